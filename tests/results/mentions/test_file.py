"""Reading `results/mentions.csv` and its origins strictly, with positions."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.results.mentions.file import read_mentions
from mkdocs_advocacy.results.mentions.origins import read_origins

HEADER = "from,to,source,language,topic,sentiment,count,duplicates,retweets\n"
NOVEMBER = "2026-11-01,2026-11-30"


def problems_of(*rows: str, header: str = HEADER) -> list[str]:
    return [str(problem) for problem in read_mentions((header + "".join(f"{row}\n" for row in rows)).encode(), 5)[1]]


def test_all_divisions_can_be_read() -> None:
    rows = [",,,", "x,,,", "other,,,", ",de,,", ",other,,", ",und,,", ",,caps,", ",,,unrated", ",,caps,negative"]
    assert problems_of(*(f"{NOVEMBER},{row},5,,9" for row in rows), "2026-11-30,2026-12-06,,,,,5,,") == [
        "results/mentions.csv:11:1: error: the period overlaps 2026-11-01 to 2026-11-30 (delete the rows of one of the "
        "periods)"
    ]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2026-11-02,2026-11-30,,,,,9,,", "2:1: error: 2026-11-02 to 2026-11-30 is neither a week"),
        (f"{NOVEMBER},Zoltan,,,,9,,", "2:23: error: “Zoltan” is not a source"),
        (f"{NOVEMBER},xx,,,,9,,", "2:23: error: “xx” is not a source (did you mean “x”?)"),
        (f"{NOVEMBER},,German,,,9,,", "2:24: error: “German” is not the code of a language"),
        (f"{NOVEMBER},,,Caps!,,9,,", "2:25: error: “Caps!” is not an id"),
        (f"{NOVEMBER},,,,good,9,,", "2:26: error: “good” is not a sentiment"),
        (f"{NOVEMBER},x,de,,,9,,", "2:23: error: the row divides mentions by language and source"),
        (f"{NOVEMBER},x,,caps,,9,,", "2:23: error: the row divides mentions by source and topic"),
        (f"{NOVEMBER},,,,,4,,", "2:27: error: a number below 5 is published (import the period again) [small-group]"),
        (f"{NOVEMBER},,,,,9,4,", "2:27: error: a number below 5 is published"),
        (f"{NOVEMBER},,,,,9,,1", "2:27: error: a number below 5 is published"),
        (f"{NOVEMBER},,,,,,,", "2:27: error: the count is missing"),
        (f"{NOVEMBER},,,,,nine,,", "2:27: error: “nine” is not a count"),
        (f"{NOVEMBER},,,,,9", "2:27: error: the row has 7 cells"),
    ],
)
def test_a_wrong_row_is_reported_with_its_place(row: str, problem: str) -> None:
    (found,) = problems_of(row)
    assert problem in found


def test_a_combination_has_one_row() -> None:
    (found,) = problems_of(f"{NOVEMBER},,,,,9,,", f"{NOVEMBER},,,,,8,,")
    assert "3:27: error: line 2 already counts these mentions" in found


def test_a_column_with_authors_is_refused() -> None:
    (found,) = problems_of(header=HEADER.replace("\n", ",author\n"))
    assert "1:67: error: the column “author” is not allowed" in found


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2026-11-02,2026-11-30,2026-12-01,Brandwatch,Soda,", "1: error: 2026-11-02 to 2026-11-30 is neither a week"),
        (f"{NOVEMBER},2026-12-01,,Soda,", "34: error: the tool is missing"),
        (f"{NOVEMBER},2026-12-01,Brandwatch,Soda,caps", "50: error: the cell isn't a list of topics"),
        (f"{NOVEMBER},yesterday,Brandwatch,Soda,", "23: error: “yesterday” is not a date"),
    ],
)
def test_a_wrong_origin_is_reported_with_its_place(row: str, problem: str) -> None:
    data = f"from,to,imported,tool,method,topics\n{row}\n".encode()
    (found,) = read_origins(data)[1]
    assert f"results/mentions-imports.csv:2:{problem}" in str(found)
