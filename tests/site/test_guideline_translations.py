"""Guidelines in other languages: their pages, and their use in posts and the composer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Site, as_yaml, build, built, post
from tests.site.test_pages import dead_links

PLUGINS: list[Any] = [
    *("search", {"advocacy": {"languages": ["en", "de", "ar"]}}),
    *("advocacy/guidelines", "advocacy/brand", "advocacy/posts"),
]
SITE = "https://hub.example/"
LINKEDIN: dict[str, Any] = {
    "summary": "For colleagues.",
    "version": 2,
    "effective": "2026-12-01",
    "review_by": "2027-12-01",
    "owner": "Brand team",
    "remember": ["One thought per post."],
    "tone": "Calm.",
    "do": ["Begin with a scene."],
    "avoid": [{"term": "thrilled", "why": "Everybody is", "language": "en"}, {"term": "Synergie", "language": "de"}],
    "key_phrases": ["Good day"],
    "changes": [{"version": 2, "date": "2026-12-01", "note": "Calmer."}],
}
GERMAN: dict[str, Any] = {
    "summary": "Für <Kollegen>.",
    "remember": ["Ein Gedanke pro Beitrag."],
    "do": ["Mit einer Szene anfangen."],
}
GERMAN_BODY = "# Auf LinkedIn\n\nDer Anfang, siehe [alle](index.de.md) und [X](x.md).\n\n## Bilder\n\nEigene.\n"


def front(values: dict[str, Any], body: str) -> str:
    return f"---\n{as_yaml(values)}---\n{body}"


def write_guidelines(folder: Path) -> None:
    files = {
        "index.md": front({"title": "How we post", "tone": "Kind."}, "Be kind.\n"),
        "index.de.md": "# Wie wir posten\n\nSeid nett.\n",
        "linkedin.md": front(LINKEDIN, "# On LinkedIn\n\nThe opening.\n\n## Pictures\n\nTake your own.\n"),
        "linkedin/1.md": "Earlier words.\n",
        "linkedin.de.md": front(GERMAN, GERMAN_BODY),
        "linkedin.ar.md": front({"version": 1, "title": "لينكدإن"}, "كلمات\n"),
        "x.md": "Short words.\n",
        "x.de.md": front({"tone": "Knapp."}, ""),
        "faq.md": front({"title": "Questions"}, "## Must I?\n\nNo.\n"),
    }
    for name, text in files.items():
        path = folder / "guidelines" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("translations")
    write_guidelines(folder)
    posts = {
        "one": post("For LinkedIn", {"linkedin": "Words for it.", "x": "Words."}),
        "one.de": {"title": "Für LinkedIn", "text": {"linkedin": "Worte.", "x": "Worte."}},
        "two": post("Only in English", {"linkedin": "Words."}),
    }
    return built(folder, posts, plugins=PLUGINS, site_url=SITE)


def test_a_translation_is_in_its_language(site: Site) -> None:
    page = site.page("guidelines/linkedin/de/")
    assert page.one("html")["lang"] == "de"
    assert page.one("h1").text == "Auf LinkedIn"
    assert page.one("title").text.startswith("Auf LinkedIn")
    assert page.one("meta", name="description")["content"] == "Für <Kollegen>."
    main = page.one("div", "advocacy-guideline")
    assert [heading.text for heading in main.all("h2") if "id" in heading.attributes] == [
        *("Worauf es ankommt", "Auf einen Blick", "Sätze zum Kopieren", "Wortwahl", "Bilder"),
        *("So funktioniert LinkedIn", "Beiträge für LinkedIn", "Fassungen"),
    ]
    for words in ("Ein Gedanke pro Beitrag.", "Fassung 2", "gilt seit 1. Dezember 2026", "3.000 Zeichen", "Synergie"):
        assert words in main.text
    assert "thrilled" not in main.text, "a term that is avoided only in English texts"
    assert [card.one("h2").text for card in page.all("article", "advocacy-card")] == ["Für LinkedIn"]
    assert "Inhalt" in page.one("nav", "md-nav--secondary").text
    assert not page.all("div", "advocacy-gone")


def test_inherited_values_are_marked_with_the_originals_language(site: Site) -> None:
    main = site.page("guidelines/linkedin/de/").one("div", "advocacy-guideline")
    foreign = [element.text.strip() for element in main.walk() if element.attributes.get("lang") == "en"]
    assert foreign == ["English", "Calm.", "Good day", "Calmer."]
    text = site.page("guidelines/x/de/").one("div", "advocacy-guideline__text")
    assert (text.text.strip(), text["lang"]) == ("Short words.", "en")
    original = site.page("guidelines/linkedin/").one("div", "advocacy-guideline")
    assert {element.attributes.get("lang") for element in original.walk()} <= {None, "en", "de", "ar"}


def test_pages_link_to_other_languages(site: Site) -> None:
    def alternates(address: str) -> list[tuple[str, str]]:
        links = site.page(address).one("ul", "advocacy-alternates").all("a")
        return [(link["href"], link["hreflang"]) for link in links]

    assert alternates("guidelines/linkedin/") == [
        ("../../guidelines/linkedin/ar/", "ar"),
        ("../../guidelines/linkedin/de/", "de"),
    ]
    assert alternates("guidelines/linkedin/de/") == [
        ("../../../guidelines/linkedin/", "en"),
        ("../../../guidelines/linkedin/ar/", "ar"),
    ]
    assert alternates("guidelines/de/") == [("../../guidelines/", "en")]
    assert not site.page("guidelines/linkedin/1/").all("ul", "advocacy-alternates")


def test_the_principles_have_a_page_in_another_language(site: Site) -> None:
    page = site.page("guidelines/de/")
    assert page.one("html")["lang"] == "de"
    assert page.one("h1").text == "Wie wir posten"
    assert [(link["href"], link.text.strip()) for link in page.all("a", "advocacy-signpost")] == [
        ("../../guidelines/linkedin/de/", "Auf LinkedIn"),
        ("../../guidelines/x/de/", "X"),
        ("../../guidelines/faq/", "Questions"),
    ]
    assert "Seid nett." in page.text
    assert "Die Netzwerke im Vergleich" in page.text
    back = site.page("guidelines/linkedin/de/").one("a", "advocacy-back")
    assert (back["href"], back.text) == ("../../../guidelines/de/", "Leitfäden")


def test_a_translation_of_an_earlier_version_has_a_banner(site: Site) -> None:
    page = site.page("guidelines/linkedin/ar/")
    assert (page.one("html")["lang"], page.one("html")["dir"] if "dir" in page.one("html").attributes else "") == (
        "ar",
        page.one("html").attributes.get("dir") or "",
    )
    banner = page.one("div", "advocacy-gone")
    assert "هذه ترجمة للإصدار" in banner.text
    assert [(link["href"], link["hreflang"]) for link in banner.all("a")] == [
        ("../../../guidelines/linkedin/", "en"),
        ("../../../guidelines/linkedin/1/2/", "en"),
    ]
    history = page.one("section", "advocacy-guideline__history")
    assert [item.one("strong").all("a")[0]["href"] for item in history.all("li")] == [
        "../../../guidelines/linkedin/",
        "../../../guidelines/linkedin/1/",
    ]
    assert "2026" not in page.one("header", "advocacy-post__head").text, "the dates are those of version 2"


def test_untranslated_pages_are_in_the_hubs_language(site: Site) -> None:
    for address in ("", "guidelines/", "guidelines/faq/", "guidelines/linkedin/1/", "guidelines/linkedin/1/2/"):
        assert site.page(address).one("html")["lang"] == "en", address


def test_posts_link_to_the_guideline_in_their_language(site: Site) -> None:
    def links(address: str) -> list[str]:
        hrefs = [link.attributes.get("href") or "" for link in site.page(address).all("a")]
        return [href for href in hrefs if "guidelines/" in href and href.endswith(("linkedin/", "x/", "de/"))]

    assert links("posts/one/") == ["../../guidelines/linkedin/", "../../guidelines/x/"]
    assert links("posts/one/de/") == ["../../../guidelines/linkedin/de/", "../../../guidelines/x/de/"]


def test_the_composer_gets_the_rules_of_every_language(site: Site) -> None:
    networks = json.loads(site.files["assets/advocacy/networks.json"])
    assert networks["linkedin"]["guideline"] == {
        "address": "guidelines/linkedin/",
        "language": "en",
        "remember": ["One thought per post."],
        "translations": {
            "ar": {"address": "guidelines/linkedin/ar/", "language": "en", "remember": ["One thought per post."]},
            "de": {"address": "guidelines/linkedin/de/", "language": "de", "remember": ["Ein Gedanke pro Beitrag."]},
        },
    }


def test_there_are_no_dead_links(site: Site) -> None:
    assert dead_links(site) == []


def test_a_translation_is_in_the_search_index_and_the_sitemap(site: Site) -> None:
    found = {entry["location"]: entry["sections"] for entry in site.search}
    assert {"guidelines/linkedin/de/", "guidelines/de/"} <= found.keys()
    assert "#bilder" in found["guidelines/linkedin/de/"]
    for address in ("guidelines/linkedin/de/", "guidelines/de/"):
        assert f"<loc>{SITE}{address}</loc>" in site.files["sitemap.xml"].decode()


def test_no_source_file_is_published(site: Site) -> None:
    assert [name for name in site.files if name.endswith(".md")] == []


def test_a_broken_guideline_with_translations_is_one_problem(tmp_path: Path) -> None:
    write_guidelines(tmp_path)
    built(tmp_path, plugins=PLUGINS)
    (tmp_path / "guidelines/linkedin.md").write_text("---\ntone: [\n---\n", "utf-8")
    (tmp_path / "permalinks.txt").write_text("2026-01-01 guidelines/linkedin/de/ Auf LinkedIn\n", "utf-8")
    site = build(tmp_path)
    assert site.exit_code == 1
    assert "Traceback" not in site.output
    assert site.output.count("guidelines/linkedin") == 1, site.output
