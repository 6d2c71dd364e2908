"""The tables that the command `advocacy results` prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary, Sums
from mkdocs_advocacy.results.counts import OTHERS
from mkdocs_advocacy.results.mentions.figures import Figures, Share, quarter_of

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
    summary = hub.once(ResultsSummary)
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
    yield from _list_mentions(hub)


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


def _list_mentions(hub: Hub) -> Iterator[NamedTable]:
    """Yield the mentions of topics and their sentiments by quarter, if all of it was counted in the same way.

    Low and high are percentages, the ends of the 95% interval.
    """
    figures = Figures(hub.results.mentions, hub.results.minimum)
    topics: list[Sequence[Cell]] = []
    sentiments: list[Sequence[Cell]] = []
    for periods in figures.group(quarter_of).values():
        days = str(periods[0].first), str(periods[-1].last)
        known = [topic for topic in ("", *hub.rules.listening.topics) if figures.are_comparable(periods, topic)]
        for topic in known:
            if topic and (share := figures.topic_share(periods, topic)):
                topics.append((topic, *days, share.count, share.of, *_round(share)))
            for name, share in figures.sentiments(periods, topic).items():
                sentiments.append((topic or "all", *days, name, share.of, *_round(share)))
    if topics:
        yield NamedTable("Topics", ("topic", "from", "to", "mentions", "of", "low", "high"), topics)
    if sentiments:
        yield NamedTable("Sentiments", ("topic", "from", "to", "sentiment", "of", "low", "high"), sentiments)


def _round(share: Share) -> tuple[str, str]:
    return f"{100 * share.estimate.low:.1f}", f"{100 * share.estimate.high:.1f}"


def _by(sums: Sums, name: Literal["source", "language"]) -> Sequence[tuple[str, int]]:
    return tuple(sums.by(lambda row: getattr(row.key, name)).items())
