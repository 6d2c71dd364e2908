"""The facts that pages show about issues of the newsletter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.newsletters.load import Newsletters
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.period import period_of_issue

KIND_NAME = "newsletters"
"""The kind's name. Its declaration refers to this module, so it can't be imported here."""


@dataclass(frozen=True, slots=True)
class IssueDetails:
    """The facts about an issue, as text."""

    day: str
    iso: str
    """The day in ISO 8601, by which issues are sorted."""
    audiences: str | None
    """Who it is for; None if the hub has only one audience."""
    period: str | None
    """The days that it reports on; None for a retired issue, which has no text."""


def describe_issue(newsletter: Newsletter, hub: Hub, words: Catalogue) -> IssueDetails:
    """Return the facts about an issue in the language of `words`."""
    template = newsletter.template
    day = day_of(template.date, hub.settings.zone)
    release = _issues_of(hub).releases.get(newsletter.id)
    period = release.period if release else period_of_issue(newsletter, [*_issues_of(hub).values()], hub.settings.zone)
    audiences = words.audiences(template.audience) if len(hub.settings.audience_ids) > 1 else ""
    return IssueDetails(
        day=words.day(day),
        iso=day.isoformat(),
        audiences=f"{audiences[:1].upper()}{audiences[1:]}" or None,
        period=None if newsletter.has_ended else words.days(period.first, period.last),
    )


def current_issues(hub: Hub) -> Sequence[Newsletter]:
    """Return the published issues that haven't been retired, the oldest first."""
    zone = hub.settings.zone
    current = [newsletter for newsletter in _issues_of(hub).values() if not newsletter.has_ended]
    return sorted(current, key=lambda newsletter: (day_of(newsletter.template.date, zone), newsletter.id))


def _issues_of(hub: Hub) -> Newsletters:
    issues: Newsletters = hub.content[KIND_NAME]
    return issues
