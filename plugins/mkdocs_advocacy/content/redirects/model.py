"""An address that has moved."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

REDIRECTS = "redirects.yml"
"""The file of all redirects, in the folder that is published; it is not published itself."""


def file_at(address: str) -> str:
    """The file that answers at an address, both relative to the site's root; `%20` in the address is a space."""
    path = unquote(address, errors="surrogateescape")
    return f"{path}index.html" if not path or path.endswith("/") else path


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address of the hub that answers with another one."""

    address: str
    """The old one, relative to the hub's root: `posts/old/`, or a page such as `old.html`."""
    target: str
    """Where it leads in the end: an address relative to the hub's root, or an https address."""

    @property
    def is_outside(self) -> bool:
        """Whether it leads to another website."""
        return self.target.lower().startswith("https://")

    @property
    def path(self) -> str:
        """The old address as servers look for it: decoded, relative to the hub's root."""
        return unquote(self.address, errors="surrogateescape")

    @property
    def file(self) -> str:
        """The file that answers at the old address, relative to the site's folder."""
        return file_at(self.address)

    def target_from(self, root: str) -> str:
        """The target as a link, on a page from which `root` leads to the hub's root."""
        if self.is_outside:
            return self.target
        path, mark, anchor = self.target.partition("#")
        return f"{root}{quote(unquote(path))}{mark}{anchor}"
