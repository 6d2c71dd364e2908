"""Groups and events through a real build: what their pages say, and what they keep to themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.contracts.entries import write
from tests.site.sites import NOW, Site, as_yaml, build, write_hub

from mkdocs_advocacy.cli import main

PLUGINS = ["search", {"advocacy": {"languages": ["en", "de", "ar"], "timezone": "Europe/Berlin"}}, "advocacy/programme"]
COUNCIL = {
    "title": "Brand council",
    "kind": "council",
    "joins": "election",
    "audience": ["customers", "employees"],
    "seats": {"customers": 4, "employees": 2},
    "over": ["hundred"],
    "meets": "quarterly",
    "minutes_within": "14 days",
    "ask_at_most": "2 a quarter",
    "gives": [
        {"what": "New flavours early", "each": "launch"},
        {"what": "Travel", "each": "meeting", "worth": "60 EUR a quarter", "public": True},
        {"what": "A crate", "worth": "31 EUR"},
    ],
    "asks": [{"what": "The truth"}],
}
HUNDRED = {"title": "The hundred", "joins": "invitation", "cap": 100, "ask_at_most": "1 a month"}


def page_of(values: dict[str, Any], text: str = "Words.") -> str:
    return f"---\n{as_yaml(values)}---\n\n{text}\n"


def meeting(when: str, **more: Any) -> str:
    return page_of({"title": f"Meeting {when}", "group": "council", "when": when, **more}, "The agenda.")


def built(folder: Path, files: dict[str, str], now: str = NOW) -> Site:
    hub = write_hub(folder, plugins=PLUGINS)
    write(hub, {f"content/{name}.md": text for name, text in files.items()})
    site = build(hub, now=now)
    assert site.exit_code == 0, site.output
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(
        tmp_path_factory.mktemp("groups"),
        {
            "groups/council": page_of(COUNCIL, "We don't pay for kind words."),
            "groups/council.de": page_of(
                {
                    "title": "Markenbeirat",
                    "gives": [{"what": "Neue Sorten zuerst"}, {"what": "Anreise"}, {"what": "Eine Kiste"}],
                },
                "Wir zahlen nicht für Lob.",
            ),
            "groups/council.ar": page_of({"title": "مجلس العلامة"}),
            "groups/hundred": page_of(HUNDRED),
            "groups/later": page_of({"title": "Zyxquark", "joins": "invitation", "publish": "2027-09-01"}),
            "groups/partner": page_of({"title": "Partner", "joins": "invitation", "works_with": ["later", "council"]}),
            "events/kept": meeting("2026-09-01T16:00+02:00", minutes="2026-09-10"),
            "events/late": meeting("2026-06-01T16:00+02:00", minutes="2026-08-10"),
            "events/next": meeting("2027-03-01T16:00+01:00", until="2027-03-01T18:00+01:00", revised=["2027-01-02"]),
            "events/off": meeting("2027-04-01", cancelled=True),
            "events/secret": meeting("2027-05-01", publish="2027-04-01"),
        },
    )


def test_a_group_shows_its_offer_its_requests_and_its_promises(site: Site) -> None:
    text = site.page("groups/council/").text
    assert "New flavours early (launch)" in text
    assert "The truth" in text
    assert "We’ll ask for your help at most 2 times a quarter." in text
    assert "Minutes are published within 14 days of a meeting." in text
    assert "So far, minutes have been published on time for 1 of 2 meetings." in text
    assert "We don't pay for kind words." in text


def test_a_page_says_what_gifts_are_worth_only_if_that_is_public(site: Site) -> None:
    assert "Travel (meeting) · worth €60 a quarter" in site.page("groups/council/").text
    assert "Anreise · im Wert von 60\u00a0€ pro Quartal" in site.page("groups/council/de/").text
    assert "Travel (meeting) · " in site.page("groups/council/ar/").text
    assert "Anreise · im Wert von 60\u00a0€ pro Quartal" in site.page("programme/de/").text
    assert site.holding("€31") + site.holding("31 EUR") == []


def test_the_plugins_options_are_checked(tmp_path: Path) -> None:
    limits = {"employees": "50 EUR"}
    hub = write_hub(tmp_path, plugins=[{"advocacy": {}}, {"advocacy/programme": {"gift_limits": limits}}])
    output = build(hub).output
    assert "gift_limits.employees: “50 EUR” has no period (write 50 EUR a month, a quarter or a year)" in output


def test_a_build_with_gifts_over_a_limit_does_not_fail(tmp_path: Path) -> None:
    options = {"gift_limits": {"employees": "50 EUR a month"}}
    hub = write_hub(tmp_path, plugins=["search", {"advocacy": {}}, {"advocacy/programme": options}])
    group = page_of({"title": "A", "joins": "election", "gives": [{"what": "W", "worth": "51 EUR"}]})
    write(hub, {"content/groups/a.md": group})
    assert build(hub, "--strict").exit_code == 0
    checked = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")])
    assert checked.output.count("[gives-over]") == 1


def test_a_limit_of_one_is_a_word(site: Site) -> None:
    assert "We’ll ask for your help at most once a month." in site.page("groups/hundred/").text


def test_a_group_lists_its_events_and_related_groups(site: Site) -> None:
    links = [link["href"] for link in site.page("groups/council/").all("a")]
    assert "../../events/next/" in links
    assert "../../events/kept/" in links
    assert "../../groups/hundred/" in links


@pytest.mark.parametrize("address", ["groups/", "groups/council/", "groups/council/de/", "events/", "events/next/"])
def test_pages_load_the_styles_of_groups_and_events(site: Site, address: str) -> None:
    sheets = [link["href"] for link in site.page(address).all("link") if link.attributes.get("rel") == "stylesheet"]
    assert [sheet for sheet in sheets if sheet.endswith("css/kinds/programme.css")] != []


def test_a_translated_group_is_in_its_language(site: Site) -> None:
    text = site.page("groups/council/de/").text
    assert "Markenbeirat" in text
    assert "Wir bitten dich höchstens 2-mal im Quartal um etwas." in text
    assert "14 Tage" in text


def test_seats_are_counted_for_each_audience(site: Site) -> None:
    text = " ".join(site.page("groups/council/").text.split())
    assert "Seats for customers 4" in text
    assert "Seats for employees 2" in text


def test_times_are_in_the_hubs_zone(site: Site) -> None:
    text = " ".join(site.page("events/next/").text.split())
    assert "March 1, 2027, 4:00 PM – 6:00 PM CET" in text.replace("\u202f", " ")
    assert "Changed on January 2, 2027" in text


def test_a_cancelled_event_says_so_and_offers_no_calendar(site: Site) -> None:
    page = site.page("events/off/")
    assert "Cancelled" in page.text
    assert not [link for link in page.all("a") if link.attributes.get("href", "").endswith("event.ics")]


def test_what_is_embargoed_is_nowhere(site: Site) -> None:
    assert site.holding("Zyxquark") + site.holding("2027-05-01") + site.holding("20270501") == []
    assert not [name for name in site.files if name.startswith(("events/secret", "groups/later"))]


def test_a_meeting_is_due_if_none_is_planned(tmp_path: Path) -> None:
    files = {"groups/council": page_of({**COUNCIL, "over": []}), "events/old": meeting("2026-11-30")}
    text = built(tmp_path, files).page("groups/council/").text
    assert "The next meeting is due by February 28, 2027." in text


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> \" ' {{ 7*7 }}"
    group = {
        **COUNCIL,
        "title": hostile,
        "over": [],
        "gives": [{"what": hostile, "each": hostile}],
        "looks_for": hostile,
    }
    event = meeting("2027-03-01", title=hostile, where=hostile, executives=[hostile], summary=hostile)
    site = built(tmp_path, {"groups/council": page_of(group), "events/one": event})
    for address in ("groups/council/", "groups/", "events/one/", "events/"):
        assert not [image for image in site.page(address).all("img") if image.attributes.get("src") == "x"]


@pytest.mark.parametrize(
    "kind", ["discourse", "mattermost", "zulip", "slack", "teams", "viva", "github", "mail", "website"]
)
def test_the_link_to_a_space_has_the_icon_of_its_service(tmp_path: Path, kind: str) -> None:
    link = "talk@soda.example" if kind == "mail" else "https://talk.soda.example/"
    space = {"kind": kind, "link": link}
    site = built(tmp_path, {"groups/talk": page_of({"title": "Talk", "joins": "election", "space": space})})
    (button,) = [one for one in site.page("groups/talk/").all("a") if one.attributes.get("href", "").endswith(link)]
    assert button.one("svg").all("path")


def test_a_retired_event_is_not_offered(tmp_path: Path) -> None:
    keys: dict[str, Any] = {"link": "https://soda.example/call", "status": "retired", "revised": ["2027-01-02"]}
    events = {
        "events/withdrawn": meeting("2027-03-01", **keys),
        "events/own-heading": meeting("2027-03-02", **keys) + "\n# Heading\n",
        "events/forgotten": meeting("2026-03-01", **keys),
    }
    site = built(tmp_path, {"groups/council": page_of({"title": "Council", "joins": "election"}), **events})
    listed = site.page("events/").one("article")
    assert "Meeting 2027" not in listed.text
    assert "Past events" not in listed.text
    assert "No events are planned right now." in listed.text
    for event in events:
        page = site.page(f"{event}/").one("article")
        assert "No longer current" in page.text
        assert "Changed on" not in page.text
        assert not page.all("a", href="https://soda.example/call") + page.all("a", type="text/calendar")


def test_days_in_the_future_are_ignored(tmp_path: Path) -> None:
    group = page_of({"title": "Council", "joins": "election", "minutes_within": "14 days", "meets": "yearly"})
    late = meeting("2026-09-01", minutes="2027-01-16")
    events = {"events/late": late, "events/moved": meeting("2027-03-01", revised=["2027-01-16", "2027-01-14"])}
    site = built(tmp_path, {"groups/council": group, **events})
    assert "Published on" not in site.page("events/late/").text
    assert "So far, minutes have been published on time for 0 of 1 meetings." in site.page("groups/council/").text
    assert "Changed on January 14, 2027" in site.page("events/moved/").text
    later = build(tmp_path, now="2027-01-16T12:00:00Z")
    assert "Published on January 16, 2027" in later.page("events/late/").text
    assert "Changed on January 16, 2027" in later.page("events/moved/").text


def test_minutes_with_a_day_in_the_future_are_not_on_time(tmp_path: Path) -> None:
    group = page_of({"title": "Council", "joins": "election", "minutes_within": "2 years", "meets": "yearly"})
    site = built(tmp_path, {"groups/council": group, "events/early": meeting("2026-09-01", minutes="2027-12-31")})
    assert "on time for" not in site.page("groups/council/").text
