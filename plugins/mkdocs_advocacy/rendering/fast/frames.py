"""HTML rendered once with marked slots and filled many times, which is far faster than rendering a template each time.

`slot` creates all marks. A `Frame` has a few slots and escapes their values; a `Form` has hundreds, for values that are
HTML already. `fill` inserts HTML into a text before it becomes a frame or a form.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape


def html(text: str) -> str:
    """Return a text as escaped HTML of type `str`: joining many `Markup` objects would check each again."""
    return str(escape(text))


_OPEN, _CLOSE = "\ue000advocacy:", "\ue001"
_SLOT = re.compile(f"{_OPEN}([a-z0-9]+){_CLOSE}")
_SECTION_AT_END = re.compile(f"<section>{_OPEN}[a-z0-9]+{_CLOSE}</section>\\s*\\Z")
_CHANGED = re.compile(rf"{_OPEN[0]}(?i:{_OPEN[1:3]})|:\w+{_CLOSE}")


class ChangedSlot(ValueError):
    """A template has cut or changed the mark of a slot."""


def slot(name: str) -> str:
    """Return the mark of a slot, for a template instead of a value. `name` consists of a–z and digits."""
    return f"{_OPEN}{name}{_CLOSE}"


def section_slot(name: str) -> str:
    """Return the mark of a slot in Markdown: an HTML section, which Markdown leaves unchanged."""
    return f"<section>{slot(name)}</section>"


def split_last_section(html: str) -> tuple[str, str]:
    """Split off the section slot at the end of the HTML; it is empty if there is none."""
    section = _SECTION_AT_END.search(html)
    return (html[: section.start()], section[0]) if section else (html, "")


def fill(text: str, **values: str) -> str:
    """Insert HTML into the slots with these names, and leave all others unfilled."""
    filled = str(text)  # Markup would escape the values
    for name, value in values.items():
        filled = filled.replace(slot(name), value)
    return filled


def without_slots(html: str) -> str:
    """Return the HTML without the marks of slots."""
    return _SLOT.sub("", html)


def squeezed(html: str) -> str:
    """Return the HTML without empty lines and indentation."""
    return re.sub(r"\s*\n\s*", "\n", html)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Return the text with its slots renamed, as far as `names` contains them."""
    return _SLOT.sub(lambda mark: slot(names.get(mark[1], mark[1])), text)


def _split(text: str) -> list[str]:
    """Return texts and slot names alternately. Raise ChangedSlot if a mark is broken."""
    pieces = _SLOT.split(text)
    if _CHANGED.search("".join(pieces[::2])):
        raise ChangedSlot(
            "A template in custom_dir cuts or changes a text that is only inserted later, as "
            "{{ view.title | upper }} would; use such texts unchanged or leave them out"
        )
    return pieces


class Frame:
    """HTML with slots."""

    def __init__(self, html: str) -> None:
        """Split `html` at the marks of its slots."""
        pieces = _split(html)
        self._first = pieces[0]
        self._rest = list(zip(pieces[1::2], pieces[2::2], strict=True))

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the HTML with all slots filled. Escape values except `Markup`. Raise KeyError if one is missing."""
        parts = [self._first]
        for name, text in self._rest:
            value = values[name]
            parts += (value if isinstance(value, Markup) else escape(value), text)
        return "".join(parts)


class Form:
    """A whole page with many slots, whose values come in a fixed order."""

    def __init__(self, text: str, names: Sequence[str]) -> None:
        """Split `text` at the marks of its slots; `names` are the slots in the order of their values."""
        positions = {name: position for position, name in enumerate(names)}
        pieces = _split(text)
        self._pieces = [piece.encode() for piece in pieces]
        self._positions = [positions[name] for name in pieces[1::2]]

    def filled(self, values: Sequence[str]) -> bytes:
        """Return the page in UTF-8 with the slots filled; `values` are HTML."""
        encoded = [value.encode() for value in values]
        pieces = self._pieces.copy()
        pieces[1::2] = [encoded[position] for position in self._positions]
        return b"".join(pieces)
