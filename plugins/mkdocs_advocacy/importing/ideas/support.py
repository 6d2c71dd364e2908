"""Add a count of supporters to a feedback file, in the file's own YAML style and without other changes."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml

from mkdocs_advocacy.core.model import attributes_by_key
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.kinds.feedback.model import FeedbackTemplate

KEY = "support"
_KEYS = tuple(attributes_by_key(FeedbackTemplate))
_FOLLOWING = frozenset(_KEYS[_KEYS.index(KEY) + 1 :])
"""The keys that come after `support` in the reference."""
_PLAIN = re.compile(r"[A-Za-z0-9][\w:/.~%?=&+@!$*;-]*", re.ASCII)
"""An address that needs no quotation marks, also between braces."""
_QUOTED = re.compile(r"""\bwhere:\s*["']""")


def add_support(text: str, day: date, count: int, where: str) -> str | None:
    """Return the file's text with one more count, or None if it can't be added without changing anything else."""
    document, problems = read("", text.encode())
    if document is None or problems:
        return None
    entries = document.value.get(KEY) or []
    if not isinstance(entries, list):
        return None
    place = _find_place(entries, day)
    new = _Splicer(document, f"{day}", count, where).splice(place)
    after = read("", new.encode())[0] if new is not None else None
    expected = copy.deepcopy(document.value)
    added = {"date": str(day), "count": str(count), "where": where}
    expected[KEY] = [*entries[:place], added, *entries[place:]]
    return new if after and after.value == expected else None


def _find_place(entries: Sequence[Any], day: date) -> int:
    """Return the index after the last count of that day or an earlier day."""
    earlier = [at for at, one in enumerate(entries, 1) if isinstance(one, dict) and str(one.get("date")) <= str(day)]
    return earlier[-1] if earlier else 0


class _Splicer:
    """Inserts one count into a document."""

    def __init__(self, document: Document, day: str, count: int, where: str) -> None:
        self._text, self._root = document.text, document.root
        self._end = "\r\n" if "\r\n" in self._text else "\n"
        is_quoted = bool(_QUOTED.search(document.written((KEY,))))
        self._fields = (("date", day), ("count", str(count)), ("where", write_address(where, always_quoted=is_quoted)))

    def splice(self, place: int) -> str | None:
        root = self._root
        if not isinstance(root, yaml.MappingNode) or root.flow_style:
            return None
        pair = next(((key, value) for key, value in root.value if key.value == KEY), None)
        if pair is None:
            return self._add_key(root)
        key, value = pair
        if not isinstance(value, yaml.SequenceNode) or not value.value:
            return self._replace_empty(key, value)
        if value.flow_style:
            return self._add_to_line(value, place)
        return self._add_item(value, place)

    def _add_key(self, root: yaml.MappingNode) -> str:
        """Add the key before the first one that follows it in the reference, with the comments above that one."""
        lines = f"{KEY}:{self._end}  - {self._in_braces()}{self._end}"
        for key, _ in root.value:
            if key.value in _FOLLOWING:
                start = self._find_start_of_comments(key.start_mark.index)
                return self._text[:start] + lines + self._text[start:]
        gap = "" if self._text.endswith("\n") else self._end
        return self._text + gap + lines

    def _find_start_of_comments(self, index: int) -> int:
        start = self._text.rfind("\n", 0, index) + 1
        while start:
            above = self._text.rfind("\n", 0, start - 1) + 1
            if not self._text.startswith("#", above):
                break
            start = above
        return start

    def _replace_empty(self, key: yaml.Node, value: yaml.Node) -> str:
        colon = self._text.index(":", key.end_mark.index) + 1
        written = self._text[colon : max(colon, value.end_mark.index)]
        end = max(colon, value.end_mark.index) if written.strip() else colon
        line_end = self._find_end_of_line(end)
        rest = self._text[end:line_end].rstrip()
        item = f"{self._end}  - {self._in_braces()}"
        return self._text[:colon] + rest + item + (self._text[line_end:] or self._end)

    def _add_to_line(self, sequence: yaml.SequenceNode, place: int) -> str:
        item = self._in_braces()
        if place == 0:
            index = sequence.value[0].start_mark.index
            return f"{self._text[:index]}{item}, {self._text[index:]}"
        index = _find_end(sequence.value[place - 1])
        return f"{self._text[:index]}, {item}{self._text[index:]}"

    def _add_item(self, sequence: yaml.SequenceNode, place: int) -> str:
        neighbour = sequence.value[max(place - 1, 0)]
        margin = " " * sequence.start_mark.column
        is_block = isinstance(neighbour, yaml.MappingNode) and not neighbour.flow_style
        if is_block:
            gap = neighbour.start_mark.column - sequence.start_mark.column - 1
            below = f"{self._end}{margin} {' ' * gap}"
            item = f"{margin}-{' ' * gap}" + below.join(f"{name}: {text}" for name, text in self._fields)
        else:
            item = f"{margin}- {self._in_braces()}"
        if place == 0:
            index = self._find_start_of_comments_within(neighbour.start_mark.index)
            return f"{self._text[:index]}{item}{self._end}{self._text[index:]}"
        index = self._find_end_of_line(_find_end(neighbour))
        return f"{self._text[:index]}{self._end}{item}{self._text[index:]}"

    def _find_start_of_comments_within(self, index: int) -> int:
        """Return the start of the line, or of the comments above it, which are indented like an item."""
        start = self._text.rfind("\n", 0, index) + 1
        while start:
            above = self._text.rfind("\n", 0, start - 1) + 1
            if not self._text[above:start].lstrip(" ").startswith("#"):
                break
            start = above
        return start

    def _find_end_of_line(self, index: int) -> int:
        found = re.compile(r"\r?\n|\Z").search(self._text, index)
        return found.start() if found else len(self._text)

    def _in_braces(self) -> str:
        return "{" + ", ".join(f"{name}: {text}" for name, text in self._fields) + "}"


def _find_end(node: yaml.Node) -> int:
    """Return the end of a node's text. The end mark of a block node is only at the next key."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _find_end(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _find_end(node.value[-1])
    return int(node.end_mark.index)


def write_address(address: str, *, always_quoted: bool = False) -> str:
    """Return an address as YAML, quoted if braces around it would end it."""
    is_plain = not always_quoted and _PLAIN.fullmatch(address) and not address.endswith(":")
    return address if is_plain else json.dumps(address, ensure_ascii=False)
