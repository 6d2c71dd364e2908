"""Why a file is no YAML: lines written otherwise, of which the parser confirms the one that helps.

The parser stops where it cannot go on, often far below the mistake. Each rule here looks at one line and rewrites it
as its writer may have meant it. A repair counts only if the parser gets further with it; the best is the cause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.yaml_lines import (
    Line,
    about_odd_space,
    clipped,
    in_quotes,
    line_of,
    odd_space,
    without_typographic_quotes,
)

_LINES_BACK = 60
"""How far above the place where the parser stops a mistake is looked for."""
_LONGEST = 5_000
"""How many characters a line has at most that is rewritten."""
_MOST_READ = 300_000
"""How many characters are parsed at most to confirm repairs."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Lines that stand for others, and why."""

    start: int
    """The first of the lines, from 0."""
    end: int
    """The line after the last."""
    lines: tuple[str, ...]
    """Without their ends."""
    column: int
    """Where the mistake is in its line, from 0."""
    message: str
    hint: str = ""
    is_sure: bool = False
    """Whether nothing else can have been meant."""
    at: int = 0
    """The line of the mistake, counted from the first."""

    def applied(self, text: str) -> str:
        """The text with it."""
        lines = split_lines(text)
        end = re.search(r"[\r\n]*\Z", lines[self.start])
        new = [f"{line}{end.group() if end else ''}" for line in self.lines]
        return "".join([*lines[: self.start], *new, *lines[self.end :]])

    def before(self, text: str) -> str:
        """The text before the mistake."""
        lines = split_lines(text)
        line = self.start + self.at
        return "".join(lines[:line]) + lines[line][: self.column]


Rule = Callable[[Sequence[str], int], Iterator[Repair]]
"""Repairs of the line at a place."""


def split_lines(text: str) -> list[str]:
    """The lines with their ends, as editors count them."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


def best_repair(text: str, stop: int, stop_of: Callable[[str], int], *, of_signs: bool = False) -> Repair | None:
    """The repair with which the parser, which stops at the line `stop` (from 0), gets furthest; None if none helps.

    `stop_of` says at which line it stops in another text. With `of_signs`, lines keep their margins and words.
    """
    lines = [line.rstrip("\r\n") for line in split_lines(text)]
    best, furthest, left = None, stop, _MOST_READ
    places = range(min(stop, len(lines) - 1), max(stop - _LINES_BACK, 0) - 1, -1)
    for repair in _repairs(lines, places, (_OF_SIGNS,) if of_signs else (_OF_SIGNS, _OF_MARGINS)):
        left -= len(text)
        if left < 0:
            return best
        if (reached := stop_of(repair.applied(text))) > furthest:
            best, furthest = repair, reached
    return best


def _repairs(lines: Sequence[str], places: Sequence[int], of_rules: Sequence[Sequence[Rule]]) -> Iterator[Repair]:
    for rules in of_rules:
        for place in places:
            if len(lines[place]) <= _LONGEST:
                yield from (repair for rule in rules for repair in rule(lines, place))


def _one(place: int, new: str, column: int, message: str, hint: str = "", *, is_sure: bool = False) -> Repair:
    return Repair(place, place + 1, (new,), column, message, hint or write(new), is_sure)


def write(new: str) -> str:
    """The hint that names a line to write."""
    return f"write {clipped(new)}"


def _write_for(new: str, count: int) -> str:
    """The hint that names the line to write in place of `count` lines."""
    if count == 1:
        return write(new)
    return f"{write(new)} in place of this line and the {'next' if count == 2 else f'{count - 1} below it'}"


def spaces_of_word(lines: Sequence[str], place: int) -> Iterator[Repair]:
    """Spaces that YAML reads as letters, and the wide colon."""
    line = lines[place]
    if found := odd_space(line):
        column, new = found
        yield _one(place, new, column, *about_odd_space(line[column], new), is_sure=True)
    if wide := re.match(r"( *(?:- +)*[\w./-]+)：\s*(.*)", line):
        new = f"{wide[1]}: {wide[2]}"
        yield _one(place, new, wide.end(1), "the wide colon ： is not the colon that belongs here", is_sure=True)


def _space_after_colon(lines: Sequence[str], place: int) -> Iterator[Repair]:
    if found := re.match(r"( *(?:- +)*[\w./-]+):(?=[^\s:/])", lines[place]):
        new = f"{found[1]}: {lines[place][found.end() :]}"
        message = "a colon after a name needs a space after it"
        yield _one(place, new, found.end(1), message)


def _arrow(lines: Sequence[str], place: int) -> Iterator[Repair]:
    if found := re.match(r"( *[^\s:]+) *(?:[-=]>|[=→]) *(?=\S)", lines[place]):
        new = f"{found[1]}: {lines[place][found.end() :]}"
        yield _one(place, new, found.end(1) + 1, "a name needs a colon before its value")


def _colon_after_name(lines: Sequence[str], place: int) -> Iterator[Repair]:
    if found := re.match(r"( *[a-z_]+) +(?=[^\s:#=-])(?![^:]*:(?: |$))", lines[place]):
        new = f"{found[1]}: {lines[place][found.end() :]}"
        message = f"a name without its colon: “{found[1].strip()}”"
        hint = f"{write(new)}; a line that continues the text above it begins with more spaces"
        yield _one(place, new, len(found[1]) - len(found[1].lstrip()), message, hint)


def _quotes_of_print(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    if inner := without_typographic_quotes(line.value):
        message = f"the quotation marks {line.value[0]} and {line.value[-1]} do not work here: use straight ones"
        new = line.with_value(in_quotes(inner))
        yield _one(place, new, len(line.lead), message)  # they may belong to the text


def _quotes_needed(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    if line.margin.strip() and line.name and not re.fullmatch("[a-z_]+", line.name):  # it is no name, but a text
        line = Line(line.margin, "", "", lines[place][len(line.margin) :].rstrip())
    value, column = line.value, len(line.lead)
    if (
        value[:1] in ("", '"', "'", "|", ">", "#")
        or value in ("[", "{")
        or (value == lines[place].strip() and not line.margin.strip())
    ):
        return
    new = line.with_value(in_quotes(value))
    if value[0] == "[" and "," in value and "]" not in value:
        yield _one(place, f"{lines[place].rstrip()}]", column, "a list is opened by [ and never closed")
    if re.fullmatch(r"\[.*,.*\]|\{\s*\w+: .*\}", value):  # a list or a map in which something else is wrong
        return
    if re.match(r"[@`%*&!\[{}\],]|\? ", value):
        message = f"a text that begins with {value[0]} must be in quotes"
        yield _one(place, new, column, message, is_sure=value[0] not in "[{")
    elif found := re.match(r"- +(?=\S)", value):
        entry = line.with_value(value[found.end() :])
        hint = f"{write(entry)}; a list begins on the next line, as in - {clipped(value[found.end() :], 40)}"
        yield _one(place, entry, column, "a list cannot begin on the line of its name", hint)
    elif found := re.search(r":(?= |$)", value):
        message = "a text that holds a colon and a space must be in quotes"
        if found.end() == len(value):
            message = "a text that ends with a colon must be in quotes"
        name = re.match(r"[a-z_]+:", value)
        if name and line.name == "text":
            below = " " * (line.indent + 2) + value
            said = f"{name.group()} cannot be on the line of text:"
            place_of_it = f"on the next with {_spaces(line.indent + 2)} before it"
            hint = f"end this line after text:, and write {clipped(value)} {place_of_it}"
            yield Repair(
                place, place + 1, (f"{lines[place][:column].rstrip()}", below), column, said, hint, is_sure=True
            )
        hint = (
            f"{write(new)}; if {name.group()} is a name, put it on the next line with two more spaces before it"
            if name and line.name
            else ""
        )
        yield _one(place, new, column + found.start(), message, hint, is_sure=not hint)


def _hash_within(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    value, column = line.value, len(line.lead)
    if re.fullmatch(r"\[.*#\w.*\]", value):
        entries = [entry.strip(" \"'") for entry in value[1:-1].split(",")]
        if line.name == "hashtags":
            entries = [entry.removeprefix("#") for entry in entries]
        new = line.with_value(f"[{', '.join(in_quotes(one) if '#' in one else one for one in entries)}]")
        message = "a # starts a comment here: the rest of the line is left out"
        yield _one(place, new, column + value.index("#"), message)
    elif (found := re.search(r"(?:^|\s)#(?=\w)", value)) and value[0] not in "\"'|>[{":
        end = place + 1
        while end < len(lines) and line_of(lines[end]).indent > line_of(lines[place]).indent:
            end += 1
        new = line.with_value(in_quotes(" ".join([value, *(line.strip() for line in lines[place + 1 : end])])))
        message = "a # after a space starts a comment: the rest is left out"
        yield Repair(place, end, (new,), column + found.end() - 1, message, _write_for(new, end - place))


_APOSTROPHE = re.compile(r"'(?:tis|twas|til|em|n|cause|round|s|t|\d\ds?)\b", re.IGNORECASE)
"""Words that begin with an apostrophe, in English and Dutch."""


def _quoted(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    value, column, mark = line.value, len(line.lead), line.value[:1]
    if mark not in ('"', "'"):
        return
    closed = re.match(r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'", value)
    if closed and closed.end() < len(value) and not re.match(r"\s+#|\s*[,\]}:]", value[closed.end() :]):
        encloses = value.endswith(mark)
        new = line.with_value(in_quotes(value[1:-1] if encloses else value))
        message = f"this {mark} ends the text in quotes, but the line goes on"
        yield _one(place, new, column + closed.end() - 1, message)
    if closed is None:
        end = place + 1
        while end < len(lines) and lines[end].strip() and line_of(lines[end]).indent > line.indent:
            end += 1
        rest = value[1:] if not _APOSTROPHE.match(value) else value
        new = line.with_value(in_quotes(" ".join([rest.strip(), *(one.strip() for one in lines[place + 1 : end])])))
        message = "a quotation mark is opened and never closed"
        yield Repair(place, end, (new,), column, message, _write_for(new, end - place))
    if closed and mark == '"' and (slash := re.search(r"\\(?![\\\"/ abefnrtv0NLPxuU_])", value)):
        new = line.with_value(in_quotes(closed.group()[1:-1]))
        message = "a backslash in double quotes has a meaning of its own"
        yield _one(place, new, column + slash.start(), message, f"{write(new)}, or \\\\ for one backslash")


def _block_text(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    if found := re.match(r"[|>][+-]?\s*(?=[^\s\d+#-])", line.value):
        bar, indent = line.value[: found.end()].strip(), " " * (line.indent + 2)
        if place + 1 < len(lines) and (below := line_of(lines[place + 1])).indent > line.indent:
            indent = " " * below.indent
        first = line.with_value(bar)
        told = f"write the text on the next line with {_spaces(len(indent))} before it"
        hint = f"end the line after {first.strip()}, and {told}"
        message = "nothing may follow | or > on its line"
        both = (first, f"{indent}{line.value[found.end() :]}")
        yield Repair(place, place + 1, both, len(line.lead) + found.end(), message, hint)
    elif re.fullmatch(r"[|>][+-]?", line.value) and place + 1 < len(lines):
        end = place + 1
        while end < len(lines) and line_of(lines[end]).indent == line.indent and not line_of(lines[end]).name:
            end += 1
        new = (lines[place], *(f"  {text}" for text in lines[place + 1 : end]))
        message = f"the text is not indented below {f'“{line.name}:”' if line.name else 'its dash'}"
        hint = f"begin each of its lines with {line.indent + 2} spaces"
        yield Repair(place, end, new, line.indent, message, hint, at=1)


def _dash(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = lines[place]
    margin = line[: len(line) - len(line.lstrip(" "))]
    above = next((other for other in reversed(lines[:place]) if other.strip()), "")
    if above.startswith(f"{margin}- ") and line.strip() and not line.strip().startswith("-"):
        new = f"{margin}- {line.strip()}"
        message = "this line is not part of the list above it"
        yield _one(
            place,
            new,
            len(margin),
            message,
            f"{write(new)} for a new entry; if it continues the text above, put two more spaces before it",
        )
    if found := re.match(r" *-(?=[^\s\d-])", line):
        new = f"{found.group()} {line[found.end() :]}"
        yield _one(place, new, len(margin), "the dash of a list needs a space after it", is_sure=True)


def _indentation(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    if not line.indent or (not line.name and not line.margin.strip()):
        return
    above = [
        line_of(other)
        for other in lines[max(place - _LINES_BACK, 0) : place]
        if other.strip() and not other.lstrip().startswith("#")
    ]
    wanted = sorted({one.indent for one in above} | {0} - {line.indent}, key=lambda one: (abs(one - line.indent), -one))
    for indent in wanted[:6]:
        new = " " * indent + lines[place].lstrip(" ")
        many = line.indent - indent
        if not many:
            continue
        message = f"this line begins with {_spaces(abs(many))} too {'many' if many > 0 else 'few'}"
        like = next((one for one in reversed(above) if one.indent == indent), None)
        as_above = f", like “{like.name}:” above" if like and like.name else ""
        hint = f"begin it with {_spaces(indent)}{as_above}" if indent else f"begin it without a space{as_above}"
        if many > 0 and above and above[-1].value and not re.fullmatch("[a-z_]*", line.name):
            hint += "; if it continues the text above it, put all of that in quotes"
        yield _one(place, new, min(indent, line.indent), message, hint)


def _spaces(number: int) -> str:
    return f"{number} space{'' if number == 1 else 's'}"


_OF_SIGNS = (
    spaces_of_word,
    _space_after_colon,
    _arrow,
    _quotes_of_print,
    _quoted,
    _hash_within,
    _quotes_needed,
)
"""In the order in which they are tried on a line, from the last line to the first."""
_OF_MARGINS = (_dash, _block_text, _indentation, _colon_after_name)
"""These are tried when no sign explains as much: most of them could also hide a wrong sign."""
