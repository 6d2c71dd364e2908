"""Search: the header and the feed find the same posts, in every language of a hub."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import ONCE, Watch
from tests.browser.serving import ANYWHERE, served, served_once
from tests.browser.test_access import COLORS, PALETTE, expect_scheme, findings
from tests.site.sites import built, post

from mkdocs_advocacy.rendering.search import index

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


def build_search_hub(folder: Path) -> None:
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
        theme={"features": ["navigation.instant"], "palette": PALETTE},
    )


@pytest.fixture(scope="session")
def spoken_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub in seven languages."""
    with served_once(tmp_path_factory, "search", build_search_hub) as address:
        yield address


def search_field(page: Page) -> Locator:
    return page.locator(".advocacy-search input")


def hits_of(page: Page) -> Locator:
    return page.locator(".advocacy-hit")


def search(page: Page, words: str) -> None:
    """Search in the header and wait for the results."""
    if not search_field(page).is_visible():
        page.locator("header > nav > label[for=__search]").click()
    page.locator(".advocacy-search .md-search-result__meta").evaluate("one => one.textContent = ''")
    search_field(page).fill(words)
    expect(page.locator(".advocacy-search .md-search-result__meta")).not_to_be_empty()


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
def test_the_best_post_comes_first_in_the_header(page: Page, spoken_hub: str) -> None:
    page.goto(f"{spoken_hub}404.html")
    found = {words: (first_in_header(page, words), wanted) for words, wanted in QUERIES}
    assert {words: both for words, both in found.items() if both[0] != both[1]} == {}


@ONCE
def test_the_best_post_comes_first_in_the_feed(page: Page, spoken_hub: str) -> None:
    page.goto(f"{spoken_hub}posts/")
    expect(page.locator(".advocacy-feed.advocacy-ready")).to_be_visible()
    found = {words: (first_in_feed(page, words), wanted) for words, wanted in QUERIES}
    assert {words: both for words, both in found.items() if both[0] != both[1]} == {}


def titles(page: Page) -> list[str]:
    return hits_of(page).locator(".advocacy-hit__title").all_inner_texts()


@ONCE
def test_no_search_data_is_loaded_before_the_field_has_the_focus(page: Page, spoken_hub: str, watch: Watch) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(spoken_hub)))
    page.goto(f"{spoken_hub}posts/", wait_until="networkidle")
    assert [url for url in asked if "search/" in url] == ["assets/advocacy/search/open.js"]
    search(page, "ginger")
    assert {url for url in asked if url.startswith("search/records.json")}
    assert not [url for url in asked if "search_index" in url or "workers/" in url]
    assert (watch.foreign, watch.errors) == ([], [])


@ONCE
def test_the_dialog_works_with_the_keyboard(page: Page, spoken_hub: str) -> None:
    page.goto(spoken_hub)
    for key in ("/", "s", "f"):
        expect(search_field(page)).not_to_be_focused()
        page.keyboard.press(key)
        expect(search_field(page)).to_be_focused()
        expect(page.locator("#__search")).to_be_checked()
        expect(search_field(page)).to_have_value("")
        expect(page.locator(".advocacy-search [role=status]")).to_have_text("Type to start searching")
        page.keyboard.press("Escape")
        expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("/")
    page.keyboard.type("bottle")
    expect(hits_of(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(hits_of(page).first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(search_field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    expect(search_field(page)).to_have_value("bottles")
    page.keyboard.press("Enter")
    expect(page.locator(".md-content h1")).to_have_text("Bring your bottle back")
    expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("/")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#__search")).not_to_be_checked()
    expect(hits_of(page).first).not_to_be_visible()


@ONCE
def test_typing_a_shortcut_key_into_a_field_does_not_open_search(page: Page, spoken_hub: str) -> None:
    page.goto(f"{spoken_hub}posts/")
    page.locator(".advocacy-find").press_sequentially("fs/")
    expect(page.locator(".advocacy-find")).to_have_value("fs/")
    expect(page.locator("#__search")).not_to_be_checked()


@ONCE
def test_a_result_shows_its_kind_and_the_match(page: Page, spoken_hub: str) -> None:
    page.goto(spoken_hub)
    search(page, "tangerine")
    card = hits_of(page).first
    expect(card.locator(".advocacy-hit__kind")).to_have_text("Post")
    expect(card.locator(".advocacy-hit__title")).to_have_text("The ginger range is here")
    expect(card.locator("mark")).to_have_text("Tangerine")
    search(page, "giner")
    expect(page.locator(".advocacy-search [role=status]")).to_contain_text("No results for “giner”")
    expect(card.locator("mark").first).to_have_text("ginger")
    search(page, "xylophone")
    expect(page.locator(".advocacy-search [role=status]")).to_contain_text("No results for “xylophone”")
    expect(hits_of(page)).to_have_count(0)


@ONCE
def test_each_post_is_found_once_in_the_language_of_the_page(page: Page, spoken_hub: str) -> None:
    for address, wanted in (("posts/ginger/de/", "Ingwerlimonade ist da"), ("posts/ginger/", "Ingwerlimonade ist da")):
        page.goto(f"{spoken_hub}{address}")
        search(page, "Ingwer")
        assert titles(page).count(wanted) == 1
    search(page, "bottle")
    assert "Bring your bottle back" in titles(page)
    assert "Bring deine Flasche zurück" not in titles(page)


@ONCE
def test_pages_are_found_unless_they_are_excluded(page: Page, spoken_hub: str) -> None:
    page.goto(spoken_hub)
    search(page, "brewing forever")
    assert titles(page)[0] == "About us"
    for words in ("unfindable", "hidden paragraph"):
        search(page, words)
        assert not {"Quiet", "About us"} & set(titles(page))


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_the_feed_shows_the_corrected_query(page: Page, spoken_hub: str) -> None:
    page.goto(f"{spoken_hub}posts/?text=bottel")
    note = page.locator(".advocacy-found__note")
    expect(note).to_contain_text("Showing results for “bottle”")
    assert note.evaluate("one => one.getBoundingClientRect().width") > 100


@ONCE
def test_search_text_and_filters_of_the_feed_combine(page: Page, spoken_hub: str) -> None:
    page.goto(f"{spoken_hub}posts/?language=de&text=bottle")
    status = page.locator(".advocacy-found [role=status]")
    expect(status).to_contain_text("0 posts")
    page.locator(".advocacy-find").fill("flaschen")
    expect(status).to_contain_text("1 post")
    expect(page.locator(".advocacy-feed .advocacy-card h2")).to_have_text("Bring deine Flasche zurück")


@ONCE
def test_axe_finds_nothing_in_the_open_dialog(page: Page, spoken_hub: str) -> None:
    page.goto(spoken_hub)
    for words in ("ginger", "giner", "xylophone"):
        search(page, words)
        assert findings(page) == []
    page.keyboard.press("Escape")
    page.locator("[data-md-component=palette] label:visible").click()
    expect_scheme(page, "dark")
    search(page, "ginger")
    assert findings(page, COLORS) == []


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_axe_finds_nothing_in_the_dialog_on_a_phone(page: Page, spoken_hub: str) -> None:
    page.goto(f"{spoken_hub}posts/ginger/ar/")
    search(page, "bottle")
    expect(hits_of(page).first).to_be_visible()
    assert findings(page) == []


@ONCE
def test_a_hub_with_pages_only_can_be_searched(page: Page, tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n\nAbout kettles.\n"}
    built(tmp_path, pages=pages, plugins=["search", "advocacy"])
    with served(tmp_path / "site") as address:
        page.goto(address)
        search(page, "kettle")
        assert titles(page) == ["Home"]


@ONCE
def test_search_works_under_the_security_policy(page: Page, tmp_path: Path, watch: Watch) -> None:
    plugins = ["search", "advocacy", "advocacy/posts", "advocacy/hosting"]
    built(tmp_path, {"one": post("Kettles", "Hot water")}, plugins=plugins)
    with served(tmp_path / "site") as address:
        page.goto(address)
        search(page, "kettle")
        assert titles(page) == ["Kettles"]
    assert (watch.foreign, watch.errors) == ([], [])


@pytest.mark.parametrize("screen", ["phone", "desktop"], indirect=True)
def test_the_dialog_is_closed_by_touch(page: Page, spoken_hub: str, screen: str) -> None:
    page.goto(spoken_hub)
    for _ in range(2):
        search(page, "ginger")
        expect(hits_of(page).first).to_be_visible()
        if screen == "phone":
            page.locator(".advocacy-search .md-search__icon[for=__search]").click()
        else:
            page.mouse.click(20, 700)
        expect(page.locator("#__search")).not_to_be_checked()
        expect(hits_of(page).first).not_to_be_visible()


@ONCE
def test_enter_opens_the_result_for_the_typed_text_even_if_typed_quickly(page: Page, spoken_hub: str) -> None:
    page.goto(spoken_hub)
    page.keyboard.press("/")
    page.keyboard.type("bottle")
    page.keyboard.press("Enter")
    expect(page.locator(".md-content h1")).to_have_text("Bring your bottle back")
    page.keyboard.press("/")
    search_field(page).fill("bottle")
    expect(hits_of(page).first).to_be_visible()
    search_field(page).fill("tangerine")
    page.keyboard.press("Enter")
    expect(page.locator(".md-content h1")).to_have_text("The ginger range is here")


@ONCE
def test_search_recovers_from_a_lost_connection(page: Page, spoken_hub: str) -> None:
    page.goto(spoken_hub)
    search(page, "tangerine")
    page.context.set_offline(True)
    try:
        search(page, "bottle")
        expect(page.locator(".advocacy-search [role=status]")).to_contain_text("could not be loaded")
    finally:
        page.context.set_offline(False)
    search(page, "canción")
    expect(hits_of(page).first).to_be_visible()


@ONCE
def test_search_recovers_from_a_part_of_the_index_that_could_not_be_loaded(page: Page, spoken_hub: str) -> None:
    page.goto(spoken_hub)
    page.route("**/*.pf_index", lambda route: route.abort())
    search(page, "tangerine")
    expect(page.locator(".advocacy-search [role=status]")).to_contain_text("could not be loaded")
    page.unroute("**/*.pf_index")
    search(page, "tangerine ")
    expect(hits_of(page).first).to_be_visible()


@ONCE
def test_search_loads_new_data_after_the_hub_is_published_again(page: Page, tmp_path: Path) -> None:
    def publish(names: str) -> None:
        built(tmp_path, {name.lower(): post(name, f"About {name}") for name in names.split()})

    publish("Kettle Mug Plate Spoon Bowl")
    with served(tmp_path / "site") as address:
        page.goto(f"{address}posts/")
        page.locator(".advocacy-find").fill("mug")
        expect(page.locator(".advocacy-found [role=status]")).to_contain_text("1 post")
        search(page, "kettle")
        assert titles(page) == ["Kettle"]
        (tmp_path / "content/posts/kettle.yml").unlink()
        publish("Apron Basket Candle Dish Fork Glass Jar")
        for name in ("Jar", "Mug", "Apron"):
            search(page, name)
            assert titles(page) == [name]
        search(page, "kettle")
        expect(page.locator(".advocacy-search [role=status]")).to_contain_text("No results")
        page.keyboard.press("Escape")
        page.locator(".advocacy-find").fill("glass")
        retry = page.get_by_role("button", name="Try again")
        expect(retry).to_be_visible()
        retry.click()
        expect(page.locator(".advocacy-found [role=status]")).to_contain_text("1 post")


@ONCE
def test_posts_that_expired_since_the_build_are_not_found(page: Page, tmp_path: Path) -> None:
    over = {f"over-{number}": post(f"Sunflower {number}", expire="2027-01-20") for number in range(12)}
    built(tmp_path, {**over, "garden": post("Garden", "A sunflower for you.")})
    page.clock.set_fixed_time("2027-02-01T12:00:00Z")
    with served(tmp_path / "site") as address:
        page.goto(address)
        search(page, "sunflower")
        expect(page.locator(".advocacy-search [role=status]")).to_contain_text("1 result")
        assert titles(page) == ["Garden"]


@ONCE
def test_all_shards_of_a_large_index_are_searched(
    page: Page, tmp_path: Path, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "SHARD", 2)
    names = ("Kettle", "Mug", "Plate", "Spoon", "Bowl", "Jar", "Dish")
    built(tmp_path, {name.lower(): post(name, "One for the kitchen") for name in names})
    assert len(list((tmp_path / "site/search").glob("*.pf_meta"))) > 2
    with served(tmp_path / "site") as address:
        page.goto(address)
        search(page, "kitchen")
        expect(hits_of(page)).to_have_count(len(names))
        assert sorted(titles(page)) == sorted(names)
        for name in names:
            search(page, name)
            assert titles(page) == [name]
    assert watch.errors == []


@ONCE
def test_an_unfinished_word_is_found_without_a_correction(page: Page, tmp_path: Path) -> None:
    built(
        tmp_path,
        {"launch": post("Launching soon", "A new edition"), "old": post("Old books", hashtags=["EditioPrinceps"])},
    )
    with served(tmp_path / "site") as address:
        page.goto(address)
        for word in ("launching", "edition"):
            for end in range(4, len(word) + 1):
                search(page, word[:end])
                assert "Launching soon" in titles(page), word[:end]
                expect(page.locator(".advocacy-search [role=status]")).to_have_text(re.compile(r"^\d results?$"))


@ONCE
def test_search_says_that_no_result_has_all_words(page: Page, spoken_hub: str) -> None:
    page.goto(spoken_hub)
    search(page, "ginger xylophone")
    status = page.locator(".advocacy-search [role=status]")
    expect(status).to_contain_text("No result contains all your words.")
    assert titles(page)[0] == "The ginger range is here"
    search(page, "ginger range")
    expect(status).not_to_contain_text("all your words")
    page.goto(f"{spoken_hub}posts/")
    page.locator(".advocacy-find").fill("ginger xylophone")
    expect(page.locator(".advocacy-found")).to_contain_text("No result contains all your words.")


@ONCE
def test_a_word_behind_an_arabic_article_is_marked(page: Page, spoken_hub: str) -> None:
    page.goto(f"{spoken_hub}posts/ginger/ar/")
    search(page, "زنجبيل")
    assert hits_of(page).first.locator("mark").all_inner_texts() == ["الزنجبيل"]
