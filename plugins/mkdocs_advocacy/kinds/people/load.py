"""Loading of people, from a file for each person or from one file that CI fetches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from mkdocs_advocacy.content.kind import Draft, Kind, Loaded, Reading
from mkdocs_advocacy.content.loader import Entries, load_with_drafts
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import empty_document
from mkdocs_advocacy.kinds.people.due import check_due
from mkdocs_advocacy.kinds.people.mask import mask
from mkdocs_advocacy.kinds.people.members import check_members
from mkdocs_advocacy.kinds.people.model import PersonTemplate
from mkdocs_advocacy.kinds.people.portraits import find_portrait
from mkdocs_advocacy.kinds.people.shown import People, Portrait, may_show, show_people


@dataclass(frozen=True, slots=True)
class Files:
    """What the hub knows about people. Renderers never receive it."""

    drafts: Sequence[Draft]

    @property
    def people(self) -> Mapping[str, PersonTemplate]:
        """Everybody's file, by code."""
        return {draft.id: draft.template for draft in self.drafts}


def load(kind: Kind[People], reading: Reading) -> Loaded[People]:
    """Load all people. The content holds only what may be shown now."""
    loaded, drafts = load_with_drafts(cast("Kind[Entries]", kind), reading)
    files = Files(drafts)
    problems = [mask(problem) for problem in loaded.problems]
    problems += check_members(drafts, reading)
    problems += check_due(drafts, reading)
    return Loaded(
        content=_show(files, reading),
        files=loaded.files,
        broken=loaded.broken,
        problems=problems,
        unpublished=files,
    )


def _show(files: Files, reading: Reading) -> People:
    today = day_of(reading.now, reading.settings.zone)
    portraits = {
        code: found
        for code, person in files.people.items()
        if "picture" in person.show and may_show(person, today) and (found := _find_portrait(person, reading))
    }
    return show_people(files.people, portraits, today, is_edition=reading.is_edition)


def _find_portrait(person: PersonTemplate, reading: Reading) -> Portrait | None:
    if not person.picture:
        return None
    found = find_portrait(reading.places.root / "people", person.picture, empty_document(""), ())
    return None if isinstance(found, Problem) else found
