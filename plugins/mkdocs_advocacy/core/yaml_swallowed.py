"""Text that valid YAML doesn't read as intended: lost to comments, anchors and tags, or not split into a list.

A `#` after a space starts a comment. It is reported as lost text only if it

- is directly followed by a letter or digit (`# later` is a comment, and so are words such as `#TODO`),
- follows a value on the same line, replaces a missing value, or is on the lines below, which contain only hashtags and
  are indented more than the key,
- belongs to a value of type text, according to `takes`. After a list in brackets, only hashtags such as #GingerUp
  count.

`advocacy check --fix` quotes the text only if its first word is a hashtag that has an upper-case letter after a
lower-case one, such as GingerUp: anything else could be a comment that must not be published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

import yaml

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.yaml_lines import COPIED, ODD_SPACES, clipped, in_quotes, kind_of_space, spaces
from mkdocs_advocacy.core.yaml_nodes import NULL
from mkdocs_advocacy.core.yaml_words import line_around, place_at
from mkdocs_advocacy.core.yaml_writing import yaml_word

Path = tuple[str | int, ...]

_MAY_SWALLOW = re.compile(
    r"(?:^|[\s\[{,])[&!]"
    rf"|^[ \t]*(?:-[^\s\d-]|[•·–—][ {ODD_SPACES}]|-[{ODD_SPACES}])"
    r"|^([ \t]*)- [^\r\n]*[\r\n]+\1[ \t]+- ",
    re.MULTILINE,
)
"""A fast check for files that need the slower analysis."""
_MAY_COMMENT = re.compile(r"(?:^|[\s\[,])#\w", re.MULTILINE)
_WORD = r"#(?!(?:TODO|FIXME|XXX)\b)(?=\w)"
_COMMENT = re.compile(rf"(?P<gap>[ \t]*,?[ \t]+)(?P<comment>{_WORD}[^\r\n]*)", re.IGNORECASE)
_HASHTAG_LINES = re.compile(
    rf"(?:[ \t]*(?:\r\n|\r|\n)(?P<margin> +)(?:{_WORD}\w+[ \t]*)+(?=[\r\n]|\Z))+", re.IGNORECASE
)
_BAR = re.compile(rf"[|>][-+\d]*[ \t]+(?P<comment>{_WORD}[^\r\n]*)", re.IGNORECASE)
_SURELY_TEXT = re.compile(r"#\w*[^\W\d_A-Z][A-Z]")
_MOST_ENTRIES = 100
"""Maximum number of lines that are rewritten as a list."""
_ENTRY = re.compile(rf"(?P<margin>[ \t]*)(?P<dash>-(?=[^\s\d-])|[•·–—-][ {ODD_SPACES}]+)(?P<text>[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Swallowed:
    """A text that YAML doesn't read as its author intended."""

    index: int
    """The index of the misread character."""
    message: str
    hint: str
    path: Path = ()
    start: int = 0
    end: int = 0
    """The range of the file that `new` can replace."""
    new: str = ""
    value: str | list[str] = ""
    """The value after that replacement."""
    is_sure: bool = False
    """Whether no other meaning is plausible."""
    severity: Severity = Severity.WARNING

    def problem(self, file: str, text: str) -> Problem:
        """Create the problem, given the file's path and text."""
        return Problem(file, *place_at(text, self.index), self.severity, self.message, self.hint)


def find_swallowed(text: str, root: yaml.Node) -> Iterator[Swallowed]:
    """Find text that starts with & or !, and lists that were read as one text."""
    if not _MAY_SWALLOW.search(text):
        return
    nodes, met_again = _collect_nodes(root)
    for path, node in nodes:
        if not isinstance(node, yaml.ScalarNode):
            continue
        start, end = node.start_mark.index, node.end_mark.index
        written = text[start:end]
        if written[:1] == "&" and id(node) not in met_again:
            name = written.split(maxsplit=1)[0]
            message = f"“{name}” is ignored: text that starts with & must be in quotes"
            yield _quote_value(text, path, node, message)
        elif written[:1] == "!" and not written.startswith("!!str"):
            yield _quote_value(text, path, node, "text that starts with ! must be in quotes", Severity.ERROR)
        elif not node.style and (list_of := _find_list(text, path, node)):
            yield list_of


def find_comments(text: str, root: yaml.Node, takes: Callable[[Path], Set[str]]) -> Iterator[Swallowed]:
    """Find text cut off by a #. `takes` returns whether "text" or a "list" of texts is accepted at a path."""
    if not _MAY_COMMENT.search(text):
        return
    for path, node in _collect_nodes(root)[0]:
        if (comment := _find_comment(text, node)) and (wanted := takes(path)):
            found = _describe_cut_off(text, path, node, comment, wanted)
            if found:
                yield found


def _collect_nodes(root: yaml.Node) -> tuple[list[tuple[Path, yaml.Node]], set[int]]:
    """Return every value in the file with its path, and the ids of the nodes that aliases refer to."""
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


def _quote_value(
    text: str, path: Path, node: yaml.Node, message: str, severity: Severity = Severity.WARNING
) -> Swallowed:
    start, end = node.start_mark.index, node.end_mark.index
    value = " ".join(text[start:end].split())
    new = in_quotes(value)
    is_sure = not value.startswith("!!")
    return Swallowed(start, message, _suggest_line(text, start, new), path, start, end, new, value, is_sure, severity)


def _suggest_line(text: str, start: int, new: str) -> str:
    """Return the hint to write the line with `new` at `start`."""
    before = line_around(text, start)[0]
    return f"write {clipped(new if re.search('[^ -].*[{[,]', before) else before + new)}"


def _find_list(text: str, path: Path, node: yaml.ScalarNode) -> Swallowed | None:
    """Find list entries without a space after the dash, or with bullets instead of dashes, in a plain text."""
    start, end = node.start_mark.index, node.end_mark.index
    margin = line_around(text, start)[0]
    lines = re.split(r"(?<=[\r\n])(?![\r\n])", text[start:end])
    entries = [_ENTRY.fullmatch(line.rstrip("\r\n")) for line in lines]
    if margin.strip(" \t"):  # the first line follows a key or a dash
        entries[0] = None
    first = next((place for place, entry in enumerate(entries) if entry), None)
    if first is None:
        return None
    entry = next(filter(None, entries))
    texts = [found["text"].strip() for found in entries if found]
    sign = entry["dash"][0]
    if sign != "-" and len(texts) == 1:
        return None
    index = start + sum(map(len, lines[:first])) + len(entry["margin"])
    if entry["dash"] == "- ":
        indent = len(margin) - len(margin.lstrip(" "))
        many = spaces(len(entry["margin"]) - indent)
        message = f"this line starts with {many} too many, so it is read as part of the entry above"
        return Swallowed(index, message, f"start it with {spaces(indent)}")
    message, hint = _describe_dash(entry["dash"], texts[0], is_alone=len(texts) == 1)
    is_sure = len(texts) == len(lines) <= _MOST_ENTRIES
    new = f"\n{margin}".join(f"- {yaml_word(one)}" for one in texts) if is_sure else ""
    return Swallowed(index, message, hint, path, start, end, new, texts, is_sure)


def _describe_dash(dash: str, text: str, *, is_alone: bool) -> tuple[str, str]:
    """Return the message and hint for an invalid list marker."""
    others = "" if is_alone else ", and change the other lines in the same way"
    hint = f"write - {clipped(text, 60)}{others}"
    if dash[0] != "-":
        return f"{dash[0]} does not start a list entry, so this is read as one text", hint
    if dash == "-":
        return "the dash has no space after it, so this is read as one text", hint
    kind = kind_of_space(dash[1:].strip(" ")[:1])
    message = f"the space after this dash is a {kind} space, {COPIED}, so this is read as one text"
    others = "" if is_alone else ", and do the same on the other lines"
    return message, f"replace it with an ordinary space{others}"


@dataclass(frozen=True, slots=True)
class _Comment:
    start: int
    end: int
    text: str
    can_join: bool = True
    """Whether the comment directly follows the value."""


def _find_comment(text: str, node: yaml.Node) -> _Comment | None:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.MappingNode) or (isinstance(node, yaml.SequenceNode) and not node.flow_style):
        return None
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        found = _BAR.match(text, start)
        return _Comment(found.start("comment"), found.end(), found["comment"], False) if found else None
    if found := _COMMENT.match(text, end):
        comment = re.split(r"\s#\s", found["comment"], maxsplit=1)[0].rstrip()
        start = found.start("comment")
        return _Comment(start, start + len(comment), comment, "," not in found["gap"])
    margin = re.match(r" *", line_around(text, start)[0])
    if (found := _HASHTAG_LINES.match(text, end)) and margin and len(found["margin"]) > len(margin.group()):
        first = text.index("#", found.start())
        return _Comment(first, found.end(), " ".join(found.group().split()))
    return None


def _describe_cut_off(text: str, path: Path, node: yaml.Node, comment: _Comment, wanted: Set[str]) -> Swallowed | None:
    message = f"“{clipped(comment.text, 60)}” is ignored: a # after a space starts a comment"
    start, is_sure = node.start_mark.index, bool(_SURELY_TEXT.match(comment.text))
    if not isinstance(node, yaml.ScalarNode):
        return Swallowed(comment.start, message, "put it between the brackets") if is_sure else None
    if not comment.can_join:
        return Swallowed(comment.start, message, f"put the text with its # in quotes; {_FOR_COMMENT}")
    is_empty = node.tag == NULL and start == node.end_mark.index
    value: str | list[str] = " ".join(filter(None, [str(node.value), comment.text]))
    if "text" in wanted:
        is_sure = is_sure and "\n" not in value
    else:
        value = [*re.split(r"[\s,]+", node.value), *re.findall(r"#(\w+)", comment.text)]
        value = [one.removeprefix("#") for one in value if one]
        is_sure = is_sure and bool(re.fullmatch(r"(?:#\w+[\s,]*)+", comment.text))
    new = in_quotes(value) if isinstance(value, str) else f"[{', '.join(value)}]"
    if is_empty:  # an empty value is positioned right after the colon
        new = f" {new}"
    hint = f"write {clipped(line_around(text, start)[0].lstrip() + new)}"
    if "\n" in text[start : comment.start]:
        hint += " instead of this line and the one above"
    if not is_empty:  # otherwise no value would be left
        hint += f"; {_FOR_COMMENT}"
    return Swallowed(comment.start, message, hint, path, start, comment.end, new, value, is_sure)


_FOR_COMMENT = "to keep it as a comment, write # and a space"
