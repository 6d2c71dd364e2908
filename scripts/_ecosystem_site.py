"""Compare the demo with and without another plugin: pages, share links and the composer's data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any


@dataclass
class Page(HTMLParser):
    """A collector of a page's share links and composer data, however its HTML is formatted."""

    links: list[tuple[str, str, str]] = field(default_factory=list)
    """Network, variant and address of each share link."""
    island: str = ""
    _in_island: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a" and "advocacy-share" in values.get("class", "").split():
            self.links.append((values["data-network"], values["data-variant"], values["href"]))
        self._in_island = tag == "script" and values.get("id") == "advocacy-post"

    def handle_data(self, data: str) -> None:
        if self._in_island:
            self.island += data
            self._in_island = False


@cache
def page_of(path: Path) -> tuple[list[tuple[str, str, str]], Any]:
    """Return the share links and the composer data of the page at `path`."""
    page = Page()
    page.feed(path.read_text("utf-8"))
    return page.links, json.loads(page.island) if page.island else None


def differences(alone: Path, beside: Path, hub: Path) -> Iterator[str]:
    """Yield a sentence for everything that is missing, changed or wrongly published in the site `beside`."""
    for page in sorted(alone.rglob("*.html")):
        name = page.relative_to(alone).as_posix()
        other = beside / name
        if not other.is_file():  # Material's `offline` plugin changes addresses
            other = other.parent.with_suffix(".html")
        if not other.is_file():
            yield f"{name} is missing"
        elif page.read_bytes() != other.read_bytes() and page_of(page) != page_of(other):
            yield f"{name} has other share links or data"
    published = {_hash(path) for path in alone.rglob("*") if path.is_file()}
    withheld = {
        _hash(path): path.relative_to(hub).as_posix()
        for folder in ("content", "guidelines")
        for path in (hub / folder).rglob("*")
        if path.is_file() and _hash(path) not in published
    }
    for path in beside.rglob("*"):
        if path.is_file() and (source := withheld.get(_hash(path))):
            yield f"{source} is published as {path.relative_to(beside).as_posix()}"


def share_links(site: Path) -> int:
    """Return the number of share links in a site."""
    return sum(len(page_of(page)[0]) for page in site.rglob("*.html"))


def _hash(path: Path) -> bytes:
    return sha256(path.read_bytes()).digest()
