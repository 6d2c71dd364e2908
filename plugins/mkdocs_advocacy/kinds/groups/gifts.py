"""What groups give, in money: its display, and the limits that a hub sets itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.config_file import CONFIG
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.money import Amount, amount_of
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.kinds.groups.model import Give
from mkdocs_advocacy.kinds.groups.options import ProgrammeOptions

RULE = "gives-over"


def describe_worth(give: Give, words: Catalogue) -> str | None:
    """Return what a gift is worth, as text, if its file says that it is public."""
    if give.worth is None or not give.public:
        return None
    amount = amount_of(give.worth)
    money = words.money(amount.value, amount.currency)
    return words(f"group_worth_{amount.period}" if amount.period else "group_worth", money=money)


def check_limits(reading: Reading) -> Iterator[Problem]:
    """Report limits for audiences that the hub doesn't have."""
    known = reading.settings.audience_ids
    for audience in limits_in(reading):
        if audience not in known:
            message = f"plugins.advocacy/programme.gift_limits: there is no audience “{audience}”"
            yield Problem(CONFIG, 1, 1, Severity.ERROR, message, nearest(audience, known))


def check_gifts(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report groups that may give a member more than the hub's limits, with the sum in the worst period."""
    limits, group = limits_in(reading), draft.template
    if draft.is_translation or group.status == "retired":
        return
    worths = {place: amount_of(give.worth) for place, give in enumerate(group.gives) if give.worth}
    for audience in group.audience:
        if audience in limits and worths:
            yield from _check_limit(draft, worths, audience, limits[audience])


def limits_in(reading: Reading) -> Mapping[str, str]:
    """Return the hub's gift limits, by audience."""
    options = reading.options.get("programme")
    return options.gift_limits if isinstance(options, ProgrammeOptions) else {}


def _check_limit(draft: Draft, worths: Mapping[int, Amount], audience: str, written: str) -> Iterator[Problem]:
    limit = amount_of(written)
    period = limit.period or "year"
    for place, amount in worths.items():
        if amount.currency != limit.currency:
            message = f"the limit for {audience} is {written}, so a worth in {amount.currency} isn't counted"
            yield _create_notice(draft, place, message, f"write the worth in {limit.currency}")
    counted = {place: amount for place, amount in worths.items() if amount.currency == limit.currency}
    total = sum((amount.most_within(period) for amount in counted.values()), start=limit.value * 0)
    if total > limit.value:
        message = f"a member can get {total:,} {limit.currency} in one {period}; the limit for {audience} is {written}"
        hint = f"give less, or raise gift_limits: {audience}: of advocacy/programme in mkdocs.yml"
        yield _create_notice(draft, max(counted, key=lambda place: counted[place].most_within(period)), message, hint)


def _create_notice(draft: Draft, place: int, message: str, hint: str) -> Problem:
    path = ("gives", place, "worth")
    return draft.document.problem(path, message, hint=hint, severity=Severity.NOTICE, rule=RULE)
