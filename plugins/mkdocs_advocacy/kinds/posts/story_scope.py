"""Whether a post with a story may be shown in newsletters and print, which the permission for posts doesn't cover."""

from __future__ import annotations

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.stories.kind import STORIES
from mkdocs_advocacy.kinds.stories.model import Scope


def covers_post(scope: Scope, post: Post, hub: Hub) -> bool:
    """Return whether `scope` of its story's permission covers a post. Nothing of the story is left in an ended post."""
    story = None if post.has_ended else post.template.story
    return story is None or story in hub.of(STORIES).shown_in(scope)
