"""The results of a hub, limited to the content that it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from mkdocs_advocacy.content.entry import EntryPage
from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.offered_networks import describe_unknown
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.results.clicks import FILE as CLICKS
from mkdocs_advocacy.results.clicks import ClickRow
from mkdocs_advocacy.results.counts import OTHERS
from mkdocs_advocacy.results.load import Results, load_results
from mkdocs_advocacy.results.mentions.checks import find_unknown_topics, limit_mentions
from mkdocs_advocacy.results.mentions.file import FILE as MENTIONS
from mkdocs_advocacy.results.mentions.values import Mentions
from mkdocs_advocacy.results.options import ResultsOptions

_LOSSES = {"campaigns": ("campaign", "aren't shown"), "posts": ("post", "only count for the campaign")}
"""The noun for an entry of each kind that results name, and what becomes of its clicks if it doesn't exist."""


def load_published_results(
    reading: Reading, shown: Iterable[EntryPage], config: Document
) -> tuple[Results, Sequence[Problem]]:
    """Return the results of the entries that the hub shows, or none without the plugin `advocacy/results`.

    `config` is mkdocs.yml, used for positions.
    """
    options: ResultsOptions | None = reading.options.get("results")
    if options is None:
        return Results(), ()
    results, problems = load_results(reading.places.root, options)
    ids: dict[str, set[str]] = {"campaigns": set(), "posts": set()}
    for page in shown:
        ids.setdefault(page.kind, set()).add(page.id)
    networks = reading.networks
    unknown = [
        describe_unknown("advocacy/results", ("hide", place), name, networks, config)
        for place, name in enumerate(options.hide)
        if name not in networks
    ]
    hidden = {name: networks[name].utm.name for name in options.hide if name in networks}
    published = results.only(ids["campaigns"], ids["posts"], hidden)
    topics = reading.rules.listening.topics
    published = replace(published, mentions=limit_mentions(results.mentions, topics, options.minimum, hidden))
    renamed = [*_find_renamed(results.clicks, reading), *_find_unknown_topics(results.mentions, topics)]
    return published, [*problems, *unknown, *renamed]


def _find_unknown_topics(mentions: Mentions, topics: Collection[str]) -> Iterator[Problem]:
    """Yield a notice for each topic in the results that the hub no longer listens for."""
    for topic, line in find_unknown_topics(mentions.rows, topics):
        message = f"there is no topic “{topic}” in guidelines/rules/listening.yml, so its mentions aren't shown"
        replacing = "if the topic has a new name, replace the former one in the whole file"
        hint = nearest(topic, topics, limit=0) or replacing
        yield Problem(MENTIONS, max(1, line), 1, Severity.NOTICE, message, hint)


def _find_renamed(rows: Iterable[ClickRow], reading: Reading) -> Iterator[Problem]:
    """Yield a notice for each campaign and post in the results that the hub doesn't have, as after a renaming."""
    lines: dict[tuple[str, str], int] = {}
    for row in rows:
        for kind, name in (("campaigns", row.key.campaign), ("posts", row.key.post)):
            lines.setdefault((kind, name), max(1, row.line))
    for (kind, name), line in lines.items():
        loaded = reading.loaded.get(kind)
        if loaded is None or name in ("", OTHERS):
            continue
        known = {page.id for page in loaded.pages}.union(loaded.broken)
        if name not in known:
            noun, loss = _LOSSES[kind]
            hint = f"if the {noun} has a new name, replace the former one in the whole file"
            yield Problem(CLICKS, line, 1, Severity.NOTICE, f"there is no {noun} “{name}”, so its clicks {loss}", hint)
