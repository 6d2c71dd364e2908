"""Pages and files that would take the address of another one."""

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
    """An error for each of the `published` pages at the address of an entry that it does not belong to.

    Kinds beside the published folder look at that themselves: MkDocs takes their pages for files in it.

    Entries to come count too: no build may begin to fail on their day. Problems name the published folder as `shown`.
    """
    entries = {page.address: (kind, page) for kind in kinds if kind.is_in_docs for page in loaded[kind.name].pages}
    for path in sorted(published):
        kind, page = (
            entries.get(address_of_page(path), (None, None)) if path.endswith(MARKDOWN_ENDINGS) else (None, None)
        )
        if kind and page and path != page.source and not _is_written_page(path, kind, page):
            message = f"its page would be {page.address}, which is the page of {shown}/{page.source}"
            yield Problem(f"{shown}/{path}", 1, 1, Severity.ERROR, message, "rename one of the two")


def twin_problems(
    kinds: Sequence[Kind[Any]], loaded: Mapping[str, Loaded[Any]], published: Iterable[str], shown: str
) -> Iterator[Problem]:
    """An error for each address that differs from an earlier one by nothing that all disks and hosts tell apart.

    Such differences are upper and lower case, and how accents are stored. Addresses below one that is reported are not
    reported again.
    """
    sources = {page.address: _written(kind, page, shown) for kind in kinds for page in loaded[kind.name].pages}
    for path in published:
        sources.setdefault(address_of_page(path) if path.endswith(MARKDOWN_ENDINGS) else path, f"{shown}/{path}")
    first: dict[str, str] = {}
    told: set[str] = set()
    for address in sorted(sources, key=lambda address: (address.count("/") - address.endswith("/"), address)):
        same = _without_case(address)
        earlier = first.setdefault(same, address)
        if earlier == address or any(same.startswith(above) for above in told):
            continue
        told |= {same} if same.endswith("/") else set()
        message = f"its address {address} is that of {sources[earlier]} wherever {_difference(address, earlier)}"
        yield Problem(sources[address], 1, 1, Severity.ERROR, message, "rename one of the two")


def _without_case(address: str) -> str:
    return address.lower() if address.isascii() else unicodedata.normalize("NFC", address).lower()


def _difference(address: str, other: str) -> str:
    one, two = (unicodedata.normalize("NFC", text) for text in (address, other))
    if one == two:
        return "both ways to store accents are the same, as on a Mac"
    return "upper and lower case are the same, as on a Mac, on Windows and on some hosts"


def _written(kind: Kind[Any], page: EntryPage, shown: str) -> str:
    """The file of an entry, or its folder where that is what a writer made."""
    source = page.source if kind.is_markdown else page.source.removesuffix(".md")
    return f"{shown}/{source}" if kind.is_in_docs else source


def address_of_page(path: str) -> str:
    """Where MkDocs puts the page of a Markdown file; both are relative, to the hub's root and the published folder."""
    page = PurePosixPath(path)
    place = page.parent if page.stem.lower() in ("index", "readme") else page.with_suffix("")
    return f"{place}/"


def _is_written_page(path: str, kind: Kind[Any], page: EntryPage) -> bool:
    """Whether it is the upper part of the entry's page, which a writer can write in the hub's own language."""
    own = f"{kind.folder}/{page.id}"
    return kind.has_written_pages and page.address == f"{own}/" and path in (f"{own}.md", f"{own}/index.md")
