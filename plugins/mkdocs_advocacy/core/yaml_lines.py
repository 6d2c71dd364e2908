"""Lines of YAML as writers see them: their margin, their name, their value, and how a value is put in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Spaces of word processors and web pages, for a class of a pattern: YAML reads them as letters."""
_UNSEEN = "\u200b\ufeff"
"""Those of no width."""
_KINDS = {"\u00a0": "non-breaking", "\u202f": "non-breaking", "\u3000": "wide"}
COPIED = "copied from Word or a web page"
TYPOGRAPHIC = {"“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’‘", "’": "’", "‚": "‘’", "‹": "›", "›": "‹"}
"""Typographic opening quotation marks, each with the marks that can close it."""

_NAME = r"[\w./+-]+|\"[^\"]*\"|'[^']*'"
_LINE = re.compile(rf"(?P<margin> *(?:- +)*)(?:(?P<name>{_NAME}):(?P<gap> +|$))?(?P<value>.*)", re.DOTALL)
_SPACE = rf"[ {ODD_SPACES}]"
_ODD_LEAD = re.compile(rf"(?:{_SPACE}*-(?={_SPACE}))*{_SPACE}*(?:(?:{_NAME}){_SPACE}*:(?:{_SPACE}+|$))?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end."""

    margin: str
    """The spaces and dashes at its start."""
    name: str
    """The name before its colon; empty where there is none."""
    gap: str
    """The spaces between the colon and the value."""
    value: str

    @property
    def lead(self) -> str:
        """The part before the value."""
        return f"{self.margin}{self.name}:{self.gap or ' '}" if self.name else self.margin

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.margin) - len(self.margin.lstrip(" "))

    def with_value(self, value: str) -> str:
        """The line with another value."""
        return f"{self.lead}{value}"


def line_of(text: str) -> Line:
    """The parts of a line."""
    found = _LINE.fullmatch(text)
    assert found is not None, "every part of the pattern may be empty"
    return Line(found["margin"], found["name"] or "", found["gap"] or "", found["value"].rstrip())


def in_quotes(text: str) -> str:
    """A text of one line in the straight quotes that need the fewest other signs."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def without_typographic_quotes(text: str) -> str | None:
    """The text between the typographic quotes that enclose all of it; None where there are none."""
    if len(text) < 2 or text[-1] not in TYPOGRAPHIC.get(text[0], ""):
        return None
    inner = text[1:-1].strip()
    return inner if inner and not re.search(rf"[{re.escape(text[0] + text[-1])}]", inner) else None


_END_OF_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|mp4|pdf|png|svg|webp)$", re.IGNORECASE)


def as_entry(name: str, text: str) -> str:
    """A text as an entry of the list `name`: without its dash, a hashtag without its sign, a picture as its stem."""
    text = re.sub(r"^[-•·–] *(?=\S)", "", text)
    if name == "hashtags":
        return text.removeprefix("#")
    return _END_OF_PICTURE.sub("", text) if name == "media" else text


def odd_space(line: str) -> tuple[int, str] | None:
    """Where a space that YAML reads as a letter is in the margin of `line` or behind its name, and the line without."""
    lead = _ODD_LEAD.match(line)
    found = re.search(rf"[{ODD_SPACES}]", lead.group()) if lead else None
    if lead is None or found is None:
        return None
    plain = re.sub(rf"[{ODD_SPACES}]", " ", re.sub(rf"[{_UNSEEN}]", "", lead.group()))
    return found.start(), re.sub(r"(?<=[-:]) +$", " ", re.sub(r" +:", ":", plain)) + line[lead.end() :]


def about_odd_space(line: str, above: str = "") -> tuple[int, str, str] | None:
    """Where such a space is in `line`, what is wrong with it and what to write; `above` is the line before it."""
    found = odd_space(line)
    if found is None:
        return None
    column, new = found
    sign, indent = line[column], len(new) - len(new.lstrip(" "))
    before = spaces_before(indent) if indent else ""
    kind = kind_of_space(sign)
    if sign in _UNSEEN:
        message = f"this is the invisible sign U+{ord(sign):04X}, copied from Word or a web page"
        return column, message, f"delete it: write {clipped(new)}{before}"
    if not line[:column].strip() and (odd := re.match(rf"{_SPACE}*", line)):
        count = len(re.findall(rf"[{ODD_SPACES}]", odd.group()))
        message = f"this line begins with {f'a {kind} space' if count == 1 else f'{kind} spaces'}, {COPIED}"
        if indent == 1 and not re.match(r" |.*:\s*$", above):
            return column, message, f"delete it: write {clipped(new)}"
        typed = "delete it and type a space" if count == 1 else f"delete them and type {number_in_words(count)} spaces"
        return column, message, f"{typed}: the line then reads {clipped(new)}{before}"
    message = f"this is a {kind} space, {COPIED}, not an ordinary one"
    typed = "delete it and type a space"
    if colon := re.match(rf"{_SPACE}*:(?P<gap>{_SPACE}*)", line[column:]):
        typed = "delete it" if not colon["gap"].strip(" ") else "delete it, and type an ordinary space after the colon"
    elif new.endswith(": "):
        typed = "delete it"
    return column, message, f"{typed}: write {clipped(new)}{before}"


def kind_of_space(sign: str) -> str:
    """Which space a sign is that YAML reads as a letter."""
    return _KINDS.get(sign, "special")


def spaces(number: int) -> str:
    """So many spaces, in words."""
    return f"{number} space{'' if number == 1 else 's'}"


def spaces_before(number: int) -> str:
    """How a line begins that a hint shows without its margin."""
    return f", with {spaces(number) if number else 'no space'} before it"


def number_in_words(number: int) -> str:
    """A number as people read it aloud."""
    return {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}.get(number, str(number))


def clipped(text: str, most: int = 120) -> str:
    """The text for a hint, without its middle where it is long."""
    text = text.strip()
    return text if len(text) <= most else f"{text[: most - 31]} … {text[-28:]}"
