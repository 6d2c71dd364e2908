"""Conversion of YAML nodes to plain values, with checks for valid YAML that is never intended."""

from __future__ import annotations

import re
from typing import Any

import yaml

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.yaml_lines import ODD_SPACES, about_odd_space, in_quotes
from mkdocs_advocacy.core.yaml_nodes import MAX_DEPTH, NULL
from mkdocs_advocacy.core.yaml_words import Refusal, line_around, place_after

MAX_VALUES = 10_000

Value = dict[str, Any] | list[Any] | str | None


class Unfolding:
    """A converter of nodes to plain values, which reports valid YAML that is never intended."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self._file, self._text, self._problems = file, text, problems
        self._left = MAX_VALUES
        self._open: set[int] = set()

    def value(self, node: yaml.Node) -> Value:
        """Convert a node and everything in it to a plain value."""
        self._left -= 1
        if self._left < 0:
            raise Refusal(
                f"the file expands to more than {MAX_VALUES:,} values",
                hint="write values out instead of using & and *",
            )
        if isinstance(node, yaml.ScalarNode):
            return self._convert_scalar(node)
        if id(node) in self._open:
            raise Refusal(
                "a value contains itself", self._text_before(node), "write values out instead of using & and *"
            )
        if len(self._open) > MAX_DEPTH:
            raise Refusal("the values are nested too deeply", self._text_before(node))
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                self._check_tag(node, "seq")
                return [self.value(item) for item in node.value]
            self._check_tag(node, "map")
            assert isinstance(node, yaml.MappingNode)
            return self._restore_placeholder(node) or self._convert_mapping(node)
        finally:
            self._open.discard(id(node))

    def _convert_scalar(self, node: yaml.ScalarNode) -> str | None:
        written = self._text[node.start_mark.index : node.end_mark.index]
        if written[:1] == "!" and not written.startswith("!!str"):
            return written  # reported by `find_swallowed`
        return None if node.tag == NULL else str(node.value)

    def _restore_placeholder(self, node: yaml.MappingNode) -> str | None:
        """Return the text of a lone placeholder, such as {link}, that YAML read as a mapping."""
        written = self._text[node.start_mark.index : node.end_mark.index]
        if not node.flow_style or not re.fullmatch(r"\{\s*\w+\s*\}", written):
            return None
        hint = f"write {in_quotes(written)}"
        before = line_around(self._text, node.start_mark.index)[0]
        if not re.search(r"[\[{]", before):
            hint = f"write {before.strip()} {in_quotes(written)}"
        self._report(node, "text that starts with { must be in quotes", hint)
        return written

    def _convert_mapping(self, node: yaml.Node) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first: dict[str, yaml.Node] = {}
        for key, below in node.value:
            if not isinstance(key, yaml.ScalarNode):
                message, hint = "a list or mapping can't be a key", "put the text in quotes if it isn't meant as a list"
                self._report(key, message, hint)
                continue
            name = str(key.value)
            if re.search(rf"^-?[{ODD_SPACES}]|[{ODD_SPACES}]$", name):
                self._refuse_odd_space(key)
            if name in values:
                line, _ = place_after(self._text_before(first[name]))
                self._report(key, f"“{name}” appears twice: the first is on line {line}", "delete one of them")
                continue
            first[name] = key
            values[name] = self.value(below)
        return values

    def _refuse_odd_space(self, key: yaml.Node) -> None:
        """Refuse an unusual space that YAML read as part of a key; in a list entry, it may belong to a text."""
        before, after = line_around(self._text, key.start_mark.index)
        start = self._text[: key.start_mark.index - len(before)]
        above = re.split(r"\r\n|\r|\n", start)[-2:][0]
        about = about_odd_space(before + after, above)
        if about and not (before.strip(" ") == "-" and not re.match(r"[a-z_]+\W", after)):
            column, message, hint = about
            raise Refusal(message, start + (before + after)[:column], hint)

    def _check_tag(self, node: yaml.Node, kind: str) -> None:
        if node.tag not in (f"tag:yaml.org,2002:{kind}", NULL):
            message = "a ! at the start of a value has a special meaning"
            self._report(node, message, "delete it and the word after it")

    def _text_before(self, node: yaml.Node) -> str:
        return self._text[: node.start_mark.index]

    def _report(self, node: yaml.Node, message: str, hint: str) -> None:
        line, column = place_after(self._text_before(node))
        self._problems.append(Problem(self._file, line, column, Severity.ERROR, message, hint))
