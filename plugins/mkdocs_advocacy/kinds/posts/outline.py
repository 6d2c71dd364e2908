"""The view of a post's page, and the outline that many posts share."""

from __future__ import annotations

from typing import Any, NamedTuple

from markupsafe import Markup

from mkdocs_advocacy.rendering.entries import Alternate
from mkdocs_advocacy.rendering.fast.frames import html, slot


class CampaignLink(NamedTuple):
    """A link to the campaign of a post."""

    address: str
    title: str


class PostView(NamedTuple):
    """The values that the template of a post's page shows."""

    title: str
    summary: str | None
    until: str | None
    """The last day for sharing, as text."""
    expires: str | None
    """When the post expires, in ISO 8601."""
    reminder: str | None
    """The address of the reminder of the last day, relative to the page."""
    mark: str | None
    """The label for drafts and embargoed posts in a preview."""
    campaign: CampaignLink | None
    """The campaign, if it has a page."""
    clicks: str | None
    """How many clicks it brought, if the hub shows that."""
    alternates: tuple[Alternate, ...]
    examples: tuple[str, ...]
    """For each sample answer in the texts, a sentence that asks the advocate to replace it."""
    gone: str | None
    """Why the post may no longer be shared; None if it may."""
    ending: str
    """The sentence that the page shows once the post has expired."""
    pictures: Markup
    """The images with download links."""
    more: tuple[Markup, ...]
    """Cards of other posts."""


def outlined(view: PostView) -> tuple[PostView, list[str]]:
    """Replace the texts of the view with the slots view0, view1, …; return the view and the texts as HTML, in order."""
    values: list[str] = []
    outline: PostView = _replace_texts(view, values)
    return outline, values


def _replace_texts(value: Any, values: list[str]) -> Any:
    if not value:
        return value
    if isinstance(value, str):
        values.append(html(value))
        return Markup(slot(f"view{len(values) - 1}"))
    parts = [_replace_texts(part, values) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
