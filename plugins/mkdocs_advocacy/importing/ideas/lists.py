"""Lists of ideas in JSON: topics with votes of Discourse, and discussions of GitHub."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.tables.delimited import NoTable
from mkdocs_advocacy.importing.ideas.addresses import comparable
from mkdocs_advocacy.importing.ideas.export import Export
from mkdocs_advocacy.importing.ideas.model import Idea, Outcome
from mkdocs_advocacy.importing.ideas.outcomes import outcome_among

DISCOURSE, GITHUB = "Discourse", "GitHub Discussions"
_REASONS: Mapping[str, Outcome] = {"RESOLVED": "done", "OUTDATED": "declined", "DUPLICATE": "merged"}
_SPACE = re.compile(r"\s*")
MOST = 1_000_000_000
"""No idea has more supporters; a larger number is another kind of number."""


def read_pages(text: str) -> Sequence[Any] | None:
    """Return the JSON values of a file, in which several can follow each other, or None if it isn't JSON.

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
    """Return the ideas of a list, or None if it has none. `find_site` returns the address of the forum."""
    topics = [topics for page in pages if isinstance(topics := _at(page, "topic_list", "topics"), list)]
    if topics:
        goes_on = all(_at(page, "topic_list", "more_topics_url") for page in pages)
        site = find_site()
        return _export(DISCOURSE, name, (_of_topic(one, site) for page in topics for one in page), goes_on=goes_on)
    nodes = [
        found for page in pages if isinstance(found := _at(page, "data", "repository", "discussions", "nodes"), list)
    ]
    if nodes:
        return _export(GITHUB, name, (_of_discussion(one) for page in nodes for one in page))
    return None


def count_of(value: object) -> int | None:
    """Return a count of supporters, or None if the value isn't one."""
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST
    return value if is_count and isinstance(value, int) else None


def _of_topic(topic: Any, site: str) -> tuple[str, object, Outcome | None]:
    number = count_of(_at(topic, "id"))
    tags = _at(topic, "tags")
    outcome = outcome_among(_names(tags)) or ("closed" if _at(topic, "closed") is True else None)
    return f"{site}/t/{number}" if number else "", _at(topic, "vote_count"), outcome


def _of_discussion(node: Any) -> tuple[str, object, Outcome | None]:
    url, reason = _at(node, "url"), _at(node, "stateReason")
    outcome = outcome_among(_names(_at(node, "labels", "nodes")))
    if _at(node, "closed") is True:
        outcome = (_REASONS.get(reason) if isinstance(reason, str) else None) or outcome or "closed"
    return url if isinstance(url, str) else "", _at(node, "upvoteCount"), outcome


def _names(found: Any) -> Iterator[object]:
    """Yield the names of tags or labels: texts, or objects with a name."""
    for one in found if isinstance(found, list) else ():
        yield _at(one, "name") if isinstance(one, dict) else one


def _export(
    tool: str, name: str, found: Iterator[tuple[str, object, Outcome | None]], *, goes_on: bool = False
) -> Export:
    ideas, problems = [], []
    for place, (address, value, outcome) in enumerate(found, 1):
        count = count_of(value)
        if count is None or comparable(address) is None:
            missing = "number of votes" if count is None else "address"
            problems.append(Problem(name, place, 1, Severity.ERROR, f"idea {place} has no {missing}"))
        else:
            ideas.append(Idea(address, count, outcome, name, place))
    return Export(tool, ideas, problems, goes_on)


def _at(value: Any, *path: str) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value
