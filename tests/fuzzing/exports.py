"""Random exports of analytics tools."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from io import BytesIO, StringIO

from hypothesis import strategies as st

from mkdocs_advocacy.results.archives import unpack
from mkdocs_advocacy.results.counts import Record
from mkdocs_advocacy.results.mapping.model import Columns, MappedExport
from mkdocs_advocacy.results.readers import find_reader
from mkdocs_advocacy.results.readers.mapped import make_reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

PERSON = "jo@carls-soda.example"
MAPPED = make_reader(
    MappedExport(
        name="Mine",
        recognised_by=("Hits",),
        columns=Columns(day="When", link="Link", clicks="Hits"),
        day_format="dmy",
        decimal="comma",
    )
)
HEADERS = (
    "date,source,utm_source,utm_medium,utm_campaign,utm_content,visits,visit_duration,visitors",
    "visit_id,session_id,created_at,event_type,url_path,url_query,utm_source,utm_medium,utm_campaign,utm_content",
    "visit_id,created_at,url_query,distinct_id",
    "1Path,Title,Event,Bot,Session,FirstVisit,Referrer,Referrer scheme,Browser,Date",
    "added_iso,path,is_unique,is_robot,utm_source,utm_medium,utm_campaign,utm_content,user_agent",
    "added_iso,session_id,query",
    "date,potentialBot,userAgent,visitedUrl,type",
    "day,utm_source,utm_campaign,visits,Name",
    "When,Link,Hits,Email",
)
"""The headings of exports that can be read."""
_TIMES = ("2026-11-02T10:00:00Z", "2026-11-02 23:30:00.1+01", "2026-11-02 10:00")
_COUNTS = ("0", "1", "41", "1 208", "")
_TAGS = ("linkedin", "ginger-a", "(none)", "(other)", "", "=1+1", "日本")
_LINKS = (
    "https://a.example/?utm_campaign=ginger&utm_content=ginger-a",
    "?utm_source=x",
    "utm_source=%zz&amp;UTM_Content=a",
)
_CELLS = {
    **dict.fromkeys(("date", "day"), ("2026-11-02", "2026-11-03")),
    **dict.fromkeys(("created_at", "added_iso", "Date"), _TIMES),
    **dict.fromkeys(("Event", "FirstVisit", "is_unique", "is_robot", "potentialBot"), ("true", "false", "0", "1", "")),
    **dict.fromkeys(("url_query", "query", "visitedUrl", "Link"), _LINKS),
    **dict.fromkeys(("visits", "Hits"), _COUNTS),
    **dict.fromkeys(("distinct_id", "user_agent", "userAgent", "Name", "Email"), (PERSON,)),
    **dict.fromkeys(("visit_id", "session_id", "Session"), ("visit-1", "visit-2", "")),
    "When": ("02.11.2026", "3/11/2026 10:00"),
    "Bot": ("0", "7"),
    "event_type": ("1", "2", "3", ""),
    "type": ("", "base_url"),
}
"""Cells that fit the columns of these names."""
_ODD = st.sampled_from(
    ("2026-02-30", "02/11/2026", "0001-01-01T00:00:00+14:00", "9999-12-31", "1.208", "1,5", "-1", "many", "")
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Draw the header and the rows of an export. In most, all cells fit their columns."""
    header = tuple(draw(st.sampled_from(HEADERS)).split(","))
    anything = st.sampled_from(_TAGS) | st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
    fitting = [st.sampled_from(_CELLS[name]) if name in _CELLS else anything for name in header]
    cells = [cell | _ODD for cell in fitting] if draw(st.integers(0, 3)) == 0 else fitting
    rows = draw(st.lists(st.tuples(*cells), max_size=6))
    return header, rows


@st.composite
def exports(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """Draw an export and the same export with its rows in another order, both damaged or packed in the same way."""
    header, rows = draw(tables())
    sign, encoding = draw(st.sampled_from([",", ";", "\t"])), draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    is_packed = draw(st.booleans())
    both = []
    for ordered in (rows, draw(st.permutations(rows))):
        output = StringIO()
        csv.writer(output, delimiter=sign).writerows([header, *ordered])
        data = output.getvalue().encode(encoding)
        both.append(_pack(data) if is_packed else data)
    return both[0], both[1]


def _pack(data: bytes) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/export.csv", data)
    return output.getvalue()


@st.composite
def damaged(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """Draw an export with some bytes replaced, twice the same."""
    data = bytearray(draw(exports())[0])
    for place, value in draw(st.lists(st.tuples(st.integers(0, len(data)), st.integers(0, 255)), max_size=5)):
        data[place : place + 1] = bytes([value])
    return bytes(data), bytes(data)


def check(example: tuple[bytes, bytes]) -> None:
    """Check that an export is refused or read without persons, whatever the order of its rows."""
    first, second = (_read(data) for data in example)
    assert first == second
    assert PERSON not in repr(first)
    assert "visit-" not in repr(first)
    assert all(record.clicks >= 0 and record.bots >= 0 for record in first or {})


def _read(data: bytes) -> Counter[Record] | None:
    """Return the records of an export, or None if it's refused."""
    found: Counter[Record] = Counter()
    try:
        for source in unpack(Source("export.csv", data)):
            found.update(find_reader(source, [MAPPED]).read(source, Answers()).records)
    except Refused as error:
        refused = error
    else:
        return found
    assert PERSON not in f"{refused.message}{refused.hint}"
    assert min(refused.line, refused.column) >= 1
    return None
