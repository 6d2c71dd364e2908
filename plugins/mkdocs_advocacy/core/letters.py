"""The letters that name the variants of a post."""

from __future__ import annotations

from functools import cache


@cache
def letter(position: int) -> str:
    """Return the letter of the variant at `position` (from 0): a to z, then aa, ab and so on."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def position_of(letters: str) -> int:
    """Return the position (from 0) of the variant that lower-case letters name; see `letter`."""
    position = 0
    for sign in letters:
        position = position * 26 + ord(sign) - ord("a") + 1
    return position - 1
