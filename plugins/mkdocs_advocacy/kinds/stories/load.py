"""Load stories, and limit them to what their permissions allow."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mkdocs_advocacy.content.entry import pages_of
from mkdocs_advocacy.content.kind import Kind, Loaded, Reading
from mkdocs_advocacy.content.loader import load_with_drafts, shown_entry
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.people.files import Files
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.stories.due import check_shared_images, find_revoked
from mkdocs_advocacy.kinds.stories.model import Story
from mkdocs_advocacy.kinds.stories.readers import readers_of
from mkdocs_advocacy.kinds.stories.shown import (
    ELSEWHERE,
    Stories,
    find_first_days,
    judge_story,
    limit_story,
    mark_minor,
    pictures_of,
    show_elsewhere,
    withhold_story,
)


@dataclass(frozen=True, slots=True)
class AllStories:
    """All stories with their records, for checks and posts. Renderers never receive them."""

    stories: Mapping[str, Story]
    """All valid stories, by id, with their records, in the states that `page` in their scope allows."""
    broken: Collection[str]
    """The ids of stories whose files can't be used."""
    files: Mapping[str, BrandFile]
    """All images of sets that are only for stories, by id."""
    readers: Collection[str]
    """The countries in which the hub is read; empty if it is read everywhere."""
    revoked: frozenset[str]
    """The ids of images that nothing shows, because a permission for one of their stories was revoked."""


def load(kind: Kind[Any], reading: Reading) -> Loaded[Stories]:
    """Load all stories. A frozen edition has none: it would outlive the permissions.

    Pages show renditions, which contain no metadata about cameras and locations, or the originals if there are none.
    """
    found, drafts = load_with_drafts(kind, reading)
    loaded: Loaded[Any] = found
    today, readers = day_of(reading.now, reading.settings.zone), readers_of(reading)
    files: Mapping[str, BrandFile] = reading.of(BRAND).unpublished.of_stories
    revoked = find_revoked(drafts)
    free = {name: file for name, file in files.items() if name not in revoked}
    people: Files = reading.of(PEOPLE).unpublished
    minors = {code for code, person in people.people.items() if not person.adult}
    every = {name: mark_minor(story, minors) for name, story in {**loaded.content, **loaded.unpublished}.items()}
    stories = {name: judge_story(every[name], today, readers) for name in sorted(every)}
    elsewhere = (
        {} if reading.is_edition else {scope: show_elsewhere(every, scope, today, readers) for scope in ELSEWHERE}
    )
    if reading.is_edition:
        stories = {name: withhold_story(story) for name, story in stories.items()}
    titles = {language: reading.words(language)("story_ended") for language in reading.settings.languages}
    seen = [shown_entry(story, reading) for story in stories.values()]
    shown = {story.id: limit_story(story, titles) for story in seen if story}
    has_pages = kind.capability in reading.plugins
    pictures = pictures_of(shown.values(), free, reading.settings) if has_pages else {}
    lent = (story for stories_by_id in elsewhere.values() for story in stories_by_id.values())
    lendable = pictures_of(lent, free, reading.settings) if has_pages else {}
    hidden = [story for name, story in stories.items() if name not in shown]
    return replace(
        loaded,
        content=Stories(shown, pictures, elsewhere, lendable, find_first_days(every.values(), reading.settings.zone)),
        pages=tuple(pages_of((*shown.values(), *hidden))),
        lent_assets=() if BRAND.capability in reading.plugins else [file.path for file in pictures.values()],
        problems=[*loaded.problems, *check_shared_images(drafts, revoked)],
        unpublished=AllStories(stories, loaded.broken, files, readers, frozenset(revoked)),
    )
