"""Stylesheets: colours, radii, font sizes and spaces are tokens from tokens.css, and layers keep their order."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import ImageColor

from mkdocs_advocacy.rendering.page_styles import squeezed_css
from mkdocs_advocacy.rendering.templates import theme_folder

FOLDER = theme_folder() / "assets" / "advocacy"
TOKENS = FOLDER / "css" / "tokens.css"
SHEETS = sorted(path for path in FOLDER.rglob("*.css") if path != TOKENS)
_PAGE = re.compile(r"@page\b[^{]*\{[^{}]*\}", re.IGNORECASE)
"""Margins of paper, where browsers support no tokens."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
_ADDRESS = re.compile(rf"url\(\s*(?:({_STRING.pattern})|([^)\"']*))\s*\)", re.IGNORECASE | re.DOTALL)
_DECLARATION = re.compile(
    rf"([\w-]+)\s*:\s*((?:{_STRING.pattern}|url\([^)\"']*\)|[^;{{}}\"'])+)(?=[;}}])", re.IGNORECASE | re.DOTALL
)
_COLOR = re.compile(
    r"#[0-9a-f]{3,8}\b|(?<![\w-])(?:(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|device-cmyk)\("
    rf"|(?:{'|'.join(ImageColor.colormap)})(?![\w(-]))",
    re.IGNORECASE,
)
"""Numeric colours and the 148 named ones, but not `transparent`, `currentcolor` or system colours."""
_LETTERS = re.compile(r"font(?:-size)?", re.IGNORECASE)
_LETTER_SIZE = re.compile(
    r"(?<![\w-])(?:(?:xx?-)?small|medium|(?:x{1,3}-)?large|smaller|larger"
    r"|caption|icon|menu|message-box|small-caption|status-bar)(?![\w-])",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"(?:-\w+-)?(?:(?:scroll-)?(?:padding|margin)(?:-[\w-]+)?|(?:grid-)?(?:row-|column-)?gap|border(?:-[\w-]+)?-radius"
    r"|border-spacing|text-indent|(?:letter|word)-spacing|outline-offset|font(?:-size)?)",
    re.IGNORECASE,
)
"""Spaces, radii and font sizes. `inset`, `top`, `translate` and the like are positions and don't need tokens."""
_LENGTH = re.compile(r"(?<![\w.-])[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?:%|[a-z]+\b)", re.IGNORECASE)
_OWN_NAMES = re.compile(
    r"(?:-\w+-)?(?:animation(?:-name)?|container(?:-name)?|counter-[\w-]+|font-family|grid-(?:area|template-areas)"
    r"|view-transition-name)",
    re.IGNORECASE,
)
"""Properties whose values can be custom names, such as `snow`."""


def declarations(css: str) -> Iterator[tuple[str, str]]:
    """Yield the declarations of a stylesheet."""
    for name, value in _DECLARATION.findall(_PAGE.sub("", _COMMENT.sub("", css))):
        yield name, value.strip()


def embedded_images(value: str) -> str:
    """Return the SVG images embedded in a value, as text."""
    addresses = [(quoted[1:-1] or plain).strip() for quoted, plain in _ADDRESS.findall(value)]
    data = [address[5:].partition(",") for address in addresses if address[:5].lower() == "data:"]
    return " ".join(
        b64decode(text).decode(errors="replace") if "base64" in kind.lower() else unquote(text)
        for kind, _, text in data
        if "svg" in kind.lower()
    )


def find_untokened(css: str) -> list[str]:
    """Return the declarations with values that should be tokens."""
    found = []
    for name, value in declarations(css):
        pictures = embedded_images(value)
        said = re.sub(r"var\(\s*--[\w-]+", "", _STRING.sub("", _ADDRESS.sub("", value)))
        if (
            name.startswith("--")
            or _COLOR.search(pictures)
            or (not _OWN_NAMES.fullmatch(name) and _COLOR.search(said))
            or (_MEASURED.fullmatch(name) and _LENGTH.search(said))
            or (_LETTERS.fullmatch(name) and _LETTER_SIZE.search(said))
        ):
            found.append(f"{name}: {value}")
    return found


def test_the_list_of_named_colours_is_complete() -> None:
    assert len(ImageColor.colormap) == 148


def test_stylesheets_are_found() -> None:
    assert {"base", "cards", "posts", "brand"} <= {path.stem for path in SHEETS}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_values_are_tokens(sheet: Path) -> None:
    assert find_untokened(sheet.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "color: #fff", "border: 0.05rem solid #1b7f4b", "background: rgb(0 0 0 / 50%)", "color: DarkRed",
        "background: linear-gradient(transparent, white)", "border-radius: 4px", "border-start-start-radius: 0.2rem",
        "font-size: 0.8rem", "font: 700 12px/1 sans-serif", "padding: 0 0.4rem", "margin-inline: -1em auto",
        "gap: var(--advocacy-space-8) .3rem", "scroll-margin-top: calc(var(--advocacy-space-8) + 1vh)",
        "--advocacy-own: 0", "color: var(--md-none, #fff)", "color: RebeccaPurple", "outline-color: mistyrose",
        "background: color-mix(in srgb, peru, transparent)", "color: device-cmyk(0 1 1 0)", "color: var( --a, tan)",
        "background: url(\"data:image/svg+xml;utf8,<svg fill='%23f00'/>\")",
        "mask: url(data:image/svg+xml,%3Csvg%20fill=%22red%22/%3E)",
        "background: url('data:image/svg+xml;base64,PHN2ZyBmaWxsPSIjZjAwIi8+')",
        "font-size: large", "font-size: smaller", "font-size: XX-Small", "font-size: 90%", "font: 700 medium/1 serif",
        "font: 80% serif", "font: menu", "border-radius: 50%", "-webkit-border-radius: 4px",
        "border-radius: calc(var(--advocacy-radius) - 1px)", "padding: calc(-1 * var(--advocacy-space-8)) 5%",
        "margin: 0 -5%", "padding: 1.5e1px", "PADDING: 1E-1REM", "grid-gap: 1px", "grid-row-gap: 0.4rem",
        "grid-column-gap: 4%", "-webkit-column-gap: 1em", "border-spacing: 0 2px", "text-indent: 1em",
        "letter-spacing: -0.01em", "word-spacing: 0.1em", "outline-offset: -0.1rem", "scroll-padding-inline: 1rem",
        "margin: 0 auto 4px !important",
    ],
)  # fmt: skip
def test_a_value_that_should_be_a_token_is_found(wrong: str) -> None:
    assert find_untokened(f"/* a: red; */ @media print {{ .a:hover {{ {wrong}; }} }}") == [wrong]


@pytest.mark.parametrize(
    "right",
    [
        "color: currentcolor", "background: transparent", "color: CanvasText", "border-color: SelectedItem",
        "content: '#fff'", "content: \"a \\\" red; 4px\"", "margin: 0 auto",
        "padding: calc(-1 * var(--advocacy-space-8))",
        "border-radius: calc(var(--advocacy-radius) / 2)", "border: 0 solid var(--advocacy-line)", "min-height: 34rem",
        "font: inherit", "font: 700 var(--advocacy-text-note) / 1.5 serif", "font-size: inherit",
        "white-space: pre-wrap", "fill: var(--md-primary-fg-color)", "color: var(--md-code-hl-red)",
        "fill: url(#fade)", "background: url('red.svg#fff')", "background: url(data:image/png;base64,cmVkICNmMDA=)",
        "mask: url(\"data:image/svg+xml;utf8,<svg fill='currentcolor'/>\")", "animation: snow 1s", "grid-area: plum",
        "letter-spacing: normal", "rotate: tan(45deg)", "font-variant-caps: small-caps", "width: 50%",
        "inset: 4px", "top: 5%", "translate: 0 -0.1rem", "inset-inline-end: 0.6rem", "clip-path: inset(50%)",
        "outline-offset: calc(-1 * var(--advocacy-hairline))", "border-collapse: collapse",
        "text-underline-offset: 0.15em",
    ],
)  # fmt: skip
def test_a_value_that_needs_no_token_is_accepted(right: str) -> None:
    assert find_untokened(f".a {{ {right}; }}") == []


def test_margins_of_paper_need_no_tokens() -> None:
    assert find_untokened("@page sheet { margin: 12mm; } .a { margin: 12mm; }") == ["margin: 12mm"]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_hairlines_use_their_token(sheet: Path) -> None:
    (hairline,) = {value for name, value in declarations(TOKENS.read_text("utf-8")) if name == "--advocacy-hairline"}
    assert [found for found in declarations(sheet.read_text("utf-8")) if hairline in found[1].split()] == []


def test_tokens_exist_and_are_used() -> None:
    known = {name for name, _ in declarations(TOKENS.read_text("utf-8"))}
    used = {name for path in SHEETS for name in re.findall(r"var\((--advocacy-[\w-]+)", path.read_text("utf-8"))}
    assert used - known == set()
    assert {name for name in known - used if name.startswith("--advocacy-")} == set()


def test_the_first_stylesheet_sets_the_order_of_layers() -> None:
    (order,) = re.findall(r"@layer ([\w., -]+);", TOKENS.read_text("utf-8"))
    assert order.split(", ") == [f"advocacy.{name}" for name in ("tokens", "base", "components", "kinds")]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_layers_do_not_override_material(sheet: Path) -> None:
    """Material's rules are in no layer, so overrides in a layer would have no effect."""
    css = _COMMENT.sub("", sheet.read_text("utf-8"))
    layered = re.findall(r"^@layer ([\w.]+) \{\n(.*?)^\}", css, re.DOTALL | re.MULTILINE)
    group = sheet.parent.name if sheet.parent.name != "css" else sheet.stem
    assert [name for name, _ in layered] in ([f"advocacy.{group}"], [])
    selectors = re.findall(r"([^{};]+)\{", "".join(rules for _, rules in layered))
    assert [selector.strip() for selector in selectors if ".md-typeset" in selector] == []


def test_published_stylesheets_have_no_comments_or_indentation() -> None:
    css = "/* One's */\n.a {\n  content: \"/* no comment */ it's\"; /* two */\n\n  margin: 0;\n}\n"
    assert squeezed_css(css) == '.a {\ncontent: "/* no comment */ it\'s"; \nmargin: 0;\n}\n'
