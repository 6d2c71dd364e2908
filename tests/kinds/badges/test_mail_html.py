"""The checks of HTML for email programs find what they should, and nothing else."""

from __future__ import annotations

import pytest
from tests.kinds.badges.mail_html import LONGEST, problems_in_mail

TABLE = '<table cellpadding="0" cellspacing="0" border="0" role="presentation"{}>{}</table>'
IMAGE = '<img src="https://h.example/a.png" width="9" height="9" alt="A" style="display:block;border:0">'


def cell(content: str, style: str = "") -> str:
    return TABLE.format("", f'<tr><td style="{style}">{content}</td></tr>')


FINE = {
    "a table": cell("<strong>Ada</strong><br>Role", "padding:0 0 6px 0"),
    "an image in a link": cell(f'<a href="https://h.example/b/">{IMAGE}</a>'),
    "fonts of the system": TABLE.format(' style="font-family:Arial,Helvetica,sans-serif;font-size:14px"', ""),
    "a jpeg": cell(IMAGE.replace(".png", ".jpg")),
    "text about styles": cell("display:flex &lt;div&gt; data:image/png"),
}
WRONG = {
    "a block": ("<div>Ada</div>", ["<div>"]),
    "a paragraph": (cell("<p>Ada</p>"), ["<p>"]),
    "a style sheet": ("<style>td {}</style>", ["<style>"]),
    "a drawing": (cell("<svg></svg>"), ["<svg>"]),
    "several sources": (cell("<picture></picture>"), ["<picture>"]),
    "flex": (TABLE.format(' style="display:flex"', ""), ["<table> with display"]),
    "flex in an image": (cell(IMAGE.replace("block;", "block;display:flex;")), ["display: flex"]),
    "a margin on the table": (TABLE.format(' style="margin:8px"', ""), ["<table> with margin"]),
    "padding on a link": (cell('<a href="https://h.example/" style="padding:4px">b</a>'), ["<a> with padding"]),
    "rounded corners": (cell("A", "border-radius:4px"), ["<td> with border-radius"]),
    "a colour, which dark mode may not invert": (cell("A", "color:#000"), ["<td> with color"]),
    "a variable": (cell("A", "font-size:var(--x)"), ["font-size: var(--x)"]),
    "a relative size": (cell("A", "font-size:1.2em"), ["font-size: 1.2em"]),
    "a logical property": (cell("A", "padding-inline:4px"), ["<td> with padding-inline"]),
    "a web font": (cell("A", "font-family:Inter,Arial"), ["font-family: inter,arial"]),
    "a class": (cell('<a class="x" href="https://h.example/">b</a>'), ["<a class>"]),
    "a script": (cell('<a onclick="x()" href="https://h.example/">b</a>'), ["<a onclick>"]),
    "a relative link": (cell('<a href="/b/">b</a>'), ["link to '/b/'"]),
    "a link without https": (cell('<a href="http://h.example/">b</a>'), ["link to 'http://h.example/'"]),
    "a relative image": (cell(IMAGE.replace("https://h.example", "")), ["image '/a.png'"]),
    "an svg file": (cell(IMAGE.replace(".png", ".svg")), ["image 'https://h.example/a.svg'"]),
    "a webp file": (cell(IMAGE.replace(".png", ".webp")), ["image 'https://h.example/a.webp'"]),
    "data in an address": (
        cell(IMAGE.replace("https://h.example/a", "data:image/png;a")),
        ["image 'data:image/png;a.png'"],
    ),
    "an image without a size": (cell(IMAGE.replace('height="9"', "")), ["image without height"]),
    "an image with a relative size": (cell(IMAGE.replace('width="9"', 'width="100%"')), ["image without width"]),
    "an image without words": (cell(IMAGE.replace('alt="A"', 'alt=""')), ["image without alt"]),
    "an image with a border": (cell(IMAGE.replace(";border:0", "")), ["image without border:0"]),
    "an inline image": (cell(IMAGE.replace("display:block;", "")), ["image without display:block"]),
    "a table for data": (
        TABLE.format("", "").replace(' role="presentation"', ""),
        ["<table> without role=presentation"],
    ),
    "a table with gaps": (
        TABLE.format("", "").replace('spacing="0"', 'spacing="2"'),
        ["<table> without cellspacing=0"],
    ),
    "too much": (cell("A" * LONGEST), [f"{LONGEST + len(cell('')):,} characters"]),
}


@pytest.mark.parametrize("html", FINE.values(), ids=FINE)
def test_html_that_mail_programs_show_has_no_problems(html: str) -> None:
    assert problems_in_mail(html) == []


@pytest.mark.parametrize(("html", "problems"), WRONG.values(), ids=WRONG)
def test_everything_else_is_found(html: str, problems: list[str]) -> None:
    assert problems_in_mail(html) == problems
