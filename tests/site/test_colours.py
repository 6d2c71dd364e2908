"""The brand's colour and logo: both schemes have enough contrast, and mistakes are reported at their position."""

from __future__ import annotations

import colorsys
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import ImageColor
from tests.site.sites import build, post, write_hub
from tests.site.test_css import TOKENS, declarations

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.content.schemes import GROUNDS, TINT, changes_of, schemes_of
from mkdocs_advocacy.core.colors import SHAPE, TEXT, contrast, mixed
from mkdocs_advocacy.rendering.brand_sheet import BRAND_SHEET, brand_sheet

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
HELD = "publish: 2030-01-01\nassets:\n  quinine: {alt: A drop}\n"
EVERY_HUE = [
    "#{:02X}{:02X}{:02X}".format(*(round(255 * part) for part in colorsys.hls_to_rgb(hue / 12, level / 8, saturation)))
    for hue in range(12)
    for level in range(9)
    for saturation in (0.15, 0.6, 1)
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_results_in_schemes_with_enough_contrast(scheme: str) -> None:
    """Require 4.5:1 for text and 3:1 for shapes and focus rings, on each background of the scheme."""
    grounds = GROUNDS[scheme]
    for color in EVERY_HUE:
        found = next(one for one in schemes_of(color) if one.name == scheme)
        least = {
            "link": (TEXT, min(contrast(found.link, ground) for ground in grounds)),
            "accent": (TEXT, min(contrast(found.accent, ground) for ground in grounds)),
            "tint": (TEXT, min(contrast(found.accent, mixed(found.accent, ground, TINT)) for ground in grounds)),
            "header": (TEXT, contrast(found.on_primary, found.primary)),
            "hint": (TEXT, contrast(found.hint_on_primary, found.search)),
            "search": (TEXT, contrast(found.on_primary, found.search)),
            "pointed at": (TEXT, contrast(found.on_accent, found.accent)),
            "button": (SHAPE, min(contrast(found.edge, ground) for ground in grounds)),
        }
        assert {name: pair for name, pair in least.items() if pair[1] < pair[0]} == {}, color


def test_the_light_scheme_keeps_the_brands_colour_exactly() -> None:
    assert {schemes_of(color)[0].primary == color for color in EVERY_HUE} == {True}


def test_backgrounds_equal_those_of_the_stylesheet() -> None:
    named: dict[str, list[str]] = {}
    for name, value in declarations(TOKENS.read_text("utf-8")):
        named.setdefault(name, []).append(value.upper())
    (light_sunken, dark_sunken), dark_surface = named["--advocacy-sunken"], named["--advocacy-surface"][-1]
    assert light_sunken in GROUNDS["light"]
    assert {dark_sunken, dark_surface} <= set(GROUNDS["dark"])


def test_the_stylesheet_only_sets_custom_properties() -> None:
    found = list(declarations(brand_sheet("#6A1B9A")))
    assert len(found) == 24
    assert [pair for pair in found if not re.fullmatch("--[a-z-]+ #[0-9A-F]{6,8}", " ".join(pair))] == []


def test_an_adjusted_colour_is_reported_with_both_values(tmp_path: Path) -> None:
    assert [(one.use, one.used) for one in changes_of("#FFEB3B")] == [
        ("links on a light page", "#7E7100"),
        ("the edge of buttons on a light page", "#7E7100"),
    ]
    assert check(write_hub(tmp_path, options={"brand": {"primary": "#ffeb3b"}})) == [
        "mkdocs.yml:10:16: notice: brand.primary: the contrast of “#FFEB3B” is too low for links on a light page "
        "(1.12:1 instead of 4.5:1), so they use #7E7100",
        "mkdocs.yml:10:16: notice: brand.primary: the contrast of “#FFEB3B” is too low for the edge of buttons on a "
        "light page (1.12:1 instead of 3:1), so they use #7E7100",
        "2 notices",
    ]


def test_the_brand_is_on_every_page(tmp_path: Path) -> None:
    palette = [{"scheme": "default", "primary": "custom"}, {"scheme": "slate", "primary": "custom", "accent": "custom"}]
    hub = write_hub(
        tmp_path,
        {"one": post()},
        options={"brand": {"primary": "#6A1B9A", "logo": "logo.svg"}},
        theme={"palette": palette},
        extra_css=["own.css"],
        pages={"index.md": "# Home\n", "logo.svg": LOGO, "own.css": "a {}"},
    )
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    for address in ("", "posts/one/", "posts/", "404.html"):
        page = site.page(address)
        sheets = [link["href"] for link in page.all("link", rel="stylesheet")]
        names = [href.rpartition("/")[2] for href in sheets]
        assert names.index("tokens.css") < names.index("brand-colors.css") < names.index("own.css") == len(names) - 1
        assert page.one("body")["data-md-color-primary"] == page.one("body")["data-md-color-accent"] == "custom"
        assert {choice["data-md-color-primary"] for choice in page.all("input", name="__palette")} == {"custom"}
        assert {image["src"].rpartition("/")[2] for image in page.all("img", alt="logo")} == {"logo.svg"}
    assert site.files[BRAND_SHEET].decode() == brand_sheet("#6A1B9A")


def test_a_hub_without_a_palette_has_its_colour_too(tmp_path: Path) -> None:
    site = build(write_hub(tmp_path, options={"brand": {"primary": "#6A1B9A"}}), "--strict")
    assert site.exit_code == 0, site.output
    assert site.page().one("body")["data-md-color-primary"] == "custom"


def test_a_hub_without_a_brand_is_not_changed(tmp_path: Path) -> None:
    site = build(write_hub(tmp_path, theme={"palette": {"primary": "deep purple"}}), "--strict")
    assert site.page().one("body")["data-md-color-primary"] == "deep-purple"
    assert BRAND_SHEET not in site.files


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("6A1B9A", '“6A1B9A” is not a valid colour: write "#6A1B9A", in quotes'),
        ('"#6a1"', '“#6a1” is not a valid colour: write "#66AA11", in quotes'),
        ('"#6A1B9AFF"', '“#6A1B9AFF” is not a valid colour: write "#6A1B9A", in quotes'),
        ("purple", '“purple” is not a valid colour: write "#800080", in quotes'),
        ("Rebecca Purple", '“Rebecca Purple” is not a valid colour: write "#663399", in quotes'),
        ("rgb(106, 27, 154)", '“rgb(106, 27, 154)” is not a valid colour: write "#6A1B9A", in quotes'),
        ("rgba(106 27 154 / 50%)", '“rgba(106 27 154 / 50%)” is not a valid colour: write "#6A1B9A"'),
        ("661199", '“661199” is not a valid colour: write "#661199", in quotes'),
        ("rgb(300, 0, 0)", "write # and six hexadecimal digits, such as"),
        ("plum pudding", "write # and six hexadecimal digits, such as"),
        ('""', "write # and six hexadecimal digits, such as"),
        ("[red]", "must be a colour such as"),
        ("#6A1B9A", "is empty (a # after a space starts a comment: put the value in quotes)"),
    ],
)
def test_an_invalid_colour_is_answered_with_the_valid_form(tmp_path: Path, written: str, expected: str) -> None:
    ImageColor.getrgb("purple")  # changes Pillow's cache of colour names
    hub = write_hub(tmp_path)
    config = "site_name: x\ndocs_dir: content\ntheme: {name: material}\nplugins:\n  - advocacy:\n      brand:\n"
    (hub / "mkdocs.yml").write_text(f"{config}        primary: {written}\n", "utf-8")
    (message,) = check(hub, code=2)[-1:]
    assert re.search(r"^mkdocs\.yml:7:1[78]: brand\.primary: ", message)
    assert expected in message


@pytest.mark.parametrize(
    ("brand", "message"),
    [
        (
            {"primry": "#6A1B9A"},
            "mkdocs.yml:10:7: brand.primry: is not a known key (did you mean “primary”?",
        ),
        ("#6A1B9A", "mkdocs.yml:9:12: brand: must contain lines of the form “key: value”, not the text “#6A1B9A”"),
    ],
)
def test_other_mistakes_are_reported_at_their_position(tmp_path: Path, brand: Any, message: str) -> None:
    assert message in " ".join(check(write_hub(tmp_path, options={"brand": brand}), code=2))


LOGOS = {
    "index.md": "# Home\n",
    "brand/logo/logo.svg": LOGO,
    "brand/logo/brand.yml": "publish: 2030-01-01\n",
    "own.svg": LOGO,
}


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("logo.svg", "error: brand.logo: content/logo.svg does not exist (did you mean “own.svg”?"),
        ("img/own.svg", "error: brand.logo: content/img/own.svg does not exist (did you mean “own.svg”?)"),
        (
            "content/own.svg",
            "error: brand.logo: “content/own.svg” is not a valid path: paths are relative to content/ "
            "and use “/” (write own.svg)",
        ),
        ("./own.svg", "error: brand.logo: “./own.svg” is not a valid path"),
        ("/own.svg", "error: brand.logo: “/own.svg” is not a valid path"),
        ("brand\\own.svg", "error: brand.logo: “brand\\own.svg” is not a valid path"),
        ("../own.svg", "error: brand.logo: “../own.svg” is not a valid path"),
        ("own.ai", "error: brand.logo: “own.ai” is not an image that browsers support (allowed: .svg, .png"),
        (
            "https://example.com/l.svg",
            "error: brand.logo: “https://example.com/l.svg” is a URL, but the logo must be an image of the hub",
        ),
        ("brand/logo/logo.svg", "warning: brand.logo: content/brand/logo/logo.svg is not published, so pages show"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_reported(tmp_path: Path, logo: str, message: str) -> None:
    plugins = [{"advocacy": {"brand": {"logo": logo}}}, "advocacy/brand", "advocacy/posts"]
    hub = write_hub(tmp_path, pages=LOGOS, plugins=plugins)
    lines = check(hub, code=int(message.startswith("error")))
    (found,) = [line for line in lines if line.startswith("mkdocs.yml")]
    assert found.startswith(f"mkdocs.yml:9:13: {message}")


@pytest.mark.parametrize(
    "path",
    [
        "/brand/drop/quinine.svg",
        "./brand/drop/quinine.svg",
        "brand/x/../drop/quinine.svg",
        "brand\\drop\\quinine.svg",
        "content/brand/drop/quinine.svg",
        "Brand/drop/Quinine.svg",
        "brand/drop/quinine.svg?v=1",
        "https://hub.example/brand/drop/quinine.svg",
        "brand/drop/%71uinine.svg",
    ],
)
def test_a_hidden_logo_is_not_published_with_any_spelling_of_its_path(tmp_path: Path, path: str) -> None:
    pages = {"index.md": "# Home\n", "brand/drop/quinine.svg": LOGO, "brand/drop/brand.yml": HELD}
    plugins = ["search", "advocacy", "advocacy/brand", "advocacy/posts"]
    hub = write_hub(tmp_path, pages=pages, plugins=plugins, theme={"logo": path, "favicon": path})
    assert len([line for line in check(hub) if line.startswith("mkdocs.yml")]) == 2
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert [file for file in site.files if b"uinine" in site.files[file]] == []


@pytest.mark.parametrize("option", ["logo", "favicon"])
def test_the_name_of_a_hidden_logo_is_nowhere_in_the_output(tmp_path: Path, option: str) -> None:
    pages = {"index.md": "# Home\n", "brand/drop/quinine.svg": LOGO, "brand/drop/brand.yml": HELD}
    plugins = ["search", "advocacy", "advocacy/brand", "advocacy/posts"]
    hub = write_hub(tmp_path, pages=pages, plugins=plugins, theme={option: "brand/drop/quinine.svg"})
    assert check(hub)[0] == (
        f"mkdocs.yml:6:{len(option) + 5}: warning: theme.{option}: content/brand/drop/quinine.svg is not published, so "
        "pages show the theme's own image instead (change its dates or its status, or name another file)"
    )
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert site.holding("quinine") == []
    assert site.page().one("link", rel="icon")["href"] == "assets/images/favicon.png"


@pytest.mark.parametrize(
    ("option", "path", "message"),
    [
        (
            "favicon",
            "content/icon.svg",
            "theme.favicon: “content/icon.svg” is not a valid path, so pages show the theme's own "
            "image instead (write icon.svg)",
        ),
        (
            "logo",
            "icn.svg",
            "theme.logo: content/icn.svg does not exist, so pages show the theme's own image instead (did you "
            "mean “icon.svg”?",
        ),
        ("logo", "./icon.svg", "(write icon.svg)"),
        ("favicon", "icon.svg", ""),
        ("favicon", "assets/images/favicon.png", ""),
        ("logo", "https://example.com/logo.svg", ""),
    ],
)
def test_a_missing_theme_image_is_reported(tmp_path: Path, option: str, path: str, message: str) -> None:
    hub = write_hub(tmp_path, pages={"index.md": "# Home\n", "icon.svg": LOGO}, theme={option: path})
    lines = check(hub)
    assert message in lines[0] if message else lines == ["no problems"]


TWICE = """
site_name: Hub
docs_dir: content
theme: {name: material}
plugins:
  - advocacy: {languages: [en]}
  - advocacy/posts
nav: [index.md]
"""


@pytest.mark.parametrize(
    ("added", "message"),
    [
        (
            "nav: [index.md]",
            "mkdocs.yml:9:1: error: “nav” is on line 8 already, and MkDocs uses only this line "
            "(move the lines below it to the first and delete this line)",
        ),
        ("plugins: [advocacy]", "mkdocs.yml:9:1: error: “plugins” is on line 5 already"),
        ("plugins: [search]", "mkdocs.yml:9:1: error: “plugins” is on line 5 already"),
        ("theme: {palette: {primary: red}}", "mkdocs.yml:9:1: error: “theme” is on line 4 already"),
        ("extra: {a: {b: 1, b: 2}}", "mkdocs.yml:9:19: error: “b” is on line 9 already"),
        ("extra: {one: &a {b: 1}, two: {<<: *a}, three: {<<: *a}}", "no problems"),
    ],
)
def test_a_duplicate_key_in_mkdocs_yml_is_an_error(tmp_path: Path, added: str, message: str) -> None:
    hub = write_hub(tmp_path)
    (hub / "mkdocs.yml").write_text(f"{TWICE}{added}\n", "utf-8")
    output = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")], catch_exceptions=False).output
    assert message in output


def test_a_plugin_listed_twice_is_an_error(tmp_path: Path) -> None:
    plugins = ["search", {"advocacy": {"languages": ["en"]}}, "advocacy/posts", {"advocacy": {"timezone": "UTC"}}]
    assert check(write_hub(tmp_path, plugins=plugins), code=1)[0] == (
        "mkdocs.yml:12:3: error: the plugin advocacy is already listed on line 8 (move its options to the first entry "
        "and delete this one)"
    )


def test_an_expired_logo_does_not_fail_the_build(tmp_path: Path) -> None:
    pages = {**LOGOS, "brand/logo/brand.yml": "licence: {name: Ours, expires: 2026-01-01}\n"}
    plugins = [{"advocacy": {"brand": {"logo": "brand/logo/logo.svg"}}}, "advocacy/brand", "advocacy/posts"]
    hub = write_hub(tmp_path, pages=pages, plugins=plugins)
    assert any("notice: brand.logo" in line for line in check(hub))
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert site.page().all("img", alt="logo") == []


@pytest.mark.parametrize(
    ("palette", "message"),
    [
        (
            {"primary": "#6A1B9A"},
            "7:14: warning: theme.palette: primary: “#6A1B9A” is ignored, because Material accepts only colour "
            'names (write advocacy: brand: {primary: "#6A1B9A"} under plugins: instead)',
        ),
        (
            [{"primary": "dep purple"}],
            "“dep purple” is ignored, because Material accepts only colour names (did you",
        ),
        ({"accent": "brown"}, "(allowed: red, pink, purple"),
        ({"primary": "#FFF"}, "#FFFFFF"),
        ({"primary": None}, "theme.palette: primary is empty"),
        ({"primary": "deep-purple"}, ""),
        ({"primary": "custom", "accent": "light blue"}, ""),
        ({"accent": "Light Blue"}, "“Light Blue” is ignored, because Material accepts only colour names (did you"),
    ],
)
def test_a_colour_that_material_ignores_is_a_warning(tmp_path: Path, palette: Any, message: str) -> None:
    hub = write_hub(tmp_path, theme={"palette": palette})
    lines = check(hub)
    assert message in lines[0] if message else lines == ["no problems"]
    assert not message or "warning: theme.palette" in lines[0]
    assert bool(message) is (build(hub, "--strict").exit_code != 0)


def check(hub: Path, *, code: int = 0) -> list[str]:
    """Return the output lines of `advocacy check`."""
    result = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output.splitlines()
