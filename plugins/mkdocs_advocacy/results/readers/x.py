"""Read the posts in X's exports of an account's analytics.

Shapes, both seen in public parsers on 2026-11-28:
- `account_analytics_content_<from>_<to>.csv` of 2026, with `Post id`, `Date` such as “Tue, Jul 14, 2026” and lifetime
  values. Texts contain line breaks, and numbers may be “1,234”.
- `tweet_activity_metrics_<account>_<from>_<to>_en.csv` before 2024, with 40 columns, `time` such as
  “2015-09-30 18:42 +0000”, numbers such as “424.0”, and - for none.
X's engagements include clicks on the profile and on details. Ids and texts aren't read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mkdocs_advocacy.results.network_posts import NetworkExport, NetworkPost
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.readers.network_tables import find_personal, read_count, read_impressions
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import Table, find_table, read_rows
from mkdocs_advocacy.results.written_days import WrittenDays

_NEW = frozenset({"post id", "date", "impressions", "engagements"})
_OLD = frozenset({"tweet id", "time", "impressions", "engagements"})
_HEADINGS = (*sorted(_NEW | _OLD), "url clicks", "post text", "tweet text", "post link", "tweet permalink")
_PERSONAL = ("Post text", "Post Link", "Tweet text", "Tweet permalink")
_ENGAGEMENTS = ("likes", "replies", "reposts", "bookmarks", "follows", "clicks on details, profile and links")
_DAYS = re.compile(r"_(\d{4})-?(\d{2})-?(\d{2})_(?:to_)?(\d{4})-?(\d{2})-?(\d{2})")


def recognises(source: Source) -> bool:
    """Return whether this is a list of posts from X. The daily overview of an account has no `Post id`."""
    return bool(source.head) and any(headings <= _split_header(source.head[0]) for headings in (_NEW, _OLD))


def _split_header(line: str) -> set[str]:
    return {cell.strip(' "').casefold() for cell in re.split("[,;\t]", line)}


def read(source: Source, answers: Answers) -> NetworkExport:
    """Read the counts of each post. Raises Refused for an unclear number or day."""
    table = find_table(read_rows(source, _HEADINGS), _HEADINGS, at_least=4)
    if table is None:
        raise Refused("the file lacks the columns of posts", "export the content of your account's analytics again")
    return NetworkExport(
        tool="X analytics",
        network="x",
        covered=_read_days(source.name),
        posts=tuple(_read_posts(table, answers)),
        engagements=_ENGAGEMENTS,
        zone="UTC" if table.find("time") is not None else "",
        dropped_columns=find_personal(table, _PERSONAL),
    )


def _read_posts(table: Table, answers: Answers) -> Iterator[NetworkPost]:
    day, impressions, engagements, clicks = (
        table.find(*names) for names in (("Date", "time"), ("Impressions",), ("Engagements",), ("URL Clicks",))
    )
    days = WrittenDays.of((), answers, "mdy")
    for row in table.rows:
        yield NetworkPost(
            days.read(table.cell(row, day), line=row.number, column=(day or 0) + 1),
            read_impressions(table, row, impressions, answers),
            read_count(table, row, engagements, answers),
            read_count(table, row, clicks, answers),
        )


def _read_days(name: str) -> Period | None:
    """Return the days in the file's name, such as 2026-11-01_2026-11-30."""
    if not (found := _DAYS.search(name)):
        return None
    try:
        first, last = (date(*map(int, found.groups()[start : start + 3])) for start in (0, 3))
    except ValueError:
        return None
    return Period(first, last) if first <= last else None
