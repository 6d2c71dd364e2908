"""The facts that pages show about stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs_advocacy.content.entry import Short
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.core.model import ANY_LANGUAGE
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.brand.renditions.model import Rendition, Renditions
from mkdocs_advocacy.kinds.stories.gallery import review_policy_of
from mkdocs_advocacy.kinds.stories.model import NOTHING, Story, StoryKind, StoryTemplate
from mkdocs_advocacy.kinds.stories.shown import Stories
from mkdocs_advocacy.rendering.answers import AnswerGroup, answer_group
from mkdocs_advocacy.rules.answering import answers_for
from mkdocs_advocacy.rules.answers import Situation

NAME = "stories"
"""The kind's name. Its declaration refers to this module, so it can't be imported here."""
_SITUATIONS: Mapping[StoryKind, Situation] = {
    "picture": "photo",
    "entry": "photo",
    "video": "video",
    "quote": "quote",
    "case": "quote",
    "review": "review",
}
"""The situation whose answers thank the author of each kind of story."""


@dataclass(frozen=True, slots=True)
class Words:
    """The author's words in one language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class StoryPicture:
    """An image of a story. Addresses are relative to the hub's root."""

    asset: Asset
    alt: str
    renditions: Renditions | None

    @property
    def modern(self) -> Sequence[Rendition]:
        """The WebP previews, from small to large."""
        return self.renditions.modern if self.renditions else ()

    @property
    def fallback(self) -> Asset | Rendition:
        """The preview for browsers without WebP, or the image itself if it has none."""
        return (self.renditions and self.renditions.fallback) or self.asset

    @property
    def small(self) -> Asset | Rendition:
        """The preview for cards, or the image itself if it has none."""
        return (self.renditions and self.renditions.preview) or self.asset


@dataclass(frozen=True, slots=True)
class StoryDetails:
    """The facts about a story, as text."""

    kind: str
    credit: str | None
    source: Link | None
    """The original, with the name of its network or website."""
    posted: str | None
    words: Words | None
    """The author's words in the language of the page, or else of the title, or else the original."""
    original: Words | None
    """The original, if `words` is a translation."""
    given: str
    """A sentence about what the author got from us."""
    verified: str | None
    """For reviews, how we know that the author used the product, or that we didn't check."""
    pictures: Sequence[StoryPicture]
    campaign: Link | None
    posts: Sequence[Link]
    """The posts that show the story."""
    thanks: Sequence[AnswerGroup]
    """Thanks to reply with on the original's website, in the story's language."""
    policy: str | None
    """For reviews, the address of the page about the treatment of reviews; None if there is none."""
    expires: str | None
    """The time after which the story isn't shown, in ISO 8601; None if it has ended or doesn't end."""


def describe_story(story: Story, hub: Hub, words: Catalogue) -> StoryDetails:
    """Return the facts about a story in the language of `words`."""
    template = story.template
    chosen, original = _choose_words(story, words.language)
    last_day = None if story.has_ended else story.last_day
    return StoryDetails(
        kind=words(f"story_kind_{template.kind}"),
        credit=template.credit,
        source=_link_source(template, hub),
        posted=words.day(template.posted) if template.posted else None,
        words=chosen,
        original=original,
        given=words("story_given_nothing") if template.given == NOTHING else words("story_given", given=template.given),
        verified=_describe_verification(template, words),
        pictures=list(_show_pictures(story, hub, words)),
        campaign=_link_campaign(template.campaign, hub, words),
        posts=_link_posts(story.id, hub, words),
        thanks=list(_thank_author(story, hub, words)) if template.source else (),
        policy=review_policy_of([story], hub),
        expires=end_of(last_day, hub.settings.zone).isoformat() if last_day else None,
    )


def shorten_story(story: Story, hub: Hub, words: Catalogue) -> Short | None:
    """Return the story's line in short lists, the newest first."""
    del hub
    posted = story.template.posted
    return Short(words(f"story_kind_{story.template.kind}"), -posted.toordinal() if posted else 0)


def _choose_words(story: Story, language: str) -> tuple[Words | None, Words | None]:
    """Return the author's words in a language, and the original if they are a translation.

    Without a translation into the language, they are in the language of the story's title or, if missing, the original.
    """
    texts = [
        Words(text, story.language if code == ANY_LANGUAGE else code) for code, text in story.template.texts.items()
    ]
    if not texts:
        return None, None
    by_language = {words.language: words for words in reversed(texts)}
    chosen = by_language.get(language) or by_language.get(story.language) or texts[0]
    return chosen, None if chosen is texts[0] else texts[0]


def _describe_verification(story: StoryTemplate, words: Catalogue) -> str | None:
    if story.kind != "review":
        return None
    return words("story_verified", how=story.verified) if story.verified else words("story_unverified")


def _show_pictures(story: Story, hub: Hub, words: Catalogue) -> Iterator[StoryPicture]:
    stories: Stories = hub.content[NAME]
    for name in story.template.media:
        file = stories.pictures.get(name)
        renditions = hub.of(BRAND).renditions.get(name)
        if file and file.picture and (renditions or file.path in hub.published):
            yield StoryPicture(file.picture, file.alt_in(words.language, hub.language), renditions)


def _link_source(story: StoryTemplate, hub: Hub) -> Link | None:
    if story.source is None:
        return None
    network = hub.known_networks.get(story.network or "")
    return Link(story.source, network.name if network else urlsplit(story.source).hostname or story.source)


def _link_campaign(name: str | None, hub: Hub, words: Catalogue) -> Link | None:
    campaign = hub.content["campaigns"].get(name or "")
    shown = campaign.in_language(words.language) if campaign and "posts" in hub.plugins else None
    return Link(shown.address, shown.title) if shown else None


def _thank_author(story: Story, hub: Hub, words: Catalogue) -> Iterator[AnswerGroup]:
    situation, network = _SITUATIONS[story.template.kind], hub.networks.get(story.template.network or "")
    of_story = hub.words(story.language)
    values = {"credit": story.template.credit or "", "title": story.title}
    if texts := answers_for(hub.rules, situation, story.language, network, values):
        yield answer_group(situation, texts, of_story, words)


def _link_posts(name: str, hub: Hub, words: Catalogue) -> Sequence[Link]:
    if "posts" not in hub.plugins:
        return ()
    posts = [post for post in hub.content["posts"].current if getattr(post.template, "story", None) == name]
    shown = [next((one for one in post.translations if one.language == words.language), post) for post in posts]
    return [Link(post.address, post.title) for post in shown]
