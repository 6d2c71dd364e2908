"""Addresses copied from the source of a web page, which spells their “&” as `&amp;`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, Path

_ESCAPED = re.compile(r"(&|%26)(?:(?:amp|(?:#|%23)(?:0*38|x0*26))(?:;|%3B))+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”„«»]+", re.IGNORECASE)


def escaped_problems(document: Document, path: Path, named: str, text: str) -> Iterator[Problem]:
    """A warning for each address in `text`, the value at `path`, that has “&” as web pages spell it in their source.

    A browser takes the rest of the spelling for the next parameter's name: `&amp;c=2` sets “amp;c”.
    """
    if "amp" not in text.lower() and "38" not in text and "26" not in text:
        return
    for address in _ADDRESS.finditer(text):
        found = _ESCAPED.search(address.group())
        if found is None:
            continue
        start = address.start() + found.start()
        line, column = document.place_within(path, found.group(), text[:start].count(found.group()))
        message = f"{named}: “{found.group()}” is how the source of a web page spells “{found[1]}”; it breaks the link"
        right = _ESCAPED.sub(r"\1", address.group()).rstrip(".,;:!?")
        yield Problem(document.file, line, column, Severity.WARNING, message, f"write {right}")
