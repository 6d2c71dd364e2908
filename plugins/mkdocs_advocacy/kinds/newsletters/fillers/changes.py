"""Changes in newsletters: what is new in guidelines, rules, networks and brand assets."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from mkdocs_advocacy.content.changes.gather import changes_of
from mkdocs_advocacy.content.changes.model import Change
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.changes_block import ChangesBlock, changes_block_of
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filler, Issue
from mkdocs_advocacy.kinds.newsletters.letter import Item, Section


def choose_changes(block: ChangesBlock, issue: Issue) -> Sequence[Choice]:
    """Return the changes of the period, the newest first."""
    found = [name for name, change in _list_changes(issue).items() if issue.covers(change.date)]
    return [Choice(name) for name in found[: block.limit]]


def show_changes(block: ChangesBlock, choices: Sequence[Choice], issue: Issue) -> Section:
    """Return the changes that are still announced."""
    del block
    changes, words = _list_changes(issue), issue.words
    items = [
        Item(
            id=choice.id,
            title=change.title,
            language=issue.hub.language,
            address=change.comparison or change.address,
            context=f"{words(f'change_{change.topic}')} · {words.day(change.date)}",
            text=change.note,
        )
        for choice in choices
        if (change := changes.get(choice.id))
    ]
    return Section("changes", items, more=Link("changes/", words("newsletter_more_changes")))


def _list_changes(issue: Issue) -> dict[str, Change]:
    """Return the changes for readers of the issue by id, the newest first."""
    from mkdocs_advocacy.kinds import KINDS  # the list of kinds contains this one

    changes = (change for change in changes_of(issue.hub, KINDS) if issue.is_for(change.audiences))
    return {_identify(change): change for change in changes if _concerns_readers(change, issue)}


def _concerns_readers(change: Change, issue: Issue) -> bool:
    """Return whether a change is one of the hub. Built-in networks that it doesn't offer change in all hubs."""
    return change.topic != "network" or change.title in {network.name for network in issue.hub.networks.values()}


def _identify(change: Change) -> str:
    parts = (change.date.isoformat(), change.topic, change.title, change.note)
    return sha256("\0".join(parts).encode()).hexdigest()[:12]


CHANGES_FILLER: Filler[ChangesBlock] = Filler(
    "changes",
    changes_block_of,
    choose_changes,
    show_changes,
)
