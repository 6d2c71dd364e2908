"""Drawings have the colours of a browser in their renditions, or are named; the colours here are Chromium's."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from mkdocs_advocacy.kinds.brand.pictures import looked_at_drawing
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.renditions.originals import opened

BOX = 'width="40" height="20"'
RED, DEEP_RED = (255, 0, 0), (200, 30, 40)
NEARLY = 2
"""How much a part of a colour may differ, of 255."""


def written(folder: Path, inside: str, head: str = "") -> Path:
    path = folder / "mark.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {BOX} {head}>{inside}</svg>')
    return path


def drawn(path: Path) -> tuple[int, ...]:
    picture = opened(path, Limits()).sized((40, 20), "#FFFFFF")
    assert isinstance(picture, Image.Image)
    pixel = picture.getpixel((30, 10))
    assert isinstance(pixel, tuple)
    return pixel


def check(path: Path, color: tuple[int, int, int]) -> None:
    assert looked_at_drawing(path).undrawable == ()
    assert drawn(path) == pytest.approx(color, abs=NEARLY)


@pytest.mark.parametrize(
    ("color", "seen"),
    [
        ("#c81e28", DEEP_RED),
        ("#c81e2880", (227, 142, 147)),
        ("RebeccaPurple", (102, 51, 153)),
        ("rgb(200,30,40)", DEEP_RED),
        ("rgb(200 30 40)", DEEP_RED),
        ("rgb(200 30 40 / 50%)", (227, 142, 147)),
        ("rgb(none 30 40)", (0, 30, 40)),
        ("hsl(357deg 74% 45% / .5)", (227, 142, 146)),
        ("hsl(357 74 45)", (200, 30, 38)),
        ("hsl(.5turn 74% 45%)", (30, 200, 200)),
        ("hsl(400grad 74% 45%)", (200, 30, 30)),
        ("hsl(3rad 74% 45%)", (30, 200, 177)),
        ("hsla(357,74%,45%,50%)", (227, 142, 146)),
        ("hwb(357 12% 22%)", (199, 31, 39)),
        ("hwb(90 70% 60%)", (137, 137, 137)),
        ("lab(44 65 40)", (201, 26, 43)),
        ("lab(40% 50% 50%)", (187, 13, 0)),
        ("lch(44 76 32)", (200, 28, 42)),
        ("lch(90 130 150)", (0, 255, 82)),
        ("oklab(60% .18 .08)", (221, 61, 66)),
        ("oklch(60% .2 25)", (222, 59, 61)),
        ("oklch(60% 50% 25)", (222, 59, 61)),
        ("oklch(0.6 0.2 25deg / 0.5)", (238, 157, 158)),
        ("oklch(60% .2 none)", (215, 57, 123)),
        ("oklch(90% .4 150)", (0, 255, 0)),
        ("color(srgb .8 .1 .2)", (204, 26, 51)),
        ("color(srgb-linear .5 .1 .1)", (188, 89, 89)),
        ("color(display-p3 .8 .2 .2)", (222, 24, 41)),
        ("light-dark(red, blue)", RED),
        ("light-dark(rgb(200 30 40), blue)", DEEP_RED),
        ("currentColor", (0, 170, 0)),
        ("CURRENTCOLOR", (0, 170, 0)),
        ("var(--none, rgb(200 30 40))", DEEP_RED),
        ("url(#none) oklch(60% .2 25)", (222, 59, 61)),
        ("unset", (0, 0, 255)),
        ("transparent", (255, 255, 255)),
        ("", (0, 0, 255)),
    ],
)
def test_a_colour_is_that_of_a_browser(tmp_path: Path, color: str, seen: tuple[int, int, int]) -> None:
    check(written(tmp_path, f'<g fill="blue"><rect {BOX} fill="{color}"/></g>', 'color="#0a0"'), seen)


RECT = f'<rect class="a" id="i" {BOX}/>'


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        (f"<style>:root{{--c:#c81e28}}.a{{fill:var(--c)}}</style>{RECT}", DEEP_RED),
        (f"<style>svg{{--a:#c81e28;--b:var(--a)}}.a{{fill:var(--b)}}</style>{RECT}", DEEP_RED),
        (f"<style>:root{{--h:357 74% 45%}}.a{{fill:hsl(var(--h) / .5)}}</style>{RECT}", (227, 142, 146)),
        (
            "<style>:root{--c:#c81e28}@media (prefers-color-scheme:dark){:root{--c:#fff}}.a{fill:var(--c)}</style>"
            f"{RECT}",
            DEEP_RED,
        ),
        (f'<rect {BOX} style="--c:red;fill:var(--c)"/>', RED),
        (f'<rect {BOX} fill="red" style="--o:.5;fill-opacity:var(--o)"/>', (255, 127, 127)),
        (f'<rect {BOX} style="FILL:blue;;nothing;fill:color(srgb 1 0 0);"/>', RED),
        (f"<style>.a{{FILL:oklch(60% .2 25)}}</style>{RECT}", (222, 59, 61)),
        (f"<style>/* {{ */.a{{fill:blue;;nothing;fill:/**/red!important}}#i{{fill:blue}}</style>{RECT}", RED),
        (f"<style>:root .a{{fill:red}}</style>{RECT}", RED),
        (f"<style>:root{{fill:red}}</style>{RECT}", RED),
        (f"<style>.a,.a:hover{{fill:red}}.a:hover{{fill:blue}}</style>{RECT}", RED),
        (f"<style>@media screen{{.a{{fill:red}}}}@media print{{.a{{fill:blue}}}}</style>{RECT}", RED),
        (f'<style>.a{{fill:red}}</style><style media="print">.a{{fill:blue}}</style>{RECT}', RED),
        (f"<style>@keyframes k{{from{{fill:blue}}}}.a{{fill:red</style>{RECT}", RED),
        (
            '<linearGradient id="g"><stop stop-color="hsl(120 100% 25% / 50%)"/></linearGradient>'
            f'<rect {BOX} fill="url(#g)"/>',
            (128, 191, 128),
        ),
        (
            "<style>.s{stop-color:oklch(60% .2 25)}</style>"
            f'<linearGradient id="g"><stop class="s"/></linearGradient><rect {BOX} style="fill:url(#g)"/>',
            (222, 59, 61),
        ),
        (
            f'<filter id="f"><feFlood flood-color="oklch(60% .2 25)"/></filter><rect {BOX} filter="url(#f)"/>',
            (222, 59, 61),
        ),
        ('<path d="M0 10h40" style="stroke:hwb(357 12% 22%);stroke-width:20"/>', (199, 31, 39)),
        (f'<style>.u{{fill:rgb(200 30 40)}}</style><defs>{RECT}</defs><use class="u" href="#i"/>', DEEP_RED),
        ("<style>svg{background:rgb(200 30 40)}</style>", DEEP_RED),
        ('<rect width="200Q" height="2rem" fill="red"/>', RED),
    ],
)
def test_styles_are_those_of_a_browser(tmp_path: Path, inside: str, seen: tuple[int, int, int]) -> None:
    check(written(tmp_path, inside), seen)


@pytest.mark.parametrize(
    ("inside", "part"),
    [
        (f'<rect {BOX} fill="color-mix(in srgb, red, blue)"/>', "fill: color-mix(in srgb, red, blue)"),
        (f'<rect {BOX} style="fill:rgb(from red r g b)"/>', "fill: rgb(from red r g b)"),
        (f'<rect {BOX} fill="rgb(calc(100 + 100) 30 40)"/>', "fill: rgb(calc(100 + 100) 30 40)"),
        (f'<rect {BOX} fill="color(rec2020 .8 .2 .2)"/>', "fill: color(rec2020 .8 .2 .2)"),
        (f'<rect {BOX} fill="LinkText"/>', "fill: LinkText"),
        (f'<rect {BOX} fill="undefined"/>', "fill: undefined"),
        (f'<rect {BOX} fill="var(--c)"/>', "fill: var(--c)"),
        (f"<style>.b{{--c:red}}.a{{fill:var(--c)}}</style>{RECT}", "fill: var(--c)"),
        (f"<style>svg{{--c:red}}.a{{--c:blue;fill:var(--c)}}</style>{RECT}", "fill: var(--c)"),
        (f"<style>:root{{--c:var(--c)}}.a{{fill:var(--c)}}</style>{RECT}", "fill: var(--c)"),
        (f"<style>:root{{--c:url(#m)}}.a{{mask:var(--c)}}</style>{RECT}", "mask: var(--c)"),
        (f"<style>.a{{fill-opacity:calc(1 / 2)}}</style>{RECT}", "fill-opacity: calc(1 / 2)"),
        (f"<style>rect:not(.b){{fill:red}}</style>{RECT}", "rect:not(.b)"),
        (f"<style>.a:nth-child(2){{fill:red}}</style>{RECT}", ".a:nth-child(2)"),
        (f"<style>@supports (color:red){{.a{{fill:red}}}}</style>{RECT}", "@supports (color:red)"),
        (f"<style>@media (min-width:9px){{.a{{fill:red}}}}</style>{RECT}", "@media (min-width:9px)"),
        (f"<style>svg{{.a{{fill:red}}}}</style>{RECT}", "svg { .a }"),
        (f"<style>.a{{all:unset}}</style>{RECT}", "all: unset"),
        (f'<style media="(width)">.a{{fill:red}}</style>{RECT}', "media=(width)"),
        (f"<style>svg{{color-scheme:dark}}.a{{fill:light-dark(red,blue)}}</style>{RECT}", "color-scheme: dark"),
        (
            f'<rect {BOX} style="filter:drop-shadow(0 0 2px oklch(from red l c h))"/>',
            "filter: drop-shadow(0 0 2px oklch(from red l c h))",
        ),
        (
            '<linearGradient id="g"><stop stop-color="contrast-color(red)"/></linearGradient><rect fill="url(#g)"/>',
            "stop-color: contrast-color(red)",
        ),
    ],
)
def test_parts_that_only_a_browser_draws_are_named(tmp_path: Path, inside: str, part: str) -> None:
    assert looked_at_drawing(written(tmp_path, inside)).undrawable == (part,)


@pytest.mark.parametrize(
    "inside",
    [
        "<style>text:not(.a){font-family:x}@page{size:a4}@supports (a:b){g{transition:none}}</style>",
        "<g style=\"-inkscape-font-specification:'a;b';font-family:var(--f);enable-background:new 0 0 9 9\"/>",
        '<path fill="none" stroke="context-stroke" style="fill:inherit"/>',
    ],
)
def test_styles_that_draw_nothing_are_no_matter(tmp_path: Path, inside: str) -> None:
    assert looked_at_drawing(written(tmp_path, inside)).undrawable == ()
