"""The people and stories in issues, so that a build publishes only their images.

Newsletters and print need their own consent or permission. Images for them are published only if a published issue
shows them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from urllib.parse import quote

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.newsletters.issue import Place
from mkdocs_advocacy.kinds.newsletters.issues import pieces_of
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.letter import BlockName, Item, Section
from mkdocs_advocacy.kinds.newsletters.shapes import places_of
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.shown import Portrait
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.stories.kind import STORIES

_PLACES: Collection[Place] = ("newsletter", "print")


def portraits_in_issues(hub: Hub, site: str, places: Collection[Place] = _PLACES) -> Mapping[str, Portrait]:
    """Return the portraits that issues show in some places, by path. `site` is the hub's absolute address, or empty."""
    shown = hub.of(PEOPLE).shown
    people = (shown.get(place, {}).get(item.id) for place, item in _list_items(hub, site, "people", places))
    return {person.portrait.path: person.portrait for person in people if person and person.portrait}


def story_images_in_issues(hub: Hub, site: str, places: Collection[Place] = _PLACES) -> Mapping[str, BrandFile]:
    """Return the images of stories that issues show in some places, by id."""
    stories = hub.of(STORIES)
    shown = (stories.shown_in(place).get(item.id) for place, item in _list_items(hub, site, "stories", places))
    images = (stories.first_image(story) for story in shown if story)
    return {image.id: image for image in images if image}


def find_unprinted(hub: Hub, site: str, files: Collection[bytes]) -> Collection[str]:
    """Return the paths of images that are only for print but aren't in any of the `files`, such as text-only posters.

    The pages of issues show all images for newsletters.
    """
    images = {*story_images_in_issues(hub, site, ["print"])} - hub.of(STORIES).pictures.keys()
    images -= hub.of(POSTS).story_pictures.keys()
    portraits = {*portraits_in_issues(hub, site, ["print"])}
    portraits -= {person.portrait.path for person in hub.of(PEOPLE).shown_in("page") if person.portrait}
    if images:
        images -= story_images_in_issues(hub, site, ["newsletter"]).keys()
    if portraits:
        portraits -= portraits_in_issues(hub, site, ["newsletter"]).keys()
    renditions = (hub.of(BRAND).renditions.get(name) for name in images)
    paths = {*portraits, *(preview.path for group in renditions if group for preview in group.previews)}
    return {path for path in paths if not any(quote(path).encode() in content for content in files)}


def _list_items(hub: Hub, site: str, block: BlockName, places: Collection[Place]) -> Iterator[tuple[Place, Item]]:
    """Yield the entries of all blocks with a name in all published issues, each with its place."""
    for newsletter in hub.of(NEWSLETTERS).in_all_languages:
        if NEWSLETTERS.capability not in hub.plugins or block not in newsletter.body:
            continue
        for place in (place for place in places_of(newsletter, site) if place in places):
            for piece in pieces_of(newsletter, hub, place):
                if isinstance(piece, Section) and piece.name == block:
                    yield from ((place, item) for item in piece.items)
