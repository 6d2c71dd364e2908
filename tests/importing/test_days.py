"""Dates and times in whole spreadsheets: a row with an ambiguous date is skipped until the writer clarifies it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.importing.sheets import Run, as_workbook, imported, posts, sheet


def test_ambiguous_dates_must_be_clarified(hub: Path, run: Run) -> None:
    content = sheet("title,text,publish", "One,Words,03/04/2027", "Two,Words,05/05/2027")
    for arguments in (("--dry-run",), ()):
        lines = imported(run, "a.csv", content, *arguments, code=1)
        assert lines[1] == (
            "a.csv:2:3: error: column “publish”: dates such as “03/04/2027” can be 3 April 2027 or 4 March 2027 "
            "(set the column's order: --dates dmy, mdy or ymd)"
        )
    assert set(posts(hub)) == {"two"}
    imported(run, "a.csv", content, "--dates", "mdy")
    assert "publish: 2027-03-04\n" in posts(hub)["one"]


@pytest.mark.parametrize("arguments", [(), ("--dates", "mdy"), ("--dates", "ymd")])
def test_a_date_with_dots_is_not_affected_by_american_dates(hub: Path, run: Run, arguments: tuple[str, ...]) -> None:
    content = sheet("title,text,publish", "One,Words,11/30/2027", "Two,Words,03.12.2026")
    imported(run, "a.csv", content, *arguments, code=1 if "ymd" in arguments else 0)
    assert "publish: 2026-12-03\n" in posts(hub)["two"]


def test_a_column_with_dates_in_both_orders_is_not_guessed(hub: Path, run: Run) -> None:
    content = sheet(
        *("title,text,publish", "One,Words,25/12/2026", "Two,Words,12/26/2026", "Three,Words,01/02/2027"),
        *("Four,Words,2026-12-03", "Five,Words,03.12.2026"),
    )
    imported(run, "a.csv", content, code=1)
    assert set(posts(hub)) == {"four", "five"}
    lines = imported(run, "a.csv", content, "--dates", "dmy", code=1)
    assert [line for line in lines if "error" in line] == [
        "a.csv:3:3: error: column “publish”: “12/26/2026” isn't a real date in the order day/month/year "
        "(write it in that order, or as 2026-11-30)",
        "2 new, 2 unchanged; 1 row with errors",
    ]
    assert set(posts(hub)) == {"one", "three", "four", "five"}


def test_date_cells_of_a_workbook_do_not_decide_the_order_of_typed_dates(hub: Path, run: Run) -> None:
    rows = [("One", "Words", date(2026, 12, 25)), ("Two", "Words", "03/04/2027"), ("Three", "Words", "03.04.2027")]
    content = as_workbook(rows, ("Title", "Text", "Publish"))
    lines = imported(run, "a.xlsx", content, code=1)
    assert "dates such as “03/04/2027” can be" in lines[2]
    imported(run, "a.xlsx", content, "--dates", "mdy")
    found = posts(hub)
    assert "publish: 2026-12-25\n" in found["one"]
    assert "publish: 2027-03-04\n" in found["two"]
    assert "publish: 2027-04-03\n" in found["three"]


def test_a_problem_in_many_rows_is_reported_once(hub: Path, run: Run) -> None:
    rows = [f"Post {number},linkdin,Words,0{number % 9 + 1}/0{(number + 3) % 9 + 1}/2027" for number in range(2, 39)]
    content = sheet("Title,Network,Text,Publish", "Fine,x,Words,2027-04-03", *rows, "Last,x,,")
    lines = imported(run, "a.csv", content, code=1)
    lines = [re.sub(r" allowed: bluesky, [\w, ]+\)", ")", line) for line in lines]
    assert [line for line in lines if "error" in line] == [
        "a.csv:3:2: error: column “Network”: unknown network “linkdin” (did you mean “linkedin”?): rows 3–39",
        "a.csv:3:4: error: column “Publish”: dates such as “03/06/2027” can be 3 June 2027 or 6 March 2027 "
        "(set the column's order: --dates dmy, mdy or ymd): rows 3–39",
        "a.csv:40:3: error: column “Text”: the row has no text",
        "1 new; 38 rows with errors",
    ]


def test_a_long_list_of_rows_is_shortened(hub: Path, run: Run) -> None:
    times = ["14:30" if number % 3 else "2027-04-03" for number in range(60)]
    rows = [f"Post {number},Words,2027-04-03 {time if ':' in time else ''}" for number, time in enumerate(times)]
    lines = imported(run, "a.csv", sheet("Title,Text,Publish", *rows), code=1)
    assert lines[-2] == (
        "a.csv:3:3: error: column “Publish”: times such as “14:30” have no time zone (set the spreadsheet's time zone: "
        "--timezone Europe/Berlin, or UTC): rows 3–4, 6–7, 9–10, 12–13, 15–16, 18–19, 21–22, 24–25 and 24 more"
    )


@pytest.mark.parametrize(
    ("heading", "row", "publish"),
    [
        ("publish,time", "2027-04-03,14:30", "2027-04-03T14:30+00:00"),
        ("date,time", "2027-04-03,14:30", "2027-04-03T14:30+00:00"),
        ("date,time", "2027-04-03 00:00:00,14:30", "2027-04-03T14:30+00:00"),
        ("date,time", "2027-04-03 14:30,14:30", "2027-04-03T14:30+00:00"),
        ("publish,date,time", "2027-04-03,,14:30", "2027-04-03T14:30+00:00"),
        ("publish,date,time", "2027-04-03,2027-04-03,14:30", "2027-04-03T14:30+00:00"),
        ("publish,date", "2027-04-03 14:30,2027-04-03", "2027-04-03T14:30+00:00"),
        ("publish,date", "2027-04-03,3 April 2027", "2027-04-03"),
        ("publish,date,time", ",,", None),
    ],
)
def test_date_and_time_are_combined(hub: Path, run: Run, heading: str, row: str, publish: str | None) -> None:
    imported(run, "a.csv", sheet(f"title,text,{heading}", f"One,Words,{row}"), "--timezone", "UTC")
    found = re.search(r"^publish: (.*)$", posts(hub)["one"], re.MULTILINE)
    assert (found[1] if found else None) == publish


@pytest.mark.parametrize(
    ("heading", "row", "message"),
    [
        (
            "Publish,Date",
            "2027-04-03,2026-11-01",
            "3:4: error: column “Date”: “2026-11-01” contradicts the moment in the column “Publish”, “2027-04-03” "
            '(correct one of them, or ignore a column: --map "Date=ignore")',
        ),
        (
            "Date,Time",
            "2027-04-03 09:00,14:30",
            "3:4: error: column “Time”: “14:30” contradicts the time in the column “Date”, “2027-04-03 09:00” "
            '(correct one of them, or ignore a column: --map "Time=ignore")',
        ),
        (
            "Publish,Time",
            ",14:30",
            "3:4: error: column “Time”: the row has a time, “14:30”, but no date (write its date, or remove the time)",
        ),
        (
            "Title,Time",
            ",14:30",
            "3:4: error: column “Time”: the row has a time, “14:30”, but no date (write its date, or remove the time)",
        ),
    ],
)
def test_a_row_with_contradictory_dates_or_times_is_not_imported(
    hub: Path, run: Run, heading: str, row: str, message: str
) -> None:
    content = sheet(f"id,text,{heading}", "b,Words,,", f"a,Words,{row}")
    lines = imported(run, "a.csv", content, "--timezone", "UTC", code=1)
    assert lines[1] == f"a.csv:{message}"
    assert set(posts(hub)) == {"b"}
    imported(run, "b.csv", content, "--map", f"{heading.split(',')[1]}=ignore", "--timezone", "UTC")
    assert set(posts(hub)) == {"a", "b"}


def test_times_without_a_time_zone_must_be_clarified(hub: Path, run: Run) -> None:
    lines = imported(run, "a.csv", sheet("title,text,publish", "One,Words,2027-04-03 14:30"), code=1)
    assert "times such as “14:30” have no time zone (set the spreadsheet's time zone: --timezone" in lines[0]


@pytest.mark.parametrize(
    ("headings", "day", "clock"),
    [
        ("Giorno;Ora;Testo", "martedì 1° dicembre 2026", "ore 9.30"),
        ("Data;Horário;Texto", "1º de dezembro de 2026", "9h30"),
        ("Jour;Heure;Texte", "mardi 1er décembre 2026", "9 h 30"),
        ("Datum;Uhrzeit;Text", "Dienstag, den 1. Dezember 2026", "um 9 Uhr 30"),
        ("Datum;Tijd;Tekst", "1e december 2026", "9u30"),
        ("Fecha;Hora;Texto", "el martes 1 de diciembre de 2026", "a las 9:30 h"),
    ],
)
def test_calendars_in_other_languages_are_read(hub: Path, run: Run, headings: str, day: str, clock: str) -> None:
    assert imported(run, "a.csv", sheet(headings, f"{day};{clock};Words"), "--timezone", "UTC")[-1] == "1 new"
    assert "publish: 2026-12-01T09:30+00:00\n" in posts(hub)["words"]
