"""Problems without what the writer wrote: logs of a build may be public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.rules.secrets import Secrets

_BEFORE_A_QUOTATION = (
    "(?:for one text, )?write|as in|the line then reads|end (?:this|the) line after|if it belongs under"
)
"""The words of a hint before a line or a name of the file, as a pattern."""


def without_quotations(problem: Problem) -> Problem:
    """The problem with its place, and without the texts and lines that it quotes."""
    message = re.sub(r" \(write .*\)$", "", re.sub(r"(?<=on the same line as ).*", "a name", problem.message))
    hint = re.sub(f"(?:^|[:;,]? ?)\\b(?:{_BEFORE_A_QUOTATION}) .*", "", problem.hint)
    hint = re.sub("“.*?”", "“…”", hint)
    return replace(problem, message=re.sub("“.*”|“.*", "“…”", message), hint=hint)


def discreet(problems: Iterable[Problem], secrets: Secrets) -> Iterator[Problem]:
    """The problems; those that would name a confidential term quote nothing. What a rule says, it says knowingly."""
    for problem in problems:
        names_a_term = not problem.rule and secrets.known and any(secrets.found(f"{problem.message} {problem.hint}"))
        yield without_quotations(problem) if names_a_term else problem
