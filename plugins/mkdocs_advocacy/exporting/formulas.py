"""Protect texts from being run as formulas by spreadsheet programs.

A cell that begins with one of `=+-@` is a formula. Some programs also accept full-width characters, or characters after
spaces and invisible characters. Where Excel uses semicolons as separators, it also ends a cell at a line break or a
semicolon inside it. After these, `=` begins a formula, and so do the others if `(` or `|` follows, which can call a
function or another program.
"""

from __future__ import annotations

import re

_SIGN = "=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u207c\u207a\u207b\u208c\u208a\u208b\u2212"
_EQUALS = "=\uff1d\ufe66\u207c\u208c"
_END = "\t\n\r\x0b\x0c\x85\u2028\u2029"
_UNSEEN = (
    "\x00-\x08\x0e-\x20\x7f-\x84\x86-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u202a-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_BEGINS = f"(?:[{_END}]|[{_UNSEEN}]*[{_SIGN}])"
_AT_START = re.compile(f"'*{_BEGINS}")
_GUARDED_AT_START = re.compile(f"'+{_BEGINS}")
_CALLS = f"[{_EQUALS}]|[{_SIGN}][^;{_END}]*[(|\uff08\uff5c]"
_INSIDE = re.compile(f"(?<=[;{_END}])([\"{_UNSEEN}]*)('*)(?={_CALLS})")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_GUARDED_INSIDE = re.compile(f"(?<=[;{_END}])([\"{_UNSEEN}]*)'('*)(?={_CALLS})")


def guarded(cell: str) -> str:
    """Add an apostrophe before each possible formula in a cell. `unguarded` removes it."""
    text = f"'{cell}" if _AT_START.match(cell) else cell
    return _INSIDE.sub(r"\1'\2", text)


def unguarded(cell: str) -> str:
    """Undo `guarded`."""
    return unguarded_at_start(_GUARDED_INSIDE.sub(r"\1\2", cell))


def unguarded_at_start(cell: str) -> str:
    """Remove the apostrophe before a formula at the start of a cell, which other programs write too."""
    return cell[1:] if _GUARDED_AT_START.match(cell) else cell


def spaced(text: str) -> str:
    """Add a space before each possible formula in a text. Networks remove spaces, but would show an apostrophe.

    In links, `%3B` replaces the semicolon instead, because a space would end the link.
    """
    text = f" {text}" if not text.startswith(" ") and _AT_START.match(text) else text
    return _INSIDE.sub(lambda found: found[0] if found[1].startswith(" ") else f" {found[0]}", linked(text))


def linked(text: str) -> str:
    """Replace semicolons in links with `%3B` if a formula could begin after them."""
    return _LINK.sub(lambda link: re.sub(f";(?=[\"{_UNSEEN}]*'*(?:{_CALLS}))", "%3B", link[0]), text)
