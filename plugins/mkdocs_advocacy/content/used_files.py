"""Images and downloads that only withheld content uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs_advocacy.content.claims import WEBSITE_FILES, mention_similar
from mkdocs_advocacy.content.file_names import FileNames
from mkdocs_advocacy.content.for_others import ForOthers
from mkdocs_advocacy.content.kind import Kind, Loaded
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.content.redirects.model import REDIRECTS
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import keep_front_matter

_TEXTS = (".html", ".htm", ".css", ".js", ".mjs", ".svg", ".json", ".webmanifest")
"""Extensions of files that can refer to other files."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a hub that can use files, by who sees them."""

    shown: Sequence[bytes]
    withheld: Sequence[bytes]
    """Drafts, embargoed content and private texts."""
    for_others: Sequence[bytes]
    """Content that is only for other audiences than the build's."""


def sort_texts(
    kinds: Iterable[Kind[Any]],
    loaded: Mapping[str, Loaded[Any]],
    pages: Iterable[SourceFile],
    published: Collection[str],
    for_others: ForOthers,
    *,
    drafts: bool,
) -> Texts:
    """Sort the `pages`, all Markdown files of the published folder, and the other files of the `kinds`.

    `drafts` says whether pages show drafts and embargoed content.
    """
    in_docs = [kind for kind in kinds if kind.is_in_docs]
    beside = [kind for kind in kinds if kind.is_markdown and not kind.is_in_docs]
    private = {path for of_kind in loaded.values() for path in of_kind.private_texts}
    hidden = {page.source for of_kind in loaded.values() for page in of_kind.pages if not page.is_shown(drafts=drafts)}
    files = [(page, page.path in published) for page in pages]
    for kind in (*(kind for kind in in_docs if not kind.is_markdown), *beside):
        files += [(file, file.path not in hidden) for file in loaded[kind.name].files]
    shown, withheld, others = [], [], []
    for file, is_shown in files:
        if for_others.holds(file.path):
            others.append(file.data)
        elif not is_shown:
            withheld.append(file.data)
        elif file.path in private:
            shown.append(keep_front_matter(file.data))
            withheld.append(file.data)
        else:
            shown.append(file.data)
    return Texts(shown, withheld, others)


def find_unseen(
    texts: Texts, published: Collection[str], folders: Collection[str], places: Places
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the `published` files that only withheld content uses: those for others, and the remaining files.

    Stylesheets, scripts, drawings, the theme and configuration files can use a file too. Files in the `folders` of
    kinds have lifecycles and audiences of their own. Files that nothing uses are published.
    """
    own = [path for path in published if _can_be_unseen(path, folders)]
    names = FileNames(own)
    others, withheld = (_find_named(names, of_these) for of_these in (texts.for_others, texts.withheld))
    if not others and not withheld:
        return frozenset(), frozenset()
    uses = {path: names.named_in(_read(places.docs / path)) for path in own if path.lower().endswith(_TEXTS)}
    others, withheld = _reach(others, uses), _reach(withheld, uses)
    shown = _find_named(names, (*texts.shown, *map(_read, _list_settings(places))))
    seen = _reach(shown | (set(own) - others - withheld), uses)
    # Nobody can request a file for others, but a redirect to any other file must keep working.
    redirected = _reach(names.named_in(_read(places.docs / REDIRECTS)), uses)
    return frozenset(others - seen), frozenset(withheld - others - seen - redirected)


def unseen_problems(files: Iterable[str], shown: str) -> Iterator[Problem]:
    """Yield a notice for each group of similar withheld files in a folder. `shown` is the published folder."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path in sorted(files):
        place = PurePosixPath(path)
        groups[str(place.parent), place.suffix].append(path)
    for group in groups.values():
        alike = mention_similar(group)
        it = "them" if alike else "it"
        message = f"the file is not published{alike}: only content that isn't published uses {it}"
        hint = f"to publish {it} now, use {it} on a published page"
        yield Problem(f"{shown}/{group[0]}", 1, 1, Severity.NOTICE, message, hint)


def _can_be_unseen(path: str, folders: Collection[str]) -> bool:
    return not (path.partition("/")[0] in folders or path.endswith(MARKDOWN_ENDINGS) or path in WEBSITE_FILES)


def _find_named(names: FileNames, texts: Iterable[bytes]) -> set[str]:
    return {path for text in texts for path in names.named_in(text)}


def _reach(paths: Iterable[str], uses: Mapping[str, Collection[str]]) -> set[str]:
    """Return the files and all files that they use, directly or not."""
    reached: set[str] = set()
    waiting = list(paths)
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting += uses.get(path, ())
    return reached


def _list_settings(places: Places) -> Iterator[Path]:
    """Yield the files outside the published folder that can use files: the configuration and the hub's own theme."""
    yield from (path for path in places.root.iterdir() if path.suffix in YAML_ENDINGS)
    if places.theme:
        yield from (path for path in places.theme.rglob("*") if path.suffix.lower() in _TEXTS)


def _read(path: Path) -> bytes:
    """Return the content of a file, or nothing if it is unreadable."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
