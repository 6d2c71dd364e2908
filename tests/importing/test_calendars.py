"""Content calendars of people and schedulers: each row is a post, part of one, or reported as skipped."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import Workbook
from tests.importing.sheets import Run, as_csv, imported, posts

HEADINGS = [
    "Week,Day,Date,Platform,Content Type,Status,Theme,Hook/Title,Full Caption,Hashtags,Media Type,Media File,Link,CTA,"
    "Publish Time,Buffer Queue,Notes,Review By,Approved",
    "Text,Scheduled Date,Scheduled Time,Profile",
    "Text,Link,Photo,Scheduled Date,Scheduled Time,Profile",
    "Text,Scheduled Date,Scheduled Time,Media",
    "Text,Image URL,Tags,Posting Time",
    "Date,Time,Platform,Content,Hashtags,Image Description,Link",
    "date,time,platform,content,media_url,hashtags",
    "Date,Time,Platform,Content Type,Topic/Theme,Caption Preview,Media Requirements,Hashtags,Call-to-Action,Status,"
    "Performance Goal",
    "Client,Date,Platform,Content type,Copy,Status",
    "Day,Platform,Content Type,Topic,Caption,CTA",
    "Datum;Uhrzeit;Plattform;Titel;Text;Hashtags;Status",
    "Date;Heure;Plateforme;Titre;Légende;Lien;Statut",
    "Fecha;Hora;Plataforma;Título;Texto;Enlace;Estado",
    "Data;Ora;Piattaforma;Titolo;Testo;Stato",
    "Datum;Tijd;Kanaal;Titel;Bijschrift;Status",
    "Data;Horário;Plataforma;Título;Legenda;Estado",
]
"""The header rows of public calendars and scheduler files, found on 2026-11-28, and those of six languages."""
DAYS = {"date", "scheduled date", "datum", "fecha", "data"}
TIMES = {"time", "scheduled time", "publish time", "uhrzeit", "heure", "hora", "ora", "tijd", "horário"}
PLATFORMS = {"platform", "profile", "plattform", "plateforme", "plataforma", "piattaforma", "kanaal"}
TEXTS = {"full caption", "content", "caption preview", "copy", "caption", "légende", "testo", "bijschrift", "legenda"}
CELLS = {
    **dict.fromkeys(DAYS, lambda number: f"2027-02-{number + 1:02}"),
    **dict.fromkeys(TIMES, lambda number: f"10:{number:02}"),
    **dict.fromkeys(PLATFORMS, lambda number: ("LinkedIn", "Twitter", "Insta", "FB", "LinkedIn / X")[number % 5]),
    **dict.fromkeys({*TEXTS, "text", "texto"}, lambda number: f"Caption number {number} about soda"),
    **dict.fromkeys(("link", "lien", "enlace"), lambda number: f"https://example.com/{number}"),
    **dict.fromkeys(("hook/title", "titel", "titre", "título", "titolo"), lambda number: f"Title number {number}"),
    **dict.fromkeys(("media type", "content type"), lambda number: ("Text", "Carousel", "Video", "Story")[number % 4]),
    **dict.fromkeys(
        ("status", "statut", "estado", "stato"),
        lambda number: ("Approved", "Freigegeben", "Validé", "Publicado", "Pronto")[number % 5],
    ),
    "posting time": lambda number: f"2027-02-{number + 1:02} 10:{number:02}",
    "day": lambda number: f"{number + 1} Feb 2027",
    "week": lambda number: f"{6 + number // 7}",
    "hashtags": lambda number: "#Soda",
    "media": lambda number: f"instagram/week1/day{number}.png",
    "approved": lambda number: "Yes",
}
"""Functions that generate the cells of sample posts, by lower-case heading."""


@pytest.mark.parametrize("line", HEADINGS)
def test_twenty_rows_are_twenty_posts(hub: Path, run: Run, line: str) -> None:
    delimiter = ";" if ";" in line else ","
    headings = line.split(delimiter)
    has = {heading.casefold() for heading in headings}
    cells = CELLS | {"day": lambda _: "Monday"} if "date" in has else CELLS
    table = [[cells.get(name.casefold(), lambda _: "x y")(number) for name in headings] for number in range(20)]
    lines = imported(run, "a.csv", as_csv(table, delimiter=delimiter, header=headings), "--timezone", "Europe/Berlin")
    assert lines[-1] == "20 new"
    found = sorted((yaml.safe_load(text) for text in posts(hub).values()), key=lambda post: str(post["publish"]))
    for number, post in enumerate(found):
        ((key, text),) = post["text"].items()
        moment = str(post["publish"])
        assert moment.startswith(f"2027-02-{number + 1:02}")
        assert moment[11:16] == f"10:{number:02}" or has.isdisjoint({*TIMES, "posting time"})
        assert f"Caption number {number} about soda" in text
        expected = (["linkedin"], ["x"], ["instagram"], ["facebook"], ["linkedin", "x"])[number % 5]
        assert (post.get("networks") or [key]) == expected or has.isdisjoint(PLATFORMS)
        assert post.get("status", "ready") == "ready"


HEADER = ("Date", "Time", "Platform", "Copy", "Link", "Image", "Hashtags", "Campaign", "Owner", "Status", "Notes")


def entry(day: Any, clock: Any, platform: str, copy: str | None, status: str, **more: str) -> tuple[Any, ...]:
    """Return a row; `more` are cells by lower-case heading."""
    cells = {"date": day, "time": clock, "platform": platform, "copy": copy, "status": status, "owner": "Anna", **more}
    return tuple(cells.get(heading.lower()) for heading in HEADER)


CALENDAR: list[tuple[Any, ...]] = [
    ("Content calendar December 2026 🎄",),
    ("WHEN", None, "WHAT", None, None, None, None, "INTERNAL"),
    HEADER,
    entry(
        *(datetime(2026, 12, 1), time(9), "LinkedIn", "We're hiring! 🚀", "Approved"),
        **{
            "link": "https://example.com/jobs",
            "image": "a b.png",
            "hashtags": "#jobs #work",
            "campaign": "Work with us",
        },
    ),
    entry(
        *(datetime(2026, 12, 1), time(9, 30), "LinkedIn / X", "New post: example.com/blog/emissions", "In review"),
        campaign="Green",
    ),
    entry(
        *("03.12.2026", "10:00", "LinkedIn, Facebook und Insta", "Türchen 3 🎁", "Freigegeben"),
        **{"link": "https://example.com/a?utm_source=x", "image": "Türchen 3.png", "hashtags": "Advent, Fest"},
        campaign="Green",
    ),
    (None,),
    entry("4. Dezember 2026", "8 Uhr", "All", "Unsere Kantine zieht um.\nKommt vorbei.", "Ready"),
    entry(datetime(2026, 12, 7), time(14), "Twitter", "@acme and us! More tomorrow.", "Scheduled"),
    entry(datetime(2026, 12, 7), time(14), "LI", "@acme and us! The long version.", "Scheduled"),
    entry(
        *(datetime(2026, 12, 8), "2pm", "Insta", "Behind the scenes 📸", "Idea"),
        **{"link": "link in bio", "image": "IMG (1).HEIC", "hashtags": "#bts"},
    ),
    entry(datetime(2026, 12, 9), "TBD", "LinkedIn", None, "Idea", notes="need copy!!"),
    entry("Thu 10 Dec", "10:00", "LinkedIn", "Meet Priya.", "Approved", link="www.example.com/priya"),
    ("WEEK 50",),
    entry("12/17/2026", "9:00 AM", "FB", "Open {day} on Saturday.", "On fire"),
    entry(datetime(2026, 12, 18), time(9), "X", "Too long " * 40, "Approved"),
]
"""A social media manager's calendar: titles, two languages, several networks in a cell, separator rows."""


def calendar() -> bytes:
    book, held = Workbook(), BytesIO()
    page = book.active
    assert page is not None
    for row in CALENDAR:
        page.append(list(row))
    for cells in ("A1:K1", "A2:B2", "C2:G2", "H2:K2"):
        page.merge_cells(cells)
    book.save(held)
    return held.getvalue()


def test_a_calendar_needs_at_most_two_answers(hub: Path, run: Run) -> None:
    errors = [line for line in imported(run, "a.xlsx", calendar(), "--dry-run", code=1) if ": error: " in line]
    assert [line.partition("error: ")[2].partition(" (")[0] for line in errors] == [
        "column “Time”: times such as “09:00” have no time zone",
        "column “Campaign”: the hub has no campaign “Green”",
    ]
    assert "--timezone Europe/Berlin" in errors[0]
    assert "--add-campaigns" in errors[1]
    assert [line.rpartition(": ")[2] for line in errors] == ["rows 4–6, 8–11, 13, 15–16", "rows 5–6"]


def test_each_row_becomes_a_post_or_is_reported(hub: Path, run: Run) -> None:
    lines = imported(run, "a.xlsx", calendar(), "--timezone", "Europe/Berlin", "--add-campaigns", code=1)
    assert lines[-1] == "8 new; 1 campaign; 1 row with errors"
    assert [line.partition(": ")[2] for line in lines if line.startswith("a.xlsx:16:")] == [
        "error: column “Copy”: text.x: 373 characters as X counts them, but X allows only 280 (shorten by 93)"
    ]
    found = {name: yaml.safe_load(text) for name, text in posts(hub).items()}
    assert {
        name: (str(lines["publish"]), lines.get("networks") or list(lines["text"]), lines.get("status", "ready"))
        for name, lines in found.items()
    } == {
        "we-re-hiring": ("2026-12-01T09:00+01:00", ["linkedin"], "ready"),
        "new-post": ("2026-12-01T09:30+01:00", ["linkedin", "x"], "draft"),
        "turchen-3": ("2026-12-03T10:00+01:00", ["linkedin", "facebook", "instagram"], "ready"),
        "unsere-kantine-zieht-um": ("2026-12-04T08:00+01:00", ["any"], "ready"),
        "acme-and-us": ("2026-12-07T14:00+01:00", ["x", "linkedin"], "ready"),
        "behind-the-scenes": ("2026-12-08T14:00+01:00", ["instagram"], "draft"),
        "meet-priya": ("2026-12-10T10:00+01:00", ["linkedin"], "ready"),
        "open-day-on-saturday": ("2026-12-17T09:00+01:00", ["facebook"], "draft"),
    }
    assert {name: (lines.get("campaign"), lines.get("link")) for name, lines in found.items() if "link" in lines} == {
        "we-re-hiring": ("careers", "https://example.com/jobs"),
        "new-post": ("green", "https://example.com/blog/emissions"),
        "turchen-3": ("green", "https://example.com/a"),
        "meet-priya": (None, "https://www.example.com/priya"),
    }
    assert found["new-post"]["text"] == {"any": "New post: {link}"}
    assert found["open-day-on-saturday"]["text"] == {"facebook": "Open {{day}} on Saturday."}
    assert found["turchen-3"]["hashtags"] == ["Advent", "Fest"]
    assert (hub / "content/campaigns/green.yml").read_text("utf-8") == "title: Green\n"
    notices = [line.partition(": notice: ")[2].partition(" (")[0] for line in lines if ": notice: " in line]
    assert notices[1:] == [
        "column “Image”: the image a b.png is not among the brand assets",
        "column “Copy”: “example.com/blog/emissions” is read as https://example.com/blog/emissions",
        "column “Image”: the image Türchen 3.png is not among the brand assets",
        "column “Link”: “link in bio” is not an address, so the post has no link",
        "column “Image”: the image IMG",
        "skipped: it has no text yet",
        "column “Date”: “Thu 10 Dec” has no year, so it is read as 2026-12-10",
        "column “Link”: “www.example.com/priya” is read as https://www.example.com/priya",
        "skipped: “WEEK 50” is not a post",
        "column “Status”: “On fire” is not a known status, so the post is a draft",
    ]


def test_a_second_import_of_a_calendar_changes_nothing(hub: Path, run: Run) -> None:
    arguments = ("--timezone", "Europe/Berlin", "--add-campaigns")
    imported(run, "a.xlsx", calendar(), *arguments, code=1)
    assert imported(run, "a.xlsx", calendar(), *arguments, code=1)[-1] == "8 unchanged; 1 row with errors"
