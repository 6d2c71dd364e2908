"""The charts and tables about mentions, in a reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.feedback.listening.conversations import Quarter
from mkdocs_advocacy.kinds.feedback.listening.heard import Change, Heard, TopicLine
from mkdocs_advocacy.results.charts.bars import Bar, BarTable, draw_bars
from mkdocs_advocacy.results.charts.columns import ColumnChart, draw_columns
from mkdocs_advocacy.results.charts.elements import Direction
from mkdocs_advocacy.results.charts.figure import Figure
from mkdocs_advocacy.results.charts.plot import Column
from mkdocs_advocacy.results.mentions.figures import Share, is_complete, month_of
from mkdocs_advocacy.results.mentions.values import OTHER, UNKNOWN_LANGUAGE
from mkdocs_advocacy.results.periods import Period

_MOST_WEEKS = 53
"""The maximum number of weeks in a chart. Longer times are shown by month."""
_JUDGED = ("positive", "neutral", "negative")
_BRANDS = {
    "app-store": "App Store",
    "google-play": "Google Play",
    "tumblr": "Tumblr",
    "vk": "VK",
    "weibo": "Weibo",
}
"""The names of sources that aren't networks."""


class Drawing:
    """Draws the mentions of a hub in the language of `words`."""

    def __init__(self, hub: Hub, heard: Heard, words: Catalogue) -> None:
        self._hub, self._heard, self._words = hub, heard, words
        self._direction = cast(Direction, words.direction)

    def name_topic(self, topic: str) -> str:
        """Return a topic's name."""
        return self._hub.rules.listening.name_topic(topic, self._words.language, self._hub.language)

    def name_period(self, period: Period) -> str:
        """Return a month or the days of a week in words."""
        if period.span == "month":
            return self._words.month(period.first)
        return self._words.days(period.first, period.last)

    def show_share(self, share: Share) -> str:
        """Return a share with its interval."""
        low, high = (self._words.percent(end) for end in (share.estimate.low, share.estimate.high))
        shown = self._words("listening_share", share=self.show_percent(share), low=low, high=high)
        return shown.replace("–", "\u2060–\u2060")  # lines break before the interval, not within it

    def show_percent(self, share: Share) -> str:
        """Return a share without its interval."""
        return self._words.percent(share.estimate.value)

    def volume(self) -> Markup:
        """Draw the mentions by week, or by month if there are too many weeks or if months were imported."""
        words, figures = self._words, self._heard.figures
        counts = {period: figures.total([period]) for period in figures.periods}
        by_week = all(period.span == "week" for period in counts)
        by_week = by_week and (max(counts).first - min(counts).first).days // 7 < _MOST_WEEKS
        if not by_week:
            counts = {month: figures.total(periods) for month, periods in self._heard.months.items()}
        span = "week" if by_week else "month"
        finding = self._find_best(counts)
        figure = Figure(
            id="listening-volume",
            finding=finding,
            title=words(f"listening_by_{span}"),
            description=finding,
            table_label=words("results_as_table"),
            empty=words("results_empty"),
            direction=self._direction,
            level=2,
        )
        columns = tuple(self._columns(counts, by_week=by_week))
        headings = words(f"results_{span}"), words("listening_count")
        return draw_columns(ColumnChart(figure, *headings, columns, words("listening_break")), words.number)

    def _find_best(self, counts: Mapping[Period, int]) -> str:
        """Return the period with the most mentions among the periods that were counted like the latest one."""
        words, breaks = self._words, self._heard.breaks
        start = breaks[-1][1].first if breaks else None
        own = {period: count for period, count in counts.items() if start is None or period.first >= start}
        best = max(own or counts, key=lambda period: (counts[period], period))
        values = {"period": self.name_period(best), "mentions": words.count("listening_mentions", counts[best])}
        return (
            words("listening_best_since", day=words.day(start), **values)
            if start
            else words("listening_best", **values)
        )

    def _columns(self, counts: Mapping[Period, int], *, by_week: bool) -> Sequence[Column]:
        """Return a column for each period from the first to the last, those without a number included."""
        words, columns, period = self._words, [], min(counts)
        known = {one if by_week else month_of(one) for one in self._heard.figures.origins}
        breaks = {after if by_week else month_of(after) for _, after in self._heard.breaks}
        while period <= max(counts):
            count = counts.get(period)
            missing = words("results_too_few" if period in known else "results_no_data")
            label = words.short_day(period.first) if by_week else words.month_name(period.first)
            is_least = not by_week and count is not None and not is_complete(self._heard.months[period], month_of)
            text = missing if count is None else self._show_count(count, is_least=is_least)
            columns.append(Column(self.name_period(period), label, count, text, period in breaks))
            period = period.following
        return columns

    def topics(self, lines: Sequence[TopicLine], *, with_counts: bool = False) -> Markup | None:
        """Draw the shares of topics in the latest month; None if none is published."""
        words = self._words
        bars = []
        for line in lines:
            if line.is_hidden:
                continue
            counted = self._show_count(line.share.count, is_least=line.is_least)
            texts = (self.show_share(line.share), self._show_change(line.change, line.before))
            bars.append(
                Bar(self.name_topic(line.topic), (counted, *texts) if with_counts else texts, line.share.estimate.value)
            )
        if not bars:
            return None
        mentions = words.count("listening_mentions", self._heard.figures.total(self._heard.latest))
        caption = words("listening_share_of", mentions=mentions, month=self.name_period(self._heard.month))
        counted_as = (words("listening_count"),) if with_counts else ()
        headings = (*counted_as, words("listening_interval"), words("listening_change"))
        return self._draw("listening-topics", caption, words("listening_topic"), headings, bars)

    def _show_count(self, count: int, *, is_least: bool) -> str:
        shown = self._words.number(count)
        return self._words("listening_at_least", number=shown) if is_least else shown

    def _show_change(self, change: Change, before: Share | None) -> str:
        if before is None:
            return "–"
        return self._words(f"listening_{change}", share=self.show_percent(before))

    def sentiments(self) -> Markup | None:
        """Draw the shares of sentiments in the latest month; None if they can't be shown."""
        words, found = self._words, self._heard.figures.sentiments(self._heard.latest)
        if not found:
            return None
        bars = []
        for name in _JUDGED:
            title = words(f"listening_{name}")
            if share := found.get(name):
                change = self._show_change(*self._heard.sentiment_change(name, share))
                bars.append(Bar(title, (self.show_share(share), change), share.estimate.value))
            else:
                bars.append(Bar(title, (words("listening_hidden"), "–"), None))
        judged = words.count("listening_mentions", next(iter(found.values())).of)
        caption = words("listening_judged", mentions=judged, month=self.name_period(self._heard.month))
        headings = (words("listening_interval"), words("listening_change"))
        return self._draw("listening-sentiments", caption, words("listening_sentiment"), headings, bars)

    def divided(self, by: str) -> Markup | None:
        """Draw the mentions of the latest month by `source` or `language`; None if nothing is published."""
        words = self._words
        counts = self._heard.figures.divide(self._heard.latest, by)
        name = self._name_source if by == "source" else self._name_language
        bars = [
            Bar(name(value), (self._show_count(count, is_least=is_least),), count, hatched=value == OTHER)
            for value, (count, is_least) in sorted(counts.items(), key=lambda pair: pair[0] == OTHER)
        ]
        if not bars:
            return None
        caption, heading = self.name_period(self._heard.month), words(f"listening_{by}")
        return self._draw(f"listening-{by}s", caption, heading, (words("listening_count"),), bars)

    def _name_source(self, source: str) -> str:
        if source in self._hub.known_networks:
            return self._hub.known_networks[source].name
        return _BRANDS.get(source) or self._words("results_others" if source == OTHER else f"listening_in_{source}")

    def _name_language(self, language: str) -> str:
        if language in (OTHER, UNKNOWN_LANGUAGE):
            return self._words("results_other_languages" if language == OTHER else "listening_no_language")
        return self._words.name_of(language)

    def conversations(self, quarter: Quarter) -> Markup:
        """Draw the topics of both conversations in a quarter."""
        words = self._words
        bars = [
            Bar(
                self.name_topic(pair.topic),
                (self.show_share(pair.ours), self.show_share(pair.theirs)),
                pair.theirs.estimate.value,
                beside=pair.ours.estimate.value,
            )
            for pair in quarter.pairs
        ]
        name, caption = f"listening-{quarter.period.first}", words("listening_key")
        headings = (words("listening_ours"), words("listening_theirs"))
        return self._draw(name, caption, words("listening_topic"), headings, bars)

    def _draw(self, name: str, caption: str, heading: str, numbers: tuple[str, ...], bars: Sequence[Bar]) -> Markup:
        empty = self._words("results_empty")
        return draw_bars(BarTable(name, caption, heading, numbers, tuple(bars), empty, self._direction))
