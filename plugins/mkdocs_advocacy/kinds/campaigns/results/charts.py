"""The charts of results, in a reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, cast

from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary, Sums
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.results.charts.bars import Bar, BarTable, draw_bars
from mkdocs_advocacy.results.charts.columns import ColumnChart, draw_columns
from mkdocs_advocacy.results.charts.elements import Direction
from mkdocs_advocacy.results.charts.figure import Figure
from mkdocs_advocacy.results.charts.multiples import Multiples, Panel, draw_multiples
from mkdocs_advocacy.results.charts.plot import Column
from mkdocs_advocacy.results.charts.progress import Progress, draw_progress
from mkdocs_advocacy.results.counts import OTHERS
from mkdocs_advocacy.results.periods import Period, period_of

_MOST_NETWORKS = 6
"""The most networks that are shown by month."""
_MOST_WEEKS = 53
"""The maximum number of weeks in a chart. Longer times are shown by month."""


class Charts:
    """Draws the charts of a page."""

    def __init__(self, hub: Hub, summary: ResultsSummary, words: Catalogue, base: str) -> None:
        """`base` is the relative path from the page to the hub's root."""
        self._hub, self._summary, self._words, self._base = hub, summary, words, base
        self._direction = cast(Direction, words.direction)

    def progress(self, campaign: Campaign, name: str) -> Markup | None:
        """Draw how far a campaign is on the way to its target of clicks; None without a target and results."""
        found, words = self._summary.progress(campaign), self._words
        if found.target is None and found.clicks is None:
            return None
        if found.clicks is None:
            text = words("results_none_yet", target=words.count("clicks", found.target or 0))
        elif found.target is None:
            text = words.count("clicks", found.clicks)
        else:
            target = words.count("clicks", found.target)
            text = words("results_of_target", clicks=words.number(found.clicks), target=target)
        elapsed = found.days_gone / found.days if found.days and found.days_gone is not None else None
        is_running = elapsed is not None and 0 < elapsed < 1
        is_reached = found.clicks is not None and found.target is not None and found.clicks >= found.target
        over = words("results_time_over", share=words.percent(elapsed)) if is_running and elapsed else ""
        time = " · ".join(filter(None, (words("results_reached") if is_reached else "", over))) or None
        return draw_progress(
            Progress(
                id=name,
                text=text,
                value=found.clicks,
                target=found.target,
                time=time,
                elapsed=elapsed if is_running else None,
                direction=self._direction,
            )
        )

    def posts(self, sums: Sums, name: str, caption: str, limit: int = 5) -> Markup:
        """Draw the posts with the most clicks."""
        words = self._words
        bars = []
        for post, found in self._summary.top_posts(sums, limit):
            shown = in_language(post, words.language)
            bars.append(Bar(shown.title, (words.number(found.clicks),), found.clicks, f"{self._base}{shown.address}"))
        rest = sums.clicks - sum(int(bar.value or 0) for bar in bars)
        if bars and rest:
            bars.append(self._bar("", rest, is_rest=True))
        return self._bars(name, caption, words("results_post"), bars)

    def networks(self, sums: Sums, name: str, caption: str) -> Markup:
        """Draw the clicks by network."""
        bars = [
            self._bar(self._summary.network_name(source) or source, clicks, is_rest=source in ("", OTHERS))
            for source, clicks in sums.by(lambda row: row.key.source).items()
        ]
        return self._bars(name, caption, self._words("results_network"), bars)

    def networks_by_month(self, sums: Sums, name: str) -> Markup | None:
        """Draw the clicks of the networks with the most, by month; None unless there are several of both."""
        words, counts = self._words, sums.by(lambda row: row.key.source)
        sources = [source for source in counts if source not in ("", OTHERS)][:_MOST_NETWORKS]
        months = _by_month(sums.by_period)
        if len(sources) < 2 or len(months) < 2:
            return None
        panels = []
        for source in sources:
            own = _by_month(sums.where(lambda row, source=source: row.key.source == source).by_period)  # type: ignore[misc]
            columns = self._columns({month: own.get(month) for month in months}, "month")
            total = words.count("clicks", counts[source])
            panels.append(Panel(self._summary.network_name(source) or source, total, tuple(columns)))
        finding = words("results_most_network", network=panels[0].name, clicks=panels[0].total)
        figure = self._figure(name, finding, words("results_networks_by_month"), 3)
        return draw_multiples(Multiples(figure, words("results_month"), tuple(panels)), words.number)

    def languages(self, sums: Sums, name: str, caption: str) -> Markup | None:
        """Draw the clicks by language; None unless several are known."""
        counts = sums.by(lambda row: row.key.language)
        if len(counts.keys() - {"", OTHERS}) < 2:
            return None
        bars = [
            self._bar(self._words.name_of(language), clicks, is_rest=language in ("", OTHERS), rest="other_languages")
            for language, clicks in counts.items()
        ]
        return self._bars(name, caption, self._words("results_language"), bars)

    def weeks(self, sums: Sums, name: str, *, level: Literal[2, 3] = 2) -> Markup:
        """Draw the clicks by week, or by month if there are too many weeks or if months were imported."""
        words, counts = self._words, sums.by_period
        span: Literal["week", "month"] = "week"
        if any(period.span != "week" for period in counts) or _count_weeks(counts) > _MOST_WEEKS:
            counts, span = _by_month(counts), "month"
        columns = self._columns(counts, span)
        known = {period: clicks for period, clicks in counts.items() if clicks}
        best = max(known, key=lambda period: known[period], default=None)
        finding = ""
        if best:
            finding = words("results_best", period=self._name(best), clicks=words.count("clicks", known[best]))
        figure = self._figure(name, finding, words(f"results_by_{span}"), level)
        chart = ColumnChart(figure, words(f"results_{span}"), words("results_clicks"), tuple(columns))
        return draw_columns(chart, words.number)

    def _figure(self, name: str, finding: str, title: str, level: Literal[2, 3]) -> Figure:
        return Figure(
            id=name,
            finding=finding or title,
            title=title,
            description=finding,
            table_label=self._words("results_as_table"),
            empty=self._words("results_empty"),
            direction=self._direction,
            level=level,
        )

    def _columns(self, counts: Mapping[Period, int | None], span: Literal["week", "month"]) -> Sequence[Column]:
        """Return a column for each period from the first to the last, those without a number included."""
        if not counts:
            return ()
        words, imported = self._words, {one.period for one in self._hub.results.imports}
        columns, period, last = [], min(counts), max(counts)
        while period <= last:
            clicks = counts.get(period)
            if clicks is not None:
                text = words.number(clicks)
            elif any(period.overlaps(one) for one in imported):
                text = words("results_too_few")
            else:
                text = words("results_no_data")
            label = words.short_day(period.first) if span == "week" else words.month_name(period.first)
            columns.append(Column(self._name(period), label, clicks, text))
            period = period.following
        return columns

    def _name(self, period: Period) -> str:
        if period.span == "month":
            return self._words.month(period.first)
        return self._words.days(period.first, period.last)

    def _bar(self, name: str, clicks: int, *, is_rest: bool, rest: str = "others") -> Bar:
        words = self._words
        return Bar(words(f"results_{rest}") if is_rest else name, (words.number(clicks),), clicks, hatched=is_rest)

    def _bars(self, name: str, caption: str, heading: str, bars: Sequence[Bar]) -> Markup:
        ordered = sorted(bars, key=lambda bar: bar.hatched)  # what stands for several comes last
        return draw_bars(
            BarTable(
                id=name,
                caption=caption,
                name_heading=heading,
                number_headings=(self._words("results_clicks"),),
                bars=tuple(ordered),
                empty=self._words("results_empty"),
                direction=self._direction,
            )
        )


def _count_weeks(periods: Iterable[Period]) -> int:
    """Return the number of weeks from the first to the last, those between them included."""
    ordered = sorted(periods)
    return (ordered[-1].first - ordered[0].first).days // 7 + 1 if ordered else 0


def _by_month(counts: Mapping[Period, int]) -> Mapping[Period, int]:
    """Add up the clicks of weeks by the month that they belong to."""
    months: dict[Period, int] = {}
    for period, clicks in counts.items():
        month = period_of(period.month, "month")
        months[month] = months.get(month, 0) + clicks
    return months
