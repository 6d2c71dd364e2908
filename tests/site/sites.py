"""Whole sites for tests: a hub is written to a folder and built with `mkdocs build`, and the output is read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

import yaml
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig

CHECKOUT = Path(__file__).parents[2]
NOW = "2027-01-15T12:00:00Z"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass(eq=False, repr=False)
class Element:
    """An element of a page, or the page itself."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        """Return the value of an attribute; fail if it has none."""
        value = self.attributes[name]
        assert value is not None, f"<{self.tag} {name}> has no value"
        return value

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    @property
    def text(self) -> str:
        """All text in the element."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def walk(self) -> Iterator[Element]:
        """Yield all descendants in document order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def all(self, tag: str = "", css: str = "", **attributes: str) -> list[Element]:
        """Return the descendants with this tag, class and attributes."""
        return [
            element
            for element in self.walk()
            if tag in ("", element.tag)
            and (not css or css in element.classes)
            and all(element.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", css: str = "", **attributes: str) -> Element:
        """Return the only such descendant."""
        found = self.all(tag, css, **attributes)
        assert len(found) == 1, f"found {len(found)} elements <{tag} class={css} {attributes}>"
        return found[0]

    @property
    def alternates(self) -> list[Element]:
        """The page's alternate links, to other languages or formats."""
        return [link for link in self.all("link") if "alternate" in (link.attributes.get("rel") or "").split()]

    @property
    def skeleton(self) -> list[tuple[str, tuple[str, ...]]]:
        """The elements with the names of their attributes, in document order, which texts must never change."""
        return [(element.tag, tuple(element.attributes)) for element in self.walk()]


class Reader(HTMLParser):
    """A strict parser: every element must be closed in the right order."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Element("page")
        self._open = [self.page]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has a duplicate attribute: {names}"
        element = Element(tag, dict(attrs))
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        element = self._open.pop()
        assert tag == element.tag, f"</{tag}> closes <{element.tag}> (line {self.getpos()[0]})"

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self._open[-1].children.append(Element("!--"))


def read_page(html: str) -> Element:
    """Parse a page into a tree."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader._open == [reader.page], "an element is never closed"
    return reader.page


def _unpack(name: str, content: bytes) -> bytes:
    """Return a file's content decompressed, including the members of an archive."""
    if name.endswith((".gz", ".pf_index", ".pf_meta")):
        return gzip.decompress(content)
    if name.endswith(".zip") and zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return b"\n".join([content, *(archive.read(member) for member in archive.namelist())])
    return content


@dataclass(frozen=True)
class Site:
    """The output of a build."""

    folder: Path
    exit_code: int = 0
    output: str = ""

    def page(self, address: str = "") -> Element:
        """Return the page at an address relative to the root, such as `posts/ginger/`."""
        name = address if address.endswith(".html") else f"{address}index.html"
        return read_page((self.folder / name).read_text("utf-8"))

    @cached_property
    def pages(self) -> dict[str, Element]:
        """All pages, by path."""
        return {name: self.page(name) for name in self.files if name.endswith(".html")}

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The content of every file, by path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def holding(self, words: str) -> list[str]:
        """Return the files with `words` in their path or decompressed content, ignoring case."""
        wanted = words.lower()
        found = []
        for name, content in self.files.items():
            if wanted in name.lower() or wanted.encode() in _unpack(name, content).lower():
                found.append(name)
        return found

    @cached_property
    def search(self) -> list[dict[str, Any]]:
        """The search results that the index can return: address, title, and all other text."""
        count = sum(name.startswith("search/cards/") for name in self.files)
        cards = [card for at in range(count) for card in json.loads(self.files[f"search/cards/{at}.json"])["cards"]]
        return [
            {
                "location": card["address"],
                "title": card["title"],
                "text": " · ".join(filter(None, (card.get("summary"), card.get("text"), *card.get("tags", ())))),
                "sections": {f"#{anchor}": text for anchor, _, text in card.get("sections", ())},
            }
            for card in cards
        ]

    @cached_property
    def feed(self) -> dict[str, Any]:
        """The JSON feed."""
        return dict(json.loads(self.files["posts/feed.json"]))

    @cached_property
    def rss(self) -> ElementTree.Element:
        """The channel of the RSS feed."""
        channel = ElementTree.fromstring(self.files["posts/feed.xml"]).find("channel")
        assert channel is not None
        return channel

    @cached_property
    def sitemap(self) -> list[str]:
        """The addresses in the sitemap, whose compressed version must be equal."""
        assert gzip.decompress(self.files["sitemap.xml.gz"]) == self.files["sitemap.xml"]
        root = ElementTree.fromstring(self.files["sitemap.xml"])
        return [loc.text or "" for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]

    def island(self, address: str) -> dict[str, Any]:
        """Return the JSON data embedded in a post's page."""
        return dict(json.loads(self.page(address).one("script", id="advocacy-post").text))


def post(title: str = "A post", text: Any = "Some words.", **more: Any) -> dict[str, Any]:
    """Return a post with the required keys."""
    return {"title": title, **more, "text": text if isinstance(text, dict) else {"any": text}}


def write_hub(
    folder: Path,
    posts: Mapping[str, Any] | None = None,
    *,
    campaigns: Mapping[str, Any] | None = None,
    pages: Mapping[str, str] | None = None,
    options: Mapping[str, Any] | None = None,
    plugins: list[Any] | None = None,
    theme: Mapping[str, Any] | None = None,
    **config: Any,
) -> Path:
    """Write a hub to `folder`; `posts` and `campaigns` map paths without `.yml` to data or text."""
    settings = {
        "site_name": "Test hub",
        "site_url": "https://hub.example/",
        "docs_dir": "content",
        "theme": {"name": "material", **(theme or {})},
        "plugins": plugins or ["search", {"advocacy": dict(options or {})}, "advocacy/posts"],
        **config,
    }
    files: dict[str, Any] = {"mkdocs.yml": {name: value for name, value in settings.items() if value is not None}}
    files |= {f"content/{name}": page for name, page in (pages or {"index.md": "# Home\n"}).items()}
    for kind, group in (("posts", posts), ("campaigns", campaigns)):
        files |= {f"content/{kind}/{name}.yml": content for name, content in (group or {}).items()}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written = content if isinstance(content, str) else as_yaml(content)
        path.write_text(written, "utf-8", newline="\n")
    return folder


def as_yaml(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1 << 20)


def build(hub: Path, *arguments: str, now: str | None = NOW, to: str = "site") -> Site:
    """Run `mkdocs build` at `now`, or at the real time if None, whether it succeeds or not."""
    command = ["build", "-f", str(hub / "mkdocs.yml"), "-d", str(hub / to), *arguments]
    MkDocsConfig.plugins.plugin_cache.clear()  # plugins outlive a build; clear them to simulate a new process
    done = CliRunner().invoke(cli, command, env={**QUIET, "SOURCE_DATE_EPOCH": epoch(now) if now else None})
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Site(hub / to, done.exit_code, done.output)


def built(folder: Path, posts: Mapping[str, Any] | None = None, *, now: str = NOW, **hub: Any) -> Site:
    """Build a hub in strict mode and return its site."""
    site = build(write_hub(folder, posts, **hub), "--strict", now=now)
    assert site.exit_code == 0, site.output
    return site


def build_demo(folder: Path) -> Site:
    """Build the demo hub into `folder`, and keep its renditions in the checkout for later builds."""
    with own_renditions():
        site = build(CHECKOUT, "--strict", to=str(folder))
    assert site.exit_code == 0, site.output
    return site


def own_renditions() -> AbstractContextManager[object]:
    """Use the hub's own cache of renditions instead of the tests' shared one."""
    return patch("mkdocs_advocacy.mkdocs_plugins.brand.CACHE", Path(".cache", "advocacy", "renditions"))


def share_renditions(hub: Path, renditions: Path) -> None:
    """Link the hub's cache to the shared renditions, for builds in other processes."""
    place = hub / ".cache/advocacy/renditions"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(renditions)


def epoch(moment: str) -> str:
    """Return the seconds since 1970, as in SOURCE_DATE_EPOCH."""
    return str(int(datetime.fromisoformat(moment).astimezone(UTC).timestamp()))
