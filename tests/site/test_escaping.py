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

TEXTS = {
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


def guideline(text: str, **more: Any) -> str:
    template = {
        "title": f"{text} title",
        "summary": f"{text} summary",
        "owner": text,
        "remember": [text],
        "tone": text,
        "do": [text],
        "dont": [text],
        "say": [{"term": "soda", "why": text}],
        "avoid": [{"term": "lemonade", "instead": text, "why": text}],
        "key_phrases": [{"text": text, "use": text}],
        **more,
    }
    return f"---\n{as_yaml(template)}---\n\n## A part\n\nWords.\n"


def brand(text: str) -> dict[str, Any]:
    return {
        "title": f"{text} set",
        "description": text,
        "do": [text],
        "dont": [text],
        "colors": [{"name": text, "hex": "#663399", "use": text, "notations": {text: text}}],
        "typography": [{"name": "Soda Sans", "use": text, "sample": text}],
        "licence": {"name": text, "credit": text, "territories": [text]},
        "assets": {"can.png": {"title": text, "alt": text, "use": text}, "mark.svg": {"alt": text}},
        "changes": [{"date": "2026-10-01", "note": text}],
    }


def build_hub(folder: Path, text: str) -> Site:
    changes = [{"version": number, "date": f"2026-1{number}-01", "note": text} for number in (2, 1)]
    files = {
        "guidelines/linkedin.md": guideline(text, version=2, changes=changes),
        "guidelines/linkedin/1.md": guideline(f"Earlier {text}"),
        "guidelines/index.md": guideline(text),
        "content/brand/soda/brand.yml": as_yaml(brand(text)),
        "content/brand/soda/mark.svg": LOGO,
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    Image.new("RGB", (40, 20)).save(folder / "content/brand/soda/can.png")
    front = as_yaml({"description": f"{text} about", "author": f"{text} author"})
    return built(
        folder,
        {
            'a "b"/one': post(
                f"{text} post",
                f"{text} {{link}}",
                summary=text,
                topics=[text],
                campaign="one",
                link="https://soda.example/",
                media=["soda/can"],
                disclosure=f"{text} me",
                fields={"who": {"label": text, "example": text, "max_length": 100}},
                networks=["linkedin", "copy"],
            )
            | {"text": {"any": f"{{who}} {text} {{link}}"}}
        },
        campaigns={"one": {"title": f"{text} campaign", "summary": text, "goal": text, "owner": text}},
        pages={"index.md": "# Home\n", "about.md": f"---\n{front}---\n# About\n"},
        plugins=["search", "advocacy", "advocacy/guidelines", "advocacy/brand", "advocacy/posts", "advocacy/hosting"],
        options={},
        nav=[
            "index.md",
            *("about.md", "guidelines/index.md", "guidelines/linkedin.md", "guidelines/linkedin.1.md"),
            {"More": ["brand/soda.md", "campaigns/one.md", "posts/index.md"]},
        ],
        theme={"features": FEATURES},
        site_name=f"{text} hub",
        site_description=f"{text} description",
        site_author=f"{text} author",
        repo_url="https://github.com/carl/hub",
        edit_uri="edit/main/content/",
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """Build a site for each text."""
    return {name: build_hub(tmp_path_factory.mktemp(name), text) for name, text in TEXTS.items()}


@pytest.fixture(params=[name for name in TEXTS if name != "plain"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_no_text_creates_an_element_or_attribute(sites: dict[str, Site], name: str) -> None:
    site, plain = sites[name], sites["plain"]
    assert site.pages.keys() == plain.pages.keys()
    assert len(site.pages) >= 12
    for path, page in plain.pages.items():
        assert site.pages[path].skeleton == page.skeleton, path


def test_titles_and_descriptions_are_read_back_unchanged(sites: dict[str, Site], name: str) -> None:
    site, text = sites[name], TEXTS[name]
    titles = {
        "posts/one/": f"{text} post",
        "campaigns/one/": f"{text} campaign",
        "brand/soda/": f"{text} set",
        "guidelines/": f"{text} title",
        "guidelines/linkedin/": f"{text} title",
        "guidelines/linkedin/1/": f"Earlier {text} title, Version 1",
        "about/": "About",
    }
    descriptions = {
        "posts/one/": text,
        "guidelines/linkedin/": f"{text} summary",
        "guidelines/linkedin/1/": f"Earlier {text} summary",
        "about/": unescape(f"{text} about"),
        "campaigns/one/": f"{text} description",
        "404.html": f"{text} description",
    }
    for address, title in titles.items():
        page = site.page(address)
        assert page.one("title").text == f"{title} - {text} hub", address
        assert header_of(page) == [f"{text} hub", title], address
    for address, description in descriptions.items():
        assert site.page(address).one("meta", name="description")["content"] == description, address
        author = site.page(address).one("meta", name="author")["content"]
        assert author in (f"{text} author", unescape(f"{text} author"))
    assert site.page("404.html").one("title").text == f"This page does not exist - {text} hub"
    assert site.page("about/").one("a", "md-footer__link--next")["aria-label"] == f"Next: {text} title"


def test_the_name_of_the_hub_is_the_label_of_the_logo(sites: dict[str, Site], name: str) -> None:
    for path, page in sites[name].pages.items():
        for logo in page.all("a", "md-logo"):
            assert (logo["title"], logo["aria-label"]) == (f"{TEXTS[name]} hub", f"{TEXTS[name]} hub"), path


def test_menus_show_titles_unchanged(sites: dict[str, Site], name: str) -> None:
    menu = [" ".join(link.text.split()) for link in sites[name].page("about/").all("a", "md-nav__link")]
    for title in ("title", "set", "campaign"):
        assert f"{TEXTS[name]} {title}" in menu


def test_search_and_feeds_contain_the_texts_unchanged(sites: dict[str, Site], name: str) -> None:
    site, text = sites[name], TEXTS[name]
    found = {entry["title"] for entry in site.search}  # scripts display it as text
    assert {f"{text} {kind}" for kind in ("post", "campaign", "set", "title")} <= found
    assert site.feed["title"] == site.rss.findtext("title") == f"{text} hub"
    assert f"{text} hub: " in site.files["changes.xml"].decode().replace("&lt;", "<").replace("&gt;", ">").replace(
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
