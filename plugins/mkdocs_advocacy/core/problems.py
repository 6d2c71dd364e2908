"""Problems: what is wrong in a hub's files, where, and what would be right."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


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
        object.__setattr__(self, "file", _in_one_line(self.file))
        object.__setattr__(self, "message", _shortened(_in_one_line(self.message)))
        object.__setattr__(self, "hint", _shortened(_in_one_line(self.hint)))

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}{hint}{rule}"


_LONGEST = 240


def _in_one_line(text: str) -> str:
    shown = text.replace("\r\n", "\n").replace("\n", "␤")
    return re.sub("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", "�", shown)


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


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without repetitions, by file and place."""
    return tuple(sorted(set(problems)))


def failing(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Whether these problems fail a build."""
    severities = {problem.severity for problem in problems}
    return Severity.ERROR in severities or (strict and Severity.WARNING in severities)


def as_text(problems: Sequence[Problem]) -> str:
    """One line a problem, and a last one that counts them."""
    counts = Counter(problem.severity for problem in problems)
    total = ", ".join(
        f"{counts[severity]:,} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    )
    return "\n".join([*(str(problem) for problem in problems), total or "no problems"])


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands that GitHub shows beside the lines they name.

    Escapes as in the toolkit's `packages/core/src/command.ts` (read 2026-11-22); a problem has no line breaks.
    """
    return "\n".join(_annotation(problem) for problem in problems)


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
    return json.dumps([_finding(problem) for problem in problems], ensure_ascii=False, indent=2)


def _finding(problem: Problem) -> dict[str, object]:
    return {
        "description": f"{problem.message} ({problem.hint})" if problem.hint else problem.message,
        "check_name": problem.rule or "advocacy-check",
        "fingerprint": hashlib.sha256(str(problem).encode()).hexdigest(),
        "severity": _GITLAB_SEVERITIES[problem.severity],
        "location": {"path": problem.file, "lines": {"begin": problem.line}},
    }
