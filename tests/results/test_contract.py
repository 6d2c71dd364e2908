"""The strict reader of the files in `results/`: each problem has the line and the character of its cell."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.results.contract import Cell, ContractFile, write_rows

FILE = "results/clicks.csv"


def read(data: str | bytes) -> tuple[list[dict[str, str]], list[str]]:
    contract = ContractFile(FILE)
    rows = list(contract.read_rows(data.encode() if isinstance(data, str) else data, ("day", "name"), ("note",)))
    return [{name: cell.text for name, cell in row.items()} for row in rows], [str(one) for one in contract.problems]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_rows_are_read_with_any_line_ending(mark: str, ending: str) -> None:
    rows, problems = read(mark + ending.join(["name,day", '"a, ""b""",1', "", "c,2", ""]))
    assert problems == []
    assert rows == [{"name": 'a, "b"', "day": "1", "note": ""}, {"name": "c", "day": "2", "note": ""}]


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        ("", "1:1", "the file is empty"),
        ("day;name\n1;2\n", "1:1", "aren't separated by commas"),
        ("day,nam\n", "1:5", "the column “nam” is not allowed (did you mean “name”?"),
        ("day\n", "1:1", "the column “name” is missing"),
        ("day,name,day\n", "1:10", "the column “day” exists twice"),
        ("day,name\n1,2,3\n", "2:5", "the row has 3 cells, but the header has 2"),
        ("day,name\n1\n", "2:1", "the row has 1 cells"),
        ('day,name\n"a,b\n', "2:1", "quotation marks are unclear"),
        ('day,name\n12,"a"b\n', "2:4", "quotation marks are unclear"),
        ('day,name\n12,a"b"\n', "2:4", "quotation marks are unclear"),
        (b"day,name\n1,\xe9\n", "1:1", "not saved as UTF-8"),
        (b"\xff\xfed\0a\0y\0", "1:1", "not saved as UTF-8"),
        (b"PK\x03\x04\x00", "1:1", "is not allowed"),
        (b"x" * 20_000_001, "1:1", "the limit is 20,000,000"),
    ],
)
def test_a_broken_file_is_reported_at_its_cell(data: str | bytes, place: str, said: str) -> None:
    rows, problems = read(data)
    assert rows == []
    assert problems[0].startswith(f"{FILE}:{place}: error: ")
    assert said in problems[0]


def test_a_broken_row_does_not_hide_the_others() -> None:
    rows, problems = read("day,name\n1\n2,b\n3,c,d\n4,e\n")
    assert [row["day"] for row in rows] == ["2", "4"]
    assert [problem.split(" error")[0] for problem in problems] == [f"{FILE}:2:1:", f"{FILE}:4:5:"]


def test_values_are_read_strictly() -> None:
    contract = ContractFile(FILE)

    def cell(text: str) -> Cell:
        return Cell(text, 3, 7)

    assert contract.read_count(cell("12")) == 12
    assert str(contract.read_day(cell("2026-11-30"))) == "2026-11-30"
    assert str(contract.read_month(cell("2026-02"))) == "2026-02-01 to 2026-02-28"
    assert str(contract.read_months(cell("2026-01-01"), cell("2026-02-28"))) == "2026-01-01 to 2026-02-28"
    assert contract.read_optional_count(cell("")) is None
    assert contract.read_id(cell("ginger-launch")) == "ginger-launch"
    assert contract.problems == []
    for text in ("", "1,234", "1.5", "-1", "+1", "１２", "1e3", "9" * 16, "1 234"):
        assert contract.read_count(cell(text)) is None
    for text in ("", "30.11.2026", "2026-11-31", "20261130", "2026-11-30T00:00"):
        assert contract.read_day(cell(text)) is None
    for text in ("", "Nov-26", "2026-13", "2026-11-01"):
        assert contract.read_month(cell(text)) is None
    for text in ("", "Ginger", "a b", "=a", "-a", "ä"):
        assert contract.read_id(cell(text)) == ""
    assert len(contract.problems) == 9 + 5 + 4 + 6
    assert {(problem.line, problem.column) for problem in contract.problems} == {(3, 7)}


@pytest.mark.parametrize(
    ("first", "last", "column"),
    [("2026-11-02", "2026-11-30", 1), ("2026-11-01", "2026-11-29", 9), ("2026-11-01", "2026-10-31", 9)],
)
def test_a_period_is_of_whole_months(first: str, last: str, column: int) -> None:
    contract = ContractFile(FILE)
    assert contract.read_months(Cell(first, 2, 1), Cell(last, 2, 9)) is None
    assert [problem.column for problem in contract.problems] == [column]


def test_a_written_file_is_read_again() -> None:
    written = write_rows(("day", "name"), [(1, 'a "b", c'), (2, None)])
    assert read(written) == ([{"day": "1", "name": 'a "b", c', "note": ""}, {"day": "2", "name": "", "note": ""}], [])
