"""Repairs for wrongly indented lines and for missing dashes and keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_advocacy.core.yaml_lines import Line, in_quotes, line_of, spaces
from mkdocs_advocacy.core.yaml_repairs import LINES_BACK, Repair, Rule, of_line, write, write_for

_BAR = r"[|>][+-]?"
_NO_PLAIN_TEXT = ('"', "'", "|", ">", "[", "{", "#", "&", "*", "!")
"""First characters of values that aren't plain text."""


def _add_dash(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = lines[place]
    margin = line[: len(line) - len(line.lstrip(" "))]
    above = next((other for other in reversed(lines[:place]) if other.strip()), "")
    if above.startswith(f"{margin}- ") and line.strip() and not line.strip().startswith("-"):
        new = f"{margin}- {re.sub(r'^(?:[•·–—]|[*] ) *', '', line.strip())}"
        message = "this line is not part of the list above it"
        hint = f"{write(new)} for a new entry; if it continues the text above, indent it by two more spaces"
        yield of_line(place, new, len(margin), message, hint)
    if found := re.match(r" *-(?=[^\s\d-])", line):
        new = f"{found.group()} {line[found.end() :]}"
        yield of_line(place, new, len(margin), "a space is missing after the list dash", is_sure=True)


def _indent_list(lines: Sequence[str], place: int) -> Iterator[Repair]:
    name = line_of(lines[place])
    first = next((below for below in range(place + 1, len(lines)) if lines[below].strip()), None)
    if not name.name or name.value or first is None:
        return
    dash = line_of(lines[first])
    if not dash.margin.lstrip().startswith("-") or dash.indent >= len(name.margin):
        return
    end = first + 1
    while end < len(lines) and lines[end].strip() and _is_entry_or_below(line_of(lines[end]), dash.indent):
        end += 1
    missing = len(name.margin) + 2 - dash.indent
    new = (*lines[place:first], *(" " * missing + line for line in lines[first:end]))
    hint = f"indent it by {spaces(missing)}"
    if dash.indent:
        hint = hint.replace(" space", " more space")
    if end - first > 1:
        hint = hint.replace("indent it", "indent each of its lines")
    message = f"this list is not indented below “{name.name}:”"
    yield Repair(place, end, new, dash.indent, message, hint, at=first - place)


def _is_entry_or_below(line: Line, indent: int) -> bool:
    return line.indent > indent or (line.indent == indent and line.margin.lstrip().startswith("-"))


def _fix_block_text(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    if found := re.match(rf"{_BAR}\s*(?=[^\s\d+#-])", line.value):
        bar, indent = line.value[: found.end()].strip(), " " * (line.indent + 2)
        if place + 1 < len(lines) and (below := line_of(lines[place + 1])).indent > line.indent:
            indent = " " * below.indent
        first = line.with_value(bar)
        step = f"write the text on a new line below it, with {spaces(len(indent))} before it"
        hint = f"end the line after {first.strip()}, and {step}"
        message = "text can't start on the same line as | or >"
        both = (first, f"{indent}{line.value[found.end() :]}")
        yield Repair(place, place + 1, both, len(line.lead) + found.end(), message, hint)
    elif re.fullmatch(_BAR, line.value) and place + 1 < len(lines):
        end = place + 1
        while end < len(lines) and line_of(lines[end]).indent == line.indent and not line_of(lines[end]).name:
            end += 1
        new = (lines[place], *(f"  {text}" for text in lines[place + 1 : end]))
        message = f"the text is not indented below {f'“{line.name}:”' if line.name else 'its dash'}"
        hint = f"start each of its lines with {line.indent + 2} spaces"
        yield Repair(place, end, new, line.indent, message, hint, at=1)


def _indent_text(lines: Sequence[str], place: int) -> Iterator[Repair]:
    """Indent lines of text that aren't indented more than their key."""
    line = line_of(lines[place])
    if line.name or line.margin.strip() or not line.value:
        return
    last = next((other for other in range(place - 1, -1, -1) if lines[other].strip()), None)
    block = _find_line_above(lines, last, line_of(lines[last]).indent - 1) if last is not None else None
    start = block if block is not None and _opens_block(lines[block]) else _find_line_above(lines, place, line.indent)
    if start is None:
        return
    opener = line_of(lines[start])
    is_block = _opens_block(lines[start])
    if not opener.value or (is_block and start + 1 == place):
        return
    if not is_block and (opener.value.startswith(_NO_PLAIN_TEXT) or any(_add_colon_after_key(lines, place))):
        return
    wanted = line_of(lines[start + 1]).indent if start + 1 < place else len(opener.margin) + 2
    if wanted <= line.indent:
        return
    end = place + 1
    while end < len(lines) and lines[end].strip() and _is_text(line_of(lines[end])):
        end += 1
    new = tuple(" " * wanted + text.strip() for text in lines[place:end])
    message = f"this line starts with {spaces(wanted - line.indent)} too few"
    which = "it" if end - place == 1 else f"lines {place + 1} {'and' if end - place == 2 else 'to'} {end}"
    hint = f"start {which} with {spaces(wanted)}, like the text above"
    if not is_block:
        is_name = re.fullmatch("[a-z_]+", line.value)
        message = f"“{line.value}” needs a colon after it" if is_name else "this line has no key"
        hint = f"if it continues the text above, start {which} with {spaces(wanted)}"
        hint = f"write {line.value}: and its value; {hint}" if is_name else hint
    yield Repair(place, end, new, line.indent, message, hint)


def _opens_block(text: str) -> bool:
    return bool(re.fullmatch(_BAR, line_of(text).value))


def _is_text(line: Line) -> bool:
    return not line.name and not line.margin.strip()


def _find_line_above(lines: Sequence[str], place: int, most: int) -> int | None:
    """Return the nearest line above that is indented by at most `most` spaces."""
    above = range(place - 1, max(place - LINES_BACK, 0) - 1, -1)
    return next((other for other in above if lines[other].strip() and line_of(lines[other]).indent <= most), None)


def _quote_text_with_colon(lines: Sequence[str], place: int) -> Iterator[Repair]:
    """Quote an unquoted text that continues on a line with a colon."""
    line = line_of(lines[place])
    colon = re.search(r":(?= |$)", lines[place])
    if not colon or not line.indent or line.margin.strip() or re.fullmatch("[a-z_]+", line.name):
        return
    start = _find_line_above(lines, place, line.indent - 1)
    opener = line_of(lines[start]) if start is not None else None
    if start is None or opener is None or not opener.value or opener.value.startswith(_NO_PLAIN_TEXT):
        return
    end = place + 1
    while end < len(lines) and lines[end].strip() and line_of(lines[end]).indent > opener.indent:
        end += 1
    text = " ".join([opener.value, *(other.strip() for other in lines[start + 1 : end])])
    new = opener.with_value(in_quotes(text))
    message = "text with a colon followed by a space must be in quotes"
    hint = write_for(new, start, end, place)
    yield Repair(start, end, (new,), colon.start(), message, hint, at=place - start)


def _fix_indentation(lines: Sequence[str], place: int) -> Iterator[Repair]:
    line = line_of(lines[place])
    if not line.indent or (not line.name and not line.margin.strip()):
        return
    above = [
        line_of(other)
        for other in lines[max(place - LINES_BACK, 0) : place]
        if other.strip() and not other.lstrip().startswith("#")
    ]
    columns = {column for previous in above for column in (previous.indent, len(previous.margin))} | {0}
    for indent in sorted(columns - {line.indent}, key=lambda column: (abs(column - line.indent), -column))[:6]:
        new = " " * indent + lines[place].lstrip(" ")
        many = line.indent - indent
        message = f"this line starts with {spaces(abs(many))} too {'many' if many > 0 else 'few'}"
        like = next(
            (previous for previous in reversed(above) if indent in (previous.indent, len(previous.margin))), None
        )
        as_above = f", like “{like.name}:” above" if like and like.name else ""
        hint = f"start it with {spaces(indent)}{as_above}" if indent else f"delete the {spaces(many)}"
        yield of_line(place, new, min(indent, line.indent), message, hint.replace("the 1 space", "the space"))


def _add_colon_after_key(lines: Sequence[str], place: int) -> Iterator[Repair]:
    if found := re.match(r"( *[a-z_]+) +(?=[^\s:#=-])(?![^:]*:(?: |$))", lines[place]):
        new = f"{found[1]}: {lines[place][found.end() :]}"
        message = f"“{found[1].strip()}” needs a colon after it"
        hint = f"{write(new)}; if it continues the text above, indent it by two more spaces"
        yield of_line(place, new, len(found[1]) - len(found[1].lstrip()), message, hint)


OF_MARGINS: Sequence[Rule] = (
    _add_dash,
    _indent_list,
    _fix_block_text,
    _quote_text_with_colon,
    _fix_indentation,
    _indent_text,
    _add_colon_after_key,
)
"""Rules tried only if none of OF_SIGNS helps as much, since most of them could hide a wrong character."""
