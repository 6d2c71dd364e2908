"""Read XML of Matomo without entities, and keep the wanted columns only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from mkdocs_advocacy.results.refusal import Refused

_DEEPEST = 40
_LONGEST = 4000
"""The maximum length of a value, in characters. Matomo's own limit for tags is 250."""


@dataclass
class Nested:
    """The rows of a file whose rows are nested, as in XML and JSON."""

    names: dict[str, None] = field(default_factory=dict)
    """The names of all columns with plain values, in the order of the file."""
    rows: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)
    """The line of each row and its wanted values."""
    days: list[str] = field(default_factory=list)
    """The days or periods of the groups of rows, including empty ones."""

    def add(self, stated: Mapping[str, str], values: Mapping[str, Any], wanted: Callable[[str], bool]) -> None:
        """Add a row of JSON, whose lists and objects are ignored, together with what is stated for its group."""
        texts = {name: _as_text(value) for name, value in values.items() if not isinstance(value, (list, dict))}
        self.names.update(dict.fromkeys([*stated, *texts]))
        kept = {name: text for name, text in texts.items() if wanted(name)}
        self.rows.append((1, {**stated, **kept}))


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    text = "" if value is None else str(value)[:_LONGEST].strip()
    # JSON can hold halves of characters, which no file can.
    return text.encode("utf-8", "replace").decode()


def read_xml(data: bytes, wanted: Callable[[str], bool]) -> Nested:
    """Return the rows of an XML file. Raises Refused for files that are damaged or declare entities."""
    reading = _Reading(wanted)
    try:
        reading.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = "the file is not valid XML, so it may be incomplete"
        raise Refused(message, "export it again from Matomo", line=error.lineno) from None
    return reading.found


@dataclass
class _Row:
    line: int
    depth: int
    cells: dict[str, str]
    is_leaf: bool = True
    """Whether the row has no rows of a subtable."""


class _Reading:
    """The state of the parser."""

    def __init__(self, wanted: Callable[[str], bool]) -> None:
        self.found = Nested()
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self._wanted = wanted
        self._path: list[str] = []
        self._date = ""
        self._rows: list[_Row] = []
        self._value = ""

    def _refuse(self, *_: object) -> None:
        message = "the XML declares a document type, which Matomo doesn't write"
        raise Refused(message, "export it again from Matomo", line=self.parser.CurrentLineNumber)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._path) >= _DEEPEST:
            raise Refused("the XML is nested too deeply", "export it again from Matomo")
        if name == "error" and len(self._path) == 1:
            raise Refused(
                "Matomo wrote an error into the file in place of the report",
                "check the report and its days in Matomo, and export it again",
            )
        if name == "result" and "date" in attributes:
            self._date = attributes["date"]
            self.found.days.append(self._date)
        elif name == "row" and (not self._rows or self._path[-1] == "subtable"):
            self._open_row()
        self._path.append(name)
        self._value = ""

    def _open_row(self) -> None:
        cells = {"date": self._date} if self._date else {}
        if self._rows:
            # A row of a subtable, named like the rows of a flat report: the segment is the parent's, too.
            parent = self._rows[-1]
            parent.is_leaf = False
            cells |= {name: parent.cells[name] for name in ("segment", "label") if name in parent.cells}
        self._rows.append(_Row(self.parser.CurrentLineNumber, len(self._path), cells))

    def _text(self, text: str) -> None:
        if len(self._value) < _LONGEST:
            self._value += text

    def _end(self, name: str) -> None:
        self._path.pop()
        if not self._rows:
            return
        row = self._rows[-1]
        if len(self._path) == row.depth:
            self._rows.pop()
            self.found.names.update(dict.fromkeys(row.cells))
            if row.is_leaf:
                self.found.rows.append((row.line, row.cells))
        elif len(self._path) == row.depth + 1:
            self._keep(row, name)
        self._value = ""

    def _keep(self, row: _Row, name: str) -> None:
        self.found.names[name] = None
        if self._wanted(name):
            value = self._value.strip()
            if name == "label" and "label" in row.cells and len(self._rows) > 1:
                value = f"{row.cells['label']} - {value}"
            if name != "segment" or "segment" not in row.cells:
                row.cells[name] = value
