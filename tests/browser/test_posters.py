"""Posters: one legible sheet, whose QR codes lead to the posts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from tests.browser.conftest import ONCE, WORD
from tests.browser.printing import read_codes
from tests.browser.serving import served_once
from tests.site.sites import built, post

pytestmark = [pytest.mark.browser, ONCE]

SITE = "https://hub.example/"
LONG = "Three years of work by our lab, and all of it tastes of ginger, root by root, in six countries and on one boat"
ARABIC = "ثلاث سنوات من العمل في مختبرنا وكلها بطعم الزنجبيل، جذرًا بعد جذر، في ستة بلدان وعلى متن قارب واحد"
SENTENCE = (
    "Two ginger sodas made from whole root, for everybody who finds that most of them taste of sugar and little else."
)
TEXTS = {"short": "Ginger is here", "long": LONG, "word": WORD, "arabic": ARABIC}
COUNTS = (1, 2, 3, 4, 5, 7)
SETS = {f"{name}-{count}": (text, count) for name, text in TEXTS.items() for count in COUNTS}
ISSUE = """\
---
title: {title}
summary: {summary}
date: 2027-01-10
language: {language}
---

```posts
campaign: {campaign}
limit: 7
```
"""


def posts_of(name: str, text: str, count: int) -> dict[str, Any]:
    language = "ar" if text == ARABIC else "en"
    values = {"summary": f"{text} {SENTENCE}", "campaign": name, "expire": "2027-05-31", "language": language}
    return {f"{name}-{number}": post(text, f"{text} {SENTENCE}", **values) for number in range(1, count + 1)}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub with posters of many lengths."""
    campaigns: dict[str, Any] = {}
    for name, (text, _) in SETS.items():
        campaigns[name] = {"title": text, "summary": f"{text} {SENTENCE}", "starts": "2026-12-01", "ends": "2027-05-31"}
        campaigns[f"{name}.ar"] = {"title": ARABIC}
    issues = {
        f"newsletters/{name}.md": ISSUE.format(
            title=text, summary=f"{text} {SENTENCE}", language="ar" if text == ARABIC else "en", campaign=name
        )
        for name, (text, _) in SETS.items()
    }
    make = partial(
        built,
        posts={
            id_: values for name, (text, count) in SETS.items() for id_, values in posts_of(name, text, count).items()
        },
        campaigns=campaigns,
        pages={"index.md": "# Home\n", **issues},
        plugins=["search", {"advocacy": {"languages": ["en", "ar"]}}, "advocacy/posts", "advocacy/programme"],
        site_url=SITE,
    )
    with served_once(tmp_path_factory, "posters", make) as address:
        yield address


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})  # A4


def find_cut(page: Page) -> list[str]:
    """Return the parts of the sheet that aren't completely within what contains them."""
    return list(
        page.evaluate(
            """() => {
              const cut = [];
              const holds = (outer, inner) => {
                if (!inner.checkVisibility()) return;
                const [o, i] = [outer.getBoundingClientRect(), inner.getBoundingClientRect()];
                if (i.left < o.left - 1 || i.right > o.right + 1 || i.top < o.top - 1 || i.bottom > o.bottom + 1)
                  cut.push(`${inner.className || inner.tagName} of ${outer.className}`);
              };
              const sheet = document.querySelector(".advocacy-poster__sheet");
              for (const part of sheet.querySelectorAll("*:not(a, path)")) holds(document.documentElement, part);
              for (const part of sheet.children) holds(sheet, part);
              for (const item of sheet.querySelectorAll("li")) {
                for (const part of item.querySelectorAll(".advocacy-poster__words, .advocacy-poster__words > *"))
                  holds(item, part);
                const code = item.querySelector(".advocacy-qr"); // its quiet zone reaches into the sheet's margin
                if (code.getBoundingClientRect().height > item.getBoundingClientRect().height) cut.push("a code");
              }
              const [list, foot] = [sheet.querySelector("ol"), sheet.querySelector("footer")];
              for (const item of list.children) holds(list, item);
              if (list.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 1) cut.push("the list");
              if (sheet.scrollHeight > sheet.clientHeight) cut.push("the sheet");
              return cut;
            }"""
        )
    )


def millimetres_of_capitals(page: Page, titles: str) -> list[float]:
    """Return the height of capitals in each of the titles, in millimetres on A4."""
    return list(
        page.locator(titles).evaluate_all(
            """titles => titles.map((title) => {
              const pen = new OffscreenCanvas(1, 1).getContext("2d");
              pen.font = getComputedStyle(title).font;
              return (pen.measureText("H").actualBoundingBoxAscent * 25.4) / 96;
            })"""
        )
    )


def millimetres_of_codes(page: Page) -> list[float]:
    """Return the width of each code without its quiet zone of four modules, in millimetres on A4."""
    return list(
        page.locator(".advocacy-qr svg").evaluate_all(
            """codes => codes.map((code) => {
              const modules = code.viewBox.baseVal.width;
              return (((code.getBoundingClientRect().width * (modules - 8)) / modules) * 25.4) / 96;
            })"""
        )
    )


@pytest.mark.parametrize(
    ("folder", "name"),
    [*(("campaigns", name) for name in SETS), ("newsletters", "long-7"), ("newsletters", "arabic-2")],
)
def test_a_poster_is_one_sheet_with_readable_codes(page: Page, hub: str, folder: str, name: str) -> None:
    page.goto(f"{hub}{folder}/{name}/poster.html", wait_until="networkidle")
    count = min(SETS[name][1], 5)
    addresses = [f"{SITE}posts/{name}-{number}/" for number in range(1, count + 1)]
    for paper in ("A4", "A3", "Letter"):
        assert sorted(read_codes(page, paper)) == addresses
    on_paper(page)
    assert find_cut(page) == []
    limit = 2 * 2000 * 0.002327  # 16 minutes of arc at two metres: 2 × distance × tan(8′)
    assert all(height >= limit for height in millimetres_of_capitals(page, ".advocacy-poster h2"))
    assert min(millimetres_of_codes(page)) >= 30


@pytest.mark.parametrize("name", ["short-3", "arabic-5"])
def test_an_arabic_poster_is_read_from_the_right(page: Page, hub: str, name: str) -> None:
    page.goto(f"{hub}campaigns/{name}/ar/poster.html", wait_until="networkidle")
    assert len(read_codes(page, "A4")) == SETS[name][1]
    on_paper(page)
    assert find_cut(page) == []
    code, words = page.locator(".advocacy-qr").first, page.locator(".advocacy-poster__words").first
    ends = [one.evaluate("one => one.getBoundingClientRect().right") for one in (code, words)]
    assert ends[0] < ends[1]


@pytest.mark.parametrize(("address", "side"), [("campaigns/short-3/", "left"), ("campaigns/short-3/ar/", "right")])
def test_titles_in_another_language_are_aligned_like_the_sheet(page: Page, hub: str, address: str, side: str) -> None:
    page.goto(f"{hub}{address}poster.html", wait_until="networkidle")
    for part in page.locator(".advocacy-poster__words > *").all():
        expect(part).to_have_css("text-align", side)
    expect(page.get_by_role("heading", name="Ginger is here").last).to_have_css("direction", "ltr")


def test_a_cut_title_in_another_direction_ends_with_dots(page: Page, hub: str) -> None:
    page.goto(f"{hub}campaigns/long-3/ar/poster.html", wait_until="networkidle")
    on_paper(page)
    title = page.get_by_role("heading", level=2).first
    expect(title).to_have_css("direction", "ltr")
    box = title.bounding_box()
    assert box
    after = {"x": box["x"] + box["width"], "y": box["y"], "width": 30, "height": box["height"]}
    assert darkest(page.screenshot(clip=after)) < 128


def darkest(picture: bytes) -> float:
    return float(Image.open(BytesIO(picture)).convert("L").getextrema()[0])


@pytest.mark.parametrize("level", [1, 2])
def test_arabic_letters_are_not_cut(page: Page, hub: str, level: int) -> None:
    page.goto(f"{hub}campaigns/arabic-5/ar/poster.html", wait_until="networkidle")
    title = page.get_by_role("heading", level=level).first
    title.evaluate("title => { (title.querySelector('a') ?? title).textContent = 'أغطية وصلت' }")
    shown = page.screenshot()
    title.evaluate("title => { title.style.overflow = 'visible' }")
    assert page.screenshot() == shown


def test_the_screen_shows_the_sheet_and_a_button_that_prints(page: Page, hub: str) -> None:
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{hub}campaigns/long-5/poster.html")
        assert find_cut(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("window.print = () => { window.printed = true }")
    button = page.get_by_role("button", name="Print")
    button.click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    expect(button).to_be_hidden()


def test_codes_stay_dark_on_white_in_dark_mode(page: Page, hub: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{hub}campaigns/short-3/poster.html")
    expect(page.locator(".advocacy-poster__paper")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator(".advocacy-poster")).to_have_css("color", "rgb(0, 0, 0)")
    assert len(zxingcpp.read_barcodes(Image.open(BytesIO(page.screenshot(full_page=True))))) == 3


def test_posts_that_expired_since_the_build_are_hidden(page: Page, hub: str) -> None:
    page.clock.set_fixed_time("2027-05-31T21:00:00Z")
    page.goto(f"{hub}campaigns/short-3/poster.html")
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    expect(page.locator(".advocacy-poster__post:visible")).to_have_count(3)
    page.clock.set_fixed_time("2027-06-01T00:00:00Z")
    page.reload()
    expect(page.get_by_role("button", name="Print")).to_be_visible()
    expect(page.locator(".advocacy-poster__post:visible")).to_have_count(0)


def test_a_code_names_the_page_that_it_opens(page: Page, hub: str) -> None:
    page.goto(f"{hub}campaigns/short-1/poster.html")
    expect(page.get_by_role("img", name="QR code: Ginger is here")).to_be_visible()
