"""The audiences of Markdown pages that aren't entries: from the key `audience` of their front matter, or their path."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.audiences import address_of_audience
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import FRONT_MATTER, Document, read_page

KEY = "audience"
_MERGE = "<<"
"""The key that includes another mapping in YAML as MkDocs reads it, but not in a hub's files."""
_MENTION = re.compile(r"(?<![\w-])audience[\"']?[ \t]*:", re.IGNORECASE)
_METADATA = re.compile(r"(?:-{3}[ \t]*\r?\n)?(?: {0,3}[\w-]+:.*(?:\n|\Z)(?: {4}.*(?:\n|\Z))*)+", re.ASCII)
"""Lines such as `title: Home`, each with indented lines below, at the beginning of a page."""
_UNREADABLE = "the audience can't be read"
_NOBODY: tuple[str, ...] = ()
"""The audiences of a page whose audiences can't be read."""


def pages_for_others(
    pages: Iterable[SourceFile], entries: Collection[str], settings: Settings
) -> tuple[frozenset[str], list[Problem]]:
    """Return the pages that are only for other audiences than the build's, and the problems with the pages' audiences.

    `entries` are the files of entries, whose kinds read their front matter. An audience that the hub doesn't name is
    another audience, so a misspelt name never shows a page to the wrong people. Neither does front matter that can't be
    read, of which MkDocs says nothing.
    """
    named: dict[str, Collection[Any] | None] = {}
    problems: list[Problem] = []
    for page in pages:
        if page.path not in entries:
            named[page.path], new_problems = _read_audiences(page, settings.audience_ids)
            problems += new_problems
    if settings.audience is None:
        return frozenset(), problems
    hidden = {path for path, audiences in named.items() if audiences is not None and settings.audience not in audiences}
    hidden |= {path for path in named if belongs_to(path, settings.other_audiences)}
    return frozenset(hidden | set(_translations_of(hidden, named, settings.languages))), problems


def belongs_to(path: str, audiences: Iterable[str]) -> bool:
    """Return whether a file is part of the page with the selection for one of the `audiences`, because of its path."""
    folders = (address_of_audience(audience) for audience in audiences)
    return any(path.startswith((folder, f"{folder.rstrip('/')}.")) for folder in folders)


def _translations_of(
    hidden: Collection[str], named: Mapping[str, Collection[Any] | None], languages: Sequence[str]
) -> Iterator[str]:
    """Yield the translations of the `hidden` pages, such as about.de.md, unless they have audiences of their own."""
    main, *others = (f".{language.lower()}" for language in languages)
    originals = {_without_suffix(path, [main]) for path in hidden}
    for path, audiences in named.items():
        original = _without_suffix(path, others)
        if audiences is None and original != _without_suffix(path, ()) and original in originals:
            yield path


def _without_suffix(path: str, languages: Collection[str]) -> PurePosixPath:
    """Return the path without its extension, and without the suffix of one of the `languages` before that."""
    page = PurePosixPath(path).with_suffix("")
    return page.with_suffix("") if page.suffix.lower() in languages else page


def _read_audiences(page: SourceFile, known: Collection[str]) -> tuple[Collection[Any] | None, list[Problem]]:
    """Return the audiences that a page names, or None if it is for everyone, and the problems with them."""
    if KEY.encode() not in page.data.lower():
        return None, []
    read, problems = read_page(page.shown, page.data)
    if read is None:
        if not _MENTION.search(page.data.decode(errors="replace")):
            return None, []
        return _NOBODY, [
            replace(problem, severity=Severity.WARNING, message=f"{_UNREADABLE}: {problem.message}")
            for problem in problems
        ]
    if read.front is None:
        return _read_elsewhere(page.shown, page.data.decode("utf-8-sig"))
    return _read_front_matter(read.front, known)


def _read_front_matter(front: Document, known: Collection[str]) -> tuple[Collection[Any] | None, list[Problem]]:
    keys = [key.value for key, _ in front.root.value]
    if keys.count(KEY) > 1:
        message, hint = f"{_UNREADABLE}: {KEY} appears twice", "delete one of them"
        return _NOBODY, [front.problem((KEY,), message, hint=hint, severity=Severity.WARNING, key=True)]
    if KEY in front.value:
        value = front.value[KEY]
        return value if isinstance(value, list) else [value], list(_check_names(front, value, known))
    if wrong := next((key for key in front.value if key == _MERGE or key.lower() == KEY), None):
        hint = f"write {KEY}: with its value" if wrong == _MERGE else f"write {KEY}"
        message = f"{_UNREADABLE}: it isn't under the key {KEY}"
        return _NOBODY, [front.problem((wrong,), message, hint=hint, severity=Severity.WARNING, key=True)]
    return None, []


def _read_elsewhere(file: str, text: str) -> tuple[Collection[Any] | None, list[Problem]]:
    """Return no audiences if the page begins with something like front matter that names some, else None."""
    if FRONT_MATTER.match(text):
        return None, []  # it only holds comments
    begins = len(text) - len(text.lstrip("\ufeff\u200b \t\r\n"))
    front = FRONT_MATTER.match(text[begins:])
    ends = begins + front.end() if front else _end_of_metadata(text, begins)
    mention = _MENTION.search(text, begins, ends)
    if mention is None:
        return None, []
    line = text.count("\n", 0, mention.start()) + 1
    column = mention.start() - text.rfind("\n", 0, mention.start())
    message = f"{_UNREADABLE}: it isn't in the page's front matter"
    hint = "begin the page with a line ---, and end the lines “key: value” with another line ---"
    return _NOBODY, [Problem(file, line, column, Severity.WARNING, message, hint)]


def _end_of_metadata(text: str, start: int) -> int:
    """Return the end of the lines that MkDocs reads as metadata, or that are meant as such, from `start` on."""
    found = _METADATA.match(text, start)
    return found.end() if found else start


def _check_names(document: Document, value: Any, known: Collection[str]) -> Iterator[Problem]:
    """Report audiences that the hub doesn't name. A warning, because other plugins may read the key too."""
    if not isinstance(value, list):
        hint = f"write {KEY}: [{value if isinstance(value, str) and value else next(iter(known))}]"
        yield document.problem((KEY,), f"{KEY} must be a list", hint=hint, severity=Severity.WARNING)
        return
    for place, name in enumerate(value):
        if name not in known:
            message = f"{KEY}[{place}] is “{name}”"
            yield document.problem((KEY, place), message, hint=nearest(str(name), known), severity=Severity.WARNING)
