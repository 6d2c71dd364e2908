"""Read exports that `results/results.yml` describes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from mkdocs_advocacy.core.problems import nearest_of
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Dimension, Export, Record
from mkdocs_advocacy.results.mapping.days import read_day
from mkdocs_advocacy.results.mapping.model import MappedExport, MappedMentions
from mkdocs_advocacy.results.mentions.values import MentionExport
from mkdocs_advocacy.results.numbers import Numbers
from mkdocs_advocacy.results.personal import looks_personal, personal_headings
from mkdocs_advocacy.results.readers.mention_formats import MentionFormat
from mkdocs_advocacy.results.readers.mention_tables import read_mapped_mentions
from mkdocs_advocacy.results.readers.reader import Reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import Table, find_header, find_table, read_rows
from mkdocs_advocacy.results.urls import TAG_NAMES, tags_of

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
_TOTALS = frozenset(
    {"total", "totals", "grand total", "sum", "gesamt", "gesamtsumme", "summe", "total général", "totale"}
)
_OTHER_ROWS = frozenset({"(other)", "others"})
_NOTHING = frozenset({"(not set)", "(none)", "(direct)", "(not provided)", "none", "null", "n/a", "-"})


def make_reader(mapped: MappedExport | MappedMentions) -> Reader:
    """Return the reader for an export of the mapping file."""
    if isinstance(mapped, MappedMentions):
        return Reader(mapped.name, partial(_has_mentions, mapped), partial(_read_mentions, mapped))
    return Reader(mapped.name, partial(_recognises, mapped), partial(read_mapped, mapped))


def _has_mentions(mapped: MappedMentions, source: Source) -> bool:
    return bool(find_header(source, mapped.recognised_by))


def _read_mentions(mapped: MappedMentions, source: Source, answers: Answers) -> MentionExport:
    """Read mapped mentions. Raises Refused if a column is missing."""
    answered = replace(answers, date_order=answers.date_order or mapped.day_format)
    return read_mapped_mentions(source, _describe(mapped), answered)


def _describe(mapped: MappedMentions) -> MentionFormat:
    columns = mapped.columns

    def name(heading: str | None) -> tuple[str, ...]:
        return (heading,) if heading else ()

    return MentionFormat(
        tool=mapped.name,
        marks=tuple((heading,) for heading in mapped.recognised_by),
        day=(columns.day,),
        texts=tuple((heading,) for heading in columns.texts),
        link=name(columns.link),
        language=name(columns.language),
        place=name(columns.place),
        sentiment=name(columns.sentiment or columns.stars),
        search=name(columns.search),
        scale="stars" if columns.stars else "words",
        has_equal_texts=columns.stars is not None,
    )


def _recognises(mapped: MappedExport, source: Source) -> bool:
    start = Source(source.name, "\n".join(source.head).encode("utf-8", "surrogatepass"))
    return bool(find_header(_prepare(mapped, start), mapped.recognised_by)) if start.data else False


def _prepare(mapped: MappedExport, source: Source) -> Source:
    """Return the file without the lines to skip, and with a first line that states the delimiter."""
    if not mapped.skip_lines and not mapped.delimiter:
        return source
    lines = source.text.splitlines(keepends=True)[mapped.skip_lines or 0 :]
    stated = f"sep={_DELIMITERS[mapped.delimiter]}\n" if mapped.delimiter else ""
    return Source(source.name, (stated + "".join(lines)).encode("utf-8", "surrogatepass"))


def read_mapped(mapped: MappedExport, source: Source, answers: Answers) -> Export:
    """Read the mapped columns. Raises Refused if one is missing or holds persons."""
    shift = (mapped.skip_lines or 0) - bool(mapped.delimiter)
    rows = [
        replace(row, number=row.number + shift) for row in read_rows(_prepare(mapped, source), mapped.recognised_by)
    ]
    table = find_table(rows, mapped.recognised_by, at_least=len(set(map(str.casefold, mapped.recognised_by))))
    if table is None:
        raise Refused(f"the file has no row with the headings {', '.join(mapped.recognised_by)}")
    columns = _find_columns(mapped, table)
    _refuse_persons(table, columns)
    left_out: Counter[str] = Counter()
    if below := len(rows) - len(table.above) - 1 - len(table.rows):
        left_out["rows below the first empty line"] = below
    records = tuple(_read_records(mapped, table, columns, answers, left_out))
    return Export(
        tool=mapped.name,
        measure=mapped.measure,
        grain=_grain_of(columns),
        covered=None,
        records=records,
        zone=mapped.zone or "",
        left_out=dict(left_out),
        dropped_columns=personal_headings(table.header.cells, table.rows),
    )


def _find_columns(mapped: MappedExport, table: Table) -> Mapping[str, int]:
    """Return the places of the mapped columns. Raises Refused if the file lacks one."""
    places: dict[str, int] = {}
    headings = {text.casefold(): text for heading in table.header.cells if (text := heading.strip())}
    for key, heading in mapped.columns:
        if heading is None:
            continue
        place = table.find(heading)
        if place is None:
            near = nearest_of(heading.casefold(), sorted(headings))
            message = f"the file has no column “{heading}”, which results/results.yml maps to {key}"
            hint = f"did you mean “{headings[near]}”?" if near else f"its columns are {', '.join(headings.values())}"
            raise Refused(message, hint, line=table.header.number)
        places[key] = place
    return places


def _refuse_persons(table: Table, columns: Mapping[str, int]) -> None:
    for key, place in columns.items():
        if looks_personal(table.cell(row, place) for row in table.rows):
            message = f"the column mapped to {key} holds email or IP addresses, which results never contain"
            raise Refused(message, "map another column", line=table.header.number, column=place + 1)


def _grain_of(columns: Mapping[str, int]) -> frozenset[Dimension]:
    """Return the dimensions of the mapped columns. A link has all tags."""
    return frozenset(name for name in ALL_DIMENSIONS if name in columns or ("link" in columns and name != "day"))


def _read_records(
    mapped: MappedExport, table: Table, columns: Mapping[str, int], answers: Answers, left_out: Counter[str]
) -> Iterator[Record]:
    counted = [name for name in ("clicks", "visitors", "conversions") if name in columns]
    cells = (table.cell(row, columns[name]) for row in table.rows for name in counted)
    numbers = Numbers.of(cells, Answers(decimal_sign=answers.decimal_sign or mapped.decimal))
    for row in table.rows:
        tags = _read_tags(table, row, columns)
        if _is_total(table, row, columns, tags):
            left_out["rows of totals"] += 1
            continue
        width = len(table.header.cells)
        if len(row.cells) < width or any(map(str.strip, row.cells[width:])):
            message = f"the row has {len(row.cells)} cells, but the header has {width}"
            raise Refused(message, "export the file again: this copy is damaged", line=row.number)
        count = {
            name: numbers.read_count(table.cell(row, columns[name]), line=row.number, column=columns[name] + 1)
            for name in counted
        }
        if any(value.casefold() in _OTHER_ROWS for value in tags.values()):
            left_out["clicks in rows “(other)”"] += count["clicks"]
            continue
        day = columns.get("day")
        yield Record(
            day=None if day is None else _read_day(mapped, answers, table.cell(row, day), row.number, day + 1),
            source=tags["source"],
            medium=tags["medium"],
            campaign=tags["campaign"],
            content=tags["content"],
            clicks=count["clicks"],
            visitors=count.get("visitors"),
            conversions=count.get("conversions"),
        )


def _read_day(mapped: MappedExport, answers: Answers, text: str, line: int, column: int) -> date:
    return read_day(text, answers.date_order or mapped.day_format, line=line, column=column)


def _read_tags(table: Table, row: Row, columns: Mapping[str, int]) -> Mapping[str, str]:
    if "link" in columns:
        return tags_of(table.cell(row, columns["link"]))[1]
    values = {name: table.cell(row, columns.get(name)) for name in TAG_NAMES}
    return {name: "" if value.casefold() in _NOTHING else value for name, value in values.items()}


def _is_total(table: Table, row: Row, columns: Mapping[str, int], tags: Mapping[str, str]) -> bool:
    """Return whether a row adds up others: it says so in its first or last cell, or it has neither day nor tags."""
    filled = [cell.strip().casefold() for cell in row.cells if cell.strip()]
    if row.cells[0].strip().casefold() in _TOTALS or filled[-1] in _TOTALS:
        return True
    return "day" in columns and not table.cell(row, columns["day"]) and not any(tags.values())
