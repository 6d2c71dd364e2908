"""HTML rendered once with marked gaps, and filled many times: far faster than rendering a template each time."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape


def html(text: str) -> str:
    """The text as HTML, to be joined with many others: Markup would have a look at each of them again."""
    return str(escape(text))


_OPEN, _CLOSE = "\ue000advocacy:", "\ue001"


def gap(name: str) -> str:
    """The mark of a gap, to be given to a template in place of a value; `name` is of the letters a to z and digits."""
    return f"{_OPEN}{name}{_CLOSE}"


def squeezed(html: str) -> str:
    """The HTML without empty lines and indentation."""
    return re.sub(r"\s*\n\s*", "\n", html)


class Frame:
    """HTML with gaps."""

    def __init__(self, html: str) -> None:
        """`html` is rendered with marks in it."""
        self._pieces = re.split(f"{_OPEN}([a-z0-9]+){_CLOSE}", html)
        self.names: Sequence[str] = self._pieces[1::2]
        """Those of the gaps, in their order; one may be there several times."""

    def filled(self, values: Mapping[str, str]) -> str:
        """The HTML with a value in each gap, escaped where it is not marked as safe; KeyError where one lacks."""
        found = [values[name] for name in self.names]
        return self.joined([value if isinstance(value, Markup) else escape(value) for value in found])

    def joined(self, values: Sequence[str]) -> str:
        """The HTML with `values`, which are HTML too, in its gaps, in their order."""
        pieces = self._pieces.copy()
        pieces[1::2] = values
        return "".join(pieces)


class Form:
    """A text with gaps for which there are values in a fixed order."""

    def __init__(self, text: str, names: Sequence[str]) -> None:
        """`text` is rendered with marks in it; `names` are those of the values to come."""
        places = {name: place for place, name in enumerate(names)}
        self._frame = Frame(text)
        self._places = [places[name] for name in self._frame.names]

    def filled(self, values: Sequence[str]) -> str:
        """The text with `values`, which need not be escaped any more, in its gaps."""
        return self._frame.joined([values[place] for place in self._places])
