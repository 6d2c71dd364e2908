"""The hub's severities for problems with people, groups and events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import get_args

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.rules.model import WEIGHTS, AnyRule, ProgrammeRule, Weight

_RULES = frozenset(get_args(ProgrammeRule))
_GRADED = ("mail-heavy",)
"""Rules that report worse cases as more severe, unless the hub sets another severity than the default."""


def weighed(problems: Iterable[Problem], weights: Mapping[AnyRule, Weight]) -> Iterator[Problem]:
    """Yield the problems with the hub's severity for their rule, without problems of rules that are off."""
    for problem in problems:
        weight = weights[problem.rule] if problem.rule in _RULES else None  # type: ignore[index]  # a ProgrammeRule
        if problem.rule in _GRADED and weight == WEIGHTS[problem.rule]:  # type: ignore[index]
            weight = None
        if weight != "off":
            yield replace(problem, severity=Severity(weight)) if weight else problem
