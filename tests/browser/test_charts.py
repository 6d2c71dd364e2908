"""Charts of results: without violations of a strict policy, accessible, and readable on all screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import material
import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import SCREENS, Watch
from tests.browser.serving import Quiet, served
from tests.browser.test_access import findings
from tests.results.charts.samples import (
    WORD,
    bar,
    bar_table,
    column_chart,
    columns,
    figure,
    multiples,
    progress,
    write_number,
)

from mkdocs_advocacy.rendering.templates import theme_folder
from mkdocs_advocacy.results.charts.bars import Bar, BarTable, draw_bars
from mkdocs_advocacy.results.charts.columns import ColumnChart, draw_columns
from mkdocs_advocacy.results.charts.elements import Direction
from mkdocs_advocacy.results.charts.multiples import draw_multiples
from mkdocs_advocacy.results.charts.plot import Column
from mkdocs_advocacy.results.charts.progress import draw_progress

pytestmark = pytest.mark.browser
DESKTOP = pytest.mark.parametrize("screen", ["desktop"], indirect=True)

OURS = [theme_folder() / "assets" / "advocacy" / "css" / name for name in ("tokens.css", "base.css")]
CHARTS = theme_folder() / "assets" / "advocacy" / "css" / "components" / "charts.css"
MATERIAL = sorted(Path(material.__file__).parent.glob("templates/assets/stylesheets/*.css"))
POLICY = "default-src 'none'; style-src 'self'"
ICONS = f"{POLICY}; img-src data:"
"""Material's stylesheet has icons as data addresses."""
RATES = ("Clicks per impression", "Engagements per impression", "Impressions")
RATE_TEXTS = ("1.25%", "4.83%", "1,234,567")
SCHEMES = ("default", "slate")
DIRECTIONS: tuple[Direction, ...] = ("ltr", "rtl")
LABELS = """() => [...document.querySelectorAll(".advocacy-plot")].map(plot =>
  [...plot.querySelectorAll("text")].filter(one => one.checkVisibility()).map(one => {
    const {left, right, top, bottom} = one.getBoundingClientRect()
    const size = parseFloat(getComputedStyle(one).fontSize) * Math.hypot(one.getScreenCTM().a, one.getScreenCTM().b)
    return {text: one.textContent, left, right, top, bottom, size}
  }))"""
"""A script that returns the visible labels of each plot."""


class Strict(Quiet):
    """Sends the policy that a page's name asks for."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY if "plain" in self.path else ICONS)
        super().end_headers()


def draw_all(direction: Direction) -> str:
    """Return charts of all forms, with few, many, huge and long values."""
    weeks = [212, 412, 390, None, 44, 120, 80, 30, 0, 12]
    hard = [bar("LinkedIn", 10**9, href="#"), bar(WORD, 3), bar("الزنجبيل هنا", 77 * 10**6)]
    hard += [bar("12 others", 10**8, hatched=True), Bar("X", ("fewer than 5",), None)]
    long = ColumnChart(figure("long", direction, WORD), WORD, WORD, (Column(WORD, "7 Dec", 5, "5"),))
    year = [None if index in (20, 21) else index * 7919 % 1083 for index in range(60)]
    dated = tuple(
        Column(one.name, f"{index % 28 + 1} Dez.", one.value, one.text) for index, one in enumerate(columns(year))
    )
    parts = [
        draw_progress(progress(id_="p1", direction=direction)),
        draw_progress(progress(4812, 4000, 0.8, id_="p2", direction=direction)),
        draw_progress(progress(None, id_="p3", direction=direction)),
        draw_bars(bar_table(*hard, id_="b1", direction=direction)),
        draw_bars(bar_table(id_="b2", direction=direction)),
        draw_bars(BarTable("b3", "Rates", "Post", RATES, (Bar(WORD, RATE_TEXTS, 0.05),), "None", direction)),
        draw_columns(column_chart(weeks, "c1", direction), write_number),
        draw_columns(ColumnChart(figure("c2", direction), "Week", "Clicks", dated), write_number),
        draw_columns(column_chart([10**9, 1, 55 * 10**7], "c3", direction), write_number),
        draw_columns(column_chart([0] * 6, "c4", direction), write_number),
        draw_columns(long, write_number),
        draw_multiples(multiples(dict.fromkeys(("LinkedIn", "X", "Bluesky"), weeks), "m1", direction), write_number),
    ]
    return "".join(parts)


def write_page(folder: Path, name: str, sheets: list[Path], scheme: str, direction: Direction) -> None:
    for sheet in sheets:
        (folder / sheet.name).write_bytes(sheet.read_bytes())
    links = "".join(f'<link rel="stylesheet" href="{sheet.name}">' for sheet in sheets)
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Results</title>{links}'
    colors = f'data-md-color-scheme="{scheme}" data-md-color-primary="deep-purple"'
    charts = f'<div class="advocacy"><h1>Results</h1><h2>All</h2>{draw_all(direction)}</div>'
    body = f'<main class="md-content__inner md-typeset">{charts}</main>'
    html = f'<!doctype html><html lang="en"><head>{head}</head><body dir="{direction}" {colors}>{body}</body></html>'
    (folder / f"{name}.html").write_text(html, "utf-8")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve pages with all charts: one without Material, and one for each scheme and direction."""
    folder = tmp_path_factory.mktemp("charts")
    write_page(folder, "plain", [*OURS, CHARTS], "default", "ltr")
    for scheme in SCHEMES:
        for direction in DIRECTIONS:
            write_page(folder, f"{scheme}-{direction}", [*MATERIAL, *OURS, CHARTS], scheme, direction)
    with served(folder, Strict) as address:
        yield address


@DESKTOP
@pytest.mark.parametrize("name", ["plain", "default-ltr", "slate-rtl"])
def test_charts_need_only_stylesheets_of_the_hub(page: Page, watch: Watch, pages: str, name: str) -> None:
    page.goto(f"{pages}{name}.html", wait_until="networkidle")
    expect(page.locator(".advocacy-plot").first).to_be_visible()
    assert [error for error in watch.errors if "favicon" not in error] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_axe_finds_nothing_in_charts(page: Page, pages: str, scheme: str, direction: str) -> None:
    page.goto(f"{pages}{scheme}-{direction}.html")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert findings(page) == []


@DESKTOP
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_labels_are_legible_and_apart(page: Page, pages: str, direction: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{pages}default-{direction}.html")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for labels in page.evaluate(LABELS):
        for label in labels:
            assert label["size"] >= 12, label
            assert -0.5 <= label["left"] <= label["right"] <= width + 0.5, label
        assert find_overlaps(labels) == []


def find_overlaps(labels: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [
        (one["text"], other["text"])
        for index, one in enumerate(labels)
        for other in labels[index + 1 :]
        if one["left"] < other["right"] and other["left"] < one["right"]
        if one["top"] + 3 < other["bottom"] and other["top"] + 3 < one["bottom"]  # boxes are higher than letters
    ]


@DESKTOP
@pytest.mark.parametrize("scheme", SCHEMES)
def test_shapes_differ_from_the_background(page: Page, pages: str, scheme: str) -> None:
    page.goto(f"{pages}{scheme}-ltr.html")
    ground = read_color(page.locator("body").evaluate("one => getComputedStyle(one).backgroundColor"))
    shapes = {
        ".advocacy-bar__part:not([fill])": "fill",
        ".advocacy-plot__columns > rect": "fill",
        ".advocacy-hatch": "stroke",
        ".advocacy-bar__part[fill]": "stroke",
        ".advocacy-bar__track": "stroke",
        ".advocacy-bar__mark": "fill",
        ".advocacy-plot__gap": "stroke",
        ".advocacy-plot__base": "stroke",
    }
    for selector, name in shapes.items():
        color = page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)
        assert find_contrast(read_color(color), ground) >= 3, (selector, color)
    for text in (".advocacy-plot__tick", ".advocacy-plot__name", ".advocacy-plot__number"):
        color = page.locator(text).first.evaluate("one => getComputedStyle(one).fill")
        assert find_contrast(read_color(color), ground) >= 4.5, (text, color)


def read_color(color: str) -> tuple[float, ...]:
    """Return red, green, blue and opacity."""
    values = [float(value) for value in re.findall(r"[\d.]+", color)]
    return (*values[:3], *(values[3:] or [1.0]))


def find_contrast(color: tuple[float, ...], ground: tuple[float, ...]) -> float:
    """Return the contrast ratio of WCAG 2."""
    mixed = [part * color[3] + below * (1 - color[3]) for part, below in zip(color[:3], ground[:3], strict=True)]
    light, dark = sorted((find_luminance(mixed), find_luminance(ground[:3])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def find_luminance(color: Any) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (one / 255 for one in color)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@DESKTOP
def test_charts_are_mirrored_from_right_to_left(page: Page, pages: str) -> None:
    edges = "shapes => shapes.map(one => one.getBoundingClientRect()).map(({left, right}) => ({left, right}))"
    lefts = {}
    for direction in DIRECTIONS:
        page.goto(f"{pages}default-{direction}.html")
        places = [page.locator(f"#c1 {part}").evaluate_all(edges) for part in ("rect", ".advocacy-plot__name")]
        places.append(page.locator("#b1 .advocacy-bar__part").evaluate_all(edges))
        places.append(page.locator(".advocacy-progress .advocacy-bar__mark").evaluate_all(edges))
        lefts[direction] = places
    for plain, mirrored in zip(lefts["ltr"], lefts["rtl"], strict=True):
        assert [round(one["left"]) for one in plain] == pytest.approx(
            [round(1280 - one["right"]) for one in mirrored], abs=1
        )


@DESKTOP
def test_forced_colours_apply_to_shapes(page: Page, pages: str) -> None:
    page.emulate_media(forced_colors="active", color_scheme="dark")
    page.goto(f"{pages}default-ltr.html")
    text = page.evaluate(
        "() => { document.body.style.color = 'CanvasText'; return getComputedStyle(document.body).color }"
    )
    for selector in (".advocacy-bar__part:not([fill])", ".advocacy-plot__columns > rect", ".advocacy-plot__name"):
        assert page.locator(selector).first.evaluate("one => getComputedStyle(one).fill") == text, selector
    for selector in (".advocacy-hatch", ".advocacy-bar__part[fill]", ".advocacy-bar__track", ".advocacy-plot__gap"):
        assert page.locator(selector).first.evaluate("one => getComputedStyle(one).stroke") == text, selector


@DESKTOP
def test_printed_tables_are_open(page: Page, pages: str) -> None:
    page.goto(f"{pages}default-ltr.html")
    table = page.locator("#c1 .advocacy-chart__table")
    expect(table).to_be_hidden()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    assert table.evaluate("table => table.getBoundingClientRect().height") > 100
    expect(page.locator("#c1 summary")).to_be_hidden()


def test_bars_are_beside_names_or_below_them_on_phones(page: Page, pages: str, screen: str) -> None:
    page.goto(f"{pages}default-ltr.html")
    name = page.locator("#b1 .advocacy-bars__name").first.bounding_box()
    shape = page.locator("#b1 .advocacy-bar").first.bounding_box()
    assert name
    assert shape
    is_below = shape["y"] >= name["y"] + name["height"]
    assert is_below == (SCREENS[screen]["width"] < 720)
    assert shape["width"] > 150
