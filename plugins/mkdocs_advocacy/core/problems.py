"""Problems: what is wrong in a hub's files, where, and what would be right."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import groupby

from mkdocs_advocacy.core.names import in_one_line, markup_sign, misleading_sign, shown_name


class Severity(StrEnum):
    """How much a problem matters: an error fails every build, a warning a strict one, a notice none."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, at a place that an editor can jump to."""

    file: str
    """The path as the writer knows it, relative to the hub's folder."""
    line: int
    """The first line is 1."""
    column: int
    """The first character of a line is 1."""
    severity: Severity
    message: str
    hint: str = ""
    """What would be right: the nearest name, what is allowed, by how much to shorten."""
    rule: str = ""
    """The name under which a hub may weigh this problem differently; none for those that never may."""

    def __post_init__(self) -> None:
        """Keeps what a writer wrote from breaking the line in which it is quoted."""
        object.__setattr__(self, "file", shown_name(self.file))
        object.__setattr__(self, "message", _shortened(in_one_line(self.message)))
        object.__setattr__(self, "hint", _shortened(in_one_line(self.hint)))

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}{hint}{rule}"


_LONGEST = 240


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 61]} … {text[-58:]}"


def nearest(name: str, allowed: Iterable[str], *, limit: int = 12) -> str:
    """A hint for a wrong name: the nearest right one, and all that are allowed where they are few."""
    names = sorted(allowed)
    close = nearest_of(name, names)
    listed = f"allowed: {', '.join(names)}" if 0 < len(names) <= limit else ""
    meant = f"did you mean “{close}”?" if close else ""
    return " ".join(part for part in (meant, listed) if part)


def nearest_of(name: str, names: Sequence[str]) -> str:
    """The one of the `names` that a wrong name may stand for; empty where none is near."""
    return next(iter(difflib.get_close_matches(name.lower(), names, n=1)), "")


def misleading_name(shown: str) -> Problem | None:
    """The problem with a file whose path would be shown as another one, act on a terminal or in a page; else None."""
    if sign := misleading_sign(shown):
        message = f"the file is not published: its name holds {sign}, a sign that nobody sees"
        return Problem(shown, 1, 1, Severity.WARNING, message, "rename it")
    if sign := markup_sign(shown):
        message = f"the file is not published: its name holds “{sign}”, which is markup in a page"
        return Problem(shown, 1, 1, Severity.WARNING, message, "rename it")
    return None


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without repetitions, by file and place."""
    return tuple(sorted(set(problems)))


def failing(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Whether these problems fail a build."""
    severities = {problem.severity for problem in problems}
    return Severity.ERROR in severities or (strict and Severity.WARNING in severities)


MOST_OF_A_FILE, MOST = 100, 1_000
"""How many problems people are shown."""
MOST_FOR_PROGRAMS = 10_000
"""How many programs are given, of one file or of many."""
_WORST_FIRST = tuple(Severity)


def for_people(problems: Iterable[Problem], *, of_a_file: int = MOST_OF_A_FILE) -> list[Problem]:
    """The problems that people are shown; what is left out is counted by one at the place of the first of them.

    Those of a file follow each other.
    """
    return _listed(problems, of_a_file, MOST)


def for_programs(problems: Iterable[Problem]) -> list[Problem]:
    """The same for programs, which can read more."""
    return _listed(problems, MOST_FOR_PROGRAMS, MOST_FOR_PROGRAMS)


def _listed(problems: Iterable[Problem], of_a_file: int, in_all: int) -> list[Problem]:
    listed: list[Problem] = []
    total, shown = 0, 0
    worst_left: list[Problem] = []
    for _, group in groupby(problems, key=lambda problem: problem.file):
        of_file = list(group)
        total += len(of_file)
        kept, left = _divided(of_file, of_a_file)
        listed += [*kept, *([_more(left, len(left), "in this file")] if left else [])]
        shown += len(kept)
        worst_left += _divided(left, 1)[0]
    if shown <= in_all:
        return listed
    kept, left = _divided(listed, in_all)
    counted = sum(1 for problem in kept if not problem.message.endswith(_NOT_LISTED))
    return [*kept, _more([*left, *worst_left], total - counted, "in all files")]


def _divided(problems: Sequence[Problem], most: int) -> tuple[list[Problem], list[Problem]]:
    """The worst problems, `most` of them, and the others, both in their order."""
    ranked = sorted(range(len(problems)), key=lambda place: _WORST_FIRST.index(problems[place].severity))
    kept = set(ranked[:most])
    return (
        [problem for place, problem in enumerate(problems) if place in kept],
        [problem for place, problem in enumerate(problems) if place not in kept],
    )


_NOT_LISTED = "not listed"


def _more(left: Sequence[Problem], count: int, where: str) -> Problem:
    """One problem that counts the problems left out, as severe as the worst of them."""
    first = left[0]
    severity = _WORST_FIRST[min(_WORST_FIRST.index(problem.severity) for problem in left)]
    message = f"{count:,} more {'problem' if count == 1 else 'problems'} {where}, {_NOT_LISTED}"
    return Problem(first.file, first.line, first.column, severity, message, "correct the others first")


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem, for as many as people read, and a last one that counts all."""
    counts = Counter(problem.severity for problem in problems)
    total = ", ".join(
        f"{counts[severity]:,} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    )
    return "\n".join([*(str(problem) for problem in for_people(problems)), total or "no problems"])


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in for_programs(problems)], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines they name.

    Escapes as in the toolkit's `packages/core/src/command.ts` (read 2026-11-22); a problem has no line breaks.
    """
    return "\n".join(_annotation(problem) for problem in for_programs(problems))


def _annotation(problem: Problem) -> str:
    message = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    message = (f"{message} [{problem.rule}]" if problem.rule else message).replace("%", "%25")
    file = problem.file.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    return f"::{problem.severity} file={file},line={problem.line},col={problem.column}::{message}"


_GITLAB_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def as_gitlab(problems: Sequence[Problem]) -> str:
    """A Code Quality report, which GitLab shows beside the lines of a merge request.

    Its fields are those of docs.gitlab.com/ci/testing/code_quality (read 2026-11-27).
    """
    return json.dumps([_finding(problem) for problem in for_programs(problems)], ensure_ascii=False, indent=2)


def _finding(problem: Problem) -> dict[str, object]:
    return {
        "description": f"{problem.message} ({problem.hint})" if problem.hint else problem.message,
        "check_name": problem.rule or "advocacy-check",
        "fingerprint": hashlib.sha256(str(problem).encode()).hexdigest(),
        "severity": _GITLAB_SEVERITIES[problem.severity],
        "location": {"path": problem.file, "lines": {"begin": problem.line}},
    }
