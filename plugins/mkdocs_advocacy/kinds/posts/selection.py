"""Select the posts that a list shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post, PostList
from mkdocs_advocacy.results.counts import OTHERS


class Ranked(NamedTuple):
    """A post with its clicks in a month."""

    post: Post
    clicks: int


def select_posts(post_list: PostList, hub: Hub) -> Iterator[Post]:
    """Yield the posts of a list, each in one language: newest first, or those with the most clicks in a month."""
    if post_list.sort == "clicks":
        month = post_list.month or last_complete_month(hub)
        yield from (ranked.post for ranked in rank_posts(post_list, hub, month)) if month else ()
    else:
        yield from matching_posts(post_list, hub)


def matching_posts(post_list: PostList, hub: Hub) -> Iterator[Post]:
    """Yield the current posts that match the criteria of the list, newest first, each in one language."""
    posts = hub.of(POSTS)
    if post_list.language:
        candidates = (post for post in posts.current_in_all_languages if post.language == post_list.language)
    else:
        candidates = (in_language(post, hub.language) for post in posts.current)
    return (post for post in candidates if _matches(post_list, post))


def rank_posts(post_list: PostList, hub: Hub, month: date) -> Sequence[Ranked]:
    """Return the current posts of a list with clicks in a month, given by its first day, the most clicks first."""
    clicks = ResultsSummary(hub).all.of_month(month).by(lambda row: row.key.post)
    counted = {name: number for name, number in clicks.items() if name not in ("", OTHERS)}
    matching = {post.id: post for post in matching_posts(post_list, hub)}
    return [Ranked(matching[name], number) for name, number in counted.items() if name in matching]


def last_complete_month(hub: Hub, until: date | None = None) -> date | None:
    """Return the first day of the last complete month with results, which ended before `until`; None without one."""
    summary = ResultsSummary(hub)
    months = [month for month in summary.complete_months(summary.all) if until is None or month < until.replace(day=1)]
    return months[-1] if months else None


def _matches(post_list: PostList, post: Post) -> bool:
    template = post.template
    return (
        post_list.campaign in (None, template.campaign)
        and (post_list.network is None or post_list.network in post.offers)
        and (post_list.topic is None or post_list.topic in template.topics)
        and (post_list.audience is None or post_list.audience in template.audience)
    )
