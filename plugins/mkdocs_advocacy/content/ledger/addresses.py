"""The addresses of a hub: current, permanent and redirected ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from mkdocs_advocacy.content.for_others import ForOthers
from mkdocs_advocacy.content.kind import Kind, Loaded
from mkdocs_advocacy.content.ledger.check import Known, ledger_problems
from mkdocs_advocacy.content.ledger.load import load_ledger
from mkdocs_advocacy.content.ledger.model import Entry, Permalink
from mkdocs_advocacy.content.redirects.load import load_redirects
from mkdocs_advocacy.content.redirects.model import REDIRECTS, Redirect
from mkdocs_advocacy.core.audiences import address_of_audience
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, source_file
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem


@dataclass(frozen=True)
class Content:
    """Everything in a hub that can have an address, in any state."""

    kinds: Sequence[Kind[Any]]
    loaded: Mapping[str, Loaded[Any]]
    """The content of each kind, by the kind's name."""
    plugins: Collection[str]
    """The hub's capabilities; kinds without theirs have no pages."""
    published: Collection[str]
    """The files of the published folder that go into the site, relative to it."""
    audiences: Sequence[str]
    """The audiences that have a page."""
    for_others: ForOthers
    """The content that is only for other audiences than the build's."""


@dataclass(frozen=True)
class Addresses:
    """The ledger and redirects of a hub."""

    ledger: Mapping[str, Entry] | None
    """The recorded addresses; None if the hub has no ledger."""
    redirects: tuple[Redirect, ...]
    for_others: frozenset[str] = frozenset()
    """The addresses that exist only for other audiences than the build's."""


def load_addresses(
    root: Path, docs: Path, content: Content, now: datetime
) -> tuple[Addresses, tuple[Permalink, ...], list[Problem]]:
    """Load the addresses of the hub in `root`, which publishes `docs`, as of `now`.

    Returns the ledger and redirects, the addresses that must keep working, and problems. The second part includes
    embargoed addresses, which must not be shown.
    """
    with_pages = [kind for kind in content.kinds if kind.capability in content.plugins]
    for_others = content.for_others.addresses
    pages = [
        page for kind in with_pages for page in content.loaded[kind.name].pages if page.state is not State.FOR_OTHERS
    ]
    drafts = {page.address for page in pages if page.state is State.DRAFT}
    permalinks = {page.address: Permalink(page.address, page.title, page.since) for page in pages}
    permalinks = {address: permalink for address, permalink in permalinks.items() if address not in drafts}
    overviews = (address for kind in with_pages for address in kind.overview_addresses)
    written = {*_list_written_pages(content.published), *overviews, *map(address_of_audience, content.audiences)}
    public = {address for address, permalink in permalinks.items() if permalink.since is None or permalink.since <= now}

    source, problems = source_file(docs / REDIRECTS, below=docs, root=root)
    ended: dict[str, str] = {}
    for kind in content.kinds:
        files = content.loaded[kind.name].ended_assets
        ended |= files if kind in with_pages else dict.fromkeys(files, "")
    redirects, new_problems = load_redirects(
        source,
        public | written | for_others,
        permalinks.keys() | written | for_others,
        {*content.published, *content.for_others.files},
        ended,
    )
    hidden = {
        redirect for redirect in redirects if not redirect.is_outside and content.for_others.holds(redirect.target_path)
    }
    redirects = tuple(redirect for redirect in redirects if redirect not in hidden)
    for_others |= {quote(redirect.path, errors="surrogateescape") for redirect in hidden}
    problems += new_problems
    ledger, new_problems = load_ledger(root)
    problems += new_problems
    if ledger is not None:
        broken = {address for loaded in content.loaded.values() for address in loaded.broken_addresses}
        moved = {quote(redirect.path, errors="surrogateescape") for redirect in redirects}
        kinds = {kind.name: kind for kind in content.kinds}
        owners = {address: owner for address in ledger if (owner := _find_owner(address, with_pages))}
        for_others |= {address for address, owner in owners.items() if owner in for_others}
        answered = written | moved | broken | for_others | owners.keys()
        problems += ledger_problems(ledger, Known(permalinks, answered, drafts, kinds), now)
    return Addresses(ledger, redirects, for_others), tuple(permalinks.values()), problems


def _find_owner(address: str, kinds: Iterable[Kind[Any]]) -> str | None:
    """Return the address of the entry whose former file had an address, which the entry's plugin keeps answering."""
    return next((owner for kind in kinds if kind.owner_of and (owner := kind.owner_of(address))), None)


def _list_written_pages(published: Iterable[str]) -> Iterator[str]:
    """Yield the addresses of handwritten Markdown pages, in both forms that MkDocs can use."""
    for page in published:
        if not page.lower().endswith(MARKDOWN_ENDINGS):
            continue
        path = PurePosixPath(page)
        if path.stem.lower() in ("index", "readme"):
            yield "" if path.parent == PurePosixPath() else f"{path.parent}/"
        else:
            yield f"{path.with_suffix('')}/"
            yield f"{path.with_suffix('')}.html"
