"""Content calendars as people and schedulers keep them: each row is a post, a part of one, or left out with a word."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
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
"""The first rows of public calendars and of files for schedulers, found on 2026-11-28, and those of six languages."""
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
"""The cells of made-up posts, by the heading in lower case."""


@pytest.mark.parametrize("line", HEADINGS)
def test_twenty_rows_are_twenty_posts(hub: Path, run: Run, line: str) -> None:
    delimiter = ";" if ";" in line else ","
    headings = line.split(delimiter)
    has = {heading.casefold() for heading in headings}
    cells = CELLS | {"day": lambda _: "Monday"} if "date" in has else CELLS
    table = [[cells.get(name.casefold(), lambda _: "x y")(number) for name in headings] for number in range(20)]
    said = imported(run, "a.csv", as_csv(table, delimiter=delimiter, header=headings), "--timezone", "Europe/Berlin")
    assert said[-1] == "20 new"
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
