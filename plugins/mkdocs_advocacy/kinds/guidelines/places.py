"""Find misplaced files: pages with the address of a guideline, and files that can't be guidelines."""

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
"""File extensions that writers use for guidelines by mistake."""


def source_of_page(guideline: Guideline, *, is_earlier: bool) -> str:
    """Return the path in the docs folder that MkDocs assigns to a guideline's page."""
    below = f".{guideline.version}" if is_earlier else f".{guideline.language}" if guideline.original else ""
    return f"guidelines/{guideline.id}{below}.md"


def written_twice(guidelines: Mapping[str, Guideline], reading: Reading) -> Iterator[Problem]:
    """Yield an error for each guideline whose page also exists in the docs folder."""
    pages = [path for path in reading.docs_paths if path.startswith("guidelines/") and path.endswith(MARKDOWN_ENDINGS)]
    by_address = {address_of_page(path): path for path in pages}
    for guideline in guidelines.values():
        current = [(page, page.address, source_of_page(page, is_earlier=False)) for page in guideline.all_languages]
        earlier = [(page, page.address_of_version, source_of_page(page, is_earlier=True)) for page in guideline.earlier]
        for page, address, source in (*current, *earlier):
            if written := source if source in pages else by_address.get(address):
                message = f"this file and {reading.places.shown}/{written} both create the page {address}"
                yield Problem(page.source, 1, 1, Severity.ERROR, message, "delete one of them")


def other_types(folder: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each file in the guidelines folder that is ignored because it isn't Markdown."""
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
            hint = f"move its content to the top of {right.name}, between two lines ---"
        elif ending not in _TEXTS:
            severity, hint = Severity.NOTICE, "move it to another folder"
        elif right in paths:
            hint = f"delete it, or move its content to {right.name}"
        else:
            hint = f"rename it to {right.name}"
        yield Problem(str(path), 1, 1, severity, "the file is not read: guidelines are Markdown files", hint)
