"""Posts of a translated campaign: its title, hashtags and page in the post's language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Site, built, post

POSTS = {
    "p": post("Spring is here", "Words {hashtags} {link}", campaign="c", link="https://shop.example/"),
    "p.ar": {"title": "حل الربيع", "text": {"any": "كلمات {hashtags} {link}"}},
    "p.de": {"title": "Der Frühling ist da", "text": {"any": "Worte {hashtags}"}},
    "p.fr": {"title": "Le renouveau est là", "text": {"any": "Mots"}},
    "own": post("Own tags", "Words {hashtags}", campaign="c", hashtags=["Mine"]),
    "own.ar": {"title": "وسمي", "text": {"any": "كلمات {hashtags}"}},
    "only": post("فقط", "كلمات {hashtags}", campaign="c", language="ar"),
}
CAMPAIGNS = {
    "c": {"title": "Spring", "hashtags": ["Spring"]},
    "c.ar": {"title": "الربيع", "hashtags": ["ربيع"]},
    "c.de": {"title": "Frühling"},
    "c.fr": {"title": "Printemps", "starts": "2099-01-01"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    options = {"languages": ["en", "de", "ar", "fr"]}
    return built(tmp_path_factory.mktemp("campaigns"), POSTS, campaigns=CAMPAIGNS, options=options)


@pytest.mark.parametrize(
    ("address", "hashtag"),
    [
        ("posts/p/", "#Spring"),
        ("posts/p/ar/", "#ربيع"),
        ("posts/p/de/", "#Spring"),
        ("posts/only/", "#ربيع"),
        ("posts/own/ar/", "#Mine"),
    ],
)
def test_a_post_has_the_hashtags_of_its_campaign_in_its_language(site: Site, address: str, hashtag: str) -> None:
    words = " ".join(text.text for text in site.page(address).all(css="advocacy-text")).split()
    assert {word for word in words if word.startswith("#")} == {hashtag}


def test_a_future_campaign_is_nowhere_in_links(tmp_path: Path) -> None:
    posts = {
        "early": post("Early", "Words {link}", campaign="quokka", link="https://shop.example/"),
        "early.de": {"title": "Früh"},
        "late": post("Late", "Words {link}", campaign="quokka", link="https://shop.example/", publish="2027-02-01"),
    }
    hub: dict[str, Any] = {
        "campaigns": {"quokka": {"title": "Zyx", "starts": "2027-02-01", "utm_campaign": "wombat"}},
        "options": {"languages": ["en", "de"]},
    }
    site = built(tmp_path, posts, **hub)
    assert site.holding("quokka") + site.holding("wombat") == []
    assert "utm_campaign=advocacy" in site.files["posts/early/index.html"].decode()
    site = built(tmp_path, posts, now="2027-02-01T12:00:00Z", **hub)
    for address in ("early", "early/de", "late"):
        assert "utm_campaign=wombat" in site.files[f"posts/{address}/index.html"].decode()


def test_search_finds_a_campaign_with_a_written_page_once(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "campaigns/c.md": "# All about it\n\nOf lemons.\n"}
    campaigns = {"c": {"title": "Spring", "summary": "Of oranges"}, "d": {"title": "Summer"}}
    site = built(tmp_path, {"p": post()}, campaigns=campaigns, pages=pages)
    found = [entry["location"] for entry in site.search]
    assert [found.count(f"campaigns/{campaign}/") for campaign in ("c", "d")] == [1, 1]
    (entry,) = [entry for entry in site.search if entry["location"] == "campaigns/c/"]
    assert "lemons" in entry["text"]
    assert "oranges" in entry["text"]


def test_search_does_not_find_excluded_text(tmp_path: Path) -> None:
    page = "---\nsearch: {exclude: true}\n---\n\n# All about it\n\nOf lemons.\n"
    pages = {"index.md": "# Home\n", "campaigns/c.md": page}
    site = built(tmp_path, {"p": post()}, campaigns={"c": {"title": "Spring", "summary": "Of oranges"}}, pages=pages)
    (entry,) = [entry for entry in site.search if entry["location"] == "campaigns/c/"]
    assert "oranges" in entry["text"]
    assert "lemons" not in str(site.search)


def test_links_have_the_same_campaign_in_all_languages(site: Site) -> None:
    assert "utm_campaign=c" in site.files["posts/p/ar/index.html"].decode()


@pytest.mark.parametrize(
    ("address", "title", "href"),
    [
        ("posts/p/", "Spring", "../../campaigns/c/"),
        ("posts/p/ar/", "الربيع", "../../../campaigns/c/ar/"),
        ("posts/p/de/", "Frühling", "../../../campaigns/c/de/"),
        ("posts/p/fr/", "Spring", "../../../campaigns/c/"),
        ("posts/only/", "الربيع", "../../campaigns/c/ar/"),
    ],
)
def test_a_post_links_to_its_campaign_in_its_language(site: Site, address: str, title: str, href: str) -> None:
    campaign = site.page(address).one("a", "advocacy-campaign")
    assert (campaign.text, campaign["href"]) == (title, href)


def test_cards_and_feeds_have_the_campaign_in_the_posts_language(site: Site) -> None:
    wanted = {"posts/p/": "Spring", "posts/p/ar/": "الربيع", "posts/p/de/": "Frühling", "posts/p/fr/": "Spring"}
    items = {item["url"].removeprefix("https://hub.example/"): item for item in site.feed["items"]}
    for address, title in wanted.items():
        assert items[address]["_advocacy"]["campaign"] == title
    page = site.page("campaigns/c/ar/")
    assert [campaign.text for campaign in page.all("span", "advocacy-campaign")] == ["الربيع"] * 3
    assert site.holding("Printemps") == []


def test_hashtags_of_an_embargoed_campaign_or_translation_are_nowhere_even_if_no_text_uses_them(tmp_path: Path) -> None:
    campaigns = {
        "coming": {"title": "Zyxquark", "starts": "2027-06-01", "hashtags": ["ZyxquarkSoon"]},
        "now": {"title": "Now", "hashtags": ["Now"]},
        "now.de": {"title": "Jetzt", "starts": "2027-06-01", "hashtags": ["ZyxquarkBald"]},
    }
    posts = {
        "a": post("A", campaign="coming"),
        "b": post("B", campaign="now"),
        "b.de": {"title": "B auf Deutsch", "text": {"any": "Worte."}},
    }
    site = built(tmp_path, posts, campaigns=campaigns, options={"languages": ["en", "de"]})
    assert site.holding("zyxquark") == []
    assert site.holding("Zyxquark") == []
    assert "#Now" in site.page("posts/b/").text or site.holding("#Now")
