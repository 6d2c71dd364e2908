"""Read the posts of a LinkedIn page: Page → Analytics → Content → Export, an .xlsx workbook, formerly .xls.

Shape (public parsers and fixtures, read on 2026-11-28): the sheets `Metrics` (formerly `Update metrics (aggregated)`),
with a row a day, and `All posts` (formerly `Update engagement`), with a row a post. Row 1 is a sentence of explanation,
and the header is in row 2. Dates are MM/DD/YYYY in UTC. LinkedIn's engagement rate counts clicks, reactions, comments,
reposts and follows over impressions; its clicks include those on the page's name and logo, and LinkedIn calls them
over impressions the click-through rate, so they are the link clicks here.

`Posted by` is a person: neither it nor texts and links are read. Posts of ad campaigns are left out, because their
impressions were bought. The analytics of a personal profile belong to that person and are refused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from mkdocs_advocacy.results.network_posts import NetworkExport, NetworkPost
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.readers.network_tables import find_personal, read_count, read_impressions, sum_counts
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.sheets import list_sheets, needs_xlrd, read_sheet, refuse_old_workbook
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import Table, find_table
from mkdocs_advocacy.results.written_days import WrittenDays

_POSTS, _DAYS = ("All posts", "Update engagement"), ("Metrics", "Update metrics (aggregated)")
_PERSONAL_SHEETS = frozenset({"DISCOVERY", "ENGAGEMENT", "TOP POSTS", "FOLLOWERS", "DEMOGRAPHICS"})
_HEADINGS = ("Created date", "Impressions", "Clicks", "Comments", "Posted by", "Likes", "Reposts", "Follows")
_PERSONAL = ("Posted by", "Post title", "Post link", "Update title", "Update link")
_ENGAGEMENTS = (("Clicks",), ("Likes", "Reactions"), ("Comments",), ("Reposts", "Shares"), ("Follows",))
_WAY_OUT = "open your page as its administrator, choose Analytics → Content, and export that"


def recognises(source: Source) -> bool:
    """Return whether this is a workbook from LinkedIn, of a page or of a personal profile."""
    if source.name.startswith("PostAnalytics_") or needs_xlrd(source):
        return True
    sheets = set(list_sheets(source))
    return bool(sheets & set(_POSTS)) or len(sheets & _PERSONAL_SHEETS) > 1


def read(source: Source, answers: Answers) -> NetworkExport:
    """Read the counts of each post. Raises Refused for personal analytics, and for an unclear number or day."""
    if needs_xlrd(source):
        raise refuse_old_workbook()
    sheets = list_sheets(source)
    if source.name.startswith("PostAnalytics_") or len(set(sheets) & _PERSONAL_SHEETS) > 1:
        raise Refused("the file has the analytics of a personal profile, which belong to that person", _WAY_OUT)
    table = _find_sheet(source, sheets, _POSTS, _HEADINGS)
    if table is None:
        raise Refused(f"the workbook has no sheet “{_POSTS[0]}” with the columns of posts", _WAY_OUT)
    posts, paid = [], 0
    for post in _read_posts(table, answers):
        if post:
            posts.append(post)
        else:
            paid += 1
    return NetworkExport(
        tool="LinkedIn page analytics",
        network="linkedin",
        covered=_read_covered(source, sheets, answers),
        posts=tuple(posts),
        engagements=("clicks", "reactions", "comments", "reposts", "follows"),
        zone="UTC",
        left_out={"posts of ad campaigns": paid} if paid else {},
        dropped_columns=find_personal(table, _PERSONAL),
    )


def _find_sheet(source: Source, sheets: Sequence[str], names: Sequence[str], headings: Collection[str]) -> Table | None:
    """Return the table in the sheet with one of these names."""
    name = next((name for name in names if name in sheets), None)
    return find_table(read_sheet(source, name), headings, at_least=2) if name else None


def _read_posts(table: Table, answers: Answers) -> Iterator[NetworkPost | None]:
    """Yield the counts of each post, and None for a post of an ad campaign."""
    created, campaign = table.find("Created date"), table.find("Campaign name")
    if created is None:
        raise Refused("the workbook lacks the column “Created date”", _WAY_OUT, line=table.header.number)
    impressions, clicks = table.find("Impressions"), table.find("Clicks")
    columns = [table.find(*names) for names in _ENGAGEMENTS]
    days = WrittenDays.of((), answers, "mdy")
    for row in table.rows:
        if table.cell(row, campaign):
            yield None
            continue
        yield NetworkPost(
            days.read(table.cell(row, created), line=row.number, column=created + 1),
            read_impressions(table, row, impressions, answers),
            sum_counts(table, row, columns, answers),
            read_count(table, row, clicks, answers),
        )


def _read_covered(source: Source, sheets: Sequence[str], answers: Answers) -> Period | None:
    """Return the days of the sheet that has a row for each day of the export."""
    table = _find_sheet(source, sheets, _DAYS, ("Date", "Impressions (organic)", "Impressions (total)"))
    column = table.find("Date") if table else None
    if table is None or column is None:
        return None
    days = WrittenDays.of((), answers, "mdy")
    dates = [days.read(table.cell(row, column), line=row.number, column=column + 1) for row in table.rows]
    return Period(min(dates), max(dates)) if dates else None
