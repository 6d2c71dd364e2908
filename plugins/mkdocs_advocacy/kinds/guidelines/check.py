"""What is wrong with guidelines that could be read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.hashtags import hashtag_problems
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.guidelines.model import Guideline, GuidelineTranslation, KeyPhrase
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.load import language_problems, list_problems


def guideline_problems(
    guideline: Guideline,
    document: Document | None,
    networks: Mapping[str, Network],
    offered: Collection[str],
    languages: Sequence[str],
    today: date,
) -> Iterator[Problem]:
    """What is wrong with the version that holds. `document` is its front matter, None where it has none."""
    if document is None:
        return
    template = guideline.template
    if guideline.network:
        yield from _network_problems(document, guideline.network, networks, offered)
    yield from _day_problems(guideline, document, today)
    yield from list_problems(document, template, languages)
    yield from _phrase_problems(document, template.key_phrases, languages)
    yield from hashtag_problems(document, template.hashtags)
    yield from _change_problems(guideline, document)


def translation_problems(
    said: GuidelineTranslation, document: Document, original: Guideline, languages: Sequence[str]
) -> Iterator[Problem]:
    """What is wrong with a translation of a guideline; `said` is what its own file says."""
    if said.version is not None:
        yield from _translated_version_problems(said.version, document, original)
    yield from _phrase_problems(document, said.key_phrases or (), languages)
    yield from hashtag_problems(document, said.hashtags or ())


def _translated_version_problems(version: int, document: Document, original: Guideline) -> Iterator[Problem]:
    latest = f"{original.source} is version {original.version}"
    if version > original.version:
        yield document.problem(
            ("version",), f"this translates version {version}, and {latest}", hint="lower the number"
        )
    elif version < original.version:
        hint = f"translate what has changed, then write version: {original.version}"
        message = f"this translates version {version}, and {latest}"
        yield document.problem(("version",), message, hint=hint, severity=Severity.NOTICE)


def _phrase_problems(document: Document, phrases: Sequence[KeyPhrase], languages: Sequence[str]) -> Iterator[Problem]:
    for position, phrase in enumerate(phrases):
        if phrase.language:
            yield from language_problems(document, ("key_phrases", position, "language"), phrase.language, languages)


def _network_problems(
    document: Document, network_id: str, networks: Mapping[str, Network], offered: Collection[str]
) -> Iterator[Problem]:
    network = networks.get(network_id)
    path, named = (("network",), "network: ") if "network" in document.value else ((), "")
    if network is None:
        active = [name for name, one in networks.items() if one.status == "active"]
        message, hint = f"{named}there is no network “{network_id}”", nearest(network_id, active, limit=24)
        yield document.problem(path, message, hint=hint)
    elif network_id not in offered:
        said = "is not offered any more" if network.status == "dead" else "is not offered by this hub"
        yield document.problem(path, f"{named}{network.name} {said}", severity=Severity.NOTICE)


def _day_problems(guideline: Guideline, document: Document, today: date) -> Iterator[Problem]:
    effective, review = guideline.template.effective, guideline.template.review_by
    if review and effective and review < effective:
        yield document.problem(("review_by",), f"review_by is {review}, before it holds on {effective}")
    elif review and review < today:
        message = f"review_by: the guideline was to be read again by {review}"
        hint = "read it, and set the day by which somebody does so again"
        yield document.problem(("review_by",), message, hint=hint, severity=Severity.NOTICE)


def _change_problems(guideline: Guideline, document: Document) -> Iterator[Problem]:
    seen: dict[int, int] = {}
    for position, change in enumerate(guideline.template.changes):
        path = ("changes", position, "version")
        if change.version > guideline.version:
            message = f"changes[{position}].version is {change.version}; the guideline is version {guideline.version}"
            yield document.problem(path, message, hint="advocacy release raises the number")
        elif change.version in seen:
            line, _ = document.place(("changes", seen[change.version]))
            message = f"changes[{position}]: version {change.version} stands in line {line} already"
            yield document.problem(path, message, hint="put what it changed into one note")
        seen.setdefault(change.version, position)


def version_problems(
    current: Guideline, versions: Iterable[tuple[Guideline, Document | None, SourceFile]]
) -> Iterator[Problem]:
    """What is wrong with the files of earlier versions: each is called as its number, which is below the present."""
    for one, document, source in versions:
        line, column = document.place(("version",)) if document else (1, 1)
        if str(one.version) != source.stem:
            message = f"version is {one.version}, and the file is called {source.stem}.md"
            yield Problem(source.shown, line, column, Severity.ERROR, message, "let one of the two be the other")
        elif one.version >= current.version:
            message = f"{current.source} is version {current.version}, so version {one.version} is no earlier one"
            hint = f"raise its version: to {one.version + 1}, or delete this file"
            yield Problem(source.shown, line, column, Severity.ERROR, message, hint)
