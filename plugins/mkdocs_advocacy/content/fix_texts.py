"""Quoting of texts that YAML misreads, where only one meaning is plausible."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from mkdocs_advocacy.core.model_paths import wanted_at
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.core.yaml_lines import odd_space
from mkdocs_advocacy.core.yaml_nodes import repair_of
from mkdocs_advocacy.core.yaml_repairs import split_lines
from mkdocs_advocacy.core.yaml_swallowed import Path, Swallowed, find_comments, find_swallowed

_MOST = 100
"""Maximum number of lines repaired in an unreadable file."""


def with_texts_in_quotes(text: str, model: type[BaseModel]) -> str:
    """Quote misread texts in a file of type `model`; return the text unchanged if the file stays unreadable."""
    new = _make_readable(text)
    document, _ = read("", new.encode())
    if document is None:
        return text
    for found in sorted(_find_certain(document, model), key=lambda swallowed: swallowed.start, reverse=True):
        candidate = new[: found.start] + found.new + new[found.end :]
        before, after = read("", new.encode())[0], read("", candidate.encode())[0]
        if before and after and after.value == _replace_value(before.value, found.path, found.value):
            new = candidate
    return new


def _make_readable(text: str) -> str:
    """Apply the repairs that are beyond doubt."""
    for _ in range(_MOST):
        repair = repair_of(text)
        if repair is None or not repair.is_sure:
            break
        text = repair.applied(text)
    for _ in range(_MOST):
        document, problems = read("", text.encode())
        lines = split_lines(text)
        if document or not problems or not (odd := odd_space(lines[problems[-1].line - 1])):
            break
        lines[problems[-1].line - 1] = odd[1]
        text = "".join(lines)
    return text


def _find_certain(document: Document, model: type[BaseModel]) -> Iterator[Swallowed]:
    for found in find_swallowed(document.text, document.root):
        kind = "list" if isinstance(found.value, list) else "text"
        if found.is_sure and kind in wanted_at(model, found.path):
            yield found
    for found in find_comments(document.text, document.root, lambda path: wanted_at(model, path)):
        if found.is_sure:
            yield found


def _replace_value(value: dict[str, Any], path: Path, new: str | list[str]) -> dict[str, Any]:
    changed = copy.deepcopy(value)
    below: Any = changed
    for step in path[:-1]:
        below = below[step]
    below[path[-1]] = new
    return changed
