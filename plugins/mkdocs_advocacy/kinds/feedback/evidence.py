"""Numbers computed from the hub's results, so that nobody types them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.feedback.model import Evidence
from mkdocs_advocacy.rendering.addresses import address_in
from mkdocs_advocacy.results.load import Results
from mkdocs_advocacy.results.mentions.values import MentionKey, Mentions
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.surveys import SurveyPeriod


@dataclass(frozen=True, slots=True)
class Number:
    """A number as pages show it."""

    text: str
    context: str
    """What was counted, and when."""
    note: str | None
    source: Link | None
    """The page with all numbers of this kind."""


def is_within(period: Period, evidence: Evidence) -> bool:
    """Return whether a period of results counts as this evidence."""
    return (evidence.first or date.min) <= period.first and period.last <= (evidence.last or date.max)


def parts_of_result(evidence: Evidence) -> tuple[str, str]:
    """Return the kind of result and its name: `surveys` and `pulse`."""
    kind, _, name = evidence.result.partition("/")
    return kind, name


def describe_evidence(items: Iterable[Evidence], hub: Hub, words: Catalogue) -> Sequence[Number]:
    """Return the numbers of all evidence that the hub's results hold."""
    return [number for item in items for number in _describe(item, hub, words)]


def _describe(evidence: Evidence, hub: Hub, words: Catalogue) -> Iterator[Number]:
    kind, name = parts_of_result(evidence)
    page = Link(address_in("results", words.language, hub.language), words("results_title"))
    if kind == "surveys":
        for row in latest_answers(evidence, name, hub.results):
            context = (row.question, words.count("results_answers", row.answers), _days(row.period, words))
            yield Number(_describe_score(row, words), " · ".join(context), evidence.note, page)
    elif kind == "mentions":
        yield from _describe_mentions(evidence, name, hub, words)
    elif kind == "campaigns" and name in hub.content["campaigns"]:
        campaign = hub.content["campaigns"][name].in_language(words.language)
        counted = [row for row in hub.results.clicks if row.key.campaign == name and is_within(row.period, evidence)]
        if counted:
            clicks = words.count("clicks", sum(row.counts.clicks for row in counted))
            whole = Period(min(row.period.first for row in counted), max(row.period.last for row in counted))
            link = Link(campaign.address, campaign.title)
            yield Number(clicks, f"{campaign.title} · {_days(whole, words)}", evidence.note, link)


def latest_answers(evidence: Evidence, survey: str, results: Results) -> Sequence[SurveyPeriod]:
    """Return the latest answers to each question of a survey, within the days of the evidence."""
    rows = (row for row in results.surveys.get(survey, ()) if is_within(row.period, evidence))
    return list({row.question: row for row in sorted(rows, key=lambda row: (row.question, row.period))}.values())


def _describe_mentions(evidence: Evidence, topic: str, hub: Hub, words: Catalogue) -> Iterator[Number]:
    """Yield the mentions of a topic, with their share of all mentions in the same periods if that is published."""
    counts = comparable_mentions(evidence, topic, hub.results.mentions)
    if not counts:
        return
    everything = mentions_by_period("", hub.results.mentions)
    number, all_mentions = sum(counts.values()), sum(everything.get(period, 0) for period in counts)
    whole = Period(min(period.first for period in counts), max(period.last for period in counts))
    parts = [hub.rules.listening.name_topic(topic, words.language, hub.language), _days(whole, words)]
    if all_mentions and counts.keys() <= everything.keys():
        parts.append(words("feedback_share", share=words.rate(number / all_mentions)))
    yield Number(words.count("feedback_mentions", number), " · ".join(parts), evidence.note, None)


def mentions_by_period(topic: str, mentions: Mentions) -> Mapping[Period, int]:
    """Return the mentions of a topic by period, or all mentions if the topic is an empty text."""
    return {row.period: row.counts.count for row in mentions.rows if row.key == MentionKey(topic=topic)}


def comparable_mentions(evidence: Evidence, topic: str, mentions: Mentions) -> Mapping[Period, int]:
    """Return the mentions of a topic within the days of the evidence, as far as they were counted like the latest.

    Numbers that were found by different tools, searches or terms are never added up.
    """
    counts = {
        period: count for period, count in mentions_by_period(topic, mentions).items() if is_within(period, evidence)
    }
    origins = {one.period: one for one in mentions.imports}
    latest = origins.get(max(counts)) if counts else None
    if latest is None:
        return {}
    return {
        period: count
        for period, count in counts.items()
        if (origin := origins.get(period)) and (period == latest.period or origin.is_comparable(latest, topic))
    }


def _describe_score(row: SurveyPeriod, words: Catalogue) -> str:
    values = (row.score.value, row.score.low, row.score.high)
    score, low, high = (words.number(round(one)) if row.kind == "nps" else words.percent(one) for one in values)
    return words("results_nps" if row.kind == "nps" else "results_satisfied", score=score, low=low, high=high)


def _days(period: Period, words: Catalogue) -> str:
    return words.days(period.first, period.last)
