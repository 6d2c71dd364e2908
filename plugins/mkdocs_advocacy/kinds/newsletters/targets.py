"""Resolve the links and images of an issue's text, as MkDocs does for its page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.newsletters.fillers.pictures import picture_of
from mkdocs_advocacy.kinds.newsletters.letter import Picture
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.prose import Targets
from mkdocs_advocacy.kinds.posts.kind import POSTS

_SCHEMES = ("https", "http", "mailto", "tel")


class Addresses:
    """The addresses of a hub's pages by their sources, to resolve links in the texts of issues."""

    def __init__(self, hub: Hub) -> None:
        from mkdocs_advocacy.kinds import KINDS  # the list of kinds contains this one

        self._hub = hub
        self._pages = {entry.source: entry.address for entry in _list_entries(hub)}
        overviews = {address for kind in KINDS if kind.capability in hub.plugins for address in kind.overview_addresses}
        self._known = {*self._pages.values(), *overviews}
        self._assets = {asset.path: asset for asset in hub.of(BRAND).assets.values()}

    def targets_of(self, newsletter: Newsletter) -> Targets:
        """Return the resolvers for the addresses in the text of an issue in one language."""
        return Targets(partial(self._find_link, newsletter), partial(self._find_picture, newsletter))

    def _find_link(self, newsletter: Newsletter, written: str) -> str | None:
        """Return the address of a link's target, or None if it isn't published or isn't safe."""
        try:
            parts = urlsplit(written.strip())
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            return written.strip().replace(" ", "%20") if parts.scheme in _SCHEMES else None
        suffix = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        suffix = suffix.replace(" ", "%20")
        if not parts.path:
            return newsletter.address + suffix if suffix else None
        address = self._find_address(_locate(newsletter, parts.path))
        return quote(address) + suffix if address is not None else None

    def _find_address(self, path: str) -> str | None:
        if path in self._pages:
            return self._pages[path]
        if path.endswith(MARKDOWN_ENDINGS):
            stem = posixpath.splitext(path)[0]
            folder, name = posixpath.split(stem)
            address = f"{folder}/" if name.lower() in ("index", "readme") else f"{stem}/"
            address = address.lstrip("/")
            is_there = path in self._hub.published or address in self._known
            return address if is_there else None
        if path in self._hub.published:
            return path
        address = f"{path}/"
        return address if address in self._known else None

    def _find_picture(self, newsletter: Newsletter, written: str, alt: str) -> Picture | None:
        """Return an image of a brand set. The size of other images isn't known, so emails can't show them."""
        asset = self._assets.get(_locate(newsletter, written))
        found = picture_of(asset, newsletter.language, self._hub) if asset else None
        return Picture(found.address, found.width, found.height, alt or found.alt) if found else None


def _locate(newsletter: Newsletter, written: str) -> str:
    """Return the path of a file named in the text of an issue, relative to the published folder."""
    folder = "" if written.startswith("/") else posixpath.dirname(newsletter.source)
    return posixpath.normpath(posixpath.join(folder, unquote(written).lstrip("/")))


def _list_entries(hub: Hub) -> Iterator[Entry[Any]]:
    """Yield all published entries, in each language."""
    contents: Iterable[object] = hub.content.values()
    mappings = [content for content in contents if isinstance(content, Mapping)]
    entries = (entry for content in mappings for entry in content.values() if isinstance(entry, Entry))
    for entry in (*entries, *hub.of(POSTS).all):
        yield from entry.all_languages
