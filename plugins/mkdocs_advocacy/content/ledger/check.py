"""What the ledger says against a hub: addresses that died, and addresses that nobody recorded."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.ledger.model import LEDGER, Entry, Permalink
from mkdocs_advocacy.content.ledger.record import was_public
from mkdocs_advocacy.content.redirects.model import REDIRECTS
from mkdocs_advocacy.core.problems import Problem, Severity

_ALIKE = 0.7
"""How much of a name or a title must be the same for a file to be taken for the renamed one."""


@dataclass(frozen=True)
class Known:
    """What is known of a hub's addresses."""

    planned: Mapping[str, Permalink]
    """Its permalinks by address, those still to come included."""
    answered: Collection[str]
    """Further ones that answer: pages that a writer wrote, redirects, and those of files that are broken, which have
    problems of their own."""
    drafts: Collection[str]
    """Those that its drafts would have."""
    kinds: Mapping[str, Kind[Any]]
    """The kinds of content by name, with which addresses begin."""

    def has_status(self, address: str) -> bool:
        """Whether the file of a page can say that it is retired."""
        kind, _, below = address.partition("/")
        if kind not in self.kinds:
            return False
        is_translation = "/" in below.strip("/")
        model = self.kinds[kind].translation if is_translation else self.kinds[kind].model
        return model is not None and self.kinds[kind].lifecycle.status in model.model_fields

    def place_for_another(self, address: str) -> str:
        """What to do so that a new entry does not take an address, for a sentence."""
        kind = self.kinds.get(address.partition("/")[0])
        title = f"{kind.title[0].lower()}{kind.title[1:]}" if kind else "page"
        return f"give the new {title} a {'folder' if kind and kind.has_folders else 'file'} of its own"


def ledger_problems(entries: Mapping[str, Entry], known: Known, now: datetime) -> Iterator[Problem]:
    """Every address that was published and does not answer; those that are missing in the ledger, in one problem."""
    new = [permalink for address, permalink in known.planned.items() if address not in entries]
    moved = [entry for entry in entries.values() if not was_public(entry, now) and _has_moved(entry, known)]
    for entry in entries.values():
        if was_public(entry, now) and entry.address not in known.answered:
            yield from _dead(entry, known, new, now)
    if new or moved:
        yield _unrecorded([permalink.address for permalink in new] + [entry.address for entry in moved])


def _has_moved(entry: Entry, known: Known) -> bool:
    """Whether an address that was recorded ahead of its time has another time now, or none."""
    permalink = known.planned.get(entry.address)
    return permalink is None or (permalink.since is not None and permalink.since != entry.since)


def _dead(entry: Entry, known: Known, new: Iterable[Permalink], now: datetime) -> Iterator[Problem]:
    permalink = known.planned.get(entry.address)
    if permalink and permalink.since and permalink.since > now:
        message = f"{entry.address} was published, and is not to be out before {permalink.since:%Y-%m-%d %H:%M %Z}"
        hint = f"people have shared its address: take that date out, or {known.place_for_another(entry.address)}"
        yield _problem(entry, message, hint)
    elif permalink is None and entry.address in known.drafts:
        hint = "people have shared its address: write status: retired if it shall not be shared any more"
        yield _problem(entry, f"{entry.address} was published, and its file is a draft", hint)
    elif permalink is None:
        yield _lost(entry, known, new)


def _lost(entry: Entry, known: Known, new: Iterable[Permalink]) -> Problem:
    message = f"{entry.address} was published, and has no page any more"
    if renamed := _renamed(entry, new):
        line = f"{entry.address}: {renamed.address}"
        return _problem(entry, message, f"if it is {renamed.address} now, write “{line}” in content/{REDIRECTS}")
    back = "bring its file back, with status: retired" if known.has_status(entry.address) else "bring its file back"
    return _problem(entry, message, f"{back}, or say in content/{REDIRECTS} where it leads: “{entry.address}: …”")


def _renamed(entry: Entry, new: Iterable[Permalink]) -> Permalink | None:
    """The new page that is most like the lost one, of the same kind; None where none is like it."""
    kind = entry.address.partition("/")[0]
    likeness = {
        permalink: max(_likeness(entry.title, permalink.title), _likeness(entry.address, permalink.address, kind))
        for permalink in new
        if permalink.address.partition("/")[0] == kind
    }
    best = max(likeness, key=lambda permalink: likeness[permalink], default=None)
    return best if best and likeness[best] >= _ALIKE else None


def _likeness(one: str, other: str, without: str = "") -> float:
    one, other = one.removeprefix(without).casefold(), other.removeprefix(without).casefold()
    return difflib.SequenceMatcher(None, one, other).ratio()


def _unrecorded(addresses: list[str]) -> Problem:
    """A notice: a post that is added or comes out must not wait for somebody to run a command."""
    named = ", ".join(addresses[:3]) + (" …" if len(addresses) > 3 else "")
    count = "1 address is" if len(addresses) == 1 else f"{len(addresses):,} addresses are"
    message = f"{count} not in the ledger, or there with another date: {named}"
    return Problem(LEDGER, 1, 1, Severity.NOTICE, message, "run: advocacy record")


def _problem(entry: Entry, message: str, hint: str) -> Problem:
    return Problem(LEDGER, entry.line, entry.column, Severity.ERROR, message, hint)
