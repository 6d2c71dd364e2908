"""The two conversations: the share of each topic in the hub's own posts and in what customers say, by quarter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import chain

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.results.mentions.figures import Figures, Share, quarter_of
from mkdocs_advocacy.results.periods import Period, period_of

FEWEST_POSTS = 5
"""The minimum number of posts to state a difference. With fewer, a single post could cause it."""


@dataclass(frozen=True, slots=True)
class TopicPair:
    """A topic in both conversations."""

    topic: str
    ours: Share
    """Its share in our posts."""
    theirs: Share
    """Its share in the mentions."""
    is_drift: bool
    """Whether the shares differ by more than chance: neither interval reaches the other.

    That is stricter than Newcombe's interval of the difference, which excludes 0 then.
    """


@dataclass(frozen=True, slots=True)
class Quarter:
    """Both conversations in a quarter."""

    period: Period
    heard: Sequence[Period]
    """The periods of the quarter with mentions, in order."""
    posts: int
    mentions: int
    pairs: Sequence[TopicPair]
    """The topics, those with the largest difference first; none without posts."""

    @property
    def is_complete(self) -> bool:
        """Whether there are mentions from the quarter's first month or week to its last one."""
        first, last = self.heard[0], self.heard[-1]
        before = period_of(first.first - timedelta(days=1), first.span or "month")
        return quarter_of(before) != self.period != quarter_of(last.following)

    @property
    def drifts(self) -> Sequence[TopicPair]:
        """The topics that drift apart."""
        return [pair for pair in self.pairs if pair.is_drift]


class Conversations:
    """Compares the posts of a hub with its mentions."""

    def __init__(self, hub: Hub, figures: Figures) -> None:
        self._hub, self._figures, self._listening = hub, figures, hub.rules.listening

    def quarters(self) -> Sequence[Quarter]:
        """Return the quarters with mentions, the newest first."""
        return [self._compare(quarter, heard) for quarter, heard in self._figures.group(quarter_of).items()][::-1]

    @cached_property
    def undated(self) -> int:
        """The number of posts without a publication date, which can't be counted."""
        return sum(post.since is None for post in _published(self._hub))

    @cached_property
    def _topics_of_posts(self) -> Mapping[Period, Sequence[frozenset[str]]]:
        """The topics of each post, by the quarter of its publication, for quarters with mentions."""
        found: dict[Period, list[frozenset[str]]] = {quarter: [] for quarter in self._figures.group(quarter_of)}
        for post in _published(self._hub):
            if post.since and post.since <= self._hub.now:
                day = day_of(post.since, self._hub.settings.zone)
                quarter = quarter_of(Period(day, day))
                if quarter in found:  # the texts of a large hub take seconds to search
                    found[quarter].append(self._find_topics(post))
        return found

    def _find_topics(self, post: Post) -> frozenset[str]:
        """Return the topics in a post's title, summary and texts, in all of its languages."""
        texts = chain.from_iterable(map(_texts_of, (post, *post.translations)))
        return frozenset().union(*map(self._listening.find_topics, texts))

    def _compare(self, quarter: Period, heard: Sequence[Period]) -> Quarter:
        posts = self._topics_of_posts[quarter]
        pairs = [pair for topic in self._listening.topics if posts and (pair := self._pair(topic, posts, heard))]
        pairs.sort(key=lambda pair: (-abs(pair.theirs.estimate.value - pair.ours.estimate.value), pair.topic))
        return Quarter(quarter, heard, len(posts), self._figures.total(heard), pairs)

    def _pair(self, topic: str, posts: Sequence[frozenset[str]], heard: Sequence[Period]) -> TopicPair | None:
        theirs = self._figures.topic_share(heard, topic)
        if theirs is None:
            return None
        count = sum(topic in found for found in posts)
        ours = Share.of_range((count, count), (len(posts), len(posts)))
        is_comparable = len(posts) >= FEWEST_POSTS and self._has_same_terms(topic, heard)
        return TopicPair(topic, ours, theirs, is_comparable and ours.differs_from(theirs))

    def _has_same_terms(self, topic: str, heard: Iterable[Period]) -> bool:
        """Return whether the mentions were counted with today's terms, like the posts."""
        stamp = self._listening.stamp_of(topic)
        return all(self._figures.origins[period].topics.get(topic) == stamp for period in heard)


def _published(hub: Hub) -> Sequence[Post]:
    """Return the posts that are or were published, without the drafts that previews show."""
    return [post for post in hub.of(POSTS).all if post.state is not State.DRAFT]


def _texts_of(post: Post) -> Iterable[str]:
    template = post.template
    versions = chain.from_iterable(template.text.values())
    return (template.title, template.summary or "", *(version.text for version in versions))
