"""Check the key `call` for missing parts of the rules, and ways to enter that a network forbids.

They name what is missing, and never say that a call is complete or lawful.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.hashtags import single_hashtag_problems
from mkdocs_advocacy.core.money import amount_of
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.kinds.campaigns.call.asking import find_asked
from mkdocs_advocacy.kinds.campaigns.call.model import Call
from mkdocs_advocacy.kinds.campaigns.call.parts import Parts, load_parts
from mkdocs_advocacy.kinds.campaigns.call.rules_page import check_rules_page
from mkdocs_advocacy.networks.model import EntryWay, Network

RULE = "call-incomplete"
_COPPA_AGE = 13
_CAMPAIGN_KEYS = ("starts", "ends")
"""The keys of the campaign that are parts of the rules."""
_WAYS: dict[EntryWay, str] = {
    "link": "entering by a form",
    "mail": "entering by mail",
    "hashtag": "entering by a hashtag",
    "post": "entering by a post",
    "comment": "entering by a comment",
    "share": "entering by sharing",
    "tag": "entering by tagging friends",
    "follow": "entering by following",
    "like": "entering by a like",
}
_REQUESTS: dict[EntryWay, str] = {"share": "share a post", "tag": "tag friends"}
"""The ways to enter that asking.yml has phrases for."""


def check_call(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report missing parts of a campaign's call, and ways to enter that networks forbid."""
    if draft.says("call") and draft.template.call:
        yield from check_rules_page(draft, reading)
    call = draft.template.call
    if not draft.is_translation and call:
        yield from _check_values(draft, call, reading)
        yield from _find_missing(draft, call, load_parts())
        yield from _check_sums(draft, call, load_parts())
        yield from _check_networks(draft, call, reading)


def _check_values(draft: Draft, call: Call, reading: Reading) -> Iterator[Problem]:
    """Report unknown networks, draws without chance, invalid hashtags, and dates in the wrong order."""
    for place, network in enumerate(call.networks):
        if network not in reading.networks:
            message = f"call.networks[{place}] is “{network}”, which isn't a network of this hub"
            yield draft.document.problem(("call", "networks", place), message, hint=nearest(network, reading.networks))
    if call.kind == "draw" and call.chooser != "chance":
        message = f"a draw is decided by chance, but call.chosen_by is {call.chooser}"
        hint = "write kind: contest, or remove chosen_by:"
        yield draft.document.problem(("call", "chosen_by"), message, hint=hint)
    if call.hashtag:
        yield from single_hashtag_problems(draft.document, ("call", "hashtag"), call.hashtag)
    ends = draft.template.ends
    if call.decided and ends and call.decided < ends:
        message = f"call.decided ({call.decided}) is before the campaign ends ({ends})"
        yield draft.document.problem(("call", "decided"), message)
    for place, stage in enumerate(call.stages):
        if stage.starts and stage.ends and stage.ends < stage.starts:
            message = f"call.stages[{place}].ends ({stage.ends}) is before its starts ({stage.starts})"
            yield draft.document.problem(("call", "stages", place, "ends"), message)


def _find_missing(draft: Draft, call: Call, parts: Parts) -> Iterator[Problem]:
    for part in parts.of_call(call):
        key, _, of_each = part.key.partition(".")
        if of_each:
            for place, item in enumerate(getattr(call, key)):
                if getattr(item, of_each) is None:
                    path = (key, place)
                    yield _warn(
                        draft, path, f"call.{key}[{place}].{of_each} is missing: {part.missing}", parts.cite(part)
                    )
        elif not _is_given(draft, call, key):
            named = key if key in _CAMPAIGN_KEYS else f"call.{key}"
            yield _warn(draft, (), f"{named} is missing: {part.missing}", parts.cite(part))
    if call.min_age is not None and call.min_age < _COPPA_AGE and not call.guardian and parts.reaches(call, "US"):
        message = f"children of {call.min_age} may take part: {parts.children.missing}"
        yield _warn(draft, ("min_age",), message, parts.cite(parts.children))


def _is_given(draft: Draft, call: Call, key: str) -> bool:
    if key == "how":
        return bool(call.how or call.link or (call.hashtag and call.networks))
    if key == "chosen_by":
        return call.chooser is not None
    value = getattr(draft.template if key in _CAMPAIGN_KEYS else call, key)
    return value is not None and value != ()


def _check_sums(draft: Draft, call: Call, parts: Parts) -> Iterator[Problem]:
    """Report draws in the US with prizes above the threshold of two states, or in other currencies."""
    rule = parts.registration
    limit = amount_of(rule.threshold)
    if call.chooser != "chance" or call.registered or not parts.reaches(call, "US"):
        return
    total = Decimal(0)
    for place, prize in enumerate(call.prizes):
        if prize.worth is None:
            continue
        amount = amount_of(prize.worth)
        if amount.currency != limit.currency:
            message = f"call.prizes[{place}].worth is in {amount.currency}: write it in {limit.currency},"
            message += " so that it can be compared with the limit"
            yield _warn(draft, ("prizes", place, "worth"), message, parts.cite(rule))
        else:
            total += amount.most_within("year") * (prize.number or 1)
    if total > limit.value:
        yield _warn(draft, ("prizes",), f"the prizes are worth {total:,} USD: {rule.missing}", parts.cite(rule))


def _check_networks(draft: Draft, call: Call, reading: Reading) -> Iterator[Problem]:
    """Report networks whose conditions aren't known, and ways to enter that they forbid."""
    parts = load_parts()
    if call.hashtag and not call.networks:
        message = "call.networks is missing: say where people use the hashtag"
        yield _warn(draft, ("hashtag",), message, parts.cite(parts.release))
    for place, network in _known_networks(call, reading):
        if network.contest is None:
            missing = parts.release.missing.format(network=network.id)
            message = f"the conditions of {network.name} for contests aren't known: {missing}"
            yield _warn(draft, ("networks", place), message, parts.cite(parts.release))
            continue
        for way in network.contest.forbids:
            if way in call.entry:
                message = f"{network.name} doesn't allow {_WAYS[way]}"
                yield _warn(draft, ("entry", call.entry.index(way)), message, _cite(network))
    yield from _check_asked(draft, call, reading)


def check_translated_texts(drafts: Iterable[Draft], reading: Reading) -> Iterator[Problem]:
    """Report translated calls that ask for ways to enter that the original's networks forbid."""
    drafts = list(drafts)
    originals: dict[str, Call | None] = {draft.id: draft.template.call for draft in drafts if not draft.is_translation}
    for draft in drafts:
        original = originals.get(draft.id) if draft.is_translation else None
        if original and draft.says("call") and draft.template.call:
            yield from _check_asked(draft, original, reading)


def _check_asked(draft: Draft, call: Call, reading: Reading) -> Iterator[Problem]:
    """Report texts of a draft that ask for ways to enter that networks forbid, unless `entry` lists them."""
    asked = find_asked(draft.template.call, draft.language)
    for _, network in _known_networks(call, reading):
        for way in network.contest.forbids if network.contest else ():
            if way in asked and way not in call.entry:
                message = f"this seems to ask people to {_REQUESTS[way]}; {network.name} doesn't allow {_WAYS[way]}"
                yield _warn(draft, (asked[way],), message, _cite(network))


def _cite(network: Network) -> str:
    source = network.contest.source if network.contest else ()
    return f"source: {source[0]}" if source else ""


def _known_networks(call: Call, reading: Reading) -> Sequence[tuple[int, Network]]:
    return [(place, reading.networks[name]) for place, name in enumerate(call.networks) if name in reading.networks]


def _warn(draft: Draft, path: Sequence[str | int], message: str, fact: str) -> Problem:
    return draft.document.problem(
        ("call", *path), message, hint=fact, severity=Severity.WARNING, key=not path, rule=RULE
    )
