"""Detection of URLs copied from HTML source, with “&” spelt `&amp;`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, Path

_ESCAPED = re.compile(r"(&|%26)(?:(?:amp|(?:#|%23)(?:0*38|x0*26))(?:;|%3B))+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”„«»]+", re.IGNORECASE)


def escaped_problems(document: Document, path: Path, label: str, text: str) -> Iterator[Problem]:
    """Warn about each URL with an HTML-escaped “&” in `text`, the value at `path`. Messages call it `label`.

    A browser treats the rest of the escape as part of the next parameter: `&amp;c=2` sets “amp;c”.
    """
    if "amp" not in text.lower() and "38" not in text and "26" not in text:
        return
    for address in _ADDRESS.finditer(text):
        escape = _ESCAPED.search(address.group())
        if escape is None:
            continue
        start = address.start() + escape.start()
        line, column = document.place_within(path, escape.group(), text[:start].count(escape.group()))
        message = f"{label}: “{escape.group()}” is HTML code for “{escape[1]}” and breaks the link"
        repaired = _ESCAPED.sub(r"\1", address.group()).rstrip(".,;:!?")
        yield Problem(document.file, line, column, Severity.WARNING, message, f"write {repaired}")
