"""Style sheets: every colour, radius, letter size and space has its name in tokens.css, and layers keep their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_advocacy.rendering.page_styles import squeezed_css
from mkdocs_advocacy.rendering.templates import theme_folder

FOLDER = theme_folder() / "assets" / "advocacy"
TOKENS = FOLDER / "css" / "tokens.css"
SHEETS = sorted(path for path in FOLDER.rglob("*.css") if path != TOKENS)
NAMED_COLORS = (
    "aqua black blue brown coral crimson cyan fuchsia gold gray green grey indigo ivory khaki lavender lime magenta "
    "maroon navy olive orange orchid pink plum purple red salmon silver tan teal tomato turquoise violet wheat white "
    "yellow"
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]+)(?=[;}])")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_COLOR = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<![\w-])(?:dark|light|medium|deep)?"
    rf"(?:{NAMED_COLORS.replace(' ', '|')})(?![\w-])",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"(?:scroll-)?(?:padding|margin)(?:-[\w-]+)?|(?:row-|column-)?gap|border(?:-[\w-]+)?-radius|font(?:-size)?"
)
_LENGTH = re.compile(r"(?<![\w.-])[-+]?(?:\d+\.?\d*|\.\d+)(?:[a-z]+)\b", re.IGNORECASE)


def declarations(css: str) -> Iterator[tuple[str, str]]:
    """The properties of a sheet with their values."""
    for name, value in _DECLARATION.findall(_COMMENT.sub("", css)):
        yield name, _STRING.sub("", value).strip()


def unnamed(css: str) -> list[str]:
    """What a sheet says by itself that tokens.css should name."""
    found = []
    for name, value in declarations(css):
        without_names = re.sub(r"var\(--[\w-]+", "", value)
        lengths = _LENGTH.findall(without_names) if _MEASURED.fullmatch(name) else []
        if name.startswith("--") or _COLOR.search(without_names) or lengths:
            found.append(f"{name}: {value}")
    return found


def test_there_are_sheets() -> None:
    assert {"base", "cards", "posts", "brand"} <= {path.stem for path in SHEETS}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_values_have_names(sheet: Path) -> None:
    assert unnamed(sheet.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "color: #fff", "border: 0.05rem solid #1b7f4b", "background: rgb(0 0 0 / 50%)", "color: DarkRed",
        "background: linear-gradient(transparent, white)", "border-radius: 4px", "border-start-start-radius: 0.2rem",
        "font-size: 0.8rem", "font: 700 12px/1 sans-serif", "padding: 0 0.4rem", "margin-inline: -1em auto",
        "gap: var(--advocacy-space-8) .3rem", "scroll-margin-top: calc(var(--advocacy-space-8) + 1vh)",
        "--advocacy-own: 0", "color: var(--md-none, #fff)",
    ],
)  # fmt: skip
def test_a_value_without_a_name_is_found(wrong: str) -> None:
    assert unnamed(f"/* a: red; */ @media print {{ .a:hover {{ {wrong}; }} }}") == [wrong]


@pytest.mark.parametrize(
    "right",
    [
        "color: currentcolor", "background: transparent", "color: CanvasText", "content: '#fff'", "margin: 0 auto",
        "padding: calc(-1 * var(--advocacy-space-8)) 5%", "border-radius: calc(var(--advocacy-radius) / 2)",
        "border-radius: 50%", "border: 0.05rem solid var(--advocacy-line)", "min-height: 34rem", "font: inherit",
        "white-space: pre-wrap", "fill: var(--md-primary-fg-color)",
    ],
)  # fmt: skip
def test_a_value_that_needs_no_name_is_not(right: str) -> None:
    assert unnamed(f".a {{ {right}; }}") == []


def test_names_are_used_and_known() -> None:
    known = {name for name, _ in declarations(TOKENS.read_text("utf-8"))}
    used = {name for path in SHEETS for name in re.findall(r"var\((--advocacy-[\w-]+)", path.read_text("utf-8"))}
    assert used - known == set()
    assert {name for name in known - used if name.startswith("--advocacy-")} == set()


def test_the_first_sheet_gives_the_layers_their_order() -> None:
    (order,) = re.findall(r"@layer ([\w., -]+);", TOKENS.read_text("utf-8"))
    assert order.split(", ") == [f"advocacy.{name}" for name in ("tokens", "base", "components", "kinds")]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_rules_in_a_layer_do_not_name_what_is_of_material(sheet: Path) -> None:
    """Material's rules are in no layer, so these would have no effect."""
    css = _COMMENT.sub("", sheet.read_text("utf-8"))
    layered = re.findall(r"^@layer ([\w.]+) \{\n(.*?)^\}", css, re.DOTALL | re.MULTILINE)
    group = sheet.parent.name if sheet.parent.name != "css" else sheet.stem
    assert [name for name, _ in layered] in ([f"advocacy.{group}"], [])
    selectors = re.findall(r"([^{};]+)\{", "".join(rules for _, rules in layered))
    assert [selector.strip() for selector in selectors if ".md-typeset" in selector] == []


def test_what_is_sent_has_neither_comments_nor_indentation() -> None:
    css = "/* One's */\n.a {\n  content: \"/* no comment */ it's\"; /* two */\n\n  margin: 0;\n}\n"
    assert squeezed_css(css) == '.a {\ncontent: "/* no comment */ it\'s"; \nmargin: 0;\n}\n'
