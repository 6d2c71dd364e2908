"""The tables that the command `advocacy results` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary, Sums
from mkdocs_advocacy.results.counts import OTHERS

Cell = str | int | None
_UNNAMED = ("", OTHERS)
"""The networks and languages of rows that count several together."""


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table of results."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    """Texts and whole numbers; None for a number that isn't known."""


def make_tables(hub: Hub) -> Iterator[NamedTable]:
    """Yield the results as tables, with the numbers of the hub's page of results."""
    summary = ResultsSummary(hub)
    yield _list_campaigns(summary)
    if months := summary.complete_months(summary.all):
        top = summary.top_posts(summary.all.of_month(months[-1]))
        posts = [(post.id, post.title, sums.clicks, sums.conversions) for post, sums in top]
        yield NamedTable(f"Posts, {months[-1]:%Y-%m}", ("post", "title", "clicks", "conversions"), posts)
    networks = [
        ("others", "others", clicks) if source in _UNNAMED else (source, summary.network_name(source), clicks)
        for source, clicks in _by(summary.all, "source")
    ]
    yield NamedTable("Networks", ("source", "network", "clicks"), networks)
    languages = [
        ("others or not known" if language in _UNNAMED else language, clicks)
        for language, clicks in _by(summary.all, "language")
    ]
    yield NamedTable("Languages", ("language", "clicks"), languages)
    periods = [(str(period.first), str(period.last), clicks) for period, clicks in summary.all.by_period.items()]
    yield NamedTable("Periods", ("from", "to", "clicks"), periods)
    if own := [(one.network, one.posts, one.impressions, one.engagements) for one in summary.own_posts()]:
        yield NamedTable("Own posts, 12 months", ("network", "posts", "impressions", "engagements"), own)
    if surveys := [*_list_surveys(hub)]:
        yield NamedTable("Surveys", ("survey", "question", "from", "to", "score", "low", "high", "answers"), surveys)


def _list_campaigns(summary: ResultsSummary) -> NamedTable:
    headings = ("campaign", "title", "clicks", "target", "shares", "target of shares", "days over", "days")
    rows = []
    for campaign in summary.campaigns():
        found, shares = summary.progress(campaign), summary.shares_of(campaign.id)
        targets = campaign.template.targets
        numbers = (found.clicks, found.target, shares, targets.shares, found.days_gone, found.days)
        rows.append((campaign.id, campaign.title, *numbers))
    return NamedTable("Campaigns", headings, rows)


def _list_surveys(hub: Hub) -> Iterator[Sequence[Cell]]:
    """Yield all published answers. Scores are from -100 to 100 (NPS), or percentages of people."""
    for survey, rows in sorted(hub.results.surveys.items()):
        for row in sorted(rows, key=lambda row: (row.question, row.period)):
            scale = 1 if row.kind == "nps" else 100
            scores = (round(scale * number) for number in (row.score.value, row.score.low, row.score.high))
            yield (survey, row.question, str(row.period.first), str(row.period.last), *scores, row.answers)


def _by(sums: Sums, name: Literal["source", "language"]) -> Sequence[tuple[str, int]]:
    return tuple(sums.by(lambda row: getattr(row.key, name)).items())
