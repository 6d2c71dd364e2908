"""Calls: what their pages say before they open, while they are open, on the day after, and when winners are known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Element, Site, as_yaml, build, write_hub

OPTIONS = {"languages": ["en", "de"], "timezone": "Europe/Berlin"}
PLUGINS: list[Any] = ["search", {"advocacy": OPTIONS}, "advocacy/brand", "advocacy/posts", "advocacy/programme"]
CALL: dict[str, Any] = {
    "kind": "contest",
    "entry": ["hashtag", "link"],
    "how": "Draw a <b>label</b>.\n\nHand it in.",
    "link": "https://soda.example/form",
    "networks": ["instagram", "x"],
    "hashtag": "Label",
    "free_entry": "Nothing to buy.",
    "chosen_by": "jury",
    "criteria": "How brave it is.",
    "prizes": [{"what": "A crate", "worth": "24 EUR", "number": 10}, {"what": "A hat", "worth": "5 EUR", "number": 1}],
    "countries": ["DE", "CH", "DE"],
    "min_age": 16,
    "employees_may": False,
    "sponsor": "Soda Works",
    "decided": "2027-03-31",
    "told": "By mail.",
    "data": "Deleted in June.",
    "rules": "label/rules.md",
    "stages": [{"title": "Vote", "starts": "2027-02-01", "ends": "2027-02-14", "link": "https://soda.example/vote"}],
    "winners": ["ada", "bo", "cy"],
}
LABEL = {"title": "Label", "starts": "2027-01-01", "ends": "2027-01-31", "call": CALL}
GERMAN = {
    "title": "Etikett",
    "call": {
        "how": "Zeichne.",
        "prizes": ["Ein Kasten", "Ein Hut"],
        "stages": ["Abstimmung"],
        "rules": "label/rules.de.md",
    },
}
SURVEY = {
    "title": "Pulse",
    "starts": "2026-01-01",
    "call": {
        "kind": "survey",
        "asks": "How it is.",
        "takes": "A minute",
        "link": "ask@soda.example",
        "data": "Counted.",
        "sponsor": "Soda Works",
    },
}
IDEAS = {
    "title": "Crates",
    "starts": "2026-01-01",
    "call": {
        "kind": "ideas",
        "how": "Write.",
        "link": "https://soda.example/ideas",
        "data": "Kept.",
        "rules": "../terms.md",
        "decided": "2027-12-31",
        "reach": {"support": 100, "within": "60 days"},
    },
}
PERMISSION = {
    "asked": "2026-01-01",
    "granted": "2026-01-02",
    "how": "mail",
    "proof": "letter",
    "scope": ["page"],
    "others": "none",
}
STORIES: dict[str, Any] = {
    "ada": {
        "title": "Ada drew it",
        "kind": "quote",
        "credit": "Ada",
        "given": "none",
        "text": {"en": "Me!"},
        "permission": {**PERMISSION, "until": "2027-12-31"},
    },
    "bo": {
        "title": "Bo drew Zyxquark",
        "kind": "quote",
        "given": "none",
        "text": {"en": "I"},
        "status": "draft",
        "credit": "Bo",
        "permission": PERMISSION,
    },
    "cy": {
        "title": "Cy drew Vroonk",
        "kind": "quote",
        "credit": "Cy",
        "given": "none",
        "text": {"en": "It"},
        "permission": {**PERMISSION, "revoked": "2026-06-01"},
    },
}
CAMPAIGNS = {"label": LABEL, "label.de": GERMAN, "pulse": SURVEY, "crates": IDEAS}
PAGES = {
    "index.md": "# Home\n",
    "terms.md": "# Terms\n",
    "campaigns/label/rules.md": "# Rules of Plimfast\n",
    "campaigns/label/rules.de.md": "# Regeln von Plimfast\n",
    **{f"stories/{name}.yml": as_yaml(story) for name, story in STORIES.items()},
}


def build_at(folder: Path, now: str, campaigns: dict[str, Any] = CAMPAIGNS) -> Site:
    site = build(write_hub(folder, campaigns=campaigns, pages=PAGES, plugins=PLUGINS), "--strict", now=now)
    assert site.exit_code == 0, site.output
    return site


@pytest.fixture(scope="module")
def open_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_at(tmp_path_factory.mktemp("open"), "2027-01-15T12:00:00+00:00")


@pytest.fixture(scope="module")
def closed_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_at(tmp_path_factory.mktemp("closed"), "2027-02-01T00:00:00+01:00")


def call_on(site: Site, address: str = "campaigns/label/") -> Element:
    return site.page(address).one("section", "advocacy-call")


def text_of(element: Element) -> str:
    return " ".join(element.text.split())


def test_before_the_first_day_nothing_is_published(tmp_path: Path) -> None:
    site = build_at(tmp_path, "2026-12-31T12:00:00+00:00")
    assert site.holding("Plimfast") == []
    assert site.holding("soda.example/form") == []
    assert not [name for name in site.files if name.startswith("campaigns/label")]


def test_an_open_call_shows_urgent_facts_first(open_site: Site) -> None:
    headings = [heading.text for heading in call_on(open_site).all("h3")]
    assert headings == [
        *("How to take part", "Winners", "Dates", "Who may take part", "How winners are chosen", "Prizes"),
        *("Your data", "Rules"),
    ]


def test_an_open_call_says_how_to_take_part_and_until_when(open_site: Site) -> None:
    call = call_on(open_site)
    text = text_of(call)
    assert "Draw a <b>label</b>. Hand it in. Use the hashtag #Label on Instagram and X. Nothing to buy." in text
    assert call.one("a", "advocacy-share")["href"] == "https://soda.example/form"
    assert "Last day: January 31, 2027, until 11:59 PM CET" in text
    assert (
        "People who live in Germany and Switzerland People aged 16 or over People who work for us can’t take part."
        in text
    )
    assert "A jury chooses the winners. How brave it is. Decision: March 31, 2027 By mail." in text
    assert "10 × A crate, worth €24" in text
    assert "A hat, worth €5" in text
    assert "Deleted in June." in text
    assert "Run by Soda Works" in text


def test_the_disclaimer_of_a_network_is_shown(open_site: Site) -> None:
    releases = [line.text for line in call_on(open_site).all("p", "advocacy-aside")]
    assert releases == [
        "By entering, you release Instagram from any claims. Instagram doesn't sponsor, endorse or run this, "
        "and has nothing to do with it."
    ]


def test_the_rules_are_a_page_of_their_own(open_site: Site) -> None:
    links = [link["href"] for link in call_on(open_site).all("a") if "rules" in link["href"]]
    assert links == ["../../campaigns/label/rules/"]
    assert open_site.page("campaigns/label/rules/").one("h1").text == "Rules of Plimfast"
    assert "../../terms/" in [link["href"] for link in call_on(open_site, "campaigns/crates/").all("a")]


def test_a_translation_has_its_texts_and_everything_else_of_the_original(open_site: Site) -> None:
    call = call_on(open_site, "campaigns/label/de/")
    text = text_of(call)
    assert "Zeichne. Nutze den Hashtag #Label auf Instagram und X. Nothing to buy." in text
    assert "10 × Ein Kasten, im Wert von 24 €" in text
    assert "Abstimmung: 1. Februar 2027 bis 14. Februar 2027" in text
    assert "Menschen mit Wohnsitz in: Deutschland und Schweiz" in text
    assert any(link["href"].startswith("../../../campaigns/label/rules.de") for link in call.all("a"))


def test_on_the_day_after_the_page_says_that_it_is_closed(closed_site: Site) -> None:
    call = call_on(closed_site)
    assert "hidden" not in call.one("p", "advocacy-gone").attributes
    assert call.one("p", "advocacy-gone").text == "This contest is closed."
    assert "How to take part" not in [heading.text for heading in call.all("h3")]
    assert "Deleted in June." in call.text
    links = [link["href"] for link in call.all("a")]
    assert "https://soda.example/form" not in links
    assert "https://soda.example/vote" in links, "the vote has begun"


def test_an_open_page_can_close_itself(open_site: Site) -> None:
    call = call_on(open_site)
    entry = call.one("div", "advocacy-call__entry")
    assert entry["data-advocacy-expires"] == "2027-01-31T23:00:00+00:00"
    assert "hidden" in entry.one("p", "advocacy-gone").attributes
    assert "https://soda.example/vote" not in [link["href"] for link in call.all("a")], "the vote has not begun"


def test_winners_are_published_stories_and_others_are_only_counted(open_site: Site) -> None:
    call = call_on(open_site)
    assert [link.text for link in call.all("a") if "stories/" in link["href"]] == ["Ada drew it"]
    assert "2 more winners who aren’t named here" in call.text
    assert open_site.holding("Zyxquark") == []
    assert open_site.holding("Vroonk") == []


def test_an_aged_page_hides_a_winner_whose_permission_ends(open_site: Site) -> None:
    (winner,) = [line for line in call_on(open_site).all("li") if "Ada drew it" in line.text]
    assert winner["data-advocacy-expires"] == "2027-12-31T23:00:00+00:00"
    assert "data-advocacy-offer" in winner.one("a").attributes
    assert winner.one("span").text == "1 winner who isn’t named here"


def test_the_overview_says_what_campaigns_call_for(open_site: Site, closed_site: Site) -> None:
    labels = {
        text_of(card.one("h2", "advocacy-card__title")): text_of(card.one("p", "advocacy-context"))
        for card in open_site.page("campaigns/").all("article", "advocacy-card")
    }
    assert labels["Label"] == "Contest · until January 31, 2027Contest · closed", "the second part is hidden until then"
    assert labels["Pulse"] == "Survey"
    labels = {
        text_of(card.one("h2", "advocacy-card__title")): text_of(card.one("p", "advocacy-context"))
        for card in closed_site.page("campaigns/").all("article", "advocacy-card")
    }
    assert labels["Label"] == "Contest · closed"


def test_a_survey_says_what_it_asks_and_how_long_it_takes(open_site: Site) -> None:
    call = call_on(open_site, "campaigns/pulse/")
    assert [heading.text for heading in call.all("h3")] == [
        "What we ask",
        "How long it takes",
        "Dates",
        "Your data",
        "Who runs it",
    ]
    assert call.one("a", "advocacy-share")["href"] == "mailto:ask@soda.example?subject=Pulse"


def test_a_call_for_ideas_says_what_an_idea_needs(open_site: Site) -> None:
    text = text_of(call_on(open_site, "campaigns/crates/"))
    assert "We review ideas that get 100 supporters within 60 days. Answer by December 31, 2027" in text


def test_search_finds_calls_by_their_kind(open_site: Site) -> None:
    entries = [entry for entry in open_site.search if entry["location"].startswith("campaigns/label/")]
    assert any("Contest" in entry["text"] and "A crate" in entry["text"] for entry in entries)


def test_a_build_for_another_audience_contains_nothing_of_a_call(tmp_path: Path) -> None:
    campaigns = {**CAMPAIGNS, "label": {**LABEL, "audience": ["employees"]}}
    plugins = ["search", {"advocacy": {**OPTIONS, "audience": "customers"}}, *PLUGINS[2:]]
    hub = write_hub(tmp_path, campaigns=campaigns, pages=PAGES, plugins=plugins)
    site = build(hub, "--strict", now="2027-01-15T12:00:00+00:00")
    assert site.exit_code == 0, site.output
    assert site.holding("Plimfast") == []
    assert site.holding("soda.example/form") == []


def test_a_preview_shows_a_coming_call_with_its_rules(tmp_path: Path) -> None:
    plugins = ["search", {"advocacy": {**OPTIONS, "drafts": True}}, *PLUGINS[2:]]
    hub = write_hub(tmp_path, campaigns=CAMPAIGNS, pages=PAGES, plugins=plugins)
    site = build(hub, "--strict", now="2026-12-01T12:00:00+00:00")
    assert site.page("campaigns/label/").one("p", "advocacy-mark").text.startswith("Embargoed until January 1, 2027")
    assert "First day: January 1, 2027" in call_on(site).text
    assert "campaigns/label/rules/index.html" in site.files


def test_a_selection_for_an_audience_says_what_a_campaign_calls_for(tmp_path: Path) -> None:
    site = build_at(tmp_path, "2027-01-15T12:00:00+00:00", {"label": {**LABEL, "audience": ["employees", "customers"]}})
    assert "Contest · until January 31, 2027" in site.page("for/customers/").text


def test_a_survey_shows_its_latest_results(demo: Site) -> None:
    call = call_on(demo, "campaigns/pulse/")
    assert "Results" in [heading.text for heading in call.all("h3")]
    assert call.one("strong").text.startswith("Net promoter score ")


def test_an_ended_contest_of_the_demo_stays_readable(demo: Site) -> None:
    assert "This contest is closed." in call_on(demo, "campaigns/bottle-portraits/").text
    assert "campaigns/bottle-portraits/rules/index.html" in demo.files


def test_a_winner_without_a_story_is_an_error(tmp_path: Path) -> None:
    campaigns = {"label": {**LABEL, "call": {**CALL, "winners": ["adda"]}}}
    site = build(write_hub(tmp_path, campaigns=campaigns, pages=PAGES, plugins=PLUGINS))
    assert "call.winners[0]: there is no story “adda” (did you mean “ada”?" in site.output
