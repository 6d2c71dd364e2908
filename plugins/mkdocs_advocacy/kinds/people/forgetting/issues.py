"""Remove a person's code from the records of released newsletters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.record import RECORD

_LISTS = ("shows", "prints")
"""The keys with the entries of a block."""


def records_with(code: str, reading: Reading) -> Iterator[tuple[SourceFile, bytes | None]]:
    """Yield the records with a person's code and their new content, which is None if only people can edit the file."""
    for file in reading.of(NEWSLETTERS).files:
        if not RECORD.is_at(file.path, in_docs=True):
            continue
        document, _ = read(file.shown, file.data)
        if document is None:
            if code.encode() in file.data:
                yield file, None
        elif (wanted := _remove(document.value, code)) != document.value:
            data = _cut(document, code).encode()
            after, _ = read(file.shown, data)
            yield file, data if after and after.value == wanted else None


def _remove(values: Any, code: str) -> Any:
    """Return the values of a record without the person."""
    if isinstance(values, list):
        return [_remove(value, code) for value in values]
    if not isinstance(values, Mapping):
        return values
    if values.get("block") != "people":
        return {key: _remove(value, code) for key, value in values.items()}
    return {
        key: [entry for entry in value if _id_of(entry) != code] if key in _LISTS and isinstance(value, list) else value
        for key, value in values.items()
    }


def _id_of(entry: Any) -> Any:
    return entry.get("id") if isinstance(entry, Mapping) else None


def _cut(document: Document, code: str) -> str:
    """Return the text without the person's lines, if it is laid out as it was written."""
    text = document.text
    for key, entries in reversed([*_find_lists(document.root)]):
        ids = [node for entry in entries.value for name, node in _pairs(entry) if name.value == "id"]
        if ids and all(node.value == code for node in ids):
            text = f"{text[: key.end_mark.index]}: []{text[ids[-1].end_mark.index :]}"
            continue
        for node in reversed([node for node in ids if node.value == code]):
            end = text.find("\n", node.end_mark.index)
            text = text[: text.rfind("\n", 0, node.start_mark.index) + 1] + text[end + 1 :]
    return text


def _find_lists(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the lists of entries in blocks with people, each after its key."""
    pairs = _pairs(node)
    if any(key.value == "block" and value.value == "people" for key, value in pairs):
        yield from ((key, value) for key, value in pairs if key.value in _LISTS and value.value)
        return
    for child in [value for _, value in pairs] or (node.value if isinstance(node, yaml.SequenceNode) else ()):
        yield from _find_lists(child)


def _pairs(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []
