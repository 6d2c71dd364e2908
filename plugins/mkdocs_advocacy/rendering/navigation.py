"""Where a page that the navigation does not name belongs in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class InNavigation(Protocol):
    """A page that the navigation names."""

    @property
    def url(self) -> str:
        """Its address, relative to the hub's root; empty for the first page."""


P = TypeVar("P", bound=InNavigation)


class PagesAbove(Generic[P]):
    """Finds the page of the navigation that leads to another: `posts/` for `posts/ginger/de/`."""

    def __init__(self, pages: Iterable[P]) -> None:
        """`pages` are those of the navigation."""
        self._by_folder = {page.url.removesuffix("index.html"): page for page in pages}

    def __call__(self, address: str) -> P | None:
        """The page with the longest address of those that `address` begins with; None where there is none."""
        folder = address
        while folder:
            folder = folder[: folder.rfind("/", 0, -1) + 1]
            if folder and (page := self._by_folder.get(folder)):
                return page
        return None
