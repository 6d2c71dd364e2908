"""Read the answers to one rating question in the exports of survey tools. Their shapes are in `survey_formats.py`.

Only two columns of a file get into a result: the question's and the day's. Columns that are known to hold names,
addresses and ids aren't looked at. Others are checked for being numbers, to find the question if it isn't named, and
no message quotes their cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mkdocs_advocacy.core.problems import nearest_of
from mkdocs_advocacy.core.tables.delimited import NoTable, read_csv_rows
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.personal import personal_headings
from mkdocs_advocacy.results.readers.survey_formats import FORMATS, Format
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.sheets import is_workbook, list_sheets, read_sheet
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.surveys import Answer, Kind, SurveyExport, clean_question
from mkdocs_advocacy.results.tables import Table, read_rows
from mkdocs_advocacy.results.written_days import WrittenDays

_SCORE = re.compile(r"(10|[0-9])(?:\.0+)?", re.ASCII)
_NO_DATE = "1980-01-01"
_MOST_SHEETS = 3
"""The number of sheets to search for answers."""
_WORDS = {word: group for group, words in enumerate(("no n nein non", "yes y ja oui si sí")) for word in words.split()}
_LABELS = frozenset({"start date", "end date", "recorded date"})
"""Cells of Qualtrics' row of labels."""
_HEADINGS = frozenset(name for known in FORMATS for name in known.headings)
"""The fixed headings of all tools, which reveal a file's delimiter."""


def recognises(source: Source) -> bool:
    """Return whether this is the export of a survey tool."""
    return _find_format(source) is not None


def read(source: Source, answers: Answers) -> SurveyExport:
    """Read the answers to a question. Raises Refused if it isn't clear which one, or what its scores mean."""
    found = _find_format(source)
    if found is None:
        raise Refused("the file isn't the export of a survey tool that is known")
    known, sheet = found
    rows = read_sheet(source, sheet) if sheet else _read_text_rows(source)
    headings, data = _read_headings(known, rows)
    table = Table(rows[0], data)
    finished, counts = _leave_out(known, table)
    column = _choose_column(known, table, headings, finished, answers)
    kind = _decide_kind(table, column, finished, is_nps=answers.is_nps)
    answered = [row for row in finished if table.cell(row, column)]
    left_out = counts + Counter({"finished questionnaires without an answer to it": len(finished) - len(answered)})
    return SurveyExport(
        tool=known.tool,
        question=clean_question(headings[column]),
        kind=kind,
        answers=tuple(_read_answers(known, table, column, answered, kind, answers)),
        left_out={noun: count for noun, count in left_out.items() if count},
        dropped_columns=tuple(name for name in _list_personal(known, table) if name != _get(rows[0].cells, column)),
    )


def _find_format(source: Source) -> tuple[Format, str] | None:
    """Return the format of a file, with the sheet of a workbook that has the answers."""
    if is_workbook(source):
        for sheet in list_sheets(source)[:_MOST_SHEETS]:
            try:
                first = next(iter(read_sheet(source, sheet)), Row(1, ()))
            except Refused:
                continue
            if known := _match_format(first):
                return known, sheet
        return None
    try:
        head = read_csv_rows("\n".join(source.head), lambda cell: cell.strip().strip('"').casefold() in _HEADINGS)
        first = next(head, Row(1, ()))
    except NoTable:
        return None
    known = _match_format(first)
    return (known, "") if known else None


def _match_format(header: Row) -> Format | None:
    cells = {cell.strip().casefold() for cell in header.cells}
    return next((known for known in FORMATS if all(cells & set(mark) for mark in known.marks)), None)


def _read_text_rows(source: Source) -> Sequence[Row]:
    try:
        return read_rows(source, _HEADINGS)
    except Refused as error:
        # the message may quote a comment
        message = re.sub(r" \(“.*”\)", "", error.message)
        raise Refused(message, error.hint, line=error.line, column=error.column) from None


def _read_headings(known: Format, rows: Sequence[Row]) -> tuple[Sequence[str], Sequence[Row]]:
    """Return the text of each column's question, and the rows of answers below all header rows."""
    first, rest = rows[0].cells, list(rows[1:])
    if known.has_labels:
        labels: tuple[str, ...] = ()
        if rest and any(cell.strip().casefold() in _LABELS for cell in rest[0].cells):
            labels = rest.pop(0).cells
        if rest and any(cell.startswith('{"ImportId"') for cell in rest[0].cells):
            rest.pop(0)
        return [_get(labels, place) or name for place, name in enumerate(first)], rest
    if known.has_options and rest and not any(_get(rest[0].cells, place) for place in _find_marks(known, first)):
        options, headings, question = rest.pop(0).cells, [], ""
        for place in range(max(len(first), len(options))):
            question = _get(first, place) or question
            option = _get(options, place)
            plain = option.casefold() in ("", "response", "open-ended response")
            headings.append(question if plain else f"{question} – {option}")
        return headings, rest
    return first, rest


def _find_marks(known: Format, header: Sequence[str]) -> Sequence[int]:
    return [place for place, cell in enumerate(header) if any(cell.strip().casefold() in mark for mark in known.marks)]


def _get(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _leave_out(known: Format, table: Table) -> tuple[Sequence[Row], Counter[str]]:
    """Return the rows of finished answers, and how many others there are."""
    (finished, values), (excluded, marks) = known.finished, known.excluded
    ready, marked, day = table.find(finished), table.find(excluded), table.find(*known.days)
    kept, counts = [], Counter[str]()
    for row in table.rows:
        if excluded and table.cell(row, marked).casefold() in marks:
            counts["tests and spam"] += 1
        elif not table.cell(row, day) or (finished and table.cell(row, ready).casefold() not in values):
            counts["unfinished questionnaires"] += 1
        else:
            kept.append(row)
    return kept, counts


def _choose_column(known: Format, table: Table, headings: Sequence[str], rows: Sequence[Row], answers: Answers) -> int:
    """Return the column of the question that the user names, or of the only one with scores."""
    questions = [
        place for place in range(len(headings)) if _is_question(known, _get(table.header.cells, place), headings[place])
    ]
    scored = [place for place in questions if _has_scores(table, place, rows)]
    shown = ", ".join(f"“{clean_question(headings[place])[:60]}”" for place in scored[:4])
    if answers.question:
        wanted = _fold(answers.question)
        named = [
            place for place in questions if wanted in (_fold(headings[place]), _fold(_get(table.header.cells, place)))
        ]
        if len(named) == 1:
            return named[0]
        if named:
            raise Refused(f"{len(named)} columns have this heading", "rename them in the survey and export it again")
        close = nearest_of(wanted, [_fold(headings[place]) for place in questions])
        hint = f"did you mean “{close[:80]}”?" if close else f"questions with scores: {shown}" if shown else ""
        raise Refused(f"the file has no question “{answers.question[:80]}”", hint)
    if len(scored) == 1:
        return scored[0]
    if scored:
        raise Refused(f"{len(scored)} questions have scores: {shown}", "add --question with the heading of one of them")
    message = "no question has whole numbers from 0 to 10 as answers"
    raise Refused(message, "export the answers as numbers, or add --question for a question with yes and no")


def _is_question(known: Format, name: str, heading: str) -> bool:
    names = {name.casefold().strip(), heading.casefold().strip()} - {""}
    return bool(names) and not any(
        one in known.headings or one.startswith(known.prefixes) or one.endswith(known.suffixes) for one in names
    )


def _list_personal(known: Format, table: Table) -> Sequence[str]:
    """Return the headings of the columns that hold persons, those of the tool and those of questions."""
    fixed = [cell.strip() for cell in table.header.cells if cell.strip().casefold() in known.personal]
    return [*fixed, *(name for name in personal_headings(table.header.cells, table.rows) if name not in fixed)]


def _has_scores(table: Table, column: int, rows: Sequence[Row]) -> bool:
    cells = [cell for row in rows if (cell := table.cell(row, column))]
    return bool(cells) and all(_SCORE.fullmatch(cell) for cell in cells)


def _fold(heading: str) -> str:
    return clean_question(heading).casefold()


def _decide_kind(table: Table, column: int, rows: Sequence[Row], *, is_nps: bool) -> Kind:
    """Return the question's kind as the user, the tool or the scores tell it. Raises Refused if none does."""
    name = _get(table.header.cells, column)
    if is_nps or table.find(f"{name}_NPS_GROUP") is not None:
        return "nps"
    cells = {cell.casefold() for row in rows if (cell := table.cell(row, column))}
    if cells and cells <= _WORDS.keys():
        return "yes-no"
    scores = {int(found[1]) for cell in cells if (found := _SCORE.fullmatch(cell))}
    place = {"line": table.header.number, "column": column + 1}
    if not scores:
        message = "the question has no answers that are whole numbers from 0 to 10, or yes and no"
        raise Refused(message, "name a question with scores, or export numbers instead of texts", **place)
    lowest, highest = min(scores), max(scores)
    if lowest >= 1 and highest <= 5:
        return "scale"
    if lowest == 0 and highest > 5:
        return "nps"
    hint = "add --nps if people chose from 0 to 10 how likely they are to recommend you; other scales aren't supported"
    raise Refused(f"scores from {lowest} to {highest} could be of a scale from 0 or from 1", hint, **place)


def _read_answers(
    known: Format, table: Table, column: int, rows: Sequence[Row], kind: Kind, answers: Answers
) -> Iterator[Answer]:
    day = table.find(*known.days)
    place = day or 0
    days = WrittenDays.of((table.cell(row, day) for row in rows), answers)
    for row in rows:
        written = table.cell(row, day)
        if written.startswith(_NO_DATE):
            message = "the survey doesn't store the dates of answers"
            raise Refused(message, "switch on date stamps in its settings; earlier answers can't be assigned to months")
        group = _find_group(table.cell(row, column), kind)
        if group is None:
            message = f"the cell is not an answer of the kind {kind}"
            hint = "name another question, or correct the answers in the survey tool"
            raise Refused(message, hint, line=row.number, column=column + 1)
        yield Answer(days.read(written, line=row.number, column=place + 1), group)


def _find_group(cell: str, kind: Kind) -> int | None:
    """Return the place of an answer's group; None for another answer."""
    if kind == "yes-no":
        return _WORDS.get(cell.casefold())
    found = _SCORE.fullmatch(cell)
    score = int(found[1]) if found else -1
    if kind == "scale":
        return int(score > 3) if 1 <= score <= 5 else None
    return (score > 6) + (score > 8) if score >= 0 else None
