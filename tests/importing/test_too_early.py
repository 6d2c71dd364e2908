"""No post of a spreadsheet is public too early: a day that is lost, misread or left out stops its row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tests.importing.sheets import Run, imported, posts, sheet


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ("Giorno;Testo", ["1° dicembre;Uno", "metà dicembre;Due", "30.11.2026;Tre"]),
        ("Dag;Tekst", ["rond 24 december;Een", "na 25 december;Twee"]),
        ("Data;Ora;Testo", ["30.11.2026;ore 10;Uno", "1.12.2026;mattina;Due"]),
        ("Datum;Tijd;Tekst", ["30.11.2026;9.30 uur;Een", "1.12.2026;ochtend;Twee"]),
        ("Date;Caption;Stage", ["2026-11-30;One;Draft", "2026-12-01;Two;Not approved"]),
        ("Data;Legenda;Situação", ["30.11.2026;Um;rascunho"]),
        ("Date;Caption;Approved?", ["2026-11-30;One;no", "2026-12-01;Two;yes"]),
        ("Date;Caption;Hold until", ["2026-12-01;One;15 Dec 2026"]),
        ("Date;Caption;Not public before", ["2026-12-01;One;see the press team"]),
        ("Datum;Text;Gesperrt bis", ["1.12.2026;Eins;24.12.2026"]),
        ("Date;Texte;Ne pas publier avant", ["1.12.2026;Un;fin décembre"]),
        ("Data;Testo;Non prima del", ["1.12.2026;Uno;Natale"]),
    ],
)
def test_a_column_that_says_when_or_whether_is_never_left_out(
    hub: Path, run: Run, headings: str, rows: list[str]
) -> None:
    said = imported(run, "a.csv", sheet(headings, *rows), "--timezone", "UTC", code=1)
    assert said[-1] == "Nothing was imported."
    assert any("--map" in line for line in said)
    assert not any('=expire"' in line for line in said)


@pytest.mark.parametrize(
    ("headings", "rows", "wrong"),
    [
        ("Date,Platform,Caption", ["Monday 30 November 2026,,", ",LinkedIn,One", ",Facebook,Two"], [2, 3, 4]),
        ("Date,Platform,Caption", ["2026-11-30,LinkedIn,One", ",Facebook,Two", "2026-12-05,X,Three"], [3]),
        ("Date,Caption", ["28 Dec 2026,One", "30 Dec,Two", "3 Jan,Three", "10 Jan,Four"], [4, 5]),
        ("Date,Caption", ["2 Dec 0900,One", "2026-12-03,Two"], [2]),
        ("Date,Caption", ["24/12/0026,One", "2026-12-03,Two"], [2]),
        ("Date,Caption", ["24.12.1926,One", "2026-12-03,Two"], [2]),
        ("Date,Time,Caption", ["2026-12-01,14:00-15:00,One", "2026-12-03,10:00,Two"], [2]),
        ("Date,Caption", ["2026-11-30,Hello, dear friends", "2026-12-03,Two"], [2]),
    ],
)
def test_a_row_whose_day_is_lost_is_no_post(
    hub: Path, run: Run, headings: str, rows: list[str], wrong: list[int]
) -> None:
    said = imported(run, "a.csv", sheet(headings, *rows), "--timezone", "UTC", code=1)
    shown = [line for line in said if ": error: " in line]
    named = {int(line.split(":")[1]) for line in shown}
    for line in shown:  # “rows 3–4” of a problem that several rows have
        named |= {int(number) for number in re.findall(r"\d+", line.partition(": rows ")[2])}
    assert sorted(named) == wrong


def test_the_turn_of_the_year_in_a_title_is_read(hub: Path, run: Run) -> None:
    imported(run, "a.csv", sheet("Winter 2026/27,", "Date,Caption", "Mon 28 Dec,One", "Mon 4 Jan,Two"))
    found = sorted(str(yaml.safe_load(text)["publish"]) for text in posts(hub).values())
    assert found == ["2026-12-28", "2027-01-04"]


def test_the_same_words_on_two_days_are_two_posts(hub: Path, run: Run) -> None:
    rows = [
        f"2026-{day},{network},Motivation Monday!"
        for day, network in (("11-30", "LinkedIn"), ("12-07", "LinkedIn"), ("12-14", "X"))
    ]
    assert imported(run, "a.csv", sheet("Date,Platform,Caption", *rows))[-1] == "3 new"
    found = sorted(str(yaml.safe_load(text)["publish"]) for text in posts(hub).values())
    assert found == ["2026-11-30", "2026-12-07", "2026-12-14"]


def test_a_campaign_that_is_there_is_never_written_anew(hub: Path, run: Run) -> None:
    file = hub / "content/campaigns/summer-2027.yml"
    file.write_text("# ours\ntitle: Our summer\ngoal: Reach\n")
    content = sheet(
        "Title,Caption,Campaign", "A,Hello,Summer 2027", "B,You,Ünï", "C,There,Uni", "D,All,夏", "E,Of,夏２"
    )
    assert imported(run, "a.csv", content, "--add-campaigns")[-1] == "5 new; 4 campaigns"
    assert file.read_text() == "# ours\ntitle: Our summer\ngoal: Reach\n"
    titles = [yaml.safe_load(path.read_text("utf-8"))["title"] for path in (hub / "content/campaigns").glob("*.yml")]
    assert {"Our summer", "Ünï", "Uni", "夏", "夏２"} <= set(titles)
    assert imported(run, "a.csv", content, "--add-campaigns")[-1] == "5 unchanged"
