"""The values by which tracked links name a hub's campaigns, posts and networks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.letters import letter
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import utm_campaign_of
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.tracking import PostLinks
from mkdocs_advocacy.results.counts import Key
from mkdocs_advocacy.results.tags import Known


def known_of(hub: Hub) -> Known:
    """Return the values that the tracked links of the hub's published content contain, ended content included."""
    campaigns = {hub.settings.utm.campaign: ""}
    campaigns |= {utm_campaign_of(campaign): campaign.id for campaign in hub.of(CAMPAIGNS).values()}
    languages = _languages_by_path(hub)
    return Known(
        campaigns=campaigns,
        posts={post.id: max(map(_count_versions, (post, *post.translations))) for post in hub.of(POSTS).all},
        sources=frozenset(network.utm.name for network in hub.known_networks.values()),
        mediums=frozenset(network.utm.medium or hub.settings.utm.medium for network in hub.known_networks.values()),
        languages=languages,
        offered=[*_find_offered(hub, campaigns, languages)],
        campaigns_of_posts={
            post.id: campaign
            for post in hub.of(POSTS).all
            if (campaign := post.template.campaign) and campaign in hub.of(CAMPAIGNS)
        },
    )


def _find_offered(hub: Hub, campaigns: Mapping[str, str], languages: Mapping[tuple[str, str], str]) -> Iterator[Key]:
    """Yield the combination of each tracked link: of each version, network and language that a post is offered in."""
    networks = hub.known_networks
    for post in hub.of(POSTS).all:
        for version in (post, *post.translations):
            link = version.template.link
            if not link or not PostLinks(post.id, link, version.utm_campaign, hub.settings.utm).is_tagged:
                continue
            campaign, language = campaigns.get(version.utm_campaign, ""), languages.get((post.id, _path_of(link)), "")
            for network, variants in version.offers.items():
                for position, *_ in variants:
                    yield Key(campaign, post.id, letter(position), networks[network].utm.name, language)


def _count_versions(post: Post) -> int:
    return max(map(len, post.template.text.values()), default=0)


def _languages_by_path(hub: Hub) -> Mapping[tuple[str, str], str]:
    """Return the language of each link that only one language of a post has, by the post's id and the link's path."""
    languages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for post in hub.of(POSTS).all:
        for version in (post, *post.translations):
            if version.template.link:
                languages[post.id, _path_of(version.template.link)].add(version.language)
    return {key: next(iter(found)) for key, found in languages.items() if len(found) == 1}


def _path_of(link: str) -> str:
    return urlsplit(link).path.rstrip("/") or "/"
