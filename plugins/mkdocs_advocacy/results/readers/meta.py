"""Read the posts in exports of Meta Business Suite, of a Facebook page or an Instagram account.

Shape: UTF-8 with a byte order mark, commas, one header; columns come and go between months, so a file needs only the
columns that are read (12 monthly files in public parsers, read on 2026-11-28). `Publish time` is MM/DD/YYYY HH:MM in
the account's zone; `Date` is “Lifetime” unless the export is divided by day. Since 2025, `Views` replaces
`Impressions`. Instagram's columns (`Account ID`, `Likes`, `Saves`) are unconfirmed, as are the days in file names.
`Total clicks` counts photos and other clicks too, so only `Link clicks` are clicks on links.

The series of a page by day, in UTF-16 with the lines `sep=,` and a metric's name, has another grain and is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mkdocs_advocacy.results.network_posts import NetworkExport, NetworkPost
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.readers.network_tables import find_personal, read_count, read_impressions, sum_counts
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import Table, find_table, read_rows
from mkdocs_advocacy.results.written_days import WrittenDays

_NEEDED = ("Post ID", "Publish time", "Permalink", "Post type")
_PERSONAL = ("Page name", "Account username", "Account name", "Title", "Description", "Permalink")
_FACEBOOK, _INSTAGRAM = ("reactions", "comments", "shares"), ("likes", "comments", "shares", "saves")
_DAYS = re.compile(r"([A-Z][a-z]{2}-\d{2}-\d{4})_([A-Z][a-z]{2}-\d{2}-\d{4})")
_WAY_OUT = "in Meta Business Suite, open Content and export the posts with lifetime values"


def recognises(source: Source) -> bool:
    """Return whether this is a list of posts, or the series of a page by day."""
    if not source.head:
        return False
    header = {cell.strip(' "').casefold() for cell in re.split("[,;\t]", source.head[0])}
    return {name.casefold() for name in _NEEDED} <= header or _is_series(source)


def _is_series(source: Source) -> bool:
    lines = [line.strip() for line in source.head[:4]]
    return len(lines) > 2 and lines[0].casefold() == "sep=," and lines[2].replace('"', "") == "Date,Primary"


def read(source: Source, answers: Answers) -> NetworkExport:
    """Read the counts of each post. Raises Refused for an unclear number or day, and for counts by day."""
    if _is_series(source):
        message = "the file has the views of a page by day, which can't be added to those of posts"
        raise Refused(message, _WAY_OUT)
    table = find_table(read_rows(source, _NEEDED), _NEEDED, at_least=len(_NEEDED))
    if table is None:
        raise Refused(f"the file lacks some of the columns {', '.join(_NEEDED)}", _WAY_OUT)
    is_facebook, is_instagram = table.find("Page ID") is not None, table.find("Account ID") is not None
    if is_facebook == is_instagram:
        message = "the file doesn't tell posts of Facebook and of Instagram apart"
        raise Refused(message, "export the posts of each network in a file of its own")
    return NetworkExport(
        tool="Meta Business Suite",
        network="facebook" if is_facebook else "instagram",
        covered=_read_days(source.name),
        posts=tuple(_read_posts(table, answers, is_facebook=is_facebook)),
        engagements=_FACEBOOK if is_facebook else _INSTAGRAM,
        zone="the account's",
        dropped_columns=find_personal(table, _PERSONAL),
    )


def _read_posts(table: Table, answers: Answers, *, is_facebook: bool) -> Iterator[NetworkPost]:
    published, scope = table.find("Publish time"), table.find("Date")
    impressions, clicks = table.find("Views", "Impressions"), table.find("Link clicks")
    total = table.find("Reactions, Comments and Shares") if is_facebook else None
    parts = [table.find(name) for name in (_FACEBOOK if is_facebook else _INSTAGRAM)]
    days = WrittenDays.of((), answers, "mdy")
    for row in table.rows:
        if scope is not None and table.cell(row, scope) not in ("", "Lifetime"):
            message = "the file has counts by day, so a post has several rows"
            raise Refused(message, _WAY_OUT, line=row.number, column=scope + 1)
        engagements = read_count(table, row, total, answers)
        if engagements is None:
            engagements = sum_counts(table, row, parts, answers)
        yield NetworkPost(
            days.read(table.cell(row, published), line=row.number, column=(published or 0) + 1),
            read_impressions(table, row, impressions, answers),
            engagements,
            read_count(table, row, clicks, answers),
        )


def _read_days(name: str) -> Period | None:
    """Return the days in the file's name, such as Nov-01-2026_Nov-30-2026."""
    if not (found := _DAYS.search(name)):
        return None
    try:
        first, last = map(_read_day, found.groups())
    except ValueError:
        return None
    return Period(first, last) if first <= last else None


def _read_day(text: str) -> date:
    month, day, year = text.split("-")
    return WrittenDays(None).read(f"{month} {day}, {year}")
