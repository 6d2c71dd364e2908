"""Tables of results besides clicks by campaign: versions, own posts and surveys, in a reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary, Sums
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.results.charts.bars import Bar, BarTable, draw_bars
from mkdocs_advocacy.results.charts.elements import Direction
from mkdocs_advocacy.results.counts import OTHERS
from mkdocs_advocacy.results.network_posts import NetworkMonth, Rate
from mkdocs_advocacy.results.statistics import VersionCounts, compare_versions
from mkdocs_advocacy.results.surveys import SurveyPeriod


@dataclass(frozen=True, slots=True)
class SurveyView:
    """The latest answers to a question of a survey."""

    question: str
    period: str
    score: str
    """The score with its interval."""
    answers: str
    change: str | None
    """The change since the period before; None if there was none."""
    participation: str | None


class Tables:
    """Draws the tables of a page."""

    def __init__(self, hub: Hub, summary: ResultsSummary, words: Catalogue, base: str) -> None:
        """`base` is the relative path from the page to the hub's root."""
        self._hub, self._summary, self._words, self._base = hub, summary, words, base

    def versions(self, sums: Sums, name: str, *, has_ended: bool) -> Markup | None:
        """Draw the clicks of the versions of each post that has several; None if there is none.

        After the campaign has ended, versions whose visitors converted clearly more or less often are marked.
        """
        words, bars = self._words, []
        for post, found in self._summary.top_posts(sums, limit=20):
            versions = _by_version(found)
            if len(versions) > 1:
                title, address = in_language(post, words.language).title, f"{self._base}{post.address}"
                marks = self._judge(versions, has_ended=has_ended)
                for letter, clicks in ((letter, version.clicks) for letter, version in versions.items()):
                    label = words("results_version", title=f"\u2068{title}\u2069", version=letter.upper())
                    texts = (words.number(clicks), marks.get(letter, ""))
                    bars.append(Bar(label, texts if any(marks.values()) else texts[:1], clicks, address))
        if not bars:
            return None
        is_judged = any(len(bar.texts) > 1 for bar in bars)
        headings = (words("results_clicks"), *((words("results_verdict"),) if is_judged else ()))
        rows = tuple(bar if len(bar.texts) == len(headings) else _pad(bar) for bar in bars)
        return self._draw(name, words("results_versions"), words("results_post"), headings, rows)

    def _judge(self, versions: Mapping[str, Sums], *, has_ended: bool) -> Mapping[str, str]:
        """Return a remark on each version that differs from the others."""
        counts = [VersionCounts(letter, sums.clicks, sums.all_conversions) for letter, sums in versions.items()]
        verdict = compare_versions(counts, has_ended=has_ended)
        return {
            **dict.fromkeys(verdict.better, self._words("results_better")),
            **dict.fromkeys(verdict.worse, self._words("results_worse")),
        }

    def own_posts(self, name: str) -> Markup | None:
        """Draw the posts on the company's own accounts, a row a network; None without any."""
        words, totals = self._words, self._summary.own_posts()
        if not totals:
            return None
        rows = []
        for total in totals:
            known = self._hub.known_networks.get(total.network)
            rows.append(Bar(known.name if known else total.network, self._describe(total), None))
        headings = ("posts", "impressions", "engagements", "engagement_rate", "click_through")
        last = max(row.month.first for row in self._hub.results.network_posts)
        names = tuple(words(f"results_{heading}") for heading in headings)
        caption = words("results_own_until", month=words.month(last))
        return self._draw(name, caption, words("results_network"), names, tuple(rows))

    def _describe(self, row: NetworkMonth) -> tuple[str, ...]:
        counts = (row.posts, row.impressions, row.engagements)
        rates = (row.engagement_rate, row.click_through_rate)
        return (
            *("–" if count is None else self._words.number(count) for count in counts),
            *(self._show_rate(rate) for rate in rates),
        )

    def _show_rate(self, rate: Rate | None) -> str:
        return self._words.rate(rate.value) if rate else "–"

    def surveys(self, only: str | None = None) -> Iterator[SurveyView]:
        """Yield the latest answers to each question, by survey and question; `only` is the name of a single survey."""
        for survey, rows in sorted(self._hub.results.surveys.items()):
            if only not in (None, survey):
                continue
            ordered = sorted(rows, key=lambda row: (row.question, row.period))
            for _, group in groupby(ordered, key=lambda row: row.question):
                yield self._view(survey, [*group])

    def _view(self, survey: str, periods: Sequence[SurveyPeriod]) -> SurveyView:
        words, last = self._words, periods[-1]
        before = periods[-2] if len(periods) > 1 else None
        took_part = [
            one for one in self._hub.results.participation if one.survey == survey and one.period.overlaps(last.period)
        ]
        return SurveyView(
            question=last.question,
            period=words.days(last.period.first, last.period.last),
            score=self._score(last),
            answers=words.count("results_answers", last.answers),
            change=self._change(before, last) if before else None,
            participation=words("results_took_part", share=words.percent(took_part[-1].rate)) if took_part else None,
        )

    def _score(self, row: SurveyPeriod) -> str:
        """Return a score with its interval: 42 (between 31 and 53)."""
        value, low, high = (self._number(row, one) for one in (row.score.value, row.score.low, row.score.high))
        name = "results_nps" if row.kind == "nps" else "results_satisfied"
        return self._words(name, score=value, low=low, high=high)

    def _number(self, row: SurveyPeriod, value: float) -> str:
        return self._words.number(round(value)) if row.kind == "nps" else self._words.percent(value)

    def _change(self, before: SurveyPeriod, last: SurveyPeriod) -> str:
        words = self._words
        if not last.differs_from(before):
            return words("results_same")
        key = "results_higher" if last.score.value > before.score.value else "results_lower"
        return words(key, score=self._number(before, before.score.value))

    def _draw(self, name: str, caption: str, heading: str, numbers: tuple[str, ...], bars: tuple[Bar, ...]) -> Markup:
        words = self._words
        direction = cast(Direction, words.direction)
        return draw_bars(BarTable(name, caption, heading, numbers, bars, words("results_empty"), direction))


def _by_version(sums: Sums) -> Mapping[str, Sums]:
    """Return the sums of each version, by letter. Versions that are added up with others don't count."""
    letters = sorted({row.key.variant for row in sums.rows} - {"", OTHERS})
    return {letter: sums.where(lambda row, letter=letter: row.key.variant == letter) for letter in letters}  # type: ignore[misc]


def _pad(bar: Bar) -> Bar:
    return Bar(bar.name, (*bar.texts, ""), bar.value, bar.href, bar.hatched)
