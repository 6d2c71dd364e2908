"""Loaded hubs for tests, with published and unpublished content in one object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from mkdocs_advocacy.content.hub import Hub, Unpublished, load_hub
from mkdocs_advocacy.content.ledger.addresses import Addresses
from mkdocs_advocacy.content.ledger.model import Permalink
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds import KINDS
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import Brand
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.posts.check import Context
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.ruleset import Rules


@dataclass(frozen=True)
class LoadedHub:
    """A hub together with its unpublished content, which renderers never receive."""

    hub: Hub
    unpublished: Unpublished

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.hub.problems

    @property
    def networks(self) -> Mapping[str, Network]:
        return self.hub.networks

    @property
    def words(self) -> Words:
        return self.hub.words

    @property
    def rules(self) -> Rules:
        return self.hub.rules

    @property
    def addresses(self) -> Addresses:
        return self.hub.addresses

    @property
    def permalinks(self) -> tuple[Permalink, ...]:
        return self.unpublished.permalinks

    @property
    def posts(self) -> tuple[Post, ...]:
        return self.hub.of(POSTS).all

    @property
    def current(self) -> tuple[Post, ...]:
        return self.hub.of(POSTS).current

    def of_campaign(self, campaign_id: str | None) -> tuple[Post, ...]:
        return self.hub.of(POSTS).of_campaign(campaign_id)

    @property
    def campaigns(self) -> Mapping[str, Campaign]:
        return self.hub.of(CAMPAIGNS)

    @property
    def all_campaigns(self) -> Mapping[str, Campaign]:
        """Campaigns including those that haven't started."""
        return {**self.campaigns, **self.unpublished.reading.of(CAMPAIGNS).unpublished}

    @property
    def brand(self) -> Brand:
        return self.hub.of(BRAND)

    @property
    def context(self) -> Context:
        """The context in which posts are checked."""
        context: Context = self.unpublished.reading.of(POSTS).unpublished.context
        return context


def load(
    root: Path,
    settings: Settings,
    now: datetime,
    memory: dict[str, Any] | None = None,
    options: Mapping[str, Any] | None = None,
) -> LoadedHub:
    """Load the hub in `root`, whose published folder is `content`. `options` are those of other plugins."""
    places = Places(root, root / "content")
    plugins = {*(kind.capability for kind in KINDS), *(options or {})}
    site = "https://hub.example/"
    return LoadedHub(
        *load_hub(places, settings, now, KINDS, memory=memory, plugins=plugins, options=options, site=site)
    )
