"""The story that a post shows: its images, credit and last day. A post expires with its story's permission."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Any

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.days import shown_moment
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.placeholders import place_of
from mkdocs_advocacy.core.problems import Problem, nearest
from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.posts.link_check import named_text
from mkdocs_advocacy.kinds.posts.model import Post, PostTemplate
from mkdocs_advocacy.kinds.posts.offers import PackedOffers
from mkdocs_advocacy.kinds.stories.model import NOTHING, StoryTemplate
from mkdocs_advocacy.kinds.stories.permission import last_day_of, standing_of, state_with

if TYPE_CHECKING:
    from mkdocs_advocacy.kinds.posts.check import Context


@dataclass(frozen=True)
class StoriesForPosts:
    """The stories that posts can show, with their records, independent of the current time."""

    templates: Mapping[str, StoryTemplate] = field(default_factory=dict)
    """All valid stories, by id."""
    broken: frozenset[str] = frozenset()
    """The ids of stories whose files can't be used."""
    files: Mapping[str, BrandFile] = field(default_factory=dict)
    """All images that only stories show, by id."""
    revoked: frozenset[str] = frozenset()
    """The ids of images that nothing shows, because a permission for one of their stories was revoked."""
    readers: tuple[str, ...] = ()
    """The countries in which the hub is read; empty if it is read everywhere."""


def add_story(template: PostTemplate, stories: StoriesForPosts) -> PostTemplate:
    """Return the post with the images, the credit and the last day of its story, unless it has its own."""
    story = stories.templates.get(template.story or "")
    if story is None:
        return template
    days = [day for day in (template.expire, last_day_of(story)) if day]
    values: dict[str, Any] = {"credit": template.credit or story.credit, "expire": min(days, default=None)}
    if "media" not in template.model_fields_set:
        values["media"] = story.media
    return template.model_copy(update=values)


def network_of_story(template: PostTemplate, stories: StoriesForPosts) -> str:
    """Return the network of the post's story, or an empty string."""
    story = stories.templates.get(template.story or "")
    return (story and story.network) or ""


def story_problems(draft: Draft, context: Context) -> Iterator[Problem]:
    """Yield a problem if a post shows a story that doesn't exist, or that it can't show."""
    template, document, stories = draft.template, draft.document, context.stories
    if template.story is None:
        if template.credit and not draft.is_translation:
            hint = "add story:, or write the credit into the text"
            yield document.problem(
                ("credit",), "credit names the author of a story, but the post has no story", hint=hint
            )
        return
    story = stories.templates.get(template.story)
    if story is None:
        if template.story not in stories.broken and not draft.is_translation:
            message = f"story: content/stories has no story “{template.story}”"
            yield document.problem(("story",), message, hint=nearest(template.story, stories.templates))
        return
    if not draft.is_translation and template.status == "ready":
        yield from _check_scope(draft, story, context.settings.zone)


def given_for(template: PostTemplate, stories: StoriesForPosts) -> str:
    """Return what the author of the post's story got from the company; empty if nothing or without a story."""
    story = stories.templates.get(template.story or "")
    return story.given if story and story.given != NOTHING else ""


def credit_problems(draft: Draft, context: Context) -> Iterator[Problem]:
    """Yield a problem for each text of a post with a story that doesn't name the author."""
    template, document = draft.template, draft.document
    is_known = template.story in context.stories.templates
    for key, variants in template.text.items() if is_known and draft.says("text") else ():
        for position, variant in enumerate(variants):
            if place_of("credit", variant.text) < 0:
                message = f"{named_text(document, key, position)} doesn't name the author of the story"
                path = ("text", key, position, "text")
                yield document.problem(path, message, hint="add {credit}", rule="permission-missing")


def _check_scope(draft: Draft, story: StoryTemplate, zone: tzinfo) -> Iterator[Problem]:
    name, template, permission = draft.template.story, draft.template, story.permission
    if permission and permission.scope and "posts" not in permission.scope:
        message = (
            f"the permission of the story “{name}” doesn't cover posts: its scope is {', '.join(permission.scope)}"
        )
        hint = "ask the author, and add posts to scope:, or remove the post"
        yield draft.document.problem(("story",), message, hint=hint, rule="permission-missing")
    if story.status == "draft":
        message = f"the story “{name}” is a draft"
        yield draft.document.problem(("story",), message, hint="set status: draft in the post, or finish the story")
    if story.publish and not (template.publish and template.publish >= story.publish):
        begins = shown_moment(story.publish, zone)
        message = f"the story “{name}” is embargoed until {begins}, but the post is published earlier"
        yield draft.document.problem(("story",), message, hint="set the post's publish: to that time or later")
    if others := [audience for audience in template.audience if audience not in story.audience]:
        message = f"the story “{name}” isn't for {', '.join(others)}, but the post is"
        hint = "add them to audience: in the story, or remove them here"
        yield draft.document.problem(("story",), message, hint=hint)


def judge_post(post: Post, stories: StoriesForPosts, today: date, *, is_edition: bool) -> Post:
    """Return the post in the state that its story's permission allows on `today`. Editions have no stories."""
    if post.template.story is None:
        return post
    story = stories.templates.get(post.template.story)
    if story is None or is_edition or story.status == "draft":
        state = State.FOR_OTHERS if post.state is State.FOR_OTHERS else State.WITHHELD
    else:
        state = state_with(standing_of(story, "posts", today, stories.readers), post.state)
        state = State.EXPIRED if story.status == "retired" and state is State.CURRENT else state
    translations = [judge_post(one, stories, today, is_edition=is_edition) for one in post.translations]
    return replace(post, state=state, translations=tuple(translations))


def empty_post(post: Post, titles: Mapping[str, str]) -> Post:
    """Return a post as renderers receive it: if it has ended and shows a story, only with a title of `titles`."""
    if post.template.story is None:
        return post
    translations = tuple(empty_post(translation, titles) for translation in post.translations)
    if not post.has_ended:
        return replace(post, translations=translations)
    kept = ("audience", "status", "language", "story")
    template = post.template.emptied(kept, title=titles[post.language], text={})
    return replace(post, template=template, offers=PackedOffers.of({}), hashtags=(), translations=translations)


def story_pictures(posts: Collection[Post], stories: StoriesForPosts) -> Iterator[str]:
    """Yield the ids of the images of stories that these posts may show."""
    for post in (version for original in posts for version in original.all_languages):
        story = stories.templates.get(post.template.story or "") if not post.has_ended else None
        yield from (name for name in post.template.all_media if story and name in {*story.media} - stories.revoked)
