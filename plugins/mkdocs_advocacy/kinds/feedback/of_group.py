"""The feedback that a group's page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.feedback.details import answering_groups, feedback_of, newest_day
from mkdocs_advocacy.kinds.feedback.model import Feedback
from mkdocs_advocacy.kinds.feedback.promises import answer_due

MOST = 10
"""The number of entries on a group's page, which links to the board."""


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """Feedback in a short list."""

    link: Link
    stage: str
    overdue: str | None
    """When the overdue answer was due, if the group's page shows it."""


def list_feedback_of(group_id: str, hub: Hub, words: Catalogue, *, shows_overdue: bool) -> Sequence[FeedbackLine]:
    """Return the feedback for a group: unanswered entries first, then the newest."""
    found = [
        entry
        for entry in feedback_of(hub).values()
        if group_id in entry.template.addressees and entry.template.stage != "merged" and not entry.has_ended
    ]
    found.sort(key=lambda entry: (entry.template.answer is not None, -newest_day(entry.template).toordinal(), entry.id))
    return [_describe(entry, hub, words, shows_overdue) for entry in found[:MOST]]


def _describe(entry: Feedback, hub: Hub, words: Catalogue, shows_overdue: bool) -> FeedbackLine:
    shown = entry.in_language(words.language)
    due = answer_due(entry.template, answering_groups(hub)) if shows_overdue else None
    return FeedbackLine(
        link=Link(shown.address, shown.title),
        stage=words(f"feedback_stage_{entry.template.stage}"),
        overdue=words("feedback_overdue", date=words.day(due)) if due and due < hub.today else None,
    )
