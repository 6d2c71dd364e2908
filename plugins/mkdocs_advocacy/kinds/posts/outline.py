"""The page of a post as a view that a template fills in, and as an outline that thousands of posts have."""

from __future__ import annotations

from typing import Any, NamedTuple

from markupsafe import Markup

from mkdocs_advocacy.rendering.entries import Alternate
from mkdocs_advocacy.rendering.fast.frames import html, slot


class CampaignLink(NamedTuple):
    """The campaign of a post."""

    address: str
    title: str


class PostView(NamedTuple):
    """The page of a post."""

    title: str
    summary: str | None
    until: str | None
    """Until when it may be shared, in words."""
    expires: str | None
    """The moment after which the page says that it may not be shared any more, in ISO 8601."""
    mark: str | None
    """What a preview says of a draft."""
    campaign: CampaignLink | None
    """The campaign, where its page is shown."""
    alternates: tuple[Alternate, ...]
    examples: tuple[str, ...]
    """What to put in place of the examples in the texts."""
    gone: str | None
    """Why it may not be shared any more."""
    ending: str
    """What the page says once it has expired."""
    pictures: Markup
    """Its pictures, to see and to download."""
    more: tuple[Markup, ...]
    """Cards of other posts."""


def outlined(view: PostView) -> tuple[PostView, list[str]]:
    """The view with gaps in place of texts, and the texts as HTML; the gaps are view0, view1 and so on, in order."""
    values: list[str] = []
    outline: PostView = _outlined(view, values)
    return outline, values


def _outlined(value: Any, values: list[str]) -> Any:
    if not value:
        return value
    if isinstance(value, str):
        values.append(html(value))
        return Markup(slot(f"view{len(values) - 1}"))
    parts = [_outlined(part, values) for part in value]
    return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
