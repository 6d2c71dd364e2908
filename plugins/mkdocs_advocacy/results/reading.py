"""Read the files of an import, each by the reader that recognises it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.results.archives import unpack
from mkdocs_advocacy.results.bulk import bigquery
from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.covered_days import extend_days, state_days
from mkdocs_advocacy.results.logs import engines
from mkdocs_advocacy.results.logs.question import Question, Report
from mkdocs_advocacy.results.logs.reading import recognises as is_log
from mkdocs_advocacy.results.mentions.values import MentionExport
from mkdocs_advocacy.results.network_posts import NetworkExport
from mkdocs_advocacy.results.readers import find_reader
from mkdocs_advocacy.results.readers.reader import AnyExport, Reader, SharesFile
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, LogFile, Source
from mkdocs_advocacy.results.surveys import SurveyExport

_MAX_BYTES = 300_000_000
"""The size of the largest file that isn't an access log."""


@dataclass
class Reading:
    """The content of the readable files, and the problems of the others."""

    visits: list[Export] = field(default_factory=list)
    networks: list[NetworkExport] = field(default_factory=list)
    surveys: list[SurveyExport] = field(default_factory=list)
    mentions: list[MentionExport] = field(default_factory=list)
    shares: list[Source] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, export: AnyExport) -> None:
        """Add the content of a file."""
        match export:
            case Export():
                self.visits.append(export)
            case NetworkExport():
                self.networks.append(export)
            case SurveyExport():
                self.surveys.append(export)
            case MentionExport():
                self.mentions.append(export)
            case SharesFile():
                self.shares.append(export.source)


def read_files(
    paths: Sequence[Path],
    answers: Answers,
    question: Question,
    *,
    mapped: Sequence[Reader] = (),
    report: Report | None = None,
) -> Reading:
    """Read all files. Access logs are counted together, so that nobody counts twice.

    `mapped` are the readers that results/results.yml describes. `report` receives the progress with access logs.
    """
    reading = Reading()
    logs: list[LogFile] = []
    events: list[LogFile] = []
    for path in paths:
        try:
            file = LogFile(path.name, path)
            if is_log(file):
                logs.append(file)
            elif bigquery.recognises(file):
                events.append(file)
            else:
                for member in unpack(_load(path)):
                    export = find_reader(member, mapped).read(member, answers)
                    reading.add(state_days(export, answers.period) if isinstance(export, Export) else export)
        except Refused as error:
            reading.problems.append(_problem(path, error))
        except IsADirectoryError:
            hint = f"name the files in it, such as {path.name}/access.log*"
            reading.problems.append(_problem(path, Refused("this is a folder", hint)))
        except OSError as error:
            reading.problems.append(_problem(path, Refused(f"the file cannot be read: {error.strerror or error}")))
    try:
        if logs:
            reading.add(extend_days(engines.count_visits(logs, question, report), answers.period))
        if events:
            reading.add(extend_days(bigquery.read(events, question, answers.conversion), answers.period))
    except Refused as error:
        reading.problems.append(_problem((logs or events)[0].path, error))
    return reading


def _load(path: Path) -> Source:
    if path.stat().st_size > _MAX_BYTES:
        raise Refused(f"the file has more than {_MAX_BYTES:,} bytes", "export a shorter time")
    data = path.read_bytes()
    if not data.strip():
        raise Refused("the file is empty", "export it again")
    return Source(path.name, data)


def _problem(path: Path, error: Refused) -> Problem:
    return Problem(path.name, error.line, error.column, Severity.ERROR, error.message, error.hint)
