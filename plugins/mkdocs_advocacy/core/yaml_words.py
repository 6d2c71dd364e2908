"""Readable messages for errors of the YAML parser."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

import yaml

from mkdocs_advocacy.core.yaml_lines import clipped, in_quotes, line_of


class Refusal(Exception):
    """The YAML can't be parsed further."""

    def __init__(self, message: str, before: str = "", hint: str = "") -> None:
        """Create the refusal; `before` is the text before the position of the error."""
        super().__init__(message)
        self.message, self.hint = message, hint
        self.line, self.column = place_after(before)


def place_after(before: str) -> tuple[int, int]:
    """Return the line and column, from 1, after the text `before`; lines end as in editors, not as in YAML."""
    lines = re.split(r"\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


def place_at(text: str, index: int) -> tuple[int, int]:
    """Return the line and column at `index` like `place_after`, but split the text only once for all its problems."""
    starts = _find_lines(text)
    index = min(index, len(text))
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1


@lru_cache(maxsize=4)
def _find_lines(text: str) -> Sequence[int]:
    """Return the offset of each line."""
    return [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]


def line_around(text: str, index: int) -> tuple[str, str]:
    """Return the parts of the line before and after `index`; the second is empty at the end of the text."""
    return re.split(r"[\r\n]", text[:index])[-1], re.split(r"[\r\n]", text[index:])[0]


_IN_QUOTES = "put the text in quotes"
"""A hint that is replaced by the corrected line."""

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("'\\t'", "there is a tab at the start of the line", "replace each tab with two spaces"),
    (
        "mapping values are not allowed",
        "text with a colon followed by a space must be in quotes",
        _IN_QUOTES,
    ),
    (
        "could not find expected ':'",
        "this line has no key",
        "write “key: value”, or indent the text below its key",
    ),
    (
        "found undefined alias",
        "a * at the start of a value refers to an anchor that doesn't exist",
        _IN_QUOTES,
    ),
    ("found duplicate anchor", "two values have the same &name", "put the text in quotes if & isn't an anchor"),
    ("while scanning an alias", "text that starts with * or & must be in quotes", _IN_QUOTES),
    ("while scanning an anchor", "text that starts with * or & must be in quotes", _IN_QUOTES),
    (
        "while scanning a quoted scalar",
        "a quotation mark is never closed",
        "close it, or write '' for an apostrophe in single quotes",
    ),
    (
        "found unknown escape character",
        "a backslash in double quotes has a special meaning",
        "write \\\\ for one backslash, or use single quotes",
    ),
    (
        "found character that cannot start any token",
        "a value cannot start with this character",
        _IN_QUOTES,
    ),
    (
        "did not find expected '-' indicator",
        "this line is not part of the list above it",
        "start it with “- ”, or indent it like the other lines",
    ),
    (
        "did not find expected key",
        "this line is indented differently from the lines around it, or a quotation mark is never closed",
        "align it with the keys above",
    ),
    (
        "did not find expected ',' or",
        "a closing ] or } is missing",
        "close it; text that starts with a bracket must be in quotes",
    ),
    (
        "while parsing a flow",
        "a closing ] or } is missing",
        "close it; text that starts with a bracket must be in quotes",
    ),
    ("expected <document start>", "the file ends before this line", "delete the line “...” above it"),
    (
        "expected a single document",
        "this --- line starts a second document",
        "move everything below it into a new file, and delete this line",
    ),
    ("while scanning a directive", "text that starts with % must be in quotes", _IN_QUOTES),
    ("while scanning a tag", "text that starts with ! must be in quotes", _IN_QUOTES),
    (
        "while scanning a block scalar",
        "text can't start on the same line as | or >",
        "start the text on a new line below it",
    ),
)


_AT_THEIR_START = ("quoted scalar", "could not find expected ':'", "scanning an alias", "scanning an anchor")
"""Errors that the parser reports after the position where a writer would look."""


def in_words(error: yaml.MarkedYAMLError, text: str) -> Refusal:
    """Convert an error to a readable message; the patterns match the source of libyaml 0.2.5."""
    error_text = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(words in error_text for words in _AT_THEIR_START) and "escape" not in error_text:
        mark = error.context_mark
    index = mark.index if mark else 0
    opened = _find_opening_bracket(text, index) if "a flow" in error_text else index
    if "did not find expected ','" in error_text and place_after(text[:opened])[0] == place_after(text[:index])[0]:
        hint = "put commas between entries and quotes around text"
        return Refusal("this entry of a list in brackets is invalid", text[:index], hint)
    index = opened
    before, after = line_around(text, index)
    around = before + after[:1]
    if "\t" in around[: len(around) - len(around.lstrip()) + 1]:
        error_text = "'\\t' " + error_text
    if "did not find expected key" in error_text and re.search(r"(?:^|[:-])\s+[\[{]", before + after):
        error_text = "while parsing a flow"
    for pattern, message, hint in _WORDS:
        if pattern in error_text:
            return Refusal(message, text[:index], _suggest_quoted_line(before + after) if hint is _IN_QUOTES else hint)
    return Refusal(f"this is not YAML: {error.problem}", text[:index])


def _suggest_quoted_line(text: str) -> str:
    line = line_of(text)
    if not line.value or line.value[0] in "\"'":
        return f'{_IN_QUOTES}, as in any: "Hello: you"'
    if not line.lead.strip():
        return f"write a key before it, as in title: {clipped(in_quotes(line.value))}"
    return f"write {clipped(line.with_value(in_quotes(line.value)))}"


def _find_opening_bracket(text: str, index: int) -> int:
    """Return the index of the unclosed bracket before `index`, or `index` if there is none."""
    closed = 0
    for place in range(index - 1, -1, -1):
        closed += (text[place] in "]}") - (text[place] in "[{")
        if closed < 0:
            return place
    return index
