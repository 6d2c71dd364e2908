"""An address that has moved."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

REDIRECTS = "redirects.yml"
"""The file of all redirects, in the folder that is published; it is not published itself."""


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
    def file(self) -> str:
        """The file that answers at the old address, relative to the site's folder."""
        return f"{self.address}index.html" if self.address.endswith("/") else self.address

    @property
    def relative_target(self) -> str:
        """The target as a link on the page at the old address."""
        if self.is_outside:
            return self.target
        path, mark, anchor = self.target.partition("#")
        return ("../" * self.address.count("/") or "./") + quote(path) + mark + anchor
