"""Check guidelines that passed validation."""

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
    """Yield the problems of a current version. `document` is its front matter, or None."""
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
    own: GuidelineTranslation, document: Document, original: Guideline, languages: Sequence[str]
) -> Iterator[Problem]:
    """Yield the problems of a translation. `own` contains only the values of its own file."""
    if own.version is not None:
        yield from _translated_version_problems(own.version, document, original)
    yield from _phrase_problems(document, own.key_phrases or (), languages)
    yield from hashtag_problems(document, own.hashtags or ())


def _translated_version_problems(version: int, document: Document, original: Guideline) -> Iterator[Problem]:
    latest = f"{original.source} is version {original.version}"
    if version > original.version:
        yield document.problem(
            ("version",), f"this file translates version {version}, but {latest}", hint="lower the number"
        )
    elif version < original.version:
        hint = f"translate the changes, then write version: {original.version}"
        message = f"this file translates version {version}, but {latest}"
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
        active = [name for name, other in networks.items() if other.status == "active"]
        message, hint = f"{named}unknown network “{network_id}”", nearest(network_id, active, limit=24)
        yield document.problem(path, message, hint=hint)
    elif network_id not in offered:
        reason = "is no longer offered" if network.status == "dead" else "is not offered by this hub"
        yield document.problem(path, f"{named}{network.name} {reason}", severity=Severity.NOTICE)


def _day_problems(guideline: Guideline, document: Document, today: date) -> Iterator[Problem]:
    effective, review = guideline.template.effective, guideline.template.review_by
    if review and effective and review < effective:
        yield document.problem(
            ("review_by",), f"review_by is {review}, before the guideline takes effect on {effective}"
        )
    elif review and review < today:
        message = f"review_by: the guideline was due for review by {review}"
        hint = "review it, then set the date of the next review"
        yield document.problem(("review_by",), message, hint=hint, severity=Severity.NOTICE)


def _change_problems(guideline: Guideline, document: Document) -> Iterator[Problem]:
    seen: dict[int, int] = {}
    for position, change in enumerate(guideline.template.changes):
        path = ("changes", position, "version")
        if change.version > guideline.version:
            message = (
                f"changes[{position}].version is {change.version}, but the guideline is version {guideline.version}"
            )
            yield document.problem(path, message, hint="advocacy release guideline raises the number")
        elif change.version in seen:
            line, _ = document.place(("changes", seen[change.version]))
            message = f"changes[{position}]: version {change.version} already has a note on line {line}"
            yield document.problem(path, message, hint="combine them into one note")
        seen.setdefault(change.version, position)


def version_problems(
    current: Guideline, versions: Iterable[tuple[Guideline, Document | None, SourceFile]]
) -> Iterator[Problem]:
    """Yield problems with files of earlier versions. A file's name is its version, which is below the current one."""
    for earlier, document, source in versions:
        line, column = document.place(("version",)) if document else (1, 1)
        if str(earlier.version) != source.stem:
            message = f"version is {earlier.version}, but the file's name is {source.stem}.md"
            yield Problem(source.shown, line, column, Severity.ERROR, message, "change one of them so that they match")
        elif earlier.version >= current.version:
            message = (
                f"{current.source} is version {current.version}, so version {earlier.version} isn't an earlier version"
            )
            hint = f"raise its version: to {earlier.version + 1}, or delete this file"
            yield Problem(source.shown, line, column, Severity.ERROR, message, hint)
