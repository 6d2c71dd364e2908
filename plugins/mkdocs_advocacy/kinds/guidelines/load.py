"""Load guidelines from files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from mkdocs_advocacy.content.kind import Kind, Reading
from mkdocs_advocacy.content.loader import Group, group_files, orphan_problems
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document, read_page
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.guidelines.body import split_title
from mkdocs_advocacy.kinds.guidelines.check import guideline_problems, version_problems
from mkdocs_advocacy.kinds.guidelines.model import INDEX, Guideline, GuidelineTemplate
from mkdocs_advocacy.kinds.guidelines.translate import load_translations
from mkdocs_advocacy.networks.load import meant_network
from mkdocs_advocacy.networks.model import Network

OTHER_FOLDERS = ("languages", "networks", "rules")
"""Folders in `guidelines/` that other modules read."""


@dataclass(frozen=True, slots=True)
class _GuidelineFile:
    """A guideline with its file and front matter."""

    source: SourceFile
    guideline: Guideline
    document: Document | None


def load_guidelines(
    kind: Kind[Any], sources: Iterable[SourceFile], reading: Reading
) -> tuple[dict[str, Guideline], list[Problem]]:
    """Load the guidelines by id, starting with the guideline for all networks, and their problems."""
    networks, languages = reading.networks, reading.settings.languages
    own, earlier_files, problems = _split(sources, languages)
    groups, more_problems = group_files(kind, own, known_ids=networks)
    problems += more_problems
    current: dict[str, _GuidelineFile] = {}
    for group in groups:
        read, more_problems = _read_original(group, kind, reading)
        problems += more_problems
        if read:
            current[group.id] = read
    problems += _duplicate_problems(current.values(), networks)
    problems += _overview_problems(groups)
    today = day_of(reading.now, reading.settings.zone)
    for item in current.values():
        problems += guideline_problems(item.guideline, item.document, networks, reading.offered, languages, today)
    earlier, more_problems = _read_earlier_versions(earlier_files, current, {source.stem for source in own}, reading)
    problems += more_problems
    guidelines: dict[str, Guideline] = {}
    for group in sorted(groups, key=lambda group: (group.id != INDEX, group.id)):
        original = current[group.id].guideline if group.id in current else None
        translations, more_problems = load_translations(group, original, reading) if group.own else ((), [])
        problems += more_problems
        if original:
            versions = _add_earlier(original, earlier.get(group.id, ()))
            guidelines[group.id] = replace(versions, translations=translations)
    return guidelines, problems


def _split(
    sources: Iterable[SourceFile], languages: Sequence[str]
) -> tuple[list[SourceFile], list[SourceFile], list[Problem]]:
    """Split the files into guidelines with translations, and earlier versions. Report all other files."""
    own: list[SourceFile] = []
    earlier_files: list[SourceFile] = []
    problems: list[Problem] = []
    for source in sources:
        parts = PurePosixPath(source.path).parts[1:]
        if parts[0] in OTHER_FOLDERS or source.stem.partition(".")[0].lower() == "readme":
            continue
        if len(parts) == 1:
            own.append(source)
        elif len(parts) == 2 and source.stem.isdecimal():
            earlier_files.append(source)
        else:
            problems.append(_misplaced(source, parts, languages))
    return own, earlier_files, problems


def _read_original(group: Group, kind: Kind[Any], reading: Reading) -> tuple[_GuidelineFile | None, list[Problem]]:
    """Read the guideline of a group of files, without its translations."""
    if group.own is None:
        return None, list(orphan_problems(kind.singular, ".md", group))
    return _read(group.own, group.id, reading, is_version=False)


def _read(
    source: SourceFile, guideline_id: str, reading: Reading, *, is_version: bool
) -> tuple[_GuidelineFile | None, list[Problem]]:
    page, problems = read_page(source.shown, source.data)
    if page is None:
        return None, problems
    template: GuidelineTemplate | None = GuidelineTemplate()
    if page.front:
        template, more_problems = validated(
            GuidelineTemplate,
            page.front,
            None,
            meant_network=partial(meant_network, reading.networks),
            audiences=reading.settings.audience_ids,
        )
        problems += more_problems
    if template is None:
        return None, problems
    networks = reading.networks
    network = template.network or (guideline_id if guideline_id in networks else None)
    heading, body = split_title(page.body)
    title = template.title or heading
    if title is None:
        title = networks[network].name if network and network in networks else guideline_id
    if network is None and guideline_id != INDEX and template.title is None and not is_version:
        message = f"unknown network “{guideline_id}”"
        hint = f"{nearest(guideline_id, networks)} A page about another topic needs title: in its front matter"
        problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, hint.strip()))
        return None, problems
    language = reading.settings.languages[0]
    guideline = Guideline(guideline_id, source.shown, title, template, body, network, language)
    return _GuidelineFile(source, guideline, page.front), problems


def _read_earlier_versions(
    sources: Iterable[SourceFile], current: Mapping[str, _GuidelineFile], names: Iterable[str], reading: Reading
) -> tuple[Mapping[str, Sequence[_GuidelineFile]], list[Problem]]:
    """Read the earlier versions, by guideline id. `names` are the ids of all guideline files."""
    earlier: dict[str, list[_GuidelineFile]] = {}
    problems: list[Problem] = []
    for source in sources:
        guideline_id = PurePosixPath(source.path).parts[1]
        read, more_problems = _read(source, guideline_id, reading, is_version=True)
        problems += more_problems
        if read:
            earlier.setdefault(guideline_id, []).append(read)
    for guideline_id, versions in earlier.items():
        if guideline_id in current:
            problems += version_problems(
                current[guideline_id].guideline, [(item.guideline, item.document, item.source) for item in versions]
            )
        elif guideline_id not in names:
            message = f"this is an earlier version of guidelines/{guideline_id}.md, which does not exist"
            hint = nearest(guideline_id, names)
            problems += [Problem(item.source.shown, 1, 1, Severity.ERROR, message, hint) for item in versions]
    return earlier, problems


def _add_earlier(guideline: Guideline, versions: Iterable[_GuidelineFile]) -> Guideline:
    known = {item.guideline.version: item.guideline for item in versions if item.guideline.version < guideline.version}
    return replace(guideline, earlier=tuple(known[number] for number in sorted(known, reverse=True)))


def _misplaced(source: SourceFile, parts: Sequence[str], languages: Sequence[str]) -> Problem:
    number, _, language = source.stem.partition(".")
    if len(parts) == 2 and number.isdecimal() and language:
        message = "the file is not read: earlier versions can't have translations"
        hint = f"delete it, or translate guidelines/{parts[0]}.md in guidelines/{parts[0]}.{language}.md"
    elif len(parts) == 2 and source.stem in languages:
        message = f"the file is not read: translations belong next to guidelines/{parts[0]}.md"
        hint = f"move it to guidelines/{parts[0]}.{source.stem}.md"
    else:
        message = f"the file is not read: guidelines/{parts[0]}/ is for earlier versions, such as 1.md"
        hint = f"move it to guidelines/{parts[-1]}"
    return Problem(source.shown, 1, 1, Severity.WARNING, message, hint)


def _overview_problems(groups: Iterable[Group]) -> Iterator[Problem]:
    """Yield an error for each translation of the principles that clashes with a guideline, such as one called `de`."""
    by_id = {group.id: group for group in groups}
    for language, source in by_id[INDEX].translations.items() if INDEX in by_id else ():
        other = by_id.get(language)
        if other and other.own:
            message = (
                f"this file's page would be guidelines/{language}/, which is already the page of {other.own.shown}"
            )
            yield Problem(source.shown, 1, 1, Severity.ERROR, message, f"rename {other.own.shown}")


def _duplicate_problems(read: Iterable[_GuidelineFile], networks: Mapping[str, Network]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for item in read:
        network = item.guideline.network
        if network is None or network not in networks:
            continue
        if taken := first.get(network):
            message = f"{networks[network].name} already has a guideline: {taken}"
            hint = "delete one of them, or delete network: from the file about another topic"
            line, column = item.document.place(("network",)) if item.document else (1, 1)
            yield Problem(item.source.shown, line, column, Severity.ERROR, message, hint)
        else:
            first[network] = item.source.shown
