"""Lines of YAML as writers see them: their margin, their name, their value, and how a value is put in quotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Spaces of word processors and web pages, for a class of a pattern: YAML reads them as letters."""
_UNSEEN = "\u200b\ufeff"
"""Those of no width."""
TYPOGRAPHIC = {"“": "”“", "”": "”", "„": "“”", "«": "»", "»": "«", "‘": "’‘", "’": "’", "‚": "‘’", "‹": "›", "›": "‹"}
"""Typographic opening quotation marks, each with the marks that can close it."""

_NAME = r"[\w./+-]+|\"[^\"]*\"|'[^']*'"
_LINE = re.compile(rf"(?P<margin> *(?:- +)*)(?:(?P<name>{_NAME}):(?P<gap> +|$))?(?P<value>.*)", re.DOTALL)
_ODD_LEAD = re.compile(rf"(?:[ {ODD_SPACES}]*-(?=[ {ODD_SPACES}]))*[ {ODD_SPACES}]*(?:(?:{_NAME}):[ {ODD_SPACES}]+)?")


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


def odd_space(line: str) -> tuple[int, str] | None:
    """Where a space that YAML reads as a letter is in the margin of `line` or behind its name, and the line without."""
    lead = _ODD_LEAD.match(line)
    found = re.search(rf"[{ODD_SPACES}]", lead.group()) if lead else None
    if lead is None or found is None:
        return None
    plain = re.sub(rf"[{ODD_SPACES}]", " ", re.sub(rf"[{_UNSEEN}]", "", lead.group()))
    return found.start(), re.sub(r"(?<=[-:]) +$", " ", plain) + line[lead.end() :]


def about_odd_space(sign: str, new: str) -> tuple[str, str]:
    """What is wrong with such a sign, and what to write: `new` with a plain space instead."""
    if sign in _UNSEEN or not new.strip():
        return f"here is the invisible sign U+{ord(sign):04X}, as Word and web pages insert it", "delete it"
    kind = {"\u00a0": "a non-breaking space", "\u3000": "a wide space"}.get(
        sign, f"the invisible sign U+{ord(sign):04X}"
    )
    message = f"here is {kind}, as Word and web pages insert it, instead of a plain one"
    lead = len(new) - len(new.lstrip(" "))
    after = f", with {lead} spaces before it" if lead > 1 else ""
    return message, f"replace it with a plain space, or delete it: the line should read {clipped(new)}{after}"


def clipped(text: str, most: int = 120) -> str:
    """The text for a hint, without its middle where it is long."""
    text = text.strip()
    return text if len(text) <= most else f"{text[: most - 31]} … {text[-28:]}"
