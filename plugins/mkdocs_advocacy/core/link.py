"""A link as pages show it."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """A link to another page or to another site."""

    address: str
    text: str
