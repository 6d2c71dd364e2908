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


def describe(word: AvoidedWord, written: str, rules: Rules, where: str = "") -> tuple[str, str]:
    """Return the message and hint for a word to avoid as it is `written`. `where` names the network, if only one.

    The replacement and the reason are left out if they are confidential, because build logs may be public.
    """
    why = None if _is_confidential(word.why, rules) else word.why
    since = f" from {word.since} on" if word.since else ""
    message = f"“{written}” is a word to avoid{where}{since}{because(why)}"
    if _is_confidential(word.instead, rules):
        return message, "the vocabulary has the word to write instead"
    return message, f"write “{word.instead}”" if word.instead else "delete it"


def _is_confidential(text: str | None, rules: Rules) -> bool:
    return any(not leak.secret.entry.public for leak in rules.secrets.found(text or ""))


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
        message, hint = describe(hit.entry, written, rules, where)
        line, column = place_of(document, path, text, hit.start, written)
        own = Severity.NOTICE if hit.entry.since else severity
        yield Problem(document.file, line, column, own, message, hint, "avoided-words")
