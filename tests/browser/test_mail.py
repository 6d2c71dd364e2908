"""Mails in a browser: in narrow windows, without images, in the dark and for screen readers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import ONCE, WORD, Watch
from tests.browser.test_access import AXE, RULES
from tests.kinds.newsletters.mail_letters import letter_with

from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.kinds.newsletters.mail import render_mail
from mkdocs_advocacy.kinds.newsletters.mail_check import HEAVY
from mkdocs_advocacy.rendering.templates import component_environment, theme_folder

pytestmark = [pytest.mark.browser, ONCE]

LANGUAGES = ["en", "de", "fr", "es", "ar"]
MAIL_RULES = {**RULES, "rules": {"region": {"enabled": False}, "landmark-one-main": {"enabled": False}}}
"""Landmarks belong to the email program around the email."""


def address_of(demo: str, language: str) -> str:
    return f"{demo}newsletters/2026-11/{'' if language == 'en' else f'{language}/'}mail.html"


def scrolls(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_fits_narrow_and_wide_windows(page: Page, demo: str, watch: Watch, language: str) -> None:
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 900})
        response = page.goto(address_of(demo, language))
        assert response
        assert len(response.body()) < HEAVY
        assert not scrolls(page)
        assert page.locator("h1").bounding_box()["width"] > 240  # type: ignore[index]
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth >= 2 * image.width)")
    assert watch.foreign == []
    assert watch.errors == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_images_are_beside_texts_only_where_they_fit(page: Page, demo: str, language: str) -> None:
    for width, are_beside in ((640, True), (320, False)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address_of(demo, language))
        picture = page.locator(".beside img").first.bounding_box()
        words = page.locator(".beside + table h3").first.bounding_box()
        assert picture
        assert words
        is_beside = words["y"] < picture["y"] + picture["height"]
        assert is_beside == are_beside
        if is_beside:
            assert (words["x"] < picture["x"]) == (language == "ar")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_mail_without_its_stylesheet_is_the_same_but_for_the_pictures(page: Page, demo: str, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(address_of(demo, language))
    page.evaluate("document.querySelectorAll('style').forEach(style => style.remove())")
    assert not scrolls(page)
    picture, words = page.locator(".beside").first.bounding_box(), page.locator(".beside + table").first.bounding_box()
    assert picture
    assert words
    assert words["y"] >= picture["y"] + picture["height"]


def test_a_mail_without_images_shows_their_texts(page: Page, demo: str) -> None:
    def block(route: Route) -> None:
        if route.request.resource_type == "image":
            route.abort()
        else:
            route.continue_()

    page.route("**/*", block)
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address_of(demo, "en"))
        assert not scrolls(page)
        box = page.get_by_role("img").first.bounding_box()
        assert box
        assert box["height"] >= 20
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_mail_is_accessible(page: Page, demo: str, scheme: str, language: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto(address_of(demo, language))
    found = AXE.run(page, options=MAIL_RULES)
    assert [violation["id"] for violation in found.response["violations"]] == [], found.generate_report()


@pytest.mark.parametrize("text", [WORD, "soda and lemonade " * 600, "مشروب" * 80])
def test_long_words_and_texts_are_wrapped(page: Page, text: str) -> None:
    environment = component_environment((theme_folder(),))
    page.route("https://hub.example/**", lambda route: route.abort())
    page.set_viewport_size({"width": 320, "height": 900})
    page.set_content(render_mail(letter_with(text), Words()("en"), environment))
    assert not scrolls(page)
