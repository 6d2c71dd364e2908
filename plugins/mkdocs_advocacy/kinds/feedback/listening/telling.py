"""Sentences about mentions on pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.feedback.listening.conversations import FEWEST_POSTS, Quarter, TopicPair
from mkdocs_advocacy.kinds.feedback.listening.drawing import Drawing
from mkdocs_advocacy.kinds.feedback.listening.heard import Change, Heard, TopicLine
from mkdocs_advocacy.results.mentions.volume import Apart, count_apart
from mkdocs_advocacy.results.periods import Period

_MOST_NAMED = 3
"""The maximum number of topics in a sentence."""
_HARDLY, _HARDLY_MOST = 3, 0.1
"""The ratio of shares from which the other side “hardly” talks about a topic, and its maximum share."""


class Telling:
    """Puts the mentions of a hub into sentences, in the language of `words`."""

    def __init__(self, hub: Hub, heard: Heard, words: Catalogue, drawing: Drawing) -> None:
        self._hub, self._heard, self._words, self._drawing = hub, heard, words, drawing

    def lead(self) -> str:
        """Return how many mentions there were in the latest month."""
        mentions = self._words.count("listening_mentions", self._heard.figures.total(self._heard.latest))
        text = "listening_lead_least" if self._heard.is_least else "listening_lead"
        return self._words(text, mentions=mentions, month=self._drawing.name_period(self._heard.month))

    def points(self, lines: Sequence[TopicLine]) -> Iterator[str]:
        """Yield the most important sentences about topics and about the number of mentions."""
        words = self._words
        shown = [line for line in lines if not line.is_hidden]
        if shown:
            yield words("listening_most", topic=self._name(shown[0]), share=self._drawing.show_percent(shown[0].share))
        yield from self.changes(shown)
        period, count, usual = self._heard.judge_last()
        if usual and usual.verdict != "usual":
            yield words(
                f"listening_unusual_{usual.verdict}",
                period=self._drawing.name_period(period),
                mentions=words.count("listening_mentions", count),
                median=words.number(round(usual.median)),
                number=words.number(usual.periods),
            )

    def changes(self, lines: Sequence[TopicLine]) -> Iterator[str]:
        """Yield sentences about topics that changed since the month before."""
        yield from self._list_changed("more", lines)
        yield from self._list_changed("less", lines)

    def _list_changed(self, change: Change, lines: Sequence[TopicLine]) -> Iterator[str]:
        """Yield a sentence that names the topics whose shares changed most in one direction."""
        changed = sorted(
            (line for line in lines if line.change == change and not line.is_hidden), key=lambda line: -abs(line.growth)
        )
        named = [
            self._words(
                "listening_from_to",
                topic=self._name(line),
                share=self._drawing.show_percent(line.share),
                before=self._drawing.show_percent(line.before),
            )
            for line in changed[:_MOST_NAMED]
            if line.before
        ]
        if named:
            yield self._words(f"listening_topics_{change}", topics=self._words.listed(named))

    def _name(self, line: TopicLine) -> str:
        return f"\u2068{self._drawing.name_topic(line.topic)}\u2069"

    def hidden(self, lines: Sequence[TopicLine]) -> str | None:
        """Return a sentence about topics without published numbers."""
        names = [self._name(line) for line in lines if line.is_hidden]
        return self._words("listening_few", topics=self._words.listed(names)) if names else None

    def judging(self) -> Iterator[str]:
        """Yield sentences about the tool that rated the latest month, and the share of unrated mentions."""
        words, figures = self._words, self._heard.figures
        tools = dict.fromkeys(figures.origins[period].tool for period in self._heard.latest)
        unrated = figures.unrated_share(self._heard.latest)
        if figures.sentiments(self._heard.latest):
            yield words("listening_by_tool", tool=words.listed([*tools]))
            if unrated is not None:
                yield words("listening_unrated", share=self._drawing.show_percent(unrated))
        else:
            yield words("listening_not_judged", tool=words.listed([*tools]))

    def apart(self) -> str:
        """Return the duplicates and retweets of the latest month."""
        duplicates, retweets = map(self._count, count_apart(self._hub.results.mentions, self._heard.latest))
        return self._words("listening_apart", duplicates=duplicates, retweets=retweets)

    def _count(self, number: Apart) -> str:
        if number.is_least and not number.count:
            return self._words("results_too_few")
        shown = self._words.number(number.count)
        return self._words("listening_at_least", number=shown) if number.is_least else shown

    def methods(self) -> Iterator[str]:
        """Yield how the mentions were found, the latest first, with the days of each way."""
        words, figures = self._words, self._heard.figures
        for run in reversed(figures.runs()):
            origin, days = figures.origins[run[-1]], Period(run[0].first, run[-1].last)
            shown = words("listening_method", days=words.days(days.first, days.last), tool=f"\u2068{origin.tool}\u2069")
            searches = words("listening_searches", names=f"\u2068{origin.method}\u2069") if origin.method else ""
            yield f"{shown} {searches}".rstrip()

    def notes(self) -> Iterator[str]:
        """Yield how the numbers are counted, and what the hub doesn't know."""
        yield self._words("listening_note_nobody")
        yield self._words("listening_note_minimum", minimum=self._words.number(self._hub.results.minimum))
        for name in ("topics", "change", "judged"):
            yield self._words(f"listening_note_{name}")

    def sides(self, quarter: Quarter) -> str:
        """Return how many posts and mentions a quarter has, and which days were counted if not all."""
        words = self._words
        posts = words.count("listening_posts", quarter.posts)
        both = f"{posts} · {words.count('listening_mentions', quarter.mentions)}"
        days = words.days(quarter.heard[0].first, quarter.heard[-1].last)
        return both if quarter.is_complete else f"{both} ({days})"

    def drifts(self, quarter: Quarter) -> Sequence[str]:
        """Return the topics that drift apart in a quarter, or that none does."""
        if not quarter.posts:
            return [self._words("listening_no_posts")]
        if quarter.posts < FEWEST_POSTS:
            return [self._words("listening_few_posts", number=self._words.number(FEWEST_POSTS))]
        return [*map(self._tell_drift, quarter.drifts)] or [self._words("listening_no_drift")]

    def _tell_drift(self, pair: TopicPair) -> str:
        ours, theirs = pair.ours.estimate.value, pair.theirs.estimate.value
        side = "theirs" if theirs > ours else "ours"
        more, less = max(ours, theirs), min(ours, theirs)
        degree = "only" if more >= _HARDLY * less and less < _HARDLY_MOST else "more"
        return self._words(
            f"listening_{side}_{degree}",
            topic=f"\u2068{self._drawing.name_topic(pair.topic)}\u2069",
            ours=self._drawing.show_percent(pair.ours),
            theirs=self._drawing.show_percent(pair.theirs),
        )
