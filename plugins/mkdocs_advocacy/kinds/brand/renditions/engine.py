"""What makes renditions, known without any of it: nothing is loaded where nothing is to be made."""

from __future__ import annotations

from importlib.metadata import version

from PIL import features

_LIBRARIES = ("jpg", "libjpeg_turbo", "webp", "zlib", "littlecms2")
ENGINE = " ".join(
    ["5", version("pillow"), version("resvg-py"), *(f"{name}={features.version(name)}" for name in _LIBRARIES)]
)
"""What makes renditions: with another one, the same recipe may give other bytes."""
