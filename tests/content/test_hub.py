"""The hub: its posts, campaigns and files at a given time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.lifecycle import State

HubOf = Callable[..., LoadedHub]


def post(more: str = "") -> str:
    return f"title: Ginger\n{more}\ntext:\n  any: Hello\n"


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


STATES = {
    "content/posts/ready.yml": post(),
    "content/posts/draft.yml": post("status: draft"),
    "content/posts/embargoed.yml": post("publish: 2026-12-01"),
    "content/posts/expired.yml": post("expire: 2026-11-21"),
    "content/posts/last-day.yml": post("expire: 2026-11-22"),
    "content/posts/retired.yml": post("status: retired"),
    "content/posts/retired-embargoed.yml": post("status: retired\npublish: 2026-12-01"),
    "content/posts/draft-expired.yml": post("status: draft\nexpire: 2026-01-01"),
}


def test_drafts_and_embargoed_posts_are_nowhere_in_the_hub(hub_of: HubOf) -> None:
    hub = hub_of(STATES)
    assert {found.id: found.state for found in hub.posts} == {
        "ready": State.CURRENT,
        "last-day": State.CURRENT,
        "expired": State.EXPIRED,
        "retired": State.RETIRED,
    }
    assert {found.id for found in hub.current} == {"ready", "last-day"}


def test_a_preview_shows_drafts_and_embargoed_posts(hub_of: HubOf) -> None:
    hub = hub_of(STATES, drafts=True)
    assert len(hub.posts) == len(STATES)
    assert {found.id for found in hub.current} == {
        *("ready", "last-day", "draft", "draft-expired", "embargoed", "retired-embargoed")
    }


def test_an_embargo_ends_exactly_at_its_time(hub_of: HubOf) -> None:
    files = {"content/posts/ginger.yml": post("publish: 2026-11-01T09:00+01:00")}
    assert hub_of(files, now=utc("2026-11-01T07:59:59")).posts == ()
    assert len(hub_of(files, now=utc("2026-11-01T08:00:00")).posts) == 1


def test_a_post_expires_at_the_end_of_its_last_day(hub_of: HubOf) -> None:
    files = {"content/posts/ginger.yml": post("expire: 2026-12-31")}
    assert len(hub_of(files, now=utc("2026-12-31T23:59:59")).current) == 1
    assert len(hub_of(files, now=utc("2027-01-01T00:00:00")).current) == 0


@pytest.mark.parametrize("day", ["9999-12-31", "2999-01-01"])
def test_a_day_far_in_the_future_never_expires(hub_of: HubOf, day: str) -> None:
    campaign = {"content/campaigns/forever.yml": f"title: Forever\nends: {day}\n"}
    hub = hub_of({"content/posts/ginger.yml": post(f"expire: {day}\ncampaign: forever"), **campaign})
    assert hub.problems == ()
    assert [found.id for found in hub.current] == ["ginger"]


def test_a_campaign_is_shown_from_its_first_day(hub_of: HubOf) -> None:
    files = {
        "content/campaigns/launch.yml": "title: Launch\nstarts: 2026-12-01\nhashtags: [Soda]\n",
        "content/posts/ginger.yml": post("campaign: launch"),
    }
    before = hub_of(files, now=utc("2026-11-30T23:59:59"))
    assert (list(before.campaigns), list(before.all_campaigns)) == ([], ["launch"])
    assert before.problems == ()
    assert list(hub_of(files, now=utc("2026-12-01T00:00:00")).campaigns) == ["launch"]


def test_a_campaign_lists_its_posts(hub_of: HubOf) -> None:
    hub = hub_of(
        {
            "content/campaigns/launch.yml": "title: Launch\n",
            "content/posts/a.yml": post("campaign: launch"),
            "content/posts/b.yml": post("campaign: launch\nstatus: retired"),
            "content/posts/c.yml": post(),
            "content/posts/d.yml": post("campaign: launch\npublish: 2026-11-01"),
        }
    )
    assert [found.id for found in hub.of_campaign("launch")] == ["d", "a"]
    assert [found.id for found in hub.of_campaign(None)] == ["c"]
    assert hub.of_campaign("lunch") == ()


def test_a_post_of_a_broken_campaign_is_kept(hub_of: HubOf) -> None:
    files = {"content/campaigns/launch.yml": "title: [\n", "content/posts/a.yml": post("campaign: launch")}
    assert [found.id for found in hub_of(files).posts] == ["a"]


def test_networks_are_offered_in_the_hubs_order(hub_of: HubOf) -> None:
    hub = hub_of({"content/posts/a.yml": post("networks: [linkedin, x]")}, networks=["x", "bluesky", "linkedin"])
    assert list(hub.networks) == ["x", "bluesky", "linkedin"]
    assert list(hub.posts[0].offers) == ["x", "linkedin"]


def test_common_networks_come_first_and_tools_last(hub_of: HubOf) -> None:
    networks = list(hub_of({}).networks)
    assert networks[:3] == ["linkedin", "x", "facebook"]
    assert networks[-2:] == ["copy", "web_share"]


def test_a_variant_that_is_too_long_does_not_affect_the_others(hub_of: HubOf) -> None:
    text = f"title: Ginger\ntext:\n  any:\n    - Hello\n    - {'a' * 281}\n    - Hi\n"
    hub = hub_of({"content/posts/a.yml": text}, networks=["x", "linkedin"])
    assert {name: [position for position, _, _ in offers] for name, offers in hub.posts[0].offers.items()} == {
        "x": [0, 2],
        "linkedin": [0, 1, 2],
    }
    assert hub.posts[0].variant_count == 3


def test_a_missing_folder_is_an_empty_hub(hub_of: HubOf) -> None:
    hub = hub_of({})
    assert (hub.posts, hub.problems, dict(hub.campaigns)) == ((), (), {})


def test_changing_the_time_zone_invalidates_the_cache(hub_of: Callable[..., LoadedHub]) -> None:
    files = {"content/posts/a.yml": "title: A\npublish: 2026-11-01\nexpire: 2026-11-01\ntext: {any: Hello}\n"}
    memory: dict[str, Any] = {}
    states = {}
    for zone in ("America/New_York", "UTC", "Pacific/Kiritimati"):
        hub = hub_of(files, now=datetime(2026, 11, 1, 12, tzinfo=UTC), memory=memory, drafts=True, timezone=zone)
        (post,) = hub.posts
        states[zone] = f"{post.template.publish:%d %H:%M} {post.state}"
    assert states == {
        "America/New_York": "01 04:00 current",
        "UTC": "01 00:00 current",
        "Pacific/Kiritimati": "31 10:00 expired",
    }


@pytest.mark.parametrize(
    ("zone", "start", "end"),
    [
        ("America/New_York", "2026-11-01T04:00:00+00:00", "2026-11-02T05:00:00+00:00"),
        ("Asia/Kolkata", "2026-10-31T18:30:00+00:00", "2026-11-01T18:30:00+00:00"),
        ("Pacific/Kiritimati", "2026-10-31T10:00:00+00:00", "2026-11-01T10:00:00+00:00"),
        ("Pacific/Pago_Pago", "2026-11-01T11:00:00+00:00", "2026-11-02T11:00:00+00:00"),
        ("UTC", "2026-11-01T00:00:00+00:00", "2026-11-02T00:00:00+00:00"),
    ],
)
def test_every_dated_entry_begins_and_ends_at_midnight_of_the_time_zone(
    hub_of: Callable[..., LoadedHub], zone: str, start: str, end: str
) -> None:
    days = "publish: 2026-11-01\nexpire: 2026-11-01\n"
    files: dict[str, str | bytes] = {
        "content/posts/a.yml": f"title: A\n{days}text: {{any: Hello}}\n",
        "content/posts/b.yml": "title: B\nstatus: ready\ntext: {any: Hello you}\n",
        "content/posts/b.de.yml": f"title: C\n{days}text: {{any: Hallo}}\n",
        "content/campaigns/a.yml": "title: A\nstarts: 2026-11-01\nends: 2026-11-01\n",
        "content/brand/own/brand.yml": "assets: {a: {publish: 2026-11-01, expires: 2026-11-01}}\n",
        "content/brand/own/a.txt": "A file",
        "content/brand/licensed/brand.yml": ("publish: 2026-11-01\nlicence: {name: ours, expires: 2026-11-01}\n"),
        "content/brand/licensed/a.txt": "A file",
        "guidelines/rules/confidential.yml": "terms: [{term: Yodelling, until: 2026-11-01}]\n",
    }

    def shown(moment: datetime) -> str:
        hub = hub_of(files, now=moment, timezone=zone, languages=["en", "de"])
        parts = {
            "post": [post.state for post in hub.posts if post.id == "a"],
            "translation": [one.state for post in hub.posts for one in post.translations],
            "campaign": [one.state for one in hub.campaigns.values()],
            "file": ["current" for file in hub.brand.sets["own"].files if not file.gone],
            "licensed": [file.state for one in hub.brand.sets.values() if one.id == "licensed" for file in one.files],
            "secret": ["known" for _ in hub.rules.secrets.known],
        }
        return "; ".join(f"{name} {', '.join(said)}".strip() for name, said in parts.items())

    first, last, second = datetime.fromisoformat(start), datetime.fromisoformat(end), timedelta(seconds=1)
    before = "post; translation; campaign; file; licensed; secret known"
    during = "post current; translation current; campaign current; file current; licensed current; secret"
    after = "post expired; translation expired; campaign expired; file; licensed expired; secret"
    assert [shown(moment) for moment in (first - second, first, last - second, last)] == [before, during, during, after]
    assert hub_of({}, now=first - second, timezone=zone).hub.today.isoformat() == "2026-10-31"
    assert hub_of({}, now=first, timezone=zone).hub.today.isoformat() == "2026-11-01"
