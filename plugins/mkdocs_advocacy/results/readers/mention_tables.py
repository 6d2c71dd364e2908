"""Read tables of mentions and reviews row by row. Each text is searched for topics and dropped before the next row.

Only a format's columns are read, and messages quote only cells with days.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from itertools import chain, islice, pairwise

from mkdocs_advocacy.core.tables.delimited import NoTable, read_csv_rows
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.contract import YEARS
from mkdocs_advocacy.results.mentions.fingerprints import is_retweet, print_link, print_words
from mkdocs_advocacy.results.mentions.judgement import read_sentiment
from mkdocs_advocacy.results.mentions.places import WEB, find_place
from mkdocs_advocacy.results.mentions.spoken import read_language
from mkdocs_advocacy.results.mentions.values import OTHER, UNKNOWN_LANGUAGE, Mention, MentionExport, Sentiment
from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.personal import personal_headings
from mkdocs_advocacy.results.readers.mention_formats import FORMATS, MentionFormat, Names
from mkdocs_advocacy.results.readers.reader import Reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.sheets import is_workbook, list_sheets, read_sheet
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import Table
from mkdocs_advocacy.results.written_days import WrittenDays
from mkdocs_advocacy.rules.tokens import bare_words

_FIRST_ROWS = 20
"""The number of rows to search for the header."""
_MOST_SHEETS = 3
_MOST_SEARCHES = 50
_MANY_ROWS = 1_000
"""The number of rows examined to find columns with personal data."""
_MILLISECONDS = re.compile(r"1\d{12}", re.ASCII)
_RETWEETS = frozenset({"retweet", "rt", "share", "repost", "quote retweet"})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STATED = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2})|[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}) [\d:]{8} \w+ (?P<year>\d{4})"
)


def make_reader(known: MentionFormat) -> Reader:
    """Return the reader for the tables of a tool."""
    return Reader(known.tool, partial(_recognises, known), partial(_read, known))


def _recognises(known: MentionFormat, source: Source) -> bool:
    found = _find_format(source)
    return found is not None and found[0] is known


def _read(known: MentionFormat, source: Source, answers: Answers) -> MentionExport:
    """Read the mentions. Raises Refused for a damaged row, or a day that could be two days."""
    found = _find_format(source)
    sheet = found[1] if found else ""
    rows = read_sheet(source, sheet) if sheet else _read_text_rows(source, known.headings)
    return read_mentions(source, known, rows, answers)


def read_mapped_mentions(source: Source, known: MentionFormat, answers: Answers) -> MentionExport:
    """Read the mentions of a text file whose columns the hub names. Raises Refused if one of them is missing."""
    return read_mentions(source, known, _read_text_rows(source, known.headings), answers, needs_all=True)


@lru_cache(maxsize=1)
def _find_format(source: Source) -> tuple[MentionFormat, str] | None:
    """Return the format of a file, with the sheet of a workbook that has the mentions. Each reader asks."""
    if is_workbook(source):
        for sheet in list_sheets(source)[:_MOST_SHEETS]:
            try:
                if known := _match_rows(read_sheet(source, sheet)):
                    return known, sheet
            except Refused:
                continue
        return None
    known = _match_rows(_read_leniently("\n".join(source.head)))
    return (known, "") if known else None


def _read_leniently(text: str) -> Iterator[Row]:
    """Yield the rows of the start of any file, up to the first one that can't be read."""
    names = frozenset(chain.from_iterable(known.headings for known in FORMATS))
    try:
        yield from read_csv_rows(text, lambda cell: cell.strip().strip('"').casefold() in names)
    except NoTable:
        return


def _match_rows(rows: Iterable[Row]) -> MentionFormat | None:
    for row in islice(rows, _FIRST_ROWS):
        for known in FORMATS:
            if matches(known, row):
                return known
    return None


def matches(known: MentionFormat, row: Row) -> bool:
    """Return whether a row is the header of a format."""
    cells = {cell.strip().casefold() for cell in row.cells}
    return all(any(name.casefold() in cells for name in mark) for mark in known.marks)


def _read_text_rows(source: Source, headings: frozenset[str]) -> Iterator[Row]:
    try:
        yield from read_csv_rows(source.text, lambda cell: cell.strip().strip('"').casefold() in headings)
    except NoTable as error:
        raise Refused(error.discreet, error.hint, line=error.row) from None


@dataclass
class _Found:
    """The mentions read so far from a file."""

    written: list[tuple[str, int, Mention]] = field(default_factory=list)
    """Each mention with its day as it is written and its row: the day is read when all of them are known."""
    searches: set[str] = field(default_factory=set)
    left_out: Counter[str] = field(default_factory=Counter)
    unclear: Counter[str] = field(default_factory=Counter)


def read_mentions(
    source: Source, known: MentionFormat, rows: Iterable[Row], answers: Answers, *, needs_all: bool = False
) -> MentionExport:
    """Read the rows of a format, header included. `needs_all` refuses a file without one of the format's columns."""
    remaining = iter(rows)
    above: list[Row] = []
    for row in remaining:
        if matches(known, row):
            header = row
            break
        above.append(row)
    else:
        raise Refused("the file lacks the columns of mentions", f"export the mentions from {known.tool} again")
    first = [*islice(remaining, _MANY_ROWS)]  # their cells tell which other columns hold persons
    table, found = Table(header, ()), _Found()
    columns = _Columns.of(known, table)
    if needs_all and (missing := next((name for name in known.columns if table.find(name) is None), None)):
        message = f"the file has no column “{missing}”, which results/results.yml maps"
        raise Refused(message, "correct its heading there", line=header.number)
    all_rows, is_sheet = chain(first, remaining), is_workbook(source)
    for row in _check_widths(all_rows, len(header.cells), may_be_short=is_sheet):
        _read_row(known, columns, row, answers, found)
    mentions = _read_days(known, columns, found, answers)
    return MentionExport(
        tool=known.tool,
        searches=frozenset(found.searches),
        covered=_find_covered(source, above, mentions),
        mentions=mentions,
        left_out=dict(found.left_out),
        unclear=dict(found.unclear),
        dropped_columns=_list_dropped(known, columns, header, first),
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of the columns that are read."""

    day: Sequence[int]
    texts: Sequence[Sequence[int]]
    link: Sequence[int]
    language: Sequence[int]
    place: Sequence[int]
    sentiment: Sequence[int]
    search: Sequence[int]
    entry: Sequence[int]

    @classmethod
    def of(cls, known: MentionFormat, table: Table) -> _Columns:
        """Find the columns. Raises Refused without a day."""

        def find(names: Names) -> Sequence[int]:
            return [place for name in names if (place := table.find(name)) is not None]

        day = find(known.day)
        if not day:
            raise Refused(f"the file has no column “{known.day[0]}”", line=table.header.number)
        return cls(
            day,
            [find(group) for group in known.texts],
            *(find(names) for names in (known.link, known.language, known.place)),
            *(find(names) for names in (known.sentiment, known.search, known.entry)),
        )


def _first(row: Row, columns: Sequence[int]) -> str:
    """Return the first cell of these that isn't empty."""
    return next((text for column in columns if (text := row.cells[column].strip())), "")


def _check_widths(rows: Iterable[Row], width: int, *, may_be_short: bool) -> Iterator[Row]:
    """Yield the rows. Raises Refused if one has another number of cells: they may have moved to other columns.

    Workbooks leave out empty cells at the end of a row.
    """
    for row in rows:
        missing = width - len(row.cells)
        if missing > 0 and may_be_short:
            yield Row(row.number, row.cells + ("",) * missing)
        elif missing > 0 or any(map(str.strip, row.cells[width:])):
            message = f"the row has {len(row.cells)} cells, but the header has {width}"
            raise Refused(message, "export the file again: this copy is damaged", line=row.number)
        else:
            yield row


def _read_row(known: MentionFormat, columns: _Columns, row: Row, answers: Answers, found: _Found) -> None:
    """Add the mention of a row, without its day."""
    day = _first(row, columns.day)
    if not day:
        found.left_out["rows without a day"] += 1
        return
    text = "\n\n".join(filter(None, (_first(row, group) for group in columns.texts)))
    if not text and not known.has_equal_texts:
        found.unclear["without text, so without topics"] += 1
    link = _first(row, columns.link)
    if search := _first(row, columns.search):
        found.searches.add(search)
        _refuse_many(found.searches, row, columns.search[0])
    words = bare_words(text)
    mention = Mention(
        day=date.min,
        source=_read_place(known, link, _first(row, columns.place), found),
        language=_read_language(_first(row, columns.language), found),
        sentiment=_read_sentiment(known, _first(row, columns.sentiment), found),
        topics=answers.listening.find_among(words, text),
        link=print_link(link),
        text=0 if known.has_equal_texts else print_words(words),
        is_retweet=_first(row, columns.entry).casefold() in _RETWEETS or is_retweet(text),
    )
    found.written.append((day, row.number, mention))


def _refuse_many(searches: Collection[str], row: Row, column: int) -> None:
    """Raise Refused if a column has too many names for those of searches: they might be of persons."""
    if len(searches) > _MOST_SEARCHES:
        message = f"the column has more than {_MOST_SEARCHES} different names, so they can't be those of searches"
        hint = "export fewer searches, or map another column to search"
        raise Refused(message, hint, line=row.number, column=column + 1)


def _read_place(known: MentionFormat, link: str, kind: str, found: _Found) -> str:
    if known.everything_at:
        return known.everything_at
    place = find_place(link, kind)
    if place is None and known.is_site_named:
        return WEB
    if place is None:
        found.unclear["with an unknown source, as “other”"] += 1
    return place or OTHER


def _read_language(written: str, found: _Found) -> str:
    language = read_language(written)
    if language is None:
        found.unclear["with an unknown language"] += 1
    return language or UNKNOWN_LANGUAGE


def _read_sentiment(known: MentionFormat, written: str, found: _Found) -> Sentiment:
    sentiment = read_sentiment(written, known.scale)
    if sentiment is None:
        found.unclear["with an unknown sentiment, as “unrated”"] += 1
    return sentiment or "unrated"


def _read_days(known: MentionFormat, columns: _Columns, found: _Found, answers: Answers) -> Sequence[Mention]:
    """Return the mentions with their days, whose format all of them together show."""
    days = WrittenDays.of((written for written, _, _ in found.written), answers, known.dates)
    remembered: dict[str, date] = {}
    mentions: list[Mention] = []
    for written, number, mention in found.written:
        day = remembered.get(written)
        if day is None:
            column = columns.day[0] + 1
            is_moment = _MILLISECONDS.fullmatch(written)
            day = (
                datetime.fromtimestamp(int(written) / 1000, UTC).date()
                if is_moment
                else days.read(written, line=number, column=column)
            )
            remembered[written] = day
        if day.year in YEARS:
            mentions.append(replace(mention, day=day))
        else:
            found.left_out[f"rows with a year before {YEARS[0]}"] += 1
    return mentions


def _find_covered(source: Source, above: Sequence[Row], mentions: Sequence[Mention]) -> Period | None:
    """Return the days that a file states: in the lines above its header, or as a month in its name.

    A last day without a time counts only if there is a mention on it, because it may not be included.
    """
    if month := re.search(r"reviews_.*_(\d{4})(\d{2})\.csv$", source.name):
        return _read_month(int(month[1]), int(month[2]))
    cells = [cell.strip() for row in above for cell in row.cells]
    stated = {name.strip(": ").casefold(): value for name, value in pairwise(cells)}
    first, last = _read_stated(stated.get("from", "")), _read_stated(stated.get("to", ""))
    if first is None or last is None:
        return None
    if "23:59" not in stated["to"]:
        last = max((mention.day for mention in mentions if mention.day <= last), default=first)
    return Period(first, last) if first <= last else None


def _read_month(year: int, month: int) -> Period | None:
    return period_of(date(year, month, 1), "month") if year in YEARS and 1 <= month <= 12 else None


def _read_stated(text: str) -> date | None:
    found = _STATED.match(text)
    if not found:
        return None
    try:
        if found["iso"]:
            day = date.fromisoformat(found["iso"])
        else:
            day = date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _list_dropped(known: MentionFormat, columns: _Columns, header: Row, rows: Sequence[Row]) -> Sequence[str]:
    """Return the headings of columns with personal data, texts and addresses, which are never stored."""
    read_only = {place for places in (*columns.texts, columns.link) for place in places}
    named = [
        cell.strip()
        for place, cell in enumerate(header.cells)
        if place in read_only or cell.strip().casefold() in known.personal
    ]
    others = personal_headings(header.cells, rows)
    return tuple(dict.fromkeys([*named, *others]))
