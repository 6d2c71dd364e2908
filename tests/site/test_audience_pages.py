"""The pages `for/<audience>/`: a selection of the hub's content for each audience, with a calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.contracts.entries import as_file, write
from tests.site.references import dead_links
from tests.site.sites import Element, Site, as_yaml, build, post, write_hub

from mkdocs_advocacy.kinds import KINDS

STAFF, BOTH = ["employees"], ["employees", "customers"]
MARKUP = "<b title='x'>&"
GROUPS, EVENTS = (next(kind for kind in KINDS if kind.name == name) for name in ("groups", "events"))
POSTS = {
    **{f"news-{number}": post(f"News {number}", audience=BOTH, publish=f"2027-01-0{number}") for number in range(1, 7)},
    "staff": post("Only for staff", audience=STAFF, publish="2027-01-09"),
    "later": post("Unripe zyxquark", audience=BOTH, publish="2027-03-01"),
}
CAMPAIGNS = {
    "all": {"title": f"All {MARKUP}", "audience": BOTH, "summary": MARKUP},
    "staff": {"title": "Staff only"},
    "over": {"title": "Over", "audience": BOTH, "ends": "2027-01-01"},
    "later": {"title": "Unripe zyxquark", "audience": BOTH, "starts": "2027-03-01"},
}


def group(title: str, audience: list[str], **more: Any) -> str:
    return as_file(GROUPS, {"title": title, "audience": audience, "join": "a@soda.example", **more}, "Words.")


def event(title: str, when: str, audience: list[str], **more: Any) -> str:
    return as_file(EVENTS, {"title": title, "when": when, "audience": audience, **more}, "Words.")


FILES = {
    "content/groups/council.md": group("The council", BOTH, kind="council"),
    "content/groups/team.md": group("The team", STAFF),
    "content/events/second.md": event("Second", "2027-03-02", BOTH),
    "content/events/first.md": event("First", "2027-02-01T15:00+01:00", BOTH),
    "content/events/past.md": event("Past", "2026-12-01", BOTH),
    "content/events/off.md": event("Called off", "2027-02-03", BOTH, cancelled=True),
    "content/events/staff.md": event("Staff night", "2027-02-04", STAFF),
    "content/events/draft.md": event("Unripe zyxquark", "2027-02-05", BOTH, status="draft"),
}


def write_pages(folder: Path, plugins: tuple[str, ...] = ("posts", "programme"), **options: Any) -> Path:
    """Write a hub with content for two audiences."""
    names = [f"advocacy/{name}" for name in plugins]
    hub = write_hub(folder, POSTS, campaigns=CAMPAIGNS, plugins=["search", {"advocacy": options}, *names])
    write(hub, FILES)
    return hub


def built(folder: Path, **options: Any) -> Site:
    site = build(write_pages(folder, **options), "--strict")
    assert site.exit_code == 0, site.output
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("audiences"))


def titles(part: Element) -> list[str]:
    """Return the titles of cards."""
    cards = part.all(css="advocacy-card")
    return [card.one(css="advocacy-card__title").text.strip() for card in cards]


def sections(page: Element) -> dict[str, list[str]]:
    """Return the titles of the entries in each section."""
    all_sections = page.one("div", css="advocacy-audience").all("section")
    found = [part for part in all_sections if "advocacy-list" not in part.classes]
    return {part.one("h2").text: titles(part) for part in found}


def test_each_audience_has_a_page_with_its_content(site: Site) -> None:
    page = site.page("for/customers/")
    assert page.one("h1").text == "For customers"
    assert titles(page)[:4] == ["News 6", "News 5", "News 4", "News 3"]
    assert sections(page) == {
        "Campaigns": [f"All {MARKUP}"],
        "Groups": ["The council"],
        "Events": ["First", "Second"],
    }
    staff = site.page("for/employees/")
    assert titles(staff)[0] == "Only for staff"
    assert sections(staff)["Groups"] == ["The council", "The team"]
    assert sections(staff)["Events"] == ["First", "Staff night", "Second"]


def test_the_page_says_that_it_is_a_selection_and_links_to_the_rest(site: Site) -> None:
    page = site.page("for/customers/")
    assert "it hides nothing: everyone who can open this page can open the whole site" in page.text
    links = {link.text: link["href"] for link in page.one("div", css="advocacy-audience").all("a")}
    assert links["All posts in this selection"] == "../../posts/?audience=customers"
    assert links["All events"] == "../../events/"
    assert dead_links(site) == []


def test_what_is_not_published_is_on_no_page(site: Site) -> None:
    assert site.holding("zyxquark") == []


def test_each_audience_has_a_calendar(site: Site) -> None:
    names = {}
    for audience in ("customers", "employees"):
        calendar = Calendar.from_ical(site.files[f"for/{audience}/events.ics"].decode())
        names[audience] = (str(calendar["name"]), sorted(str(one["summary"]) for one in calendar.walk("VEVENT")))
    assert names["customers"] == ("For customers · Test hub", ["Called off", "First", "Past", "Second"])
    assert names["employees"][1] == ["Called off", "First", "Past", "Second", "Staff night"]
    subscribe = site.page("for/customers/").one("a", href="webcal://hub.example/for/customers/events.ics")
    assert subscribe.text == "Subscribe in your calendar"


def test_the_page_is_in_the_sitemap_but_not_in_search(site: Site) -> None:
    assert "https://hub.example/for/customers/" in site.sitemap
    assert not any(entry["location"].startswith("for/") for entry in site.search)


def test_a_hub_for_one_audience_has_no_such_page(tmp_path: Path) -> None:
    plugins = ["search", "advocacy", "advocacy/posts", "advocacy/programme"]
    hub = write_hub(tmp_path, {"a": post("A")}, campaigns={"a": {"title": "A"}}, plugins=plugins)
    assert not any(name.startswith("for/") for name in build(hub).files)


def test_a_site_for_one_audience_has_the_page_of_this_audience(tmp_path: Path) -> None:
    site = built(tmp_path, audience="customers")
    page = site.page("for/customers/")
    assert "it hides nothing" not in page.text
    assert sections(page)["Events"] == ["First", "Second"]
    assert {name for name in site.files if name.startswith("for/")} == {
        "for/customers/events.ics",
        "for/customers/index.html",
    }


def test_a_writer_can_begin_the_page(tmp_path: Path) -> None:
    hub = write_pages(tmp_path)
    write(hub, {"content/for/customers.md": "# Dear customers\n\nWelcome.\n"})
    page = build(hub, "--strict").page("for/customers/")
    assert page.one("h1").text.startswith("Dear customers")
    assert "Welcome." in page.text
    assert sections(page)["Groups"] == ["The council"]
    assert "it hides nothing" in page.text


@pytest.mark.parametrize("plugin", ["posts", "programme"])
def test_a_hub_with_one_plugin_shows_what_it_has(tmp_path: Path, plugin: str) -> None:
    site = build(write_pages(tmp_path, (plugin,)), "--strict")
    assert site.exit_code == 0, site.output
    assert sections(site.page("for/customers/")).keys() == (
        {"Campaigns"} if plugin == "posts" else {"Groups", "Events"}
    )
    assert ("for/customers/events.ics" in site.files) == (plugin == "programme")


def test_links_to_the_pages_of_other_audiences_become_text(tmp_path: Path) -> None:
    hub = write_pages(tmp_path, audience="customers")
    text = "[For staff](for/employees/index.md), [for you](for/customers/index.md)\n"
    nav = [{"Home": "index.md"}, {"Staff": "for/employees/index.md"}, {"You": "for/customers/index.md"}]
    write(hub, {"content/index.md": text})
    config = hub / "mkdocs.yml"
    config.write_text(config.read_text() + as_yaml({"nav": nav}))
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert "For staff" in site.page().text
    assert "for/employees" not in site.files["index.html"].decode()
    assert site.page().one("article").one("a", href="for/customers/").text == "for you"


def test_each_language_has_a_page(tmp_path: Path) -> None:
    hub = write_pages(tmp_path, languages=["en", "de"])
    write(
        hub,
        {
            "content/posts/news-1.de.yml": "title: Neues\n",
            "content/groups/council.de.md": "---\ntitle: Der Rat\n---\n",
            "content/for/employees.de.md": "# Liebe Leute\n\nHallo.\n",
        },
    )
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    page = site.page("for/customers/de/")
    assert page.one("html")["lang"] == "de"
    assert page.one("h1").text == "Für Kundinnen und Kunden"
    assert titles(page)[0] == "Neues"
    assert "News 6" not in page.text
    assert sections(page)["Gruppen"] == ["Der Rat"]
    assert page.one(css="advocacy-audience").one("a", hreflang="en")["href"] == "../../../for/customers/"
    first = site.page("for/customers/").one(css="advocacy-audience")
    assert first.one("a", hreflang="de")["href"] == "../../for/customers/de/"
    assert page.one("a", href="../../../posts/?audience=customers&language=de")
    written = site.page("for/employees/de/")
    assert "Hallo." in written.text
    assert sections(written)["Gruppen"] == ["Der Rat", "The team"]
    assert "https://hub.example/for/customers/de/" in site.sitemap
    assert dead_links(site) == []
