"""The pages and feeds of a hub, and the links between them."""

from __future__ import annotations

import json
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from PIL import Image
from tests.site.references import dead_links
from tests.site.sites import Element, Site, built, post

HUB = "https://hub.example/"
POSTS = {
    "launch/2027/ginger": post(
        "Ginger is here",
        ["Ginger it is. {link}", "No sugar: {link}"],
        summary="Two flavours.",
        link="https://soda.example/ginger",
        campaign="ginger-launch",
        topics=["product", "taste"],
        publish="2027-01-02T09:30:00+01:00",
        expire="2027-03-31",
    ),
    "launch/2027/ginger.de": {"title": "Ingwer ist da", "text": {"any": "Ingwer, was sonst. {link}"}},
    "launch/2027/ginger.ar": {"title": "الزنجبيل هنا", "text": {"any": "زنجبيل. {link}"}},
    "plain": post("Plain", "Only words."),
}
CAMPAIGNS = {
    "ginger-launch": {"title": "Ginger, at last!", "summary": "Two years of work.", "goal": "Everybody tastes it."},
    "quiet": {"title": "A quiet campaign"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(
        tmp_path_factory.mktemp("pages"), POSTS, campaigns=CAMPAIGNS, options={"languages": ["en", "de", "ar"]}
    )


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Site:
    posts = {
        f"post-{number:02}": post(f"Number {number}", publish=f"2026-{1 + number // 28:02}-{1 + number % 28:02}")
        for number in range(60)
    }
    return built(tmp_path_factory.mktemp("sixty"), posts)


def test_the_site_has_all_designed_pages(site: Site) -> None:
    assert {name for name in site.files if name.endswith(".html") or name.startswith(("posts/", "campaigns/"))} == {
        "index.html",
        "404.html",
        "posts/index.html",
        "posts/data/index.json",
        "posts/data/0.json",
        "posts/data/posts.json",
        "posts/all.json",
        "posts/feed.json",
        "posts/feed.xml",
        "posts/ginger/index.html",
        "posts/ginger/de/index.html",
        "posts/ginger/ar/index.html",
        "posts/plain/index.html",
        "campaigns/index.html",
        "campaigns/ginger-launch/index.html",
        "campaigns/ginger-launch/feed.xml",
        "campaigns/ginger-launch/poster.html",
        "campaigns/quiet/index.html",
        "campaigns/quiet/feed.xml",
    }


def test_scripts_get_the_facts_of_networks(site: Site) -> None:
    networks = json.loads(site.files["assets/advocacy/networks.json"])
    assert networks["x"]["text"]["limit"] == 280
    domains = json.loads(site.files["assets/advocacy/tlds.json"])
    assert domains == sorted(domains)
    assert {"de", "com", "рф"} <= set(domains)


def test_a_post_page_has_its_metadata(site: Site) -> None:
    page = site.page("posts/ginger/")
    assert page.one("h1").text == "Ginger is here"
    assert page.one("title").text == "Ginger is here - Test hub"
    assert page.one("meta", name="description")["content"] == "Two flavours."
    assert page.one("link", rel="canonical")["href"] == f"{HUB}posts/ginger/"
    assert page.one("a", "advocacy-campaign").text == "Ginger, at last!"
    assert page.one(css="advocacy-until").text == "until March 31, 2027"


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_a_translation_is_a_page_in_its_language(site: Site, language: str, direction: str) -> None:
    page = site.page(f"posts/ginger/{language}/")
    assert page.one("html")["lang"] == language
    assert page.one("body")["dir"] == direction
    assert page.one("h1").text == POSTS[f"launch/2027/ginger.{language}"]["title"]
    assert {text["lang"] for text in page.all(css="advocacy-text")} == {language}
    assert site.island(f"posts/ginger/{language}/")["language"] == language
    others = {link["hreflang"]: link["href"] for link in page.alternates if "hreflang" in link.attributes}
    assert others == {
        "en": f"{HUB}posts/ginger/",
        "de": f"{HUB}posts/ginger/de/",
        "ar": f"{HUB}posts/ginger/ar/",
    }


def test_a_post_links_to_its_other_languages(site: Site) -> None:
    links = site.page("posts/ginger/").one("ul", "advocacy-alternates").all("a")
    assert [(link["hreflang"], link["lang"], link.text) for link in links] == [
        ("ar", "ar", "العربية"),
        ("de", "de", "Deutsch"),
    ]


def test_a_campaign_has_its_title_in_all_outputs(site: Site) -> None:
    page = site.page("campaigns/ginger-launch/")
    assert page.one("h1").text == "Ginger, at last!"
    assert page.one("title").text == "Ginger, at last! - Test hub"
    assert [entry["title"] for entry in site.search if entry["location"] == "campaigns/ginger-launch/"] == [
        "Ginger, at last!"
    ]


def test_a_campaign_shows_its_posts(site: Site) -> None:
    page = site.page("campaigns/ginger-launch/")
    assert card_titles(page) == ["Ginger is here"]
    assert "Everybody tastes it." in page.text
    assert "This campaign has no posts to share right now." in site.page("campaigns/quiet/").text


def test_a_large_campaign_shows_its_newest_posts_and_links_to_all(tmp_path: Path) -> None:
    posts = {
        f"p{day:02}": post(f"Day {day}", campaign="launch", publish=f"2026-0{day // 28 + 1}-{day % 28 + 1:02}")
        for day in range(50)
    }
    page = built(tmp_path, posts, campaigns={"launch": {"title": "Launch"}}).page("campaigns/launch/")
    assert card_titles(page) == [f"Day {day}" for day in range(49, 1, -1)]
    assert page.all("h2")[0].text == "50 posts"
    assert page.one("a", href="../../posts/?campaign=launch").text == "All posts in this campaign"


def test_the_feed_lists_posts_newest_first(sixty: Site) -> None:
    assert card_titles(sixty.page("posts/")) == [f"Number {number}" for number in range(59, 11, -1)]


def test_the_feed_continues_on_page_two(sixty: Site) -> None:
    second = sixty.page("posts/page/2/")
    assert card_titles(second) == [f"Number {number}" for number in range(11, -1, -1)]
    assert second.one("a", rel="prev")["href"] == "../../../posts/"
    assert sixty.page("posts/").one("a", rel="next")["href"] == "../posts/page/2/"
    assert second.one("link", rel="canonical")["href"] == f"{HUB}posts/page/2/"
    assert "posts/page/3/index.html" not in sixty.files


def test_the_json_feed_is_valid(site: Site) -> None:
    feed = site.feed
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Test hub"
    assert (feed["home_page_url"], feed["feed_url"]) == (HUB, f"{HUB}posts/feed.json")
    assert [item["url"] for item in feed["items"]] == [
        f"{HUB}posts/ginger/",
        f"{HUB}posts/ginger/ar/",
        f"{HUB}posts/ginger/de/",
        f"{HUB}posts/plain/",
    ]
    for item in feed["items"]:
        assert item["id"] == item["url"]
        assert item["content_text"]
        assert all(value is not None for value in item.values())
    first = feed["items"][0]
    assert first["title"] == "Ginger is here"
    assert first["summary"] == "Two flavours."
    assert first["tags"] == ["product", "taste"]
    assert first["language"] == "en"
    assert first["date_published"] == "2027-01-02T09:30:00+01:00"
    assert first["content_text"].startswith("Ginger it is. https://soda.example/ginger?utm_source=")


def test_the_rss_feed_has_the_same_items(site: Site) -> None:
    items = site.rss.findall("item")
    assert [
        (item.findtext("title"), item.findtext("link"), item.findtext("guid"), item.findtext("description"))
        for item in items
    ] == [(item["title"], item["url"], item["id"], item["content_text"]) for item in site.feed["items"]]
    assert [category.text for category in items[0].findall("category")] == ["product", "taste"]
    published = parsedate_to_datetime(items[0].findtext("pubDate") or "")
    assert published.isoformat() == "2027-01-02T09:30:00+01:00"
    assert site.rss.findtext("link") == HUB


def test_feeds_contain_the_newest_posts_and_link_to_older_ones(tmp_path: Path) -> None:
    posts = {
        f"post-{number:03}": post(f"Number {number}", publish=f"2026-{1 + number // 28:02}-{1 + number % 28:02}")
        for number in range(210)
    }
    posts["post-000"]["campaign"] = posts["post-209"]["campaign"] = "launch"
    site = built(tmp_path, posts, campaigns={"launch": {"title": "Launch & more"}})
    path, found = "posts/feed.json", []
    while path:
        feed = json.loads(site.files[path])
        assert feed["feed_url"] == f"{HUB}{path}"
        assert len(feed["items"]) <= 100
        found += feed["items"]
        path = feed.get("next_url", "").removeprefix(HUB)
    everything = json.loads(site.files["posts/all.json"])
    assert found == everything["items"]
    assert [item["title"] for item in found] == [f"Number {number}" for number in reversed(range(210))]
    assert len(site.rss.findall("item")) == 100
    channel = ElementTree.fromstring(site.files["campaigns/launch/feed.xml"]).find("channel")
    assert channel is not None
    assert channel.findtext("title") == "Launch & more · Test hub"
    assert channel.findtext("link") == f"{HUB}campaigns/launch/"
    assert [item.findtext("title") for item in channel.findall("item")] == ["Number 209", "Number 0"]
    for address, feed in (("posts/", "posts/feed.xml"), ("campaigns/launch/", "campaigns/launch/feed.xml")):
        link = site.page(address).one("p", "advocacy-follow").one("a")
        assert urljoin(f"/{address}", link["href"]) == f"/{feed}"


def test_feeds_contain_the_first_image_of_a_post(tmp_path: Path) -> None:
    place = tmp_path / "content/brand/soda"
    place.mkdir(parents=True)
    Image.new("RGB", (1200, 630)).save(place / "can.png")
    (place / "brand.yml").write_text("assets: {can: {alt: A can}}\n")
    plugins = ["search", {"advocacy": {"networks": ["linkedin"]}}, "advocacy/brand", "advocacy/posts"]
    site = built(tmp_path, {"one": post("One", media=["soda/can"]), "two": post("Two")}, plugins=plugins)
    one, two = sorted(site.feed["items"], key=lambda item: item["title"])
    (attachment,) = one["attachments"]
    file = site.files[one["image"].removeprefix(HUB)]
    assert attachment == {"url": one["image"], "mime_type": "image/jpeg", "size_in_bytes": len(file)}
    assert "image" not in two
    enclosures = [item.find("enclosure") for item in site.rss.findall("item")]
    (enclosure,) = [found for found in enclosures if found is not None]
    assert enclosure.attrib == {"url": one["image"], "type": "image/jpeg", "length": str(len(file))}


def test_pages_link_to_the_feeds(site: Site) -> None:
    for address in ("", "posts/", "posts/ginger/de/", "campaigns/quiet/"):
        named = {
            link["type"]: urljoin(f"/{address}", link["href"])
            for link in site.page(address).alternates
            if "type" in link.attributes
        }
        assert named == {"application/rss+xml": "/posts/feed.xml", "application/feed+json": "/posts/feed.json"}


def test_the_sitemap_contains_every_page_once(site: Site, sixty: Site) -> None:
    assert sorted(site.sitemap) == sorted(
        HUB + name.removesuffix("index.html") for name in site.pages if name.endswith("index.html")
    )
    assert f"{HUB}posts/page/2/" in sixty.sitemap
    assert len(sixty.sitemap) == len(set(sixty.sitemap)) == 60 + 4


def test_search_has_one_entry_for_each_post(site: Site) -> None:
    found = [entry["location"] for entry in site.search]
    assert sorted(location for location in found if location.startswith("posts/") and location != "posts/") == [
        "posts/ginger/",
        "posts/ginger/ar/",
        "posts/ginger/de/",
        "posts/plain/",
    ]
    assert len(found) == len(set(found))


def test_search_shows_no_placeholders(site: Site) -> None:
    assert [entry["location"] for entry in site.search if "{" in entry["text"]] == []


def test_there_are_no_dead_links(site: Site, sixty: Site, demo: Site) -> None:
    assert dead_links(site) == dead_links(sixty) == dead_links(demo) == []


def test_ids_are_unique_on_each_page(site: Site, demo: Site) -> None:
    for name, page in (site.pages | demo.pages).items():
        ids = [element["id"] for element in page.walk() if "id" in element.attributes]
        assert len(ids) == len(set(ids)), name


def test_index_is_a_valid_id(tmp_path: Path) -> None:
    site = built(
        tmp_path,
        {"index": post("A post called index", campaign="index"), "page": post("A post called page")},
        campaigns={"index": {"title": "A campaign called index"}},
    )
    assert site.page("posts/index/").one("h1").text == "A post called index"
    assert site.page("posts/page/").one("h1").text == "A post called page"
    assert site.page("campaigns/index/").one("h1").text == "A campaign called index"
    assert site.page("campaigns/").one("h1").text == "Campaigns"
    assert dead_links(site) == []


def test_written_text_is_above_the_generated_content(tmp_path: Path) -> None:
    pages = {
        "index.md": "# Home\n",
        "posts/index.md": "# My own feed\n\nMy own words.\n",
        "campaigns/ginger-launch.md": "# My own campaign\n\nMy own story.\n",
    }
    site = built(tmp_path, POSTS, campaigns=CAMPAIGNS, pages=pages, options={"languages": ["en", "de", "ar"]})
    assert site.page("posts/").one("h1").text.startswith("My own feed")
    assert card_titles(site.page("posts/")) == ["Ginger is here", "Plain"]
    campaign = site.page("campaigns/ginger-launch/")
    assert [heading.text.removesuffix("¶") for heading in campaign.all("h1")] == ["My own campaign"]
    assert card_titles(campaign) == ["Ginger is here"]


def test_a_hub_without_posts_says_so(tmp_path: Path) -> None:
    site = built(tmp_path)
    assert "There’s nothing to share right now. Check back soon." in site.page("posts/").text
    assert "There are no campaigns right now." in site.page("campaigns/").text
    assert site.feed["items"] == []
    assert site.rss.findall("item") == []
    assert dead_links(site) == []


def test_a_hub_with_one_post_offers_no_others(tmp_path: Path) -> None:
    site = built(tmp_path, {"only": post("The only one")})
    assert card_titles(site.page("posts/")) == ["The only one"]
    assert site.page("posts/only/").all(css="advocacy-more") == []


def card_titles(page: Element) -> list[str]:
    blank = {id(title) for template in page.all("template") for title in template.walk()}
    return [title.text for title in page.all("h2", "advocacy-card__title") if id(title) not in blank]
