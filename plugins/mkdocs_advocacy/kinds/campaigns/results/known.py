"""The values by which tracked links name a hub's campaigns, posts and networks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import urlsplit

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import utm_campaign_of
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.results.tags import Known


def known_of(hub: Hub) -> Known:
    """Return the values that the tracked links of the hub's published content contain, ended content included."""
    campaigns = {utm_campaign_of(campaign): campaign.id for campaign in hub.of(CAMPAIGNS).values()}
    return Known(
        campaigns={hub.settings.utm.campaign: "", **campaigns},
        posts={post.id: max(map(_count_versions, (post, *post.translations))) for post in hub.of(POSTS).all},
        sources=frozenset(network.utm.name for network in hub.known_networks.values()),
        mediums=frozenset(network.utm.medium or hub.settings.utm.medium for network in hub.known_networks.values()),
        languages=_languages_by_path(hub),
        campaigns_of_posts={
            post.id: campaign
            for post in hub.of(POSTS).all
            if (campaign := post.template.campaign) and campaign in hub.of(CAMPAIGNS)
        },
    )


def _count_versions(post: Post) -> int:
    return max(map(len, post.template.text.values()), default=0)


def _languages_by_path(hub: Hub) -> Mapping[tuple[str, str], str]:
    """Return the language of each link that only one language of a post has, by the post's id and the link's path."""
    languages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for post in hub.of(POSTS).all:
        for version in (post, *post.translations):
            if version.template.link:
                path = urlsplit(version.template.link).path.rstrip("/") or "/"
                languages[post.id, path].add(version.language)
    return {key: next(iter(found)) for key, found in languages.items() if len(found) == 1}
