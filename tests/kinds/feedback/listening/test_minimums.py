"""Pages say that a number is a minimum where a part of it isn't imported or isn't published."""

from __future__ import annotations

from pathlib import Path

from tests.kinds.feedback.listening.samples import build_listening, key, mentions_of, weeks_of
from tests.kinds.feedback.listening.test_pages import rows_of
from tests.site.sites import as_yaml, post

WEEKS = [*weeks_of("2026-11-30", 5)]
"""The weeks of December 2026."""
FULL = {key(): 100, key(topic="caps"): 20}


def lead_of(folder: Path, weeks: list[str], *, empty: tuple[str, ...] = (), page: str = "listening/") -> str:
    site = build_listening(folder, mentions_of(dict.fromkeys(weeks, FULL), empty=empty), posts={"a": post()})
    return site.page(page).one("p", "advocacy-results__lead").text


def test_a_month_of_which_a_week_is_not_published_has_at_least_the_mentions_of_the_others(tmp_path: Path) -> None:
    shown = [week for week in WEEKS if week != WEEKS[2]]
    assert lead_of(tmp_path, shown, empty=(WEEKS[2],)) == "At least 400 public mentions in December 2026"


def test_a_month_whose_first_weeks_were_not_imported_has_at_least_the_mentions_of_the_others(tmp_path: Path) -> None:
    lead = lead_of(tmp_path, WEEKS[-1:], page="listening/de/")
    assert lead == "Mindestens 100 öffentliche Erwähnungen im Dezember 2026"


def test_evidence_is_a_minimum_if_a_part_is_not_published(tmp_path: Path) -> None:
    counts = dict.fromkeys(WEEKS, FULL) | {WEEKS[1]: {key(): 100}}
    finding = {"title": "Caps", "for": ["product"], "evidence": [{"result": "mentions/caps"}]}
    files = {**mentions_of(counts), "content/feedback/caps.yml": as_yaml(finding)}
    site = build_listening(tmp_path, files, posts={"a": post()})
    number = site.page("feedback/caps/").one("p", "advocacy-evidence__number")
    assert number.text == "at least 80 mentions"


def test_a_source_that_is_among_others_in_one_week_has_at_least_its_published_mentions(tmp_path: Path) -> None:
    x, news, other = (key(source=name) for name in ("x", "news", "other"))
    counts = {week: {key(): 100, x: 90, news: 10} for week in WEEKS} | {WEEKS[0]: {key(): 100, x: 90, other: 10}}
    site = build_listening(tmp_path, mentions_of(counts), posts={"a": post()})
    rows = rows_of(site.page("listening/"), "listening-sources")[1:]
    assert rows == [["X", "450"], ["News", "at least 40"], ["Others, together", "10"]]


def test_a_column_of_a_month_that_was_imported_in_part_is_a_minimum(tmp_path: Path) -> None:
    weeks = [*weeks_of("2025-10-20", 60)]
    site = build_listening(tmp_path, mentions_of(dict.fromkeys(weeks, FULL)), posts={"a": post()})
    (details,) = [one for one in site.page("listening/").all("details") if "October 2025" in one.text]
    assert [cell.text for cell in details.all("td")][:2] == ["at least 200", "400"]
