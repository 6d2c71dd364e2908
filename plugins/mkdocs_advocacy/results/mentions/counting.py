"""Count mentions by source, language, topic and sentiment, and duplicates and retweets separately."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mkdocs_advocacy.results.mentions.values import Mention, MentionKey


@dataclass(slots=True)
class Tally:
    """The mentions of a combination."""

    count: int = 0
    duplicates: int = 0
    retweets: int = 0


@dataclass(frozen=True, slots=True)
class Margins:
    """The mentions of a period: all of them, and divided in each of the ways in which they are published.

    A mention has one source, one language and one sentiment, so these divisions add up to the total. Topics don't: a
    mention can be about several.
    """

    total: Tally
    sources: Mapping[str, Tally]
    languages: Mapping[str, Tally]
    sentiments: Mapping[str, Tally]
    topics: Mapping[str, Tally]
    topic_sentiments: Mapping[str, Mapping[str, Tally]]


@dataclass
class _Counter:
    tallies: defaultdict[MentionKey, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, mention: Mention, kind: str) -> None:
        keys = [
            MentionKey(),
            MentionKey(source=mention.source),
            MentionKey(language=mention.language),
            MentionKey(sentiment=mention.sentiment),
        ]
        for topic in mention.topics:
            keys += [MentionKey(topic=topic), MentionKey(topic=topic, sentiment=mention.sentiment)]
        for key in keys:
            tally = self.tallies[key]
            setattr(tally, kind, getattr(tally, kind) + 1)


def count_mentions(mentions: Sequence[Mention]) -> Margins:
    """Count the mentions of a period. The same mentions give the same counts in any order.

    Of several mentions with the same address or text, the earliest one counts.
    """
    counter, copies = _Counter(), _Copies()
    for mention in mentions:
        if not mention.is_retweet and mention.link and mention.text:
            copies.join(mention.link, mention.text)
    known: set[int] = set()
    for mention in sorted(mentions, key=_order):
        if mention.is_retweet:
            counter.add(mention, "retweets")
        elif not (print_ := mention.link or mention.text):
            counter.add(mention, "count")
        else:
            original = copies.find(print_)
            counter.add(mention, "duplicates" if original in known else "count")
            known.add(original)
    return _divide(counter.tallies)


@dataclass
class _Copies:
    """The fingerprints that belong to the same mention: one address with two texts, or one text at two addresses."""

    _above: dict[int, int] = field(default_factory=dict)

    def find(self, print_: int) -> int:
        """Return the fingerprint that represents all fingerprints of the same mention."""
        path = []
        while (above := self._above.get(print_, print_)) != print_:
            path.append(print_)
            print_ = above
        self._above.update(dict.fromkeys(path, print_))
        return print_

    def join(self, one: int, other: int) -> None:
        """Note that two fingerprints belong to the same mention."""
        self._above[self.find(one)] = self.find(other)


def drop_repeated(exports: Sequence[Sequence[Mention]]) -> tuple[Sequence[Mention], int]:
    """Return the mentions of several files, and the number left out because an earlier file contains them.

    Overlapping files, such as two copies of a feed, contain the same mention twice. It isn't a duplicate.
    """
    if len(exports) == 1:
        return exports[0], 0
    kept: list[Mention] = []
    known: set[tuple[object, ...]] = set()
    repeated = 0
    for mentions in exports:
        new: set[tuple[object, ...]] = set()
        for mention in mentions:
            identity = (mention.day, mention.source, mention.link, mention.text)
            if (mention.link or mention.text) and identity in known:
                repeated += 1
            else:
                kept.append(mention)
                new.add(identity)
        known |= new
    return kept, repeated


def _order(mention: Mention) -> tuple[object, ...]:
    return mention.day, mention.source, mention.language, mention.sentiment, sorted(mention.topics)


def _divide(tallies: Mapping[MentionKey, Tally]) -> Margins:
    sources, languages, sentiments, topics = {}, {}, {}, {}
    of_topics: dict[str, dict[str, Tally]] = defaultdict(dict)
    for key, tally in tallies.items():
        if key.source:
            sources[key.source] = tally
        elif key.language:
            languages[key.language] = tally
        elif key.topic and key.sentiment:
            of_topics[key.topic][key.sentiment] = tally
        elif key.topic:
            topics[key.topic] = tally
        elif key.sentiment:
            sentiments[key.sentiment] = tally
    return Margins(tallies.get(MentionKey(), Tally()), sources, languages, sentiments, topics, dict(of_topics))
