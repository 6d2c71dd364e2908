"""HTML rendered once with marked gaps, and filled many times: far faster than rendering a template each time.

`slot` is the only mark there is. A `Frame` fills few gaps and escapes their values, a `Form` fills hundreds with values
that are HTML already, and `fill` puts HTML into a text that is still to become one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape


def html(text: str) -> str:
    """The text as HTML, to be joined with many others: Markup would have a look at each of them again."""
    return str(escape(text))


_OPEN, _CLOSE = "\ue000advocacy:", "\ue001"
_GAP = re.compile(f"{_OPEN}([a-z0-9]+){_CLOSE}")
_SECTION_AT_END = re.compile(f"<section>{_OPEN}[a-z0-9]+{_CLOSE}</section>\\s*\\Z")
_CHANGED = re.compile(rf"{_OPEN[0]}(?i:{_OPEN[1:3]})|:\w+{_CLOSE}")


class ChangedSlot(ValueError):
    """A template has changed the mark of a gap."""


def slot(name: str) -> str:
    """The mark of a gap, to be given to a template in place of a value; `name` is of the letters a to z and digits."""
    return f"{_OPEN}{name}{_CLOSE}"


def section_slot(name: str) -> str:
    """The mark of a gap in Markdown: a section of HTML, which stays as it is."""
    return f"<section>{slot(name)}</section>"


def split_last_section(html: str) -> tuple[str, str]:
    """Split off the marked section with which the HTML ends; it is empty where the HTML ends otherwise."""
    found = _SECTION_AT_END.search(html)
    return (html[: found.start()], found[0]) if found else (html, "")


def fill(text: str, **values: str) -> str:
    """Put HTML into the gaps that have these names, and leave the others open."""
    filled = str(text)  # Markup would escape the values
    for name, value in values.items():
        filled = filled.replace(slot(name), value)
    return filled


def squeezed(html: str) -> str:
    """The HTML without empty lines and indentation."""
    return re.sub(r"\s*\n\s*", "\n", html)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """The text with other names for those of its gaps that `names` has."""
    return _GAP.sub(lambda found: slot(names.get(found[1], found[1])), text)


def _split(text: str) -> list[str]:
    """Words and names of gaps in turn; ChangedSlot where a mark is broken."""
    pieces = _GAP.split(text)
    if _CHANGED.search("".join(pieces[::2])):
        raise ChangedSlot(
            "A template in custom_dir cuts or changes a text that is filled in after it has run, as "
            "{{ view.title | upper }} does; it can show such a text or leave it out"
        )
    return pieces


class Frame:
    """HTML with gaps."""

    def __init__(self, html: str) -> None:
        """`html` is rendered with marks in it."""
        pieces = _split(html)
        self._first = pieces[0]
        self._rest = list(zip(pieces[1::2], pieces[2::2], strict=True))

    def filled(self, values: Mapping[str, str]) -> str:
        """The HTML with a value in each gap, escaped where it is not marked as safe; KeyError where one lacks."""
        parts = [self._first]
        for name, words in self._rest:
            value = values[name]
            parts += (value if isinstance(value, Markup) else escape(value), words)
        return "".join(parts)


class Form:
    """A whole page with many gaps, for which there are values in a fixed order."""

    def __init__(self, text: str, names: Sequence[str]) -> None:
        """`text` is rendered with marks in it; `names` are those of the values to come."""
        places = {name: place for place, name in enumerate(names)}
        pieces = _split(text)
        self._pieces = [piece.encode() for piece in pieces]
        self._places = [places[name] for name in pieces[1::2]]

    def filled(self, values: Sequence[str]) -> bytes:
        """The page with `values`, which need not be escaped any more, in its gaps, in UTF-8."""
        written = [value.encode() for value in values]
        pieces = self._pieces.copy()
        pieces[1::2] = [written[place] for place in self._places]
        return b"".join(pieces)
