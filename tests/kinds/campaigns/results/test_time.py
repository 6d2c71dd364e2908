"""The number of weeks beside the clicks of a month on the page of results."""

from __future__ import annotations

from pathlib import Path

from tests.kinds.campaigns.results.samples import LAST_WEEK, build_results, clicks_of, row

WEEKS = [("2026-11-02", "2026-11-08"), ("2026-11-23", "2026-11-29"), ("2026-12-21", "2026-12-27"), LAST_WEEK]
"""Two weeks of November and two of December."""


def text_of(folder: Path, weeks: list[tuple[str, str]]) -> str:
    files = clicks_of(row(40 + place, "ginger", "*", source="", days=days) for place, days in enumerate(weeks))
    return " ".join(build_results(folder, files).page("results/").one("main").text.split())


def test_months_say_how_many_weeks_they_hold(tmp_path: Path) -> None:
    assert "85 clicks in December 2026 (2 weeks) The month before: 81 clicks (2 weeks)" in text_of(tmp_path, WEEKS)


def test_months_of_four_weeks_differ_from_those_of_five(tmp_path: Path) -> None:
    files = dict(clicks_of(row(40, "ginger", "*", source="", days=days) for days in WEEKS))
    files["results/imports.csv"] += "2026-12-07,2026-12-13,2027-01-12,Plausible,visits,campaign day source,\n"
    page = build_results(tmp_path, files).page("results/de/")
    assert "80 Klicks im Dezember 2026 (3 Wochen)" in page.text
    assert "Im Monat davor: 80 Klicks (2 Wochen)" in page.text


def test_whole_months_have_no_weeks(tmp_path: Path) -> None:
    assert "40 clicks in December 2026 Campaigns" in text_of(tmp_path, [("2026-12-01", "2026-12-31")])
