"""The worth of gifts: its display, and the hub's limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.config_file import CONFIG
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.money import Amount, amount_of
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.kinds.groups.model import Give, Group, GroupTemplate
from mkdocs_advocacy.kinds.groups.options import ProgrammeOptions

RULE = "gives-over"
_ORIGINAL = ("worth", "public")
"""The keys of a gift that apply in all languages."""


def gives_of(group: Group, hub: Hub) -> Sequence[Give]:
    """Return the gifts of a published group, in its language, with the worth from its main language."""
    groups: Mapping[str, Group] = hub.content[group.kind]
    translated, original = group.template.gives, groups[group.id].template.gives
    if len(translated) != len(original):  # a preview shows the page although the check reports it
        return [give.model_copy(update={"worth": None}) for give in translated]
    return [
        give.model_copy(update={key: getattr(own, key) for key in _ORIGINAL})
        for give, own in zip(translated, original, strict=True)
    ]


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
    if draft.is_translation or _has_ended(group, reading):
        return
    worths = {place: amount_of(give.worth) for place, give in enumerate(group.gives) if give.worth}
    for audience in group.audience:
        if audience in limits and worths:
            yield from _check_limit(draft, worths, audience, limits[audience])


def check_translated_gifts(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """Report translations that list other gifts than the original files, or say what they are worth."""
    drafts = list(drafts)
    originals: dict[str, GroupTemplate] = {draft.id: draft.template for draft in drafts if not draft.is_translation}
    for draft in drafts:
        if draft.is_translation and draft.says("gives"):
            yield from _check_translation(draft, originals[draft.id].gives)


def limits_in(reading: Reading) -> Mapping[str, str]:
    """Return the hub's gift limits, by audience."""
    options = reading.options.get("programme")
    return options.gift_limits if isinstance(options, ProgrammeOptions) else {}


def _has_ended(group: GroupTemplate, reading: Reading) -> bool:
    is_over = group.expire is not None and end_of(group.expire, reading.settings.zone) <= reading.now
    return is_over or group.status == "retired"


def _check_translation(draft: Draft, original: Sequence[Give]) -> Iterator[Problem]:
    gives: Sequence[Give] = draft.template.gives
    if len(gives) != len(original):
        message = f"gives has {_count(gives)}, but groups/{draft.id}.md has {_count(original)}"
        yield draft.document.problem(("gives",), message, hint="list the same gifts in the same order", key=True)
    for place, give in enumerate(gives):
        for key in _ORIGINAL:
            if key in give.model_fields_set:
                message = f"gives[{place}].{key} is the same in all languages"
                hint = f"write it in groups/{draft.id}.md only"
                yield draft.document.problem(("gives", place, key), message, hint=hint, key=True)


def _count(gives: Sequence[Give]) -> str:
    return "1 gift" if len(gives) == 1 else f"{len(gives)} gifts"


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
