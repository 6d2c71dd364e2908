"""The facts about a call that pages show, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mkdocs_advocacy.content.entry import Short
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.countries import WORLD
from mkdocs_advocacy.core.days import end_of, in_zone
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.money import amount_of
from mkdocs_advocacy.core.spans import parts_of_span
from mkdocs_advocacy.kinds.campaigns.call.model import Call, Prize, Reach, Stage
from mkdocs_advocacy.kinds.campaigns.call.winners import Winner, find_winners
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.groups.contact import link_to
from mkdocs_advocacy.rendering.entries import time_of


@dataclass(frozen=True, slots=True)
class CallLabel:
    """A call's label in lists."""

    text: str
    """The kind of call and its last day: Contest · until 31 March 2027."""
    closed: str
    """The text after the last day: Contest · closed."""
    expires: str | None
    """The time after which it is closed, in ISO 8601."""
    is_closed: bool


@dataclass(frozen=True, slots=True)
class StageView:
    """A further stage of a call."""

    title: str
    time: str | None
    link: str | None
    """Where to take part, while the stage lasts."""
    expires: str | None


@dataclass(frozen=True, slots=True)
class CallView:
    """A call, as text."""

    kind: str
    label: CallLabel
    title: str
    """The kind of call: Contest."""
    action: str | None
    """The link to take part, unless the call is closed."""
    entry: str | None
    """How to enter by a hashtag or on networks."""
    when: Sequence[str]
    stages: Sequence[StageView]
    who: Sequence[str]
    chosen: Sequence[str]
    prizes: Sequence[str]
    releases: Sequence[str]
    """The disclaimers that networks require."""
    sponsor: str | None
    winners: Sequence[Winner]
    unnamed: str | None
    """The number of winners whom the page doesn't name, as text."""
    call: Call


def describe_call(campaign: Campaign, call: Call, hub: Hub, words: Catalogue) -> CallView:
    """Return the call of a campaign, with its texts in the language of `words`."""
    winners = find_winners(call, hub, words.language)
    unnamed = len(call.winners) - len(winners)
    return CallView(
        kind=call.kind,
        label=label_call(campaign, call, hub, words),
        title=words(f"call_{call.kind}"),
        action=link_to(call.link, subject=campaign.title) if call.link and not campaign.has_ended else None,
        entry=_describe_entry(call, hub, words),
        when=[*_describe_time(campaign, hub, words)],
        stages=[_describe_stage(stage, hub, words) for stage in call.stages],
        who=[*_describe_people(call, words)],
        chosen=[*_describe_choice(call, words)],
        prizes=[_describe_prize(prize, words) for prize in call.prizes],
        releases=[*_find_releases(call, hub, words)],
        sponsor=words("call_sponsor", sponsor=call.sponsor) if call.sponsor else None,
        winners=winners,
        unnamed=words.count("call_unnamed" if winners else "call_winners_unnamed", unnamed) if unnamed else None,
        call=call,
    )


def label_call(campaign: Campaign, call: Call, hub: Hub, words: Catalogue) -> CallLabel:
    """Return a call's label in lists."""
    title, ends = words(f"call_{call.kind}"), campaign.template.ends
    return CallLabel(
        text=words("call_label", call=title, until=words("until", date=words.day(ends))) if ends else title,
        closed=words("call_label", call=title, until=words("call_closed")),
        expires=end_of(ends, hub.settings.zone).isoformat() if ends else None,
        is_closed=campaign.has_ended,
    )


def shorten_campaign(campaign: Campaign, hub: Hub, words: Catalogue) -> Short | None:
    """Return a campaign's line in short lists: the kind of its call, and its last day. Ended campaigns have none."""
    if campaign.has_ended:
        return None
    call = hub.content[campaign.kind][campaign.id].template.call
    return Short(label_call(campaign, call, hub, words).text if call else time_of(campaign, words))


def _describe_entry(call: Call, hub: Hub, words: Catalogue) -> str | None:
    names = [hub.known_networks[name].name for name in call.networks if name in hub.known_networks]
    hashtag = f"#{call.hashtag}" if call.hashtag else ""
    if hashtag and names:
        return words("call_hashtag_on", hashtag=hashtag, networks=words.listed(names))
    if hashtag:
        return words("call_hashtag", hashtag=hashtag)
    return words("call_on", networks=words.listed(names)) if names else None


def _describe_time(campaign: Campaign, hub: Hub, words: Catalogue) -> Iterator[str]:
    starts, ends = campaign.template.starts, campaign.template.ends
    if starts:
        yield words("call_starts", date=words.day(starts))
    if ends:
        last = in_zone(end_of(ends, hub.settings.zone) - timedelta(minutes=1), hub.settings.zone)
        yield words("call_ends", date=words.day(ends), time=words.time(last))
    else:
        yield words("call_open")


def _describe_stage(stage: Stage, hub: Hub, words: Catalogue) -> StageView:
    lasts = (not stage.starts or stage.starts <= hub.today) and (not stage.ends or hub.today <= stage.ends)
    return StageView(
        title=stage.title,
        time=_format_days(stage.starts, stage.ends, words),
        link=stage.link if lasts else None,
        expires=end_of(stage.ends, hub.settings.zone).isoformat() if stage.ends else None,
    )


def _format_days(starts: date | None, ends: date | None, words: Catalogue) -> str | None:
    if starts and ends:
        return words("campaign_days", starts=words.day(starts), ends=words.day(ends))
    if starts:
        return words("campaign_since", date=words.day(starts))
    return words("campaign_until", date=words.day(ends)) if ends else None


def _describe_people(call: Call, words: Catalogue) -> Iterator[str]:
    if WORLD in call.countries:
        yield words("call_world")
    elif call.countries:
        countries = [words.country(code) for code in dict.fromkeys(call.countries)]
        yield words("call_countries", countries=words.listed(countries))
    if call.min_age:
        yield words("call_age", age=words.number(call.min_age))
    if call.guardian:
        yield call.guardian
    if call.employees_may is not None:
        yield words("call_employees_may" if call.employees_may else "call_employees_may_not")


def _describe_choice(call: Call, words: Catalogue) -> Iterator[str]:
    if call.has_prizes and call.chooser:
        yield words(f"call_by_{call.chooser}")
    if call.reach:
        yield _describe_reach(call.reach, words)
    if call.criteria:
        yield call.criteria
    if call.decided:
        yield words(f"call_decided_{call.kind}", date=words.day(call.decided))
    if call.told:
        yield call.told


def _describe_reach(reach: Reach, words: Catalogue) -> str:
    support = words.count("call_support", reach.support)
    if not reach.within:
        return words("call_reach", support=support)
    return words("call_reach_within", support=support, time=words.span(*parts_of_span(reach.within)))


def _describe_prize(prize: Prize, words: Catalogue) -> str:
    text = prize.what
    if prize.number and prize.number > 1:
        text = words("call_prize", number=words.number(prize.number), prize=prize.what)
    if not prize.worth:
        return text
    amount = amount_of(prize.worth)
    money = words.money(amount.value, amount.currency)
    worth = words(f"group_worth_{amount.period}" if amount.period else "group_worth", money=money)
    return words("call_prize_worth", prize=text, worth=worth)


def _find_releases(call: Call, hub: Hub, words: Catalogue) -> Iterator[str]:
    for name in call.networks:
        network = hub.known_networks.get(name)
        if network and network.contest and (sentence := words.nearest(network.contest.release)):
            yield sentence
