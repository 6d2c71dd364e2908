"""Reminders of the last day of posts and campaigns, as two other parsers read them in a built site."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import ics
import pytest
from tests.site.sites import Site, build, post, write_hub

PLUGINS: list[Any] = [
    "search",
    {"advocacy": {"languages": ["en", "de"], "timezone": "Europe/Berlin"}},
    "advocacy/posts",
    "advocacy/programme",
]
TITLE = "Ginger; hot, cold, \\n and 🥤 " + "sehr lang " * 12 + "end"
POSTS = {
    "ginger": post(TITLE, summary="Two flavours", expire="2027-02-28", publish="2026-12-01", campaign="launch"),
    "ginger.de": {"title": "Ingwer", "expire": "2027-02-27"},
    "unpublished": post("No date", expire="2027-03-31"),
    "endless": post("Endless"),
    "over": post("Over", expire="2027-01-14"),
    "today": post("Today; or, never", expire="2027-01-15"),
    "retired": post("Retired", expire="2027-03-31", status="retired"),
    "secret": post("Zyxquark", expire="2027-04-30", publish="2027-03-01"),
    "draft": post("Vroonk", expire="2027-04-29", status="draft"),
}
CAMPAIGNS = {
    "launch": {"title": "Launch", "starts": "2026-12-01", "ends": "2027-05-31"},
    "launch.de": {"title": "Start"},
    "later": {"title": "Plimfast", "starts": "2027-03-01", "ends": "2027-05-30"},
    "past": {"title": "Past", "ends": "2026-12-31"},
}


def built(folder: Path, to: str = "site", **config: Any) -> Site:
    hub = write_hub(folder, POSTS, campaigns=CAMPAIGNS, plugins=PLUGINS, **config)
    site = build(hub, to=to)
    assert site.exit_code == 0, site.output
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("reminders"))


def reminder(site: Site, address: str) -> icalendar.Event:
    calendar = icalendar.Calendar.from_ical(site.files[f"{address}reminder.ics"])
    assert isinstance(calendar, icalendar.Calendar)
    assert not calendar.errors
    [event] = calendar.events
    assert not event.errors
    return event


def test_only_what_is_open_and_ends_has_one(site: Site) -> None:
    assert {name for name in site.files if name.endswith("reminder.ics")} == {
        "posts/ginger/reminder.ics",
        "posts/ginger/de/reminder.ics",
        "posts/unpublished/reminder.ics",
        "posts/today/reminder.ics",
        "campaigns/launch/reminder.ics",
        "campaigns/launch/de/reminder.ics",
    }


@pytest.mark.parametrize("hidden", ["Zyxquark", "Vroonk", "Plimfast", "20270430", "20270429", "20270530"])
def test_what_is_embargoed_has_none(site: Site, hidden: str) -> None:
    assert site.holding(hidden) == []


def test_it_is_on_the_last_day_with_an_alarm_the_day_before(site: Site) -> None:
    event = reminder(site, "posts/ginger/")
    assert event["SUMMARY"] == f"Last day to share: {TITLE}"
    assert event["DTSTART"].dt == date(2027, 2, 28)
    assert event["DTEND"].dt == date(2027, 3, 1)
    assert event["URL"] == "https://hub.example/posts/ginger/"
    assert event["TRANSP"] == "TRANSPARENT"
    [alarm] = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == -timedelta(hours=15)


def test_another_parser_reads_the_same(site: Site) -> None:
    [event] = ics.Calendar(site.files["posts/today/reminder.ics"].decode()).events
    assert event.all_day
    assert event.name == "Last day to share: Today; or, never"
    assert event.begin.date() == date(2027, 1, 15)
    assert event.uid == reminder(site, "posts/today/")["UID"]


def test_its_id_is_stable_and_its_stamp_comes_from_the_file(site: Site) -> None:
    event, german = reminder(site, "posts/ginger/"), reminder(site, "posts/ginger/de/")
    assert event["UID"] == german["UID"] == "posts-ginger-last-day@hub.example"
    assert event["DTSTAMP"].dt == datetime(2026, 11, 30, 23, tzinfo=UTC)
    assert reminder(site, "posts/unpublished/")["DTSTAMP"].dt == datetime(2027, 3, 30, 22, tzinfo=UTC)
    assert german["SUMMARY"] == "Letzter Tag zum Teilen: Ingwer"
    assert german["DTSTART"].dt == date(2027, 2, 27)


def test_a_campaign_has_one_in_each_language(site: Site) -> None:
    assert reminder(site, "campaigns/launch/")["SUMMARY"] == "Last day of the campaign: Launch"
    assert reminder(site, "campaigns/launch/de/")["SUMMARY"] == "Letzter Tag der Kampagne: Start"


@pytest.mark.parametrize("address", ["posts/ginger/", "posts/ginger/de/", "campaigns/launch/", "campaigns/launch/de/"])
def test_pages_link_to_it(site: Site, address: str) -> None:
    [link] = [link for link in site.page(address).all("a") if (link.attributes.get("href") or "").endswith(".ics")]
    assert link["href"] == "reminder.ics"
    assert link.text == ("Erinnere mich" if "/de/" in address else "Remind me")


@pytest.mark.parametrize("address", ["posts/endless/", "posts/over/", "posts/retired/", "campaigns/past/"])
def test_pages_without_one_have_no_link(site: Site, address: str) -> None:
    assert not [link for link in site.page(address).all("a") if (link.attributes.get("href") or "").endswith(".ics")]


def test_two_builds_are_identical(site: Site, tmp_path: Path) -> None:
    again = built(tmp_path)
    for name in (name for name in site.files if name.endswith(".ics")):
        assert again.files[name] == site.files[name]


def test_there_are_none_without_the_plugin(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, POSTS, campaigns=CAMPAIGNS, plugins=PLUGINS[:3])
    assert build(hub).holding("reminder.ics") == []


def test_its_address_is_ascii(tmp_path: Path) -> None:
    site = built(tmp_path, site_url="https://löwe.example/größe/")
    assert reminder(site, "posts/today/")["URL"] == "https://xn--lwe-sna.example/gr%C3%B6%C3%9Fe/posts/today/"
