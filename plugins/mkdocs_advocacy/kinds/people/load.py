"""Loading of people, from a file for each person or from one file that CI fetches."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from mkdocs_advocacy.content.kind import Draft, Kind, Loaded, Reading
from mkdocs_advocacy.content.loader import Entries, load_with_drafts
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import SourceFile, source_file
from mkdocs_advocacy.core.model import ID_PATTERN
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.groups.kind import GROUPS
from mkdocs_advocacy.kinds.people.check import check_person
from mkdocs_advocacy.kinds.people.due import check_due
from mkdocs_advocacy.kinds.people.files import Files
from mkdocs_advocacy.kinds.people.mask import mask
from mkdocs_advocacy.kinds.people.members import check_members
from mkdocs_advocacy.kinds.people.model import PersonTemplate
from mkdocs_advocacy.kinds.people.names import find_hidden_names
from mkdocs_advocacy.kinds.people.portraits import find_portrait
from mkdocs_advocacy.kinds.people.records import NAMES, read_records
from mkdocs_advocacy.kinds.people.shown import People, Portrait, may_show, show_people


def load(kind: Kind[People], reading: Reading) -> Loaded[People]:
    """Load all people. The content holds only what may be shown now."""
    loaded, drafts = load_with_drafts(cast("Kind[Entries]", kind), reading)
    exports, problems = _find_exports(reading)
    files = Files(drafts, loaded.broken, is_readable=not problems)
    for file in exports:
        files, new_problems = _add_records(file, files, reading)
        problems += new_problems
    audiences = reading.settings.audience_ids
    problems = [*(mask(problem, audiences) for problem in loaded.problems), *problems]
    problems += check_members(files, reading)
    problems += check_due(files.drafts, reading)
    return Loaded(
        content=_show(files, reading),
        files=(*loaded.files, *exports),
        broken=files.broken,
        problems=problems,
        unpublished=files,
        unquoted=tuple(find_hidden_names(files.drafts, reading)),
    )


def _find_exports(reading: Reading) -> tuple[list[SourceFile], list[Problem]]:
    root = reading.places.root
    found = [source_file(root / "people" / name, below=root, root=root) for name in NAMES]
    return [file for file, _ in found if file], [problem for _, problems in found for problem in problems]


def _add_records(file: SourceFile, files: Files, reading: Reading) -> tuple[Files, list[Problem]]:
    """Add the people of a JSON or CSV file to `files`, the people loaded so far."""
    records, problems = read_records(file)
    is_readable = files.is_readable and not problems
    audiences = reading.settings.audience_ids
    codes = set(files.codes)
    loaded: list[Draft] = []
    broken = set(files.broken)
    for code, document in records:
        person, found = validated(
            PersonTemplate,
            replace(document, text=""),
            reading.settings.zone,
            audiences=audiences,
        )
        line, column = document.place(()) if found else (1, 1)
        new_problems = [mask(replace(problem, line=line, column=column), audiences) for problem in found]
        if not re.fullmatch(ID_PATTERN, code):
            hint = "write a code of lower-case letters a-z and digits, such as mk7"
            new_problems.append(document.problem((), "the record has no valid code", hint=hint))
        elif code in codes:
            new_problems.append(document.problem((), f"there is already a person “{code}”", hint="delete one of them"))
        elif person:
            loaded.append(Draft(code, reading.settings.languages[0], person, document))
            new_problems += check_person(loaded[-1], reading)
            new_problems += reading.rules.secrets.problems(document, None)
        else:
            broken.add(code)
        codes.add(code)
        problems += new_problems
    return Files([*files.drafts, *loaded], broken, is_readable), problems


def _show(files: Files, reading: Reading) -> People:
    today = day_of(reading.now, reading.settings.zone)
    portraits = {
        draft.id: found
        for draft in files.drafts
        if "picture" in draft.template.show
        and may_show(draft.template, today)
        and (found := _find_portrait(draft, reading))
    }
    return show_people(
        files.people,
        portraits,
        today,
        groups=reading.of(GROUPS).content,
        audience=reading.settings.audience,
        is_edition=reading.is_edition,
    )


def _find_portrait(draft: Draft, reading: Reading) -> Portrait | None:
    name = draft.template.picture
    if not name:
        return None
    found = find_portrait(reading.places.root / "people", name, draft.document, ("picture",))
    return None if isinstance(found, Problem) else found
