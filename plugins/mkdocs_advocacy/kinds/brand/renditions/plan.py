"""Which renditions a hub needs: known from names, sizes and facts, before any picture is decoded."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.brand.gallery import BACKGROUNDS, Tile, gallery, words_of
from mkdocs_advocacy.kinds.brand.model import Brand, BrandFile, BrandSet
from mkdocs_advocacy.kinds.brand.renditions.model import Format, Recipe, Rendition, Renditions, Use
from mkdocs_advocacy.networks.model import ImageFacts, Network

PREVIEW_WIDTHS = (480, 960, 1600)
FALLBACK_WIDTH = 960
PROOF = Recipe(PREVIEW_WIDTHS[0], PREVIEW_WIDTHS[0], "png", whole=True, background=BACKGROUNDS["light"])
SOFTEST = 1.25
"""How much a picture may be enlarged: more would be seen."""
LARGEST_EMPTINESS = 2.5
"""How many times a logo's pixels could be enlarged to fill its place: beyond, it would be lost in it."""
LOGO_MARGIN = 12
_LETTERS = "its letters are no paths", "turn its text into paths: typefaces differ"
_NO_SIZE = "it does not say how large it is", "give it a width and a height, or a viewBox"
_COLORS = "write colours as #RRGGBB, in the attributes of elements or in rules for classes such as .a"
_MOST_NAMED = 3
"""How many parts of a drawing a problem names."""
_LOGOS = frozenset(("logo", "logos", "logotype", "wordmark", "icon", "icons", "symbol", "badge", "emblem", "signet"))
_LOGOS_ALONE = ("profile",)
"""Uses that are no place for a photograph."""
_PREFERRED: Mapping[bool, tuple[Format, ...]] = {True: ("png", "jpg", "webp"), False: ("jpg", "webp")}
"""The formats for what is set whole, and for what is cropped: a photograph as PNG would be ten times as large."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What renditions are made of."""

    file: BrandFile
    size: tuple[int, int]
    logo: bool
    whole: bool
    background: str


def planned(
    brand: Brand, networks: Mapping[str, Network], digest: Callable[[BrandFile], str], engine: str
) -> dict[str, Renditions]:
    """The renditions of every picture that is offered, by its id, for the `networks` that are.

    `digest` says what the bytes of a file are; with the recipe and the `engine` it makes the address, so that what
    differs never has the same. Files that differ in their endings alone are one picture, of which a drawing is taken
    first; so several ids can have the same renditions.
    """
    found: dict[str, Renditions] = {}
    for one in brand.sets.values():
        for tile in offered_tiles(one):
            subject = _subject(one, tile)
            if subject:
                renditions = _renditions(one, subject, networks, digest(subject.file), engine)
                found |= {file.id: renditions for file in tile.files}
    return found


def proofs(brand: Brand, digest: Callable[[BrandFile], str], engine: str) -> dict[str, Rendition]:
    """A small rendition of every drawing that is offered, by its path: it is made as a proof, and never published.

    What a browser is given to draw was so drawn once within the limits, letters and drawings of no size included.
    """
    drawings = [file for one in brand.sets.values() for file in one.files if file.drawing and not file.gone]
    return {file.path: Rendition("", rendition_key(digest(file), PROOF, engine), PROOF) for file in drawings}


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
            subject = _subject(one, tile)
            if subject is None:
                if file.path not in warned:
                    why, hint = _LETTERS if file.has_text else _NO_SIZE if file.size is None else _undrawable(file)
                    message = f"the drawing has no renditions: {why}"
                    yield Problem(shown, 1, 1, Severity.NOTICE, message, hint)
                continue
            sizes = [size for _, size in _sizes(subject, networks)]
            if sizes and all(_too_small(subject, size) for size in sizes):
                width, height = subject.size
                message = f"the picture has {width:,}×{height:,} pixels: too few for every size that networks want"
                yield Problem(shown, 1, 1, Severity.NOTICE, message, "export it larger")


def _undrawable(file: BrandFile) -> tuple[str, str]:
    """Why a drawing with parts that only a browser draws has no renditions, and a hint."""
    named = ", ".join(f"“{part}”" for part in file.undrawable[:_MOST_NAMED])
    more = len(file.undrawable) - _MOST_NAMED
    return f"they would not show {named}{f' and {more} more' if more > 0 else ''} as a browser does", _COLORS


def _subject(one: BrandSet, tile: Tile) -> _Subject | None:
    """What to make renditions of; None where nothing of the tile is fit for it."""
    fit = [file for file in tile.files if file.size and not (file.drawing and (file.has_text or file.undrawable))]
    if not fit or not fit[0].size:
        return None
    file = fit[0]
    words = {word for place in (PurePosixPath(one.id), PurePosixPath(file.place)) for word in words_of(place)}
    logo = file.see_through or not words.isdisjoint(_LOGOS)
    colors = {color.name: color.hex for color in one.template.colors}
    background = {**BACKGROUNDS, **colors}.get(tile.background) or BACKGROUNDS["light"]  # of a wrong name too
    return _Subject(file, fit[0].size, logo, logo or file.said.background is not None, background)


def _sizes(subject: _Subject, networks: Mapping[str, Network]) -> Iterator[tuple[str, ImageFacts]]:
    for name, network in networks.items():
        for size in network.pictures.sizes:
            if (subject.logo or size.use not in _LOGOS_ALONE) and _format(subject, size):
                yield name, size


def _renditions(
    one: BrandSet, subject: _Subject, networks: Mapping[str, Network], digest: str, engine: str
) -> Renditions:
    uses: dict[tuple[int, int, Format], list[Use]] = {}
    caps: dict[tuple[int, int, Format], list[int]] = {}
    lost: list[Use] = []
    for name, size in _sizes(subject, networks):
        format_ = _format(subject, size)
        if _too_small(subject, size) or not format_:
            lost.append(Use(name, size.use))
            continue
        key = (size.width, size.height, format_)
        uses.setdefault(key, []).append(Use(name, size.use))
        caps.setdefault(key, []).extend([size.max_bytes] if size.max_bytes else [])
    focus = subject.file.said.focus
    recipes = [
        Recipe(
            *key,
            whole=subject.whole,
            focus=(focus.x, focus.y) if focus else (50, 50),
            margin=LOGO_MARGIN if subject.logo else 0,
            background=subject.background,
            max_bytes=min(caps[key], default=None),
        )
        for key in uses
    ]

    def made(recipe: Recipe, uses: Iterable[Use] = ()) -> Rendition:
        key = rendition_key(digest, recipe, engine)
        size = f"{recipe.width}x{recipe.height}"
        path = f"brand/{one.id}/renditions/{_stem(subject.file)}-{key[:12]}-{size}.{recipe.format}"
        return Rendition(path, key, recipe, tuple(uses))

    return Renditions(
        source=subject.file.path,
        previews=tuple(made(recipe) for recipe in _previews(subject)),
        downloads=tuple(made(recipe, used) for recipe, used in zip(recipes, uses.values(), strict=True)),
        left_out=tuple(lost),
    )


def rendition_key(digest: str, recipe: Recipe, engine: str) -> str:
    """What tells a rendition from every other: the bytes of its picture, how it is made, and by what."""
    return hashlib.sha256(f"{digest}\n{recipe}\n{engine}".encode()).hexdigest()


def _previews(subject: _Subject) -> Iterator[Recipe]:
    if subject.file.drawing:
        return
    width, height = subject.size
    widths = sorted({min(width, wanted) for wanted in PREVIEW_WIDTHS})
    fallback: Format = "png" if subject.file.see_through else "jpg"
    formats: list[tuple[int, Format]] = [(each, "webp") for each in widths]
    for each, format_ in [*formats, (min(width, FALLBACK_WIDTH), fallback)]:
        yield Recipe(each, max(1, round(height * each / width)), format_, whole=True)


def _format(subject: _Subject, size: ImageFacts) -> Format | None:
    return next((one for one in _PREFERRED[subject.whole] if one in size.formats), None)


def _too_small(subject: _Subject, size: ImageFacts) -> bool:
    """Whether the picture would be enlarged until all see it, or be lost in the size."""
    if subject.file.drawing:
        return False
    scales = size.width / subject.size[0], size.height / subject.size[1]
    return min(scales) > LARGEST_EMPTINESS if subject.whole else max(scales) > SOFTEST


def _stem(file: BrandFile) -> str:
    """Its name, fit for every file system and address."""
    stem = file.place.rpartition("/")[2].rpartition(".")[0]
    plain = re.sub(r"[^\w]+", "-", stem.encode(errors="replace").decode()).strip("-_").lower()
    return plain[:60] or "picture"
