"""What the YAML parser says, in a writer's words."""

from __future__ import annotations

import re

import yaml

from mkdocs_advocacy.core.yaml_lines import clipped, in_quotes, line_of


class Refusal(Exception):
    """A file that cannot be read further."""

    def __init__(self, message: str, before: str = "", hint: str = "") -> None:
        """`before` is the text before the place that is meant."""
        super().__init__(message)
        self.message, self.hint = message, hint
        self.line, self.column = place_after(before)


def place_after(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows the text `before`; lines end as in editors, not as in YAML."""
    lines = re.split(r"\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


def line_around(text: str, index: int) -> tuple[str, str]:
    """The part of a line of `text` that stands before `index`, and the part from there on; empty past the end."""
    return re.split(r"[\r\n]", text[:index])[-1], re.split(r"[\r\n]", text[index:])[0]


_IN_QUOTES = "put the text in quotes"
"""The hint that becomes the line to write."""

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("'\\t'", "there is a tab at the start of the line", "type two spaces instead of each tab"),
    (
        "mapping values are not allowed",
        "a text that holds a colon and a space must be in quotes",
        _IN_QUOTES,
    ),
    (
        "could not find expected ':'",
        "this line has no name with a colon",
        "write “name: value”, or indent the text below its name",
    ),
    (
        "found undefined alias",
        "a * at the start of a value refers to something that is not there",
        _IN_QUOTES,
    ),
    ("found duplicate anchor", "two values have the same &name", "put the text in quotes if no name was meant"),
    ("while scanning an alias", "a text that begins with * or & must be in quotes", _IN_QUOTES),
    ("while scanning an anchor", "a text that begins with * or & must be in quotes", _IN_QUOTES),
    (
        "while scanning a quoted scalar",
        "a quotation mark is opened and never closed",
        "close it, or write '' for an apostrophe in single quotes",
    ),
    (
        "found unknown escape character",
        "a backslash in double quotes has a meaning of its own",
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
        "start it with “- ”, or indent it as the other lines",
    ),
    (
        "did not find expected key",
        "this line is not indented like its neighbours, or a quotation mark is left open",
        "line it up with the names above",
    ),
    (
        "did not find expected ',' or",
        "a list that begins with [ or { is not closed",
        "close it; a text that begins so must be in quotes",
    ),
    (
        "while parsing a flow",
        "a list that begins with [ or { is not closed",
        "close it; a text that begins so must be in quotes",
    ),
    ("expected <document start>", "the file ends before this line", "delete the line of ... above it"),
    (
        "expected a single document",
        "a line of --- starts a second file within this one",
        "move everything below it into a new file, and delete this line",
    ),
    ("while scanning a directive", "a text that begins with % must be in quotes", _IN_QUOTES),
    ("while scanning a tag", "a text that begins with ! must be in quotes", _IN_QUOTES),
    (
        "while scanning a block scalar",
        "after | or > only a line break may follow",
        "start the text on a new line below it",
    ),
)


_AT_THEIR_START = ("quoted scalar", "could not find expected ':'", "scanning an alias", "scanning an anchor")
"""Errors that the parser notices later than a writer would look for them."""


def in_words(error: yaml.MarkedYAMLError, text: str) -> Refusal:
    """The error as a sentence; libyaml's wording is matched from its source, version 0.2.5."""
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    if error.context_mark and any(words in said for words in _AT_THEIR_START) and "escape" not in said:
        mark = error.context_mark
    index = mark.index if mark else 0
    opened = _opened_at(text, index) if "a flow" in said else index
    if "did not find expected ','" in said and place_after(text[:opened])[0] == place_after(text[:index])[0]:
        hint = "write a comma between two entries, and put texts in quotes"
        return Refusal("an entry of a list in brackets is not written right", text[:index], hint)
    index = opened
    before, after = line_around(text, index)
    around = before + after[:1]
    if "\t" in around[: len(around) - len(around.lstrip()) + 1]:
        said = "'\\t' " + said
    if "did not find expected key" in said and re.search(r"(?:^|[:-])\s+[\[{]", before + after):
        said = "while parsing a flow"
    for pattern, message, hint in _WORDS:
        if pattern in said:
            return Refusal(message, text[:index], _line_in_quotes(before + after) if hint is _IN_QUOTES else hint)
    return Refusal(f"this is not YAML: {error.problem}", text[:index])


def _line_in_quotes(text: str) -> str:
    line = line_of(text)
    if not line.value or line.value[0] in "\"'":
        return f'{_IN_QUOTES}, as in any: "Hello: you"'
    if not line.lead.strip():
        return f"write a name before it, as in title: {clipped(in_quotes(line.value))}"
    return f"write {clipped(line.with_value(in_quotes(line.value)))}"


def _opened_at(text: str, index: int) -> int:
    """Where the bracket before `index` is that is not closed; `index` where none is."""
    closed = 0
    for place in range(index - 1, -1, -1):
        closed += (text[place] in "]}") - (text[place] in "[{")
        if closed < 0:
            return place
    return index
