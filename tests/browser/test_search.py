"""One search: the field of the header and that of the feed find the same, in every language of a hub."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import ONCE
from tests.browser.serving import ANYWHERE, served_once
from tests.site.sites import built, post

pytestmark = pytest.mark.browser

POSTS: dict[str, Any] = {
    "ginger": post(
        "The ginger range is here",
        "Two new bottles on the shelf, {flavour} is mine. {link} {hashtags}",
        summary="Two new flavours, no sugar.",
        hashtags=["GingerUp"],
        link="https://soda.example/",
        fields={"flavour": {"label": "Flavour", "example": "Tangerine", "max_length": 20}},
    ),
    "ginger.de": {
        "title": "Ingwerlimonade ist da",
        "summary": "Zwei neue Sorten.",
        "text": {"any": "Schmeckt. {link}"},
    },
    "ginger.fr": {
        "title": "La gamme gingembre est arrivée",
        "summary": "Deux goûts.",
        "text": {"any": "Enfin ! {link}"},
    },
    "ginger.es": {"title": "Ya está aquí el jengibre", "summary": "Dos sabores.", "text": {"any": "Por fin. {link}"}},
    "ginger.ar": {"title": "وصل الزنجبيل", "summary": "نكهتان جديدتان", "text": {"any": "أخيرًا {link}"}},
    "refill": post(
        "Bring your bottle back", "We wash each bottle and fill it again.", summary="Refilling saves glass."
    ),
    "refill.de": {"title": "Bring deine Flasche zurück", "text": {"any": "Wir spülen jede Flasche mit Wasser."}},
    "refill.es": {"title": "Devuelve tus botellas", "text": {"any": "Las lavamos y las rellenamos."}},
    "refill.fr": {"title": "Rapportez vos bouteilles", "text": {"any": "Nous les lavons."}},
    "refill.ar": {"title": "أعيدوا الزجاجات", "text": {"any": "نغسلها ونملؤها"}},
    "lab": post("A day in R&D", "Our engineers write C++ for the filling line.", hashtags=["LabNotes"]),
    "hiring": post("We are hiring", "Jobs in every team, from brewing to design.", topics=["careers"]),
    "school": post("Wasserschule für Kinder", "Kinder lernen, woher das Trinkwasser kommt.", language="de"),
    "roofs": post("Sonne vom Dach", "Unsere Dächer machen Strom für jede Schule und jede Limonade.", language="de"),
    "cafe": post("Un café crème à Besançon", "Nos développeurs aiment l'été.", language="fr"),
    "fiesta": post("La fiesta del limón", "Canciones y limonada fría en la montaña.", language="es"),
    "library": post("مكتبة المشروبات", "مَشْرُوبٌ بارد في الصيف", language="ar"),
    "china": post("生姜汽水来了", "新口味的汽水", language="zh"),
    "japan": post("レモンサイダーの夏", "新しい味です", language="ja"),
    "colour": post("Every colour of summer", "Colours that taste of fruit.", summary="Berries and cherries."),
    "summer": post("Summer berry", "One berry a day."),
    "carl": post("Carl's first stall", "An e-mail from our founder, who began with one crate."),
}
QUERIES = (
    ("ginger", "ginger"),
    ("GINGER", "ginger"),
    ("ging", "ginger"),
    ("giner", "ginger"),
    ("gingre", "ginger"),
    ("gingers", "ginger"),
    ("#GingerUp", "ginger"),
    ("#gingerup", "ginger"),
    ("gingerup", "ginger"),
    ("tangerine", "ginger"),
    ("ginger range", "ginger"),
    ("flavour", "ginger"),
    ("Ingwer", "ginger"),
    ("Limonade", "ginger"),
    ("Ingwerlimonaden", "ginger"),
    ("gingembre", "ginger"),
    ("arrivee", "ginger"),
    ("jengibre", "ginger"),
    ("الزنجبيل", "ginger"),
    ("زنجبيل", "ginger"),
    ("bottle", "refill"),
    ("bottel", "refill"),
    ("botle", "refill"),
    ("refills", "refill"),
    ("refilled", "refill"),
    ("Flaschen", "refill"),
    ("botella", "refill"),
    ("bouteille", "refill"),
    ("الزجاجة", "refill"),
    ("R&D", "lab"),
    ("r&d", "lab"),
    ("C++", "lab"),
    ("#LabNotes", "lab"),
    ("engineer", "lab"),
    ("hire", "hiring"),
    ("careers", "hiring"),
    ("Wasser", "school"),
    ("Schule", "school"),
    ("Trinkwasser", "school"),
    ("wasserschulen", "school"),
    ("Dach", "roofs"),
    ("dächer", "roofs"),
    ("Daecher dach", "roofs"),
    ("cafe creme", "cafe"),
    ("BESANCON", "cafe"),
    ("été", "cafe"),
    ("développeur", "cafe"),
    ("limon", "fiesta"),
    ("canción", "fiesta"),
    ("montana", "fiesta"),
    ("مكتبه", "library"),
    ("مشروب", "library"),
    ("汽水", "china"),
    ("生姜", "china"),
    ("サイダー", "japan"),
    ("colours", "colour"),
    ("cherry", "colour"),
    ("berries", "summer"),
    ("Carls", "carl"),
    ("Carl’s", "carl"),
    ("email", "carl"),
)


def made(folder: Path) -> None:
    built(
        folder,
        POSTS,
        site_url=ANYWHERE,
        pages={
            "index.md": "# Home\n\nWelcome to ginger country.\n",
            "secret.md": "---\nsearch:\n  exclude: true\n---\n# Quiet\n\nUnfindable words.\n",
            "about.md": "# About us\n\n<p data-search-exclude>Hidden paragraph</p>\n\nBrewing since forever.\n",
        },
        options={"languages": ["en", "de", "fr", "es", "ar", "zh", "ja"]},
        theme={"features": ["navigation.instant"], "palette": {"scheme": "default"}},
    )


@pytest.fixture(scope="session")
def spoken_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A hub in seven languages."""
    with served_once(tmp_path_factory, "search", made) as address:
        yield address


def field_of(page: Page) -> Locator:
    return page.locator(".advocacy-search input")


def hits_of(page: Page) -> Locator:
    return page.locator(".advocacy-hit")


def search(page: Page, words: str) -> None:
    """Search in the header, and wait for the answer."""
    if not field_of(page).is_visible():
        page.locator("header > nav > label[for=__search]").click()
    page.locator(".advocacy-search [role=status]").evaluate("one => one.textContent = ''")
    field_of(page).fill(words)
    expect(page.locator(".advocacy-search [role=status]")).not_to_be_empty()


def first_in_header(page: Page, words: str) -> str:
    search(page, words)
    address = hits_of(page).first.get_attribute("href") if hits_of(page).count() else ""
    return (address or "").partition("/posts/")[2].partition("/")[0]


def first_in_feed(page: Page, words: str) -> str:
    page.locator(".advocacy-find").fill(words)
    expect(page.locator(".advocacy-found [role=status]")).to_contain_text(f"“{words}”")
    cards = page.locator(".advocacy-feed .advocacy-card h2 a")
    address = cards.first.get_attribute("href") if cards.count() else ""
    return (address or "").partition("/posts/")[2].partition("/")[0]


@ONCE
def test_the_right_post_comes_first_in_the_header(page: Page, spoken_hub: str) -> None:
    page.goto(f"{spoken_hub}404.html")
    found = {words: (first_in_header(page, words), wanted) for words, wanted in QUERIES}
    assert {words: both for words, both in found.items() if both[0] != both[1]} == {}


@ONCE
def test_the_right_post_comes_first_in_the_feed(page: Page, spoken_hub: str) -> None:
    page.goto(f"{spoken_hub}posts/")
    expect(page.locator(".advocacy-feed.advocacy-ready")).to_be_visible()
    found = {words: (first_in_feed(page, words), wanted) for words, wanted in QUERIES}
    assert {words: both for words, both in found.items() if both[0] != both[1]} == {}
