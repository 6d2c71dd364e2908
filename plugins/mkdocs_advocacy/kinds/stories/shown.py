"""Stories as renderers receive them: only while they are permitted, and without the record of the permission.

Renderers never receive a story's file, so they can't publish a story without permission.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.lifecycle import GONE, State, hidden_states
from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.stories.model import NOTHING, Scope, Story, StoryTemplate
from mkdocs_advocacy.kinds.stories.permission import last_day_of, standing_of, state_with

ELSEWHERE: Sequence[Scope] = ("newsletter", "print")
"""The scopes that cover more than a story's own page and posts."""
_KEPT = frozenset(("kind", "audience", "status", "language"))
"""The keys of a story that stay on its page after it has ended."""


@dataclass(frozen=True)
class Stories(Mapping[str, Story]):
    """The stories that have a page, by id."""

    entries: Mapping[str, Story] = field(default_factory=dict)
    pictures: Mapping[str, BrandFile] = field(default_factory=dict)
    """The images that these stories show, by id."""
    elsewhere: Mapping[Scope, Mapping[str, Story]] = field(default_factory=dict)
    """The stories that may be shown outside their own pages today, by scope and id."""
    lendable: Mapping[str, BrandFile] = field(default_factory=dict)
    """The images of these stories by id. One of them is published only where an issue shows it."""
    since: Mapping[str, date] = field(default_factory=dict)
    """The first day on which each story may be shown, by id; only of stories for which it is known."""

    def __getitem__(self, name: str) -> Story:
        return self.entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def shown_in(self, scope: Scope) -> Mapping[str, Story]:
        """Return the stories whose permission covers newsletters or print today, by id."""
        return self.elsewhere.get(scope, {})

    def first_image(self, story: Story) -> BrandFile | None:
        """Return the image that shows a story outside its page, if its own settings allow that."""
        images = (self.lendable.get(name) for name in story.template.media)
        return next((image for image in images if image and image.picture), None)

    @property
    def current(self) -> list[Story]:
        """The stories that are offered, the newest original first, then by id."""
        current = sorted((story for story in self.values() if not story.has_ended), key=lambda story: story.id)
        return sorted(current, key=lambda story: story.template.posted or date.min, reverse=True)


def mark_minor(story: Story, minors: Collection[str]) -> Story:
    """Return a story whose permission says that its author is a minor, if the author is one of these people."""
    template, permission = story.template, story.template.permission
    if permission is None or template.by not in minors:
        return story
    marked = template.model_copy(update={"permission": permission.model_copy(update={"minor": True})})
    translations = tuple(mark_minor(translation, minors) for translation in story.translations)
    return replace(story, template=marked, translations=translations)


def judge_story(story: Story, today: date, readers: Collection[str], scope: Scope = "page") -> Story:
    """Return a story and its translations in the states that the permission for `scope` allows on `today`.

    `readers` are the countries in which the hub is read; empty if it is read everywhere.
    """
    state = state_with(standing_of(story.template, scope, today, readers), story.state)
    translations = [judge_story(translation, today, readers, scope) for translation in story.translations]
    if state in GONE:  # whatever status a translation has of its own
        translations = [replace(one, state=state) if one.state is State.CURRENT else one for one in translations]
    return replace(story, state=state, last_day=last_day_of(story.template), translations=tuple(translations))


def show_elsewhere(
    every: Mapping[str, Story], scope: Scope, today: date, readers: Collection[str]
) -> Mapping[str, Story]:
    """Return the stories that may be shown in `scope` today by id, without their records. Drafts are never shown."""
    judged = (judge_story(story, today, readers, scope) for _, story in sorted(every.items()))
    current = [story for story in judged if story.state is State.CURRENT]
    return {story.id: limit_story(_only_current(story), {}) for story in current}


def _only_current(story: Story) -> Story:
    translations = [one for one in story.translations if one.state is State.CURRENT]
    return replace(story, translations=tuple(translations))


def find_first_days(stories: Iterable[Story], zone: tzinfo) -> Mapping[str, date]:
    """Return the first day on which each story may be shown, by id, of stories whose permission was granted."""
    return {
        story.id: max(permission.granted, day_of(story.since, zone) if story.since else permission.granted)
        for story in stories
        if (permission := story.template.permission) and permission.granted
    }


def withhold_story(story: Story) -> Story:
    """Return a story and its translations as withheld entries."""
    return replace(story, state=State.WITHHELD, translations=tuple(map(withhold_story, story.translations)))


def limit_story(story: Story, titles: Mapping[str, str]) -> Story:
    """Return a story as renderers receive it: without its record, and after its end with only a title of `titles`.

    If a translation has ended but its original hasn't, only the translation is emptied.
    """
    template = _without_record(story.template)
    if story.has_ended:
        template = template.emptied(_KEPT, title=titles[story.language], given=NOTHING)
    translations = tuple(limit_story(translation, titles) for translation in story.translations)
    return replace(story, template=template, body="", translations=translations)


def _without_record(template: StoryTemplate) -> StoryTemplate:
    return template.model_copy(update={"permission": None, "by": None, "thanked": None})


def pictures_of(stories: Iterable[Story], files: Mapping[str, BrandFile], settings: Settings) -> dict[str, BrandFile]:
    """Return the images of current stories by id, without images that are hidden by their own settings."""
    used = {name for story in stories if story.state not in GONE for name in story.template.media}
    return {name: file for name, file in sorted(files.items()) if name in used and is_free(file, settings)}


def is_free(file: BrandFile, settings: Settings) -> bool:
    """Return whether an image's own settings allow showing it: its status, dates and audience."""
    return file.state not in (*GONE, *hidden_states(drafts=settings.drafts))
