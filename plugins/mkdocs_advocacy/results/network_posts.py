"""`results/network-posts.csv`: impressions and engagements of posts on the company's own accounts.

One row a closed month and network, with sums over the posts that were published in that month. The values are those of
the posts' lifetime until `as_of`, the day of the export, so a newer export replaces the whole month of that network.

Posts have no rows of their own: their texts, titles and links often name a person, and the accounts are the company's,
so a page of results needs the sums only. No minimum applies, because these are the company's own posts and their
public counters; nothing here counts advocates. Each network defines engagements differently (each reader names its
sum), so networks are never added to each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results.contract import Cells, ContractFile, write_rows
from mkdocs_advocacy.results.periods import Period, periods_within
from mkdocs_advocacy.results.refusal import Refused

FILE = "network-posts.csv"
COLUMNS = ("from", "to", "network", "posts", "impressions", "engagements", "link_clicks", "as_of")
FEWEST_IMPRESSIONS = 100
"""Below this number, a rate would say nothing."""


@dataclass(frozen=True, slots=True)
class NetworkPost:
    """The counts of a post, without its text, its link and its author. None means unknown, not zero."""

    day: date
    """The day on which it was published."""
    impressions: int | None
    engagements: int | None
    link_clicks: int | None = None


@dataclass(frozen=True, slots=True)
class NetworkExport:
    """The posts in the export of one account."""

    tool: str
    """The tool's name: `LinkedIn page analytics`."""
    network: str
    """The network's id: `linkedin`."""
    covered: Period | None
    """The days whose posts the export has, as it states them; None if it doesn't."""
    posts: Sequence[NetworkPost]
    engagements: Sequence[str]
    """What the network adds up to engagements: `reactions`, `comments`. Empty if the export has no sum."""
    zone: str = ""
    """The time zone of its days, in words."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    dropped_columns: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with the counts that it was computed from."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """Return the rate as a fraction."""
        return self.part / self.whole


@dataclass(frozen=True, slots=True, order=True)
class NetworkMonth:
    """A row of the file."""

    month: Period
    network: str
    posts: int
    impressions: int | None
    engagements: int | None
    link_clicks: int | None
    as_of: date

    @property
    def engagement_rate(self) -> Rate | None:
        """Return the engagements per impression; None if unknown or of too few impressions."""
        return _compute_rate(self.engagements, self.impressions)

    @property
    def click_through_rate(self) -> Rate | None:
        """Return the link clicks on the network per impression; None if unknown or of too few impressions."""
        return _compute_rate(self.link_clicks, self.impressions)


def _compute_rate(part: int | None, whole: int | None) -> Rate | None:
    return Rate(part, whole) if part is not None and whole is not None and whole >= FEWEST_IMPRESSIONS else None


def add_up(months: Iterable[NetworkMonth]) -> NetworkMonth | None:
    """Return the sums over months of one network, for rates of a longer period; None without months.

    Raises ValueError for different networks, whose engagements differ.
    """
    rows = sorted(months)
    if not rows:
        return None
    if len({row.network for row in rows}) > 1:
        raise ValueError("counts of different networks can't be added")
    return NetworkMonth(
        Period(rows[0].month.first, rows[-1].month.last),
        rows[0].network,
        sum(row.posts for row in rows),
        _sum(row.impressions for row in rows),
        _sum(row.engagements for row in rows),
        _sum(row.link_clicks for row in rows),
        min(row.as_of for row in rows),
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    """Return the sum of counts; None if one is unknown, because the sum would be too low."""
    known = list(counts)
    return None if None in known else sum(count for count in known if count is not None)


@dataclass(frozen=True, slots=True)
class CountedMonths:
    """The rows of an export, and what they leave out."""

    rows: Sequence[NetworkMonth]
    outside: int
    """The number of posts published on days that the export doesn't cover, or in months that it doesn't complete."""


def count_months(export: NetworkExport, as_of: date, covered: Period | None = None) -> CountedMonths:
    """Return a row for each month that the export covers entirely and that was over on the day of the export.

    `covered` is the user's answer if the export doesn't state its days. A month without posts has a row of zeros. Some
    tools also list earlier posts that were seen in the chosen days. Those don't count, because others are missing.
    """
    days = export.covered or covered
    if days is None:
        hint = "add --period 2026-11, or --period 2026-01-01..2026-11-30: the days that you chose for the export"
        raise Refused("the file doesn't state which days it covers", hint)
    rows = []
    for month in periods_within(days, "month"):
        if month.last >= as_of:
            break
        posts = [post for post in export.posts if month.first <= post.day <= month.last]
        rows.append(
            NetworkMonth(
                month,
                export.network,
                len(posts),
                _sum(post.impressions for post in posts),
                _sum(post.engagements for post in posts),
                _sum(post.link_clicks for post in posts),
                as_of,
            )
        )
    outside = len(export.posts) - sum(row.posts for row in rows)
    if export.posts and outside == len(export.posts):
        raise Refused(f"no post of the file is from a month that {days} completes", "check the days of the export")
    return CountedMonths(tuple(rows), outside)


def replace_months(existing: Iterable[NetworkMonth], new: Iterable[NetworkMonth]) -> Sequence[NetworkMonth]:
    """Return the rows after an import: new months replace existing ones of the same network.

    Raises Refused for an export older than the existing row, whose counts are more complete.
    """
    rows = {(row.network, row.month): row for row in existing}
    for row in new:
        known = rows.get((row.network, row.month))
        if known and known.as_of > row.as_of:
            message = f"{row.network} in {row.month.first:%Y-%m} was already imported from an export of {known.as_of}"
            raise Refused(message, f"this export is older ({row.as_of}); export the posts again")
        rows[row.network, row.month] = row
    return tuple(sorted(rows.values()))


def write_months(rows: Iterable[NetworkMonth]) -> str:
    """Return the content of the file."""
    return write_rows(
        COLUMNS,
        (
            (
                row.month.first,
                row.month.last,
                row.network,
                row.posts,
                row.impressions,
                row.engagements,
                row.link_clicks,
                row.as_of,
            )
            for row in sorted(rows)
        ),
    )


def read_months(file: str, data: bytes) -> tuple[Sequence[NetworkMonth], Sequence[Problem]]:
    """Read the file; return its rows and its problems."""
    contract = ContractFile(file)
    rows: dict[tuple[Period, str], NetworkMonth] = {}
    for cells in contract.read_rows(data, COLUMNS):
        if row := _read_month(contract, cells):
            if (row.month, row.network) in rows:
                message = f"{row.network} has two rows for {row.month.first:%Y-%m}"
                contract.report(cells["network"], message, "delete one of them")
            rows[row.month, row.network] = row
    return tuple(sorted(rows.values())), contract.problems


def _read_month(contract: ContractFile, cells: Cells) -> NetworkMonth | None:
    before = len(contract.problems)
    month = contract.read_months(cells["from"], cells["to"])
    network = contract.read_id(cells["network"])
    posts = contract.read_count(cells["posts"])
    impressions, engagements, link_clicks = (
        contract.read_optional_count(cells[name]) for name in ("impressions", "engagements", "link_clicks")
    )
    as_of = contract.read_day(cells["as_of"])
    if month and month.span != "month":
        contract.report(cells["to"], "the row covers several months", "write a row a month")
    if month and as_of and as_of <= month.last:
        contract.report(cells["as_of"], f"the export of {as_of} is from before the end of the month")
    if month is None or posts is None or as_of is None or len(contract.problems) > before:
        return None
    return NetworkMonth(month, network, posts, impressions, engagements, link_clicks, as_of)
