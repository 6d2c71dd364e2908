"""The picture that renditions are made of: pixels, or a drawing."""

from __future__ import annotations

import io
import time
from pathlib import Path
from xml.etree import ElementTree

import resvg_py
from PIL import Image, ImageOps

from mkdocs_advocacy.kinds.brand.renditions.decode import decoded
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Limits, Recipe
from mkdocs_advocacy.kinds.brand.svg import UnsafeSvg, safe_root
from mkdocs_advocacy.kinds.brand.svg_length import LETTER, size_in_pixels
from mkdocs_advocacy.kinds.brand.svg_plain import make_plain

LONGEST = 5
"""How long a drawing may take, in seconds of the processor: a browser would need as long, and its page would hang."""
_UNSAID = (300.0, 150.0)
"""How large browsers show a drawing that does not say its size."""
_GAP = 2.0
"""Down to how many times the size a picture is brought in one simple step, before the fine one."""


def opened(source: Path, limits: Limits) -> Pixels | Drawing:
    """The picture in the file; Impossible where it cannot be read."""
    return Drawing.read(source) if source.suffix.lower() == ".svg" else Pixels(decoded(source, limits))


class Pixels:
    """A picture that was decoded."""

    def __init__(self, picture: Image.Image) -> None:
        """Of what `decode` gave."""
        self.size = picture.size
        self._on: dict[str | None, Image.Image] = {None: picture}

    def sized(self, size: tuple[int, int], background: str | None) -> Image.Image:
        """All of it in that size."""
        picture = self._flat(background)
        return picture if size == self.size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)

    def cropped(self, recipe: Recipe) -> Image.Image:
        """The part around the focus that has the rendition's shape."""
        whole_width, whole_height = self.size
        scale = max(recipe.width / whole_width, recipe.height / whole_height)
        width, height = recipe.width / scale, recipe.height / scale
        left = min(max(0.0, whole_width * recipe.focus[0] / 100 - width / 2), whole_width - width)
        top = min(max(0.0, whole_height * recipe.focus[1] / 100 - height / 2), whole_height - height)
        box = (max(0.0, left), max(0.0, top), min(left + width, whole_width), min(top + height, whole_height))
        size = (recipe.width, recipe.height)
        return self._flat(recipe.background).resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=_GAP)

    def _flat(self, background: str | None) -> Image.Image:
        """It on the background, once for all renditions: what nothing shows through is faster to resize."""
        if background not in self._on:
            picture = self._on[None]
            self._on[background] = set_on(picture, background, picture.size)
        return self._on[background]


class Drawing:
    """A picture that is drawn anew in each size, and so is sharp in all; without letters, no typeface matters."""

    def __init__(self, text: str, size: tuple[float, float]) -> None:
        """Of the text of an SVG that is safe, with its size in pixels."""
        self.size = size
        self._text = text
        self._drawn: dict[tuple[tuple[int, int], str | None], Image.Image] = {}

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

    def _draw(self, size: tuple[int, int], background: str | None) -> Image.Image:
        width, height = size
        began = time.process_time()
        try:
            pixels = resvg_py.svg_to_bytes(
                svg_string=self._text,
                background=background,
                skip_system_fonts=True,
                font_size=LETTER,
                width=width,
                height=height,
            )
            if time.process_time() - began > LONGEST:
                raise Impossible(f"drawing it takes more than {LONGEST} seconds", "simplify it")
            with Image.open(io.BytesIO(pixels), formats=["PNG"]) as image:
                return image.convert("RGBA" if background is None else "RGB")
        except (OSError, ValueError) as error:
            raise _undrawable(error) from None


def _undrawable(error: Exception) -> Impossible:
    return Impossible(f"the drawing cannot be made into pixels: {error}", "export it as plain SVG")


def set_on(picture: Image.Image, background: str | None, size: tuple[int, int]) -> Image.Image:
    """The picture in the middle of a background of that size, which shows where it is see-through."""
    if picture.size == size and (background is None or picture.mode == "RGB"):
        return picture
    if background is None:
        return ImageOps.pad(picture, size)
    ground = Image.new("RGB", size, background)
    place = ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2)
    ground.paste(picture, place, picture if picture.mode == "RGBA" else None)
    return ground
