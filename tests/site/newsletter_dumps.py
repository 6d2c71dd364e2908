"""Shapes of newsletters that write everything that any shape can show."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.kinds.newsletters import shapes
from mkdocs_advocacy.kinds.newsletters.shapes import ShapeFile


def add_dumps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a shape for newsletters and one for print. A shape that is added later can show no more."""
    made = [
        ShapeFile("text", "dump-newsletter.txt", "newsletter", lambda letter, words, environment: repr(letter)),
        ShapeFile("print", "dump-print.txt", "print", lambda letter, words, environment: repr(letter)),
    ]
    monkeypatch.setattr(shapes, "SHAPE_FILES", (*shapes.SHAPE_FILES, *made))
