"""The feeds of the newsletter: JSON Feed 1.1 and RSS 2.0, in each language that has issues.

They contain the title, the summary and the address of each issue, but not its text. Feed readers keep old items, so
people and stories would stay in them after their consent or permission ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import day_of, start_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.details import KIND_NAME, current_issues
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.rendering.feeds import Feed, FeedItem


def feed_path(language: str, hub: Hub) -> str:
    """Return the path of the feed in a language, relative to the hub's root and without extension."""
    return f"{KIND_NAME}/feed" if language == hub.language else f"{KIND_NAME}/feed.{language}"


def feed_languages(hub: Hub) -> Sequence[str]:
    """Return the hub's language, and the others that have issues, in the hub's order."""
    versions = (version for newsletter in current_issues(hub) for version in newsletter.all_languages)
    used = {version.language for version in versions if not version.has_ended}
    return [language for language in hub.settings.languages if language == hub.language or language in used]


def link_to_feeds(entries: Sequence[Entry[Any]], hub: Hub, words: Catalogue) -> Sequence[tuple[str, Link]]:
    """Return the language of each RSS feed and a link to it, for the list of all issues."""
    del entries, words
    return [
        (language, Link(f"{feed_path(language, hub)}.xml", hub.words(language)("newsletters_feed")))
        for language in feed_languages(hub)
    ]


def issue_feeds(hub: Hub, title: str, site: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each feed and its content. `title` is the hub's name, `site` its absolute URL.

    Issues without a translation are in the feeds of all languages.
    """
    for language in feed_languages(hub):
        issues = [issue.current_in(language) for issue in reversed(current_issues(hub))]
        name = f"{hub.words(language)('newsletters_title')} · {title}"
        items = [_item_of(issue, hub, site) for issue in issues]
        feed = Feed(name, language, f"{site}{KIND_NAME}/", site, items, hub.now)
        yield from feed.files(feed_path(language, hub))


def _item_of(issue: Newsletter, hub: Hub, site: str) -> FeedItem:
    zone = hub.settings.zone
    return FeedItem(
        id=site + issue.address,
        address=site + issue.address,
        title=issue.title,
        text=issue.summary or issue.title,
        language=issue.language,
        published=start_of(day_of(issue.template.date, zone), zone),
    )
