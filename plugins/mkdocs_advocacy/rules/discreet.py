"""Remove quotations from problems with confidential content, because build logs may be public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.rules.secrets import Leak, Secrets

_BEFORE_A_QUOTATION = (
    "(?:for one text, )?write|as in|the line then reads|end (?:this|the) line after|if it belongs under"
)
"""A pattern for the parts of hints that come before a quoted line or name of the file."""
_HIDDEN = "there is a problem here, but its description would reveal a confidential term"


def without_quotations(problem: Problem) -> Problem:
    """Return the problem with its position, but without quoted texts and lines."""
    message = re.sub(r" \(write .*\)$", "", re.sub(r"(?<=on the same line as )(?!\|).*", "a key", problem.message))
    hint = re.sub(f"(?:^|[:;,]? ?)\\b(?:{_BEFORE_A_QUOTATION}) .*", "", problem.hint)
    hint = re.sub("“.*?”", "“…”", hint)
    return replace(problem, message=re.sub("“.*”|“.*", "“…”", message), hint=hint)


def discreet(problems: Iterable[Problem], secrets: Secrets) -> Iterator[Problem]:
    """Yield all problems, but without quotations if they would reveal a confidential term.

    If the rest still reveals one, for example in a key, only the position is left. Rules are already discreet.
    """
    for problem in problems:
        if problem.rule or not any(_find_terms(problem, secrets)):
            yield problem
            continue
        shorter = without_quotations(problem)
        is_hidden = any(not leak.secret.entry.public for leak in _find_terms(shorter, secrets))
        yield replace(shorter, message=_HIDDEN, hint="") if is_hidden else shorter


def _find_terms(problem: Problem, secrets: Secrets) -> Iterator[Leak]:
    return secrets.found(f"{problem.message} {problem.hint}") if secrets.known else iter(())
