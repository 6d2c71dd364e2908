"""The feeds of posts, and the data files that scripts load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import Guideline
from mkdocs_advocacy.kinds.posts.feed_data import FeedData, FileContent
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.kinds.posts.syndication import Feeds
from mkdocs_advocacy.networks.measure import top_level_domains
from mkdocs_advocacy.networks.scripts import script_domains, script_facts
from mkdocs_advocacy.rules.scripts import script_rules

ASSETS = "assets/advocacy"


def files_of_posts(
    hub: Hub, listings: Listings, data: FeedData, title: str, site: str
) -> Iterator[tuple[str, FileContent]]:
    """Yield each file's path, relative to the hub's root, and its content.

    `title` is the hub's name, `site` its absolute URL. Feeds need absolute URLs, so there are none if `site` is empty.
    """
    if site:
        yield from Feeds(hub, listings.json_item, listings.rss_item, title, site).files()
    yield from data.files.items()
    yield f"{ASSETS}/networks.json", script_facts(hub.networks, _guidelines(hub)).encode()
    yield f"{ASSETS}/tlds.json", script_domains(top_level_domains()).encode()
    for language in hub.spoken:
        if rules := script_rules(hub.rules, language, site or title):
            yield f"{ASSETS}/rules/{language}.json", rules.encode()


def _guidelines(hub: Hub) -> Mapping[str, Mapping[str, object]]:
    """Return the guidelines that the composer shows, by network id, each with its translations by language."""
    guidelines: dict[str, Mapping[str, object]] = {}
    for network, guideline in hub.of(GUIDELINES).of_network.items():
        translations = {other.language: _guideline(other) for other in guideline.translations}
        guidelines[network] = _guideline(guideline) | ({"translations": translations} if translations else {})
    return guidelines


def _guideline(guideline: Guideline) -> dict[str, object]:
    return {
        "address": guideline.address,
        "language": guideline.language_of("remember"),
        "remember": guideline.template.remember,
    }
