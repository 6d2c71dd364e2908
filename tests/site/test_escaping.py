"""Texts of a hub are escaped in page heads, menus, search and feeds."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.site.sites import CHECKOUT, Element, Site, as_yaml, built, post

SAID = {
    "script": "\"><script>alert(1)</script>&amp;'",
    "attribute": "\" onload='alert(2)' x=\"&quot;<img src=x onerror=alert(3)>",
    "innocent": 'Say "hi" first, it\'s <3 & more',
    "plain": "Plain words",
}
LOGO = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><path d='M0 0h9v9z'/></svg>"
FEATURES = [
    *("navigation.tabs", "navigation.path", "navigation.footer", "navigation.indexes", "navigation.sections"),
    *("content.action.edit", "content.action.view", "toc.follow", "search.suggest"),
]


def guideline(said: str, **more: Any) -> str:
    template = {
        "title": f"{said} title",
        "summary": f"{said} summary",
        "owner": said,
        "remember": [said],
        "tone": said,
        "do": [said],
        "dont": [said],
        "say": [{"term": "soda", "why": said}],
        "avoid": [{"term": "lemonade", "instead": said, "why": said}],
        "key_phrases": [{"text": said, "use": said}],
        **more,
    }
    return f"---\n{as_yaml(template)}---\n\n## A part\n\nWords.\n"


def brand(said: str) -> dict[str, Any]:
    return {
        "title": f"{said} set",
        "description": said,
        "do": [said],
        "dont": [said],
        "colors": [{"name": said, "hex": "#663399", "use": said, "notations": {said: said}}],
        "typography": [{"name": "Soda Sans", "use": said, "sample": said}],
        "licence": {"name": said, "credit": said, "territories": [said]},
        "assets": {"can.png": {"title": said, "alt": said, "use": said}, "mark.svg": {"alt": said}},
        "changes": [{"date": "2026-10-01", "note": said}],
    }


def build_hub(folder: Path, said: str) -> Site:
    changes = [{"version": number, "date": f"2026-1{number}-01", "note": said} for number in (2, 1)]
    files = {
        "guidelines/linkedin.md": guideline(said, version=2, changes=changes),
        "guidelines/linkedin/1.md": guideline(f"Earlier {said}"),
        "guidelines/index.md": guideline(said),
        "content/brand/soda/brand.yml": as_yaml(brand(said)),
        "content/brand/soda/mark.svg": LOGO,
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    Image.new("RGB", (40, 20)).save(folder / "content/brand/soda/can.png")
    front = as_yaml({"description": f"{said} about", "author": f"{said} author"})
    return built(
        folder,
        {
            'a "b"/one': post(
                f"{said} post",
                f"{said} {{link}}",
                summary=said,
                topics=[said],
                campaign="one",
                link="https://soda.example/",
                media=["soda/can"],
                disclosure=f"{said} me",
                fields={"who": {"label": said, "example": said, "max_length": 100}},
                networks=["linkedin", "copy"],
            )
            | {"text": {"any": f"{{who}} {said} {{link}}"}}
        },
        campaigns={"one": {"title": f"{said} campaign", "summary": said, "goal": said, "owner": said}},
        pages={"index.md": "# Home\n", "about.md": f"---\n{front}---\n# About\n"},
        plugins=["search", "advocacy", "advocacy/guidelines", "advocacy/brand", "advocacy/posts", "advocacy/hosting"],
        options={},
        nav=[
            "index.md",
            *("about.md", "guidelines/index.md", "guidelines/linkedin.md", "guidelines/linkedin.1.md"),
            {"More": ["brand/soda.md", "campaigns/one.md", "posts/index.md"]},
        ],
        theme={"features": FEATURES},
        site_name=f"{said} hub",
        site_description=f"{said} description",
        site_author=f"{said} author",
        repo_url="https://github.com/carl/hub",
        edit_uri="edit/main/content/",
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Build a site for each text."""
    return {name: build_hub(tmp_path_factory.mktemp(name), said) for name, said in SAID.items()}


@pytest.fixture(params=[name for name in SAID if name != "plain"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_no_text_creates_an_element_or_attribute(sites: dict[str, Site], name: str) -> None:
    site, plain = sites[name], sites["plain"]
    assert site.pages.keys() == plain.pages.keys()
    assert len(site.pages) >= 12
    for path, page in plain.pages.items():
        assert site.pages[path].skeleton == page.skeleton, path


def test_titles_and_descriptions_are_read_back_unchanged(sites: dict[str, Site], name: str) -> None:
    site, said = sites[name], SAID[name]
    titles = {
        "posts/one/": f"{said} post",
        "campaigns/one/": f"{said} campaign",
        "brand/soda/": f"{said} set",
        "guidelines/": f"{said} title",
        "guidelines/linkedin/": f"{said} title",
        "guidelines/linkedin/1/": f"Earlier {said} title, Version 1",
        "about/": "About",
    }
    descriptions = {
        "posts/one/": said,
        "guidelines/linkedin/": f"{said} summary",
        "guidelines/linkedin/1/": f"Earlier {said} summary",
        "about/": unescape(f"{said} about"),
        "campaigns/one/": f"{said} description",
        "404.html": f"{said} description",
    }
    for address, title in titles.items():
        page = site.page(address)
        assert page.one("title").text == f"{title} - {said} hub", address
        assert header_of(page) == [f"{said} hub", title], address
    for address, description in descriptions.items():
        assert site.page(address).one("meta", name="description")["content"] == description, address
        author = site.page(address).one("meta", name="author")["content"]
        assert author in (f"{said} author", unescape(f"{said} author"))
    assert site.page("404.html").one("title").text == f"This page does not exist - {said} hub"
    assert site.page("about/").one("a", "md-footer__link--next")["aria-label"] == f"Next: {said} title"


def test_the_name_of_the_hub_is_the_label_of_the_logo(sites: dict[str, Site], name: str) -> None:
    for path, page in sites[name].pages.items():
        for logo in page.all("a", "md-logo"):
            assert (logo["title"], logo["aria-label"]) == (f"{SAID[name]} hub", f"{SAID[name]} hub"), path


def test_menus_show_titles_unchanged(sites: dict[str, Site], name: str) -> None:
    menu = [" ".join(link.text.split()) for link in sites[name].page("about/").all("a", "md-nav__link")]
    for title in ("title", "set", "campaign"):
        assert f"{SAID[name]} {title}" in menu


def test_search_and_feeds_contain_the_texts_unchanged(sites: dict[str, Site], name: str) -> None:
    site, said = sites[name], SAID[name]
    found = {entry["title"] for entry in site.search}  # scripts display it as text
    assert {f"{said} {kind}" for kind in ("post", "campaign", "set", "title")} <= found
    assert site.feed["title"] == site.rss.findtext("title") == f"{said} hub"
    assert f"{said} hub: " in site.files["changes.xml"].decode().replace("&lt;", "<").replace("&gt;", ">").replace(
        "&amp;", "&"
    )
    json.loads(site.files["posts/feed.json"])


def test_the_edit_link_is_encoded(sites: dict[str, Site], name: str) -> None:
    page = sites[name].page("posts/one/")
    assert page.one("a", rel="edit")["href"] == 'https://github.com/carl/hub/edit/main/content/posts/a "b"/one.yml'


def test_only_one_module_passes_texts_to_the_theme() -> None:
    package = CHECKOUT / "plugins/mkdocs_advocacy"
    sources = {path.relative_to(package).as_posix(): path.read_text("utf-8") for path in package.rglob("*.py")}
    setting = re.compile(r"\.meta\[|\.meta = |\.meta\.update|AnchorLink\(|page\.title = ")
    assert [name for name, source in sources.items() if setting.search(source)] == ["rendering/pages.py"]


def header_of(page: Element) -> list[str]:
    """Return the name of the hub and the page's title in the header."""
    topics = page.one("div", "md-header__ellipsis").all("span", "md-ellipsis")
    return [" ".join(topic.text.split()) for topic in topics]


def test_front_matter_in_the_body_of_a_guideline_does_not_affect_its_page(tmp_path: Path) -> None:
    (tmp_path / "guidelines").mkdir()
    words = "description: Mine\ntitle: Mine\n"
    (tmp_path / "guidelines/linkedin.md").write_text(words)
    (tmp_path / "guidelines/x.md").write_text(f"---\nsummary: Short.\n---\n---\n{words}---\n")
    site = built(tmp_path, plugins=["search", "advocacy", "advocacy/guidelines", "advocacy/posts"])
    assert not site.page("guidelines/linkedin/").all("meta", name="description")
    assert site.page("guidelines/x/").one("meta", name="description")["content"] == "Short."
    for name in ("linkedin", "x"):
        page = site.page(f"guidelines/{name}/")
        assert "title: Mine" in page.one("article").text
