"""Text that YAML reads as something else, in a file that it can read: comments, anchors, tags, lists without spaces.

A `#` starts a comment where it follows a space. It is reported as lost text only

- directly before a letter or digit (`# later` is a comment, as is a word such as `#TODO`),
- after a value on the same line, in the place of a missing one, or on lines below that hold hashtags alone and are
  indented deeper than the value's name,
- in a value that takes text: `takes` says so. Behind a list in brackets it has to be a hashtag such as #GingerUp.

`advocacy check --fix` puts the text in quotes only where the first word after the `#` is a hashtag and cannot begin a
comment, which may hold what is not to be published: it has a capital behind a small letter, as GingerUp.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

import yaml

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.yaml_lines import COPIED, ODD_SPACES, clipped, in_quotes, kind_of_space, spaces
from mkdocs_advocacy.core.yaml_nodes import NULL
from mkdocs_advocacy.core.yaml_words import line_around, place_after
from mkdocs_advocacy.core.yaml_writing import yaml_word

Path = tuple[str | int, ...]

_MAY_SWALLOW = re.compile(
    r"(?:^|[\s\[{,])[&!]"
    rf"|^[ \t]*(?:-[^\s\d-]|[•·–—][ {ODD_SPACES}]|-[{ODD_SPACES}])"
    r"|^([ \t]*)- [^\r\n]*[\r\n]+\1[ \t]+- ",
    re.MULTILINE,
)
"""A quick look at whether a file is worth a slow one."""
_MAY_COMMENT = re.compile(r"(?:^|[\s\[,])#\w", re.MULTILINE)
_WORD = r"#(?!(?:TODO|FIXME|XXX)\b)(?=\w)"
_COMMENT = re.compile(rf"(?P<gap>[ \t]*,?[ \t]+)(?P<said>{_WORD}[^\r\n]*)", re.IGNORECASE)
_HASHTAG_LINES = re.compile(
    rf"(?:[ \t]*(?:\r\n|\r|\n)(?P<margin> +)(?:{_WORD}\w+[ \t]*)+(?=[\r\n]|\Z))+", re.IGNORECASE
)
_BAR = re.compile(rf"[|>][-+\d]*[ \t]+(?P<said>{_WORD}[^\r\n]*)", re.IGNORECASE)
_SURELY_TEXT = re.compile(r"#\w*[^\W\d_A-Z][A-Z]")
_MOST_ENTRIES = 100
"""How many lines are rewritten as a list."""
_ENTRY = re.compile(rf"(?P<margin>[ \t]*)(?P<dash>-(?=[^\s\d-])|[•·–—-][ {ODD_SPACES}]+)(?P<text>[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Swallowed:
    """A text that is not read as its writer meant it."""

    index: int
    """Where the sign is that YAML reads otherwise."""
    message: str
    hint: str
    path: Path = ()
    start: int = 0
    end: int = 0
    """The part of the file that `new` can stand for."""
    new: str = ""
    value: str | list[str] = ""
    """The value once it does."""
    is_sure: bool = False
    """Whether nothing else can have been meant."""
    severity: Severity = Severity.WARNING

    def problem(self, file: str, text: str) -> Problem:
        """The problem at its place in the file, whose text is `text`."""
        return Problem(file, *place_after(text[: self.index]), self.severity, self.message, self.hint)


def find_swallowed(text: str, root: yaml.Node) -> Iterator[Swallowed]:
    """Texts that begin with & or !, and entries of lists that were read as one text."""
    if not _MAY_SWALLOW.search(text):
        return
    nodes, met_again = _nodes(root)
    for path, node in nodes:
        if not isinstance(node, yaml.ScalarNode):
            continue
        start, end = node.start_mark.index, node.end_mark.index
        written = text[start:end]
        if written[:1] == "&" and id(node) not in met_again:
            name = written.split(maxsplit=1)[0]
            message = f"“{name}” is left out: a text that begins with & must be in quotes"
            yield _in_quotes(text, path, node, message)
        elif written[:1] == "!" and not written.startswith("!!str"):
            yield _in_quotes(text, path, node, "a text that begins with ! must be in quotes", Severity.ERROR)
        elif not node.style and (list_of := _list(text, path, node)):
            yield list_of


def find_comments(text: str, root: yaml.Node, takes: Callable[[Path], Set[str]]) -> Iterator[Swallowed]:
    """Texts that a # cuts off. `takes` says of a path whether a "text" belongs there, a "list" of texts, or neither."""
    if not _MAY_COMMENT.search(text):
        return
    for path, node in _nodes(root)[0]:
        if (comment := _comment(text, node)) and (wanted := takes(path)):
            found = _cut_off(text, path, node, comment, wanted)
            if found:
                yield found


def _nodes(root: yaml.Node) -> tuple[list[tuple[Path, yaml.Node]], set[int]]:
    """All values of the file with their paths, each once, and the ids of the nodes that aliases refer to."""
    found: list[tuple[Path, yaml.Node]] = []
    met: set[int] = set()
    again: set[int] = set()
    open_nodes: list[tuple[Path, yaml.Node]] = [((), root)]
    while open_nodes:
        path, node = open_nodes.pop()
        if id(node) in met:
            again.add(id(node))
            continue
        met.add(id(node))
        found.append((path, node))
        if isinstance(node, yaml.SequenceNode):
            open_nodes += (((*path, place), item) for place, item in enumerate(node.value))
        elif isinstance(node, yaml.MappingNode):
            open_nodes += (((*path, str(key.value)), value) for key, value in node.value)
    return found, again


def _in_quotes(
    text: str, path: Path, node: yaml.Node, message: str, severity: Severity = Severity.WARNING
) -> Swallowed:
    start, end = node.start_mark.index, node.end_mark.index
    value = " ".join(text[start:end].split())
    new = in_quotes(value)
    is_sure = not value.startswith("!!")
    return Swallowed(start, message, _write(text, start, new), path, start, end, new, value, is_sure, severity)


def _write(text: str, start: int, new: str) -> str:
    """The hint that names the line in which `new` stands from `start` on."""
    before = line_around(text, start)[0]
    return f"write {clipped(new if re.search('[^ -].*[{[,]', before) else before + new)}"


def _list(text: str, path: Path, node: yaml.ScalarNode) -> Swallowed | None:
    """Lines of a text that begin as entries of a list do, or the signs of word processors in the place of dashes."""
    start, end = node.start_mark.index, node.end_mark.index
    margin = line_around(text, start)[0]
    lines = re.split(r"(?<=[\r\n])(?![\r\n])", text[start:end])
    entries = [_ENTRY.fullmatch(line.rstrip("\r\n")) for line in lines]
    if margin.strip(" \t"):  # the first line follows a name or a dash
        entries[0] = None
    wrong = next((place for place, entry in enumerate(entries) if entry), None)
    if wrong is None:
        return None
    entry = next(filter(None, entries))
    texts = [found["text"].strip() for found in entries if found]
    sign = entry["dash"][0]
    if sign != "-" and len(texts) == 1:
        return None
    index = start + sum(map(len, lines[:wrong])) + len(entry["margin"])
    if entry["dash"] == "- ":
        indent = len(margin) - len(margin.lstrip(" "))
        many = spaces(len(entry["margin"]) - indent)
        message = f"this line begins with {many} too many, so it is read as part of the entry above"
        return Swallowed(index, message, f"begin it with {spaces(indent)}")
    message, hint = _about_dash(entry["dash"], texts[0], is_alone=len(texts) == 1)
    is_sure = len(texts) == len(lines) <= _MOST_ENTRIES
    new = f"\n{margin}".join(f"- {yaml_word(one)}" for one in texts) if is_sure else ""
    return Swallowed(index, message, hint, path, start, end, new, texts, is_sure)


def _about_dash(dash: str, text: str, *, is_alone: bool) -> tuple[str, str]:
    """What is wrong with the sign at the start of an entry, and what to write instead."""
    others = "" if is_alone else ", and the other lines in the same way"
    hint = f"write - {clipped(text, 60)}{others}"
    if dash[0] != "-":
        return f"{dash[0]} does not start a list: this is read as one text", hint
    if dash == "-":
        return "put a space after the dash, or this is read as one text", hint
    kind = kind_of_space(dash[1:].strip(" ")[:1])
    message = f"the space after this dash is a {kind} one, {COPIED}, so this is read as one text"
    others = "" if is_alone else ", and do the same on the other lines"
    return message, f"delete it, press the space bar{others}" if others else "delete it, and press the space bar"


@dataclass(frozen=True, slots=True)
class _Comment:
    start: int
    end: int
    said: str
    can_join: bool = True
    """Whether the comment stands right behind the value."""


def _comment(text: str, node: yaml.Node) -> _Comment | None:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.MappingNode) or (isinstance(node, yaml.SequenceNode) and not node.flow_style):
        return None
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        found = _BAR.match(text, start)
        return _Comment(found.start("said"), found.end(), found["said"], False) if found else None
    if found := _COMMENT.match(text, end):
        said = re.split(r"\s#\s", found["said"], maxsplit=1)[0].rstrip()
        start = found.start("said")
        return _Comment(start, start + len(said), said, "," not in found["gap"])
    margin = re.match(r" *", line_around(text, start)[0])
    if (found := _HASHTAG_LINES.match(text, end)) and margin and len(found["margin"]) > len(margin.group()):
        first = text.index("#", found.start())
        return _Comment(first, found.end(), " ".join(found.group().split()))
    return None


def _cut_off(text: str, path: Path, node: yaml.Node, comment: _Comment, wanted: Set[str]) -> Swallowed | None:
    message = f"“{clipped(comment.said, 60)}” is left out: a # after a space starts a comment"
    start, is_sure = node.start_mark.index, bool(_SURELY_TEXT.match(comment.said))
    if not isinstance(node, yaml.ScalarNode):
        return Swallowed(comment.start, message, "put it between the brackets") if is_sure else None
    if not comment.can_join:
        return Swallowed(comment.start, message, f"put the text with its # in quotes; {_FOR_COMMENT}")
    is_empty = node.tag == NULL and start == node.end_mark.index
    value: str | list[str] = " ".join(filter(None, [str(node.value), comment.said]))
    if "text" in wanted:
        is_sure = is_sure and "\n" not in value
    else:
        value = [*re.split(r"[\s,]+", node.value), *re.findall(r"#(\w+)", comment.said)]
        value = [one.removeprefix("#") for one in value if one]
        is_sure = is_sure and bool(re.fullmatch(r"(?:#\w+[\s,]*)+", comment.said))
    new = in_quotes(value) if isinstance(value, str) else f"[{', '.join(value)}]"
    if is_empty:  # its place is the end of the colon
        new = f" {new}"
    hint = f"write {clipped(line_around(text, start)[0].lstrip() + new)}"
    if "\n" in text[start : comment.start]:
        hint += " in place of this line and the one above"
    if not is_empty:  # without it, nothing would be left
        hint += f"; {_FOR_COMMENT}"
    return Swallowed(comment.start, message, hint, path, start, comment.end, new, value, is_sure)


_FOR_COMMENT = "to keep it as a note that nobody sees, write # and a space"
