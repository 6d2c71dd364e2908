"""The addresses of a hub: current, permanent and redirected ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs_advocacy.content.for_others import ForOthers
from mkdocs_advocacy.content.kind import Kind, Loaded
from mkdocs_advocacy.content.ledger.check import Known, audience_problems, ledger_problems
from mkdocs_advocacy.content.ledger.load import load_ledger
from mkdocs_advocacy.content.ledger.model import Entry, LedgerAudiences, Permalink
from mkdocs_advocacy.content.redirects.load import load_redirects
from mkdocs_advocacy.content.redirects.model import REDIRECTS, Redirect
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.audiences import selection_addresses
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
    settings: Settings
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
    audiences: LedgerAudiences
    """What is known about the audiences of addresses."""


def load_addresses(
    root: Path, docs: Path, content: Content, now: datetime
) -> tuple[Addresses, tuple[Permalink, ...], list[Problem]]:
    """Load the addresses of the hub in `root`, which publishes `docs`, as of `now`.

    Returns the ledger and redirects, the addresses that must keep working, and problems. The second part includes
    embargoed addresses, which must not be shown.
    """
    with_pages = [kind for kind in content.kinds if kind.capability in content.plugins]
    every_page = [page for kind in with_pages for page in content.loaded[kind.name].pages]
    withheld = {page.address for page in every_page if page.state is State.WITHHELD}  # even if it was published before
    for_others = content.for_others.addresses | withheld
    pages = [page for page in every_page if page.state not in (State.FOR_OTHERS, State.WITHHELD)]
    drafts = {page.address for page in pages if page.state is State.DRAFT}
    permalinks = {page.address: Permalink(page.address, page.title, page.since) for page in pages}
    permalinks = {address: permalink for address, permalink in permalinks.items() if address not in drafts}
    overviews = (address for kind in with_pages for address in kind.overview_addresses)
    selections = selection_addresses(content.audiences, content.settings.languages)
    written = {*_list_written_pages(content.published), *overviews, *selections}
    public = {address for address, permalink in permalinks.items() if permalink.since is None or permalink.since <= now}

    source, problems = source_file(docs / REDIRECTS, below=docs, root=root)
    ended: dict[str, str] = {}
    for kind in content.kinds:
        files = content.loaded[kind.name].ended_assets
        ended |= files if kind in with_pages else dict.fromkeys(files, "")
    every_redirect, new_problems = load_redirects(
        source,
        public | written | for_others,
        permalinks.keys() | written | for_others,
        {*content.published, *content.for_others.files},
        ended,
    )
    problems += new_problems
    ledger, new_problems = load_ledger(root)
    problems += new_problems
    redirects, for_others = _hide_redirects(every_redirect, for_others | _list_others(ledger or {}, content), content)
    owners = {address: owner for address in ledger or {} if (owner := _find_owner(address, with_pages))}
    for_others |= {address for address, owner in owners.items() if owner in for_others}
    audiences = _describe_audiences(content, every_redirect, for_others)
    if ledger is not None:
        broken = {address for loaded in content.loaded.values() for address in loaded.broken_addresses}
        moved = {redirect.encoded for redirect in redirects}
        kinds = {kind.name: kind for kind in content.kinds}
        known = Known(permalinks, written | moved | broken | owners.keys(), drafts, for_others, kinds)
        problems += ledger_problems(ledger, known, now)
        problems += audience_problems(ledger, audiences, now)
    return Addresses(ledger, redirects, audiences), tuple(permalinks.values()), problems


def _describe_audiences(content: Content, redirects: Iterable[Redirect], for_others: frozenset[str]) -> LedgerAudiences:
    """Return the audiences of addresses. A redirect is for the audiences of the page that it leads to."""
    of_pages = {page.address: page.audiences for of_kind in content.loaded.values() for page in of_kind.pages}
    of_redirects = {
        redirect.encoded: of_pages[target]
        for redirect in redirects
        if (target := f"{redirect.target_path}/") in of_pages
    }
    settings = content.settings
    return LedgerAudiences(settings.audience_ids, settings.audience, of_pages | of_redirects, for_others)


def _list_others(ledger: Mapping[str, Entry], content: Content) -> frozenset[str]:
    """Return the recorded addresses that were only for others and that no page has now."""
    own = {page.address for of_kind in content.loaded.values() for page in of_kind.pages}
    audience = content.settings.audience
    marked = ((address, entry.audiences) for address, entry in ledger.items() if address not in own)
    return frozenset(address for address, named in marked if audience and named and audience not in named)


def _hide_redirects(
    redirects: Iterable[Redirect], for_others: frozenset[str], content: Content
) -> tuple[tuple[Redirect, ...], frozenset[str]]:
    """Return the redirects without those from or to content for others, and `for_others` with their addresses."""
    kept: list[Redirect] = []
    for redirect in redirects:
        address = redirect.encoded
        leads_there = not redirect.is_outside and content.for_others.holds(redirect.target_path)
        if leads_there or address in for_others:
            for_others |= {address}
        else:
            kept.append(redirect)
    return tuple(kept), for_others


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
