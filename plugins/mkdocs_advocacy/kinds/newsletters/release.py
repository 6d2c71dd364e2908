"""Release an issue: record the entries of its blocks, and the texts of its posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.feedback.details import feedback_of
from mkdocs_advocacy.kinds.newsletters.compose import choose
from mkdocs_advocacy.kinds.newsletters.fillers.posts import current_wording_of
from mkdocs_advocacy.kinds.newsletters.issue import Filled, Place
from mkdocs_advocacy.kinds.newsletters.issues import issue_of
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.record import block_values, word_values
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post


def freeze(newsletter: Newsletter, hub: Hub) -> Mapping[str, Any]:
    """Return the values of the record of an issue that is released now.

    It contains the texts of each post in all languages, so that the issue can be translated later.
    """
    period = issue_of(newsletter, hub, "newsletter").period
    blocks: dict[str, Sequence[Mapping[str, Any]]] = {}
    held: set[str] = set()
    for version in newsletter.all_languages:
        shown, printed = _choose_in(version, hub, "newsletter"), _choose_in(version, hub, "print")
        blocks[version.language] = [block_values(*both) for both in zip(shown, printed, strict=True)]
        held |= {post for block in (*shown, *printed) for post in _posts_in(block, hub)}
    words = {post.id: _words_of(post, hub) for post in hub.of(POSTS).all if post.id in held}
    return {
        "sent": hub.now.astimezone(hub.settings.zone).replace(microsecond=0),
        "from": period.first,
        "to": period.last,
        "blocks": blocks,
        **({"words": dict(sorted(words.items()))} if words else {}),
    }


def _choose_in(version: Newsletter, hub: Hub, place: Place) -> Sequence[Filled]:
    return choose(version.body, issue_of(version, hub, place), version.source)


def _posts_in(block: Filled, hub: Hub) -> Iterator[str]:
    """Yield the ids of the posts that a block shows or links to."""
    ids = [choice.id for choice in block.choices]
    if block.name == "posts" or (block.name == "result" and block.keys.get("show") == "posts"):
        yield from ids
    elif block.name == "feedback":
        became = (name for entry_id in ids for name in feedback_of(hub)[entry_id].template.became)
        yield from (name.partition("/")[2] for name in became if name.startswith("posts/"))


def _words_of(post: Post, hub: Hub) -> Mapping[str, Mapping[str, Any]]:
    """Return the texts of a post in each of its languages, its own language first.

    Texts with a confidential term that the post excuses are left out: nothing would excuse the term in the record.
    """
    versions = [post, *(translation for translation in post.translations if not translation.has_ended)]
    words = {version.language: word_values(current_wording_of(version)) for version in versions}
    return {language: {} if _is_confidential(values, hub) else values for language, values in words.items()}


def _is_confidential(words: Mapping[str, str], hub: Hub) -> bool:
    secrets = hub.rules.secrets
    return any(leak.secret.holds_at(hub.now) for text in words.values() for leak in secrets.found(text))
