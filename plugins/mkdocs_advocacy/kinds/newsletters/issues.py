"""The issues of a hub, with the context in which their blocks are filled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.newsletters.compose import Piece, compose
from mkdocs_advocacy.kinds.newsletters.issue import Issue, Place
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.period import period_of_issue
from mkdocs_advocacy.results.periods import Period


def issue_of(newsletter: Newsletter, hub: Hub, place: Place) -> Issue:
    """Return the context of an issue in one language, shown in a place."""
    return Issue(
        hub=hub,
        words=hub.words(newsletter.language),
        period=period_of_issue(newsletter, [*hub.of(NEWSLETTERS).values()], hub.settings.zone),
        audiences=newsletter.template.audience,
        place=place,
    )


def issue_of_page(language: str, hub: Hub) -> Issue:
    """Return the context of blocks in a page that isn't an issue: it shows everything up to today, to everyone."""
    audiences = [hub.settings.audience] if hub.settings.audience else hub.settings.audience_ids
    return Issue(hub, hub.words(language), Period(date.min, hub.today), audiences, "page")


def pieces_of(newsletter: Newsletter, hub: Hub, place: Place) -> Sequence[Piece]:
    """Return the text of an issue in one language with filled blocks, as far as they may be shown in a place today.

    Nothing remains of a retired issue.
    """
    if newsletter.has_ended:
        return ()
    return compose(newsletter.body, issue_of(newsletter, hub, place), newsletter.source)
