"""Write post files the way people write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.core.yaml_writing import yaml_lines
from mkdocs_advocacy.kinds.posts.model import PostTemplate

ORDER = tuple(PostTemplate.model_fields)


def post_text(values: Mapping[str, Any], comments: Iterable[str] = ()) -> str:
    """Return the text of a post file, with `comments` at the top and keys in the order of the reference."""
    lines = [f"# {comment}" for comment in comments]
    for key in sorted(values, key=ORDER.index):
        lines += _format_value(key, values[key])
    return "\n".join(lines) + "\n"


def changed_text(document: Document, values: Mapping[str, Any]) -> str:
    """Return the document's text with `values` changed or added. Everything else, including comments, is unchanged."""
    lines = document.text.split("\n")
    assert isinstance(document.root, yaml.MappingNode)
    starts = {str(key.value): key.start_mark.line for key, _ in document.root.value}
    ends = {str(key.value): value.end_mark.line for key, value in document.root.value}
    key_lines = sorted(starts.values())
    edits: list[tuple[int, int, list[str]]] = []
    for key in sorted(values, key=ORDER.index):
        new = _format_value(key, values[key])
        if key in starts:
            start = starts[key]
            next_key = next((line for line in key_lines if line > start), len(lines))
            end = min(next_key, max(ends[key], start + 1))
            while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
                end -= 1
            edits.append((start, end, new))
        else:
            later = [starts[name] for name in ORDER[ORDER.index(key) :] if name in starts]
            line = min(later, default=_find_end(lines))
            edits.append((line, line, new))
    for start, end, new in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        lines[start:end] = new
    return "\n".join(lines).rstrip("\n") + "\n"


def _find_end(lines: list[str]) -> int:
    """Return the index after the last line that isn't blank."""
    return max((number for number, line in enumerate(lines, start=1) if line.strip()), default=0)


def _format_value(key: str, value: Any) -> list[str]:
    if key == "text":
        value = {name: texts[0] if _has_one_text(texts) else texts for name, texts in value.items()}
    return yaml_lines(key, value, flow=key != "text")


def _has_one_text(texts: Any) -> bool:
    return isinstance(texts, list) and len(texts) == 1 and isinstance(texts[0], str)
