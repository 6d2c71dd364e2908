"""Posters of campaigns and issues: what is on them, and when there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Site, build, post, write_hub

PLUGINS: list[Any] = [
    "search",
    {"advocacy": {"languages": ["en", "de"]}},
    "advocacy/posts",
    "advocacy/programme",
]
BOTH = ["employees", "customers"]
POSTS = {
    **{
        f"post-{number}": post(f"Post {number}", campaign="spring", publish=f"2026-12-0{number}")
        for number in range(1, 8)
    },
    "post-7.de": {"title": "Beitrag 7", "text": {"any": "Worte."}},
    "secret": post("Zyxquark", campaign="spring", publish="2027-03-01"),
    "withdrawn": post("Snorvel", campaign="spring", status="retired"),
    "late": post("Late", campaign="past"),
}
CAMPAIGNS = {
    "spring": {
        "title": "Spring",
        "summary": "People try it.",
        "starts": "2026-12-01",
        "ends": "2027-05-31",
    },
    "spring.de": {"title": "Frühling"},
    "autumn": {"title": "Plimfast", "starts": "2027-09-01"},
    "quiet": {"title": "Quiet"},
    "call": {"title": "Your ideas", "call": {"kind": "ideas", "asks": "What should we brew?"}},
    "past": {"title": "Past", "ends": "2026-12-31"},
}
ISSUE = "---\ntitle: {}\ndate: {}\n---\n\n{}"
ALL = "```posts\nlimit: 3\n```\n"
PAGES = {
    "index.md": "# Home\n",
    "newsletters/first.md": ISSUE.format("First", "2027-01-01", ALL),
    "newsletters/first.de.md": "---\ntitle: Erste\n---\n\n" + ALL,
    "newsletters/words.md": ISSUE.format("Words", "2027-01-02", "Only words.\n"),
    "newsletters/none.md": ISSUE.format("None", "2027-01-03", "```posts\ncampaign: quiet\n```\n"),
    "newsletters/mail.md": ISSUE.format("Mail", "2027-01-04\nshapes: [mail]", ALL),
    "newsletters/coming.md": ISSUE.format("Quobble", "2027-02-01", ALL),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    hub = write_hub(tmp_path_factory.mktemp("posters"), POSTS, campaigns=CAMPAIGNS, pages=PAGES, plugins=PLUGINS)
    site = build(hub)  # an incomplete call is a warning
    assert site.exit_code == 0, site.output
    return site


def titles_of(site: Site, path: str) -> list[str]:
    return [title.text for title in site.page(path).all("h2")]


def test_only_campaigns_and_issues_with_posts_or_a_call_have_a_poster(site: Site) -> None:
    assert {name for name in site.files if name.endswith("/poster.html")} == {
        "campaigns/spring/poster.html",
        "campaigns/spring/de/poster.html",
        "campaigns/call/poster.html",
        "newsletters/first/poster.html",
        "newsletters/first/de/poster.html",
    }


def test_a_campaign_shows_its_newest_posts(site: Site) -> None:
    page = site.page("campaigns/spring/poster.html")
    assert titles_of(site, "campaigns/spring/poster.html") == [f"Post {number}" for number in (7, 6, 5, 4, 3)]
    assert page.one("h1").text == "Spring"
    assert "December 1, 2026 to May 31, 2027" in page.text
    assert "People try it." in page.text
    links = [link["href"] for link in page.all("h2") for link in link.all("a")]
    assert links[0] == "../../posts/post-7/"


def test_a_translation_has_its_own(site: Site) -> None:
    page = site.page("campaigns/spring/de/poster.html")
    assert (page.one("html")["lang"], page.one("h1").text) == ("de", "Frühling")
    assert titles_of(site, "campaigns/spring/de/poster.html")[:2] == ["Beitrag 7", "Post 6"]
    assert page.all("span", "advocacy-qr")[0]["aria-label"] == "QR-Code: Beitrag 7"
    assert site.page("newsletters/first/de/poster.html").one("h1").text == "Erste"


def test_a_call_is_on_its_poster_even_without_posts(site: Site) -> None:
    page = site.page("campaigns/call/poster.html")
    assert "What should we brew?" in page.text
    assert len(page.all("svg")) == 1


def test_nothing_withheld_is_on_a_poster(site: Site) -> None:
    for secret in ("Zyxquark", "Plimfast", "Quobble"):
        assert site.holding(secret) == []
    assert [name for name in site.holding("Snorvel") if name.endswith("poster.html")] == []


def test_the_campaign_page_links_to_it(site: Site) -> None:
    def links(address: str) -> list[str | None]:
        return [link.attributes.get("href") for link in site.page(address).all("a")]

    assert "../../campaigns/spring/poster.html" in links("campaigns/spring/")
    for address in ("campaigns/past/", "campaigns/quiet/"):
        assert [link for link in links(address) if link and "poster" in link] == []


def test_posters_are_neither_permalinks_nor_found(site: Site) -> None:
    """Paper carries the addresses of posts, which stay. A poster ends with its campaign."""
    assert "poster" not in site.files["permalinks.txt"].decode()
    assert [address for address in site.sitemap if "poster" in address] == []
    assert [entry for entry in site.search if "poster" in entry["location"]] == []
    assert site.page("campaigns/spring/poster.html").one("meta", name="robots")["content"] == "noindex"


def test_without_an_address_there_are_no_codes_and_no_posters(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, POSTS, campaigns=CAMPAIGNS, pages=PAGES, plugins=PLUGINS, site_url=None)
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert [name for name in site.files if name.endswith("poster.html")] == []
    assert "poster" not in site.files["campaigns/spring/index.html"].decode()


def test_a_site_for_one_audience_has_only_its_posters(tmp_path: Path) -> None:
    posts = {
        "shared": post("Shared", campaign="both", audience=BOTH),
        "internal": post("Zyxquark", campaign="both", audience=["employees"]),
        "inside": post("Snorvel", campaign="internal", audience=["employees"]),
    }
    campaigns = {
        "both": {"title": "Both", "audience": BOTH},
        "internal": {"title": "Vroonk", "audience": ["employees"]},
    }
    site = build(write_hub(tmp_path, posts, campaigns=campaigns, options={"audience": "customers"}), "--strict")
    assert site.exit_code == 0, site.output
    assert titles_of(site, "campaigns/both/poster.html") == ["Shared"]
    assert site.holding("Zyxquark") + site.holding("Vroonk") + site.holding("Snorvel") == []


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> \" ' {{ 7*7 }}"
    posts = {"one": post(hostile, hostile, summary=hostile, campaign="c")}
    page = build(write_hub(tmp_path, posts, campaigns={"c": {"title": hostile, "summary": hostile}})).page(
        "campaigns/c/poster.html"
    )
    assert page.all("img") == []
    assert page.one("h2").text == hostile
    assert page.one("span", "advocacy-qr")["aria-label"] == f"QR code: {hostile}"
