"""The published posts of a hub."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.posts.model import Post


@dataclass(frozen=True)
class Posts:
    """The posts of a hub that have a page, by several criteria."""

    all: tuple[Post, ...] = ()
    """All posts, newest first, including expired and retired posts, and drafts if the hub shows them."""
    story_pictures: Mapping[str, BrandFile] = field(default_factory=dict)
    """The images of stories that posts may show, by id."""

    @cached_property
    def current(self) -> tuple[Post, ...]:
        """The posts that may be shared now, newest first."""
        return tuple(post for post in self.all if not post.has_ended)

    @cached_property
    def current_in_all_languages(self) -> tuple[Post, ...]:
        """The posts that may be shared now, newest first, each followed by its current translations."""
        return tuple(other for post in self.all for other in (post, *post.translations) if not other.has_ended)

    def original_of(self, post: Post) -> Post:
        """Return the post that `post` translates, or `post` itself."""
        return self._originals[post.id] if post.original else post

    @cached_property
    def _originals(self) -> Mapping[str, Post]:
        return {post.id: post for post in self.all if post.translations}

    @cached_property
    def places_in_campaigns(self) -> Mapping[str, int]:
        """The position of each current post in its campaign, by id."""
        return {post.id: place for posts in self._by_campaign.values() for place, post in enumerate(posts)}

    def of_campaign(self, campaign_id: str | None) -> tuple[Post, ...]:
        """Return the current posts of a campaign, newest first. None stands for posts without a campaign."""
        return self._by_campaign.get(campaign_id or "", ())

    @cached_property
    def _by_campaign(self) -> Mapping[str, tuple[Post, ...]]:
        groups: dict[str, list[Post]] = {}
        for post in self.current:
            groups.setdefault(post.template.campaign or "", []).append(post)
        return {campaign: tuple(posts) for campaign, posts in groups.items()}
