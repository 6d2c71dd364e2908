"""Guidelines from files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from mkdocs_advocacy.core.files import SourceFile, check_id
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document, read_page
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.guidelines.check import guideline_problems, version_problems
from mkdocs_advocacy.kinds.guidelines.model import INDEX, Guideline, GuidelineTemplate
from mkdocs_advocacy.networks.model import Network

OTHER_FOLDERS = ("languages", "networks", "rules")
"""What stands beside guidelines and is read elsewhere."""

_TITLE = re.compile(r"\A\s*# +(?P<title>[^\n]+?)(?: +#+)? *(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that could be read."""

    source: SourceFile
    guideline: Guideline
    document: Document | None


def load_guidelines(
    sources: Iterable[SourceFile],
    networks: Mapping[str, Network],
    offered: Collection[str],
    languages: Sequence[str],
    today: date,
) -> tuple[dict[str, Guideline], list[Problem]]:
    """The guidelines by id, the one for all networks first, and what is wrong in their files.

    `networks` are all that are known, by id, of which the hub has `offered`.
    """
    names: set[str] = set()
    current: dict[str, _Read] = {}
    earlier: dict[str, list[_Read]] = {}
    problems: list[Problem] = []
    for source in sources:
        parts = PurePosixPath(source.path).parts[1:]
        if parts[0] in OTHER_FOLDERS or source.stem.lower() == "readme":
            continue
        is_version = len(parts) == 2 and source.stem.isdecimal()
        if len(parts) > 1 and not is_version:
            problems.append(_misplaced(source, parts))
            continue
        names |= set() if is_version else {source.stem}
        read, found = _read(source, parts[0] if is_version else source.stem, networks, is_version=is_version)
        problems += found
        if read is None:
            continue
        if is_version:
            earlier.setdefault(read.guideline.id, []).append(read)
        else:
            current[read.guideline.id] = read
    problems += _taken_twice(current.values(), networks)
    for one in current.values():
        problems += guideline_problems(one.guideline, one.document, networks, offered, languages, today)
    for guideline_id, versions in earlier.items():
        if guideline_id in current:
            problems += version_problems(
                current[guideline_id].guideline, [(one.guideline, one.document, one.source) for one in versions]
            )
        elif guideline_id not in names:
            message = f"this is an earlier version of guidelines/{guideline_id}.md, which there is not"
            hint = nearest(guideline_id, names)
            problems += [Problem(one.source.shown, 1, 1, Severity.ERROR, message, hint) for one in versions]
    found_ids = sorted(current, key=lambda name: (name != INDEX, name))
    return {name: _with_earlier(current[name].guideline, earlier.get(name, ())) for name in found_ids}, problems


def _with_earlier(guideline: Guideline, versions: Iterable[_Read]) -> Guideline:
    known = {one.guideline.version: one.guideline for one in versions if one.guideline.version < guideline.version}
    return replace(guideline, earlier=tuple(known[number] for number in sorted(known, reverse=True)))


def _read(
    source: SourceFile, guideline_id: str, networks: Mapping[str, Network], *, is_version: bool
) -> tuple[_Read | None, list[Problem]]:
    page, problems = read_page(source.shown, source.data)
    if page is None:
        return None, problems
    template: GuidelineTemplate | None = GuidelineTemplate()
    if page.front:
        template, wrong = validated(GuidelineTemplate, page.front, None)
        problems += wrong
    if guideline_id not in networks and guideline_id != INDEX and not is_version:
        problems += check_id(source, guideline_id)
    if template is None:
        return None, problems
    network = template.network or (guideline_id if guideline_id in networks else None)
    heading = _TITLE.match(page.body)
    title = template.title or (heading["title"] if heading else None)
    if title is None:
        title = networks[network].name if network and network in networks else guideline_id
    if network is None and guideline_id != INDEX and template.title is None and not is_version:
        message = f"there is no network “{guideline_id}”"
        hint = f"{nearest(guideline_id, networks)} A page about something else needs a title: in its first lines"
        problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, hint.strip()))
        return None, problems
    body = page.body[heading.end() :] if heading else page.body
    guideline = Guideline(guideline_id, source.shown, title, template, body.strip("\n") + "\n", network)
    return _Read(source, guideline, page.front), problems


def _misplaced(source: SourceFile, parts: Sequence[str]) -> Problem:
    message = f"the file is not read: in guidelines/{parts[0]}/ belong earlier versions, such as 1.md"
    hint = f"move it to guidelines/{parts[-1]}" if len(parts) > 1 else ""
    return Problem(source.shown, 1, 1, Severity.WARNING, message, hint)


def _taken_twice(read: Iterable[_Read], networks: Mapping[str, Network]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for one in read:
        network = one.guideline.network
        if network is None or network not in networks:
            continue
        if taken := first.get(network):
            message = f"{networks[network].name} has a guideline already: {taken}"
            hint = "keep one of the two, or delete the line network: in one that is about something else"
            line, column = one.document.place(("network",)) if one.document else (1, 1)
            yield Problem(one.source.shown, line, column, Severity.ERROR, message, hint)
        else:
            first[network] = one.source.shown
