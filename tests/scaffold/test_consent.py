"""The consent form of new hubs and of the demo: it asks about everything that a person's file can show, and where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args
from urllib.parse import parse_qs, urlsplit

import pytest

from mkdocs_advocacy.kinds.people.model import Shown, Where
from mkdocs_advocacy.scaffold.new import new_hub

CHECKOUT = Path(__file__).parents[2]
NAME = "Café & “Söhne” {x}"


def new_form(languages: list[str]) -> str:
    return new_hub(NAME, languages, "github", "1.2.3", "UTC")["guidelines/consent.md"].decode()


FORMS = {"new hub": new_form(["en"]), "demo": (CHECKOUT / "guidelines/consent.md").read_text("utf-8")}
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


@every_form
def test_it_has_a_box_for_each_item_in_each_place(form: str) -> None:
    rows = [row for row in form.splitlines() if "☐" in row]
    assert len(rows) == len(get_args(Shown))
    assert {row.count("☐") for row in rows} == {len(get_args(Where))}


@every_form
def test_the_mail_has_the_text_on_the_page(form: str) -> None:
    [link] = re.findall(r"\((mailto:\S+body=\S+)\)", form)
    body = parse_qs(urlsplit(link).query)["body"][0]
    shown = [line.removeprefix("    ") for line in form.partition("copy")[2].splitlines() if line.startswith("    ")]
    assert [line for line in body.split("\r\n") if line] == shown
    items = [line for line in shown if line.startswith("- ")]
    assert len(items) == len(get_args(Shown)) + len(get_args(Where))
    assert len(link) < 2000, "some email programs cut off longer links"


@every_form
def test_it_is_marked_as_a_draft_and_says_how_to_withdraw(form: str) -> None:
    assert "This is a draft and not legal advice: have your lawyer and works council review this" in form
    assert "subject=I%20withdraw%20my%20consent" in form
    assert "## May I say no, criticise, stop?" in form


@every_form
def test_it_says_what_newsletters_are_and_that_copies_stay(form: str) -> None:
    words = " ".join(form.split())
    assert "Newsletters are emails, chat messages and their pages on this hub." in words
    assert "not even in past newsletters" in words
    assert re.search(r"We can't (take|call) back .*sent .*printed", words)


def test_a_new_hub_names_itself_and_asks_in_its_own_language_whether_people_may_say_no() -> None:
    files = new_hub(NAME, ["de"], "github", "1.2.3", "UTC")
    assert f"I agree that {NAME} may show" in files["guidelines/consent.md"].decode()
    for page in ("index", "linkedin"):
        assert "## Darf ich Nein sagen, Kritik üben, aufhören?" in files[f"guidelines/{page}.md"].decode()
