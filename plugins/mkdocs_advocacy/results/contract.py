"""The CSV files in `results/`: strict, so that a build never misreads a file that somebody edited by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_advocacy.core.problems import Problem, Severity, nearest

_FORBIDDEN = ('"', ";", "\t")
"""Characters that show that a spreadsheet program saved the file in its own format."""
_AGAIN = "restore the file from git, or import the exports again"

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class ContractRow:
    """The valid values of a row."""

    line: int
    days: Mapping[str, date]
    texts: Mapping[str, str]
    counts: Mapping[str, int | None]
    """Whole numbers; None where a cell is empty, which means unknown or not published."""


@dataclass(frozen=True)
class Contract:
    """The columns of a file in `results/`."""

    file: str
    """The path, relative to the hub's folder."""
    days: tuple[str, ...]
    texts: tuple[str, ...]
    counts: tuple[str, ...]
    required: tuple[str, ...]
    """The columns whose cells must not be empty."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, in the order in which files are written."""
        return (*self.days, *self.texts, *self.counts)

    def read(self, data: bytes) -> tuple[Sequence[ContractRow], Sequence[Problem]]:
        """Return the valid rows and the problems of the others. Columns may have any order."""
        try:
            lines = data.decode("utf-8-sig").splitlines()
        except UnicodeDecodeError:
            return [], [self._problem(1, 1, "the file is not saved as UTF-8", _AGAIN)]
        if not lines:
            return [], [self._problem(1, 1, "the file is empty", "delete it, or restore it from git")]
        header = lines[0].split(",")
        if problems := [*self._check_header(lines[0], header)]:
            return [], problems
        rows: list[ContractRow] = []
        for line, text in enumerate(lines[1:], start=2):
            if text.strip():
                row, found = self._read_row(line, header, text)
                problems += found
                rows += [row] if row else []
        return rows, problems

    def write(self, rows: Iterable[Sequence[Cell]]) -> bytes:
        """Return the content of the file. The cells of each row have the order of `columns`."""
        lines = (",".join("" if cell is None else str(cell) for cell in row) for row in rows)
        return "".join(f"{line}\n" for line in (",".join(self.columns), *lines)).encode()

    def _check_header(self, text: str, header: Sequence[str]) -> Iterator[Problem]:
        if sign := next((sign for sign in _FORBIDDEN if sign in text), None):
            shown = "a tab" if sign == "\t" else f"“{sign}”"
            yield self._problem(
                1, text.index(sign) + 1, f"the headings contain {shown}: commas separate columns", _AGAIN
            )
            return
        for place, name in enumerate(header):
            column = _column_of(header, place)
            if name not in self.columns:
                yield self._problem(1, column, f"the column “{name}” is unknown", nearest(name, self.columns))
            elif name in header[:place]:
                yield self._problem(1, column, f"the column {name} is repeated", "delete one of the two")
        if missing := [name for name in self.columns if name not in header]:
            yield self._problem(1, 1, f"the headings lack {', '.join(missing)}", _AGAIN)

    def _read_row(self, line: int, header: Sequence[str], text: str) -> tuple[ContractRow | None, Sequence[Problem]]:
        cells = text.split(",")
        if len(cells) != len(header):
            message = f"the row has {len(cells)} cells, but the headings have {len(header)}"
            return None, [self._problem(line, 1, message, "add or delete commas")]
        values = dict(zip(header, map(str.strip, cells), strict=True))
        problems = [
            self._problem(line, _column_of(cells, place), *reason)
            for place, name in enumerate(header)
            if (reason := self._find_fault(name, values[name]))
        ]
        if problems:
            return None, problems
        return (
            ContractRow(
                line,
                {name: date.fromisoformat(values[name]) for name in self.days},
                {name: values[name] for name in self.texts},
                {name: int(values[name]) if values[name] else None for name in self.counts},
            ),
            (),
        )

    def _find_fault(self, name: str, cell: str) -> tuple[str, str] | None:
        """Return what is wrong with a cell and how to correct it, or None."""
        if not cell:
            return (f"{name} is empty", _AGAIN) if name in self.required else None
        if name in self.days:
            try:
                valid = date.fromisoformat(cell).isoformat() == cell
            except ValueError:
                valid = False
            return None if valid else (f"{name} is “{cell}”", "write a day such as 2026-11-30")
        if name in self.counts:
            valid = cell.isascii() and cell.isdecimal()
            return None if valid else (f"{name} is “{cell}”", "write a whole number without separators, such as 1208")
        return None

    def _problem(self, line: int, column: int, message: str, hint: str) -> Problem:
        return Problem(self.file, line, column, Severity.ERROR, message, hint)


def _column_of(cells: Sequence[str], place: int) -> int:
    """Return the column (from 1) at which a cell starts in its line."""
    return sum(len(cell) + 1 for cell in cells[:place]) + 1
