"""The hub: what may be published at one moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.posts.model import State

HubOf = Callable[..., Hub]


def post(more: str = "") -> str:
    return f"title: Ginger\n{more}\ntext:\n  any: Hello\n"


def at(text: str) -> datetime:
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


def test_drafts_and_embargoed_posts_are_nowhere(hub_of: HubOf) -> None:
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


def test_an_embargo_ends_at_its_moment(hub_of: HubOf) -> None:
    files = {"content/posts/ginger.yml": post("publish: 2026-11-01T09:00+01:00")}
    assert hub_of(files, now=at("2026-11-01T07:59:59")).posts == ()
    assert len(hub_of(files, now=at("2026-11-01T08:00:00")).posts) == 1


def test_the_last_day_ends_with_the_day(hub_of: HubOf) -> None:
    files = {"content/posts/ginger.yml": post("expire: 2026-12-31")}
    assert len(hub_of(files, now=at("2026-12-31T23:59:59")).current) == 1
    assert len(hub_of(files, now=at("2027-01-01T00:00:00")).current) == 0


@pytest.mark.parametrize("day", ["9999-12-31", "2999-01-01"])
def test_a_day_that_means_never_never_comes(hub_of: HubOf, day: str) -> None:
    campaign = {"content/campaigns/forever.yml": f"title: Forever\nends: {day}\n"}
    hub = hub_of({"content/posts/ginger.yml": post(f"expire: {day}\ncampaign: forever"), **campaign})
    assert hub.problems == ()
    assert [found.id for found in hub.current] == ["ginger"]


def test_a_campaign_is_shown_from_its_first_day_on(hub_of: HubOf) -> None:
    files = {
        "content/campaigns/launch.yml": "title: Launch\nstarts: 2026-12-01\nhashtags: [Soda]\n",
        "content/posts/ginger.yml": post("campaign: launch"),
    }
    before = hub_of(files, now=at("2026-11-30T23:59:59"))
    assert (list(before.campaigns), list(before.all_campaigns)) == ([], ["launch"])
    assert before.problems == ()
    assert list(hub_of(files, now=at("2026-12-01T00:00:00")).campaigns) == ["launch"]


def test_a_campaign_knows_its_posts(hub_of: HubOf) -> None:
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


def test_a_post_of_a_broken_campaign_is_still_there(hub_of: HubOf) -> None:
    files = {"content/campaigns/launch.yml": "title: [\n", "content/posts/a.yml": post("campaign: launch")}
    assert [found.id for found in hub_of(files).posts] == ["a"]


def test_networks_are_offered_in_the_hubs_order(hub_of: HubOf) -> None:
    hub = hub_of({"content/posts/a.yml": post("networks: [linkedin, x]")}, networks=["x", "bluesky", "linkedin"])
    assert list(hub.networks) == ["x", "bluesky", "linkedin"]
    assert list(hub.posts[0].offers) == ["x", "linkedin"]


def test_the_usual_networks_come_first_and_tools_last(hub_of: HubOf) -> None:
    networks = list(hub_of({}).networks)
    assert networks[:3] == ["linkedin", "x", "facebook"]
    assert networks[-2:] == ["copy", "web_share"]


def test_a_variant_that_is_too_long_leaves_the_others(hub_of: HubOf) -> None:
    text = f"title: Ginger\ntext:\n  any:\n    - Hello\n    - {'a' * 281}\n    - Hi\n"
    hub = hub_of({"content/posts/a.yml": text}, networks=["x", "linkedin"])
    assert {name: [position for position, _, _ in offers] for name, offers in hub.posts[0].offers.items()} == {
        "x": [0, 2],
        "linkedin": [0, 1, 2],
    }
    assert hub.posts[0].variant_count == 3


def test_a_folder_that_is_not_there_is_an_empty_hub(hub_of: HubOf) -> None:
    hub = hub_of({})
    assert (hub.posts, hub.problems, dict(hub.campaigns)) == ((), (), {})
