"""Check the images of posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.audiences import audiences_of
from mkdocs_advocacy.core.days import shown_moment
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.validation import as_written, name_of
from mkdocs_advocacy.kinds.brand.audience_check import explain_refusal
from mkdocs_advocacy.kinds.brand.model import Asset, Brand, BrandFile
from mkdocs_advocacy.kinds.brand.unknown_image import explain_unknown
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.story_of_post import StoriesForPosts

if TYPE_CHECKING:
    from mkdocs_advocacy.kinds.posts.check import Context


def media_problems(draft: Draft, context: Context) -> Iterator[Problem]:
    """Yield the problems with the images of a post and of its variants."""
    template = draft.template
    if "media" in draft.document.value:  # otherwise, there are none, or they are those of the story
        yield from _picture_problems(draft, ("media",), template.media, context)
    for key, variants in template.text.items() if draft.says("text") else ():
        for position, variant in enumerate(variants):
            yield from _picture_problems(draft, ("text", key, position, "media"), variant.media, context)
    for asset_id in template.all_media:
        asset = context.brand.assets.get(asset_id)
        if asset and asset.alt and not asset.says_in(draft.language):
            message = f"content/{asset.path} has no alt text in “{draft.language}”"
            hint = "the alt text in another language is used"
            yield draft.document.problem(("media",), message, hint=hint, severity=Severity.NOTICE)


def _picture_problems(
    draft: Draft, path: Sequence[str | int], media: Sequence[str], context: Context
) -> Iterator[Problem]:
    document, brand = draft.document, context.brand
    for position, asset_id in enumerate(media):
        place = as_written((*path, position), document.value, inside=False)
        asset = brand.assets.get(asset_id)
        if asset_id in brand.broken:
            continue
        if asset_id in context.stories.files:
            yield from _story_problems(draft, place, asset_id, context.stories)
            continue
        file = brand.withheld.get(asset_id)
        yield from _audience_problems(draft, place, asset or (file.picture if file else None))
        if file and file.state is State.FOR_OTHERS:
            continue
        if file:
            yield from _withheld_problems(draft, place, file, context.settings.zone)
            asset = None if _has_gone(file) else file.picture  # an embargoed image needs alt text, too
        elif asset is None:
            message, hint = explain_unknown(asset_id, brand)
            yield document.problem(place, f"{name_of(place)}: {message}", hint=hint)
        if asset and not asset.alt:
            set_name, _, stem = asset_id.partition("/")
            message = f"{name_of(place)}: content/{asset.path} has no alt text, so a post cannot use it"
            hint = f"describe it in content/brand/{set_name}/brand.yml, under assets: {stem}: alt:"
            yield document.problem(place, message, hint=hint)


def _story_problems(
    draft: Draft, place: Sequence[str | int], asset_id: str, stories: StoriesForPosts
) -> Iterator[Problem]:
    """Yield an error if the image isn't one of the post's story."""
    story = stories.templates.get(draft.template.story or "")
    if (story is None or asset_id not in story.media) and draft.template.story not in stories.broken:
        message = f"{name_of(place)}: “{asset_id}” is shown only with the story that has the permission"
        owners = [name for name, one in stories.templates.items() if asset_id in one.media]
        hint = f"add story: {owners[0]}, or use another image" if owners else "use another image"
        yield draft.document.problem(place, message, hint=hint, rule="permission-missing")


def pictures_for_others(posts: Iterable[Post], brand: Brand) -> list[Asset]:
    """Return the published images that only posts for other audiences than the build's use, by path."""
    used: dict[bool, set[str]] = {True: set(), False: set()}
    for post in (version for original in posts for version in original.all_languages):
        used[post.state is State.FOR_OTHERS].update(post.template.all_media)
    names = (used[True] - used[False]) & brand.assets.keys()
    return sorted((brand.assets[name] for name in names), key=lambda asset: asset.path)


def offered_problems(assets: Iterable[Asset], shown: str) -> Iterator[Problem]:
    """Yield a notice for each image that only posts for others use, but that its brand set offers to everyone.

    Problems show the published folder as `shown`.
    """
    for asset in assets:
        message = "only posts for other audiences use the image, but its brand set offers it on this site"
        brand_file = f"brand/{asset.id.partition('/')[0]}/brand.yml"
        hint = f"to leave it out, add audience: to {brand_file}, or to the image's settings there"
        yield Problem(f"{shown}/{asset.path}", 1, 1, Severity.NOTICE, message, hint)


def _audience_problems(draft: Draft, place: Sequence[str | int], asset: Asset | None) -> Iterator[Problem]:
    """Yield an error if the post is for an audience that can't use the image."""
    if asset and (refusal := explain_refusal(asset, audiences_of(draft.template), "post")):
        message, hint = refusal
        yield draft.document.problem(place, f"{name_of(place)}: {message}", hint=hint)


def _withheld_problems(draft: Draft, place: Sequence[str | int], file: BrandFile, zone: tzinfo) -> Iterator[Problem]:
    """Yield a problem if the post can be published while the image is withheld.

    An image that is published too late is an error. An expired image is only a notice, and the post is shown without
    it: the passing of time must not fail a build.
    """
    template, named = draft.template, f"{name_of(place)}: content/{file.path}"
    if _has_gone(file):
        ends_first = file.last_day and template.expire and template.expire <= file.last_day
        if template.status == "retired" or (file.state is State.EXPIRED and ends_first):
            return
        ended = f"could be used until {file.last_day}" if file.state is State.EXPIRED else "is no longer available"
        hint = f"use {file.settings.replaced_by} instead" if file.settings.replaced_by else "use another image"
        message = f"{named} {ended}; the post is shown without it"
        severity = Severity.NOTICE if file.state is State.EXPIRED else Severity.WARNING
        yield draft.document.problem(place, message, hint=hint, severity=severity)
    elif template.status != "draft" and file.settings.status == "draft":
        yield draft.document.problem(
            place, f"{named} is a draft", hint="set status: draft in the post, or status: ready for the image"
        )
    elif template.status != "draft" and not (template.publish and file.publish and template.publish >= file.publish):
        begins = shown_moment(file.publish, zone) if file.publish else "a later date"
        message = f"{named} is embargoed until {begins}, but the post is published earlier"
        yield draft.document.problem(place, message, hint="set the post's publish: to that time or later")


def _has_gone(file: BrandFile) -> bool:
    """Return whether the image is no longer available, or was retired before its embargo ended.

    Reporting the second case only after the embargo would make the passing of time cause a warning.
    """
    return file.gone or file.settings.status == "retired"
