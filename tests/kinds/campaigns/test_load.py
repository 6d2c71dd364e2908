"""Loading campaigns from files."""

from __future__ import annotations

from collections.abc import Callable

from tests.hubs import LoadedHub

from mkdocs_advocacy.kinds.campaigns.model import utm_campaign_of

HubOf = Callable[..., LoadedHub]
LAUNCH = "content/campaigns/launch.yml"


def test_a_campaign_provides_hashtags_and_its_name_in_links(hub_of: HubOf) -> None:
    hub = hub_of({LAUNCH: "title: Launch\nhashtags: ['#Soda', GingerUp]\n", "content/campaigns/b.yml": "title: B\n"})
    campaign = hub.campaigns["launch"]
    assert campaign.template.hashtags == ("Soda", "GingerUp")
    assert (utm_campaign_of(campaign), campaign.address) == ("launch", "campaigns/launch/")


def test_a_campaign_can_have_another_name_in_links(hub_of: HubOf) -> None:
    hub = hub_of({LAUNCH: "title: Launch\nutm_campaign: ginger_2026.q4\n"})
    assert hub.problems == ()
    assert utm_campaign_of(hub.campaigns["launch"]) == "ginger_2026.q4"


def test_a_campaign_that_ends_before_it_starts_is_reported_at_its_end(hub_of: HubOf) -> None:
    (problem,) = hub_of({LAUNCH: "title: Launch\nstarts: 2026-05-01\nends: 2026-04-30\n"}).problems
    assert "2026-04-30" in problem.message
    assert (problem.line, problem.column) == (3, 7)


def test_an_invalid_hashtag_is_reported_in_the_campaign_too(hub_of: HubOf) -> None:
    (problem,) = hub_of({LAUNCH: "title: Launch\nhashtags: [Soda, Ginger Up]\n"}).problems
    assert (problem.line, problem.column, problem.severity) == (2, 18, "warning")
    assert "Ginger Up" in problem.message
