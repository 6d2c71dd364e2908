"""Creation of an image's renditions, each in the best quality that fits its size limit."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from mkdocs_advocacy.kinds.brand.renditions.model import Format, Impossible, Limits, Recipe
from mkdocs_advocacy.kinds.brand.renditions.originals import Drawing, Pixels, on_ladder, open_original, place_on
from mkdocs_advocacy.kinds.brand.renditions.palette import to_palette

Sized = tuple[tuple[int, int], str | None]
"""A size and a background colour."""
_QUALITIES = (85, 80, 74, 68, 60, 52, 44)
"""The JPEG and WebP qualities to try, from the best to the worst that still looks good."""
_COLORS = (256, 128, 64)
"""The numbers of colours to try for a PNG that is too large."""
_FEW = 4096
"""The most colours of a drawing, including the soft edges of shapes; photographs have many more."""
_FLAT: Mapping[str, Any] = {"compress_type": 3}
"""PNG options for few colours: run-length encoding takes half the time for about the same size."""


def create(source: Path, recipes: Sequence[Recipe], limits: Limits) -> Iterator[bytes | Impossible]:
    """Yield the file of each recipe, in order, or an Impossible; raise Impossible if the original can't be read."""
    picture = open_original(source, limits)
    palettes: dict[Sized, Image.Image | None] = {}
    for recipe in recipes:
        try:
            yield _encode(_lay_out(picture, recipe, palettes), recipe)
        except Impossible as impossible:
            yield impossible


def _inner_size(recipe: Recipe) -> tuple[int, int]:
    margin = round(min(recipe.width, recipe.height) * recipe.margin / 100)
    return max(1, recipe.width - 2 * margin), max(1, recipe.height - 2 * margin)


def _lay_out(picture: Pixels | Drawing, recipe: Recipe, palettes: dict[Sized, Image.Image | None]) -> Image.Image:
    """Fit the original to the rendition: cropped, or whole and centred on its background, as SVGs always are.

    PNGs with few colours use a palette; `palettes` caches the converted images that several renditions share.
    """
    if isinstance(picture, Pixels) and not recipe.whole:
        return picture.crop(recipe)
    small, size = _fit_whole(picture, recipe)
    if recipe.format == "png" and recipe.background is not None:
        key = (size, recipe.background)
        if key not in palettes:
            palettes[key] = to_palette(small, recipe.background)
        small = palettes[key] or small
    return place_on(small, recipe.background, (recipe.width, recipe.height))


def _fit_whole(picture: Pixels | Drawing, recipe: Recipe) -> tuple[Image.Image, tuple[int, int]]:
    """Return the whole original in the size that it has within the rendition, and that size."""
    (width, height), room = picture.size, _inner_size(recipe)
    scale = min(room[0] / width, room[1] / height)
    if recipe.margin:
        longest = max(width, height)
        scale = min(scale, on_ladder(longest * scale) / longest)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if recipe.margin and isinstance(picture, Drawing):
        return picture.render_scaled(size, recipe.background), size
    return picture.render(size, recipe.background), size


def _encode(picture: Image.Image, recipe: Recipe) -> bytes:
    """Encode the image in the best quality that fits the recipe's size limit."""
    for attempt in _encode_attempts(picture, recipe.format, fine=recipe.whole and recipe.background is not None):
        if recipe.max_bytes is None or len(attempt) <= recipe.max_bytes:
            return attempt
    raise Impossible(
        f"{recipe.width}×{recipe.height} cannot be compressed to {recipe.max_bytes:,} bytes without visible loss",
        "use an image with less detail",
    )


def _encode_attempts(picture: Image.Image, format_: Format, *, fine: bool) -> Iterator[bytes]:
    if format_ == "png":
        image = picture if fine else to_palette(picture) or picture  # `_lay_out` has already converted fine images
        yield _save(image, "PNG", **(_FLAT if image.mode == "P" or image.getcolors(_FEW) else {}))
        picture = picture.convert("RGB") if picture.mode == "P" else picture
        for count in _COLORS:
            method = Image.Quantize.FASTOCTREE if picture.mode == "RGBA" else Image.Quantize.MEDIANCUT
            yield _save(picture.quantize(count, method), "PNG", **_FLAT)
        return
    for quality in _QUALITIES:
        more: Mapping[str, Any] = {"method": 2}
        if format_ == "jpg":
            more = {"optimize": True, "subsampling": "4:4:4" if fine else "4:2:0"}
        yield _save(picture, {"jpg": "JPEG", "webp": "WEBP"}[format_], quality=quality, **more)


def _save(picture: Image.Image, format_: str, **settings: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, format_, **settings)
    return file.getvalue()
