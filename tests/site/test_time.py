"""The effects of time: expired and retired posts keep their pages but are no longer offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.sites import Element, Site, build, built, post, write_hub

POSTS = {
    "current": post("Still on", "Go on. {link}", link="https://soda.example/"),
    "expired": post("Over", {"any": "Was nice. {link}"}, link="https://soda.example/", expire="2026-12-31"),
    "expired.de": {"title": "Vorbei", "text": {"any": "War schön."}},
    "retired": post("Withdrawn", "Was wrong.", status="retired", campaign="winter"),
    "half": post("Half a post", "Here to stay."),
    "half.de": {"title": "Halber Beitrag", "text": {"any": "Bald weg."}, "expire": "2026-12-31"},
    "half.fr": {"title": "Moitié", "text": {"any": "Retiré."}, "status": "retired"},
    "near": post("In the same campaign", "Winter words.", campaign="winter"),
}
GONE = {
    "posts/expired/": "This post has expired. Its last day was December 31, 2026.",
    "posts/expired/de/": "31. Dezember 2026",
    "posts/retired/": "This post is no longer available.",
    "posts/half/de/": "31. Dezember 2026",
    "posts/half/fr/": "n’est plus disponible",
}
HUB = "https://hub.example/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(
        tmp_path_factory.mktemp("time"),
        POSTS,
        campaigns={"winter": {"title": "Winter"}},
        options={"languages": ["en", "de", "fr"]},
    )


@pytest.mark.parametrize("address", GONE)
def test_an_unavailable_post_keeps_its_page_without_share_links(site: Site, address: str) -> None:
    page = site.page(address)
    assert page.all(css="advocacy-share") == []
    assert page.all(css="advocacy-text") == []
    assert GONE[address] in page.one(css="advocacy-gone").text
    assert "hidden" not in page.one(css="advocacy-gone").attributes
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert site.island(address)["networks"] == {}
    assert site.island(address)["texts"] == []


def test_an_unavailable_post_offers_current_posts(site: Site) -> None:
    assert offered_links(site.page("posts/expired/")) == [
        "../../posts/current/",
        "../../posts/half/",
        "../../posts/near/",
    ]
    assert offered_links(site.page("posts/retired/"))[0] == "../../posts/near/"


@pytest.mark.parametrize("address", GONE)
def test_an_unavailable_post_is_in_no_list(site: Site, address: str) -> None:
    assert HUB + address not in site.sitemap
    assert HUB + address not in [item["url"] for item in site.feed["items"]]
    assert HUB + address not in [item.findtext("link") for item in site.rss.findall("item")]
    assert address not in [entry["location"] for entry in site.search]
    for name in ("posts/index.html", "campaigns/winter/index.html"):
        assert not [link for link in site.pages[name].all("a") if link.attributes.get("href", "").endswith(address)]


def test_an_expired_translation_is_not_linked(site: Site) -> None:
    page = site.page("posts/half/")
    assert [link["href"] for link in page.alternates if "hreflang" in link.attributes] == []
    assert page.all("ul", "advocacy-alternates") == []


def test_only_unavailable_posts_and_posters_are_hidden_from_search_engines(site: Site) -> None:
    hidden = {name for name, page in site.pages.items() if page.all("meta", name="robots")}
    assert hidden == {*(f"{address}index.html" for address in GONE), "campaigns/winter/poster.html"}


@pytest.mark.parametrize(("now", "shared"), [("2027-01-31T23:59:59Z", True), ("2027-02-01T00:00:00Z", False)])
def test_the_last_day_ends_at_midnight(tmp_path: Path, now: str, shared: bool) -> None:
    site = built(tmp_path, {"last": post("Last", "Last day.", expire="2027-01-31")}, now=now)
    page = site.page("posts/last/")
    assert bool(page.all(css="advocacy-share")) is shared
    assert bool(site.feed["items"]) is shared
    assert (f"{HUB}posts/last/" in site.sitemap) is shared
    if shared:
        assert page.one(css="advocacy-post")["data-advocacy-expires"] == "2027-02-01T00:00:00+00:00"
        card = site.page("posts/").one(css="advocacy-cards").one("article", "advocacy-card")
        assert card["data-advocacy-expires"] == "2027-02-01T00:00:00+00:00"


@pytest.mark.parametrize(("now", "shown"), [("2027-01-31T23:59:59Z", False), ("2027-02-01T00:00:00Z", True)])
def test_embargoes_and_campaigns_begin_at_midnight(tmp_path: Path, now: str, shown: bool) -> None:
    posts = {"first": post("First", "First day.", publish="2027-02-01")}
    site = built(tmp_path, posts, campaigns={"spring": {"title": "Spring", "starts": "2027-02-01"}}, now=now)
    assert ("posts/first/index.html" in site.files) is shown
    assert ("campaigns/spring/index.html" in site.files) is shown


def test_the_option_now_applies_if_the_environment_variable_is_not_set(tmp_path: Path) -> None:
    posts = {"past": post("Past", "Over.", expire="2001-01-01")}
    write_hub(tmp_path, posts, options={"now": "2000-06-01"})
    assert build(tmp_path, now=None).page("posts/past/").all(css="advocacy-share")
    assert not build(tmp_path, now="2002-01-01").page("posts/past/").all(css="advocacy-share")


def offered_links(page: Element) -> list[str]:
    return [card.one("h2").one("a")["href"] for card in page.all("article", "advocacy-card")]
