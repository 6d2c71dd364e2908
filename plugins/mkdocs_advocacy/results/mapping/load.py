"""Load the mapping file `results/results.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.results.mapping.model import Columns, MappedExport, MappedMentions, Mapping, MentionColumns
from mkdocs_advocacy.results.personal import is_personal

FILE = "results/results.yml"
Path = tuple[str | int, ...]


def load_mapping(data: bytes, *, file: str = FILE) -> tuple[Sequence[MappedExport | MappedMentions], Sequence[Problem]]:
    """Return the exports that the file describes, and its problems. `file` is the path shown in problems.

    A file with problems describes nothing, because a misread column would give wrong results.
    """
    document, problems = read(file, data)
    if document is None:
        return (), problems
    mapping, found = validated(Mapping, document, None)
    problems += found
    if mapping is None:
        return (), problems
    problems += _check_columns(document, mapping)
    problems += _check_names(document, mapping)
    return ((*mapping.exports, *mapping.mentions), ()) if not problems else ((), problems)


def _list_exports(mapping: Mapping) -> Iterator[tuple[Path, MappedExport | MappedMentions]]:
    """Yield all exports, with the path of each."""
    for name in ("exports", "mentions"):
        yield from (((name, place), export) for place, export in enumerate(getattr(mapping, name)))


def _list_headings(columns: Columns | MentionColumns) -> Iterator[tuple[Path, str]]:
    """Yield the heading of each mapped column, with its path."""
    for key, value in columns:
        if isinstance(value, str):
            yield (key,), value
        else:
            yield from (((key, place), heading) for place, heading in enumerate(value or ()))


def _check_columns(document: Document, mapping: Mapping) -> Iterator[Problem]:
    """Yield a problem for each mapped column that holds persons or that is mapped twice."""
    for above, export in _list_exports(mapping):
        taken: dict[str, Path] = {}
        for within, heading in _list_headings(export.columns):
            path = (*above, "columns", *within)
            if is_personal(heading):
                message = (
                    f"the column “{heading}” holds names, addresses or ids of persons, which results never contain"
                )
                yield document.problem(path, message, hint="map another column; if it holds none, rename its heading")
            elif (first := taken.setdefault(heading.casefold(), within)) != within:
                yield document.problem(path, f"the column “{heading}” is already mapped to {first[0]}")


def _check_names(document: Document, mapping: Mapping) -> Iterator[Problem]:
    """Yield a problem for each export that the same files would be recognised for as an earlier one."""
    taken: dict[frozenset[str], str] = {}
    for above, export in _list_exports(mapping):
        headings = frozenset(map(str.casefold, export.recognised_by))
        first = taken.setdefault(headings, export.name)
        if first is not export.name:
            message = f"{first} is recognised by the same headings"
            yield document.problem((*above, "recognised_by"), message, hint="add a heading that only one has")
