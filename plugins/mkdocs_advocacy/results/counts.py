"""Counts of visits: as exports have them, and as combinations of a hub's posts, versions and networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from mkdocs_advocacy.results.periods import Period

Dimension = Literal["day", "source", "campaign", "content"]
"""A property by which an export can divide visits."""

ALL_DIMENSIONS: frozenset[Dimension] = frozenset({"day", "source", "campaign", "content"})


@dataclass(frozen=True, slots=True)
class Record:
    """Visits that share their tags, as a row of an export counts them. Values are texts as the export has them."""

    day: date | None = None
    """The day of the visits; None if the export doesn't divide by day."""
    source: str = ""
    """The value of utm_source."""
    medium: str = ""
    campaign: str = ""
    content: str = ""
    path: str = ""
    """The path of the page that visitors arrived at, if known: `/de/ginger`."""
    clicks: int = 0
    """Visits that began with these tags."""
    visitors: int | None = None
    """Distinct visitors of the period; None if unknown. Never a sum over days."""
    conversions: int | None = None
    bots: int = 0
    """Requests by programs, which `clicks` excludes."""


LOGS = "access logs"
"""The name of access logs as a tool. Pages translate it; names of products stay as they are."""


@dataclass(frozen=True, slots=True)
class Export:
    """The content of one or several files of the same tool, with totals and other unusable rows left out."""

    tool: str
    """The tool's name: `Google Analytics 4`."""
    measure: str
    """The noun for what the tool counts as a click: `sessions`, `visits`, `page views`."""
    grain: frozenset[Dimension]
    """The dimensions that the export has. Exports of different grains can't be added."""
    covered: Period | None
    """The days that the export covers, as it states them; None if only its rows tell."""
    records: Sequence[Record]
    zone: str = ""
    """The time zone of its days, in words: `UTC`, `the property's`; empty if unknown."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """What was left out and how much of it, by a noun phrase: `clicks in rows “(other)”`, `rows of totals`."""
    dropped_columns: Sequence[str] = ()
    """The headings of columns with personal data, which weren't read."""


OTHERS = "*"
"""Marks a row that sums combinations too small to publish: a sign that no id and no language has."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A combination of a hub's content by which results are divided. Empty texts mean that it isn't known.

    A row of others has `OTHERS` as its variant if it sums combinations of a post, as its post if it sums those of
    several posts of a campaign, and as its campaign if it sums those of several campaigns. What follows is empty.
    """

    campaign: str = ""
    """The id of the campaign."""
    post: str = ""
    """The id of the post."""
    variant: str = ""
    """The letter of the version."""
    source: str = ""
    """The value of utm_source."""
    language: str = ""

    @property
    def is_others(self) -> bool:
        """Whether this is a row of others and not a combination."""
        return OTHERS in (self.campaign, self.post, self.variant)


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted about a combination in a period. None means unknown or not published, not zero."""

    clicks: int
    visitors: int | None = None
    conversions: int | None = None
    bots: int | None = None
