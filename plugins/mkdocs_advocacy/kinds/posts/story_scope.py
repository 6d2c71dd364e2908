"""Check whether the permission for a post's story covers newsletters and print."""

from __future__ import annotations

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.stories.kind import STORIES
from mkdocs_advocacy.kinds.stories.model import Scope


def covers_post(scope: Scope, post: Post, hub: Hub) -> bool:
    """Return whether a post has no story, or one whose permission covers `scope`. Ended posts show no story."""
    story = None if post.has_ended else post.template.story
    return story is None or story in hub.of(STORIES).shown_in(scope)
