"""Notices about what is due to people: thanks, rest from requests, and the ends of consents and terms.

Time alone causes most of them, so a hub can't turn those into errors. Only gives-over can be an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.money import amount_of
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.spans import add_span, parts_of_limit
from mkdocs_advocacy.kinds.groups.gifts import RULE as GIFTS
from mkdocs_advocacy.kinds.groups.gifts import limits_in
from mkdocs_advocacy.kinds.groups.kind import GROUPS
from mkdocs_advocacy.kinds.groups.model import GroupTemplate
from mkdocs_advocacy.kinds.people.model import Membership
from mkdocs_advocacy.kinds.people.shown import is_current, is_valid

THANKS_WITHIN = timedelta(days=14)
"""How soon people are thanked after a request."""
_CONSENT_NOTICE, _TERM_NOTICE = timedelta(days=30), timedelta(days=60)
"""How long before its end a consent or a term is announced."""


def check_due(drafts: Sequence[Draft], reading: Reading) -> Iterator[Problem]:
    """Report what is due to each person."""
    today = day_of(reading.now, reading.settings.zone)
    groups = {group_id: group.template for group_id, group in reading.of(GROUPS).content.items()}
    limits = limits_in(reading)
    for draft in drafts:
        yield from _check_consent(draft, today)
        yield from _check_thanks(draft, today)
        if limit := limits.get(draft.template.audience):
            yield from _check_gifts(draft, limit, today)
        for place, membership in enumerate(draft.template.groups):
            group = groups.get(membership.group)
            if group and is_current(membership, today):
                yield from _check_term(draft, place, membership, group, today)
                yield from _check_requests(draft, membership.group, group, today)


def _check_consent(draft: Draft, today: date) -> Iterator[Problem]:
    consent = draft.template.consent
    if consent and consent.until and is_valid(consent, today) and consent.until - today <= _CONSENT_NOTICE:
        message = f"the consent of {draft.id} ends on {consent.until}"
        yield _remind(draft, ("consent", "until"), message, "ask the person, and record the answer", "ends-soon")


def _check_term(
    draft: Draft, place: int, membership: Membership, group: GroupTemplate, today: date
) -> Iterator[Problem]:
    end = membership.until
    if end is None and membership.since and group.term:
        end = add_span(membership.since, group.term)
    if end is None or end - today > _TERM_NOTICE:
        return
    verb = "ends" if end >= today else "ended"
    message = f"the term of {draft.id} in “{membership.group}” {verb} on {end}"
    hint = "thank them; if they stay longer, change until:"
    if membership.until is None:
        hint = "thank them, and write the last day in until:"
    yield _remind(draft, ("groups", place), message, hint, "ends-soon")


def _check_requests(draft: Draft, group_id: str, group: GroupTemplate, today: date) -> Iterator[Problem]:
    if not group.ask_at_most:
        return
    number, period = parts_of_limit(group.ask_at_most)
    first = _first_day(period, today)
    asked = [entry for entry in draft.template.asked if first <= entry.date <= today]
    if len(asked) > number:
        message = f"{draft.id} was asked {len(asked)} times this {period}; “{group_id}” promises {group.ask_at_most}"
        yield _remind(draft, ("asked",), message, f"ask somebody else until the {period} ends", "asked-too-often")


def _check_thanks(draft: Draft, today: date) -> Iterator[Problem]:
    """Report the oldest request without later thanks. A new request doesn't hide the missing thanks for an old one."""
    thanked = max((entry.date for entry in draft.template.thanked if entry.date <= today), default=date.min)
    waiting = [
        (entry.date, place)
        for place, entry in enumerate(draft.template.asked)
        if thanked < entry.date and today - entry.date > THANKS_WITHIN
    ]
    if waiting:
        day, place = min(waiting)
        message = f"{draft.id} was asked for something on {day} and not thanked yet"
        yield _remind(draft, ("asked", place), message, "say thank you, and add the day to thanked:", "thanks-due")


def _check_gifts(draft: Draft, written: str, today: date) -> Iterator[Problem]:
    """Report gifts in the current period whose sum is above the hub's limit. Other currencies aren't counted."""
    limit = amount_of(written)
    period = limit.period or "year"
    first = _first_day(period, today)
    gifts = [amount_of(entry.worth) for entry in draft.template.given if entry.worth and first <= entry.date <= today]
    total = sum(gift.value for gift in gifts if gift.currency == limit.currency)
    if total > limit.value:
        message = (
            f"{draft.id} got {total:,} {limit.currency} this {period}; the limit for {draft.template.audience} "
            f"is {written}"
        )
        yield _remind(draft, ("given",), message, f"give nothing more until the {period} ends", GIFTS)


def _first_day(period: str, today: date) -> date:
    """Return the first day of the month, quarter or year."""
    month = {"month": today.month, "quarter": today.month - (today.month - 1) % 3, "year": 1}[period]
    return date(today.year, month, 1)


def _remind(draft: Draft, path: tuple[str | int, ...], message: str, hint: str, rule: str) -> Problem:
    return draft.document.problem(path, message, hint=hint, severity=Severity.NOTICE, rule=rule)
