"""The picture that renditions are made of: pixels, or a drawing."""

from __future__ import annotations

import io
import math
import re
import time
from pathlib import Path
from xml.etree import ElementTree

import resvg_py
from PIL import Image, ImageOps

from mkdocs_advocacy.kinds.brand.renditions.decode import decoded
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Limits, Recipe
from mkdocs_advocacy.kinds.brand.renditions.palette import number_of
from mkdocs_advocacy.kinds.brand.svg import UnsafeSvg, safe_root
from mkdocs_advocacy.kinds.brand.svg_length import LETTER, size_in_pixels
from mkdocs_advocacy.kinds.brand.svg_plain import make_plain

LONGEST = 5
"""How long a drawing may take, in seconds of the processor: a browser would need as long, and its page would hang."""
_UNSAID = (300.0, 150.0)
"""How large browsers show a drawing that does not say its size."""
_GAP = 1.2
"""How many times the pixels of a rendition, along each side, what it is made of has at least, if the picture has."""
_SMALLER, _LARGER = Image.Resampling.HAMMING, Image.Resampling.LANCZOS
"""How pictures are resized. Hamming's window looks as sharp as Lanczos' (a difference of 44 dB or more in photographs),
leaves no halos beside edges, and takes a third of the time."""
_ON_LADDER = 320
_STEPS = 4
"""Sizes on the ladder from one to its double."""
_LABORIOUS = 100_000
"""How many characters a drawing has at least whose shapes alone take long, whatever its size."""
_MASTER = 761
"""The longer side of a laborious drawing from which all smaller ones are made: that of a square post on the ladder."""
_SOFT = re.compile(r"<(?:\w+:)?filter\b|\bfilter\s*[:=]|<(?:\w+:)?(?:mask|pattern)\b")
"""What takes long for each pixel."""


def opened(source: Path, limits: Limits) -> Pixels | Drawing:
    """The picture in the file; Impossible where it cannot be read."""
    return Drawing.read(source) if source.suffix.lower() == ".svg" else Pixels(decoded(source, limits))


class Pixels:
    """A picture that was decoded, also in smaller sizes: a small rendition is not made of all its pixels.

    Each has half the width and half the height of the one before it; which there are depends on the picture alone.
    """

    def __init__(self, picture: Image.Image) -> None:
        """Of what `decode` gave."""
        self.size = picture.size
        self._smaller: dict[tuple[str | None, int], Image.Image] = {(None, 0): picture}
        self._sized: dict[tuple[tuple[int, int], str | None], Image.Image] = {}

    def sized(self, size: tuple[int, int], background: str | None) -> Image.Image:
        """All of it in that size, once for all renditions of it."""
        if (size, background) not in self._sized:
            self._sized[size, background] = self._resized(size, (0.0, 0.0, *self.size), background)
        return self._sized[size, background]

    def cropped(self, recipe: Recipe) -> Image.Image:
        """The part around the focus that has the rendition's shape."""
        whole_width, whole_height = self.size
        scale = max(recipe.width / whole_width, recipe.height / whole_height)
        width, height = recipe.width / scale, recipe.height / scale
        left = min(max(0.0, whole_width * recipe.focus[0] / 100 - width / 2), whole_width - width)
        top = min(max(0.0, whole_height * recipe.focus[1] / 100 - height / 2), whole_height - height)
        box = (max(0.0, left), max(0.0, top), min(left + width, whole_width), min(top + height, whole_height))
        return self._resized((recipe.width, recipe.height), box, recipe.background)

    def _resized(
        self, size: tuple[int, int], box: tuple[float, float, float, float], background: str | None
    ) -> Image.Image:
        """The part in the box, from the smallest size that has enough pixels."""
        ratio = min((box[2] - box[0]) / size[0], (box[3] - box[1]) / size[1])
        source = self._halved(max(0, math.floor(math.log2(ratio / _GAP))), background)
        across, down = source.width / self.size[0], source.height / self.size[1]
        part = (box[0] * across, box[1] * down, min(box[2] * across, source.width), min(box[3] * down, source.height))
        if size == source.size and part == (0, 0, *size):
            return source
        return source.resize(size, _SMALLER if ratio > 1 else _LARGER, box=part)

    def _halved(self, times: int, background: str | None) -> Image.Image:
        """It on the background, with half its width and height so many times; what is opaque is faster to resize."""
        picture = self._smaller[None, 0]
        ground = None if picture.mode == "RGB" else background
        if (ground, times) not in self._smaller:
            self._smaller[ground, times] = (
                self._halved(times - 1, background).reduce(2) if times else set_on(picture, ground, picture.size)
            )
        return self._smaller[ground, times]


class Drawing:
    """A picture that is drawn anew in each size, and so is sharp in all; without letters, no typeface matters.

    A laborious one, with filters, masks, patterns or very many shapes, is drawn once for all smaller sizes with room
    around them: it has fine gradations as a photograph has, and is as good when it is scaled down.
    """

    def __init__(self, text: str, size: tuple[float, float]) -> None:
        """Of the text of an SVG that is safe, with its size in pixels."""
        self.size = size
        self._text = text
        self._laborious = len(text) > _LABORIOUS or _SOFT.search(text) is not None
        self._drawn: dict[tuple[tuple[int, int], str | None], Image.Image] = {}
        self._too_slow: tuple[int, Impossible] | None = None

    @classmethod
    def read(cls, source: Path) -> Drawing:
        """The drawing in a file; Impossible where it is not safe."""
        try:
            root = safe_root(source.read_bytes())
            size = size_in_pixels(root)
            make_plain(root)
            if size:
                root.attrib |= {"width": f"{size[0]:.6g}", "height": f"{size[1]:.6g}"}
            return cls(ElementTree.tostring(root, "unicode"), size or _UNSAID)
        except (UnsafeSvg, OSError, ValueError) as error:
            raise _undrawable(error) from None

    def sized(self, size: tuple[int, int], background: str | None) -> Image.Image:
        """All of it in that size, once for all renditions of it."""
        if (size, background) not in self._drawn:
            self._drawn[size, background] = self._draw(size, background)
        return self._drawn[size, background]

    def scaled(self, size: tuple[int, int], background: str | None) -> Image.Image:
        """As `sized`; a laborious drawing is scaled down to it."""
        if not self._laborious or max(size) >= _MASTER:
            return self.sized(size, background)
        scale = _MASTER / max(self.size)
        master = (max(1, round(self.size[0] * scale)), max(1, round(self.size[1] * scale)))
        return self.sized(master, background).resize(size, Image.Resampling.LANCZOS)

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
    """The next lower size of those that a logo has within its room: renditions of nearly the same size share one.

    They are a sixth apart, so a logo has a little more room around it; what it is made of is drawn and resized once.
    """
    rung = math.floor(_STEPS * math.log2(longest / _ON_LADDER) + 1e-6)
    return min(longest, round(_ON_LADDER * 2 ** (rung / _STEPS)))


def _undrawable(error: Exception) -> Impossible:
    return Impossible(f"the drawing cannot be made into pixels: {error}", "export it as plain SVG")


def set_on(picture: Image.Image, background: str | None, size: tuple[int, int]) -> Image.Image:
    """The picture in the middle of a background of that size, which shows where it is see-through."""
    if picture.size == size and (background is None or picture.mode == "RGB"):
        return picture
    if background is None:
        return ImageOps.pad(picture, size)
    if picture.mode == "P":
        ground = Image.new("P", size, number_of(background, picture))
        ground.putpalette(picture.getpalette() or [])
    else:
        ground = Image.new("RGB", size, background)
    place = ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2)
    ground.paste(picture, place, picture if picture.mode == "RGBA" else None)
    return ground
