"""Checks of a group's badge beyond the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.audiences import audiences_of
from mkdocs_advocacy.core.days import end_of, shown_moment
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.badges.model import Badge
from mkdocs_advocacy.kinds.brand.audience_check import explain_refusal
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import Asset, Brand, BrandFile
from mkdocs_advocacy.kinds.brand.unknown_image import explain_unknown
from mkdocs_advocacy.kinds.groups.model import GroupTemplate

_AT = ("badge", "picture")
_ORIGINAL = ("picture", "valid", "expire")
"""The keys that apply in all languages."""


def check_badge(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report a badge whose image is unknown or can't be shown, and keys that a translation can't have."""
    badge: Badge | None = draft.template.badge
    if badge is None or not draft.says("badge"):
        return
    if draft.is_translation:
        for key in _ORIGINAL:
            if key in badge.model_fields_set:
                message = f"badge.{key} is the same in all languages"
                yield draft.document.problem(
                    ("badge", key), message, hint=f"write it in groups/{draft.id}.md only", key=True
                )
        return
    if badge.picture:
        brand: Brand = reading.of(BRAND).content
        yield from _check_picture(draft.template, badge.picture, draft.document, brand, reading)


def check_translated_badges(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """Report translations of badges that the original files don't have."""
    drafts = list(drafts)
    without = {draft.id for draft in drafts if not draft.is_translation and draft.template.badge is None}
    for draft in drafts:
        if draft.is_translation and draft.id in without and draft.template.badge:
            message = f"this file translates a badge that groups/{draft.id}.md does not have"
            yield draft.document.problem(("badge",), message, hint="add badge: there", key=True)


def _check_picture(
    group: GroupTemplate, name: str, document: Document, brand: Brand, reading: Reading
) -> Iterator[Problem]:
    if name in brand.broken:
        return  # reported at the file
    asset, withheld = brand.assets.get(name), brand.withheld.get(name)
    yield from _check_audience(group, asset or (withheld.picture if withheld else None), document)
    if withheld and withheld.state is State.FOR_OTHERS:
        return
    if withheld:
        yield from _check_withheld(group, withheld, document, reading.now, reading.settings.zone)
        asset = None if withheld.gone else withheld.picture
    elif asset is None:
        message, hint = explain_unknown(name, brand)
        yield document.problem(_AT, f"badge.picture: {message}", hint=hint)
    if asset and not asset.alt:
        set_name, _, stem = name.partition("/")
        message = f"badge.picture: content/{asset.path} has no alt text, so a badge cannot use it"
        hint = f"describe it in content/brand/{set_name}/brand.yml, under assets: {stem}: alt:"
        yield document.problem(_AT, message, hint=hint)


def _check_audience(group: GroupTemplate, asset: Asset | None, document: Document) -> Iterator[Problem]:
    if asset and (refusal := explain_refusal(asset, audiences_of(group), "badge")):
        message, hint = refusal
        yield document.problem(_AT, f"badge.picture: {message}", hint=hint)


def _check_withheld(
    group: GroupTemplate, file: BrandFile, document: Document, now: datetime, zone: tzinfo
) -> Iterator[Problem]:
    """Report an image that is withheld while the badge is shown. That it expires is only a notice."""
    named, badge = f"badge.picture: content/{file.path}", group.badge
    if group.status == "draft":
        return
    if file.gone or file.settings.status == "retired":
        ended = any(day and end_of(day, zone) <= now for day in (group.expire, badge and badge.expire))
        if group.status == "retired" or ended:
            return
        message = f"{named} can no longer be used; the badge is shown without it"
        hint = f"use {file.settings.replaced_by} instead" if file.settings.replaced_by else "use another image"
        severity = Severity.WARNING if file.settings.status == "retired" else Severity.NOTICE
        yield document.problem(_AT, message, hint=hint, severity=severity)
    elif file.settings.status == "draft":
        hint = "set status: draft in the group, or status: ready for the image"
        yield document.problem(_AT, f"{named} is a draft", hint=hint)
    elif file.publish and not (group.publish and group.publish >= file.publish):
        message = f"{named} is embargoed until {shown_moment(file.publish, zone)}, but the badge is published earlier"
        yield document.problem(_AT, message, hint="set the group's publish: to that time or later")
