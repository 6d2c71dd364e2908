"""The issues of a hub, with the context in which their blocks are filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.newsletters.compose import compose
from mkdocs_advocacy.kinds.newsletters.issue import Issue, Place
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.outline import Piece
from mkdocs_advocacy.kinds.newsletters.period import period_of_issue
from mkdocs_advocacy.results.periods import Period


def issue_of(newsletter: Newsletter, hub: Hub, place: Place) -> Issue:
    """Return the context of an issue in one language, shown in a place.

    A released issue keeps its period and the texts of its posts.
    """
    issue = Issue(
        hub=hub,
        words=hub.words(newsletter.language),
        period=period_of_issue(newsletter, [*hub.of(NEWSLETTERS).values()], hub.settings.zone),
        audiences=newsletter.template.audience,
        place=place,
    )
    release = hub.of(NEWSLETTERS).releases.get(newsletter.id)
    if release is None:
        return issue
    was_released = release.has(newsletter.language)
    return replace(issue, period=release.period, wording=release.wording, was_released=was_released)


def issue_of_page(language: str, hub: Hub) -> Issue:
    """Return the context of blocks in a page that isn't an issue: it shows everything up to today, to everyone."""
    audiences = [hub.settings.audience] if hub.settings.audience else hub.settings.audience_ids
    return Issue(hub, hub.words(language), Period(date.min, hub.today), audiences, "page")


def pieces_of(newsletter: Newsletter, hub: Hub, place: Place) -> Sequence[Piece]:
    """Return the text of an issue in one language, with blocks that show only entries permitted in `place` today.

    A retired issue has no text. The blocks of a released issue keep their entries until these may no longer be shown. A
    translation that was added later has the same entries. It shows posts in its own language, with the texts recorded
    at the release, or else with the current texts.
    """
    return hub.once(_Composer).pieces_of(newsletter, place)


class _Composer:
    """Composes issues. Each is composed once for a hub, although several shapes show the same pieces."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._known: dict[tuple[str, Place], Sequence[Piece]] = {}

    def pieces_of(self, newsletter: Newsletter, place: Place) -> Sequence[Piece]:
        """Return the pieces of an issue in one language and place."""
        key = newsletter.source, place
        if key not in self._known:
            self._known[key] = () if newsletter.has_ended else self._compose(newsletter, place)
        return self._known[key]

    def _compose(self, newsletter: Newsletter, place: Place) -> Sequence[Piece]:
        release = self._hub.of(NEWSLETTERS).releases.get(newsletter.id)
        frozen = release.held_in(newsletter.language, place) if release else None
        issue = issue_of(newsletter, self._hub, place)
        return compose(newsletter.body, issue, newsletter.source, frozen=frozen)
