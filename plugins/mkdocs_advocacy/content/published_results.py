"""The results of a hub, limited to the content that it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdocs_advocacy.content.entry import EntryPage
from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.offered_networks import describe_unknown
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.results.load import Results, load_results
from mkdocs_advocacy.results.options import ResultsOptions


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
    return results.only(ids["campaigns"], ids["posts"], hidden), [*problems, *unknown]
