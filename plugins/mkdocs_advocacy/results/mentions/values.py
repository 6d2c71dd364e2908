"""Mentions and reviews: in memory while they are counted, and as the rows of `results/mentions.csv`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from mkdocs_advocacy.results.options import MINIMUM
from mkdocs_advocacy.results.periods import Period

Sentiment = Literal["positive", "neutral", "negative", "unrated"]
SENTIMENTS: tuple[Sentiment, ...] = ("positive", "neutral", "negative", "unrated")
OTHER = "other"
"""The source of mentions from all other sources, and the language of mentions in all other languages."""
UNKNOWN_LANGUAGE = "und"
"""The language of mentions whose language isn't known, as BCP 47 writes it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention or a review, without its author, its text and its address."""

    day: date
    source: str
    """The kind of website: the id of a network, `news`, `blogs` …"""
    language: str
    sentiment: Sentiment
    topics: frozenset[str]
    link: int = 0
    """A fingerprint of its address, valid in this process only; 0 if the export has none."""
    text: int = 0
    """A fingerprint of its text, valid in this process only; 0 if the text is too short to identify it."""
    is_retweet: bool = False


@dataclass(frozen=True, slots=True)
class MentionExport:
    """The mentions in an export of a listening tool, or the reviews in one of a store."""

    tool: str
    searches: frozenset[str]
    """The names of the searches, alerts or apps that the mentions were found by."""
    covered: Period | None
    """The days that the export covers completely, as it states them; None if it doesn't state them."""
    mentions: Sequence[Mention]
    left_out: Mapping[str, int] = field(default_factory=dict)
    unclear: Mapping[str, int] = field(default_factory=dict)
    """The number of mentions with unknown cells, by a phrase such as “with an unknown language”."""
    dropped_columns: Sequence[str] = ()
    has_past: bool = True
    """Whether later exports contain the same days again. Feeds don't: they drop old entries."""


@dataclass(frozen=True, slots=True, order=True)
class MentionKey:
    """A combination by which mentions are counted. An empty text means all."""

    source: str = ""
    language: str = ""
    topic: str = ""
    sentiment: str = ""


@dataclass(frozen=True, slots=True)
class MentionCounts:
    """The mentions of a combination in a period. None means that a number isn't published."""

    count: int
    """The mentions without duplicates and retweets."""
    duplicates: int | None = None
    retweets: int | None = None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A row of `results/mentions.csv`."""

    period: Period
    key: MentionKey
    counts: MentionCounts
    line: int = 0
    """The line of the file, from 1; 0 for a row that an import makes."""


@dataclass(frozen=True, slots=True)
class MentionImport:
    """The origin of the mentions of a period: a row of `results/mentions-imports.csv`."""

    period: Period
    imported: date
    """The day of the last import that changed the period."""
    tool: str
    """The tools, joined by “ + ”. They also judged the sentiment."""
    method: str
    """The names of searches, alerts or apps, joined by “; ”."""
    topics: Mapping[str, str]
    """The stamp of each topic's terms, by topic."""
    minimum: int = MINIMUM
    """The smallest published number. Hidden numbers are smaller."""

    def is_comparable(self, other: MentionImport, topic: str = "") -> bool:
        """Return whether both periods were counted in the same way, and if a topic is given, by the same terms."""
        same = self.tool == other.tool and self.method == other.method
        return same and (not topic or self.topics.get(topic) == other.topics.get(topic) is not None)


@dataclass(frozen=True, slots=True)
class Mentions:
    """All stored mentions. Every published number is a sum of these rows."""

    rows: Sequence[MentionRow] = ()
    imports: Sequence[MentionImport] = ()
