"""Posts in newsletters: the newest, or those with the most clicks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.fillers.pictures import picture_of
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filler, Issue, Wording
from mkdocs_advocacy.kinds.newsletters.letter import Item, Section
from mkdocs_advocacy.kinds.posts.block import list_of
from mkdocs_advocacy.kinds.posts.card import campaign_of, in_language
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.media import pictures_of
from mkdocs_advocacy.kinds.posts.model import Post, PostList
from mkdocs_advocacy.kinds.posts.quote import quote_of
from mkdocs_advocacy.kinds.posts.selection import PostSelection
from mkdocs_advocacy.kinds.posts.story_scope import covers_post


def choose_posts(block: PostList, issue: Issue) -> Sequence[Choice]:
    """Return the posts with the most clicks, or the new posts of the period, or else the newest posts.

    Posts are chosen in any language and shown in the issue's, if there is a translation.
    """
    selection = issue.hub.once(PostSelection)
    if block.sort == "clicks":
        month = _month_of(block, issue)
        ranked = selection.rank(block, month) if month else ()
        found = [Choice(post.id, clicks) for post, clicks in ranked if may_show(post, issue)]
        return found[: block.limit]
    matching = [post for post in selection.matching(block) if may_show(post, issue)]
    new = [post for post in matching if issue.covers(_first_day(post, issue))]
    return [Choice(post.id) for post in (new or matching)[: block.limit]]


def may_show(post: Post, issue: Issue) -> bool:
    """Return whether a post is for the issue's audience, and the permission for its story covers the issue's place."""
    is_covered = issue.place == "page" or covers_post(issue.place, post, issue.hub)
    return is_covered and issue.is_for(post.template.audience)


def show_posts(block: PostList, choices: Sequence[Choice], issue: Issue) -> Section:
    """Return the posts as they are, or as they were when the issue was released."""
    words, month = issue.words, _month_of(block, issue) if block.sort == "clicks" else None
    safe = [choice for choice in choices if choice.number is None or choice.number >= issue.hub.results.minimum]
    return Section(
        "posts",
        list(_show_each(safe, issue)),
        note=words("newsletter_clicks_of", month=words.month(month)) if month else None,
        more=Link("posts/", words("newsletter_more_posts")),
    )


def _month_of(block: PostList, issue: Issue) -> date | None:
    return block.month or issue.hub.once(PostSelection).last_complete_month(until=issue.period.last)


def _first_day(post: Post, issue: Issue) -> date | None:
    return day_of(post.since, issue.hub.settings.zone) if post.since else None


def _show_each(choices: Sequence[Choice], issue: Issue) -> Iterator[Item]:
    posts = issue.hub.once(PostSelection).by_id
    largest = max((choice.number or 0 for choice in choices), default=0)
    for choice in choices:
        post = posts.get(choice.id)
        if post and may_show(post, issue):
            yield _show_post(version_of(post, issue), choice.number, largest, issue)


def _show_post(post: Post, clicks: int | None, largest: int, issue: Issue) -> Item:
    words, hub, template = issue.words, issue.hub, post.template
    if post.has_ended:
        context = words("entry_retired")
        return Item(post.id, template.title, post.language, post.address, context=context, has_ended=True)
    network = next(iter(post.offers), None)
    wording = wording_in(post, issue)
    campaign = campaign_of(post, hub)
    facts = (
        campaign.template.title if campaign else None,
        words("until", date=words.day(template.expire)) if template.expire else None,
    )
    picture = next((picture_of(asset, post.language, hub) for asset in pictures_of(template, hub)), None)
    return Item(
        id=post.id,
        title=wording.title,
        language=post.language,
        address=post.address,
        context=" · ".join(filter(None, facts)) or None,
        text=wording.text,
        quote=wording.quote,
        picture=picture,
        actions=[
            Link(f"{post.address}#{name}", hub.networks[name].name)
            for name in post.offers
            if hub.networks[name].kind == "network"
        ]
        if network
        else (),
        value=words.count("clicks", clicks) if clicks is not None else None,
        ratio=clicks / largest if clicks and largest else None,
    )


def version_of(post: Post, issue: Issue) -> Post:
    """Return the post in the issue's language, or else in the hub's first language, or else as it was written.

    A released issue doesn't show translations that were added later.
    """
    for language in (issue.words.language, issue.hub.language):
        version = in_language(post, language)
        if version.language == language and may_show_language(version, issue):
            return version
    return post


def may_show_language(version: Post, issue: Issue) -> bool:
    """Return whether the issue may show a post in this language: a released one has no later translations."""
    recorded = issue.wording.get(version.id, {})
    return not (issue.was_released and recorded) or version.language in recorded


def wording_in(version: Post, issue: Issue) -> Wording:
    """Return the texts of a post in one language, as they were when the issue was released.

    If the post no longer shows the story that it had then, return its current texts instead.
    """
    recorded = issue.wording.get(version.id, {}).get(version.language)
    return recorded if recorded and recorded.story in (None, version.template.story) else current_wording_of(version)


def pin_month(block: PostList, issue: Issue) -> PostList:
    """Return the block with the month of its clicks."""
    month = _month_of(block, issue) if block.sort == "clicks" else None
    return block.model_copy(update={"of": month and f"{month:%Y-%m}"})


def current_wording_of(post: Post) -> Wording:
    """Return the texts of a post for newsletters: its title, its summary, and the beginning of its text."""
    network = next(iter(post.offers), None)
    template = post.template
    return Wording(template.title, template.summary, quote_of(post, network) if network else None, template.story)


POSTS_FILLER: Filler[PostList] = Filler(
    "posts",
    list_of,
    choose_posts,
    show_posts,
    capability=POSTS.capability,
    pinned=("sort", "of"),
    pin=pin_month,
)
