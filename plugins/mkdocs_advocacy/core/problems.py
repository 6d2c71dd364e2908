"""Problems in a hub's files, each with its position and a hint at the fix."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from mkdocs_advocacy.core.names import in_one_line, markup_sign, misleading_sign, shown_name


class Severity(StrEnum):
    """The severity of a problem: errors fail every build, warnings only strict builds, notices never."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem at a position that an editor can jump to."""

    file: str
    """Path relative to the hub's folder, as shown to the writer."""
    line: int
    """The line number, from 1."""
    column: int
    """The column number, from 1."""
    severity: Severity
    message: str
    hint: str = ""
    """How to fix the problem: the nearest name, the allowed values, how much to shorten."""
    rule: str = ""
    """The id of the rule whose severity a hub can change; empty if there is none."""

    def __post_init__(self) -> None:
        """Prevent quoted text from breaking the line."""
        object.__setattr__(self, "file", shown_name(self.file))
        object.__setattr__(self, "message", _shorten(in_one_line(self.message)))
        object.__setattr__(self, "hint", _shorten(in_one_line(self.hint)))

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}{hint}{rule}"


_LONGEST = 240


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 61]} … {text[-58:]}"


def nearest(name: str, allowed: Iterable[str], *, limit: int = 12) -> str:
    """Return a hint for a wrong name: the nearest match, and all allowed names if they are few."""
    names = sorted(allowed)
    close = nearest_of(name, names)
    listed = f"allowed: {', '.join(names)}" if 0 < len(names) <= limit else ""
    meant = f"did you mean “{close}”?" if close else ""
    return " ".join(part for part in (meant, listed) if part)


def nearest_of(name: str, names: Sequence[str]) -> str:
    """Return the name nearest to a wrong name, or an empty string if none is similar."""
    return next(iter(difflib.get_close_matches(name.lower(), names, n=1)), "")


def misleading_name(shown: str) -> Problem | None:
    """Return the problem with a file whose path could be shown wrongly or act as markup or control codes, else None."""
    if sign := misleading_sign(shown):
        message = f"the file is not published: its name contains {sign}, an invisible character"
        return Problem(shown, 1, 1, Severity.WARNING, message, "rename it")
    if sign := markup_sign(shown):
        message = f"the file is not published: its name contains “{sign}”, which acts as HTML in pages"
        return Problem(shown, 1, 1, Severity.WARNING, message, "rename it")
    return None


_VALUES = attrgetter("file", "line", "column", "severity", "message", "hint", "rule")
"""Gets the values by which problems are compared, much faster than comparing problems."""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the unique problems, sorted by file and position."""
    return tuple(sorted(set(problems), key=_VALUES))


def failing(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Return whether these problems fail a build."""
    severities = {problem.severity for problem in problems}
    return Severity.ERROR in severities or (strict and Severity.WARNING in severities)


MOST_OF_A_FILE, MOST = 100, 1_000
"""Maximum number of problems shown to people, per file and in total."""
MOST_FOR_PROGRAMS = 10_000
"""Maximum number of problems in machine-readable output, per file and in total."""
_WORST_FIRST = tuple(Severity)


def for_people(problems: Iterable[Problem], *, of_a_file: int = MOST_OF_A_FILE) -> list[Problem]:
    """Return the problems to show to people; an extra problem counts those left out.

    Problems of the same file must be adjacent.
    """
    return _limit_problems(problems, of_a_file, MOST)


def for_programs(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems for machine-readable output, which has a higher limit."""
    return _limit_problems(problems, MOST_FOR_PROGRAMS, MOST_FOR_PROGRAMS)


def _limit_problems(problems: Iterable[Problem], of_a_file: int, in_all: int) -> list[Problem]:
    listed: list[Problem] = []
    total, shown = 0, 0
    worst_left: list[Problem] = []
    for _, group in groupby(problems, key=lambda problem: problem.file):
        of_file = list(group)
        total += len(of_file)
        kept, left = _split_by_severity(of_file, of_a_file)
        listed += [*kept, *([_count_more(left, len(left), "in this file")] if left else [])]
        shown += len(kept)
        worst_left += _split_by_severity(left, 1)[0]
    if shown <= in_all:
        return listed
    kept, left = _split_by_severity(listed, in_all)
    counted = sum(1 for problem in kept if not problem.message.endswith(_NOT_LISTED))
    return [*kept, _count_more([*left, *worst_left], total - counted, "in all files")]


def _split_by_severity(problems: Sequence[Problem], most: int) -> tuple[list[Problem], list[Problem]]:
    """Split the problems into the `most` worst ones and the rest, both in their original order."""
    ranked = sorted(range(len(problems)), key=lambda place: _WORST_FIRST.index(problems[place].severity))
    kept = set(ranked[:most])
    return (
        [problem for place, problem in enumerate(problems) if place in kept],
        [problem for place, problem in enumerate(problems) if place not in kept],
    )


_NOT_LISTED = "not listed"


def _count_more(left: Sequence[Problem], count: int, where: str) -> Problem:
    """Return one problem that counts the problems left out and has their highest severity."""
    first = left[0]
    severity = _WORST_FIRST[min(_WORST_FIRST.index(problem.severity) for problem in left)]
    message = f"{count:,} more {'problem' if count == 1 else 'problems'} {where}, {_NOT_LISTED}"
    return Problem(first.file, first.line, first.column, severity, message, "fix the others first")


def as_text(problems: Sequence[Problem]) -> str:
    """Format the problems for people, one per line, followed by a line with the totals."""
    counts = Counter(problem.severity for problem in problems)
    total = ", ".join(
        f"{counts[severity]:,} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    )
    return "\n".join([*(str(problem) for problem in for_people(problems)), total or "no problems"])


def as_json(problems: Sequence[Problem]) -> str:
    """Format the problems as a JSON list of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in for_programs(problems)], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Format the problems as GitHub workflow commands, which annotate lines.

    Escaping follows `packages/core/src/command.ts` of the toolkit (read 2026-11-22); problems have no line breaks.
    """
    return "\n".join(_format_annotation(problem) for problem in for_programs(problems))


def _format_annotation(problem: Problem) -> str:
    message = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    message = (f"{message} [{problem.rule}]" if problem.rule else message).replace("%", "%25")
    file = problem.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{problem.severity} file={file},line={problem.line},col={problem.column}::{message}"


_GITLAB_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def as_gitlab(problems: Sequence[Problem]) -> str:
    """Format the problems as a GitLab Code Quality report, which annotates lines of merge requests.

    The fields are those in docs.gitlab.com/ci/testing/code_quality (read 2026-11-27).
    """
    return json.dumps([_create_finding(problem) for problem in for_programs(problems)], ensure_ascii=False, indent=2)


def _create_finding(problem: Problem) -> dict[str, object]:
    return {
        "description": f"{problem.message} ({problem.hint})" if problem.hint else problem.message,
        "check_name": problem.rule or "advocacy-check",
        "fingerprint": hashlib.sha256(str(problem).encode()).hexdigest(),
        "severity": _GITLAB_SEVERITIES[problem.severity],
        "location": {"path": problem.file, "lines": {"begin": problem.line}},
    }
