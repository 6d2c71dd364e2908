"""Lines of YAML split into indentation, key and value, and quoting of values."""

from __future__ import annotations

import re
from dataclasses import dataclass

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Unusual spaces, for a character class: word processors and web pages insert them, and YAML treats them as letters."""
_UNSEEN = "\u200b\ufeff"
"""The zero-width ones."""
_KINDS = {"\u00a0": "non-breaking", "\u202f": "non-breaking", "\u3000": "wide"}
COPIED = "copied from Word or a web page"
TYPOGRAPHIC = {"“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’‘", "’": "’", "‚": "‘’", "‹": "›", "›": "‹"}
"""Typographic opening quotation marks, each with its possible closing marks."""

_NAME = r"[\w./+-]+|\"[^\"]*\"|'[^']*'"
_LINE = re.compile(rf"(?P<margin> *(?:- +)*)(?:(?P<name>{_NAME}):(?P<gap> +|$))?(?P<value>.*)", re.DOTALL)
_SPACE = rf"[ {ODD_SPACES}]"
_ODD_LEAD = re.compile(rf"(?:{_SPACE}*-(?={_SPACE}))*{_SPACE}*(?:(?:{_NAME}){_SPACE}*:(?:{_SPACE}+|$))?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its line break."""

    margin: str
    """The spaces and list dashes at its start."""
    name: str
    """The key before the colon, or an empty string."""
    gap: str
    """The spaces between the colon and the value."""
    value: str

    @property
    def lead(self) -> str:
        """The part of the line before the value."""
        return f"{self.margin}{self.name}:{self.gap or ' '}" if self.name else self.margin

    @property
    def indent(self) -> int:
        """The number of spaces at the start of the line."""
        return len(self.margin) - len(self.margin.lstrip(" "))

    def with_value(self, value: str) -> str:
        """Return the line with another value."""
        return f"{self.lead}{value}"


def line_of(text: str) -> Line:
    """Split a line into its parts."""
    found = _LINE.fullmatch(text)
    assert found is not None, "every part of the pattern is optional"
    return Line(found["margin"], found["name"] or "", found["gap"] or "", found["value"].rstrip())


def in_quotes(text: str) -> str:
    """Enclose a single line of text in the straight quotes that need the least escaping."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def without_typographic_quotes(text: str) -> str | None:
    """Return the text inside typographic quotes if they enclose all of it, otherwise None."""
    if len(text) < 2 or text[-1] not in TYPOGRAPHIC.get(text[0], ""):
        return None
    inner = text[1:-1].strip()
    return inner if inner and not re.search(rf"[{re.escape(text[0] + text[-1])}]", inner) else None


_END_OF_PICTURE = re.compile(r"\.(?:avif|gif|jpe?g|mp4|pdf|png|svg|webp)$", re.IGNORECASE)


def as_entry(name: str, text: str) -> str:
    """Convert a text to an entry of the list `name`: no dash, no `#` before hashtags, no extension of media."""
    text = re.sub(r"^[-•·–] *(?=\S)", "", text)
    if name == "hashtags":
        return text.removeprefix("#")
    return _END_OF_PICTURE.sub("", text) if name == "media" else text


def odd_space(line: str) -> tuple[int, str] | None:
    """Return the index of an unusual space in the indentation or around the key, and the corrected line."""
    lead = _ODD_LEAD.match(line)
    found = re.search(rf"[{ODD_SPACES}]", lead.group()) if lead else None
    if lead is None or found is None:
        return None
    plain = re.sub(rf"[{ODD_SPACES}]", " ", re.sub(rf"[{_UNSEEN}]", "", lead.group()))
    return found.start(), re.sub(r"(?<=[-:]) +$", " ", re.sub(r" +:", ":", plain)) + line[lead.end() :]


def about_odd_space(line: str, above: str = "") -> tuple[int, str, str] | None:
    """Return the column, message and hint for an unusual space in `line`; `above` is the line before it."""
    found = odd_space(line)
    if found is None:
        return None
    column, new = found
    sign, indent = line[column], len(new) - len(new.lstrip(" "))
    before = spaces_before(indent) if indent else ""
    kind = kind_of_space(sign)
    if sign in _UNSEEN:
        message = f"this is the invisible character U+{ord(sign):04X}, copied from Word or a web page"
        return column, message, f"delete it: write {clipped(new)}{before}"
    if not line[:column].strip() and (odd := re.match(rf"{_SPACE}*", line)):
        count = len(re.findall(rf"[{ODD_SPACES}]", odd.group()))
        message = f"this line begins with {f'a {kind} space' if count == 1 else f'{kind} spaces'}, {COPIED}"
        if indent == 1 and not re.match(r" |.*:\s*$", above):
            return column, message, f"delete it: write {clipped(new)}"
        typed = "replace it with an ordinary space"
        if count > 1:
            typed = f"replace them with {number_in_words(count)} ordinary spaces"
        return column, message, f"{typed}: the line then reads {clipped(new)}{before}"
    message = f"this is a {kind} space, {COPIED}"
    typed = "replace it with an ordinary space"
    if colon := re.match(rf"{_SPACE}*:(?P<gap>{_SPACE}*)", line[column:]):
        typed = "delete it" if not colon["gap"].strip(" ") else "delete it, and type an ordinary space after the colon"
    elif new.endswith(": "):
        typed = "delete it"
    return column, message, f"{typed}: write {clipped(new)}{before}"


def kind_of_space(sign: str) -> str:
    """Return the kind of an unusual space, such as “non-breaking”."""
    return _KINDS.get(sign, "special")


def spaces(number: int) -> str:
    """Return “1 space”, “2 spaces” and so on."""
    return f"{number} space{'' if number == 1 else 's'}"


def spaces_before(number: int) -> str:
    """Return the part of a hint that says how far to indent the line."""
    return f", with {spaces(number) if number else 'no space'} before it"


def number_in_words(number: int) -> str:
    """Return a small number as a word."""
    return {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}.get(number, str(number))


def clipped(text: str, most: int = 120) -> str:
    """Shorten text for a hint by removing its middle."""
    text = text.strip()
    return text if len(text) <= most else f"{text[: most - 31]} … {text[-28:]}"
