"""Repairs for characters that have a special meaning in YAML, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_advocacy.core.yaml_lines import (
    Line,
    about_odd_space,
    as_entry,
    clipped,
    in_quotes,
    line_of,
    odd_space,
    spaces_before,
    without_typographic_quotes,
)
from mkdocs_advocacy.core.yaml_repairs import Repair, Rule, of_line, write, write_for

_OF_LISTS = ("audience", "colors", "do", "dont", "hashtags", "media", "networks", "remember", "topics")
"""Keys that hold a list in every kind of content."""


def _replace_unusual_characters(lines: Sequence[str], place: int) -> Iterator[Repair]:
    """Replace unusual spaces and the full-width colon."""
    line, above = lines[place], lines[place - 1] if place else ""
    if (about := about_odd_space(line, above)) and not _begins_with_odd_space(above):
        column, message, hint = about
        end = place + 1
        while _begins_with_odd_space(line) and end < len(lines) and _begins_with_odd_space(lines[end]):
            end += 1
        if end - place > 1:
            hint += f", and do the same on the next {'line' if end - place == 2 else f'{end - place - 1} lines'}"
        new = tuple((odd_space(text) or (0, text))[1] for text in lines[place:end])
        yield Repair(place, end, new, column, message, hint, is_sure=True)
    if wide := re.match(r"( *(?:- +)*[\w./-]+)：\s*(.*)", line):
        colon = f"{wide[1]}: {wide[2]}"
        yield of_line(place, colon, wide.end(1), "this is a full-width colon: type an ordinary one", is_sure=True)


def _begins_with_odd_space(line: str) -> bool:
    found = odd_space(line)
    return found is not None and not line[: found[0]].strip()


def _add_space_after_colon(lines: Sequence[str], place: int) -> Iterator[Repair]:
    if found := re.match(r"( *(?:- +)*[\w./-]+):(?=[^\s:/])", lines[place]):
        new = f"{found[1]}: {lines[place][found.end() :]}"
        message = "a space is missing after the colon"
        yield of_line(place, new, found.end(1), message)


def _replace_arrow(lines: Sequence[str], place: int) -> Iterator[Repair]:
    if found := re.match(r"( *[^\s:]+) *(?:[-=]>|[=→]) *(?=\S)", lines[place]):
        new = f"{found[1]}: {lines[place][found.end() :]}"
        yield of_line(place, new, found.end(1) + 1, "a key needs a colon before its value")


def _replace_typographic_quotes(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    if inner := without_typographic_quotes(line.value):
        message = f"the quotation marks {line.value[0]} and {line.value[-1]} aren't YAML quotes: use straight quotes"
        new = line.with_value(in_quotes(inner))
        hint = f"{write(new)}; to keep these marks in the text, {write(line.with_value(in_quotes(line.value)))}"
        yield of_line(place, new, len(line.lead), message, hint)


def _add_quotes(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    if line.margin.strip() and line.name and not re.fullmatch("[a-z_]+", line.name):  # not a key but text
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
        yield of_line(place, f"{lines[place].rstrip()}]", column, "this list has no closing ]")
    if re.fullmatch(r"\[.*,.*\]|\{\s*\w+: .*\}", value):  # a list or mapping that contains another mistake
        return
    if re.match(r"[@`%*&!\[{}\],]|\? ", value):
        message = f"text that starts with {value[0]} must be in quotes"
        yield of_line(place, new, column, message, is_sure=value[0] not in "[{")
    elif found := re.search(r":(?= |$)", value):
        message = "text with a colon followed by a space must be in quotes"
        if found.end() == len(value):
            message = "text that ends with a colon must be in quotes"
        name = re.match(r"[a-z_]+:", value)
        if name and line.name == "text":
            below = " " * (line.indent + 2) + value
            problem = f"{name.group()} cannot be on the same line as text:"
            spaces = spaces_before(line.indent + 2)
            hint = f"end this line after text: and write {clipped(value)} on a new line below it{spaces}"
            yield Repair(
                place, place + 1, (f"{lines[place][:column].rstrip()}", below), column, problem, hint, is_sure=True
            )
        hint = (
            f"{write(new)}; if {name.group()} is a key, put it on a new line below, indented by two more spaces"
            if name and line.name
            else ""
        )
        yield of_line(place, new, column + found.start(), message, hint, is_sure=not hint)


def _move_list_below_key(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    found = re.match(r"- +(?=\S)", line.value)
    if not line.name or not found:
        return
    rest, end, column = line.value[found.end() :], place + 1, len(line.margin)
    while end < len(lines) and lines[end].strip() and _may_be_below(line_of(lines[end]), column):
        end += 1
    below = [line_of(text) for text in lines[place + 1 : end]]
    is_list = bool(below) or line.name in _OF_LISTS or bool(re.match("[a-z_]+: ", rest))
    entries = [as_entry(line.name, entry) for entry in re.split(r" +-? *", rest)]
    message = f"a list cannot start on the same line as {line.name}:"
    if not below and line.name in _OF_LISTS and all(re.fullmatch(r"[\w./-]+", entry) for entry in entries):
        yield of_line(place, line.with_value(f"[{', '.join(entries)}]"), len(line.lead), message)
        return
    indent = column + 2
    if below:
        indent = below[0].indent if below[0].margin.lstrip().startswith("-") else max(below[0].indent - 2, column)
    if rest.startswith("#") or re.search(r"^(?![a-z_]+: |[\"']).*:(?: |$)", rest):
        rest = in_quotes(rest)
    first = f"{line.margin}{line.name}:"
    hint = f"end this line after {line.name}: and write - {clipped(rest)} on a new line below it{spaces_before(indent)}"
    if is_list:
        both = (first, f"{' ' * indent}- {rest}")
        yield Repair(place, place + 1, both, len(line.lead), message, hint)
    else:
        new = line.with_value(rest)
        yield of_line(place, new, len(line.lead), message, f"for one text, {write(new)}; for a list, {hint}")


def _may_be_below(line: Line, column: int) -> bool:
    return line.indent > column or (line.indent == column and line.margin.lstrip().startswith("-"))


def _quote_hash(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    value, column = line.value, len(line.lead)
    message = "a # starts a comment here: the rest of the line is ignored"
    if "{" in value and (found := re.search(r"[\s\[{,]#(?=\w)", value)) and re.fullmatch(r"\{.*\}|\[.*\]", value):
        new = line.with_value(re.sub(r"(?<=[\s\[{,])#\w+", r'"\g<0>"', value))
        yield of_line(place, new, column + found.end() - 1, message)
    elif re.fullmatch(r"\[.*#\w.*\]", value):
        entries = [entry.strip(" \"'") for entry in value[1:-1].split(",")]
        if line.name == "hashtags":
            entries = [entry.removeprefix("#") for entry in entries]
        new = line.with_value(f"[{', '.join(in_quotes(entry) if '#' in entry else entry for entry in entries)}]")
        yield of_line(place, new, column + value.index("#"), message)
    elif (found := re.search(r"(?:^|\s)#(?=\w)", value)) and value[0] not in "\"'|>[{":
        end = place + 1
        while end < len(lines) and line_of(lines[end]).indent > line_of(lines[place]).indent:
            end += 1
        new = line.with_value(in_quotes(" ".join([value, *(line.strip() for line in lines[place + 1 : end])])))
        message = "a # after a space starts a comment: the rest is ignored"
        yield Repair(place, end, (new,), column + found.end() - 1, message, write_for(new, place, end, place))


_APOSTROPHE = re.compile(r"'(?:tis|twas|til|em|n|cause|round|s|t|\d\ds?)\b", re.IGNORECASE)
"""English and Dutch words that start with an apostrophe."""


def _fix_quotation(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    value, column, mark = line.value, len(line.lead), line.value[:1]
    if mark not in ('"', "'"):
        return
    closed = re.match(r'"(?:[^"\\]|\\.)*"' if mark == '"' else r"'(?:[^']|'')*'", value)
    if closed and closed.end() < len(value) and not re.match(r"\s+#|\s*[,\]}:]", value[closed.end() :]):
        encloses = value.endswith(mark)
        new = line.with_value(in_quotes(value[1:-1] if encloses else value))
        message = f"this {mark} ends the text in quotes, but the line goes on"
        yield of_line(place, new, column + closed.end() - 1, message)
    if closed is None:
        end = place + 1
        while end < len(lines) and lines[end].strip() and line_of(lines[end]).indent > line.indent:
            end += 1
        rest = value[1:] if not _APOSTROPHE.match(value) else value
        new = line.with_value(in_quotes(" ".join([rest.strip(), *(text.strip() for text in lines[place + 1 : end])])))
        message = "a quotation mark is never closed"
        yield Repair(place, end, (new,), column, message, write_for(new, place, end, place))
    if closed and mark == '"' and (slash := re.search(r"\\(?![\\\"/ abefnrtv0NLPxuU_])", value)):
        new = line.with_value(in_quotes(closed.group()[1:-1]))
        message = "a backslash in double quotes has a special meaning"
        yield of_line(place, new, column + slash.start(), message, f"{write(new)}, or \\\\ for one backslash")


OF_SIGNS: Sequence[Rule] = (
    _replace_unusual_characters,
    _add_space_after_colon,
    _replace_arrow,
    _replace_typographic_quotes,
    _fix_quotation,
    _move_list_below_key,
    _quote_hash,
    _add_quotes,
)
"""The rules in the order that they are tried on each line, from the last line to the first."""
