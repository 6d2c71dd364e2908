"""Malicious spreadsheets: each ends quickly in one problem."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from tests.importing.bombs import (
    PRINTED,
    SHEET,
    TEXTS,
    WORKBOOKS,
    in_words,
    named,
    one_row,
    repacked,
    sheet_of,
)

from mkdocs_advocacy.importing.table import read_table

ATTACKS = {**WORKBOOKS, **TEXTS}
SECONDS = 8
"""CPU time on a busy machine: twice that of the slowest attack."""
MEGABYTES = 120
MEASURED = """
import resource, sys
from pathlib import Path
import openpyxl
from mkdocs_advocacy.importing.table import read_table
data = Path(sys.argv[1]).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read_table("a", data)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_ends_quickly_in_one_problem(attack: str) -> None:
    make, pattern = ATTACKS[attack]
    data = make()
    begun = process_time()
    table, problems = read_table("a", data)
    assert process_time() - begun < SECONDS
    assert table is None
    (problem,) = problems
    assert re.search(pattern, str(problem)), str(problem)
    assert len(str(problem)) < 300


@pytest.mark.parametrize("attack", ["one cell of 20 MB", "millions of texts", "a tag of 20 MB", "millions of rows"])
def test_an_attack_needs_little_memory(tmp_path: Path, attack: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(ATTACKS[attack][0]())
    arguments = (sys.executable, "-c", MEASURED, str(path))
    taken = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=120)
    assert int(taken.stdout) < MEGABYTES


def test_images_in_a_workbook_are_not_read() -> None:
    table, problems = read_table("a.xlsx", repacked({"xl/media/image1.png": bytes(1_000_000), "xl/empty.bin": b""}))
    assert problems == []
    assert table is not None
    assert table.rows[0].cells == ("One", "Words")


def test_the_library_prints_nothing_from_a_workbook(recwarn: pytest.WarningsRecorder) -> None:
    read_table("a.xlsx", named(PRINTED.format("Area", "x\u202eabc")))
    assert [str(one.message) for one in recwarn] == []


def test_a_formula_may_result_in_an_empty_text() -> None:
    cells = f'{in_words()}<c t="str"><f>""</f><v></v></c>{in_words(text="more")}'
    table, problems = read_table("a.xlsx", repacked({SHEET: one_row(cells)}))
    assert problems == []
    assert table is not None
    assert table.rows[0].cells == ("Words", "", "more")


@pytest.mark.parametrize("kind", ["", ' t="array" ref="B2"', ' t="shared" si="0"'])
def test_a_formula_without_a_saved_value_is_reported(kind: str) -> None:
    cells = f"{in_words()}<c><f{kind}>A1</f></c>"
    table, problems = read_table("a.xlsx", repacked({SHEET: one_row(cells)}))
    assert table is None
    assert "a.xlsx:2:1: error: column 2 contains a formula without a saved value" in str(problems[0])


def test_hidden_rows_and_columns_are_found_in_utf_16() -> None:
    rows = f'<row>{in_words(text="title")}{in_words(text="text")}</row><row hidden="1">{in_words()}{in_words()}</row>'
    content = sheet_of(rows).replace(b"<sheetData", b'<cols><col min="2" max="9" hidden="1"/></cols><sheetData')
    table, problems = read_table("a.xlsx", repacked({SHEET: content.decode().encode("utf-16")}))
    assert table is not None
    assert ["row 2 is hidden" in str(problems[0]), "column B is hidden" in str(problems[1])] == [True, True]


def test_formatting_after_the_last_row_is_ignored() -> None:
    rows = f'<row>{in_words(text="title")}</row><row>{in_words()}</row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    table, problems = read_table("a.xlsx", repacked({SHEET: sheet_of(rows)}))
    assert problems == []
    assert table is not None
