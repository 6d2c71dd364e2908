"""Find the position of pages that the navigation doesn't list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar


class InNavigation(Protocol):
    """A page that the navigation lists."""

    @property
    def url(self) -> str:
        """The address, relative to the hub's root. Empty for the home page."""


P = TypeVar("P", bound=InNavigation)


class PagesAbove(Generic[P]):
    """The nearest parents of pages in the navigation, such as `posts/` for `posts/ginger/de/`."""

    def __init__(self, pages: Iterable[P]) -> None:
        """Index `pages`, the pages of the navigation."""
        self._by_folder = {page.url.removesuffix("index.html"): page for page in pages}

    def __call__(self, address: str) -> P | None:
        """Return the page with the longest address that is a prefix of `address`, or None."""
        folder = address
        while folder:
            folder = folder[: folder.rfind("/", 0, -1) + 1]
            if folder and (page := self._by_folder.get(folder)):
                return page
        return None
