"""Safe display of file names and of text from files."""

from __future__ import annotations

import re

_CONTROL = "\x00-\x1f\x7f-\x9f\u2028\u2029"
_HALVES = "\ud800-\udfff"
"""Surrogates, which can't be encoded in UTF-8."""
_TURNING = "\u202a-\u202e\u2066-\u2069"
"""Characters that override the text direction: `ylg\u202egnp.exe` is displayed as a different name."""
_UNSEEN = "\u061c\u200b\u200e\u200f\u2060\ufeff"
"""Other invisible characters, which some languages need in text."""


def in_one_line(text: str) -> str:
    """Return the text on one line, without control characters or direction overrides."""
    shown = text.replace("\r\n", "\n").replace("\n", "␤")
    return re.sub(f"[{_CONTROL}{_HALVES}{_TURNING}]", "�", shown)


def shown_name(name: str) -> str:
    """Return the name or path of a file with its invisible characters replaced by a visible mark."""
    return re.sub(f"[{_UNSEEN}]", "�", in_one_line(name))


def misleading_sign(name: str) -> str:
    """Return the first character, such as U+202E, that would disguise a file name, or an empty string."""
    found = re.search(f"[{_CONTROL}{_TURNING}]", name)
    return f"U+{ord(found.group()):04X}" if found else ""


def markup_sign(name: str) -> str:
    """Return the first `<` or `>` in a name, or an empty string: themes don't escape page names."""
    found = re.search("[<>]", name)
    return found.group() if found else ""
