"""YAML files as plain values with positions and readable problems.

Every scalar is read as text, or as None if it is empty; the model interprets it. So `no` can be a language, `1.10`
keeps its zero, and `12:30` isn't a base-60 number.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.yaml_lines import clipped
from mkdocs_advocacy.core.yaml_nodes import compose
from mkdocs_advocacy.core.yaml_swallowed import find_swallowed
from mkdocs_advocacy.core.yaml_values import Unfolding
from mkdocs_advocacy.core.yaml_words import Refusal, line_around, place_at

MAX_BYTES = 1_000_000

Path = Sequence[str | int]

FRONT_MATTER = re.compile(
    r"\A-{3}[ \t]*(?:\r\n|\r|\n)(?P<content>.*?(?:\r\n|\r|\n))??(?:-{3}|\.{3})[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL
)
"""The front matter of a Markdown page, delimited as MkDocs reads it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed YAML file."""

    file: str
    value: dict[str, Any]
    root: yaml.Node
    text: str

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return the line and column (from 1) of the value at `path` or its key, or of the nearest existing parent."""
        return place_at(self.text, self._find_index(path, key=key))

    def line(self, path: Path, *, key: bool = False) -> str:
        """Return the whole line where the value at `path`, or its key, starts."""
        return "".join(line_around(self.text, self._find_index(path, key=key)))

    def line_above(self, path: Path) -> str:
        """Return the line above the value at `path`, or an empty string."""
        before = re.split(r"\r\n|\r|\n", self.text[: self._find_index(path)])
        return before[-2] if len(before) > 1 else ""

    def written(self, path: Path) -> str:
        """Return the source text of the value at `path`, or an empty string if it is empty or missing."""
        node = self.root
        for step in path:
            below = _find_child(node, step)
            if below is None:
                return ""
            node = below[1]
        return self.text[node.start_mark.index : node.end_mark.index]

    def _find_index(self, path: Path, *, key: bool = False) -> int:
        node = self.root
        found = node
        for step in path:
            below = _find_child(node, step)
            if below is None:
                break
            found = below[0] if key else below[1]
            node = below[1]
        return found.start_mark.index

    def place_within(self, path: Path, words: str, skip: int = 0) -> tuple[int, int]:
        """Return the line and column of `words` in the value at `path`, or of the value itself if they aren't found.

        `skip` is the number of earlier occurrences to ignore.
        """
        node = self.root
        for step in path:
            node = (_find_child(node, step) or (node, node))[1]
        index = node.start_mark.index - 1
        for _ in range(skip + 1):
            index = self.text.find(words, index + 1, node.end_mark.index)
            if index < 0:
                return self.place(path)
        return place_at(self.text, index)

    def problem(
        self,
        path: Path,
        message: str,
        *,
        hint: str = "",
        severity: Severity = Severity.ERROR,
        key: bool = False,
        rule: str = "",
    ) -> Problem:
        """Create a problem at the position of `path`."""
        line, column = self.place(path, key=key)
        return Problem(self.file, line, column, severity, message, hint, rule)


def empty_document(file: str) -> Document:
    """Return a document without values, for a file that is optional."""
    return Document(file, {}, yaml.MappingNode("tag:yaml.org,2002:map", [], yaml.Mark(file, 0, 0, 0, "", 0)), "")


def read(file: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """Parse `data` as a YAML mapping; return the document or the problems. `file` is the path shown in problems."""
    try:
        text = _decode(data)
    except Refusal as refusal:
        return None, [_create_problem(file, refusal)]
    return _parse(file, text)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A parsed Markdown page."""

    front: Document | None
    """The front matter, or None if there is none."""
    body: str
    """The text below the front matter."""


def read_page(file: str, data: bytes) -> tuple[SourcePage | None, list[Problem]]:
    """Parse `data` as a Markdown page; return the page or the problems. `file` is the path shown in problems."""
    try:
        text = _decode(data)
    except Refusal as refusal:
        return None, [_create_problem(file, refusal)]
    found = FRONT_MATTER.match(text)
    if found is None:
        if re.match(r"-{3}[ \t]*[\r\n]", text):
            message = "the front matter that starts with this --- is never closed"
            hint = f"add a line with only --- after line {_find_end_of_front_matter(text)}, before the text begins"
            return None, [Problem(file, 1, 1, Severity.ERROR, message, hint)]
        return SourcePage(None, text), []
    front_matter = found["content"] or ""
    if all(not line or line.startswith("#") for line in map(str.strip, front_matter.splitlines())):
        return SourcePage(None, text[found.end() :]), []
    document, problems = read_block(file, front_matter, 2)
    return (SourcePage(document, text[found.end() :]) if document else None), problems


def keep_front_matter(data: bytes) -> bytes:
    """Return the front matter of a Markdown page without the text below it; unreadable data unchanged."""
    try:
        found = FRONT_MATTER.match(_decode(data))
    except Refusal:
        return data
    return found[0].encode() if found else data


def _find_end_of_front_matter(text: str) -> int:
    """Return the last line, from 1, that looks like part of the unclosed front matter."""
    lines = re.split(r"\r\n|\r|\n", text)
    last = 1
    while last < len(lines) and re.match(r"[\w-]+:(?:\s|$)|-\s|[ \t]+\S", lines[last]):
        last += 1
    return last


def read_block(file: str, text: str, line: int) -> tuple[Document | None, list[Problem]]:
    """Parse `text`, which starts at `line` (from 1) of a larger file.

    Positions refer to the larger file.
    """
    return _parse(file, "\n" * (line - 1) + text, "block")


def _parse(file: str, text: str, kind: str = "file") -> tuple[Document | None, list[Problem]]:
    problems: list[Problem] = []
    try:
        _check_characters(text)
        root = compose(text)
        value = Unfolding(file, text, problems).value(root)
    except Refusal as refusal:
        return None, [*problems, _create_problem(file, refusal)]
    document = Document(file, {}, root, text)
    if not isinstance(value, dict):
        held = "a list" if isinstance(value, list) else "only text"
        hint = "write lines of the form “key: value”"
        if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
            lines = "this line" if len(value) == 1 else "this line and of all lines like it"
            hint = f"delete “- ” at the start of {lines}: write {clipped(re.sub(r'^ *- +', '', document.line((0,))))}"
        return None, [*problems, document.problem((), f"the {kind} contains {held}", hint=hint)]
    problems += (found.problem(file, text) for found in find_swallowed(text, root))
    return replace(document, value=value), problems


def _create_problem(file: str, refusal: Refusal) -> Problem:
    return Problem(file, refusal.line, refusal.column, Severity.ERROR, refusal.message, refusal.hint)


def _decode(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise Refusal(f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:40].count(0) >= max(4, len(data[:40]) // 3):
        raise Refusal("the file is saved as UTF-16", hint="save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        raise Refusal(
            f"the file is not saved as UTF-8: byte 0x{data[error.start]:02X} is invalid",
            before,
            hint="save it as UTF-8; Windows programs often save as Windows-1252",
        ) from None
    return text


def _check_characters(text: str) -> None:
    if invalid := re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text):
        raise Refusal(
            f"the invisible character U+{ord(invalid.group()):04X} is not allowed in YAML",
            text[: invalid.start()],
            hint="delete it",
        )


def _find_child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == step:
                return key, value
    return None
