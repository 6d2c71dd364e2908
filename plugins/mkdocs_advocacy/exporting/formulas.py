"""Texts that a spreadsheet program would compute, and how they are kept from it.

A program computes a cell that begins with one of `=+-@`, some also where these are of full width, or behind blanks and
signs that nobody sees. Where lists are written with semicolons, Excel takes a line break or a semicolon inside of a
cell as its end as well: behind these, `=` begins a formula, and so do the others where they can call a function or
another program, which takes a bracket or a bar.
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
    """The cell with an apostrophe before what spreadsheet programs would compute; `unguarded` takes it off again."""
    begun = f"'{cell}" if _AT_START.match(cell) else cell
    return _INSIDE.sub(r"\1'\2", begun)


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return unguarded_at_start(_GUARDED_INSIDE.sub(r"\1\2", cell))


def unguarded_at_start(cell: str) -> str:
    """The cell without the apostrophe that other programs too write before a formula."""
    return cell[1:] if _GUARDED_AT_START.match(cell) else cell


def spaced(text: str) -> str:
    """The text with a blank before what a spreadsheet program would compute; networks drop it, an apostrophe stays.

    In a link, the semicolon is spelled `%3B` instead: a blank would end it.
    """
    begun = f" {text}" if not text.startswith(" ") and _AT_START.match(text) else text
    return _INSIDE.sub(lambda found: found[0] if found[1].startswith(" ") else f" {found[0]}", linked(begun))


def linked(text: str) -> str:
    """The text with `%3B` for each semicolon in a link at which a program could end the cell and begin a formula."""
    return _LINK.sub(lambda link: re.sub(f";(?=[\"{_UNSEEN}]*'*(?:{_CALLS}))", "%3B", link[0]), text)
