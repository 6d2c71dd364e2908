"""One picture into its renditions, each in the best quality that is small enough."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from mkdocs_advocacy.kinds.brand.renditions.model import Format, Impossible, Limits, Recipe
from mkdocs_advocacy.kinds.brand.renditions.originals import Drawing, Pixels, on_ladder, opened, set_on
from mkdocs_advocacy.kinds.brand.renditions.palette import by_palette

Sized = tuple[tuple[int, int], str | None]
"""A size, and the background."""
_QUALITIES = (85, 80, 74, 68, 60, 52, 44)
"""Of JPEG and WebP, the best first; below the last one sees it."""
_COLORS = (256, 128, 64)
"""Of a PNG that is too large with all of its colours."""
_FEW = 4096
"""How many colours a drawing may have with the soft edges of its shapes; photographs have many more."""
_FLAT: Mapping[str, Any] = {"compress_type": 3}
"""Of a PNG of few colours: zlib looks for runs alone, for half the time and about as many bytes."""


def made(source: Path, recipes: Sequence[Recipe], limits: Limits) -> Iterator[bytes | Impossible]:
    """The file of each recipe, in their order, or why there is none; Impossible where the picture cannot be read."""
    picture = opened(source, limits)
    numbered: dict[Sized, Image.Image | None] = {}
    for recipe in recipes:
        try:
            yield _encoded(_laid_out(picture, recipe, numbered), recipe)
        except Impossible as impossible:
            yield impossible


def _room(recipe: Recipe) -> tuple[int, int]:
    margin = round(min(recipe.width, recipe.height) * recipe.margin / 100)
    return max(1, recipe.width - 2 * margin), max(1, recipe.height - 2 * margin)


def _laid_out(picture: Pixels | Drawing, recipe: Recipe, numbered: dict[Sized, Image.Image | None]) -> Image.Image:
    """The picture in the rendition's size: cropped, or all of it in the middle of its background, as drawings are.

    A PNG of few colours is one of numbers of colours; `numbered` has those of sizes that several renditions share.
    """
    if isinstance(picture, Pixels) and not recipe.whole:
        return picture.cropped(recipe)
    small, size = _small(picture, recipe)
    if recipe.format == "png" and recipe.background is not None:
        key = (size, recipe.background)
        if key not in numbered:
            numbered[key] = by_palette(small, recipe.background)
        small = numbered[key] or small
    return set_on(small, recipe.background, (recipe.width, recipe.height))


def _small(picture: Pixels | Drawing, recipe: Recipe) -> tuple[Image.Image, tuple[int, int]]:
    """All of the picture as large as it is in the rendition, and that size."""
    (width, height), room = picture.size, _room(recipe)
    scale = min(room[0] / width, room[1] / height)
    if recipe.margin:
        longest = max(width, height)
        scale = min(scale, on_ladder(longest * scale) / longest)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if recipe.margin and isinstance(picture, Drawing):
        return picture.scaled(size, recipe.background), size
    return picture.sized(size, recipe.background), size


def _encoded(picture: Image.Image, recipe: Recipe) -> bytes:
    """The file, in the best quality that fits."""
    for attempt in _attempts(picture, recipe.format, fine=recipe.whole and recipe.background is not None):
        if recipe.max_bytes is None or len(attempt) <= recipe.max_bytes:
            return attempt
    raise Impossible(
        f"{recipe.width}×{recipe.height} cannot be made smaller than {recipe.max_bytes:,} bytes without harm",
        "use a calmer picture",
    )


def _attempts(picture: Image.Image, format_: Format, *, fine: bool) -> Iterator[bytes]:
    if format_ == "png":
        numbered = picture if fine else by_palette(picture) or picture  # the fine ones went through a palette before
        yield _saved(numbered, "PNG", **(_FLAT if numbered.mode == "P" or numbered.getcolors(_FEW) else {}))
        picture = picture.convert("RGB") if picture.mode == "P" else picture
        for count in _COLORS:
            method = Image.Quantize.FASTOCTREE if picture.mode == "RGBA" else Image.Quantize.MEDIANCUT
            yield _saved(picture.quantize(count, method), "PNG", **_FLAT)
        return
    for quality in _QUALITIES:
        more: Mapping[str, Any] = {"method": 2}
        if format_ == "jpg":
            more = {"optimize": True, "subsampling": "4:4:4" if fine else "4:2:0"}
        yield _saved(picture, {"jpg": "JPEG", "webp": "WEBP"}[format_], quality=quality, **more)


def _saved(picture: Image.Image, format_: str, **settings: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, format_, **settings)
    return file.getvalue()
