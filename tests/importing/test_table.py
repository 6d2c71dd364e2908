"""Reading files: any bytes become rows or a problem, without tracebacks and within limits."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.importing.sheets import as_csv, as_workbook, rows

from mkdocs_advocacy.core.tables import package as packages
from mkdocs_advocacy.importing.table import read_table

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)


def repacked(book: bytes, part: str, content: bytes) -> bytes:
    """Return the workbook with one part replaced or added."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return held.getvalue()


def refusal(data: bytes) -> str:
    table, problems = read_table("a.xlsx", data)
    assert table is None
    (problem,) = problems
    return str(problem)


@given(st.binary(max_size=400))
def test_random_bytes_are_rows_or_a_problem(data: bytes) -> None:
    table, problems = read_table("a", data)
    assert (table is None) == any(problem.severity == "error" for problem in problems)


@given(st.binary(max_size=200), st.integers(0, 4_000))
def test_a_damaged_workbook_is_rows_or_a_problem(damage: bytes, place: int) -> None:
    book = as_workbook([("One", "Words")], ("Title", "Text"))
    table, problems = read_table("a", book[:place] + damage + book[place + len(damage) :])
    assert (table is None) == bool(problems)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters_are_detected(encoding: str, delimiter: str) -> None:
    table, problems = read_table("a.csv", as_csv(rows(20), delimiter=delimiter).encode(encoding))
    assert problems == []
    assert table is not None
    assert [row.cells for row in table.rows] == rows(20)
    assert [row.number for row in table.rows] == list(range(2, 22))


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_any_cells_are_read_back(cells: list[tuple[str, ...]], delimiter: str) -> None:
    table, _ = read_table("a.csv", as_csv(cells, delimiter=delimiter, header=("a", "b", "c")).encode("utf-8-sig"))
    assert table is not None
    assert [row.cells for row in table.rows] == [row for row in cells if any(cell.strip() for cell in row)]


def test_dates_times_numbers_and_booleans_are_read_from_a_workbook() -> None:
    cells = (date(2027, 4, 3), datetime(2027, 4, 3, 14, 30), time(9, 5), 12, 1.0, 1.5, True, "ä\nb", None, "x")
    table, problems = read_table("a.xlsx", as_workbook([cells], "abcdefghij"))
    assert problems == []
    assert table is not None
    assert table.rows[0].cells == (
        *("2027-04-03", "2027-04-03 14:30", "09:05", "12", "1", "1.5", "TRUE", "ä\nb", "", "x"),
    )


def test_macros_are_ignored() -> None:
    book = repacked(as_workbook([("One", "Words")], ("Title", "Text")), "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 99)
    table, _ = read_table("a.xlsm", book)
    assert table is not None
    assert table.rows[0].cells == ("One", "Words")


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_UNPACKED", 1_000_000)
    book = repacked(as_workbook([("One",)], ("Text",)), "xl/media/image1.png", bytes(2_000_000))
    assert len(book) < 20_000
    assert "is too large when it is unpacked" in refusal(book)


def test_a_zip_bomb_with_a_false_size_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "_MOST_UNPACKED", 1_000_000)
    book = repacked(as_workbook([("One",)], ("Text",)), "xl/media/image1.png", bytes(2_000_000))
    book = book.replace((2_000_000).to_bytes(4, "little"), (2_000).to_bytes(4, "little"))
    assert "error" in refusal(book)


def test_xml_entities_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>'
    assert "an XML document type" in refusal(repacked(as_workbook([("One",)], ("Text",)), "xl/sharedStrings.xml", bomb))


def test_a_package_of_another_program_is_refused() -> None:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("content.xml", "<a/>")
    assert "the file is not an Excel workbook (save the spreadsheet as .xlsx or .csv)" in refusal(held.getvalue())


def test_too_many_rows_are_refused() -> None:
    assert "more than 10,000 rows (import it in parts)" in refusal(b"text\n" + b"x\n" * 10_001)
    table, _ = read_table("a.csv", b"text\n" + b"x\n" * 10_000)
    assert table is not None


def test_doubled_quotation_marks_in_an_unquoted_cell_are_read_as_one() -> None:
    content = 'Title,Text\nOne,He said ""hi"" to us\nTwo,"He said ""ho"" to us"\nThree,""\nFour,""""""\n'
    table, problems = read_table("a.csv", content.encode())
    assert table
    assert [row.cells[1] for row in table.rows] == ['He said "hi" to us', 'He said "ho" to us', "", '""']
    assert problems == []
