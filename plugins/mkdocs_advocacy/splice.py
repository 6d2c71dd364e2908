"""HTML rendered once with marked gaps, and filled many times: far faster than rendering a template each time."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

_OPEN, _CLOSE = "\ue000advocacy:", "\ue001"


def gap(name: str) -> str:
    """The mark of a gap, to be given to a template in place of a value; `name` is of the letters a to z."""
    return f"{_OPEN}{name}{_CLOSE}"


def squeezed(html: str) -> str:
    """The HTML without empty lines and indentation."""
    return re.sub(r"\s*\n\s*", "\n", html)


class Frame:
    """HTML with gaps."""

    def __init__(self, html: str) -> None:
        """`html` is rendered with marks in it."""
        pieces = re.split(f"{_OPEN}([a-z]+){_CLOSE}", html)
        self._first = pieces[0]
        self._rest = list(zip(pieces[1::2], pieces[2::2], strict=True))

    def filled(self, values: Mapping[str, str]) -> str:
        """The HTML with a value in each gap, escaped where it is not marked as safe; KeyError where one lacks."""
        parts = [self._first]
        for name, words in self._rest:
            value = values[name]
            parts += (value if isinstance(value, Markup) else escape(value), words)
        return "".join(parts)
