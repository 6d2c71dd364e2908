"""No imported post is published too early: a lost, misread or ignored date skips its row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tests.hubs import LoadedHub
from tests.importing.reading import read
from tests.importing.sheets import Run, imported, posts, sheet

from mkdocs_advocacy.importing.folding import told_once
from mkdocs_advocacy.importing.words import begins_withheld, withholds


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ("Giorno;Testo", ["verso Natale;Uno", "metà dicembre;Due", "30.11.2026;Tre"]),
        ("Dag;Tekst", ["rond 24 december;Een", "na 25 december;Twee"]),
        ("Data;Ora;Testo", ["30.11.2026;verso le 10;Uno", "1.12.2026;mattina;Due"]),
        ("Datum;Tijd;Tekst", ["30.11.2026;na 9.30 uur;Een", "1.12.2026;ochtend;Twee"]),
        ("Date;Caption;Stage", ["2026-11-30;One;Draft", "2026-12-01;Two;Not approved"]),
        ("Date;Caption;Embargo", ["2026-11-30;One;TBD", "2026-12-01;Two;"]),
        ("Caption;Go live", ["One;tbc", "Two;?"]),
        ("Date;Caption;Hold until", ["2026-12-01;One;15 Dec 2026"]),
        ("Date;Caption;Not public before", ["2026-12-01;One;see the press team"]),
        ("Datum;Text;Gesperrt bis", ["1.12.2026;Eins;24.12.2026"]),
        ("Date;Texte;Ne pas publier avant", ["1.12.2026;Un;fin décembre"]),
        ("Data;Testo;Non prima del", ["1.12.2026;Uno;Natale"]),
    ],
)
def test_a_column_with_dates_or_approvals_is_never_ignored_silently(
    hub: Path, run: Run, headings: str, rows: list[str]
) -> None:
    lines = imported(run, "a.csv", sheet(headings, *rows), "--timezone", "UTC", code=1)
    assert lines[-1] == "Nothing was imported."
    assert any("--map" in line for line in lines)
    assert not any('=expire"' in line for line in lines)


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
def test_a_row_whose_date_is_lost_is_not_imported(
    hub: Path, run: Run, headings: str, rows: list[str], wrong: list[int]
) -> None:
    lines = imported(run, "a.csv", sheet(headings, *rows), "--timezone", "UTC", code=1)
    shown = [line for line in lines if ": error: " in line]
    named = {int(line.split(":")[1]) for line in shown}
    for line in shown:  # “rows 3–4” in a problem of several rows
        named |= {int(number) for number in re.findall(r"\d+", line.partition(": rows ")[2])}
    assert sorted(named) == wrong


def test_a_title_with_two_years_sets_the_year_of_each_date(hub: Path, run: Run) -> None:
    imported(run, "a.csv", sheet("Winter 2026/27,", "Date,Caption", "Mon 28 Dec,One", "Mon 4 Jan,Two"))
    found = sorted(str(yaml.safe_load(text)["publish"]) for text in posts(hub).values())
    assert found == ["2026-12-28", "2027-01-04"]


def test_the_same_text_on_two_days_becomes_two_posts(hub: Path, run: Run) -> None:
    rows = [
        f"2026-{day},{network},Motivation Monday!"
        for day, network in (("11-30", "LinkedIn"), ("12-07", "LinkedIn"), ("12-14", "X"))
    ]
    assert imported(run, "a.csv", sheet("Date,Platform,Caption", *rows))[-1] == "3 new"
    found = sorted(str(yaml.safe_load(text)["publish"]) for text in posts(hub).values())
    assert found == ["2026-11-30", "2026-12-07", "2026-12-14"]


def test_an_existing_campaign_is_never_overwritten(hub: Path, run: Run) -> None:
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


REMARKS = [
    *(
        "EMBARGOED",
        "Embargo until the fair",
        "do not publish!",
        "Don't post yet",
        "CONFIDENTIAL",
        "under NDA, see legal",
    ),
    *(
        "internal use only",
        "on hold",
        "nicht veröffentlichen",
        "Vertraulich!",
        "Sperrfrist 12 Uhr",
        "noch nicht freigegeben",
    ),
    *("ne pas publier avant la foire", "sous embargo", "confidentiel", "no publicar", "bajo embargo", "non pubblicare"),
    *("riservato", "niet publiceren", "onder embargo", "não publicar", "sob embargo"),
]


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_that_withholds_a_post_is_recognised(remark: str) -> None:
    assert withholds(remark)
    assert withholds(f"Ask Anna. {remark.upper()}")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[EMBARGO] News",
            "DO NOT POST: News",
            "(Vertraulich!) Neues",
            "Embargoed until Friday – News",
            "**Don't post yet** x",
        ),
        *("[HOLD] News", "(draft) News", "[verschoben auf Mai] Neues", "[NOT APPROVED YET] News", "(en attente) Texte"),
        *("NE PAS PUBLIER AVANT LE 12 : texte", "Sperrfrist 12.12.2026\nNeues", "[no publicar] Novedades"),
    ],
)
def test_a_remark_before_the_text_is_recognised(text: str) -> None:
    assert begins_withheld(text)


@pytest.mark.parametrize(
    "remark",
    [
        *("no embargo", "Embargo: none", "embargo lifted on Monday", "not confidential", "kein Embargo", "Geheimtipp"),
        *("sin embargo, es bonito", "pas d'embargo", "geen embargo", "Approved by legal", "Confidentiality training"),
    ],
)
def test_similar_remarks_are_not_recognised(remark: str) -> None:
    assert not withholds(remark)


def test_a_row_with_a_withholding_remark_becomes_a_draft_and_is_reported(hub: Path, run: Run) -> None:
    rows = ["One,First words,Approved,EMBARGOED until the fair", "Two,Second words,Approved,Nice one"]
    content = sheet("Title,Caption,Status,Notes", *rows, "Three,DO NOT POST: Third words,Approved,")
    lines = imported(run, "a.csv", content)
    found = {name: yaml.safe_load(text).get("status") for name, text in posts(hub).items()}
    assert found == {"one": "draft", "two": None, "three": "draft"}
    assert [line for line in lines if "draft" in line] == [
        "a.csv:2:4: notice: column “Notes”: “EMBARGOED until the fair”: the post is a draft (once it may be published, "
        'delete the remark and write status: ready in its file; or ignore the column: --map "Notes=ignore")',
        "a.csv:4:2: notice: column “Caption”: “DO NOT POST: Third words”: the post is a draft (once it may be "
        "published, delete the remark and write status: ready in its file)",
    ]
    imported(run, "b.csv", content.replace("One", "Four"), "--map", "Notes=ignore")
    assert "status" not in yaml.safe_load(posts(hub)["four"])


@pytest.mark.parametrize(
    "text",
    [
        "Confidential computing: how it works",
        "Embargo",
        "The embargo ends",
        "Keep it: on hold",
        "Postponed: the fair",
        "[New] Soda",
    ],
)
def test_a_text_about_embargoes_is_not_a_remark(text: str) -> None:
    assert not begins_withheld(text)


def test_a_date_in_an_ignored_column_is_not_lost(hub: Path, run: Run) -> None:
    rows = ["Eins;1.12.2026;24.12.2026", "Zwei;2.12.2026;", "Drei;3.12.2026;", "Vier;;", "Fünf;4.12.2026;"]
    content = sheet("Text;Datum;Sperrfrist", *rows)
    lines = imported(run, "a.csv", content, "--map", "Sperrfrist=publish", code=1)
    assert any('--map "Datum=ignore"' in line for line in lines)
    for path in (hub / "content/posts").glob("*.yml"):
        path.unlink()
    lines = imported(run, "a.csv", content, "--map", "Sperrfrist=publish", "--map", "Datum=ignore", code=1)
    assert set(posts(hub)) == {"eins", "vier"}
    assert [line for line in lines if "error: " in line] == [
        "a.csv:3:3: error: column “Sperrfrist”: the row's only date, such as “2.12.2026”, "
        "is in the ignored column “Datum”, so its post would be published immediately "
        "(write its date in “Sperrfrist”; to publish it immediately, use today's date): rows 3–4, 6"
    ]


@pytest.mark.parametrize(
    ("day", "embargo", "becomes"),
    [
        ("2026-12-01", "2026-12-24", "publish: 2026-12-24"),
        ("2026-12-01", "2026-12-01 18:00 UTC", "publish: 2026-12-01T18:00+00:00"),
        ("2026-12-25", "2026-12-24", "publish: 2026-12-25"),
        ("", "2026-12-24", "publish: 2026-12-24"),
        ("2026-12-01", "until the fair", "status: draft"),
        ("2026-12-01", "yes", "status: draft"),
        ("2026-12-01", "TBD", "status: draft"),
        ("2026-12-01", "", "publish: 2026-12-01"),
        ("2026-12-01", "no", "publish: 2026-12-01"),
        ("2026-12-01", "kein Embargo", "publish: 2026-12-01"),
        ("2026-12-01", "03/04/2027", "a problem"),
    ],
)
def test_an_embargo_postpones_a_post(empty_hub: LoadedHub, day: str, embargo: str, becomes: str) -> None:
    plan = read(empty_hub, sheet("Text,Date,Press", f"Words,{day},{embargo}"), {"Press": "embargo"})
    text = plan.changes[0].text if plan.changes else "a problem"
    assert becomes in text
    changed = "draft" in text or becomes.removeprefix("publish: ") != day
    assert bool(plan.problems) == (changed and day != "")


@pytest.mark.parametrize("heading", ["Go live", "Embargo", "Datum"])
def test_ignoring_the_only_dates_is_reported(hub: Path, run: Run, heading: str) -> None:
    content = sheet(f"Text;{heading}", "Eins;1.12.2026", "Zwei;2.12.2026")
    lines = imported(run, "a.csv", content, "--map", f"{heading}=ignore")
    meaning = "embargo" if heading == "Embargo" else "publish"
    assert lines[-2] == (
        f"a.csv:2:1: notice: the row's only date, such as “1.12.2026”, is in the ignored column "
        f'“{heading}”, so its post is published immediately (if that is wrong: --map "{heading}={meaning}"): rows 2–3'
    )


@pytest.mark.parametrize("heading", ["Created at", "Valid until"])
def test_ignoring_unrelated_dates_is_not_reported(hub: Path, run: Run, heading: str) -> None:
    lines = imported(run, "a.csv", sheet(f"Text;{heading}", "Eins;1.12.2026"), "--map", f"{heading}=ignore")
    assert lines == ["new        content/posts/eins.yml (row 2)", "1 new"]


@pytest.mark.parametrize("wrong", ["soon", "03/04/2027", "31.02.2027"])
def test_all_rows_of_a_rejected_post_are_reported(empty_hub: LoadedHub, wrong: str) -> None:
    plan = read(
        empty_hub, sheet("Title,Text,Date,Network", "One,A,2026-12-04,x", f"One,B,{wrong},x", "Two,C,2026-12-04,x")
    )
    assert [problem.line for problem in plan.problems] == [2, 3]
    assert "which is not imported because of row 3" in plan.problems[0].message
    assert [change.row for change in plan.changes] == [4]


def test_rows_without_a_network_are_reported_if_others_have_one(empty_hub: LoadedHub) -> None:
    rows = ["One,2026-12-04,LinkedIn", "Two,2026-12-04,", "Three,2026-12-04,", "Four,2026-12-04,any"]
    for heading in ("Network", "Networks"):
        plan = read(empty_hub, sheet(f"Text,Date,{heading}", *rows))
        assert told_once(plan.problems) == [
            f"a.csv:3:3: notice: column “{heading}”: the cell is empty, unlike in other rows, so the post is "
            "for all networks (if that is right, write any; otherwise name its networks): rows 3–4"
        ]
        assert not read(empty_hub, sheet(f"Text,Date,{heading}", "One,2026-12-04,")).problems


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        *(("Situação", "rascunho"), ("Situación", "borrador"), ("Situazione", "bozza"), ("Toestand", "in behandeling")),
        *(("Zustand", "Entwurf"), ("Bearbeitungsstand", "in Arbeit"), ("Etat", "brouillon"), ("Post status", "Draft")),
    ],
)
def test_a_status_column_is_recognised_in_other_languages(empty_hub: LoadedHub, heading: str, cell: str) -> None:
    plan = read(empty_hub, sheet(f"Text;Date;{heading}", f"One;2026-12-04;{cell}"))
    assert "status: draft" in plan.changes[0].text
    assert not plan.problems


WEEKLY = "Happy Friday everyone!"


@pytest.mark.parametrize("headings", ["Title,Text,Date", "Owner,Text,Date"])
def test_next_weeks_post_does_not_replace_this_weeks(hub: Path, run: Run, headings: str) -> None:
    first = WEEKLY if "Title" in headings else "Anna"
    imported(run, "a.csv", sheet(headings, f"{first},{WEEKLY},2026-12-04"))
    before = posts(hub)
    content = sheet(headings, f"{first},{WEEKLY},2026-12-11")
    lines = imported(run, "b.csv", content)
    message = (
        "column “Date”: content/posts/happy-friday-everyone.yml has the same title but the date 2026-12-04; the row "
        "has 2026-12-11 (for a new post, write another title or an id; to move the existing post, write its id, "
        "happy-friday-everyone)"
    )
    assert f"b.csv:2:3: notice: {message}" in lines
    assert f"b.csv:2:3: error: {message}" in imported(run, "b.csv", content, "--update", code=1)
    assert posts(hub) == before
    named = sheet(f"id,{headings}", f"happy-friday-everyone,{first},{WEEKLY},2026-12-11")
    imported(run, "b.csv", named, "--update")
    assert "publish: 2026-12-11\n" in posts(hub)["happy-friday-everyone"]


def test_weekly_rows_with_the_same_title_contradict_each_other(hub: Path, run: Run) -> None:
    rows = [f"{WEEKLY},Words {day},2026-12-{day}" for day in ("04", "11")]
    lines = imported(run, "a.csv", sheet("Title,Text,Date", *rows), code=1)
    assert lines[0].startswith(
        "a.csv:2:1: error: column “Title”: the row belongs to the post “happy-friday-everyone”, which is not "
        "imported because "
    )
    assert lines[1].startswith(
        "a.csv:3:3: error: column “Date”: the row belongs to the post “happy-friday-everyone”, but its publish differs"
    )
    assert lines[-1] == "no posts; 2 rows with errors"
    assert posts(hub) == {}


def test_weekly_rows_without_a_title_are_recognised_in_an_update(hub: Path, run: Run) -> None:
    rows = [f"{WEEKLY},2026-12-{day}" for day in ("04", "11", "18")]
    assert imported(run, "a.csv", sheet("Text,Date", *rows))[-1] == "3 new"
    assert imported(run, "a.csv", sheet("Text,Date", *rows[1:]), "--update")[-1] == "2 unchanged"


def test_a_row_without_a_title_is_not_merged_with_a_post_on_another_day(hub: Path, run: Run) -> None:
    content = sheet("Title,Text,Date", f"{WEEKLY},{WEEKLY},2026-12-04", f",{WEEKLY},2026-12-11")
    assert imported(run, "a.csv", content)[-1] == "2 new"
    days = sorted(str(yaml.safe_load(text)["publish"]) for text in posts(hub).values())
    assert days == ["2026-12-04", "2026-12-11"]
