"""Stories in newsletters: those permitted in newsletters since the previous issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.fillers.pictures import picture_of
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filler, Issue
from mkdocs_advocacy.kinds.newsletters.letter import Item, Picture, Section
from mkdocs_advocacy.kinds.stories.block import StoryBlock, story_block_of
from mkdocs_advocacy.kinds.stories.details import describe_story
from mkdocs_advocacy.kinds.stories.kind import STORIES
from mkdocs_advocacy.kinds.stories.model import Story


def choose_stories(block: StoryBlock, issue: Issue) -> Sequence[Choice]:
    """Return the stories whose permission for this place began in the period, the newest first."""
    stories = issue.hub.of(STORIES)
    since = stories.since
    found = [
        name
        for name, story in stories.shown_in(issue.place).items()
        if block.takes(story) and issue.is_for(story.template.audience) and issue.covers(since.get(name))
    ]
    found.sort(key=lambda name: (-since.get(name, date.min).toordinal(), name))
    return [Choice(name) for name in found[: block.limit]]


def show_stories(block: StoryBlock, choices: Sequence[Choice], issue: Issue) -> Section:
    """Return the stories that are permitted in this place today."""
    del block
    more = Link("stories/", issue.words("newsletter_more_stories"))
    return Section("stories", list(_show_each(choices, issue)), more=more)


def _show_each(choices: Sequence[Choice], issue: Issue) -> Iterator[Item]:
    stories = issue.hub.of(STORIES)
    shown = stories.shown_in(issue.place)
    for choice in choices:
        original = shown.get(choice.id)
        if original is None or not issue.is_for(original.template.audience):
            continue
        story = original.in_language(issue.words.language)
        details = describe_story(story, issue.hub, issue.words)
        page = stories.get(choice.id)
        yield Item(
            id=story.id,
            title=story.title,
            language=story.language,
            address=page.in_language(story.language).address if page and not page.has_ended else None,
            context=" · ".join(filter(None, (details.credit, details.given))),
            quote=details.words.text if details.words else None,
            quote_language=details.words.language if details.words else None,
            picture=_find_picture(story, issue),
            actions=[details.source] if details.source else (),
        )


def _find_picture(story: Story, issue: Issue) -> Picture | None:
    """Return the story's first image, if this build publishes it."""
    image = issue.hub.of(STORIES).first_image(story)
    return picture_of(image.picture, issue.words.language, issue.hub) if image and image.picture else None


STORIES_FILLER: Filler[StoryBlock] = Filler("stories", story_block_of, choose_stories, show_stories)
