"""The page about the whole programme through a real build: what it's made from, and what it keeps to itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.contracts.entries import write
from tests.site.sites import Site, as_yaml, build, write_hub

PLUGINS = ["search", {"advocacy": {"languages": ["en", "de", "ar"]}}, "advocacy/programme"]
HUNDRED = {
    "title": "The hundred",
    "joins": "invitation",
    "looks_for": "Tasters",
    "gives": [{"what": "New flavours early", "each": "launch"}],
    "asks": [{"what": "The truth"}],
}
TEAM = {"title": "Insights", "kind": "team", "joins": "application", "summary": "They listen."}


def group(values: dict[str, Any]) -> str:
    return f"---\n{as_yaml(values)}---\n\nWords.\n"


def built(folder: Path, files: dict[str, str], *, plugins: list[Any] | None = None, **config: Any) -> Site:
    hub = write_hub(folder, plugins=plugins or PLUGINS, **config)
    write(hub, {f"content/{name}.md": text for name, text in files.items()})
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(
        tmp_path_factory.mktemp("programme"),
        {
            "programme": "# Why we do this\n\nPeople believe people. See [the hundred](groups/hundred.md).\n",
            "programme.de": "# Warum\n\nWeil man Leuten glaubt. Siehe [Die Hundert](groups/hundred.de.md).\n",
            "groups/hundred": group(HUNDRED),
            "groups/hundred.de": group({"title": "Die Hundert", "gives": [{"what": "Neues zuerst"}]}),
            "groups/insights": group(TEAM),
            "groups/later": group({**HUNDRED, "title": "Zyxquark", "publish": "2027-09-01"}),
            "groups/draft": group({**TEAM, "title": "Vroonk", "status": "draft"}),
            "groups/over": group({**HUNDRED, "title": "The old hundred", "expire": "2026-12-31"}),
        },
    )


def headings(site: Site, address: str) -> list[str]:
    return [title.text.strip() for title in site.page(address).all("h2")]


def test_the_writers_words_are_above_the_groups(site: Site) -> None:
    text = site.page("programme/").text
    assert text.index("People believe people.") < text.index("New flavours early (launch)") < text.index("The truth")


def test_it_says_who_runs_it_and_how_to_join(site: Site) -> None:
    page = site.page("programme/")
    article = {card.one("h3").text: card.text for card in page.all("article", "advocacy-card")}
    assert article.keys() == {"The hundred", "Insights"}
    assert "By invitation" in article["The hundred"]
    assert "Tasters" in article["The hundred"]
    text = page.text
    assert text.index("How to join") < text.index("Who runs it") < text.index("They listen.")


def test_it_says_what_is_voluntary_and_what_the_hub_cannot_know(site: Site) -> None:
    text = site.page("programme/").text
    assert "You can say no, criticise or stop at any time" in text
    assert "There are no accounts" in text
    assert "Clicks are counted per link" in text
    assert "analytics tool" not in text


def test_the_table_of_contents_lists_its_parts(site: Site) -> None:
    page = site.page("programme/de/")
    anchors = {link["href"] for link in page.one("nav", "md-nav--secondary").all("a")}
    assert anchors == {f"#{title['id']}" for title in page.all("h2") if title.attributes.get("id")}
    assert "#unknown" in anchors


def test_it_is_in_every_language_of_the_hub(site: Site) -> None:
    german, arabic = site.page("programme/de/"), site.page("programme/ar/")
    assert german.one("html")["lang"] == "de"
    assert german.one("h1").text == "Warum"
    assert "Neues zuerst" in german.text
    assert "Was freiwillig ist" in german.text
    assert (arabic.one("html")["lang"], arabic.one("body")["dir"]) == ("ar", "rtl")
    assert arabic.one("h1").text == "برنامجنا"
    assert "New flavours early" in arabic.text


def test_its_languages_link_to_each_other(site: Site) -> None:
    for address, others in (("programme/", ["de/", "ar/"]), ("programme/de/", ["../", "../ar/"])):
        links = [link["href"] for link in site.page(address).one("ul", "advocacy-alternates").all("a")]
        assert links == [
            f"../{'../' if 'de' in address else ''}programme/{other.replace('../', '')}" for other in others
        ]


def test_search_and_the_sitemap_have_it_once_in_each_language(site: Site) -> None:
    addresses = ["programme/", "programme/de/", "programme/ar/"]
    assert sorted(entry["location"] for entry in site.search if "programme" in entry["location"]) == sorted(addresses)
    assert [address for address in site.sitemap if "programme" in address] != []
    assert {f"https://hub.example/{address}" for address in addresses} <= set(site.sitemap)
    assert not [name for name in site.files if name.startswith("programme.de")]


def test_hidden_and_ended_groups_are_not_on_it(site: Site) -> None:
    assert site.holding("Zyxquark") + site.holding("Vroonk") == []
    assert "The old hundred" not in site.page("programme/").text


def test_without_text_and_groups_it_still_makes_sense(tmp_path: Path) -> None:
    site = built(tmp_path, {})
    assert headings(site, "programme/") == ["What’s voluntary", "What this hub doesn’t know about you"]
    assert site.page("programme/").one("h1").text == "Our programme"
    assert "There are no groups yet." in site.page("programme/").text
    assert "Our programme" in [entry["title"] for entry in site.search]


def test_there_is_none_without_the_plugin(tmp_path: Path) -> None:
    site = built(tmp_path, {}, plugins=["search", "advocacy"])
    assert not [name for name in site.files if name.startswith("programme")]


def test_it_names_an_analytics_tool(tmp_path: Path) -> None:
    site = built(tmp_path, {}, extra={"analytics": {"provider": "google", "property": "G-1"}})
    assert "This website also uses an analytics tool" in site.page("programme/").text


def test_its_address_does_not_depend_on_mkdocs_options(tmp_path: Path) -> None:
    files = {"programme": "# Words\n", "programme.de": "# Worte\n"}
    site = built(tmp_path, files, use_directory_urls=False)
    assert site.page("programme/").one("h1").text == "Words"
    assert site.page("programme/de/").one("h1").text == "Worte"


def test_it_links_to_the_consent_form(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, plugins=[*PLUGINS, "advocacy/guidelines"])
    write(hub, {"guidelines/consent.md": "---\ntitle: Your name and picture\n---\n\nWords.\n"})
    links = [link["href"] for link in build(hub).page("programme/").all("a")]
    assert "../guidelines/consent/" in links


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> \" ' {{ 7*7 }}"
    values = {**HUNDRED, "title": hostile, "looks_for": hostile, "gives": [{"what": hostile, "each": hostile}]}
    site = built(tmp_path, {"groups/one": group(values)})
    assert not [image for image in site.page("programme/").all("img") if image.attributes.get("src") == "x"]
