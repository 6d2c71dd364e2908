"""Lists of posts in written pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.site.references import dead_links
from tests.site.sites import Element, Site, build, built, post, write_hub
from tests.site.test_pages import card_titles
from tests.site.test_preview import preview, wait_until

from mkdocs_advocacy.cli import main

POSTS = {
    "first": post("First", publish="2027-01-03", topics=["product"], campaign="launch"),
    "first.de": {"title": "Erster"},
    "second": post("Second", publish="2027-01-02", audience=["customers"], networks=["linkedin"]),
    "third": post("Third", publish="2027-01-01", topics=["product"], expire="2027-02-01"),
    "fourth": post("Fourth", campaign="launch", audience=["employees", "customers"]),
    "draft": post("Not yet", topics=["product"], status="draft"),
    "late": post("Later", topics=["product"], publish="2027-01-16"),
    "over": post("Over", topics=["product"], expire="2026-01-01"),
    "retired": post("Retired", topics=["product"], status="retired"),
}
CAMPAIGNS = {"launch": {"title": "Launch"}, "quiet": {"title": "Quiet"}}
SUPERFENCES = ["pymdownx.superfences", "md_in_html", "attr_list"]


def block(words: str = "", fence: str = "```") -> str:
    return f"{fence}posts\n{words}\n{fence}\n"


def build_with_lists(folder: Path, *lists: str, page: str = "index.md", **more: Any) -> Site:
    pages = {"index.md": "# Home\n", page: "\n".join(["# Home", *lists, "Last words."])}
    options = {"languages": ["en", "de"], **more.pop("options", {})}
    return built(folder, POSTS, campaigns=CAMPAIGNS, pages=pages, options=options, **more)


def list_titles(page: Element) -> list[list[str]]:
    return [card_titles(one) for one in page.all("section", "advocacy-list")]


@pytest.mark.parametrize("extensions", [[], SUPERFENCES])
def test_a_list_shows_the_newest_current_posts(tmp_path: Path, extensions: list[str]) -> None:
    site = build_with_lists(tmp_path, block(), block("limit: 9", fence="~~~~"), markdown_extensions=extensions)
    page = site.page()
    assert list_titles(page) == [["First", "Second", "Third"], ["First", "Second", "Third", "Fourth"]]
    (third,) = page.all("section", "advocacy-list")[0].all(
        "article", **{"data-advocacy-expires": "2027-02-02T00:00:00+00:00"}
    )
    assert "Third" in third.text
    assert page.one("article", "md-content__inner").text.strip().endswith("Last words.")
    assert "posts\nlimit" not in page.text
    assert dead_links(site) == []


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("campaign: launch", ["First", "Fourth"]),
        ("network: x", ["First", "Third", "Fourth"]),
        ("topic: product", ["First", "Third"]),
        ("audience: customers", ["Second", "Fourth"]),
        ("language: de", ["Erster"]),
        ("language: en\nlimit: 1", ["First"]),
        ("topic: product\ncampaign: launch\nnetwork: linkedin\naudience: employees", ["First"]),
    ],
)
def test_a_list_is_filtered_by_its_options(tmp_path: Path, words: str, titles: list[str]) -> None:
    assert list_titles(build_with_lists(tmp_path, block(words)).page()) == [titles]


def test_the_hubs_own_language_comes_first(tmp_path: Path) -> None:
    posts = {"one": post("One", language="en"), "one.de": {"title": "Eins"}, "two": post("Two", language="en")}
    pages = {"index.md": f"# Home\n\n{block()}\n{block('language: en')}"}
    site = built(tmp_path, posts, pages=pages, options={"languages": ["de", "en"]})
    assert list_titles(site.page()) == [["Eins", "Two"], ["One", "Two"]]


def test_an_empty_list_says_so_in_its_language(tmp_path: Path) -> None:
    page = build_with_lists(tmp_path, block("campaign: quiet"), block("campaign: quiet\nlanguage: de")).page()
    english, german = page.all("section", "advocacy-list")
    assert (english["lang"], german["lang"]) == ("en", "de")
    assert english.one("p").text == "There’s nothing to share here right now. All posts"
    assert german.one("p").text == "Hier gibt es gerade nichts zu teilen. Alle Beiträge"
    assert english.one("a")["href"] == "posts/"


def test_an_arabic_list_is_right_to_left(tmp_path: Path) -> None:
    (listed,) = (
        build_with_lists(tmp_path, block("language: ar"), options={"languages": ["en", "de", "ar"]})
        .page()
        .all("section", "advocacy-list")
    )
    assert (listed["lang"], listed["dir"]) == ("ar", "rtl")


@pytest.mark.parametrize(("directories", "address"), [(True, "deep/er/page/"), (False, "deep/er/page.html")])
def test_links_are_correct_on_nested_pages(tmp_path: Path, directories: bool, address: str) -> None:
    site = build_with_lists(tmp_path, block(), page="deep/er/page.md", use_directory_urls=directories)
    page = site.page(address)
    back = "../" * address.count("/")
    listed = page.one("section", "advocacy-list")
    assert [heading.one("a")["href"] for heading in listed.all("h2")] == [
        f"{back}posts/{name}/" for name in ("first", "second", "third")
    ]
    assert listed.all("a", css="advocacy-card__share")[0]["href"].startswith(f"{back}posts/first/#")
    assert f"{back}assets/advocacy/networks.svg#linkedin" in {use["xlink:href"] for use in page.all("use")}
    assert dead_links(site) == []


def test_lists_work_on_the_pages_of_feed_and_campaigns(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "posts/index.md": f"# Feed\n\n{block('topic: product')}"}
    site = built(tmp_path, POSTS, campaigns=CAMPAIGNS, pages=pages, options={"languages": ["en", "de"]})
    page = site.page("posts/")
    assert list_titles(page) == [["First", "Third"]]
    assert card_titles(page.one("div", "advocacy-feed")) == ["First", "Second", "Third", "Fourth"]


@pytest.mark.parametrize("extensions", [[], SUPERFENCES])
def test_a_nested_block_is_shown_as_code(tmp_path: Path, extensions: list[str]) -> None:
    example = f"````\n{block('wrong: key')}````\n"
    page = build_with_lists(tmp_path, example, block("limit: 1"), markdown_extensions=extensions).page()
    assert list_titles(page) == [["First"]]
    assert page.one("pre").text.strip() == block("wrong: key").strip()


def test_titles_are_never_read_as_markdown_or_html(tmp_path: Path) -> None:
    title = '</section> <b>*Bold*</b> ```posts <section data-advocacy-posts="1"></section>'
    site = built(tmp_path, {"one": post(title)}, pages={"index.md": f"# Home\n\n{block()}\n{block()}"})
    assert list_titles(site.page()) == [[title], [title]]
    assert site.page().one("article", "md-content__inner").all("b") == []


def test_search_finds_posts_once(tmp_path: Path) -> None:
    site = build_with_lists(tmp_path, block(), "## More", block())
    assert [entry["location"] for entry in site.search if "Third" in entry["title"] + entry["text"]] == ["posts/third/"]
    (home,) = [entry for entry in site.search if entry["location"] == ""]
    assert home["sections"] == {"#more": "Last words."}


def test_the_table_of_contents_has_only_the_writers_headings(tmp_path: Path) -> None:
    contents = build_with_lists(tmp_path, block(), "## More").page().all("a", "md-nav__link")
    assert {link.text.strip() for link in contents if link["href"].startswith("#")} == {"More"}


def test_build_and_check_report_the_same_problems_in_pages(tmp_path: Path) -> None:
    pages = {"index.md": f"# Home\n\n{block('limit: 0')}", "deep/page.md": f"# Deep\n\n{block('campaign: gone')}"}
    hub = write_hub(tmp_path, {"bad": {"title": "No text"}}, pages=pages)
    site = build(hub)
    output = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")]).output
    for found in (site.output, output):
        assert "content/index.md:4:8: error: limit is 0 (it must be at least 1)" in found
        assert "content/deep/page.md:4:11: error: campaign: content/campaigns has no campaign “gone”" in found
        assert "content/posts/bad.yml:1:1: error: text is missing" in found
    assert site.exit_code == 1
    assert not site.folder.exists()


def test_an_invalid_list_from_a_hook_fails_the_build(tmp_path: Path) -> None:
    hook = f"def on_page_markdown(markdown, **_):\n    return markdown + {block('limit: 0')!r}\n"
    hub = write_hub(tmp_path, {"one": post("One")}, hooks=["hook.py"])
    (hub / "hook.py").write_text(hook)
    site = build(hub)
    assert site.exit_code == 1
    assert "index.md:3:8: error: limit is 0" in site.output


def test_a_preview_updates_a_list(warm: Path, tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"one": post("One")}, pages={"index.md": f"# Home\n\n{block('topic: product')}"})
    with preview(hub, warm) as fetch:
        assert "nothing to share here" in fetch("")
        (hub / "content/posts/one.yml").write_text("title: One\ntopics: [product]\ntext: {any: Words}\n")
        wait_until(lambda: ">One</a>" in fetch(""))
        (hub / "content/index.md").write_text("# Home\n\n```posts\nlimit: 0\n```\n")
        wait_until(lambda: "content/index.md:4:8: error:" in (hub / "log").read_text())
        (hub / "content/index.md").write_text("# Home\n\nMended\n")
        wait_until(lambda: "Mended" in fetch(""))
