"""Plan which feedback files get which counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.importing.ideas.addresses import normalize
from mkdocs_advocacy.importing.ideas.model import Idea
from mkdocs_advocacy.importing.ideas.outcomes import contradicts
from mkdocs_advocacy.importing.ideas.support import KEY, add_support

_BOM = b"\xef\xbb\xbf"
_FIRST_STAGE = "open"


@dataclass(frozen=True, slots=True)
class Change:
    """A file that gets a count."""

    source: SourceFile
    data: bytes
    counts: Sequence[tuple[str, int]]
    """The addresses and counts that are added to it."""


@dataclass(slots=True)
class Plan:
    """The outcome of an import."""

    changes: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    """Files that already have the count of that day."""
    problems: list[Problem] = field(default_factory=list)
    new: list[Idea] = field(default_factory=list)
    """Ideas without a file, those with the most supporters first."""


class Feedback:
    """The parts of a feedback file that the import reads."""

    def __init__(self, source: SourceFile, document: Document) -> None:
        self.source, self.document = source, document
        self.stage = str(document.value.get("stage") or _FIRST_STAGE)
        entries = document.value.get(KEY)
        self.support: Sequence[Mapping[str, Any]] = [one for one in _as_list(entries) if isinstance(one, dict)]
        heard = document.value.get("heard")
        links = [heard.get("link") if isinstance(heard, dict) else None, *(one.get("where") for one in self.support)]
        self.addresses: Mapping[str, str] = {
            form: link for link in links if isinstance(link, str) and (form := normalize(link))
        }
        """The addresses of its ideas by normalized form, as written in its latest count, or else in `heard`."""

    def count_on(self, day: date, form: str) -> str | None:
        """Return the count of an idea on a day as written, or None if there is none."""
        for one in self.support:
            where = one.get("where")
            if str(one.get("date")) == str(day) and isinstance(where, str) and normalize(where) == form:
                return str(one.get("count"))
        return None


def read_feedback(sources: Iterable[SourceFile]) -> tuple[Sequence[Feedback], Sequence[Problem]]:
    """Return the readable files, and the problems with the other files."""
    found, problems = [], []
    for source in sources:
        document, errors = read(source.shown, source.data)
        if document is None or any(problem.severity is Severity.ERROR for problem in errors):
            problems += errors
        else:
            found.append(Feedback(source, document))
    return found, problems


def plan_support(ideas: Iterable[Idea], files: Sequence[Feedback], day: date) -> Plan:
    """Plan to add the counts of the ideas to the files that name them."""
    plan = Plan()
    counted, conflicts = _merge_ideas(ideas)
    plan.problems += conflicts
    for file in files:
        _plan_file(file, counted, day, plan)
    known = {form for file in files for form in file.addresses}
    new = [idea for form, idea in counted.items() if form not in known]
    plan.new = sorted(new, key=lambda idea: (-idea.count, idea.address))
    return plan


def _merge_ideas(ideas: Iterable[Idea]) -> tuple[Mapping[str, Idea], Sequence[Problem]]:
    """Return each idea once, by the normalized form of its address, and problems with conflicting counts."""
    found: dict[str, Idea] = {}
    different: dict[str, Problem] = {}
    for idea in ideas:
        form = normalize(idea.address) or idea.address
        first = found.setdefault(form, idea)
        if first.count != idea.count:
            message = f"the files count {first.count:,} and {idea.count:,} supporters for the same idea"
            different[form] = Problem(idea.file, idea.row, 1, Severity.ERROR, message, "import only the latest export")
    return {form: idea for form, idea in found.items() if form not in different}, list(different.values())


def _plan_file(file: Feedback, counted: Mapping[str, Idea], day: date, plan: Plan) -> None:
    text, counts = file.document.text, []
    for form, where in file.addresses.items():
        idea = counted.get(form)
        if idea is None:
            continue
        plan.problems += _compare_stage(file, idea, where)
        known = file.count_on(day, form)
        if known == str(idea.count):
            plan.unchanged.append(file.source.shown)
        elif known is not None:
            message = f"has {known} supporters on {day}, but the export has {idea.count:,}"
            plan.problems.append(file.document.problem((KEY,), message, hint="correct the file, or import with --date"))
        elif (new := add_support(text, day, idea.count, where)) is None:
            hint = f"add it yourself: {{date: {day}, count: {idea.count}, where: {where}}}"
            plan.problems.append(file.document.problem((KEY,), "the count can't be added here", hint=hint, key=True))
        else:
            text = new
            counts.append((where, idea.count))
    if counts:
        data = (_BOM if file.source.data.startswith(_BOM) else b"") + text.encode()
        plan.changes.append(Change(file.source, data, counts))


def _compare_stage(file: Feedback, idea: Idea, where: str) -> Iterator[Problem]:
    if contradicts(idea.outcome, file.stage):
        message = f"stage is “{file.stage}”, but the idea is {idea.outcome} at {where}"
        hint = "imports don't change stages; correct the file if the tool is right"
        yield file.document.problem(("stage",), message, hint=hint, severity=Severity.NOTICE)


def _as_list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
