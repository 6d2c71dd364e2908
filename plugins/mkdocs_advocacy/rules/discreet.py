"""Problems without what the writer wrote: logs of a build may be public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.rules.secrets import Secrets


def without_quotations(problem: Problem) -> Problem:
    """The problem with its place, and without the texts and lines that it quotes."""
    message = re.sub(r"^\S*.*( is not a name that is known here)", r"this\1", problem.message)
    hint = re.sub(r"(?:^|: |, )(?:write|as in) .*|(?<=in quotes): .*", "", problem.hint)
    hint = re.sub("“.*?”", "“…”", hint)
    return replace(problem, message=re.sub("“.*”|“.*", "“…”", message), hint=hint)


def discreet(problems: Iterable[Problem], secrets: Secrets) -> Iterator[Problem]:
    """The problems; those that would name a confidential term quote nothing. What a rule says, it says knowingly."""
    for problem in problems:
        names_a_term = not problem.rule and secrets.known and any(secrets.found(f"{problem.message} {problem.hint}"))
        yield without_quotations(problem) if names_a_term else problem
