"""Describe words to avoid, for findings in posts and problems elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, Path
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.model import AvoidedWord
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.secrets import because, place_of
from mkdocs_advocacy.rules.subject import names_of


def describe(word: AvoidedWord, written: str, where: str = "") -> tuple[str, str]:
    """Return the message and hint for a word to avoid as it is `written`. `where` names the network, if only one."""
    message = f"“{written}” is a word to avoid{where}{because(word.why)}"
    return message, f"write “{word.instead}”" if word.instead else "delete it"


def text_problems(
    document: Document,
    path: Path,
    text: str,
    language: str,
    rules: Rules,
    networks: Sequence[Network],
    severity: Severity,
) -> Iterator[Problem]:
    """Yield the problems with words to avoid in a text of `document`, including those of the `networks` it is for."""
    found = [(hit, "") for hit in rules.words(language).found(text)]
    for network in networks:
        if network.id in rules.of_networks:
            where = f" on {names_of([network])}"
            found += [(hit, where) for hit in rules.words(language, network.id).found(text)]
    for hit, where in found:
        written = text[hit.start : hit.end]
        message, hint = describe(hit.entry, written, where)
        line, column = place_of(document, path, text, hit.start, written)
        yield Problem(document.file, line, column, severity, message, hint, "avoided-words")
