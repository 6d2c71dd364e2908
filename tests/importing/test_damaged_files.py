"""Damaged spreadsheets: no row is lost silently, and each fault is reported with its position."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.importing.sheets import Run, as_workbook, imported, posts, sheet


def test_an_unclosed_quotation_mark_is_reported_with_its_row(hub: Path, run: Run) -> None:
    rows = [f"T{number},Text {number}" for number in range(3)]
    lines = imported(run, "a.csv", sheet("title,text", *rows, 'Q,"Oops', "U0,Text 0", "U1,Text 1"), code=1)
    assert lines[0].startswith("a.csv:5:1: error: a quotation mark in row 5 is never closed (“Oops”)")
    assert lines[-1] == "Nothing was imported."


def test_an_unclosed_quotation_mark_that_another_cell_closes_is_reported_too(hub: Path, run: Run) -> None:
    lines = imported(run, "a.csv", sheet("title,text", 'Q,"Oops', 'U0,a "quoted" word', "U1,Text"), code=1)
    assert lines[0].startswith("a.csv:2:1: error: a quotation mark in row 2 is never closed")
    assert posts(hub) == {}


def test_texts_with_line_breaks_and_quotation_marks_are_imported(hub: Path, run: Run) -> None:
    content = sheet("title,text", 'One,"First\nsecond, ""quoted"" line"', 'Two,say "hi" now')
    assert imported(run, "a.csv", content)[-1] == "2 new"
    assert 'second, "quoted" line' in posts(hub)["one"]
    assert 'say "hi" now' in posts(hub)["two"]


@pytest.mark.parametrize("sign", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\r"])
def test_unusual_line_breaks_are_read_as_line_breaks(hub: Path, run: Run, sign: str) -> None:
    imported(run, "a.csv", f'title,text\nOne,"First{sign}second"\nTwo,Words\n')
    assert "    First\n    second\n" in posts(hub)["one"]
    assert "any: Words" in posts(hub)["two"]


@pytest.mark.parametrize("sign", ["\x01", "\x1b", "\x7f"])
def test_a_control_character_skips_only_its_row(hub: Path, run: Run, sign: str) -> None:
    lines = imported(run, "a.csv", f"title,text\nOne,a{sign}b\nTwo,Words\n", code=1)
    named = f"the control character (U+{ord(sign):04X})"
    assert lines[-2].startswith(f"a.csv:2:2: error: column “text”: the row contains {named}")
    assert lines[-1] == "1 new; 1 row with errors"
    assert "any: Words" in posts(hub)["two"]


def with_escapes(text: str) -> bytes:
    """Return a workbook with an escaped cell, as Excel writes characters that XML cannot contain."""
    held = BytesIO()
    plain = as_workbook([("One", "ESCAPED"), ("Two", "Words")], ("title", "text"))
    with zipfile.ZipFile(BytesIO(plain)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"ESCAPED", text.encode()))
    return held.getvalue()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Words _xD83D__xDE00_", "Words 😀"),
        ("_xD83D__xDE00__xD83D__xDE00_", "😀😀"),
        ("a_x000D_b", "a\n    b"),
        ("snake_x005F_x0041_", "snake_x0041_"),
        ("a_x0041_b", "aAb"),
    ],
)
def test_excels_escapes_are_decoded(hub: Path, run: Run, written: str, text: str) -> None:
    assert imported(run, "a.xlsx", with_escapes(written))[-1] == "2 new"
    assert text in posts(hub)["one"]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("half _xD83D_ of it", "half a character (U+D83D)"),
        ("_xDE00__xD83D_", "half a character (U+DE00)"),
        ("a_x0000_b", "the control character (U+0000)"),
    ],
)
def test_half_a_surrogate_pair_skips_only_its_row(hub: Path, run: Run, written: str, named: str) -> None:
    lines = imported(run, "a.xlsx", with_escapes(written), code=1)
    assert lines[-2].startswith(f"a.xlsx:2:2: error: column “text”: the row contains {named}")
    assert lines[-1] == "1 new; 1 row with errors"
    shown = imported(run, "a.xlsx", with_escapes(written), "--dry-run", code=1)
    assert any("a.xlsx:2:2: error:" in line for line in shown)


WORDS = "Grüße aus Köln: „süß“ – café"


@pytest.mark.parametrize(
    ("encoding", "end", "name"), [("mac_roman", "\r", "Mac Roman"), ("cp1252", "\r\n", "Windows-1252")]
)
def test_files_with_an_unknown_encoding_are_decoded_and_the_guess_is_reported(
    hub: Path, run: Run, encoding: str, end: str, name: str
) -> None:
    content = end.join(["title;text", f"One;{WORDS}", "Two;Words", ""])
    lines = imported(run, "a.csv", content.encode(encoding))
    assert f"is read as {name}, such as in “Grüße”" in "\n".join(lines)
    assert lines[-1] == "2 new"
    assert WORDS in posts(hub)["one"]


def test_ignored_sheets_are_named(hub: Path, run: Run) -> None:
    book = Workbook()
    for name in ("December", "January", "Empty"):
        page = book.create_sheet(name)
        if name != "Empty":
            page.append(["Text"])
            page.append([f"Words of {name}"])
    del book["Sheet"]
    book.save("a.xlsx")
    output = run("import", "a.xlsx").output
    assert "only the sheet “December” is read, not “January”" in output
    assert '--sheet "January"' in output
    assert "January" not in run("import", "a.xlsx", "--sheet", "January").output.replace("words-of-january", "")


@pytest.mark.parametrize(
    "cell", ['=HYPERLINK("https://x.example/"; "Free")', "+49 30 1234", "@carl says hello", "-5 %"]
)
def test_cells_that_look_like_formulas_remain_text(hub: Path, run: Run, cell: str) -> None:
    quoted = cell.replace('"', '""')
    imported(run, "a.csv", f'title,text\nOne,"{quoted}"\n')
    out = run("export").output
    line = next(line for line in out.splitlines() if line.startswith("one,"))
    assert re.search(r"(?:^|,)\"?[=+@-]", line) is None
    assert imported(run, "b.csv", out.replace("one,", "two,"))[-1].startswith("1 new")


def hidden_book() -> Workbook:
    """Return a workbook with hidden rows and columns, one of which is empty."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (("Title", "Notes", "Text"), *((f"Post {number}", "x", f"Words {number}") for number in range(2, 7))):
        page.append(row)
    for number in (3, 4, 6, 9):
        page.row_dimensions[number].hidden = True
    for letter in ("B", "F"):
        page.column_dimensions[letter].hidden = True
    return book


def test_hidden_rows_and_columns_are_imported_and_reported(hub: Path, run: Run) -> None:
    hidden_book().save("a.xlsx")
    lines = run("import", "a.xlsx").output.splitlines()
    hint = "(delete what should not be imported, or set its status to “Draft”)"
    assert f"a.xlsx:3:1: notice: rows 3–4, 6 are hidden, but imported like the others {hint}" in lines
    assert f"a.xlsx:1:1: notice: column B is hidden, but imported like the others {hint}" in lines
    assert lines[-1] == "5 new"


@pytest.mark.parametrize("arguments", [(), ("--sheet", "Cover")])
def test_for_an_empty_sheet_the_other_sheets_are_named(hub: Path, run: Run, arguments: tuple[str, ...]) -> None:
    book = hidden_book()
    book.create_sheet("Cover", 0)
    book.create_sheet("Also empty")
    book.save("a.xlsx")
    lines = run("import", "a.xlsx", *arguments).output.splitlines()
    assert lines == [
        'a.xlsx:1:1: error: the sheet “Cover” is empty; other sheets have rows: “Sheet” (select one: --sheet "Sheet")',
        "Nothing was imported.",
    ]


@pytest.mark.parametrize(
    "cells",
    [
        '"Hello "one" there",',
        '"Hello" there,',
        'Hi, "one, two"',
        '"Hello "one, two" there"',
        'Hi,"a "b" c"',
        '"a"b,"c"',
    ],
)
def test_quotation_marks_that_are_not_doubled_skip_only_their_row(hub: Path, run: Run, cells: str) -> None:
    lines = imported(run, "a.csv", sheet("Title,Text,Summary", f"One,{cells}", 'Two,"Say ""hi""" ,'), code=1)
    column = 3 if cells.startswith("Hi") else 2
    (error,) = [line for line in lines if ": error: " in line]
    assert error.startswith(
        f"a.csv:2:{column}: error: column “{('Text', 'Summary')[column - 2]}”: the quotation marks in “"
    )
    assert list(posts(hub)) == ["two"]


@pytest.mark.parametrize("name", ["\x1b", "a\x07b", "\u202e", "\u200b\u200b"])
def test_a_campaign_name_without_a_valid_file_name_skips_only_its_row(hub: Path, run: Run, name: str) -> None:
    content = f"title,text,campaign\nOne,Words,{name}\nTwo,Words,Summer\n"
    lines = imported(run, "a.csv", content, "--add-campaigns", code=1)
    assert any(line.startswith("a.csv:2:") for line in lines)
    assert lines[-1] == "1 new; 1 campaign; 1 row with errors"
    assert list(posts(hub)) == ["two"]
