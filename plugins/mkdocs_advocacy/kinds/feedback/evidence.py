"""Compute the numbers behind feedback from the hub's results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.feedback.listening.places import NAME as LISTENING
from mkdocs_advocacy.kinds.feedback.model import Evidence
from mkdocs_advocacy.rendering.addresses import address_in
from mkdocs_advocacy.results.mentions.figures import Figures, Share
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.surveys import SurveyPeriod


@dataclass(frozen=True, slots=True)
class Number:
    """A number as pages show it."""

    text: str
    context: str
    """The subject and the days of the count."""
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


class Numbers:
    """Computes the numbers behind feedback from a hub's results, in the language of `words`."""

    def __init__(self, hub: Hub, words: Catalogue) -> None:
        self._hub, self._words = hub, words

    def describe(self, items: Iterable[Evidence]) -> Sequence[Number]:
        """Return the numbers for all evidence that the hub's results contain."""
        kinds = {"surveys": self._find_answers, "campaigns": self._find_clicks, "mentions": self._find_mentions}
        found: list[Number] = []
        for evidence in items:
            kind, name = parts_of_result(evidence)
            found += kinds[kind](evidence, name)
        return found

    def _find_answers(self, evidence: Evidence, survey: str) -> Iterator[Number]:
        """Yield the latest score of each question of a survey, within the days of the evidence."""
        words = self._words
        page = Link(address_in("results", words.language, self._hub.language), words("results_title"))
        rows = (row for row in self._hub.results.surveys.get(survey, ()) if is_within(row.period, evidence))
        latest = {row.question: row for row in sorted(rows, key=lambda row: (row.question, row.period))}
        for row in latest.values():
            context = (row.question, words.count("results_answers", row.answers), self._format_days([row.period]))
            yield Number(self._format_score(row), " · ".join(context), evidence.note, page)

    def _format_score(self, row: SurveyPeriod) -> str:
        words, values = self._words, (row.score.value, row.score.low, row.score.high)
        score, low, high = (words.number(round(one)) if row.kind == "nps" else words.percent(one) for one in values)
        return words("results_nps" if row.kind == "nps" else "results_satisfied", score=score, low=low, high=high)

    def _find_clicks(self, evidence: Evidence, name: str) -> Iterator[Number]:
        """Yield the clicks of a published campaign."""
        campaigns: Mapping[str, Campaign] = self._hub.content["campaigns"]
        counted = [
            row for row in self._hub.results.clicks if row.key.campaign == name and is_within(row.period, evidence)
        ]
        if counted and name in campaigns:
            campaign = campaigns[name].in_language(self._words.language)
            clicks = self._words.count("clicks", sum(row.counts.clicks for row in counted))
            context = f"{campaign.title} · {self._format_days([row.period for row in counted])}"
            yield Number(clicks, context, evidence.note, Link(campaign.address, campaign.title))

    def _find_mentions(self, evidence: Evidence, topic: str) -> Iterator[Number]:
        """Yield the latest comparable mentions of a topic, with their share of all mentions."""
        words, hub = self._words, self._hub
        if latest := find_mentions(evidence, topic, self._figures):
            periods, share = latest
            estimate = share.estimate
            value, low, high = (words.rate(one) for one in (estimate.value, estimate.low, estimate.high))
            context = (
                hub.rules.listening.name_topic(topic, words.language, hub.language),
                self._format_days(periods),
                words("feedback_share", share=value, low=low, high=high),
            )
            page = Link(address_in(LISTENING, words.language, hub.language), words("listening_title"))
            count = words.count("feedback_mentions", share.count)
            shown = words("listening_at_least", number=count) if share.most > share.count else count
            yield Number(shown, " · ".join(context), evidence.note, page)

    @cached_property
    def _figures(self) -> Figures:
        return Figures(self._hub.results.mentions, self._hub.results.minimum)

    def _format_days(self, periods: Sequence[Period]) -> str:
        return self._words.days(min(one.first for one in periods), max(one.last for one in periods))


def find_mentions(evidence: Evidence, topic: str, figures: Figures) -> tuple[Sequence[Period], Share] | None:
    """Return the latest periods within the days of the evidence that were counted in the same way, with their share.

    Numbers that were found by different tools, searches or terms are never added up.
    """
    for run in reversed(figures.runs(topic)):
        periods = [period for period in run if is_within(period, evidence)]
        share = figures.topic_share(periods, topic)
        if share and share.count:
            return periods, share
    return None
