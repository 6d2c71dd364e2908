"""Read ideas from JSON: Discourse topics with votes, and GitHub discussions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.tables.delimited import NoTable
from mkdocs_advocacy.importing.ideas.addresses import normalize
from mkdocs_advocacy.importing.ideas.export import Export
from mkdocs_advocacy.importing.ideas.model import Idea, Outcome
from mkdocs_advocacy.importing.ideas.outcomes import find_outcome

DISCOURSE, GITHUB = "Discourse", "GitHub Discussions"
_REASONS: Mapping[str, Outcome] = {"RESOLVED": "done", "OUTDATED": "declined", "DUPLICATE": "merged"}
_SPACE = re.compile(r"\s*")
MOST_SUPPORTERS = 1_000_000_000
"""The maximum number of supporters. A larger number isn't a count of votes."""


def read_pages(text: str) -> Sequence[Any] | None:
    """Return the JSON values of a file, which may contain several in sequence, or None if it isn't JSON.

    Raises NoTable if the JSON is damaged.
    """
    at = _skip_space(text, 0)
    if not text.startswith(("{", "["), at):
        return None
    decoder, pages = json.JSONDecoder(), []
    try:
        while at < len(text):
            page, at = decoder.raw_decode(text, at)
            pages.append(page)
            at = _skip_space(text, at)
    except (ValueError, RecursionError):
        raise NoTable("the JSON is damaged or incomplete", "export it again") from None
    return [one for page in pages for one in (page if isinstance(page, list) else [page])]


def _skip_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def read_list(name: str, pages: Sequence[Any], find_site: Callable[[], str]) -> Export | None:
    """Return the ideas of a list, or None if it isn't a known list. `find_site` returns the address of the forum."""
    topics = [topics for page in pages if isinstance(topics := _look_up(page, "topic_list", "topics"), list)]
    if topics:
        has_more_pages = all(_look_up(page, "topic_list", "more_topics_url") for page in pages)
        site = find_site()
        return _make_export(
            DISCOURSE, name, (_read_topic(one, site) for page in topics for one in page), has_more_pages=has_more_pages
        )
    nodes = [
        found
        for page in pages
        if isinstance(found := _look_up(page, "data", "repository", "discussions", "nodes"), list)
    ]
    if nodes:
        return _make_export(GITHUB, name, (_read_discussion(one) for page in nodes for one in page))
    return None


def count_of(value: object) -> int | None:
    """Return a count of supporters, or None if the value isn't one."""
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_SUPPORTERS
    return value if is_count and isinstance(value, int) else None


def _read_topic(topic: Any, site: str) -> tuple[str, object, Outcome | None]:
    number = count_of(_look_up(topic, "id"))
    tags = _look_up(topic, "tags")
    outcome = find_outcome(_list_names(tags)) or ("closed" if _look_up(topic, "closed") is True else None)
    return f"{site}/t/{number}" if number else "", _look_up(topic, "vote_count"), outcome


def _read_discussion(node: Any) -> tuple[str, object, Outcome | None]:
    url, reason = _look_up(node, "url"), _look_up(node, "stateReason")
    outcome = find_outcome(_list_names(_look_up(node, "labels", "nodes")))
    if _look_up(node, "closed") is True:
        outcome = (_REASONS.get(reason) if isinstance(reason, str) else None) or outcome or "closed"
    return url if isinstance(url, str) else "", _look_up(node, "upvoteCount"), outcome


def _list_names(found: Any) -> Iterator[object]:
    """Yield the names of tags or labels: texts, or objects with a name."""
    for one in found if isinstance(found, list) else ():
        yield _look_up(one, "name") if isinstance(one, dict) else one


def _make_export(
    tool: str, name: str, found: Iterator[tuple[str, object, Outcome | None]], *, has_more_pages: bool = False
) -> Export:
    ideas, problems = [], []
    for place, (address, value, outcome) in enumerate(found, 1):
        count = count_of(value)
        if count is None or normalize(address) is None:
            missing = "number of votes" if count is None else "address"
            problems.append(Problem(name, place, 1, Severity.ERROR, f"idea {place} has no {missing}"))
        else:
            ideas.append(Idea(address, count, outcome, name, place))
    return Export(tool, ideas, problems, has_more_pages)


def _look_up(value: Any, *path: str) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value
