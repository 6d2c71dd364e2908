"""The audiences of Markdown pages that aren't entries, from the key `audience` of their front matter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document, read_page

KEY = "audience"


def pages_for_others(
    pages: Iterable[SourceFile], entries: Collection[str], settings: Settings
) -> tuple[frozenset[str], list[Problem]]:
    """Return the pages that are only for other audiences than the build's, and the problems with the pages' audiences.

    `entries` are the files of entries, whose kinds read their front matter. An audience that the hub doesn't name is
    another audience, so a misspelt name never shows a page to the wrong people.
    """
    hidden: set[str] = set()
    problems: list[Problem] = []
    for page in pages:
        if page.path in entries or KEY.encode() not in page.data:
            continue
        read, _ = read_page(page.shown, page.data)  # MkDocs reports broken front matter
        if read and read.front and KEY in read.front.value:
            value = read.front.value[KEY]
            problems += _check_names(read.front, value, settings.audience_ids)
            named = value if isinstance(value, list) else [value]
            hidden |= {page.path} if settings.audience and settings.audience not in named else set()
    return frozenset(hidden), problems


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
