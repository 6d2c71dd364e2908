"""The gallery: filters, the request for permission to copy, and the policy on reviews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.stories.model import Story
from mkdocs_advocacy.rendering.answers import AnswerGroup, CopyText
from mkdocs_advocacy.rendering.choices import Choices, if_different
from mkdocs_advocacy.rules.answering import permission_request
from mkdocs_advocacy.rules.answers import PERMISSION

REVIEW_POLICY = "review-policy.md"
"""The page about the treatment of reviews, relative to the published folder."""
REVIEW_POLICY_ADDRESS = "review-policy/"


@dataclass(frozen=True, slots=True)
class Gallery:
    """The filters, request for permission and policy link of the gallery."""

    choices: Choices
    shows: dict[str, str]
    """The attribute `data-show` of each story, by its address."""
    request: AnswerGroup
    """The request for permission in the languages of the hub, that of the page first."""
    policy: str | None
    """The address of the page about reviews; None without reviews or without that page."""


def describe_gallery(stories: Sequence[Story], hub: Hub, words: Catalogue) -> Gallery:
    """Return the facts in the language of `words`."""
    offered = [story for story in stories if not story.has_ended]
    kinds = [(f"kind:{story.template.kind}", words(f"story_kind_{story.template.kind}")) for story in offered]
    topics = [(f"topic:{topic}", topic) for story in offered for topic in story.template.topics]
    topics = [topic for topic in topics if topics.count(topic) > 1]  # a filter that shows one story is just a link
    choices = Choices((if_different(kinds), topics), words)
    return Gallery(
        choices=choices,
        shows={story.address: choices.shows(_values_of(story)) for story in offered},
        request=AnswerGroup(words(f"answers_{PERMISSION}"), list(_write_requests(hub, words))),
        policy=review_policy_of(offered, hub),
    )


def review_policy_of(stories: Sequence[Story], hub: Hub) -> str | None:
    """Return the address of the page about reviews, if any of the stories is a review and the page exists."""
    has_reviews = any(story.template.kind == "review" for story in stories)
    return REVIEW_POLICY_ADDRESS if has_reviews and REVIEW_POLICY in hub.published else None


def _values_of(story: Story) -> Iterator[str]:
    yield f"kind:{story.template.kind}"
    yield from (f"topic:{topic}" for topic in story.template.topics)


def _write_requests(hub: Hub, words: Catalogue) -> Iterator[CopyText]:
    """Yield a request to show something on a page and in posts, in each language of the hub."""
    for language in dict.fromkeys((words.language, *hub.settings.languages)):
        catalogue = hub.words(language)
        text = permission_request(hub.rules, hub.words, language, ("page", "posts"))
        name = None if language == words.language else words.name_of(language)
        yield CopyText(text, language, catalogue.direction, name)
