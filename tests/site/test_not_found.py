"""The page that servers show for unknown addresses."""

from __future__ import annotations

from pathlib import Path

from tests.site.sites import build, built, post, write_hub

POSTS = {
    **{f"p{number}": post(f"Number {number}", publish=f"2027-01-0{number}") for number in range(1, 7)},
    "coming": post("Still to come", publish="2027-06-01"),
    "over": post("Over", expire="2026-12-31"),
}


def test_the_message_is_in_all_languages_and_the_newest_posts_are_shown(tmp_path: Path) -> None:
    page = built(tmp_path, POSTS, options={"languages": ["de", "ar"]}).page("404.html")
    assert page.one("title").text == "Diese Seite gibt es nicht - Test hub"
    part = page.one("div", "advocacy-not-found")
    assert [heading.text for heading in part.all("h1")] == ["Diese Seite gibt es nicht"]
    (arabic,) = part.one("ul", "advocacy-alternates").all("li")
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
    assert "هذه الصفحة غير موجودة" in arabic.text
    assert arabic.one("a")["href"] == "/posts/?language=ar"
    titles = [title.text for title in part.all("h2", "advocacy-card__title")]
    assert titles == ["Number 6", "Number 5", "Number 4", "Number 3"]


def test_its_links_work_at_any_depth(tmp_path: Path) -> None:
    site = built(tmp_path, POSTS, site_url="https://hub.example/soda/")
    page = site.page("404.html")
    part = page.one("div", "advocacy-not-found")
    addresses = [link["href"] for link in part.all("a")]
    addresses += [sheet["href"] for sheet in page.all("link") if "css/components" in (sheet.attributes["href"] or "")]
    assert len(addresses) >= 7
    assert [address for address in addresses if not address.startswith("/soda/")] == []
    assert {address.removeprefix("/soda/").partition("?")[0].partition("#")[0] for address in addresses} <= {
        name.removesuffix("index.html") for name in site.files
    }


def test_a_hub_without_posts_has_the_page_too(tmp_path: Path) -> None:
    site = build(write_hub(tmp_path, {}, plugins=["search", "advocacy", "advocacy/guidelines"]))
    assert site.exit_code == 0, site.output
    assert site.page("404.html").one("article").one("h1").text == "404"
    built(tmp_path / "empty", {}).page("404.html").one("div", "advocacy-not-found").one("a", href="/posts/")
