"""The kinds of content. Everything that is done for each kind iterates over this list, or is given it."""

from __future__ import annotations

from typing import Any

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.posts.kind import POSTS

KINDS: tuple[Kind[Any], ...] = (POSTS, CAMPAIGNS, BRAND, GUIDELINES)
"""In the order in which people hear of them."""
