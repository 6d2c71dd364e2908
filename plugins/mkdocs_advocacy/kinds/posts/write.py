"""Write posts' files in the style of a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.core.yaml_writing import yaml_lines
from mkdocs_advocacy.kinds.posts.model import PostTemplate

ORDER = tuple(PostTemplate.model_fields)


def post_text(values: Mapping[str, Any], comments: Iterable[str] = ()) -> str:
    """Return the content of a post's file, with keys in the order of the reference and `comments` at the top."""
    lines = [f"# {comment}" for comment in comments]
    for key in sorted(values, key=ORDER.index):
        lines += _lines(key, values[key])
    return "\n".join(lines) + "\n"


def changed_text(document: Document, values: Mapping[str, Any]) -> str:
    """Return the document's text with some values changed or added. Everything else, even comments, stays as it is."""
    lines = document.text.split("\n")
    assert isinstance(document.root, yaml.MappingNode)
    starts = {str(key.value): key.start_mark.line for key, _ in document.root.value}
    ends = {str(key.value): value.end_mark.line for key, value in document.root.value}
    places = sorted(starts.values())
    edits: list[tuple[int, int, list[str]]] = []
    for key in sorted(values, key=ORDER.index):
        new = _lines(key, values[key])
        if key in starts:
            start = starts[key]
            following = next((place for place in places if place > start), len(lines))
            end = min(following, max(ends[key], start + 1))
            while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
                end -= 1
            edits.append((start, end, new))
        else:
            later = [starts[name] for name in ORDER[ORDER.index(key) :] if name in starts]
            place = min(later, default=_end_of_content(lines))
            edits.append((place, place, new))
    for start, end, new in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        lines[start:end] = new
    return "\n".join(lines).rstrip("\n") + "\n"


def _end_of_content(lines: list[str]) -> int:
    """Return the index after the last line that is not blank."""
    return max((place for place, line in enumerate(lines, start=1) if line.strip()), default=0)


def _lines(key: str, value: Any) -> list[str]:
    if key == "text":
        value = {name: texts[0] if _is_alone(texts) else texts for name, texts in value.items()}
    return yaml_lines(key, value, flow=key != "text")


def _is_alone(texts: Any) -> bool:
    return isinstance(texts, list) and len(texts) == 1 and isinstance(texts[0], str)
