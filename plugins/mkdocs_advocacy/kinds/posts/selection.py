"""Select the posts that a list shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post, PostList


class Ranked(NamedTuple):
    """A post with its clicks in a month."""

    post: Post
    clicks: int


class PostSelection:
    """Selects the posts of a hub. Made once for a hub, because several lists and issues ask for the same posts."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._matching: dict[PostList, Sequence[Post]] = {}
        self._clicks: dict[date, Mapping[str, int]] = {}

    @cached_property
    def by_id(self) -> Mapping[str, Post]:
        """All posts that have a page, by id."""
        return {post.id: post for post in self._hub.of(POSTS).all}

    def select(self, post_list: PostList) -> Iterator[Post]:
        """Yield the posts of a list, each in one language: newest first, or those with the most clicks in a month."""
        if post_list.sort == "clicks":
            month = post_list.month or self.last_complete_month()
            yield from (ranked.post for ranked in self.rank(post_list, month)) if month else ()
        else:
            yield from self.matching(post_list)

    def matching(self, post_list: PostList) -> Sequence[Post]:
        """Return the current posts that match the criteria of the list, newest first, each in one language."""
        if post_list not in self._matching:
            self._matching[post_list] = [post for post in self._list(post_list.language) if _matches(post_list, post)]
        return self._matching[post_list]

    def rank(self, post_list: PostList, month: date) -> Sequence[Ranked]:
        """Return the current posts of a list with clicks in a month, given by its first day, the most clicks first."""
        if month not in self._clicks:
            sums = self._hub.once(ResultsSummary).all.of_month(month)
            self._clicks[month] = sums.by(lambda row: row.key.post)
        matching = {post.id: post for post in self.matching(post_list)}
        counted = self._clicks[month].items()
        return [Ranked(matching[name], number) for name, number in counted if name in matching]

    def last_complete_month(self, until: date | None = None) -> date | None:
        """Return the first day of the last complete month with results that ended before `until`; None without one."""
        summary = self._hub.once(ResultsSummary)
        months = summary.complete_months(summary.all)
        return next((month for month in reversed(months) if until is None or month < until.replace(day=1)), None)

    def _list(self, language: str | None) -> Iterable[Post]:
        posts = self._hub.of(POSTS)
        if language:
            return (post for post in posts.current_in_all_languages if post.language == language)
        return (in_language(post, self._hub.language) for post in posts.current)


def _matches(post_list: PostList, post: Post) -> bool:
    template = post.template
    return (
        post_list.campaign in (None, template.campaign)
        and (post_list.network is None or post_list.network in post.offers)
        and (post_list.topic is None or post_list.topic in template.topics)
        and (post_list.audience is None or post_list.audience in template.audience)
    )
