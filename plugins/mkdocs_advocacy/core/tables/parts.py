"""Stream a part of a workbook: enforce limits, and collect facts about hidden, merged and unusual cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from posixpath import normpath
from typing import Final
from xml.parsers import expat

from mkdocs_advocacy.core.tables.delimited import NoTable
from mkdocs_advocacy.core.tables.limits import LAST_COLUMN, LAST_ROW, LONGEST_CELL, MAX_BYTES, MAX_ROWS

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW: Final = f"{_MAIN}row"
_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_ID: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
_MOST_SHEETS = 200
_MOST_CELLS = 400_000
_MOST_STRINGS = 400_000
_MOST_ELEMENTS = 1_500_000
_MOST_FORMATS = 30_000
"""The maximum number of cell, number and font formats. Each takes 2 KB of memory."""
_LONGEST_TAG = 1_000_000
"""The maximum size of a tag in bytes. The parser keeps whole tags and comments in memory."""
_LONGEST_VALUE = 2_000
"""The maximum length of an attribute in characters. openpyxl's time grows with its square."""
_LONGEST_RESERVED = 500
"""The maximum length of a reserved name, such as the print area, in characters, for the same reason."""
_FORMATS: Final = ("font", "xf", "fill", "border", "cellStyle", "dxf", "numFmt")
_ENCODINGS = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1"))
_OWN_FILE = "save the sheet with the posts as a separate file"


@dataclass(slots=True)
class Totals:
    """Counts over all parts of a workbook."""

    bytes: int = 0
    elements: int = 0
    cells: int = 0
    strings: int = 0
    sheets: int = 0
    formats: int = 0
    reserved: int = 0
    characters: int = 0


@dataclass(slots=True)
class SheetFacts:
    """Facts about a sheet that its cells do not show."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    """The first and the last column of each hidden group."""
    merged_rows: list[tuple[int, int]] = field(default_factory=list)
    """The first and the last row of cells that are merged across rows."""
    not_computed: tuple[int, int] | None = None
    """The row and the column of the first formula without a saved value."""
    outside: tuple[int, int] | None = None
    """The row and the column of the first cell beyond the limits."""
    unordered: int | None = None
    """The number of the first row that is out of order."""


class PartReader:
    """A streaming reader of one part that keeps only counts and facts. Raises NoTable if a limit is exceeded."""

    def __init__(self, totals: Totals) -> None:
        """Set up the parser. `totals` is shared by all parts of a workbook."""
        self._totals, self._facts = totals, SheetFacts()
        self._has_rows = self._is_reserved = False
        self._fed = self._text = self._row = self._column = 0
        self._inside = ""
        """The innermost open element of a cell: `c`, `f` or `v`. Empty outside cells."""
        self._gives_text = self._has_formula = self._filled = False
        self._ids: set[str] = set()
        self._targets: set[str] = set()
        self._parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.XmlDeclHandler = self._declared
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse_document_type
        self._starts = {
            f"{_MAIN}c": self._cell,
            _ROW: self._begin_row,
            f"{_MAIN}f": self._formula,
            f"{_MAIN}v": self._value,
            f"{_MAIN}si": self._string,
            f"{_MAIN}col": self._columns,
            f"{_MAIN}mergeCell": self._merged,
            f"{_MAIN}sheet": self._sheet,
            f"{_MAIN}definedName": self._name,
            _RELATION: self._relation,
            **dict.fromkeys((f"{_MAIN}{name}" for name in _FORMATS), self._format),
        }

    def feed(self, piece: bytes) -> bool:
        """Parse a piece, and return whether the part is valid XML so far."""
        return self._parse(piece, last=False)

    def finish(self) -> bool:
        """Finish parsing, and return whether the whole part is valid XML."""
        return self._parse(b"", last=True)

    def facts(self) -> SheetFacts | None:
        """Return the facts about the part, or None if it has no rows."""
        return self._facts if self._has_rows else None

    def _parse(self, piece: bytes, *, last: bool) -> bool:
        self._fed += len(piece)
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError:
            return False
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG:
            raise NoTable("the workbook contains an XML tag that is too long", _OWN_FILE)
        return True

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            message = f"the workbook contains a part in the unknown encoding “{encoding[:40]}”"
            raise NoTable(message, "open it in a spreadsheet program and save it again")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        totals = self._totals
        totals.elements += 1
        if totals.elements > _MOST_ELEMENTS:
            raise NoTable(f"the workbook has more than {_MOST_ELEMENTS:,} XML elements", _OWN_FILE)
        self._text, self._is_reserved = 0, False
        if any(len(value) > _LONGEST_VALUE for value in attributes.values()):
            raise NoTable("the workbook contains an XML attribute that is too long", _OWN_FILE)
        if read := self._starts.get(name):
            read(attributes)

    def _characters(self, text: str) -> None:
        self._text += len(text)
        self._totals.characters += len(text)
        if self._text > LONGEST_CELL:
            at = f"row {self._row:,} has" if self._row else "the workbook has"
            message = f"{at} a text with more than {LONGEST_CELL:,} characters"
            raise NoTable(message, "shorten or delete it", self._row or 1)
        if self._is_reserved and self._text > _LONGEST_RESERVED:
            raise NoTable("the workbook has a print area or filter with too many ranges", _OWN_FILE)
        if self._totals.characters > MAX_BYTES:
            message = f"the texts in the workbook have more than {MAX_BYTES:,} characters"
            raise NoTable(message, _OWN_FILE)
        if not self._filled and self._inside in ("c", "v") and not text.isspace():
            self._filled = True
            if (self._row > LAST_ROW or self._column > LAST_COLUMN) and not self._facts.outside:
                self._facts.outside = self._row, self._column

    def _end(self, name: str) -> None:
        if name == _ROW:
            self._end_cell()

    def _begin_row(self, attributes: dict[str, str]) -> None:
        number = _whole(attributes.get("r"), self._row + 1)
        if self._has_rows and number <= self._row and not self._facts.unordered:
            self._facts.unordered = number
        self._has_rows, self._row, self._column = True, number, 0
        if attributes.get("hidden") in ("1", "true") and len(self._facts.hidden_rows) <= MAX_ROWS:
            self._facts.hidden_rows.add(number)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        self._totals.cells += 1
        if self._totals.cells > _MOST_CELLS:
            raise NoTable(f"the workbook has more than {_MOST_CELLS:,} cells", _OWN_FILE)
        place = attributes.get("r")
        self._column = _column(place) if place else self._column + 1
        self._inside, self._gives_text = "c", attributes.get("t") == "str"

    def _end_cell(self) -> None:
        if self._has_formula and not self._filled and not self._facts.not_computed:
            self._facts.not_computed = self._row, self._column
        self._inside, self._has_formula, self._filled = "", False, False

    def _formula(self, attributes: dict[str, str]) -> None:
        if self._inside:
            self._inside, self._has_formula = "f", True

    def _value(self, attributes: dict[str, str]) -> None:
        if self._inside:
            self._inside, self._filled = (
                "v",
                self._has_formula and self._gives_text,
            )  # a formula may return an empty text

    def _string(self, attributes: dict[str, str]) -> None:
        self._totals.strings += 1
        if self._totals.strings > _MOST_STRINGS:
            raise NoTable(f"the workbook has more than {_MOST_STRINGS:,} texts", _OWN_FILE)

    def _columns(self, attributes: dict[str, str]) -> None:
        first, last = _whole(attributes.get("min"), 0), _whole(attributes.get("max"), 0)
        hidden = attributes.get("hidden") in ("1", "true")
        if hidden and 1 <= first <= last and len(self._facts.hidden_columns) < LAST_COLUMN:
            self._facts.hidden_columns.append((first, last))

    def _merged(self, attributes: dict[str, str]) -> None:
        found = re.fullmatch(r"\$?[A-Z]{1,3}\$?([0-9]{1,7}):\$?[A-Z]{1,3}\$?([0-9]{1,7})", attributes.get("ref", ""))
        if found and 1 < int(found[1]) < int(found[2]) and not self._facts.merged_rows:
            self._facts.merged_rows.append((int(found[1]), int(found[2])))

    def _sheet(self, attributes: dict[str, str]) -> None:
        self._totals.sheets += 1
        if self._totals.sheets > _MOST_SHEETS:
            raise NoTable(f"the workbook has more than {_MOST_SHEETS:,} sheets", _OWN_FILE)
        _refuse_second(attributes.get(_ID, ""), self._ids)

    def _format(self, attributes: dict[str, str]) -> None:
        self._totals.formats += 1
        if self._totals.formats > _MOST_FORMATS:
            raise NoTable(f"the workbook has more than {_MOST_FORMATS:,} cell formats", _OWN_FILE)

    def _name(self, attributes: dict[str, str]) -> None:
        self._is_reserved = attributes.get("name", "").lower().startswith("_xlnm.")
        self._totals.reserved += self._is_reserved
        if self._totals.reserved > 4 * _MOST_SHEETS:
            raise NoTable("the workbook has too many print areas and filters", _OWN_FILE)

    def _relation(self, attributes: dict[str, str]) -> None:
        if attributes.get("Type", "").endswith("sheet"):
            _refuse_second(normpath(attributes.get("Target", "").removeprefix("/xl/")), self._targets)


def _refuse_second(name: str, names: set[str]) -> None:
    """Raise NoTable if two sheets are the same part: it would be read as often as it is named."""
    if name in names:
        message = "two sheets of the workbook are the same part"
        raise NoTable(message, "open it in a spreadsheet program and save it again")
    names.add(name)


def _refuse_document_type(*_: object) -> None:
    raise NoTable("the workbook contains an XML document type, which is not allowed")


def _whole(written: str | None, otherwise: int) -> int:
    """Parse the number of a row or a column."""
    if written is None:
        return otherwise
    if re.fullmatch("[0-9]{1,7}", written):
        return int(written)
    raise NoTable(f"the workbook is damaged: “{written[:40]}” is not a row or column number")


def _column(place: str) -> int:
    """Return the column number of a cell reference such as AB12."""
    found = re.match("[A-Za-z]{1,3}(?=[0-9]{1,7}$)", place)
    if not found:
        raise NoTable(f"the workbook is damaged: “{place[:40]}” is not a cell reference")
    number = 0
    for letter in found[0].upper():
        number = 26 * number + ord(letter) - 64
    return number
