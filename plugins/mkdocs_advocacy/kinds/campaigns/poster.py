"""The poster of a campaign, which has an address while the campaign has something to show."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.story_scope import covers_post
from mkdocs_advocacy.rendering.posters import POSTER


def poster_address(campaign: Campaign, hub: Hub) -> str | None:
    """Return the address of the campaign's poster, relative to the hub's root, or None if it has none.

    Ended campaigns have no poster, and neither have campaigns without posts and calls. So posters aren't permalinks:
    the codes on paper lead to the pages of posts, which stay.
    """
    call = hub.of(CAMPAIGNS)[campaign.id].template.call
    has_items = bool(call or printable_posts(campaign, hub))
    return f"{campaign.address}{POSTER}" if has_items and not campaign.has_ended else None


def printable_posts(campaign: Campaign, hub: Hub) -> Sequence[Post]:
    """Return the current posts of the campaign, newest first, without those whose story may not be printed."""
    return [post for post in hub.of(POSTS).of_campaign(campaign.id) if covers_post("print", post, hub)]
