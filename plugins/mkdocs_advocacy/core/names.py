"""Texts and names of files that a person or a disk gives, as they may be shown."""

from __future__ import annotations

import re

_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029"
_HALVES = "\ud800-\udfff"
"""Halves of characters, which no output takes."""
_TURNING = "\u202a-\u202e\u2066-\u2069"
"""Signs that turn the direction of all that follows: `ylg\u202egnp.exe` shows another name than it has."""
_UNSEEN = "\u061c\u200b\u200e\u200f\u2060\ufeff"
"""Further signs that nobody sees, which some languages need within texts."""


def in_one_line(text: str) -> str:
    """The text without what would break the line in which it is quoted, or turn its direction."""
    shown = text.replace("\r\n", "\n").replace("\n", "␤")
    return re.sub(f"[{_CONTROL}{_HALVES}{_TURNING}]", "�", shown)


def shown_name(name: str) -> str:
    """The name or path of a file, with a mark for each sign in it that nobody sees."""
    return re.sub(f"[{_UNSEEN}]", "�", in_one_line(name))


def misleading_sign(name: str) -> str:
    """The first sign in a name that would show another name, or none at all, such as U+202E; empty where none is."""
    found = re.search(f"[{_CONTROL}{_TURNING}]", name)
    return f"U+{ord(found.group()):04X}" if found else ""


def markup_sign(name: str) -> str:
    """The first sign in a name that begins or ends a tag: themes show the names of pages as they are."""
    found = re.search("[<>]", name)
    return found.group() if found else ""
