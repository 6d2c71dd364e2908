"""Checks for dead and unrecorded addresses."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.ledger.model import LEDGER, Entry, LedgerAudiences, Permalink
from mkdocs_advocacy.content.ledger.record import was_public
from mkdocs_advocacy.content.redirects.model import REDIRECTS
from mkdocs_advocacy.core.problems import Problem, Severity

_ALIKE = 0.7
"""Minimum similarity of names or titles for a page to count as renamed."""


@dataclass(frozen=True)
class Known:
    """The addresses known for a hub."""

    planned: Mapping[str, Permalink]
    """Its permalinks by address, including embargoed ones."""
    answered: Collection[str]
    """Other working addresses: handwritten pages, redirects, and broken files, which have problems of their own."""
    drafts: Collection[str]
    """The addresses that its drafts would have."""
    for_others: Collection[str]
    """The addresses that exist only for other audiences than the build's."""
    kinds: Mapping[str, Kind[Any]]
    """The kinds of content by name, the first part of an address."""

    def has_status(self, address: str) -> bool:
        """Return whether a page's file has a key for its status, so that it can be retired."""
        kind, _, below = address.partition("/")
        if kind not in self.kinds:
            return False
        is_translation = "/" in below.strip("/")
        model = self.kinds[kind].translation if is_translation else self.kinds[kind].model
        return model is not None and self.kinds[kind].lifecycle.status in model.model_fields

    def place_for_another(self, address: str) -> str:
        """Return the end of a hint on how to keep an address from being reused."""
        kind = self.kinds.get(address.partition("/")[0])
        title = f"{kind.title[0].lower()}{kind.title[1:]}" if kind else "page"
        return f"create a separate {'folder' if kind and kind.has_folders else 'file'} for the new {title}"


def ledger_problems(entries: Mapping[str, Entry], known: Known, now: datetime) -> Iterator[Problem]:
    """Report every published address that no longer works, and all unrecorded addresses in one problem."""
    new = [permalink for address, permalink in known.planned.items() if address not in entries]
    own = [entry for entry in entries.values() if entry.address not in known.for_others]
    moved = [entry for entry in own if not was_public(entry, now) and _has_moved(entry, known)]
    for entry in own:
        if was_public(entry, now) and entry.address not in known.answered:
            yield from _report_dead(entry, known, new, now)
    if new or moved:
        yield _report_unrecorded([permalink.address for permalink in new] + [entry.address for entry in moved])


def audience_problems(entries: Mapping[str, Entry], audiences: LedgerAudiences, now: datetime) -> Iterator[Problem]:
    """Report every address that was published for this build's audience, and is now only for others.

    A ledger without any audiences knows nothing about them.
    """
    if audiences.of_build is None or not any(entry.audiences for entry in entries.values()):
        return
    for entry in entries.values():
        now_for = audiences.of_pages.get(entry.address, ())
        was_for_them = not entry.audiences or audiences.of_build in entry.audiences
        if was_public(entry, now) and was_for_them and now_for and audiences.of_build not in now_for:
            message = (
                f"{entry.address} was published for {audiences.of_build}, but is now only for {', '.join(now_for)}"
            )
            hint = f"people have shared its address: add {audiences.of_build} to audience:, or write a separate file"
            yield _create_problem(entry, message, hint)


def _has_moved(entry: Entry, known: Known) -> bool:
    """Return whether an embargoed address in the ledger now has another publication time, or none."""
    permalink = known.planned.get(entry.address)
    return permalink is None or (permalink.since is not None and permalink.since != entry.since)


def _report_dead(entry: Entry, known: Known, new: Iterable[Permalink], now: datetime) -> Iterator[Problem]:
    permalink = known.planned.get(entry.address)
    if permalink and permalink.since and permalink.since > now:
        message = f"{entry.address} was published, but is now embargoed until {permalink.since:%Y-%m-%d %H:%M %Z}"
        hint = f"people have shared its address: remove the date, or {known.place_for_another(entry.address)}"
        yield _create_problem(entry, message, hint)
    elif permalink is None and entry.address in known.drafts:
        hint = "people have shared its address: write status: retired if it should no longer be shared"
        yield _create_problem(entry, f"{entry.address} was published, but its file is now a draft", hint)
    elif permalink is None:
        yield _report_lost(entry, known, new)


def _report_lost(entry: Entry, known: Known, new: Iterable[Permalink]) -> Problem:
    message = f"{entry.address} was published, but has no page any more"
    if renamed := _find_renamed(entry, new):
        line = f"{entry.address}: {renamed.address}"
        return _create_problem(
            entry, message, f"if it moved to {renamed.address}, write “{line}” in content/{REDIRECTS}"
        )
    back = "restore its file with status: retired" if known.has_status(entry.address) else "restore its file"
    return _create_problem(entry, message, f"{back}, or redirect it in content/{REDIRECTS}: “{entry.address}: …”")


def _find_renamed(entry: Entry, new: Iterable[Permalink]) -> Permalink | None:
    """Return the new page of the same kind that is most similar to the lost one, or None if none is similar enough."""
    kind = entry.address.partition("/")[0]
    likeness = {
        permalink: max(
            _compare_names(entry.title, permalink.title), _compare_names(entry.address, permalink.address, kind)
        )
        for permalink in new
        if permalink.address.partition("/")[0] == kind and permalink.address.endswith("/")  # a page, not a banner
    }
    best = max(likeness, key=lambda permalink: likeness[permalink], default=None)
    return best if best and likeness[best] >= _ALIKE else None


def _compare_names(one: str, other: str, without: str = "") -> float:
    one, other = one.removeprefix(without).casefold(), other.removeprefix(without).casefold()
    return difflib.SequenceMatcher(None, one, other).ratio()


def _report_unrecorded(addresses: list[str]) -> Problem:
    """Return a notice, not an error: publishing a post must not require a command."""
    named = ", ".join(addresses[:3]) + (" …" if len(addresses) > 3 else "")
    count = "1 address is" if len(addresses) == 1 else f"{len(addresses):,} addresses are"
    message = f"{count} missing from the ledger, or recorded with another date: {named}"
    return Problem(LEDGER, 1, 1, Severity.NOTICE, message, "run: advocacy record")


def _create_problem(entry: Entry, message: str, hint: str) -> Problem:
    return Problem(LEDGER, entry.line, entry.column, Severity.ERROR, message, hint)
