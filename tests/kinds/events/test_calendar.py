"""The calendars, as two other parsers read them in a built site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import ics
import pytest
from tests.site.sites import Site, as_yaml, build, write_hub

COUNCIL = {"title": "Customer council", "kind": "council", "joins": "invitation"}
HOSTILE = "Taste; test, \\n and \\ 🥤👩🏽‍🔬 " + "اجتماع مجلس العملاء في المقهى " * 4 + "end"
EVENTS: Mapping[str, dict[str, Any]] = {
    "time": {
        "title": "A meeting",
        "when": "2027-02-10T15:00+01:00",
        "until": "2027-02-10T16:30+01:00",
        "group": "council",
        "where": "Café, Harbour Street; 2nd floor",
        "summary": "What we learnt",
        "publish": "2027-01-10T09:00+01:00",
    },
    "no-end": {"title": "Without an end", "when": "2027-02-11T23:30-05:00"},
    "day": {"title": "A day", "when": "2027-02-12"},
    "days": {"title": "Three days", "when": "2027-02-27", "until": "2027-03-01"},
    "moved": {
        "title": "Moved",
        "when": "2027-03-10T15:00+01:00",
        "group": "council",
        "revised": ["2027-01-12", "2027-01-14", "2027-01-13"],
        "publish": "2027-01-01",
    },
    "cancelled": {"title": "Cancelled", "when": "2027-03-11T15:00+01:00", "group": "council", "cancelled": True},
    "hostile": {"title": HOSTILE, "summary": HOSTILE, "where": HOSTILE, "when": "2027-03-12"},
    "first": {"title": "First", "when": "0001-01-02", "group": "council"},
    "last": {"title": "Last", "when": "9999-12-31", "until": "9999-12-31", "group": "council"},
    "first-hour": {"title": "First hour", "when": "0001-01-01T12:00+01:00", "until": "0001-01-01T13:00+01:00"},
    "last-hour": {"title": "Last hour", "when": "9999-12-31T20:00-01:00", "until": "9999-12-31T22:00-01:00"},
}


def markdown(keys: Mapping[str, Any], text: str = "The agenda.") -> str:
    return f"---\n{as_yaml(dict(keys))}---\n\n{text}\n"


def write_programme(
    folder: Path,
    events: Mapping[str, Mapping[str, Any]],
    groups: Mapping[str, Mapping[str, Any]] | None = None,
    options: Mapping[str, Any] | None = None,
    **config: Any,
) -> Path:
    pages = {"index.md": "# Home\n"}
    pages |= {f"events/{name}.md": markdown(keys) for name, keys in events.items()}
    pages |= {f"groups/{name}.md": markdown(keys) for name, keys in (groups or {}).items()}
    plugins = [{"advocacy": {"timezone": "Europe/Berlin", **(options or {})}}, "advocacy/programme"]
    return write_hub(folder, pages=pages, plugins=plugins, **config)


def build_programme(
    folder: Path,
    events: Mapping[str, Mapping[str, Any]],
    groups: Mapping[str, Mapping[str, Any]] | None = None,
    **hub: Any,
) -> Site:
    site = build(write_programme(folder, events, groups, **hub), "--strict")
    assert site.exit_code == 0, site.output
    return site


def read_calendar(data: bytes) -> icalendar.Calendar:
    """Read a calendar and check what its format demands of every line."""
    assert data.endswith(b"\r\nEND:VCALENDAR\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert 0 < len(line) <= 75, line
        assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line), line
        line.decode("utf-8")  # no character is divided
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    assert not calendar.errors
    assert not any(event.errors for event in calendar.events)
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    return calendar


def events_in(site: Site, path: str = "events.ics") -> dict[str, icalendar.Event]:
    """Return the events of a calendar by their ids."""
    events = read_calendar(site.files[path]).events
    found = {str(event["UID"]).removeprefix("events-").partition("@")[0]: event for event in events}
    assert len(found) == len(events), "a UID is not unique"
    return found


def moment(text: str) -> date:
    if len(text) == len("2027-01-01"):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text).astimezone(UTC)


def expected_end(keys: Mapping[str, Any]) -> date | None:
    last = moment(keys.get("until") or keys["when"])
    if isinstance(last, datetime):
        return last if "until" in keys else None
    return last + timedelta(days=1) if last != date.max else None


def test_a_parser_reads_what_the_files_say(tmp_path: Path) -> None:
    site = build_programme(tmp_path, EVENTS, {"council": COUNCIL})
    found = events_in(site)
    assert found.keys() == EVENTS.keys()
    for name, event in found.items():
        keys = EVENTS[name]
        assert event["UID"] == f"events-{name}@hub.example"
        assert event["SUMMARY"] == keys["title"]
        assert event.get("DESCRIPTION") == keys.get("summary")
        assert event.get("LOCATION") == keys.get("where")
        assert event["URL"] == f"https://hub.example/events/{name}/"
        assert event["DTSTART"].dt == moment(keys["when"])
        assert (event["DTEND"].dt if "DTEND" in event else None) == expected_end(keys)
        assert event["SEQUENCE"] == len(keys.get("revised", ())) + keys.get("cancelled", False)
        assert event["STATUS"] == ("CANCELLED" if keys.get("cancelled") else "CONFIRMED")
        assert not {"ATTENDEE", "ORGANIZER"} & event.keys()


def test_another_parser_reads_the_same(tmp_path: Path) -> None:
    plain = HOSTILE.replace("\\n", "\\")  # this parser reads an escaped backslash before an n as a line break
    events = {**EVENTS, "hostile": {**EVENTS["hostile"], "title": plain, "summary": plain, "where": plain}}
    site = build_programme(tmp_path, events, {"council": COUNCIL})
    found = {event.uid: event for event in ics.Calendar(site.files["events.ics"].decode()).events}
    assert len(found) == len(events)
    for name, keys in events.items():
        event = found[f"events-{name}@hub.example"]
        begins = moment(keys["when"])
        assert (event.name, event.description, event.location) == (
            keys["title"],
            keys.get("summary"),
            keys.get("where"),
        )
        assert event.all_day is not isinstance(begins, datetime)
        assert (event.begin.datetime if isinstance(begins, datetime) else event.begin.date()) == begins
        if event.has_end() and (ends := expected_end(keys)):
            assert (event.end.datetime if isinstance(ends, datetime) else event.end.date()) == ends
        assert event.status == ("CANCELLED" if keys.get("cancelled") else "CONFIRMED")
        assert event.url == f"https://hub.example/events/{name}/"


def test_the_stamp_is_the_newest_change_or_the_announcement_or_the_event(tmp_path: Path) -> None:
    found = events_in(build_programme(tmp_path, EVENTS, {"council": COUNCIL}))
    stamps = {name: found[name]["DTSTAMP"].dt for name in ("moved", "time", "day", "no-end")}
    assert stamps == {
        "moved": datetime(2027, 1, 13, 23, tzinfo=UTC),
        "time": datetime(2027, 1, 10, 8, tzinfo=UTC),
        "day": datetime(2027, 2, 11, 23, tzinfo=UTC),
        "no-end": datetime(2027, 2, 12, 4, 30, tzinfo=UTC),
    }


def test_a_cancellation_is_newer_than_the_last_change(tmp_path: Path) -> None:
    keys = {"title": "A", "when": "2030-02-10", "revised": ["2027-01-13"]}
    events = {"a": keys, "b": {**keys, "cancelled": True}, "c": {**keys, "cancelled": True, "revised": []}}
    found = events_in(build_programme(tmp_path, events))
    assert {name: event["SEQUENCE"] for name, event in found.items()} == {"a": 1, "b": 2, "c": 1}


def test_only_past_changes_count_and_each_day_once(tmp_path: Path) -> None:
    days = ["2027-01-13", "2027-01-13", "2027-01-15", "2027-01-16", "2029-05-05"]
    events = {"a": {"title": "A", "when": "2030-02-10", "revised": days}}
    site = build(write_programme(tmp_path, events))
    (event,) = events_in(site).values()
    assert (event["SEQUENCE"], event["DTSTAMP"].dt) == (2, datetime(2027, 1, 14, 23, tzinfo=UTC))


def test_clients_are_told_to_refresh_every_day(tmp_path: Path) -> None:
    data = build_programme(tmp_path, EVENTS, {"council": COUNCIL}).files["events.ics"]
    assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in data
    calendar = read_calendar(data)
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(days=1)
    assert calendar["X-PUBLISHED-TTL"] == "PT24H"


def test_an_event_that_ends_when_it_begins_has_no_end(tmp_path: Path) -> None:
    """The format demands that an end is later than the beginning."""
    when = "2027-02-10T15:00+01:00"
    (event,) = events_in(build_programme(tmp_path, {"a": {"title": "A", "when": when, "until": when}})).values()
    assert "DTEND" not in event


def test_each_group_with_events_and_each_event_has_a_calendar(tmp_path: Path) -> None:
    site = build_programme(tmp_path, EVENTS, {"council": COUNCIL, "team": {"title": "Team", "joins": "invitation"}})
    assert sorted(name for name in site.files if name.endswith(".ics")) == sorted(
        ["events.ics", "groups/council/events.ics", *(f"events/{name}/event.ics" for name in EVENTS)]
    )
    of_council = [name for name, keys in EVENTS.items() if "group" in keys]
    assert sorted(events_in(site, "groups/council/events.ics")) == sorted(of_council)
    assert read_calendar(site.files["groups/council/events.ics"])["NAME"] == "Customer council · Test hub"
    everything = events_in(site)
    for name in EVENTS:
        assert events_in(site, f"events/{name}/event.ics") == {name: everything[name]}
    assert "events.ics" not in site.page("groups/team/").one("main").text


def test_without_events_the_calendar_is_empty(tmp_path: Path) -> None:
    site = build_programme(tmp_path, {}, {"council": COUNCIL})
    assert [name for name in site.files if name.endswith(".ics")] == ["events.ics"]
    assert not events_in(site)


def test_events_that_were_retired_before_their_end_are_cancelled(tmp_path: Path) -> None:
    gone = {"title": "Gone", "when": "2027-02-10", "group": "council", "status": "retired"}
    site = build_programme(tmp_path, {"gone": gone, "open": EVENTS["day"]}, {"council": COUNCIL})
    for calendar in ("events.ics", "groups/council/events.ics", "events/gone/event.ics"):
        event = events_in(site, calendar)["gone"]
        assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1), calendar
    assert events_in(site)["open"]["STATUS"] == "CONFIRMED"
    assert "groups/council/events.ics" not in site.page("groups/council/").one("main").text


def test_events_that_were_retired_after_they_took_place_are_only_in_their_own_calendar(tmp_path: Path) -> None:
    gone = {"title": "Gone", "when": "2027-01-10", "group": "council", "status": "retired"}
    site = build_programme(tmp_path, {"gone": gone}, {"council": COUNCIL})
    assert not events_in(site)
    assert "groups/council/events.ics" not in site.files
    assert events_in(site, "events/gone/event.ics")["gone"]["STATUS"] == "CONFIRMED"


def test_events_that_were_retired_before_they_were_published_are_in_no_calendar(tmp_path: Path) -> None:
    gone = {"title": "Gone", "when": "2027-02-10", "publish": "2027-02-01", "status": "retired"}
    site = build_programme(tmp_path, {"gone": gone})
    assert list(calendars_of(site)) == ["events.ics"]
    assert not events_in(site)


@pytest.mark.parametrize(
    "address", [None, "https://hub.example/a/b/", "http://[::1]:8000/", "https://löwe.example/löwe,%20x/"]
)
def test_ids_and_addresses_fit_the_address_of_the_site(tmp_path: Path, address: str | None) -> None:
    events = {"time": EVENTS["time"]}
    site = build_programme(tmp_path, events, {"council": COUNCIL}, site_url=address)
    (event,) = read_calendar(site.files["events.ics"]).events
    uid, url = {
        None: ("events-time@hub.invalid", None),
        "https://hub.example/a/b/": ("events-time@hub.example/a/b", "https://hub.example/a/b/events/time/"),
        "http://[::1]:8000/": ("events-time@::1", "http://[::1]:8000/events/time/"),
        "https://löwe.example/löwe,%20x/": (
            "events-time@xn--lwe-sna.example/l%C3%B6we,%20x",
            "https://xn--lwe-sna.example/l%C3%B6we,%20x/events/time/",
        ),
    }[address]
    assert (event["UID"], event.get("URL")) == (uid, url)
    assert len(ics.Calendar(site.files["events.ics"].decode()).events) == 1


def test_private_hubs_have_the_same_calendars(tmp_path: Path) -> None:
    open_hub = build_programme(tmp_path / "open", EVENTS, {"council": COUNCIL})
    private = build_programme(tmp_path / "private", EVENTS, {"council": COUNCIL}, options={"private": True})
    assert calendars_of(private) == calendars_of(open_hub)


def calendars_of(site: Site) -> dict[str, bytes]:
    return {name: content for name, content in site.files.items() if name.endswith(".ics")}


def test_builds_at_other_times_give_the_same_bytes(tmp_path: Path) -> None:
    hub = write_programme(tmp_path, EVENTS, {"council": COUNCIL})
    first, second = build(hub, "--strict"), build(hub, "--strict", now="2027-02-20T00:00:00Z", to="later")
    assert calendars_of(first) == calendars_of(second) != {}


def test_nothing_that_is_withheld_is_in_a_calendar(tmp_path: Path) -> None:
    events = {
        "open": {"title": "Open", "when": "2027-02-10", "group": "quiet-circle"},
        "also-open": {"title": "Also open", "when": "2027-02-10", "group": "unfinished-circle"},
        "coming": {"title": "Hushed launch", "when": "2027-02-10", "publish": "2027-01-16", "group": "council"},
        "unfinished": {"title": "Half written", "when": "2027-02-10", "status": "draft", "group": "council"},
    }
    groups = {
        "council": COUNCIL,
        "quiet-circle": {"title": "Whisperers of cherry", "joins": "election", "publish": "2027-01-16"},
        "unfinished-circle": {"title": "Sketchers of cherry", "joins": "election", "status": "draft"},
    }
    site = build_programme(tmp_path, events, groups)
    assert sorted(calendars_of(site)) == ["events.ics", "events/also-open/event.ics", "events/open/event.ics"]
    assert sorted(events_in(site)) == ["also-open", "open"]
    for words in ("hushed", "coming/", "half written", "unfinished", "cherry", "quiet-circle"):
        assert site.holding(words) == [], words


def test_calendars_are_in_the_main_language(tmp_path: Path) -> None:
    events = {
        "time": EVENTS["time"],
        "time.de": {"title": "Ein Treffen", "summary": "Was wir lernten", "where": "Das Café"},
    }
    site = build_programme(
        tmp_path,
        events,
        {"council": COUNCIL, "council.de": {"title": "Kundenrat"}},
        options={"languages": ["en", "de"]},
    )
    (event,) = events_in(site).values()
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("A meeting", "What we learnt")
    assert not any(b"Treffen" in content or b"Kundenrat" in content for content in calendars_of(site).values())
    assert "events/time/de/event.ics" not in site.files
    link = site.page("events/time/de/").one("a", type="text/calendar")
    assert link["href"] == "../../../events/time/event.ics"


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    keys = {"title": "A\ttab", "when": "2027-02-10"}
    site = build_programme(tmp_path, {"a": keys}, site_name="Two\nlines\x07, and a bell\x7f")
    data = site.files["events.ics"]
    assert b"\r\nNAME:Two\\nlines\\, and a bell\r\n" in data
    assert read_calendar(data).events[0]["SUMMARY"] == "A\ttab"


SUBSCRIBE = "Subscribe in your calendar"


@pytest.mark.parametrize("place", ["events/", "groups/council/"])
@pytest.mark.parametrize("address", ["https://hub.example/a/", "HTTPS://hub.example/a", "http://hub.example/a/", None])
def test_pages_offer_a_subscription_at_an_address_that_calendars_know(
    tmp_path: Path, place: str, address: str | None
) -> None:
    site = build_programme(tmp_path, EVENTS, {"council": COUNCIL}, site_url=address)
    calendar = "events.ics" if place == "events/" else f"{place}events.ics"
    links = site.page(place).all("a", type="text/calendar")
    hrefs = [link["href"] for link in links]
    base = "../" * place.count("/")
    if address and address.lower().startswith("https"):
        assert hrefs == [f"webcal://hub.example/a/{calendar}", f"{base}{calendar}"]
        assert links[1].text.lower() == f"https://hub.example/a/{calendar}"
        assert links[0].text in (SUBSCRIBE, "Subscribe to these meetings")
    else:
        assert hrefs == [f"{base}{calendar}"]
        assert links[0].text == "Download for your calendar"


def test_a_subscription_has_an_ascii_address_because_browsers_convert_only_hosts_of_websites(tmp_path: Path) -> None:
    site = build_programme(tmp_path, EVENTS, {"council": COUNCIL}, site_url="https://löwe.example/ü/")
    subscribe, shown = site.page("events/").all("a", type="text/calendar")
    assert subscribe["href"] == "webcal://xn--lwe-sna.example/%C3%BC/events.ics"
    assert shown.text == "https://löwe.example/ü/events.ics"


def test_an_event_offers_its_file(tmp_path: Path) -> None:
    link = build_programme(tmp_path, EVENTS, {"council": COUNCIL}).page("events/time/").one("a", type="text/calendar")
    assert link["href"] == "../../events/time/event.ics"
    assert "download" in link.attributes


def test_a_group_can_meet_on_the_last_day_of_the_calendar(tmp_path: Path) -> None:
    for span in ("999 years", "999 weeks"):
        group = {**COUNCIL, "meets": "yearly", "minutes_within": span}
        site = build_programme(tmp_path, EVENTS, {"council": group})
        assert list(events_in(site, "events/last/event.ics")) == ["last"]
