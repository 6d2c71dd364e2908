"""People in one JSON or CSV file, as exports of other systems have them. Positions are those of the records."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

import yaml

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.core.yaml_words import place_after
from mkdocs_advocacy.kinds.people.model import PersonTemplate

NAMES = ("people.json", "people.csv")
"""The names of such files in people/."""
CODE = "code"
"""The key, or the column, with a person's code."""
_LISTS = ("show", "where", "links", "languages", "topics", "groups")
"""The columns with lists, whose entries are separated by semicolons."""
_OF_GROUPS = ("since", "until", "invited_by")
"""The columns with keys of all groups in a row."""
_SPACE = re.compile(r"[ \t\r\n]*")

Record = tuple[str, Document]
"""A person's code and keys."""


class _Twice(Exception):
    """An object has a key twice."""


class _Unreadable(Exception):
    """The file can't be read; the arguments are the offset, the reason and a hint."""


def read_records(file: SourceFile) -> tuple[list[Record], list[Problem]]:
    """Return the records of a file, or the problem that makes it unreadable."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [Problem(file.shown, 1, 1, Severity.ERROR, "the file is not saved as UTF-8", "save it as UTF-8")]
    read = _read_json if file.path.endswith(".json") else _read_csv
    try:
        return [_make_record(file.shown, text, start, values) for start, values in read(text)], []
    except _Unreadable as reason:
        start, message, hint = reason.args
        line, column = place_after(text[:start])
        return [], [Problem(file.shown, line, column, Severity.ERROR, message, hint)]


def _make_record(shown: str, text: str, start: int, values: Mapping[str, Any]) -> Record:
    mark = yaml.Mark(shown, start, 0, 0, None, start)
    code = values.get(CODE)
    document = Document(
        shown,
        {key: value for key, value in values.items() if key != CODE},
        yaml.MappingNode("tag:yaml.org,2002:map", [], mark, mark),
        text,
    )
    return (code if isinstance(code, str) else ""), document


def _read_json(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each record with its offset: of a list, or of an object whose keys are the codes."""
    position = _skip(text, 0)
    opening, closing = text[position : position + 1], {"[": "]", "{": "}"}.get(text[position : position + 1], "")
    if not closing:
        raise _Unreadable(position, "the file must contain a list of people", 'write [{"code": "mk7", …}, …]')
    position = _skip(text, position + 1)
    while text[position : position + 1] != closing:
        start, code = position, None
        if opening == "{":
            code, position = _decode(text, position)
            position = _expect(":", text, position)
        values, position = _decode(text, position)
        if not isinstance(values, dict):
            raise _Unreadable(start, "each person must be an object", 'write {"code": "mk7", "audience": …}')
        yield start, values if code is None else {**values, CODE: code}
        position = _skip(text, position)
        if text[position : position + 1] != closing:
            position = _expect(",", text, position)
    if _skip(text, position + 1) != len(text):
        raise _Unreadable(position + 1, "there is text after the end of the list", "delete it")


def _refuse_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs of an object, without silently dropping one of two values."""
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _Twice
    return values


_DECODER = json.JSONDecoder(object_pairs_hook=_refuse_twice, parse_int=str, parse_float=str)
"""Reads numbers as text, like all other files, so that their length doesn't matter."""


def _decode(text: str, position: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, position)
    except _Twice:
        raise _Unreadable(position, "this record has a key twice", "delete one of them") from None
    except (json.JSONDecodeError, RecursionError) as error:
        where = error.pos if isinstance(error, json.JSONDecodeError) else position
        raise _Unreadable(where, "the file is not valid JSON from here on", "export it again") from None


def _expect(sign: str, text: str, position: int) -> int:
    position = _skip(text, position)
    if text[position : position + 1] != sign:
        raise _Unreadable(position, f"the file is not valid JSON: “{sign}” is missing here", "export it again")
    return _skip(text, position + 1)


def _skip(text: str, position: int) -> int:
    """Return the position after white space."""
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _read_csv(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each row with its offset. The delimiter is the most frequent one in the first line."""
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    header = lines[0] if lines else ""
    reader = csv.reader(lines, delimiter=max(",;\t", key=header.count), strict=True)
    try:
        columns = [cell.strip() for cell in next(reader, [])]
        if CODE not in columns:
            raise _Unreadable(0, "the first row has no column “code”", "name the columns as the keys of a person")
        if len(set(columns)) < len(columns):
            raise _Unreadable(0, "two columns have the same name", "delete or rename one of them")
        while (start := reader.line_num) >= 0 and (row := next(reader, None)) is not None:
            if len(row) > len(columns):
                raise _Unreadable(starts[start], "the row has more cells than there are columns", "delete them")
            if cells := {column: cell.strip() for column, cell in zip(columns, row, strict=False) if cell.strip()}:
                yield starts[start], _convert_row(cells, starts[start])
    except csv.Error:
        raise _Unreadable(
            starts[max(0, reader.line_num - 1)], "the quotes in this row are wrong", "export it again"
        ) from None


def _convert_row(cells: Mapping[str, str], start: int) -> Mapping[str, Any]:
    """Convert the cells of the row at `start` to a person's keys: `consent.given` is a key of `consent`."""
    values: dict[str, Any] = {}
    for column, cell in cells.items():
        name, _, below = column.partition(".")
        if below and name in PersonTemplate.model_fields:
            if name in cells:
                message = f"the row has both “{name}” and a part of it, such as “{name}.…”"
                raise _Unreadable(start, message, "empty one of the two cells")
            values.setdefault(name, {})[below] = cell
        elif column in _LISTS:
            values[column] = _split(cell)
        elif column not in _OF_GROUPS:
            values[column] = cell
    of_groups = {column: cells[column] for column in _OF_GROUPS if column in cells}
    if "groups" in cells:
        values["groups"] = [{"group": group, **of_groups} for group in values["groups"]]
    return values


def _split(cell: str) -> Sequence[str]:
    return [entry.strip() for entry in cell.split(";") if entry.strip()]
