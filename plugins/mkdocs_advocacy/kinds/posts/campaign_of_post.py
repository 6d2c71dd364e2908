"""What a post takes from its campaign: nothing while the campaign is under embargo and the post is out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from mkdocs_advocacy.content.kind import Draft
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
    """The value of utm_campaign, and the hashtags, that hold for the post: its campaign's where it has none.

    Hashtags are those of the post's language. A campaign is counted under one name in all of them; one that comes out
    after the post is not named in its links before.
    """
    template: PostTemplate = draft.template
    campaign = context.campaigns.get(template.campaign or "")
    is_named = campaign is not None and _coming([campaign], template) is None
    utm = utm_campaign_of(campaign) if campaign and is_named else context.settings.utm.campaign
    if template.hashtags is not None:
        return utm, template.hashtags
    return utm, campaign.in_language(draft.language).template.hashtags if campaign else ()


def campaign_problems(document: Document, campaign: str | None, context: Context) -> Iterator[Problem]:
    """What is wrong with the value of `campaign` in a document: there may be none of that id."""
    if campaign and campaign not in context.campaigns.keys() | context.broken_campaigns:
        message = f"campaign is “{campaign}”, and there is no content/campaigns/{campaign}.yml"
        yield document.problem(("campaign",), message, hint=nearest(campaign, context.campaigns))


def early_problems(draft: Draft, context: Context) -> Iterator[Problem]:
    """The problems of a post that comes out before its campaign."""
    campaign = context.campaigns.get(draft.template.campaign or "")
    if campaign is None or draft.template.status == "draft":
        return
    yield from _uncounted(draft, campaign, context)
    yield from _early_hashtags(draft, campaign, context)


def _uncounted(draft: Draft, campaign: Campaign, context: Context) -> Iterator[Problem]:
    """A notice for a post whose links do not name the campaign yet."""
    template: PostTemplate = draft.template
    coming = _coming([campaign], template)
    if coming and template.link and draft.says("campaign"):
        until, utm = shown_moment(coming, context.settings.zone), context.settings.utm.campaign
        message = f"the campaign “{campaign.id}” is not out before {until}: until then, links have utm_campaign={utm}"
        hint = "set publish: of the post to that time or a later one, if all clicks are to count for the campaign"
        yield draft.document.problem(("campaign",), message, hint=hint, severity=Severity.NOTICE)


def _early_hashtags(draft: Draft, campaign: Campaign, context: Context) -> Iterator[Problem]:
    """An error for a post that would show the hashtags of a campaign before that starts."""
    template: PostTemplate = draft.template
    texts = (variant.text for variants in template.text.values() for variant in variants)
    if template.hashtags is not None:
        return
    spoken = campaign.in_language(draft.language)
    is_own = spoken.template.hashtags != campaign.template.hashtags
    coming = _coming([campaign, spoken] if is_own else [campaign], template)
    if coming is None:
        return
    own = [key for key in ("campaign", "text", "publish") if draft.says(key)]
    if not own and campaign.since == coming:
        return  # a translation that changes nothing of it: the post's own file has the error
    if spoken.template.hashtags and any(place_of("hashtags", text) >= 0 for text in texts):
        begins = shown_moment(coming, context.settings.zone)
        message = f"the hashtags of the campaign “{campaign.id}” are not out before {begins}, but the post is"
        hint = "set publish: of the post to that time or a later one, or give the post hashtags of its own"
        yield draft.document.problem(tuple(own[:1]), message, hint=hint)


def _coming(campaigns: Iterable[Campaign], template: PostTemplate) -> datetime | None:
    """When the last of the campaigns comes out, if the post comes out earlier; else None."""
    coming = [one.since for one in campaigns if one.state is State.EMBARGOED and one.since]
    return max(coming) if coming and not (template.publish and template.publish >= max(coming)) else None
