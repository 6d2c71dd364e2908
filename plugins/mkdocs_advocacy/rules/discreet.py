"""Remove quotations from problems with confidential content, because build logs may be public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.rules.secrets import Secrets

_BEFORE_A_QUOTATION = (
    "(?:for one text, )?write|as in|the line then reads|end (?:this|the) line after|if it belongs under"
)
"""A pattern for the parts of hints that come before a quoted line or name of the file."""


def without_quotations(problem: Problem) -> Problem:
    """Return the problem with its position, but without quoted texts and lines."""
    message = re.sub(r" \(write .*\)$", "", re.sub(r"(?<=on the same line as ).*", "a name", problem.message))
    hint = re.sub(f"(?:^|[:;,]? ?)\\b(?:{_BEFORE_A_QUOTATION}) .*", "", problem.hint)
    hint = re.sub("“.*?”", "“…”", hint)
    return replace(problem, message=re.sub("“.*”|“.*", "“…”", message), hint=hint)


def discreet(problems: Iterable[Problem], secrets: Secrets) -> Iterator[Problem]:
    """Yield all problems, without quotations if they would reveal a confidential term. Rules are already discreet."""
    for problem in problems:
        names_a_term = not problem.rule and secrets.known and any(secrets.found(f"{problem.message} {problem.hint}"))
        yield without_quotations(problem) if names_a_term else problem
