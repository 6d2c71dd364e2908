"""Images and downloads that only withheld pages use."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import quote_from_bytes

from mkdocs_advocacy.content.for_others import ForOthers
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, SourceFile

_TEXTS = (".html", ".htm", ".css", ".js", ".mjs", ".svg", ".webmanifest")
"""Extensions of published files that can refer to other files."""


def with_used_files(
    for_others: ForOthers,
    published: Collection[str],
    pages: Sequence[SourceFile],
    beside: Iterable[SourceFile],
    folders: Collection[str],
    places: Places,
) -> ForOthers:
    """Return the content for others with the `published` files that only withheld pages name.

    `pages` are all Markdown files of the published folder, `beside` those of kinds outside of it. Stylesheets, scripts,
    drawings and configuration files can use a file too. They name it with or without its folder. Files in the `folders`
    of kinds have audiences of their own.
    """
    withheld: list[bytes] = [page.data for page in pages if page.path not in published]
    shown: list[bytes] = [page.data for page in pages if page.path in published]
    for page in beside:
        (withheld if for_others.holds(page.path) else shown).append(page.data)
    hidden = b"\n".join(withheld)
    own = [path for path in published if path.partition("/")[0] not in folders and not path.endswith(MARKDOWN_ENDINGS)]
    used = [path for path in own if _is_named(path, hidden)]
    if not used:
        return for_others
    texts = [places.docs / path for path in own if path.lower().endswith(_TEXTS)]
    texts += [path for path in places.root.iterdir() if path.suffix in YAML_ENDINGS]
    visible = b"\n".join((*shown, *map(_read, texts)))
    unseen = frozenset(path for path in used if not _is_named(path, visible))
    return replace(for_others, files=for_others.files | unseen)


def _is_named(path: str, text: bytes) -> bool:
    """Return whether a text names the file at `path`, as written or percent-encoded."""
    name = PurePosixPath(path).name.encode("utf-8", "surrogateescape")
    forms = {name, quote_from_bytes(name).encode()}
    return any(form in text and re.search(rb"(?<![\w.%-])" + re.escape(form) + rb"(?![\w%-])", text) for form in forms)


def _read(path: Path) -> bytes:
    """Return the content of a file, or nothing if it is unreadable."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
