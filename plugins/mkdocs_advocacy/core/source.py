"""Reading YAML: plain values, the place of each, and a writer's words for what is wrong.

Every scalar is read as text, or as None where it is empty: what a value means is the model's to say. So `no` is a
language, `1.10` keeps its zero, and `12:30` is no number of base sixty.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.yaml_words import Refusal, in_words, line_around, place_after

MAX_BYTES = 1_000_000
MAX_VALUES = 10_000
MAX_DEPTH = 40

Path = Sequence[str | int]
Value = dict[str, Any] | list[Any] | str | None

FRONT_MATTER = re.compile(
    r"\A-{3}[ \t]*(?:\r\n|\r|\n)(?P<said>.*?(?:\r\n|\r|\n))??(?:-{3}|\.{3})[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL
)
"""What a Markdown page says of itself before its text begins, as MkDocs reads it."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = "tag:yaml.org,2002:null"


class _Loader(_Base):  # type: ignore[misc]
    """Knows one special scalar, null."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag == _NULL]
        for first, resolvers in _Base.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file that could be read."""

    file: str
    value: dict[str, Any]
    root: yaml.Node
    text: str

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column (from 1) of the value at `path`, or of its key; of the nearest that exists."""
        return place_after(self.text[: self._index(path, key=key)])

    def line(self, path: Path) -> str:
        """The whole line in which the value at `path` begins."""
        return "".join(line_around(self.text, self._index(path)))

    def _index(self, path: Path, *, key: bool = False) -> int:
        node = self.root
        found = node
        for step in path:
            below = _below(node, step)
            if below is None:
                break
            found = below[0] if key else below[1]
            node = below[1]
        return found.start_mark.index

    def place_within(self, path: Path, words: str, skip: int = 0) -> tuple[int, int]:
        """Line and column of `words` in the value at `path`, or of the value where they are written otherwise there.

        `skip` says how many times they stand there before the place that is meant.
        """
        node = self.root
        for step in path:
            node = (_below(node, step) or (node, node))[1]
        index = node.start_mark.index - 1
        for _ in range(skip + 1):
            index = self.text.find(words, index + 1, node.end_mark.index)
            if index < 0:
                return self.place(path)
        return place_after(self.text[:index])

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
        """A problem at the place of `path`."""
        line, column = self.place(path, key=key)
        return Problem(self.file, line, column, severity, message, hint, rule)


def empty_document(file: str) -> Document:
    """A document without values, for a file that needs none."""
    return Document(file, {}, yaml.MappingNode("tag:yaml.org,2002:map", [], yaml.Mark(file, 0, 0, 0, "", 0)), "")


def read(file: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """The document in `data`, a map of names to values, or why there is none. `file` is for the problems."""
    try:
        text = _decode(data)
    except Refusal as refusal:
        return None, [_refused(file, refusal)]
    return _read(file, text)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A Markdown page that could be read."""

    front: Document | None
    """What it says of itself; None where that is nothing."""
    body: str
    """The text below."""


def read_page(file: str, data: bytes) -> tuple[SourcePage | None, list[Problem]]:
    """The Markdown page in `data`, or why there is none. `file` is for the problems."""
    try:
        text = _decode(data)
    except Refusal as refusal:
        return None, [_refused(file, refusal)]
    found = FRONT_MATTER.match(text)
    if found is None:
        if re.match(r"-{3}[ \t]*[\r\n]", text):
            hint = "end it with a line --- before the text begins"
            message = "the lines at the start are opened by --- and never closed"
            return None, [Problem(file, 1, 1, Severity.ERROR, message, hint)]
        return SourcePage(None, text), []
    said = found["said"] or ""
    if all(not line or line.startswith("#") for line in map(str.strip, said.splitlines())):
        return SourcePage(None, text[found.end() :]), []
    document, problems = read_block(file, said, 2)
    return (SourcePage(document, text[found.end() :]) if document else None), problems


def read_block(file: str, text: str, line: int) -> tuple[Document | None, list[Problem]]:
    """The document in `text`, which begins with `line` (from 1) of a file that holds more, or why there is none.

    Its places are those in the file.
    """
    return _read(file, "\n" * (line - 1) + text, "block")


def _read(file: str, text: str, kind: str = "file") -> tuple[Document | None, list[Problem]]:
    problems: list[Problem] = []
    try:
        _check_characters(text)
        root = _compose(text)
        value = _Unfolding(file, text, problems).value(root)
    except Refusal as refusal:
        return None, [*problems, _refused(file, refusal)]
    document = Document(file, {}, root, text)
    if not isinstance(value, dict):
        held = "a list" if isinstance(value, list) else "a single text"
        hint = "lines of the form “name: value” belong here"
        return None, [*problems, document.problem((), f"the {kind} holds {held}", hint=hint)]
    return replace(document, value=value), problems


def _refused(file: str, refusal: Refusal) -> Problem:
    return Problem(file, refusal.line, refusal.column, Severity.ERROR, refusal.message, refusal.hint)


def _decode(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise Refusal(f"the file has {len(data):,} bytes; {MAX_BYTES:,} are allowed")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or data[:40].count(0) >= max(4, len(data[:40]) // 3):
        raise Refusal("the file is saved as UTF-16", hint="save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        raise Refusal(
            f"the file is not saved as UTF-8: the byte 0x{data[error.start]:02X} has no meaning in it",
            before,
            hint="save it as UTF-8; Windows programs often save as Windows-1252",
        ) from None
    return text


def _check_characters(text: str) -> None:
    if wrong := re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text):
        raise Refusal(
            f"the invisible character U+{ord(wrong.group()):04X} is not allowed in YAML",
            text[: wrong.start()],
            hint="delete it",
        )


_INDENTED_DEEP = re.compile(rf"^[ \t?:-]{{{MAX_DEPTH}}}", re.MULTILINE)


def _may_nest_deep(text: str) -> bool:
    """Whether `text` could nest so deep that the parser, which calls itself for each level, exhausts the stack."""
    return text.count("[") + text.count("{") >= MAX_DEPTH or bool(_INDENTED_DEEP.search(text))


def _compose(text: str) -> yaml.Node:
    loader = _Loader(text)
    try:
        if _may_nest_deep(text):
            _check_depth(text)
        root: yaml.Node | None = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise in_words(error, text) from None
    finally:
        loader.dispose()
    if root is None or (isinstance(root, yaml.ScalarNode) and root.tag == _NULL and not root.value):
        raise Refusal("the file is empty", hint="lines of the form “name: value” belong here")
    return root


def _check_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise Refusal(
                "the values are nested too deeply", text[: event.start_mark.index] if event.start_mark else ""
            )


class _Unfolding:
    """Turns nodes into plain values; finds what YAML allows and a writer never means."""

    def __init__(self, file: str, text: str, problems: list[Problem]) -> None:
        self._file, self._text, self._problems = file, text, problems
        self._left = MAX_VALUES
        self._open: set[int] = set()

    def value(self, node: yaml.Node) -> Value:
        self._left -= 1
        if self._left < 0:
            raise Refusal(
                f"the file unfolds into more than {MAX_VALUES:,} values",
                hint="write values out instead of using & and *",
            )
        if isinstance(node, yaml.ScalarNode):
            self._check_tag(node, "str")
            return None if node.tag == _NULL else str(node.value)
        if id(node) in self._open:
            raise Refusal("a value holds itself", self._before(node), "write values out instead of using & and *")
        if len(self._open) > MAX_DEPTH:
            raise Refusal("the values are nested too deeply", self._before(node))
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                self._check_tag(node, "seq")
                return [self.value(item) for item in node.value]
            self._check_tag(node, "map")
            return self._map(node)
        finally:
            self._open.discard(id(node))

    def _map(self, node: yaml.Node) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first: dict[str, yaml.Node] = {}
        for key, below in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._report(key, "a list or a map cannot be a name", "put the text in quotes if no list was meant")
                continue
            name = str(key.value)
            if name in values:
                line, _ = place_after(self._before(first[name]))
                self._report(key, f"“{name}” stands twice, first in line {line}", "keep one of the two")
                continue
            first[name] = key
            values[name] = self.value(below)
        return values

    def _check_tag(self, node: yaml.Node, kind: str) -> None:
        if node.tag not in (f"tag:yaml.org,2002:{kind}", _NULL):
            self._report(node, "a ! at the start of a value has a meaning of its own", "put the text in quotes")

    def _before(self, node: yaml.Node) -> str:
        return self._text[: node.start_mark.index]

    def _report(self, node: yaml.Node, message: str, hint: str) -> None:
        line, column = place_after(self._before(node))
        self._problems.append(Problem(self._file, line, column, Severity.ERROR, message, hint))


def _below(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == step:
                return key, value
    return None
