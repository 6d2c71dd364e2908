"""Periods as people write them behind `--period`."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_advocacy.results.periods import Period, read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-11-02..2026-11-08", date(2026, 11, 2), date(2026, 11, 8)),
        ("2026-11-02", date(2026, 11, 2), date(2026, 11, 2)),
    ],
)
def test_a_month_and_days_are_periods(text: str, first: date, last: date) -> None:
    assert read_period(text) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-13",
        "2026-W45",
        "20261102",
        "2026-11-08..2026-11-02",
        "2026-11-02..",
        "9999-12",
        "11/2026",
        "٢٠٢٦-١١",
    ],
)
def test_other_texts_are_no_period(text: str) -> None:
    assert read_period(text) is None
