"""Find addresses in cells and texts, with or without https://."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»]+", re.IGNORECASE)
_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_BARE = re.compile(
    rf"(?<![\w@./:#-])(?:www\.(?:{_LABEL}\.)+[a-z]{{2,}}|(?:{_LABEL}\.)+[a-z]{{2,}}(?=/\w))(?:/[^\s<>\"“”„«»]*)?", re.I
)
_HOST = re.compile(rf"(?:{_LABEL}\.)+[a-z]{{2,}}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_CLOSING = {")": "(", "]": "[", "}": "{"}


def find_addresses(text: str) -> list[str]:
    """Return the addresses with http:// or https:// in a text, without trailing punctuation."""
    return [_trim(match.group()) for match in _ADDRESS.finditer(text)]


def find_bare_addresses(text: str) -> list[str]:
    """Return the addresses without https:// in a text. They need www. or a path: “Booking.com” may be a name."""
    return [_trim(match.group()) for match in _BARE.finditer(text)]


def is_bare_address(cell: str) -> bool:
    """Return whether the cell is an address that only lacks https://."""
    return bool(_HOST.fullmatch(cell.strip()))


def _trim(address: str) -> str:
    while address[-1] in ".,;:!?…'’" or (
        address[-1] in _CLOSING and address.count(address[-1]) > address.count(_CLOSING[address[-1]])
    ):
        address = address[:-1]
    return address
