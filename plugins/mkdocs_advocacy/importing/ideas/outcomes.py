"""The meanings of tools' statuses, and whether they contradict the stage of a file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from mkdocs_advocacy.importing.ideas.model import Outcome

_WORDS: Mapping[Outcome, str] = {
    "open": "open, new, active, reopened, under consideration, gathering feedback, gathering votes",
    "review": "under review, in review, reviewing, considering",
    "planned": "planned, accepted, approved, on the roadmap, scheduled",
    "doing": "started, in progress, doing, in development, working on it",
    "done": "completed, complete, done, shipped, released, implemented, resolved, launched, delivered",
    "declined": "declined, rejected, not planned, wont do, will not do, outdated",
    "merged": "duplicate, merged",
    "closed": "closed, archived",
}
_OUTCOMES: Mapping[str, Outcome] = {word: name for name, words in _WORDS.items() for word in words.split(", ")}
_EARLY = ("open", "gathering", "review")
_MATCHING_STAGES: Mapping[Outcome, Collection[str]] = {
    "open": _EARLY,
    "review": _EARLY,
    "planned": ("planned",),
    "doing": ("doing",),
    "done": ("done",),
    "declined": ("declined",),
    "merged": ("merged",),
    "closed": ("done", "declined", "merged"),
}
"""The stages of feedback that match each status. A review may begin in the hub before it does in the tool."""


def outcome_of(status: str) -> Outcome | None:
    """Return the meaning of a status, or None for a custom status, which many tools allow."""
    words = re.sub(r"[\s_-]+", " ", status.replace("'", "").replace("’", "")).strip().casefold()
    return _OUTCOMES.get(words)


def find_outcome(names: Iterable[object]) -> Outcome | None:
    """Return the meaning of tags or labels, or None if none or several of them are a status."""
    found = {outcome for name in names if isinstance(name, str) and (outcome := outcome_of(name))}
    return found.pop() if len(found) == 1 else None


def contradicts(outcome: Outcome | None, stage: str) -> bool:
    """Return whether an idea's status in the tool contradicts the stage in its file."""
    return outcome is not None and stage not in _MATCHING_STAGES[outcome]
