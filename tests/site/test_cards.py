"""Post cards: their content and their share links."""

from __future__ import annotations

import pytest
from tests.site.sites import Element, built, post

POSTS = {
    "everywhere": post("Everywhere", ["Our first line.\nAnother.", "Second."], summary="A summary."),
    "one": post("One", networks=["x"], audience=["customers", "employees"]),
    "markup": post("Markup", '<b>Bold</b> & "quoted"'),
    "rtl": post("الزنجبيل", "زنجبيل وليمون", language="ar"),
    "silent": post("Silent", "👍 {link}", link="https://soda.example/"),
}


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    options = {"languages": ["en", "ar"], "networks": ["linkedin", "x", "bluesky"]}
    site = built(tmp_path_factory.mktemp("cards"), POSTS, options=options)
    found = site.page("posts/").one(css="advocacy-cards").all("article", "advocacy-card")
    return {card.one("h2").text: card for card in found}


def test_a_card_quotes_the_first_line(cards: dict[str, Element]) -> None:
    quotes = {title: [quote.text for quote in card.all("q")] for title, card in cards.items()}
    assert quotes == {
        "Everywhere": ["Our first line."],
        "One": ["Some words."],
        "Markup": ['<b>Bold</b> & "quoted"'],
        "الزنجبيل": ["زنجبيل وليمون"],
        "Silent": [],
    }


def test_networks_are_shown_only_if_a_post_is_not_for_all(cards: dict[str, Element]) -> None:
    named = {title: [icon["title"] for icon in card.all("li")] for title, card in cards.items()}
    assert named == {"Everywhere": [], "One": ["X"], "Markup": [], "الزنجبيل": [], "Silent": []}
    assert cards["One"]["data-advocacy-networks"] == "x"
    assert "data-advocacy-networks" not in cards["Everywhere"].attributes
    assert cards["One"]["data-advocacy-audience"] == "customers employees"


def test_a_card_links_to_sharing_without_scripts(cards: dict[str, Element]) -> None:
    links = {title: card.one("a", "advocacy-card__share") for title, card in cards.items()}
    assert links["Everywhere"]["href"] == "../posts/everywhere/#linkedin"
    assert links["One"]["href"] == "../posts/one/#x"
    assert [links[title].text for title in ("One", "الزنجبيل")] == ["Share", "مشاركة"]
    assert [card.one("button")["aria-label"] for card in cards.values()].count("حفظ") == 1
