"""`advocacy add newsletter`: an issue that could be sent as it is, in each language."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.new_hubs import new_hub
from tests.site.sites import Site

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.scaffold.samples import words_in

DAY = "1796040000"
"""30 November 2026."""
TITLES = {
    "en": "What's new in November 2026",
    "de": "Neues im November 2026",
    "fr": "Quoi de neuf en novembre 2026\u00a0?",
    "es": "Novedades de noviembre de 2026",
    "ar": "نشرة نوفمبر 2026",
}


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that adds an issue to a new hub."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)

    def run(*arguments: str, languages: str = "en,de", code: int = 0) -> str:
        hub = tmp_path / "hub"
        if not hub.exists():
            new_hub(hub, "--languages", languages)
        monkeypatch.chdir(hub)
        result = CliRunner().invoke(main, ["add", "newsletter", *arguments], catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result.output.rstrip("\n")

    return run


@pytest.mark.parametrize("language", TITLES)
def test_an_issue_can_be_sent_as_it_is(
    add: Callable[..., str], tmp_path: Path, build_new: Callable[..., Site], language: str
) -> None:
    assert add(languages=language) == "Added content/newsletters/2026-11.md."
    path = tmp_path / "hub/content/newsletters/2026-11.md"
    assert build_new(tmp_path / "hub").holding(TITLES[language]) == [], "a new issue is a draft"
    path.write_text(path.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    site = build_new(tmp_path / "hub")
    assert site.page("newsletters/2026-11/").one("h1").text == TITLES[language]
    text = site.files["newsletters/2026-11/mail.txt"].decode()
    assert text.startswith(TITLES[language])
    headings = re.findall(r"^(.+)\n-+$", text, re.MULTILINE)
    assert len(headings) == 2, "posts and the end; blocks without entries leave no heading"
    assert "<!--" not in text
    assert "/posts/we-are-hiring/" in text


def test_an_issue_without_entries_has_no_heading_above_nothing(
    add: Callable[..., str], tmp_path: Path, build_new: Callable[..., Site]
) -> None:
    add()
    path = tmp_path / "hub/content/newsletters/2026-11.md"
    text = path.read_text("utf-8").replace("status: draft\n", "").replace("# from: 2030-01-01", "from: 2026-11-30")
    path.write_text(text.replace("# to: 2030-01-31", "to: 2026-11-30"), "utf-8")
    mail = build_new(tmp_path / "hub").files["newsletters/2026-11/mail.txt"].decode()
    words = words_in("en")["newsletter"]
    assert re.findall(r"^(.+)\n-+$", mail, re.MULTILINE) == [words["posts"], words["closing"]]


def test_a_second_issue_of_a_month_is_named_after_its_day(add: Callable[..., str]) -> None:
    add()
    assert add() == "Added content/newsletters/2026-11-30.md."
    assert "already uses the id “2026-11-30”" in add(code=2)


def test_an_issue_has_the_given_title_language_and_name(add: Callable[..., str], tmp_path: Path) -> None:
    assert add("Was neu ist", "--language", "de", "--id", "herbst") == "Added content/newsletters/herbst.md."
    text = (tmp_path / "hub/content/newsletters/herbst.md").read_text("utf-8")
    assert text.startswith("---\ntitle: Was neu ist\n")
    assert "\nlanguage: de\n" in text
    assert "\n## Zum Teilen\n" in text


def test_the_title_needs_no_latin_letters(add: Callable[..., str]) -> None:
    assert add("نشرة", languages="ar") == "Added content/newsletters/2026-11.md."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--language", "fr"], "“fr” is not a language of this hub"),
        ([" "], "The title is empty."),
        (["--id", "index"], "“index” is the name of a folder's own page. Choose another id with --id."),
        (["--id", "readme"], "“readme” is the name of a folder's own page. Choose another id with --id."),
    ],
)
def test_invalid_issues_are_refused(add: Callable[..., str], arguments: list[str], message: str) -> None:
    assert message in add(*arguments, code=2)


def test_the_comments_can_be_uncommented(add: Callable[..., str], tmp_path: Path) -> None:
    add()
    path = tmp_path / "hub/content/newsletters/2026-11.md"
    path.write_text(re.sub(r"^# (from|to|shapes):", r"\1:", path.read_text("utf-8"), flags=re.MULTILINE), "utf-8")
    text = path.read_text("utf-8").replace("2030-01-31", "2026-11-30").replace("2030-01-01", "2026-11-01")
    path.write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["check", "--strict"], catch_exceptions=False)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(("own", "other"), [("en", "de"), ("fr", "ar"), ("es", "en")])
def test_a_translation_has_the_texts_that_nobody_changed_in_its_language(
    add: Callable[..., str], tmp_path: Path, own: str, other: str
) -> None:
    add(languages=f"{own},{other}")
    path = tmp_path / "hub/content/newsletters/2026-11.md"
    written, wanted = words_in(own)["newsletter"], words_in(other)["newsletter"]
    path.write_text(path.read_text("utf-8").replace(f"## {written['people']}\n", "## My own heading\n"), "utf-8")
    command = ["add", "translation", "2026-11", "--language", other]
    assert CliRunner().invoke(main, command, catch_exceptions=False).exit_code == 0
    text = path.with_name(f"2026-11.{other}.md").read_text("utf-8")
    unchanged = set(written) - {"title", "people"}
    assert {name for name in unchanged if wanted[name] not in text} == set()
    assert {name for name in unchanged if re.search(rf"(?m)^(## )?{re.escape(written[name])}$", text)} == set()
    assert "## My own heading\n" in text
    assert f"title: {TITLES[own]}" in text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_an_issue_can_have_any_day(
    add: Callable[..., str], tmp_path: Path, build_new: Callable[..., Site], day: str
) -> None:
    add()
    path = tmp_path / "hub/content/newsletters/2026-11.md"
    text = path.read_text("utf-8").replace("date: 2026-11-30", f"date: {day}").replace("status: draft\n", "")
    path.write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["check", "--strict"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert ("newsletters/2026-11/mail.txt" in build_new(tmp_path / "hub").files) == (day < "2026")
