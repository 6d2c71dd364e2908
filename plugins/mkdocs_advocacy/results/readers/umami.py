"""Read event rows of Umami: the table `website_event` as CSV, from Umami Cloud's data export or from the database.

Columns: prisma/schema.prisma of umami-software/umami@c0ea3aef (3.1.0), read on 2026-11-28. The columns `utm_*` exist
since about 2.17; before, tags are in `url_query`. The website's download (`download.zip` with `x,y` tables, in
src/app/api/websites/[websiteId]/export/route.ts) contains no tags, so it's refused.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC

from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.personal import personal_headings
from mkdocs_advocacy.results.readers.moments import read_moment
from mkdocs_advocacy.results.readers.tally import View, count_visits
from mkdocs_advocacy.results.readers.utm_columns import UtmColumns
from mkdocs_advocacy.results.readers.whole_table import WholeTable, read_whole_table
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import find_header

_WAY_OUT = "import event rows instead: see Umami in docs/results-exports.md of mkdocs-advocacy"
_NEEDED = ("visit_id", "created_at")
_PAGE_VIEW_OR_EVENT = frozenset({"", "1", "2"})


def recognises(source: Source) -> bool:
    """Return whether this is a table of events, or a table of the website's download."""
    return bool(find_header(source, _NEEDED)) or _is_of_download(source)


def _is_of_download(source: Source) -> bool:
    return [cell.casefold() for cell in find_header(source, ("x", "y"))] == ["x", "y"]


def read(source: Source, answers: Answers) -> Export:
    """Count each visit once for each combination of tags. Raises Refused for exports without tags."""
    if _is_of_download(source):
        message = "Umami's website download contains no tags, so it can't tell posts or campaigns apart"
        raise Refused(message, _WAY_OUT)
    table = read_whole_table(source, _NEEDED)
    columns = UtmColumns.find(table, "url_query") if table else None
    if table is None or columns is None or "campaign" not in columns.grain:
        message = "the rows of Umami have neither the column utm_campaign nor url_query"
        raise Refused(message, _WAY_OUT)
    left_out: Counter[str] = Counter()
    return Export(
        tool="Umami",
        measure="visits",
        grain=columns.grain | {"day"},
        covered=None,
        records=count_visits(_read_views(table, columns, left_out)),
        zone="UTC",
        left_out=dict(left_out),
        dropped_columns=personal_headings(table.header.cells, table.rows),
    )


def _read_views(table: WholeTable, columns: UtmColumns, left_out: Counter[str]) -> Iterator[View]:
    visit, created = table.find("visit_id"), table.find("created_at")
    kind, path = table.find("event_type"), table.find("url_path")
    for row in table.rows:
        if table.cell(row, kind) not in _PAGE_VIEW_OR_EVENT:
            left_out["rows that are neither page views nor events"] += 1
            continue
        if not table.cell(row, visit):
            left_out["page views without a visit_id"] += 1
            continue
        moment = read_moment(table.cell(row, created), line=row.number, column=(created or 0) + 1).astimezone(UTC)
        yield View(table.cell(row, visit), moment, moment.date(), columns.read(row), table.cell(row, path))
