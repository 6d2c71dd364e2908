"""Which renditions a hub needs: known from names, sizes and facts, before any picture is decoded."""

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
"""What shows that a drawing can be drawn; in a size of the ladder, so that its renditions share the drawing."""
SAMPLE = Recipe(96, 96, "png", whole=True)
"""What shows whether a picture is light."""
SOFTEST = 1.25
"""How much a picture may be enlarged: more would be seen."""
LARGEST_EMPTINESS = 2.5
"""How many times a logo's pixels could be enlarged to fill its place: beyond, it would be lost in it."""
LOGO_MARGIN = 12
_LETTERS = "its letters are no paths", "turn its text into paths: typefaces differ"
_NO_SIZE = (
    "its width, height and viewBox do not tell its size in pixels",
    "give it a viewBox, or a width and a height in px",
)
_PLAIN = (
    "write colours as #RRGGBB and lengths in px, in the attributes of elements or in rules for classes such as .a; "
    "for all else, export it as plain SVG"
)
_MOST_NAMED = 3
"""How many parts of a drawing a problem names."""
_LOGOS = frozenset(("logo", "logos", "logotype", "wordmark", "icon", "icons", "symbol", "badge", "emblem", "signet"))
_LOGOS_ALONE = ("profile",)
"""Uses that are no place for a photograph."""
_PREFERRED: Mapping[bool, tuple[Format, ...]] = {True: ("png", "jpg", "webp"), False: ("jpg", "webp")}
"""The formats for what is set whole, and for what is cropped: a photograph as PNG would be ten times as large."""


class _Shape(NamedTuple):
    """What decides which sizes a picture is offered in; many pictures have the same."""

    size: tuple[int, int]
    logo: bool
    whole: bool
    background: str
    focus: tuple[int, int]
    drawing: bool
    see_through: bool


class _Offer(NamedTuple):
    """The sizes that pictures of a shape are offered in."""

    previews: tuple[Recipe, ...]
    downloads: tuple[tuple[Recipe, tuple[Use, ...]], ...]
    lost: tuple[Use, ...]
    """The sizes for which they have far too few pixels."""


def planned(
    brand: Brand, networks: Mapping[str, Network], digest: Callable[[BrandFile], str], engine: str
) -> dict[str, Renditions]:
    """The renditions of every picture that is offered, by its id, for the `networks` that are.

    `digest` says what the bytes of a file are; with the recipe and the `engine` it makes the address, so that what
    differs never has the same. Files that differ in their endings alone are one picture, of which a drawing is taken
    first; so several ids can have the same renditions.
    """
    found: dict[str, Renditions] = {}
    offers: dict[_Shape, _Offer] = {}
    for one in brand.sets.values():
        for tile in offered_tiles(one):
            if file := _fit(tile):
                shape = _shape(one, tile, file)
                if shape not in offers:
                    offers[shape] = _offer(shape, networks)
                renditions = _renditions(one, file, offers[shape], digest(file), engine)
                found |= {file.id: renditions for file in tile.files}
    return found


def proofs(brand: Brand, digest: Callable[[BrandFile], str], engine: str) -> dict[str, Rendition]:
    """A small rendition of every drawing that is offered, by its path: it is made as a proof, and never published.

    What a browser is given to draw was so drawn once within the limits, letters and drawings of no size included.
    """
    drawings = [file for one in brand.sets.values() for file in one.files if file.drawing and not file.gone]
    return {file.path: Rendition("", rendition_key(digest(file), PROOF, engine), PROOF) for file in drawings}


def samples(brand: Brand, digest: Callable[[BrandFile], str], engine: str) -> dict[str, Rendition]:
    """A small rendition, by its path, of every picture whose ground its own lightness decides.

    That is a picture that can be seen through, with names that say nothing; it is never published.
    """
    tiles = (tile for one in brand.sets.values() for tile in offered_tiles(one))
    undecided = (tile.shown for tile in tiles if tile.background == "light" and tile.told_dark is None)
    files = [file for file in undecided if file.see_through and not file.said.background and not file.undrawable]
    return {file.path: Rendition("", rendition_key(digest(file), SAMPLE, engine), SAMPLE) for file in files}


def offered_tiles(one: BrandSet) -> Iterator[Tile]:
    """What can be looked at in the set, and is offered."""
    for group in gallery([file for file in one.files if not file.gone], one.title):
        yield from group.tiles


def left_out(brand: Brand, networks: Mapping[str, Network], docs: str) -> Iterator[Problem]:
    """A notice for each picture that networks get nothing of, as headers tell; `docs` is the folder it lies in.

    A warning for drawings with parts, such as colours, that renditions would show differently: they have none.
    """
    for file in brand.undrawable:
        why, hint = _undrawable(file)
        message = f"the drawing has no renditions: {why}"
        yield Problem(str(PurePosixPath(docs, file.path)), 1, 1, Severity.WARNING, message, hint)
    warned = {file.path for file in brand.undrawable}
    for one in brand.sets.values():
        for tile in offered_tiles(one):
            file = tile.shown
            shown = str(PurePosixPath(docs, file.path))
            fit = _fit(tile)
            if fit is None:
                if file.path not in warned:
                    why, hint = _LETTERS if file.has_text else _NO_SIZE if file.size is None else _undrawable(file)
                    message = f"the drawing has no renditions: {why}"
                    yield Problem(shown, 1, 1, Severity.NOTICE, message, hint)
                continue
            shape = _shape(one, tile, fit)
            sizes = [size for _, size, _ in _sizes(shape, networks)]
            if sizes and all(_too_small(shape, size) for size in sizes):
                width, height = shape.size
                message = f"the picture has {width:,}×{height:,} pixels: too few for every size that networks want"
                yield Problem(shown, 1, 1, Severity.NOTICE, message, "export it larger")


def _undrawable(file: BrandFile) -> tuple[str, str]:
    """Why a drawing with parts that only a browser draws has no renditions, and a hint."""
    named = ", ".join(f"“{part}”" for part in file.undrawable[:_MOST_NAMED])
    more = len(file.undrawable) - _MOST_NAMED
    return f"they would not show {named}{f' and {more} more' if more > 0 else ''} as a browser does", _PLAIN


def _fit(tile: Tile) -> BrandFile | None:
    """The file of the tile to make renditions of; None where none is fit for it."""
    fit = (file for file in tile.files if file.size and not (file.drawing and (file.has_text or file.undrawable)))
    return next(fit, None)


def _shape(one: BrandSet, tile: Tile, file: BrandFile) -> _Shape:
    words = {word for place in (PurePosixPath(one.id), PurePosixPath(file.place)) for word in words_of(place)}
    logo = file.see_through or not words.isdisjoint(_LOGOS)
    colors = {color.name: color.hex for color in one.template.colors}
    background = {**BACKGROUNDS, **colors}.get(tile.background) or BACKGROUNDS["light"]  # of a wrong name too
    whole, focus = logo or file.said.background is not None, file.said.focus
    point = (focus.x, focus.y) if focus else (50, 50)
    return _Shape(file.size or (1, 1), logo, whole, background, point, file.drawing, file.see_through)


def _sizes(shape: _Shape, networks: Mapping[str, Network]) -> Iterator[tuple[str, ImageFacts, Format]]:
    """The sizes that networks want of the picture, and the format of each."""
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

    def made(recipe: Recipe, uses: tuple[Use, ...] = ()) -> Rendition:
        key = rendition_key(digest, recipe, engine)
        path = f"{stem}-{key[:12]}-{recipe.width}x{recipe.height}.{recipe.format}"
        return Rendition(path, key, recipe, uses)

    return Renditions(
        source=file.path,
        previews=tuple([made(recipe) for recipe in offer.previews]),
        downloads=tuple([made(recipe, uses) for recipe, uses in offer.downloads]),
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
    """Whether the picture would be enlarged until all see it, or be lost in the size."""
    if shape.drawing:
        return False
    scales = size.width / shape.size[0], size.height / shape.size[1]
    return min(scales) > LARGEST_EMPTINESS if shape.whole else max(scales) > SOFTEST


def _stem(file: BrandFile) -> str:
    """Its name, fit for every file system and address."""
    stem = file.place.rpartition("/")[2].rpartition(".")[0]
    plain = re.sub(r"[^\w]+", "-", stem.encode(errors="replace").decode()).strip("-_").lower()
    return plain[:60] or "picture"
