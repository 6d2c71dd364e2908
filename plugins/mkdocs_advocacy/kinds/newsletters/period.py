"""The period that an issue reports on."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta, tzinfo

from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.spans import add_months
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.results.periods import Period


def period_of_issue(newsletter: Newsletter, others: Collection[Newsletter], zone: tzinfo) -> Period:
    """Return the days of an issue: since the day after the previous issue for any of its audiences, up to its own day.

    The first issue reports on a month. `others` are all issues of the hub, including this one.
    """
    template = newsletter.template
    day = day_of(template.date, zone)
    last = template.last or day
    earlier = [
        day_of(other.template.date, zone)
        for other in others
        if other.id != newsletter.id and set(other.template.audience) & set(template.audience)
    ]
    previous = max((other for other in earlier if other < day), default=None)
    first = template.first or (previous + timedelta(days=1) if previous else _month_before(last))
    return Period(min(first, last), last)


def _month_before(day: date) -> date:
    """Return the first day of the month that ends on `day`."""
    return add_months(day, -1) + timedelta(days=1)
