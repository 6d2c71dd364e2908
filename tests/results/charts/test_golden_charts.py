"""Charts have the same bytes as before."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup
from tests.results.charts.samples import bar, bar_table, column_chart, multiples, progress, write_number

from mkdocs_advocacy.results.charts.bars import Bar, draw_bars
from mkdocs_advocacy.results.charts.columns import draw_columns
from mkdocs_advocacy.results.charts.multiples import draw_multiples
from mkdocs_advocacy.results.charts.progress import draw_progress

GOLDEN = Path(__file__).parent / "golden"
CHARTS = {
    "bars": draw_bars(
        bar_table(
            bar("Ginger & friends", 1208, href="../posts/ginger/"),
            bar("12 other posts", 105, hatched=True),
            Bar("3 posts", ("fewer than 5",), None),
        )
    ),
    "bars-rtl": draw_bars(bar_table(bar("الزنجبيل هنا", 1208), bar("LinkedIn", 604), direction="rtl")),
    "columns": draw_columns(column_chart([212, 412, None, 0]), write_number),
    "columns-rtl": draw_columns(column_chart([212, 412, None], direction="rtl"), write_number),
    "multiples": draw_multiples(multiples({"LinkedIn": [40, None], "Mastodon": [4, 1]}), write_number),
    "progress": draw_progress(progress()),
    "progress-over": draw_progress(progress(5000, 4000, direction="rtl")),
}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_the_same_bytes(name: str) -> None:
    assert split_lines(CHARTS[name]) == (GOLDEN / f"{name}.html").read_text("utf-8")


def test_every_golden_file_has_a_chart() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CHARTS)


def split_lines(markup: Markup) -> str:
    return str(markup).replace("><", ">\n<") + "\n"
