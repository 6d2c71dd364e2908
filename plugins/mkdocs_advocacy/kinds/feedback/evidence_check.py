"""Check that the results contain the numbers to which feedback refers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from mkdocs_advocacy.content.kind import Loaded, Reading
from mkdocs_advocacy.core.problems import Problem, nearest
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.kinds.feedback.evidence import is_within, parts_of_result
from mkdocs_advocacy.kinds.feedback.model import Evidence, FeedbackTemplate
from mkdocs_advocacy.results.load import Results
from mkdocs_advocacy.results.mentions.figures import Figures
from mkdocs_advocacy.results.mentions.values import MentionKey
from mkdocs_advocacy.results.periods import Period

_NO_PLUGIN = "there are no results: the plugin advocacy/results isn't enabled"


def check_evidence(loaded: Loaded[Any], reading: Reading, results: Results) -> Iterator[Problem]:
    """Report evidence for which there are no published results, with the results that exist."""
    entries = {**loaded.unpublished, **loaded.content}
    known = _list_known(reading, results) if "results" in reading.plugins else None
    pages = reading.loaded["campaigns"].pages
    hidden = {f"campaigns/{page.id}" for page in pages if not page.is_shown(drafts=reading.settings.drafts)}
    for file in loaded.files:
        template: FeedbackTemplate | None = entries[file.stem].template if file.stem in entries else None
        document = read(file.shown, file.data)[0] if template and template.evidence else None
        for place, evidence in enumerate(template.evidence if template and document else ()):
            if evidence.result not in hidden:  # results never name unpublished campaigns
                yield from _check(evidence, document, place, known)


def _list_known(reading: Reading, results: Results) -> Mapping[str, Mapping[str, Collection[Period]]]:
    """Return the periods of all results, by kind and name."""
    clicks: dict[str, set[Period]] = {}
    for row in results.clicks:
        clicks.setdefault(row.key.campaign, set()).add(row.period)
    surveys = {name: {row.period for row in rows} for name, rows in results.surveys.items()}
    campaigns = {page.id for page in reading.loaded["campaigns"].pages}
    mentions: dict[str, set[Period]] = {}
    periods = {*Figures(results.mentions, results.minimum).periods}
    for mention in results.mentions.rows:
        topic = mention.key.topic
        if topic and mention.key == MentionKey(topic=topic) and mention.period in periods:
            mentions.setdefault(topic, set()).add(mention.period)
    return {
        "campaigns": {name: periods for name, periods in clicks.items() if name in campaigns},
        "mentions": mentions,
        "surveys": surveys,
    }


def _check(
    evidence: Evidence,
    document: Document | None,
    place: int,
    known: Mapping[str, Mapping[str, Collection[Period]]] | None,
) -> Iterator[Problem]:
    path, (kind, name) = ("evidence", place, "result"), parts_of_result(evidence)
    if document is None:
        return
    if known is None:
        hint = "add the line “- advocacy/results” under plugins: in mkdocs.yml"
        yield document.problem(path, _NO_PLUGIN, hint=hint)
        return
    of_kind = known.get(kind, {})
    if name not in of_kind:
        hint = nearest(evidence.result, (f"{kind}/{one}" for one in of_kind)) or f"results/ contains no {kind}"
        yield document.problem(path, f"there are no results for “{evidence.result}”", hint=hint)
    elif not any(is_within(period, evidence) for period in of_kind[name]):
        days = sorted(of_kind[name])
        hint = f"there are results from {days[0].first} to {days[-1].last}, in whole weeks or months"
        yield document.problem(path, f"there are no results for “{evidence.result}” within these days", hint=hint)
