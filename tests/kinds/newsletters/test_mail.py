"""Mails: what every email program shows, whatever an issue contains."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.hostile import LINE
from tests.kinds.newsletters.mail_letters import SITE, letter_with
from tests.site.sites import read_page

from mkdocs_advocacy.core.colors import contrast
from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.kinds.newsletters.letter import Letter, Section
from mkdocs_advocacy.kinds.newsletters.mail import render_mail
from mkdocs_advocacy.kinds.newsletters.mail_colors import dark_colors, inverted, light_colors
from mkdocs_advocacy.rendering.templates import component_environment, theme_folder

ENVIRONMENT = component_environment((theme_folder(),))
HOSTILE = {
    "markup": LINE,
    "comments": "a <!--[if mso]> b --> c <![endif]--> ]]> <!-- --!> <![CDATA[ x ]]>",
    "quotes": "\"' onload=\"x' style='display:none'",
    "template": "{{ 7*7 }} {% raw %} *|MERGE|* %%x%% {#",
    "long word": "Donaudampfschifffahrtsgesellschaft" * 40,
    "long text": "soda and lemonade " * 600,
    "directions": "\u202eabc\u202c مرحبا \u2067x",
}


def mail_of(letter: Letter) -> str:
    return render_mail(letter, Words()(letter.language), ENVIRONMENT)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_texts_never_change_the_elements(text: str) -> None:
    safe, hostile = (mail_of(letter_with(text)) for text in ("Soda", text))
    assert read_page(hostile).skeleton == read_page(safe).skeleton
    assert re.findall("<!--.*?-->", hostile) == re.findall("<!--.*?-->", safe)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ar"])
def test_all_addresses_are_complete(language: str) -> None:
    page = read_page(mail_of(letter_with("Soda", language, "rtl" if language == "ar" else "ltr")))
    addresses = [link["href"] for link in page.all("a")] + [image["src"] for image in page.all("img")]
    assert len(addresses) > 30
    assert all(address.startswith((SITE, "https://elsewhere.example/", "mailto:")) for address in addresses)


def test_a_mail_says_what_it_is_and_in_which_language() -> None:
    page = read_page(mail_of(letter_with("مرحبا", "ar", "rtl")))
    assert page.one("title").text == "مرحبا"
    assert page.one("html").attributes == {**page.one("html").attributes, "lang": "ar", "dir": "rtl"}
    assert page.one(role="article").attributes["dir"] == "rtl"
    aligned = {cell.attributes["align"] for cell in page.all("td") if "align" in cell.attributes}
    assert aligned == {"right", "center"}
    assert {table["align"] for table in page.all("table") if "align" in table.attributes} == {"right"}
    foreign = next(heading for heading in page.all("h3") if heading.attributes.get("lang") == "en")
    assert foreign["dir"] == "ltr"


def test_a_mail_without_preview_and_parts_is_complete() -> None:
    letter = replace(letter_with("Soda"), preview=None, parts=())
    page = read_page(mail_of(letter))
    assert page.one("h1").text == "Soda"
    assert [link["href"] for link in page.all("a")] == [f"{SITE}newsletters/issue/"]


def test_the_preview_comes_first_and_is_hidden() -> None:
    body = read_page(mail_of(letter_with("Soda"))).one("body")
    first = next(iter(body.walk()))
    assert first.text.startswith("Soda\u034f")
    assert first["style"].startswith("display:none")


def test_many_networks_are_a_line_that_ends_at_the_post() -> None:
    letter = letter_with("Soda")
    posts = next(part for part in letter.parts if isinstance(part, Section))
    page = read_page(mail_of(replace(letter, parts=[posts])))
    line = next(one for one in page.all("p") if one.text.startswith("Share on"))
    links = [link["href"].removeprefix(SITE) for link in line.all("a")]
    assert links == [*(f"posts/one/#network-{number}" for number in range(5)), "posts/one/"]


def test_pictures_are_shown_at_half_of_their_pixels_or_less() -> None:
    sizes = {(int(one["width"]), int(one["height"])) for one in read_page(mail_of(letter_with("Soda"))).all("img")}
    assert sizes == {(552, 290), (176, 92), (64, 64)}


@pytest.mark.parametrize("color", ["#2F5D8A", "#0000FF", "#FFD400", "#FF0000", "#00FF66", "#FFFFFF", "#000000"])
def test_colours_are_readable_in_light_in_dark_and_inverted(color: str) -> None:
    light, dark = light_colors(color), dark_colors(color)
    for colors in (light, dark):
        for text in (colors.text, colors.soft, colors.link):
            assert min(contrast(text, colors.card), contrast(text, colors.page)) >= 4.5
        assert min(contrast(colors.bar, colors.card), contrast(colors.bar, colors.track)) >= 3
    for text in (light.text, light.soft, light.link):
        assert contrast(inverted(text), inverted(light.card)) >= 4.5
        assert contrast(inverted(text), inverted(light.page)) >= 4.5


def test_the_brand_colour_is_used() -> None:
    assert light_colors("#5B1A5E").link in mail_of(letter_with("Soda", color="#5B1A5E"))
