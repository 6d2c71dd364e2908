"""Check and apply the values that a post inherits from its campaign. Withheld values aren't inherited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.audiences import is_for
from mkdocs_advocacy.core.days import shown_moment
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.placeholders import place_of
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.campaigns.model import Campaign, utm_campaign_of
from mkdocs_advocacy.kinds.posts.model import PostTemplate

if TYPE_CHECKING:
    from mkdocs_advocacy.kinds.posts.check import Context


def taken_from_campaign(draft: Draft, context: Context) -> tuple[str, tuple[str, ...]]:
    """Return the post's value of utm_campaign, and its hashtags, or its campaign's if it has none.

    Hashtags are in the post's language; utm_campaign is the same in all languages. If the campaign is published after
    the post, the post has none of its hashtags, and its links use the hub's default value instead. A build for an
    audience that the campaign isn't for uses neither.
    """
    template: PostTemplate = draft.template
    campaign = context.campaigns.get(template.campaign or "")
    if campaign and campaign.state is State.FOR_OTHERS:
        return context.settings.utm.campaign, template.hashtags or ()
    is_out = campaign is not None and _embargo_end([campaign], template) is None
    utm = utm_campaign_of(campaign) if campaign and is_out else context.settings.utm.campaign
    if template.hashtags is not None:
        return utm, template.hashtags
    if campaign is None or _embargo_end(_sources_of_hashtags(campaign, draft), template):
        return utm, ()
    return utm, campaign.in_language(draft.language).template.hashtags


def campaign_problems(document: Document, campaign: str | None, context: Context) -> Iterator[Problem]:
    """Yield a problem if the value of `campaign` is not the id of a campaign."""
    if campaign and campaign not in context.campaigns.keys() | context.broken_campaigns:
        message = f"campaign: content/campaigns has no campaign “{campaign}”"
        yield document.problem(("campaign",), message, hint=nearest(campaign, context.campaigns))


def early_problems(draft: Draft, context: Context) -> Iterator[Problem]:
    """Yield the problems of a post that is published before its campaign, or where its campaign isn't."""
    campaign = context.campaigns.get(draft.template.campaign or "")
    if campaign is None or draft.template.status == "draft":
        return
    if campaign.state is State.FOR_OTHERS:
        yield from _unnamed_campaign(draft, campaign, context.settings.audience)
    yield from _uncounted_clicks(draft, campaign, context)
    yield from _early_hashtags(draft, campaign, context)


def _unnamed_campaign(draft: Draft, campaign: Campaign, audience: str | None) -> Iterator[Problem]:
    """Yield a notice if this build is for an audience of the post, but not of its campaign."""
    if draft.says("campaign") and is_for(draft.template, audience):
        message = f"the campaign “{campaign.id}” isn't for {audience}, so their site doesn't name it"
        hint = f"to show it there, add {audience} to audience: in the campaign's file"
        yield draft.document.problem(("campaign",), message, hint=hint, severity=Severity.NOTICE)


def _uncounted_clicks(draft: Draft, campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Yield a notice if the post's links don't count for the campaign yet."""
    template: PostTemplate = draft.template
    embargo_end = _embargo_end([campaign], template)
    if embargo_end and template.link and draft.says("campaign"):
        until, utm = shown_moment(embargo_end, context.settings.zone), context.settings.utm.campaign
        message = f"the campaign “{campaign.id}” is embargoed until {until}; until then, links have utm_campaign={utm}"
        hint = "set the post's publish: to that time or later to count all clicks for the campaign"
        yield draft.document.problem(("campaign",), message, hint=hint, severity=Severity.NOTICE)


def _early_hashtags(draft: Draft, campaign: Campaign, context: Context) -> Iterator[Problem]:
    """Yield an error if the post would reveal the hashtags of an embargoed campaign."""
    template: PostTemplate = draft.template
    texts = (variant.text for variants in template.text.values() for variant in variants)
    if template.hashtags is not None:
        return
    spoken = campaign.in_language(draft.language)
    embargo_end = _embargo_end(_sources_of_hashtags(campaign, draft), template)
    if embargo_end is None:
        return
    own = [key for key in ("campaign", "text", "publish") if draft.says(key)]
    if not own and campaign.since == embargo_end:
        return  # the translation changes none of this, so the post's own file has the error
    if spoken.template.hashtags and any(place_of("hashtags", text) >= 0 for text in texts):
        begins = shown_moment(embargo_end, context.settings.zone)
        hidden = f"the hashtags of the campaign “{campaign.id}” are embargoed until {begins}"
        message = f"{hidden}, but the post is published earlier"
        hint = "set the post's publish: to that time or later, or give the post its own hashtags"
        yield draft.document.problem(tuple(own[:1]), message, hint=hint)


def _sources_of_hashtags(campaign: Campaign, draft: Draft) -> Sequence[Campaign]:
    """Return the campaign, and its translation if that has hashtags of its own."""
    spoken = campaign.in_language(draft.language)
    return [campaign, spoken] if spoken.template.hashtags != campaign.template.hashtags else [campaign]


def _embargo_end(campaigns: Iterable[Campaign], template: PostTemplate) -> datetime | None:
    """Return when the last of the campaigns is published, or None if the post is not published earlier."""
    moments = [campaign.since for campaign in campaigns if campaign.state is State.EMBARGOED and campaign.since]
    return max(moments) if moments and not (template.publish and template.publish >= max(moments)) else None
