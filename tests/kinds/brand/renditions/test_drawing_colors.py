"""Renditions of drawings have the same colours and shapes as in Chromium, or a problem is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from mkdocs_advocacy.kinds.brand.pictures import examine_svg
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.renditions.originals import open_original

BOX = 'width="40" height="20"'
RED, DEEP_RED = (255, 0, 0), (200, 30, 40)
NEARLY = 2
"""The allowed difference of each colour channel, of 255."""


def written(folder: Path, inside: str, head: str = "") -> Path:
    path = folder / "mark.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {BOX} {head}>{inside}</svg>')
    return path


def drawn(path: Path) -> tuple[int, ...]:
    picture = open_original(path, Limits()).render((40, 20), "#FFFFFF")
    assert isinstance(picture, Image.Image)
    pixel = picture.getpixel((30, 10))
    assert isinstance(pixel, tuple)
    return pixel


def check(path: Path, color: tuple[int, int, int]) -> None:
    assert examine_svg(path).undrawable == ()
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
def test_a_colour_matches_the_browser(tmp_path: Path, color: str, seen: tuple[int, int, int]) -> None:
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
        ('<rect width="2in" height="20mm" fill="red"/>', RED),
        ('<path d="M0 10h40" style="stroke:red;stroke-width:1rem"/>', RED),
        ('<path d="M0 10h40" stroke="red" stroke-width="10PT" stroke-dasharray="50Q, 1in"/>', RED),
    ],
)
def test_styles_match_the_browser(tmp_path: Path, inside: str, seen: tuple[int, int, int]) -> None:
    check(written(tmp_path, inside), seen)


@pytest.mark.parametrize(
    "inside",
    [
        '<style>:root{--w:40}</style><rect style="width:var(--w);height:20px" fill="red"/>',
        '<style>:root{--w:40px}</style><rect width="var(--w)" height="20" fill="red"/>',
        '<style>rect{width:40px;height:20px}</style><rect fill="red"/>',
        '<style>.a{width:40px}rect{width:1px!x;height:1px}#i{height:20px}</style><rect class="a" id="i" fill="red"/>',
        '<style>rect{width:40px!important}</style><rect style="width:1px;height:20px" fill="red"/>',
        "<style>.b{height:20px;width:40px}</style><style>.a{width:1px}.b{width:40px}</style>"
        '<rect class="a b" fill="red"/>',
        '<rect width="1" height="1" style="width:100%;height:2E1px" fill="red"/>',
        '<rect style="inline-size:2in;block-size:1in;x:auto" fill="red"/>',
        '<g style="font-size:5mm"><rect style="width:4em;height:2em" fill="red"/></g>',
        '<rect width="20" height="20" style="x:20px;y:0" fill="red"/>',
        '<style>circle{cx:30px;cy:.25cm;r:4px}</style><circle fill="red"/>',
        '<ellipse style="cx:30px;cy:10px;rx:9;ry:9px" fill="red"/>',
        '<style>use{x:20px}</style><defs><rect id="i" width="20" height="20" fill="red"/></defs><use href="#i"/>',
        f'<rect {BOX} fill="red"/><rect {BOX} fill="blue" style="width:auto"/>',
        f'<rect {BOX} fill="red"/><rect {BOX} fill="blue" style="display:NONE"/>',
        f'<rect {BOX} fill="red"/><g visibility="hidden"><rect {BOX} fill="blue" style="visibility:unset"/></g>',
        f'<rect {BOX} fill="red"/><clipPath id="c"/><rect {BOX} fill="blue" style="-webkit-clip-path:URL(#c)"/>',
        '<rect width="9" height="9" fill="red" style="transform:translate(25px,5px)"/>',
        '<rect width="9" height="9" fill="red" style="transform:translate(1in) translateX(-67px) translateY(5px)"/>',
        '<rect width="9" height="9" fill="red" transform="scale(0)" style="transform:scale(4)"/>',
        '<style>g > rect{transform:scaleX(400%) scaleY(2)}</style><g><rect width="9" height="9" fill="red"/></g>',
        '<rect width="30" height="40" fill="red" style="transform:rotate(-.25turn) translate(-20px)"/>',
        '<rect width="40" height="20" fill="red" style="transform:rotate(180DEG);transform-origin:20px 10px"/>',
        '<rect width="9" height="9" y="5" fill="red" style="-webkit-transform:matrix(1,0,0,1,25,0)"/>',
        '<rect width="9" height="9" y="5" fill="red" style="transform:skew(70deg,0)"/>',
        '<style>:root{--x:25px}</style><rect width="9" height="20" fill="red" style="transform:translate(var(--x))"/>',
        '<linearGradient id="g" style="transform:translateX(1px)"><stop stop-color="red"/><stop offset="1"/>'
        f'</linearGradient><rect {BOX} fill="url(#g)"/>',
        f'<clipPath id="c" style="transform:translate(20px,0)"><rect {BOX}/></clipPath>'
        f'<rect {BOX} fill="red" clip-path="url(#c)"/>',
    ],
)
def test_shapes_match_the_browser(tmp_path: Path, inside: str) -> None:
    check(written(tmp_path, inside), RED)


@pytest.mark.parametrize(
    ("inside", "part"),
    [
        ('<rect style="width:50vw" height="9"/>', "width: 50vw"),
        ('<rect width="50vw" height="9"/>', "width: 50vw"),
        ('<rect width="calc(9px + 9px)" height="9"/>', "width: calc(9px + 9px)"),
        ('<rect style="width:min(9px,8px)" height="9"/>', "width: min(9px,8px)"),
        ('<rect style="width:var(--w)" height="9"/>', "width: var(--w)"),
        ('<rect style="width:-9px" height="9"/>', "width: -9px"),
        ('<rect width="9ch" height="9"/>', "width: 9ch"),
        ('<style>rect{width:9}</style><rect height="9"/>', "width: 9"),
        ('<style>g rect{width:9px}</style><rect height="9"/>', "g rect { width }"),
        ('<style>@supports (x:y){rect{width:9px}}</style><rect height="9"/>', "@supports (x:y)"),
        ("<path style=\"d:path('M0 0h9')\"/>", "d: path('M0 0h9')"),
        ('<path d="M0 0h9" style="stroke-width:1vw"/>', "stroke-width: 1vw"),
        ('<path d="M0 0h9" style="stroke-linecap:var(--c)"/>', "stroke-linecap: var(--c)"),
        ('<path d="M0 0h9" style="transform:rotate(45)"/>', "transform: rotate(45)"),
        ('<path d="M0 0h9" style="transform:translate(50%)"/>', "transform: translate(50%)"),
        ('<path d="M0 0h9" style="transform:matrix3d(1,2)"/>', "transform: matrix3d(1,2)"),
        ('<path d="M0 0h9" style="transform-box:fill-box"/>', "transform-box: fill-box"),
        ('<path d="M0 0h9" style="rotate:9deg"/>', "rotate: 9deg"),
        ('<path d="M0 0h9" style="clip-path:circle(9px)"/>', "clip-path: circle(9px)"),
        ('<path d="M0 0h9" mask="linear-gradient(red,blue)"/>', "mask: linear-gradient(red,blue)"),
        ("<style>svg{transform:scale(2)}</style>", "transform: scale(2)"),
        ("<style>svg{margin:9px}</style>", "margin: 9px"),
    ],
)
def test_shapes_that_only_a_browser_can_draw_are_reported(tmp_path: Path, inside: str, part: str) -> None:
    assert examine_svg(written(tmp_path, inside)).undrawable == (part,)


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
def test_parts_that_only_a_browser_can_draw_are_reported(tmp_path: Path, inside: str, part: str) -> None:
    assert examine_svg(written(tmp_path, inside)).undrawable == (part,)


@pytest.mark.parametrize(
    "inside",
    [
        "<style>text:not(.a){font-family:x}@page{size:a4}@supports (a:b){g{transition:none}}</style>",
        "<g style=\"-inkscape-font-specification:'a;b';font-family:var(--f);enable-background:new 0 0 9 9\"/>",
        '<path fill="none" stroke="context-stroke" style="fill:inherit"/>',
        '<style>rect:hover{width:99vw}g,path{width:50vw;height:calc(9px)}</style><g/><path translate="no"/>',
        '<style>svg{margin:0 auto;padding:0;border:none;max-width:100%;display:block}</style><text x="0 9 18"/>',
        '<rect style="transform:none;translate:none;transform-box:view-box;clip-path:none;mask:none"/>',
    ],
)
def test_styles_without_effect_are_not_reported(tmp_path: Path, inside: str) -> None:
    assert examine_svg(written(tmp_path, inside)).undrawable == ()
