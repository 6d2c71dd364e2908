"""Read the videos in exports of YouTube Studio: `Table data.csv`, alone or in its ZIP archive.

Shape: `Content` with the video's id, `Video title`, `Video publish time` such as “Nov 3, 2026”, `Views`,
`Impressions`, and other columns that the user adds; the first row is `Total` (public parsers, read on 2026-11-28). The
days in the archive's name are unconfirmed. Counts are those of the chosen days, which should be “Lifetime”; videos of
earlier days are listed too. Impressions are those of thumbnails on YouTube, and the click-through rate
is that of thumbnails, so it isn't one of links and isn't read. Likes, comments and shares are optional columns, of
which the headings are unconfirmed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_advocacy.results.network_posts import NetworkExport, NetworkPost
from mkdocs_advocacy.results.readers.network_tables import find_personal, read_impressions, sum_counts
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import Table, find_table, read_rows
from mkdocs_advocacy.results.written_days import WrittenDays

_NEEDED = ("Content", "Video title", "Video publish time", "Impressions")
_ENGAGEMENTS = (("Likes",), ("Comments added", "Comments"), ("Shares",))


def recognises(source: Source) -> bool:
    """Return whether this is a table of videos. The data of the chart has a row a day and video."""
    header = {cell.strip(' "').casefold() for cell in re.split("[,;\t]", source.head[0])} if source.head else set()
    return {name.casefold() for name in _NEEDED} <= header and "date" not in header


def read(source: Source, answers: Answers) -> NetworkExport:
    """Read the counts of each video. Raises Refused for an unclear number or day."""
    table = find_table(read_rows(source, _NEEDED), _NEEDED, at_least=len(_NEEDED))
    if table is None:
        message = f"the file lacks some of the columns {', '.join(_NEEDED)}"
        raise Refused(message, "in YouTube Studio, open Analytics → Advanced mode and export it as .csv, in English")
    columns = [table.find(*names) for names in _ENGAGEMENTS]
    videos, totals = [], 0
    for post in _read_posts(table, columns, answers):
        if post:
            videos.append(post)
        else:
            totals += 1
    return NetworkExport(
        tool="YouTube Studio",
        network="youtube",
        covered=None,
        posts=tuple(videos),
        engagements=() if None in columns else ("likes", "comments", "shares"),
        zone="the channel's",
        left_out={"rows of totals": totals} if totals else {},
        dropped_columns=find_personal(table, ("Video title",)),
    )


def _read_posts(table: Table, columns: list[int | None], answers: Answers) -> Iterator[NetworkPost | None]:
    """Yield the counts of each video, and None for the row of totals."""
    content, published = table.find("Content"), table.find("Video publish time")
    impressions = table.find("Impressions")
    days = WrittenDays.of((), answers)
    for row in table.rows:
        if table.cell(row, content) == "Total":
            yield None
            continue
        yield NetworkPost(
            days.read(table.cell(row, published), line=row.number, column=(published or 0) + 1),
            read_impressions(table, row, impressions, answers),
            sum_counts(table, row, columns, answers),
        )
