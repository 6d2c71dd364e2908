"""Parsing of YAML text into nodes, with the likely cause if parsing fails."""

from __future__ import annotations

import re
from typing import Any

import yaml

from mkdocs_advocacy.core.yaml_causes import best_repair
from mkdocs_advocacy.core.yaml_repairs import Repair
from mkdocs_advocacy.core.yaml_words import Refusal, in_words

MAX_DEPTH = 40
MAX_LINES = 1_000_000
NULL = "tag:yaml.org,2002:null"

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """A loader that resolves no scalars except null."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag == NULL]
        for first, resolvers in _Base.yaml_implicit_resolvers.items()
    }


_INDENTED_DEEP = re.compile(rf"^[ \t?:-]{{{MAX_DEPTH}}}", re.MULTILINE)


def _may_nest_deep(text: str) -> bool:
    """Return whether `text` might nest deeply enough for the recursive parser to exhaust the stack."""
    return text.count("[") + text.count("{") >= MAX_DEPTH or bool(_INDENTED_DEEP.search(text))


def compose(text: str) -> yaml.Node:
    """Parse the whole file and return its root node, normally a mapping. Raises Refusal if it isn't valid YAML."""
    try:
        root = _parse(text)
    except yaml.MarkedYAMLError as error:
        raise _find_cause(text, _locate_stop(error)) or in_words(error, text) from None
    if not isinstance(root, yaml.MappingNode) and (cause := _find_cause(text, root.start_mark.line, of_signs=True)):
        raise cause
    return root


def repair_of(text: str) -> Repair | None:
    """Return the repair that makes more of an invalid file readable, or None if no repair is known."""
    try:
        root = _parse(text)
    except yaml.MarkedYAMLError as error:
        return best_repair(text, _locate_stop(error), _find_stop)
    except Refusal:
        return None
    if isinstance(root, yaml.MappingNode):
        return None
    return best_repair(text, root.start_mark.line, _find_stop, of_signs=True)


def _find_cause(text: str, stop: int, *, of_signs: bool = False) -> Refusal | None:
    repair = best_repair(text, stop, _find_stop, of_signs=of_signs)
    return Refusal(repair.message, repair.before(text), repair.hint) if repair else None


def _find_stop(text: str) -> int:
    """Return the 0-based line where parsing stops, or MAX_LINES if the whole text can be parsed."""
    try:
        root = _parse(text)
    except yaml.MarkedYAMLError as error:
        return _locate_stop(error)
    except Refusal:
        return 0
    return MAX_LINES if isinstance(root, yaml.MappingNode) else root.start_mark.line


def _locate_stop(error: yaml.MarkedYAMLError) -> int:
    """Return the line where the parser stops, or the first line of an unclosed quotation or list."""
    mark = error.problem_mark or error.context_mark
    if error.context_mark and re.search("quoted scalar|flow|simple key", error.context or ""):
        mark = error.context_mark
    return mark.line if mark else 0


def _parse(text: str) -> yaml.Node:
    loader = _Loader(text)
    try:
        if _may_nest_deep(text):
            _check_depth(text)
        root: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    if root is None or (isinstance(root, yaml.ScalarNode) and root.tag == NULL and not root.value):
        raise Refusal("the file is empty", hint="write lines of the form “key: value”")
    return root


def _check_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise Refusal(
                "the values are nested too deeply", text[: event.start_mark.index] if event.start_mark else ""
            )
