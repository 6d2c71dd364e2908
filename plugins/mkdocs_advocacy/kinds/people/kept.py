"""Finds files that still hold somebody whose consent ended.

Builds start no processes, so this check doesn't search editions and the Git history. `advocacy forget` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import SourceFile, yaml_files
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.people.finder import Finder, letters_of
from mkdocs_advocacy.kinds.people.names import KIND, check_names
from mkdocs_advocacy.kinds.people.shown import has_ended
from mkdocs_advocacy.kinds.people.views import decode

RULE = "revoked-but-kept"


def check_texts(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Report names of people who don't show them, and files that still hold somebody whose consent ended."""
    yield from check_names(pages, reading)
    yield from check_kept(pages, reading)


def check_kept(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Report each person whose consent ended and whose name or picture is still in a file, without the name."""
    ended, finder = _list_ended(reading), find_ended(reading)
    files: dict[str, set[str]] = defaultdict(set)
    for file in (*pages, *_other_files(reading)) if finder else ():
        for letters in finder.letters_in(decode(file.data)):
            files[letters].add(file.shown)
    for path in reading.docs_paths if finder else ():
        for letters in finder.letters_in(path):
            files[letters].add(f"{reading.places.shown}/{path}")
    copies = _find_copies(ended, reading)
    for draft in ended:
        found = files.get(letters_of(draft.template.name or ""), set()) | copies.get(draft.id, set())
        if found:
            yield _create_problem(draft, [finder.mask(shown) for shown in sorted(found)])


def find_ended(reading: Reading) -> Finder:
    """Return a search for the names of people whose consent ended."""
    return Finder([draft.template.name for draft in _list_ended(reading) if draft.template.name])


def _list_ended(reading: Reading) -> Sequence[Draft]:
    today = day_of(reading.now, reading.settings.zone)
    drafts: Sequence[Draft] = reading.loaded[KIND].unpublished.drafts
    return [draft for draft in drafts if has_ended(draft.template.consent, today)]


def _other_files(reading: Reading) -> Iterator[SourceFile]:
    """Yield the files of the other kinds, and the hub's own words for the interface."""
    for name, loaded in reading.loaded.items():
        yield from loaded.files if name != KIND else ()
    yield from yaml_files(reading.places.languages, below=reading.places.root, root=reading.places.root)[0]


def _find_copies(ended: Sequence[Draft], reading: Reading) -> Mapping[str, set[str]]:
    """Return the files in the published folder with the same content as somebody's picture, by the person's code."""
    pictures: dict[int, list[tuple[str, bytes]]] = defaultdict(list)
    for draft in ended:
        if draft.template.picture and (data := _read(reading.places.root / KIND / draft.template.picture)):
            pictures[len(data)].append((draft.id, data))
    found: dict[str, set[str]] = defaultdict(set)
    for path in reading.docs_paths if pictures else ():
        file = reading.places.docs / path
        for code, data in pictures.get(_size_of(file), ()):
            if _read(file) == data:
                found[code].add(f"{reading.places.shown}/{path}")
    return found


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def _create_problem(draft: Draft, files: Sequence[str]) -> Problem:
    number = len(files) - 1
    more = f" and {number:,} more {'file' if number == 1 else 'files'}" if number else ""
    message = f"the consent of {draft.id} ended, but the name or picture is still in {files[0]}{more}"
    hint = f"edit them; “advocacy forget {draft.id}” lists all files, editions and the Git history"
    return draft.document.problem(("consent",), message, hint=hint, key=True, severity=Severity.NOTICE, rule=RULE)
