"""A digest of new posts, which needs no newsletter."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.newsletters.fillers.posts import show_posts
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Issue
from mkdocs_advocacy.kinds.newsletters.letter import Letter
from mkdocs_advocacy.kinds.newsletters.slack import slack_payload
from mkdocs_advocacy.kinds.newsletters.teams import teams_payload
from mkdocs_advocacy.kinds.newsletters.text import write_text
from mkdocs_advocacy.kinds.posts.model import PostList
from mkdocs_advocacy.kinds.posts.selection import PostSelection
from mkdocs_advocacy.results.periods import Period


def make_digest(
    hub: Hub, site: str, sender: str, *, period: Period, language: str, audiences: Collection[str]
) -> Letter | None:
    """Return the posts that were published in a period, newest first, or None if there are none.

    Posts without a day of publication aren't new on any day. `site` is the hub's absolute address, `sender` its name.
    """
    words = hub.words(language)
    issue = Issue(hub, words, period, audiences, "newsletter")
    section = show_posts(PostList(), list(_choose(issue)), issue)
    if not section.items:
        return None
    return Letter(
        id="digest",
        title=words("digest_title"),
        preview=None,
        day=words.day(period.first) if period.first == period.last else words.days(period.first, period.last),
        language=language,
        direction=words.direction,
        address="posts/",
        site=site,
        sender=sender,
        parts=[section],
    )


def _choose(issue: Issue) -> Iterator[Choice]:
    for post in issue.hub.once(PostSelection).matching(PostList()):
        day = day_of(post.since, issue.hub.settings.zone) if post.since else None
        if issue.covers(day) and issue.is_for(post.template.audience):
            yield Choice(post.id)


def digest_files(letter: Letter, words: Catalogue) -> dict[str, bytes]:
    """Return the shapes of a digest, by file name."""
    return {
        "digest.txt": write_text(letter, words).encode(),
        "slack.json": slack_payload(letter, words),
        "teams.json": teams_payload(letter, words),
    }
