"""The media type of calendars, which calendar apps insist on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.hosting.nginx import fetch, free_port, serve_nginx
from tests.hosting.readers import PLACEHOLDER, read_headers
from tests.site.sites import Site, build, write_hub

TYPE = "text/calendar; charset=utf-8"
EVENT = "---\ntitle: A meeting\nwhen: 2027-02-10\ngroup: council\n---\n"
GROUP = "---\ntitle: Council\njoins: election\n---\n"
PAGES = {"index.md": "# Home\n", "events/a-meeting.md": EVENT, "groups/council.md": GROUP}
CALENDARS = ["events.ics", "events/a-meeting/event.ics", "groups/council/events.ics", "for/employees/events.ics"]


def build_calendars(folder: Path, host: str, address: str) -> Site:
    options = {"advocacy": {"audience": "employees"}}  # whose selection has a page of its own
    plugins = [options, "advocacy/programme", {"advocacy/hosting": {"host": host}}]
    site = build(write_hub(folder, pages=PAGES, plugins=plugins, site_url=address), "--strict")
    assert site.exit_code == 0, site.output
    assert {name for name in site.files if name.endswith(".ics")} == set(CALENDARS)
    return site


@pytest.mark.parametrize("base", ["/", "/a hub/"])
@pytest.mark.parametrize("host", ["netlify", "cloudflare"])
def test_rules_set_the_type_of_exactly_the_calendars(tmp_path: Path, host: str, base: str) -> None:
    base = base.replace(" ", "%20")
    site = build_calendars(tmp_path, host, f"https://hub.example{base}")
    rules = [rule for rule in read_headers(site.files["_headers"].decode()) if "Content-Type" in dict(rule.headers)]
    assert [rule.headers for rule in rules] == [[("Content-Type", TYPE)]] * len(CALENDARS)
    for rule, calendar in zip(rules, CALENDARS, strict=True):
        parts = [part if not PLACEHOLDER.fullmatch(part) else "*" for part in rule.path.split("/")]
        asked = f"{base}{calendar}".split("/")
        assert [part for part, name in zip(parts, asked, strict=True) if part not in ("*", name)] == []


def test_nginx_sends_the_type_with_all_other_headers(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    build_calendars(tmp_path, "nginx", f"{address}/")
    with serve_nginx(tmp_path, port):
        for calendar in CALENDARS:
            status, headers, body = fetch(f"{address}/{calendar}")
            assert (status, headers["Content-Type"], body[:15]) == (200, TYPE, b"BEGIN:VCALENDAR")
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cache-Control"] == "no-cache"
        assert fetch(f"{address}/events/")[1]["Content-Type"] == "text/html; charset=utf-8"


def test_a_hub_without_events_has_no_such_rules(tmp_path: Path) -> None:
    for host, name in (("netlify", "_headers"), ("nginx", "_nginx.conf")):
        plugins = ["advocacy", {"advocacy/hosting": {"host": host}}]
        assert b"calendar" not in build(write_hub(tmp_path, plugins=plugins)).files[name]


REMINDERS = ["posts/ginger/reminder.ics", "posts/ginger/de/reminder.ics", "campaigns/spring/reminder.ics"]


def build_reminders(folder: Path, host: str, address: str) -> Site:
    posts = {
        "ginger": {"title": "Ginger", "text": {"any": "Hi"}, "expire": "2027-03-01"},
        "ginger.de": {"title": "Ingwer"},
    }
    campaigns = {"spring": {"title": "Spring", "ends": "2027-05-31"}}
    options = {"advocacy": {"languages": ["en", "de"]}}
    plugins = [options, "advocacy/posts", "advocacy/programme", {"advocacy/hosting": {"host": host}}]
    site = build(write_hub(folder, posts, campaigns=campaigns, plugins=plugins, site_url=address), "--strict")
    assert site.exit_code == 0, site.output
    assert {name for name in site.files if name.endswith("reminder.ics")} == set(REMINDERS)
    return site


def test_rules_set_the_type_of_reminders(tmp_path: Path) -> None:
    site = build_reminders(tmp_path, "netlify", "https://hub.example/")
    rules = read_headers(site.files["_headers"].decode())
    typed = [rule.path.strip("/").split("/") for rule in rules if "Content-Type" in dict(rule.headers)]
    for reminder in REMINDERS:
        parts = reminder.split("/")
        assert [
            rule
            for rule in typed
            if len(rule) == len(parts)
            and all(PLACEHOLDER.fullmatch(name) or name == part for name, part in zip(rule, parts, strict=True))
        ]


def test_nginx_sends_the_type_of_reminders(tmp_path: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    build_reminders(tmp_path, "nginx", f"{address}/")
    with serve_nginx(tmp_path, port):
        for reminder in REMINDERS:
            status, headers, body = fetch(f"{address}/{reminder}")
            assert (status, headers["Content-Type"], body[:15]) == (200, TYPE, b"BEGIN:VCALENDAR")
