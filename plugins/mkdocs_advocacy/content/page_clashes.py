"""Markdown pages that would take the address of an entry's page."""

from __future__ import annotations

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


def address_of_page(path: str) -> str:
    """Where MkDocs puts the page of a Markdown file; both are relative, to the hub's root and the published folder."""
    page = PurePosixPath(path)
    place = page.parent if page.stem.lower() in ("index", "readme") else page.with_suffix("")
    return f"{place}/"


def _is_written_page(path: str, kind: Kind[Any], page: EntryPage) -> bool:
    """Whether it is the upper part of the entry's page, which a writer can write in the hub's own language."""
    own = f"{kind.folder}/{page.id}"
    return kind.has_written_pages and page.address == f"{own}/" and path in (f"{own}.md", f"{own}/index.md")
