"""Hubs with options of MkDocs and Material."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.site.references import dead_links
from tests.site.sites import Site, build, built, post
from tests.site.test_pages import card_titles

POSTS = {
    "a/one": post("One", ["Words {link}", "More words {link}"], link="https://soda.example/", campaign="two"),
    "a/one.de": {"title": "Eins", "text": {"any": "Worte {link}"}},
    "gone": post("Gone", expire="2026-01-01"),
    **{f"more/post-{number:02}": post(f"Post {number}") for number in range(50)},
}
CAMPAIGNS = {"two": {"title": "Two"}}
FEATURES = [
    "navigation.instant", "navigation.instant.prefetch", "navigation.instant.progress", "navigation.tracking",
    "navigation.tabs", "navigation.tabs.sticky", "navigation.sections", "navigation.indexes", "navigation.prune",
    "navigation.path", "navigation.footer", "navigation.top", "navigation.expand", "toc.follow", "toc.integrate",
    "search.share", "search.suggest", "search.highlight", "content.action.edit", "content.action.view",
    "content.code.copy", "content.tooltips", "announce.dismiss", "header.autohide",
]  # fmt: skip
NAV: list[Any] = [
    {"Home": "index.md"},
    {"Share": ["posts/index.md", {"Campaigns": ["campaigns/index.md", "campaigns/two.md"]}]},
    {"Elsewhere": "https://elsewhere.example/"},
]


def build_hub(folder: Path, **more: Any) -> Site:
    return built(folder, POSTS, campaigns=CAMPAIGNS, **{"options": {"languages": ["en", "de"]}, **more})


def test_all_features_of_material(tmp_path: Path) -> None:
    site = build_hub(
        tmp_path,
        theme={"features": FEATURES},
        nav=NAV,
        repo_url="https://git.example/o/r",
        edit_uri="edit/main/content/",
    )
    assert dead_links(site) == []
    page = site.page("posts/one/")
    assert page.one("h1").text == "One"
    assert len(page.all("a", "advocacy-share")) > 20
    active = [item.text.strip() for item in page.all("li", "md-tabs__item--active")]
    assert active == ["Share"]


def test_a_configuration_without_navigation(tmp_path: Path) -> None:
    site = build_hub(tmp_path, pages={"index.md": "# Home\n", "deep/er/page.md": "# Deep\n"})
    assert dead_links(site) == []
    assert site.page("posts/one/").one("h1").text == "One"


@pytest.mark.parametrize("address", ["posts/one/", "posts/one/de/", "posts/gone/"])
def test_the_edit_button_links_to_the_source(tmp_path: Path, address: str) -> None:
    features = {"features": ["content.action.edit", "content.action.view"]}
    site = build_hub(tmp_path, theme=features, repo_url="https://git.example/o/r", edit_uri="edit/main/content/")
    file = {"posts/one/": "a/one.yml", "posts/one/de/": "a/one.de.yml", "posts/gone/": "gone.yml"}[address]
    buttons = [button["href"] for button in site.page(address).all("a", "md-content__button")]
    assert buttons == [f"https://git.example/o/r/{kind}/main/content/posts/{file}" for kind in ("edit", "raw")]


def test_an_edit_template_is_supported(tmp_path: Path) -> None:
    template = "https://git.example/edit?file={path!q}&stem={path_noext}"
    site = build_hub(tmp_path, theme={"features": ["content.action.edit"]}, edit_uri_template=template)
    (button,) = site.page("posts/one/").all("a", "md-content__button")
    assert button["href"] == "https://git.example/edit?file=posts%2Fa%2Fone.yml&stem=posts/a/one"


def test_generated_pages_have_no_edit_button(tmp_path: Path) -> None:
    features = {"features": ["content.action.edit"]}
    site = build_hub(tmp_path, theme=features, repo_url="https://git.example/o/r", edit_uri="edit/main/content/")
    for address in ("posts/", "posts/page/2/", "campaigns/", "campaigns/two/"):
        for button in site.page(address).all("a", "md-content__button"):
            file = button["href"].partition("/content/")[2]
            assert (tmp_path / "content" / file).is_file(), f"{address}: {button['href']}"


def test_a_configuration_without_site_url(tmp_path: Path) -> None:
    site = build_hub(tmp_path, site_url=None)
    assert dead_links(site) == []
    page = site.page("posts/one/")
    assert page.all("link", rel="canonical") == page.alternates == []
    assert [name for name in site.files if name.startswith("posts/feed")] == []
    assert len(page.all("a", "advocacy-share")) > 20


def test_a_site_url_with_a_path(tmp_path: Path) -> None:
    site = build_hub(tmp_path, site_url="https://org.example/hub")
    assert site.page("posts/one/de/").one("link", rel="canonical")["href"] == "https://org.example/hub/posts/one/de/"
    assert site.feed["feed_url"] == "https://org.example/hub/posts/feed.json"
    assert "https://org.example/hub/posts/one/" in site.sitemap
    assert dead_links(site, "/hub/") == []


def test_a_configuration_without_directory_urls(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n\n[one](posts/a/one.yml)\n"}
    site = build_hub(tmp_path, use_directory_urls=False, pages=pages, nav=NAV)
    assert dead_links(site) == []
    assert site.page("posts/one/").one("h1").text == "One"
    assert [
        address for address in site.sitemap if not (site.folder / address[len("https://hub.example/") :]).exists()
    ] == []


def test_a_hubs_own_template_overrides_the_packages(tmp_path: Path) -> None:
    own = tmp_path / "own" / "advocacy" / "posts"
    own.mkdir(parents=True)
    (own / "card.html").write_text("<p class='own'>{{ post.title }}</p>")
    (tmp_path / "own" / "main.html").write_text(
        "{% extends 'base.html' %}{% block announce %}<p>Hear ye</p>{% endblock %}"
    )
    site = build_hub(tmp_path, theme={"custom_dir": str(tmp_path / "own")})
    assert [card.text for card in site.page("posts/").all("p", "own")][:2] == ["One", "Post 0"]
    assert "Hear ye" in site.page("posts/one/").text
    assert card_titles(site.page("posts/")) == []


def test_an_override_of_a_removed_template_is_a_warning(tmp_path: Path) -> None:
    own = tmp_path / "own" / "advocacy"
    own.mkdir(parents=True)
    build_hub(tmp_path, theme={"custom_dir": str(tmp_path / "own")})
    (own / "card.html").write_text("<p>A card</p>")
    site = build(tmp_path)
    assert f"WARNING -  {own / 'card.html'} replaces no template" in site.output


def test_a_dirty_build_keeps_pages_complete(tmp_path: Path) -> None:
    build_hub(tmp_path)
    site = build(tmp_path, "--dirty")
    assert site.exit_code == 0, site.output
    assert site.page("posts/one/").one("h1").text == "One"
    assert site.page("posts/one/de/").one("h1").text == "Eins"


def test_a_configuration_without_search(tmp_path: Path) -> None:
    site = build_hub(tmp_path, plugins=[{"advocacy": {"languages": ["en", "de"]}}, "advocacy/posts"])
    assert "search/search_index.json" not in site.files
    assert site.page("posts/one/").one("h1").text == "One"


def test_excluded_pages_and_strict_validation(tmp_path: Path) -> None:
    site = build_hub(
        tmp_path,
        exclude_docs="posts/more/\n*.txt\n",
        validation={"nav": {"omitted_files": "warn", "not_found": "warn"}, "links": {"unrecognized_links": "warn"}},
        nav=["index.md", "posts/index.md", "campaigns/index.md"],
    )
    assert "posts/one/index.html" in site.files


def test_pages_load_nothing_from_other_origins(tmp_path: Path) -> None:
    site = build_hub(tmp_path)
    for name, page in site.pages.items():
        for element in page.walk():
            if element.tag in ("script", "img", "link", "iframe", "source", "use"):
                asked = element.attributes.get("src") or element.attributes.get("href") or ""
                named = element in page.alternates or element.attributes.get("rel") == "canonical"
                assert named or not asked.startswith(("http", "//")), f"{name}: {asked}"
