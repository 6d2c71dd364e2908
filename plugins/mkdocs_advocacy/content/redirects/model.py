"""A redirect of the hub."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

REDIRECTS = "redirects.yml"
"""The file with all redirects, in the published folder; it isn't published itself."""


def file_at(address: str) -> str:
    """Return the file served at an address, both relative to the site's root; `%20` in the address is a space."""
    path = unquote(address, errors="surrogateescape")
    return f"{path}index.html" if not path or path.endswith("/") else path


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect from an address of the hub."""

    address: str
    """The old address, relative to the hub's root: `posts/old/`, or a page such as `old.html`."""
    target: str
    """The final target: an address relative to the hub's root, or an https URL."""

    @property
    def is_outside(self) -> bool:
        """Whether it redirects to another website."""
        return self.target.lower().startswith("https://")

    @property
    def target_path(self) -> str:
        """The decoded target without its anchor, if it is in the hub."""
        return unquote(self.target.partition("#")[0], errors="surrogateescape").rstrip("/")

    @property
    def path(self) -> str:
        """The decoded old address, as servers look it up, relative to the hub's root."""
        return unquote(self.address, errors="surrogateescape")

    @property
    def encoded(self) -> str:
        """The old address as the ledger and hosts spell it, percent-encoded."""
        return quote(self.path, errors="surrogateescape")

    @property
    def file(self) -> str:
        """The file served at the old address, relative to the site's folder."""
        return file_at(self.address)

    def target_from(self, root: str) -> str:
        """Return the target as a link on a page whose relative path to the hub's root is `root`."""
        if self.is_outside:
            return self.target
        path, mark, anchor = self.target.partition("#")
        return f"{root}{quote(unquote(path))}{mark}{anchor}"
