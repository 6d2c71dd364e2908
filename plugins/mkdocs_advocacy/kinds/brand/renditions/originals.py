"""The originals of renditions: bitmap images and SVGs."""

from __future__ import annotations

import io
import math
import re
import time
from pathlib import Path
from xml.etree import ElementTree

import resvg_py
from PIL import Image, ImageOps

from mkdocs_advocacy.kinds.brand.renditions.decode import decode
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Limits, Recipe
from mkdocs_advocacy.kinds.brand.renditions.palette import index_of
from mkdocs_advocacy.kinds.brand.svg import UnsafeSvg, safe_root
from mkdocs_advocacy.kinds.brand.svg_length import LETTER, size_in_pixels
from mkdocs_advocacy.kinds.brand.svg_plain import make_plain

LONGEST = 5
"""The CPU time limit for drawing an SVG, in seconds; a browser would take as long, and its page would hang."""
_DEFAULT_SIZE = (300.0, 150.0)
"""The default size of an SVG in browsers."""
_MIN_RATIO = 1.2
"""The minimum ratio of source to rendition pixels on each side, if the original is large enough."""
_SMALLER, _LARGER = Image.Resampling.HAMMING, Image.Resampling.LANCZOS
"""The filters for resizing. Hamming looks as sharp as Lanczos (with a PSNR of at least 44 dB in photographs), leaves no
halos at edges, and takes a third of the time."""
_ON_LADDER = 320
_STEPS = 4
"""The number of ladder sizes per doubling."""
_SLOW_LENGTH = 100_000
"""Above this length, in characters, an SVG's shapes alone take long to draw at any size."""
_MASTER = 761
"""The longer side of the drawing of a slow SVG that all smaller renditions are scaled from: a square post's."""
_SLOW_EFFECTS = re.compile(r"<(?:\w+:)?filter\b|\bfilter\s*[:=]|<(?:\w+:)?(?:mask|pattern)\b")
"""Matches elements and properties that are slow to draw for each pixel."""


def open_original(source: Path, limits: Limits) -> Pixels | Drawing:
    """Open an image or SVG; raise Impossible if it can't be read."""
    return Drawing.read(source) if source.suffix.lower() == ".svg" else Pixels(decode(source, limits))


class Pixels:
    """A decoded image, and smaller copies of it as the sources of small renditions.

    Each copy has half the width and height of the one before; the sizes depend only on the image.
    """

    def __init__(self, picture: Image.Image) -> None:
        """Take an image from `decode`."""
        self.size = picture.size
        self._smaller: dict[tuple[str | None, int], Image.Image] = {(None, 0): picture}
        self._sized: dict[tuple[tuple[int, int], str | None], Image.Image] = {}

    def render(self, size: tuple[int, int], background: str | None) -> Image.Image:
        """Return the whole image in this size; all renditions share the result."""
        if (size, background) not in self._sized:
            self._sized[size, background] = self._resize(size, (0.0, 0.0, *self.size), background)
        return self._sized[size, background]

    def crop(self, recipe: Recipe) -> Image.Image:
        """Crop the image around its focus to the rendition's aspect ratio, and resize it."""
        whole_width, whole_height = self.size
        scale = max(recipe.width / whole_width, recipe.height / whole_height)
        width, height = recipe.width / scale, recipe.height / scale
        left = min(max(0.0, whole_width * recipe.focus[0] / 100 - width / 2), whole_width - width)
        top = min(max(0.0, whole_height * recipe.focus[1] / 100 - height / 2), whole_height - height)
        box = (max(0.0, left), max(0.0, top), min(left + width, whole_width), min(top + height, whole_height))
        return self._resize((recipe.width, recipe.height), box, recipe.background)

    def _resize(
        self, size: tuple[int, int], box: tuple[float, float, float, float], background: str | None
    ) -> Image.Image:
        """Resize the part in the box, from the smallest copy with enough pixels."""
        ratio = min((box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1])
        source = self._halve(max(0, math.floor(math.log2(ratio / _MIN_RATIO))), background)
        across, down = source.width / self.size[0], source.height / self.size[1]
        part = (box[0] * across, box[1] * down, min(box[2] * across, source.width), min(box[3] * down, source.height))
        if size == source.size and part == (0, 0, *size):
            return source
        return source.resize(size, _SMALLER if ratio > 1 else _LARGER, box=part)

    def _halve(self, times: int, background: str | None) -> Image.Image:
        """Put the image on the background, as opaque images resize faster, and halve its size this many times."""
        picture = self._smaller[None, 0]
        ground = None if picture.mode == "RGB" else background
        if (ground, times) not in self._smaller:
            self._smaller[ground, times] = (
                self._halve(times - 1, background).reduce(2) if times else place_on(picture, ground, picture.size)
            )
        return self._smaller[ground, times]


class Drawing:
    """An SVG, drawn separately in each size to be sharp. SVGs with text get no renditions, so fonts don't matter.

    A slow SVG, with filters, masks, patterns or very many shapes, is drawn once and scaled down for all smaller sizes
    with a margin: with its fine gradations, it looks as good scaled down.
    """

    def __init__(self, text: str, size: tuple[float, float]) -> None:
        """Take the source of a safe SVG and its size in pixels."""
        self.size = size
        self._text = text
        self._slow = len(text) > _SLOW_LENGTH or _SLOW_EFFECTS.search(text) is not None
        self._drawn: dict[tuple[tuple[int, int], str | None], Image.Image] = {}
        self._too_slow: tuple[int, Impossible] | None = None

    @classmethod
    def read(cls, source: Path) -> Drawing:
        """Read an SVG file; raise Impossible if it is unsafe."""
        try:
            root = safe_root(source.read_bytes())
            size = size_in_pixels(root)
            make_plain(root)
            if size:
                root.attrib |= {"width": f"{size[0]:.6g}", "height": f"{size[1]:.6g}"}
            return cls(ElementTree.tostring(root, "unicode"), size or _DEFAULT_SIZE)
        except (UnsafeSvg, OSError, ValueError) as error:
            raise _undrawable(error) from None

    def render(self, size: tuple[int, int], background: str | None) -> Image.Image:
        """Return the whole SVG in this size; all renditions share the result."""
        if (size, background) not in self._drawn:
            self._drawn[size, background] = self._draw(size, background)
        return self._drawn[size, background]

    def render_scaled(self, size: tuple[int, int], background: str | None) -> Image.Image:
        """Return the whole SVG in this size like `render`, but scale down a slow one from a larger drawing."""
        if not self._slow or max(size) >= _MASTER:
            return self.render(size, background)
        scale = _MASTER / max(self.size)
        master = (max(1, round(self.size[0] * scale)), max(1, round(self.size[1] * scale)))
        return self.render(master, background).resize(size, Image.Resampling.LANCZOS)

    def _draw(self, size: tuple[int, int], background: str | None) -> Image.Image:
        if self._too_slow and size[0] * size[1] >= self._too_slow[0]:
            raise self._too_slow[1]
        began = time.process_time()
        try:
            pixels = resvg_py.svg_to_bytes(
                svg_string=self._text,
                background=background,
                skip_system_fonts=True,
                font_size=LETTER,
                width=size[0],
                height=size[1],
            )
            if time.process_time() - began > LONGEST:
                too_slow = Impossible(f"drawing it takes more than {LONGEST} seconds", "simplify it")
                self._too_slow = size[0] * size[1], too_slow
                raise too_slow
            with Image.open(io.BytesIO(pixels), formats=["PNG"]) as image:
                return image.convert("RGBA" if background is None else "RGB")
        except (OSError, ValueError) as error:
            raise _undrawable(error) from None


def on_ladder(longest: float) -> float:
    """Round a logo's longer side down to a fixed ladder of sizes, so that similar renditions share a drawing.

    Sizes are about a sixth apart, so the margin around a logo grows only a little.
    """
    rung = math.floor(_STEPS * math.log2(longest / _ON_LADDER) + 1e-6)
    return min(longest, round(_ON_LADDER * 2 ** (rung / _STEPS)))


def _undrawable(error: Exception) -> Impossible:
    return Impossible(f"the SVG cannot be rendered: {error}", "export it as plain SVG")


def place_on(picture: Image.Image, background: str | None, size: tuple[int, int]) -> Image.Image:
    """Centre the image on a background of this size, which shows through its transparent parts."""
    if picture.size == size and (background is None or picture.mode == "RGB"):
        return picture
    if background is None:
        return ImageOps.pad(picture, size)
    if picture.mode == "P":
        ground = Image.new("P", size, index_of(background, picture))
        ground.putpalette(picture.getpalette() or [])
    else:
        ground = Image.new("RGB", size, background)
    place = ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2)
    ground.paste(picture, place, picture if picture.mode == "RGBA" else None)
    return ground
