"""The files of the published folder that a kind of content claims, and the publication dates of embargoed files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from mkdocs_advocacy.content.claims import Claim
from mkdocs_advocacy.content.kind import Kind, Loaded
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS
from mkdocs_advocacy.core.lifecycle import GONE, State


def claim_of(
    kind: Kind[Any],
    loaded: Loaded[Any],
    paths: Iterable[str],
    *,
    plugins: Collection[str],
    drafts: bool,
    lent: Collection[str] = (),
) -> Claim:
    """Return a kind's claim to the files at `paths`, which are relative to the published folder.

    An entry's page is published if the entry is and if one of `plugins`, the hub's capabilities, shows its kind. With
    `drafts`, entries that are drafts or embargoed are published too. `lent` are the files that other kinds publish.
    """
    folder = f"{kind.folder}/"
    own = [path for path in paths if path.startswith(folder)]
    pages = frozenset(path for path in own if path.endswith(MARKDOWN_ENDINGS))
    yaml = frozenset(path for path in own if path.lower().endswith(YAML_ENDINGS))
    out = [page for page in loaded.pages if page.is_shown(drafts=drafts)]
    with_text = {page.id for page in out if kind.keeps_ended_text or page.state not in GONE}
    held_back = pages_below(pages, kind.folder, {page.id for page in loaded.pages} - with_text)
    published = {f"{kind.folder}/index.md", *loaded.assets, *(path for path in lent if path.startswith(folder))}
    if kind.is_markdown:
        published |= {page.source for page in out if kind.capability in plugins}
        held_back = frozenset(file.path for file in loaded.files)
    elif kind.has_written_pages:
        published |= _list_written_pages(kind.folder, with_text)
    return Claim(
        kind.folder,
        kind.claims or f"{kind.name} ({PurePosixPath(kind.files).name})",
        frozenset(published),
        yaml | held_back | frozenset(loaded.known_assets),
        loaded.refused_assets,
    )


def coming_files(kind: Kind[Any], loaded: Loaded[Any], paths: Sequence[str], now: datetime) -> Mapping[str, datetime]:
    """Return the publication time of each embargoed file of the kind, including the sources of its pages."""
    pages = [path for path in paths if path.endswith(MARKDOWN_ENDINGS)]
    coming = dict(loaded.coming_assets)
    for page in loaded.pages:
        if page.since and page.since > now and page.state not in (State.DRAFT, State.FOR_OTHERS, State.WITHHELD):
            is_made = kind.has_written_pages and not kind.is_markdown
            coming[f"{kind.folder}/{page.id}.md" if is_made else page.source] = page.since
            coming |= dict.fromkeys(pages_below(pages, kind.folder, {page.id}) if is_made else (), page.since)
    return coming


def pages_below(pages: Iterable[str], folder: str, entries: Collection[str]) -> frozenset[str]:
    """Return the pages that belong to one of the entries by their path: `<id>.md`, `<id>.de.md`, `<id>/more.md`."""
    below = (page for page in pages if page.startswith(f"{folder}/"))
    return frozenset(page for page in below if any(part.partition(".")[0] in entries for part in page.split("/")[1:]))


def _list_written_pages(folder: str, entries: Iterable[str]) -> frozenset[str]:
    """Return the paths where a writer can add a Markdown page to these entries."""
    return frozenset(page for entry in entries for page in (f"{folder}/{entry}.md", f"{folder}/{entry}/index.md"))
