"""Strict numbers of exports: a text that could be two numbers is refused, with the flag that decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_advocacy.results.personal import quotable_value
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, DecimalSign

_SPACES = "\u0020\u00a0\u2009\u202f'\u2019"
"""Thousands separators that can't be decimal signs, such as the narrow space of French."""
_GROUPED = re.compile(rf"[+-]?\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?P<rest>[.,]\d+)?")
_SHAPE = re.compile(r"(?P<sign>[+-]?)(?P<whole>\d+(?:[.,]\d+)*)\s*[%€$£]?")
_SIGNS: dict[str, DecimalSign] = {",": "comma", ".": "point"}
_EMPTY = frozenset({"", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Numbers:
    """The number format of a file, decided once for all its cells."""

    decimal_sign: DecimalSign | None
    """The file's decimal sign; None if no cell shows it."""

    @classmethod
    def of(cls, cells: Iterable[str], answers: Answers) -> Numbers:
        """Return the format that the cells of a file show, unless the user has named it.

        Cells with text are ignored. Raises Refused if cells contradict each other.
        """
        if answers.decimal_sign:
            return cls(answers.decimal_sign)
        shown = {sign: cell for cell in cells if (sign := _find_decimal_sign(cell.strip()))}
        if len(shown) > 1:
            comma, point = quotable_value(shown["comma"]), quotable_value(shown["point"])
            message = f"the file uses two number formats: {comma} and {point}"
            raise Refused(message, "export it again without opening it in a spreadsheet program")
        return cls(next(iter(shown), None))

    def read_count(self, text: str, *, line: int = 1, column: int = 1) -> int:
        """Return a whole number, at least 0. An empty cell or a dash counts 0. Raises Refused for anything else."""
        value = self.read_number(text, line=line, column=column)
        if value < 0 or not value.is_integer():
            raise Refused(
                f"{quotable_value(text)} is not a count", "counts are whole numbers", line=line, column=column
            )
        return int(value)

    def read_number(self, text: str, *, line: int = 1, column: int = 1) -> float:
        """Return a number, without its percent sign. An empty cell or a dash is 0.

        Raises Refused for a text that isn't a number, or that could be two numbers.
        """
        shown = text.strip()
        if shown in _EMPTY:
            return 0.0
        if grouped := _GROUPED.match(shown):
            shown = re.sub(f"[{_SPACES}]", "", grouped[0]) + shown[grouped.end() :]
        found = _SHAPE.fullmatch(shown)
        if not found:
            raise Refused(f"{quotable_value(text)} is not a number", line=line, column=column)
        plain = found["whole"]
        separators = re.findall("[.,]", plain)
        if grouped and grouped["rest"]:
            return float(found["sign"] + plain.replace(",", "."))
        if not separators:
            return float(found["sign"] + plain)
        sign = self.decimal_sign or _find_decimal_sign(plain)
        if sign is None:
            as_thousands, as_fraction = re.sub("[.,]", "", plain), plain.replace(",", ".")
            message = f"“{shown}” could be {int(as_thousands):,} or {float(as_fraction)}"
            hint = "add --decimal comma or --decimal point: the decimal sign of this file"
            raise Refused(message, hint, line=line, column=column)
        decimal, grouping = (",", r"\.") if sign == "comma" else (r"\.", ",")
        if not re.fullmatch(rf"(?:\d+|\d{{1,3}}(?:{grouping}\d{{3}})+)(?:{decimal}\d+)?", plain):
            message = f"{quotable_value(shown)} is not a number with a decimal {sign}, which the rest of the file uses"
            raise Refused(message, "correct the cell, or export the file again", line=line, column=column)
        mark = "," if sign == "comma" else "."
        return float(found["sign"] + re.sub(grouping, "", plain).replace(mark, "."))


def _find_decimal_sign(text: str) -> DecimalSign | None:
    """Return the decimal sign that a cell shows, or None if it shows none or isn't a number."""
    grouped = _GROUPED.fullmatch(text.rstrip("%€$£ \u00a0\u202f"))
    if grouped:
        return _SIGNS[grouped["rest"][0]] if grouped["rest"] else None
    found = _SHAPE.fullmatch(text)
    if not found:
        return None
    plain = found["whole"]
    separators = re.findall("[.,]", plain)
    if len(set(separators)) == 2:
        return _SIGNS[separators[-1]] if separators.count(separators[-1]) == 1 else None
    if len(separators) > 1:
        return "comma" if separators[0] == "." else "point"
    if not separators:
        return None
    before, after = re.split("[.,]", plain)
    is_grouped = len(after) == 3 and 1 <= len(before) <= 3 and before != "0"
    return None if is_grouped else _SIGNS[separators[0]]
