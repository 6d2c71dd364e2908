"""Detection of pages and files that would have the same address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from mkdocs_advocacy.content.entry import EntryPage
from mkdocs_advocacy.content.kind import Kind, Loaded
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS
from mkdocs_advocacy.core.problems import Problem, Severity


def clash_problems(
    kinds: Sequence[Kind[Any]], loaded: Mapping[str, Loaded[Any]], published: Iterable[str], shown: str
) -> Iterator[Problem]:
    """Report each of the `published` pages whose address belongs to an unrelated entry.

    Kinds outside the published folder do this check themselves, because MkDocs treats their pages as files in it.

    Embargoed entries count too, so that no build starts to fail on their publication day. Problems show the published
    folder as `shown`.
    """
    entries = {page.address: (kind, page) for kind in kinds if kind.is_in_docs for page in loaded[kind.name].pages}
    for path in sorted(published):
        kind, page = (
            entries.get(address_of_page(path), (None, None)) if path.endswith(MARKDOWN_ENDINGS) else (None, None)
        )
        if kind and page and path != page.source and not _is_written_page(path, kind, page):
            message = f"the address {page.address} belongs to the page of {shown}/{page.source}"
            yield Problem(f"{shown}/{path}", 1, 1, Severity.ERROR, message, "rename one of the two")


def twin_problems(
    kinds: Sequence[Kind[Any]], loaded: Mapping[str, Loaded[Any]], published: Iterable[str], shown: str
) -> Iterator[Problem]:
    """Report addresses that are identical to an earlier one on some disks or hosts.

    They differ only in case or in the Unicode form of accents. Addresses below a reported one aren't reported again.
    """
    sources = {page.address: _describe_source(kind, page, shown) for kind in kinds for page in loaded[kind.name].pages}
    for path in published:
        sources.setdefault(address_of_page(path) if path.endswith(MARKDOWN_ENDINGS) else path, f"{shown}/{path}")
    first: dict[str, str] = {}
    reported: set[str] = set()
    for address in sorted(sources, key=lambda address: (address.count("/") - address.endswith("/"), address)):
        same = _fold_case(address)
        earlier = first.setdefault(same, address)
        if earlier == address or any(same.startswith(above) for above in reported):
            continue
        reported |= {same} if same.endswith("/") else set()
        systems = _describe_systems(address, earlier)
        message = f"the address {address} is also the address of {sources[earlier]} on systems that ignore {systems}"
        yield Problem(sources[address], 1, 1, Severity.ERROR, message, "rename one of the two")


def _fold_case(address: str) -> str:
    return address.lower() if address.isascii() else unicodedata.normalize("NFC", address).lower()


def _describe_systems(address: str, other: str) -> str:
    one, two = (unicodedata.normalize("NFC", text) for text in (address, other))
    if one == two:
        return "the Unicode form of accents, such as macOS"
    return "case, such as macOS, Windows and some hosts"


def _describe_source(kind: Kind[Any], page: EntryPage, shown: str) -> str:
    """Return the path of an entry's file, or of its folder if its page is generated."""
    source = page.source if kind.is_markdown else page.source.removesuffix(".md")
    return f"{shown}/{source}" if kind.is_in_docs else source


def address_of_page(path: str) -> str:
    """Return the address of a Markdown file's page; `path` is relative to the published folder."""
    page = PurePosixPath(path)
    place = page.parent if page.stem.lower() in ("index", "readme") else page.with_suffix("")
    return f"{place}/"


def _is_written_page(path: str, kind: Kind[Any], page: EntryPage) -> bool:
    """Return whether the file is the upper part of the entry's page, written by hand in the hub's main language."""
    own = f"{kind.folder}/{page.id}"
    return kind.has_written_pages and page.address == f"{own}/" and path in (f"{own}.md", f"{own}/index.md")
