"""Plan the renditions of a hub from names, sizes and network facts, before any image is decoded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.brand.gallery import BACKGROUNDS, Tile, gallery, words_of
from mkdocs_advocacy.kinds.brand.model import Brand, BrandFile, BrandSet
from mkdocs_advocacy.kinds.brand.renditions.model import Format, Recipe, Rendition, Renditions, Use, rendition_key
from mkdocs_advocacy.networks.model import ImageFacts, Network

PREVIEW_WIDTHS = (480, 960, 1600)
FALLBACK_WIDTH = 960
PROOF = Recipe(453, 453, "png", whole=True, background=BACKGROUNDS["light"])
"""The recipe that proves that an SVG can be drawn, in a ladder size so that renditions share its drawing."""
SAMPLE = Recipe(96, 96, "png", whole=True)
"""The recipe that shows whether an image is light."""
SOFTEST = 1.25
"""The largest enlargement of an image that isn't visibly soft."""
LARGEST_EMPTINESS = 2.5
"""How many times larger than a logo a size may be; beyond that, the logo would look lost."""
LOGO_MARGIN = 12
_HAS_TEXT = "it contains text", "convert the text to paths, as fonts differ between devices"
_NO_SIZE = (
    "its width, height and viewBox do not define a size in pixels",
    "add a viewBox, or a width and height in px",
)
_PLAIN = (
    "write colours as #RRGGBB and lengths in px, in attributes or in rules for classes such as .a; "
    "for everything else, export it as plain SVG"
)
_MOST_NAMED = 3
"""The maximum number of SVG parts that a problem lists."""
_LOGOS = frozenset(("logo", "logos", "logotype", "wordmark", "icon", "icons", "symbol", "badge", "emblem", "signet"))
_LOGOS_ALONE = ("profile",)
"""Uses that are unsuitable for photographs."""
_PREFERRED: Mapping[bool, tuple[Format, ...]] = {True: ("png", "jpg", "webp"), False: ("jpg", "webp")}
"""The preferred formats of whole and of cropped images; a photograph as PNG would be ten times as large."""


class _Shape(NamedTuple):
    """The properties that determine an image's sizes; many images share a shape."""

    size: tuple[int, int]
    logo: bool
    whole: bool
    background: str
    focus: tuple[int, int]
    drawing: bool
    see_through: bool


class _Offer(NamedTuple):
    """The sizes for images of a shape."""

    previews: tuple[Recipe, ...]
    downloads: tuple[tuple[Recipe, tuple[Use, ...]], ...]
    lost: tuple[Use, ...]
    """The uses that the images are far too small for."""


def planned(
    brand: Brand, networks: Mapping[str, Network], digest: Callable[[BrandFile], str], engine: str
) -> dict[str, Renditions]:
    """Plan the renditions of all offered images for these `networks`, by image id.

    A file's `digest`, the recipe and the `engine` determine the address, so different renditions never share one. Files
    that differ only in their extension are one image with the same renditions, made from an SVG if possible.
    """
    found: dict[str, Renditions] = {}
    offers: dict[_Shape, _Offer] = {}
    for one in brand.sets.values():
        for tile in offered_tiles(one):
            if file := _usable_file(tile):
                shape = _shape(one, tile, file)
                if shape not in offers:
                    offers[shape] = _offer(shape, networks)
                renditions = _renditions(one, file, offers[shape], digest(file), engine)
                found |= {file.id: renditions for file in tile.files}
    return found


def proofs(brand: Brand, digest: Callable[[BrandFile], str], engine: str) -> dict[str, Rendition]:
    """Plan a small rendition of every offered SVG, by path, which is never published.

    It proves that the SVG can be drawn within the limits before browsers have to, even if it has text or no size.
    """
    drawings = [file for one in brand.sets.values() for file in one.files if file.drawing and not file.gone]
    return {file.path: Rendition("", rendition_key(digest(file), PROOF, engine), PROOF) for file in drawings}


def samples(brand: Brand, digest: Callable[[BrandFile], str], engine: str) -> dict[str, Rendition]:
    """Plan a small rendition, by path, of every image whose lightness determines its background; it is never published.

    These images have transparency, no background setting, and names that don't tell.
    """
    tiles = (tile for one in brand.sets.values() for tile in offered_tiles(one))
    undecided = (tile.shown for tile in tiles if tile.background == "light" and tile.is_for_dark is None)
    files = [file for file in undecided if file.see_through and not file.settings.background and not file.undrawable]
    return {file.path: Rendition("", rendition_key(digest(file), SAMPLE, engine), SAMPLE) for file in files}


def offered_tiles(one: BrandSet) -> Iterator[Tile]:
    """Yield the offered images and SVGs of the set."""
    for group in gallery([file for file in one.files if not file.gone], one.title):
        yield from group.tiles


def left_out(brand: Brand, networks: Mapping[str, Network], docs: str) -> Iterator[Problem]:
    """Report images without renditions for networks, judging by their headers; `docs` is the published folder.

    SVGs with parts, such as colours, that renditions would show differently get a warning, and other images a notice.
    """
    for file in brand.undrawable:
        why, hint = _undrawable(file)
        message = f"the SVG has no renditions: {why}"
        yield Problem(str(PurePosixPath(docs, file.path)), 1, 1, Severity.WARNING, message, hint)
    warned = {file.path for file in brand.undrawable}
    for one in brand.sets.values():
        for tile in offered_tiles(one):
            file = tile.shown
            shown = str(PurePosixPath(docs, file.path))
            fit = _usable_file(tile)
            if fit is None:
                if file.path not in warned:
                    why, hint = _HAS_TEXT if file.has_text else _NO_SIZE if file.size is None else _undrawable(file)
                    message = f"the SVG has no renditions: {why}"
                    yield Problem(shown, 1, 1, Severity.NOTICE, message, hint)
                continue
            shape = _shape(one, tile, fit)
            sizes = [size for _, size, _ in _sizes(shape, networks)]
            if sizes and all(_too_small(shape, size) for size in sizes):
                width, height = shape.size
                message = f"the image is {width:,}×{height:,} pixels, too small for every size that networks use"
                yield Problem(shown, 1, 1, Severity.NOTICE, message, "export a larger version")


def _undrawable(file: BrandFile) -> tuple[str, str]:
    """Explain why an SVG with parts that only browsers draw has no renditions, and give a hint."""
    named = ", ".join(f"“{part}”" for part in file.undrawable[:_MOST_NAMED])
    more = len(file.undrawable) - _MOST_NAMED
    return f"they would show {named}{f' and {more} more' if more > 0 else ''} differently from browsers", _PLAIN


def _usable_file(tile: Tile) -> BrandFile | None:
    """Return the tile's first file that can have renditions, if any."""
    fit = (file for file in tile.files if file.size and not (file.drawing and (file.has_text or file.undrawable)))
    return next(fit, None)


def _shape(one: BrandSet, tile: Tile, file: BrandFile) -> _Shape:
    words = {word for place in (PurePosixPath(one.id), PurePosixPath(file.place)) for word in words_of(place)}
    logo = file.see_through or not words.isdisjoint(_LOGOS)
    colors = {color.name: color.hex for color in one.template.colors}
    background = {**BACKGROUNDS, **colors}.get(tile.background) or BACKGROUNDS["light"]  # also for unknown names
    whole, focus = logo or file.settings.background is not None, file.settings.focus
    point = (focus.x, focus.y) if focus else (50, 50)
    return _Shape(file.size or (1, 1), logo, whole, background, point, file.drawing, file.see_through)


def _sizes(shape: _Shape, networks: Mapping[str, Network]) -> Iterator[tuple[str, ImageFacts, Format]]:
    """Yield the network, size and format of each download."""
    for name, network in networks.items():
        for size in network.pictures.sizes:
            format_ = _format(shape, size)
            if format_ and (shape.logo or size.use not in _LOGOS_ALONE):
                yield name, size, format_


def _offer(shape: _Shape, networks: Mapping[str, Network]) -> _Offer:
    uses: dict[tuple[int, int, Format], list[Use]] = {}
    caps: dict[tuple[int, int, Format], list[int]] = {}
    lost: list[Use] = []
    for name, size, format_ in _sizes(shape, networks):
        if _too_small(shape, size):
            lost.append(Use(name, size.use))
            continue
        key = (size.width, size.height, format_)
        uses.setdefault(key, []).append(Use(name, size.use))
        caps.setdefault(key, []).extend([size.max_bytes] if size.max_bytes else [])
    recipes = [
        Recipe(
            *key,
            whole=shape.whole,
            focus=shape.focus,
            margin=LOGO_MARGIN if shape.logo else 0,
            background=shape.background,
            max_bytes=min(caps[key], default=None),
        )
        for key in uses
    ]
    downloads = tuple(zip(recipes, map(tuple, uses.values()), strict=True))
    return _Offer(tuple(_previews(shape)), downloads, tuple(lost))


def _renditions(one: BrandSet, file: BrandFile, offer: _Offer, digest: str, engine: str) -> Renditions:
    stem = f"brand/{one.id}/renditions/{_stem(file)}"

    def rendition(recipe: Recipe, uses: tuple[Use, ...] = ()) -> Rendition:
        key = rendition_key(digest, recipe, engine)
        path = f"{stem}-{key[:12]}-{recipe.width}x{recipe.height}.{recipe.format}"
        return Rendition(path, key, recipe, uses)

    return Renditions(
        source=file.path,
        previews=tuple([rendition(recipe) for recipe in offer.previews]),
        downloads=tuple([rendition(recipe, uses) for recipe, uses in offer.downloads]),
        left_out=offer.lost,
    )


def _previews(shape: _Shape) -> Iterator[Recipe]:
    if shape.drawing:
        return
    width, height = shape.size
    widths = sorted({min(width, wanted) for wanted in PREVIEW_WIDTHS})
    fallback: Format = "png" if shape.see_through else "jpg"
    formats: list[tuple[int, Format]] = [(each, "webp") for each in widths]
    for each, format_ in [*formats, (min(width, FALLBACK_WIDTH), fallback)]:
        yield Recipe(each, max(1, round(height * each / width)), format_, whole=True)


def _format(shape: _Shape, size: ImageFacts) -> Format | None:
    return next((one for one in _PREFERRED[shape.whole] if one in size.formats), None)


def _too_small(shape: _Shape, size: ImageFacts) -> bool:
    """Return whether the image would look soft or lost in this size."""
    if shape.drawing:
        return False
    scales = size.width / shape.size[0], size.height / shape.size[1]
    return min(scales) > LARGEST_EMPTINESS if shape.whole else max(scales) > SOFTEST


def _stem(file: BrandFile) -> str:
    """Return the file's stem in characters that are safe in file systems and addresses."""
    stem = file.place.rpartition("/")[2].rpartition(".")[0]
    plain = re.sub(r"[^\w]+", "-", stem.encode(errors="replace").decode()).strip("-_").lower()
    return plain[:60] or "picture"
