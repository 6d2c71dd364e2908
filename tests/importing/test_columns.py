"""Columns: a spreadsheet with unknown dates, times or networks is refused, and each problem offers `--map`."""

from __future__ import annotations

import re
import shlex
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests.hubs import LoadedHub
from tests.importing.reading import read
from tests.importing.sheets import Run, as_csv, as_workbook, imported, posts, sheet


def refused(run: Run, hub: Path, content: str | bytes, *arguments: str, name: str = "a.csv") -> list[str]:
    """Return the problems of a refused file, and check that a dry run gives the same."""
    dry = imported(run, name, content, *arguments, "--dry-run", code=1)
    lines = imported(run, name, content, *arguments, code=1)
    assert lines[-1] == "Nothing was imported."
    assert dry == lines
    assert posts(hub) == {}
    return lines[: lines.index("Columns") - 1] if "Columns" in lines else lines[:-1]


def answers(said: list[str]) -> list[str]:
    """Return the first --map option of each problem, as arguments."""
    return [argument for line in said if "--map" in line for argument in shlex.split(_offered(line))]


def _offered(line: str) -> str:
    found = re.search(r"(--map (?:\"[^\"]*\"|'[^']*'))", line)
    assert found, line
    return found[1]


# --- dates, times and networks that cannot be read ---


def test_headings_in_other_languages_are_read_if_the_cells_match(hub: Path, run: Run) -> None:
    content = sheet("Titel;Text;Datum;Uhrzeit;Plattform", "Eins;Worte;03.12.2026;14:30;LinkedIn")
    imported(run, "a.csv", content, "--timezone", "Europe/Berlin")
    assert posts(hub)["eins"] == (
        "# Imported from a.csv.\ntitle: Eins\npublish: 2026-12-03T14:30+01:00\ntext:\n  linkedin: Worte\n"
    )


def test_a_column_of_scheduler_accounts_must_be_mapped(hub: Path, run: Run) -> None:
    content = sheet("Text,Scheduled Date,Scheduled Time,Profile", "Words,2026-12-03,9:00 AM,@carlssoda")
    lines = refused(run, hub, content)
    assert lines == [
        "a.csv:1:4: error: column “Profile”: the heading suggests networks, but the column is not recognised "
        '(“@carlssoda”) (give it a meaning: --map "Profile=network"; or ignore it: --map "Profile=ignore")'
    ]
    imported(run, "a.csv", content, "--map", "Profile=ignore", "--timezone", "UTC")
    assert "publish: 2026-12-03T09:00+00:00\n" in posts(hub)["words"]


def test_the_guessed_columns_are_listed_with_examples(hub: Path, run: Run) -> None:
    content = sheet("Text,Go live,Owner", "Words,2026-12-03,Anna")
    assert imported(run, "a.csv", content, code=1)[1:] == [
        "",
        "Columns",
        "  heading  read as  example",
        "  Text     text     Words",
        "  Go live  ignored  2026-12-03",
        "  Owner    ignored  Anna",
        "",
        "Nothing was imported.",
    ]


def test_a_time_zone_column_is_not_listed_as_ignored(hub: Path, run: Run) -> None:
    content = sheet("Text,Date,Time,Timezone", "Words,2026-12-03,09:00,Europe/Berlin")
    lines = imported(run, "a.csv", content, "--dry-run")
    assert "  Timezone  time zone  Europe/Berlin" in lines


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_any_delimiter_and_encoding_is_read(hub: Path, run: Run, delimiter: str, encoding: str) -> None:
    content = as_csv([("Words", "2026-12-03")], delimiter=delimiter, header=("TEXT", "SPERRFRIST"))
    assert answers(refused(run, hub, content.encode(encoding))) == ["--map", "SPERRFRIST=embargo"]


@pytest.mark.parametrize(
    ("heading", "cells", "offered"),
    [
        # by their values
        ("Go out", ["2026-12-03"], "publish"),
        ("Go out", ["03/04/2027"], "publish"),
        ("Go out", ["31/12/26", "TBD"], "publish"),
        ("Go out", ["3. Dezember 2026"], "publish"),
        ("Go out", ["Thu 10 Dec", "Fri 11 Dec"], "publish"),
        ("Go out", ["3.12."], "publish"),
        ("Go out", ["2026-12-03 14:30"], "publish"),
        ("Go out", ["", "2026-12-03", ""], "publish"),
        ("Last call", ["31.12.2026"], "publish"),
        ("Go out", ["10:00 AM", "noon"], "time"),
        ("Go out", ["14h30"], "time"),
        ("Go out", ["8 Uhr"], "time"),
        ("Go out", ["LinkedIn"], "network"),
        ("Go out", ["linkedin / X"], "network"),
        ("Go out", ["LinkedIn + Facebook", "FB & IG"], "network"),
        ("Go out", ["LI", "Insta"], "network"),
        # by their heading
        ("Datum", ["KW 49"], "publish"),
        ("Veröffentlichungsdatum", ["46359"], "publish"),
        ("PUBLICATION DATE", ["soon"], "publish"),
        ("Fecha de publicación", ["pronto"], "publish"),
        ("Date de publication", ["bientôt"], "publish"),
        ("تاريخ النشر", ["قريبا"], "publish"),
        ("go-live", ["soon"], "publish"),
        ("Day", ["Monday"], "publish"),
        ("Week", ["49"], "publish"),
        ("Monat", ["Dezember"], "publish"),
        ("Valid until", ["end of year"], "expire"),
        ("Ablaufdatum", ["31.12.2026"], "expire"),
        ("Ende", ["31.12.2026"], "expire"),
        ("Uhrzeit", ["vormittags"], "time"),
        ("Hora", ["9"], "time"),
        ("Heure", ["matin"], "time"),
        ("Best_Time", ["morning"], "time"),
        ("Go-out Date*", ["soon"], "publish"),
        ("ScheduledTime*", ["noon"], "time"),
        ("Kanal", ["Firmenseite"], "network"),
        ("Plataforma", ["Sitio"], "network"),
        ("Réseau social", ["Page"], "network"),
        ("المنصة", ["صفحة"], "network"),
        ("Accounts", ["@carlssoda"], "network"),
        ("Social-Media-Kanal", ["Firmenseite"], "network"),
    ],
)
def test_a_column_that_looks_like_dates_times_or_networks_must_be_mapped(
    empty_hub: LoadedHub, heading: str, cells: list[str], offered: str
) -> None:
    content = as_csv([(f"Words {number}", cell) for number, cell in enumerate(cells)], header=("Text", heading))
    plan = read(empty_hub, content)
    assert (plan.refused, plan.changes) == (True, [])
    assert answers([str(problem) for problem in plan.problems]) == ["--map", f"{heading}={offered}"]
    plan = read(empty_hub, content, {heading: "ignore"})
    assert len(plan.changes) == len(cells)
    assert not [problem for problem in plan.problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Embargo", "2027-01-01"),
        ("Embargo", "until the fair"),
        ("Embargo approved", "2027-01-01"),
        ("Sperrfrist", "nach der Messe"),
        ("Go live", "2027-01-01"),
        ("Scheduled", "2027-01-01"),
        ("Event", "2027-01-01"),
        ("Best time", "9:00"),
        ("Cross-post to", "LinkedIn"),
    ],
)
def test_a_known_date_column_does_not_excuse_an_unknown_one(empty_hub: LoadedHub, heading: str, cell: str) -> None:
    plan = read(empty_hub, sheet(f"Text,Publish,Network,{heading}", f"Words,2026-12-03,x,{cell}"))
    assert plan.refused
    assert f"column “{heading}”" in str(plan.problems[0])


@pytest.mark.parametrize(
    "heading",
    [
        *("Deadline", "Due date", "Review by", "Created", "Fällig am", "Abgabetermin", "Date limite", "Échéance"),
        *("Fecha límite", "Scadenza", "Inleverdatum", "Prazo"),
    ],
)
def test_dates_of_other_events_are_not_offered_as_publication_dates(empty_hub: LoadedHub, heading: str) -> None:
    lines = [
        str(problem)
        for problem in read(empty_hub, sheet(f"Text,{heading},Go live", "Words,2026-12-01,2026-12-03")).problems
    ]
    assert [answers([line]) for line in lines] == [["--map", f"{heading}=ignore"], ["--map", "Go live=publish"]]
    assert "add a column “publish”" in lines[0]


@pytest.mark.parametrize(
    "heading", ["Embargo", "Sperrfrist", "Not before", "Sous embargo", "Hold until", "Vertraulich bis"]
)
def test_an_embargo_column_is_offered_as_one(empty_hub: LoadedHub, heading: str) -> None:
    said = read(empty_hub, sheet(f"Text,Publish,{heading}", "Words,2026-12-01,2026-12-03")).problems
    assert answers([str(problem) for problem in said]) == ["--map", f"{heading}=embargo"]


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Created at", "2026-11-01 08:15"),
        ("Date created", "01/02/2026"),
        ("Last modified", "2026-11-01"),
        ("Erstellt am", "01.11.2026"),
        ("Geändert", "01.11.2026"),
        ("Approved on", "2026-11-01"),
        ("Review by", "2026-11-01"),
        ("Updated", "2026-11-01"),
        ("Fecha de creación", "01/11/2026"),
        ("Modifié le", "01/11/2026"),
        ("Duration", "0:45"),
        ("Day", "Thursday"),
        ("Week", "49"),
        ("Date style", "casual"),
        ("Profile", "@carlssoda"),
        ("Source", "LinkedIn"),
        ("Aspect ratio", "9:16"),
        ("Slide", "1/3"),
        ("Build", "1.10.2"),
        ("Budget", "12.50"),
        ("Done", "x"),
        ("Notes", "Approved by legal on 2026-11-01"),
        ("Owner", "Anna"),
        ("Data", "42"),
        ("Candidate", "yes"),
    ],
)
def test_irrelevant_columns_do_not_stop_an_import(empty_hub: LoadedHub, heading: str, cell: str) -> None:
    plan = read(empty_hub, sheet(f"Text,Publish,Network,{heading}", f"Words,2026-12-03,x,{cell}"))
    assert len(plan.changes) == 1
    assert f"ignored columns: “{heading}”" in str(plan.problems[0])


@pytest.mark.parametrize(
    ("heading", "cell"), [("Created at", "2026-11-01"), ("Duration", "0:45"), ("Source", "LinkedIn")]
)
def test_irrelevant_columns_stop_an_import_without_a_known_date_or_network_column(
    empty_hub: LoadedHub, heading: str, cell: str
) -> None:
    assert read(empty_hub, sheet(f"Text,{heading}", f"Words,{cell}")).refused


def test_an_empty_column_needs_no_mapping(hub: Path, run: Run) -> None:
    assert imported(run, "a.csv", sheet("Text,Datum,Plattform", "Words,,", "More, ,"))[-1] == "2 new"


def test_notes_that_sometimes_contain_a_date_are_notes(hub: Path, run: Run) -> None:
    rows = [(f"Words {number}", "2026-12-03" if number % 3 == 0 else "ask Anna") for number in range(9)]
    assert imported(run, "a.csv", as_csv(rows, header=("Text", "Remarks")))[-1] == "9 new"


def test_a_column_without_a_heading_must_be_mapped(hub: Path, run: Run) -> None:
    for content in (sheet("Text,", "Words,2026-12-03"), sheet("Text", "Words,2026-12-03")):
        assert refused(run, hub, content) == [
            "a.csv:1:2: error: column 2, without a heading: the cells look like dates, such as “2026-12-03”, but the "
            "column is not recognised (add the heading “publish”, or empty the column)"
        ]


def test_two_columns_with_the_same_heading_must_be_renamed(hub: Path, run: Run) -> None:
    assert refused(run, hub, sheet("Text,Date,Date", "Words,2026-12-03,2027-12-03")) == [
        "a.csv:1:3: error: column “Date”: the cells look like dates, such as “2027-12-03”, but the column is not "
        "recognised (several columns have this heading: rename or remove one)"
    ]


def test_columns_named_after_networks_must_be_mapped(hub: Path, run: Run) -> None:
    content = sheet("Text,LinkedIn,Facebook,Twitter", "Words,yes,no,TRUE", "More,,FALSE,")
    lines = refused(run, hub, content)
    assert lines == [
        f"a.csv:1:{place}: error: column “{name}”: the heading names a network, but the column is not "
        f"recognised (“{cell}”) (list the networks of each row in one column, “networks”; "
        f'or ignore it: --map "{name}=ignore")'
        for place, name, cell in [(2, "LinkedIn", "yes"), (4, "Twitter", "TRUE")]
    ]


def test_headings_with_special_characters_are_quoted_for_the_shell(hub: Path, run: Run) -> None:
    content = as_csv([("Words", "2026-12-03")], header=("Text", 'Out "$HOME"\n`now`'))
    lines = refused(run, hub, content)
    assert answers(lines) == ["--map", 'Out "$HOME" `now`=publish']
    assert imported(run, "a.csv", content, *answers(lines))[-1] == "1 new"


def test_the_columns_of_a_workbook_must_be_mapped_too(hub: Path, run: Run) -> None:
    content = as_workbook([("Words", date(2026, 12, 3), time(14, 30))], ("Text", "Wann", "Uhr"))
    lines = refused(run, hub, content, name="a.xlsx")
    assert answers(lines) == ["--map", "Wann=publish", "--map", "Uhr=time"]
    imported(run, "a.xlsx", content, *answers(lines), "--timezone", "UTC")
    assert "publish: 2026-12-03T14:30+00:00\n" in posts(hub)["words"]


def test_all_unknown_columns_are_reported_at_once(hub: Path, run: Run) -> None:
    lines = refused(run, hub, sheet("Wann;Worte;Ort", "03.12.2026;Worte;LinkedIn"))
    assert len(lines) == 3
    assert "no column contains the texts of posts" in lines[1]


# --- the position of the headings ---


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Text,Link,Photo,Scheduled Date,Scheduled Time,Profile", "Words,,,2027-02-01,10:00,carlssoda"),
        ("Day,Platform,Content Type,Topic,Caption,CTA", "Monday,LinkedIn,Text,Tips,Words,Read"),
    ],
)
def test_calendars_with_unreadable_cells_are_refused(hub: Path, run: Run, headings: str, row: str) -> None:
    lines = refused(run, hub, sheet(headings, row), "--timezone", "UTC")
    assert all(line.startswith("a.csv:1:") and "--map" in line for line in lines)


def test_two_columns_that_may_contain_the_texts_must_be_resolved(hub: Path, run: Run) -> None:
    content = sheet("Title,Caption,Copy", "One,Words,", "Two,Words,Others")
    lines = refused(run, hub, content)
    assert lines == [
        "a.csv:1:3: error: two columns may contain the texts of posts, “Caption” and “Copy”; see row 3 "
        '(ignore one: --map "Copy=ignore"; or use it instead: --map "Copy=text")'
    ]
    imported(run, "a.csv", content, "--map", "Copy=ignore")
    assert "any: Words" in posts(hub)["two"]


def test_captions_in_several_languages_become_translations(hub: Path, run: Run) -> None:
    content = sheet("Title,Caption (EN),Caption (DE)", "One,Words #Soda,Worte #Soda", "Two,More,")
    assert imported(run, "a.csv", content)[-1] == "3 new"
    assert "any: Worte" in posts(hub)["one.de"]
    assert "any: More" in posts(hub)["two"]


@pytest.mark.parametrize(
    "content",
    [
        sheet("Title,Format,Media", "Launch,Text,Image", "Fair,Video,Clip"),
        sheet("Name,Format,Media,State", "Launch,Text,Image,Draft", "Fair,Video,Clip,Ready"),
        sheet("Platform,Format,Topic,,", "LinkedIn,Text,Soda,a,b"),
        sheet("Title,Format", "Launch,Post", "Message,Text", ",Text"),
        sheet("Plan,", "Title,Format", "Launch,Text"),
    ],
)
def test_a_row_of_data_is_never_used_as_headings(hub: Path, run: Run, content: str) -> None:
    assert "no column contains the texts of posts" in refused(run, hub, content)[0]


def test_a_file_without_headings_is_refused(hub: Path, run: Run) -> None:
    content = sheet("2026-12-03,LinkedIn,Text,Our words", "2026-12-04,X,Video,Other words")
    assert refused(run, hub, content) == [
        "a.csv:1:1: error: row 1 has no headings: “2026-12-03” is not a heading "
        "(write headings above the posts, or name the program: --from hootsuite)"
    ]


def test_headings_below_column_groups_are_found(hub: Path, run: Run) -> None:
    content = sheet("When,,Content,,", "Date,Time,Platform,Copy,Link", "2026-12-03,10:00,LinkedIn,Words,")
    assert imported(run, "a.csv", content, "--timezone", "UTC")[-1] == "1 new"
    assert "linkedin: Words" in posts(hub)["words"]


def test_two_rows_that_look_like_headings_are_refused(hub: Path, run: Run) -> None:
    content = sheet("Schedule,,Content,,Media", "Date,Time,Platform,Copy,Link", "2026-12-03,10:00,LinkedIn,Words,")
    assert refused(run, hub, content)[0] == (
        "a.csv:1:1: error: rows 1 and 2 both look like headings (delete row 1, so that each column has one heading)"
    )


def test_repeated_headings_do_not_become_a_post(hub: Path, run: Run) -> None:
    content = sheet("Title,Text", "One,Words", "TITLE,Text", "Two,More")
    assert imported(run, "a.csv", content)[-1] == "2 new"


def test_headings_below_a_title_can_be_mapped(hub: Path, run: Run) -> None:
    content = sheet("Plan for spring,,", "Name,What we say,Go live", "One,Words,2026-12-03")
    imported(run, "a.csv", content, "--map", "What we say=text", "--map", "Go live=publish")
    assert "publish: 2026-12-03\n" in posts(hub)["words"]


def test_cells_merged_across_rows_are_refused(run: Run, hub: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (("A title", None), ("Date", "Text"), (date(2027, 3, 1), "One"), (None, "Two")):
        page.append(row)
    page.merge_cells("A1:B1")
    book.save("titled.xlsx")
    page.merge_cells("A3:A4")
    book.save("merged.xlsx")
    output = run("import", "merged.xlsx")
    assert output.exit_code == 1
    assert "rows 3 to 4 share a merged cell" in output.output
    assert posts(hub) == {}


# --- cells without a value ---


@pytest.mark.parametrize("cell", ["n/a", "N/A", "-", "–", "/", "tbd", "?", "keine", "aucun"])
@pytest.mark.parametrize("heading", ["Network", "Networks"])
def test_a_cell_without_a_network_name_is_one_problem(empty_hub: LoadedHub, heading: str, cell: str) -> None:
    plan = read(empty_hub, sheet(f"Text,{heading}", f"Words,{cell}", "More,x"))
    assert [str(problem) for problem in plan.problems] == [
        f"a.csv:2:2: error: column “{heading}”: “{cell}” is not a network (name the networks, or empty the cell if "
        "the post is for all)"
    ]


def test_cells_such_as_tbd_are_empty(empty_hub: LoadedHub) -> None:
    headings = "Title,Text,Summary,Hashtags,Topics,Audience,Disclosure,Link,Image"
    plan = read(empty_hub, sheet(headings, "tbd,Words,-,n/a,–,?,none,-,tbc", "Two,TBD,,,,,,,"))
    assert [change.text for change in plan.changes] == ["# Imported from a.csv.\ntitle: Words\ntext:\n  any: Words\n"]
    assert [str(problem) for problem in plan.problems] == ["a.csv:3:2: error: column “Text”: the row has no text"]
