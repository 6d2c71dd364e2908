"""Files in the wrong place: pages that have the address of a guideline, and files that are no guidelines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.page_clashes import address_of_page
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, file_paths, is_left_behind
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.guidelines.load import OTHER_FOLDERS
from mkdocs_advocacy.kinds.guidelines.model import Guideline

_TEXTS = (".txt", ".text", ".mdx", ".rst")
"""The endings of files that a guideline could have by mistake."""


def source_of_page(guideline: Guideline, *, is_earlier: bool) -> str:
    """The file of the published folder that MkDocs takes a guideline's page for."""
    below = f".{guideline.version}" if is_earlier else f".{guideline.language}" if guideline.original else ""
    return f"guidelines/{guideline.id}{below}.md"


def written_twice(guidelines: Mapping[str, Guideline], reading: Reading) -> Iterator[Problem]:
    """An error for each guideline whose page a writer wrote in the published folder as well."""
    pages = [path for path in reading.docs_paths if path.startswith("guidelines/") and path.endswith(MARKDOWN_ENDINGS)]
    by_address = {address_of_page(path): path for path in pages}
    for guideline in guidelines.values():
        now = [(one, one.address, source_of_page(one, is_earlier=False)) for one in guideline.all_languages]
        then = [(one, one.address_of_version, source_of_page(one, is_earlier=True)) for one in guideline.earlier]
        for one, address, source in (*now, *then):
            if written := source if source in pages else by_address.get(address):
                message = f"it and {reading.places.shown}/{written} are both the page {address}"
                yield Problem(one.source, 1, 1, Severity.ERROR, message, "keep one of them")


def other_types(folder: Path, root: Path) -> Iterator[Problem]:
    """A problem for each file in the folder of guidelines that is not read since it is no Markdown."""
    paths = [path.relative_to(root).as_posix() for path in file_paths(folder, below=root)]
    return _other_types([PurePosixPath(path) for path in paths])


def _other_types(paths: Iterable[PurePosixPath]) -> Iterator[Problem]:
    paths = list(paths)
    for path in paths:
        ending, right = path.suffix.lower(), path.with_suffix(".md")
        is_other = ending in MARKDOWN_ENDINGS or is_left_behind(path.name) or path.parts[1] in OTHER_FOLDERS
        if is_other or path.name.partition(".")[0].lower() == "readme":
            continue
        severity = Severity.WARNING
        if ending in YAML_ENDINGS:
            hint = f"put what it says into the first lines of {right.name}, between two lines ---"
        elif ending not in _TEXTS:
            severity, hint = Severity.NOTICE, "move it to another folder"
        elif right in paths:
            hint = f"delete it, or move what it says into {right.name}"
        else:
            hint = f"rename it to {right.name}"
        yield Problem(str(path), 1, 1, severity, "the file is not read: guidelines are Markdown files", hint)
