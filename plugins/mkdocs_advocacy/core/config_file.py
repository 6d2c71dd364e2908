"""Positions of options in mkdocs.yml, which MkDocs doesn't provide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, empty_document

CONFIG = "mkdocs.yml"
"""The name of the configuration file of MkDocs."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def config_document(name: str, data: bytes) -> Document:
    """Parse the file for positions only, since MkDocs reads the values. Returns an empty document for invalid YAML."""
    text = data.decode("utf-8-sig", errors="replace")
    loader = _Loader(text)
    try:
        root = loader.get_single_node()  # tags are not resolved, so !ENV and !!python are fine
    except (yaml.YAMLError, RecursionError):
        root = None
    finally:
        loader.dispose()
    return Document(name, {}, root, text) if root is not None else empty_document(name)


def repeated_names(document: Document) -> Iterator[Problem]:
    """Report duplicate keys and plugins: MkDocs silently ignores the first key, or reports something misleading."""
    for first, second in _find_repeated(document.root):
        message = f"“{second.value}” is on line {first.start_mark.line + 1} already, and MkDocs uses only this line"
        yield _create_problem(document, second, message, "move the lines below it to the first and delete this line")
    listed = _find_value(document.root, "plugins")
    entries = listed.value if isinstance(listed, yaml.SequenceNode) else ()
    seen: dict[str, yaml.Node] = {}
    for entry in entries:
        name = entry.value[0][0] if isinstance(entry, yaml.MappingNode) and entry.value else entry
        if isinstance(name, yaml.ScalarNode) and name.value.split("/")[0] == "advocacy":
            first = seen.setdefault(name.value, name)
            if first is not name:
                message = f"the plugin {name.value} is already listed on line {first.start_mark.line + 1}"
                yield _create_problem(
                    document, name, message, "move its options to the first entry and delete this one"
                )


def _create_problem(document: Document, node: yaml.Node, message: str, hint: str) -> Problem:
    mark = node.start_mark
    return Problem(document.file, mark.line + 1, mark.column + 1, Severity.ERROR, message, hint)


def _find_repeated(root: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the first and each later key for every duplicate key in a mapping."""
    waiting, visited = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in visited or not isinstance(node, (yaml.MappingNode, yaml.SequenceNode)):
            continue
        visited.add(id(node))  # aliases lead to the same node again
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
            continue
        firsts: dict[str, yaml.Node] = {}
        for key, value in node.value:
            waiting.append(value)
            if isinstance(key, yaml.ScalarNode) and key.value != "<<" and firsts.setdefault(key.value, key) is not key:
                yield firsts[key.value], key


def option_path(document: Document, plugin: str, path: Sequence[str | int]) -> list[str | int]:
    """Return the path of a plugin's option in the file, whether `plugins` is a list or a mapping."""
    listed = _find_value(document.root, "plugins")
    if isinstance(listed, yaml.SequenceNode):
        for place, entry in enumerate(listed.value):
            if _find_value(entry, plugin) is not None:
                return ["plugins", place, plugin, *path]
    return ["plugins", plugin, *path]


def _find_value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)
