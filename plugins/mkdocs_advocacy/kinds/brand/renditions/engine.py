"""The version of the rendition engine, without loading the engine itself."""

from __future__ import annotations

from importlib.metadata import version

from PIL import features

_LIBRARIES = ("jpg", "libjpeg_turbo", "webp", "zlib", "littlecms2")
ENGINE = " ".join(
    ["5", version("pillow"), version("resvg-py"), *(f"{name}={features.version(name)}" for name in _LIBRARIES)]
)
"""Identifies the engine: another version may create different bytes from the same recipe."""
