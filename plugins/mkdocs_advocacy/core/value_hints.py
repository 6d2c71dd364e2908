"""Hints for invalid values: the correct value, written as the file needs it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from mkdocs_advocacy.core.model_paths import names_networks, names_of_items, wanted_at
from mkdocs_advocacy.core.problems import nearest_of
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.core.yaml_lines import (
    TYPOGRAPHIC,
    about_odd_space,
    as_entry,
    clipped,
    in_quotes,
    line_of,
    without_typographic_quotes,
)
from mkdocs_advocacy.core.yaml_repairs import instead_of
from mkdocs_advocacy.core.yaml_writing import yaml_lines

_DIGITS = re.compile(r"[^\d-]*(\d{1,3}(?:,\d{3})+|\d+)(?:\s*[^\d.,\s][^\d]*)?")
LISTS = ("list_type", "tuple_type")
MAPS = ("dict_type", "model_type", "model_attributes_type")


def hint_of(model: type[BaseModel], document: Document, path: Sequence[str | int], kind: str, value: Any) -> str:
    """Return a hint for the value at `path` with the pydantic error type `kind`, or an empty string."""
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    in_list = bool(path) and isinstance(path[-1], int)
    if value is None:
        if kind in LISTS and not document.written(path) and "text" in wanted_at(model, path):
            return f"write text after {name}:, or a list of texts below it: lines that start with “- ”"
        return _hint_for_nothing(document, path, name)
    if kind in LISTS and isinstance(value, str):
        return _hint_for_list_of_texts(document, path, name, value, names_of_items(model, path))
    if kind in LISTS and isinstance(value, Mapping):
        return _hint_for_list_of_mappings(document, path, name, value)
    if kind == "string_type" and isinstance(value, list):
        return _hint_for_list(document, path, "- " if in_list else f"{name}: ", value)
    if kind in MAPS and names_networks(model, path):
        below = f"any: {clipped(value, 60)}" if isinstance(value, str) else "any:"
        if isinstance(value, str):
            return f"end this line after {name}: and write {below} on a new line below it, with 2 spaces before it"
        end = "indented by 2 spaces, and indent each line of the list by two more"
        return f"add a new line below {name}: and write {below} on it, {end}"
    if kind in ("int_parsing", "int_from_float") and (digits := _DIGITS.fullmatch(str(value))):
        return f"use a whole number: write {name}: {digits[1].replace(',', '')}"
    return ""


def quoted_wrongly(path: Sequence[str | int], value: Any) -> tuple[str, str] | None:
    """Return a message and a hint if the value is enclosed in typographic quotes."""
    inner = without_typographic_quotes(value) if isinstance(value, str) else None
    if inner is None or value[0] not in TYPOGRAPHIC:
        return None
    lead = f"{path[-1]}: " if path and isinstance(path[-1], str) else ""
    message = f"the quotation marks {value[0]} and {value[-1]} aren't YAML quotes: use straight quotes or none"
    return message, f"write {lead}{clipped(in_quotes(inner))}"


def misread_line(document: Document, path: Sequence[str | int], value: Any) -> tuple[int, str, str] | None:
    """Return the offset, message and hint if a space or colon hides the keys of a mapping."""
    written = document.written(path)
    if not isinstance(value, str):
        return None
    line, column = document.line(path), document.place(path)[1] - 1
    about = about_odd_space(line, document.line_above(path))
    if about and about[0] >= column:
        return about[0] - column, *about[1:]
    if colon := re.match(r"[\w./-]+:(?=[^\s:/])", written):
        return (
            colon.end() - 1,
            "a space is missing after the colon",
            f"write {clipped(written[: colon.end()] + ' ' + written[colon.end() :])}",
        )
    return None


def _hint_for_list_of_texts(
    document: Document, path: Sequence[str | int], name: str, value: str, known: Sequence[str]
) -> str:
    """Return the hint for a text that contains the entries of a list."""
    items = [nearest_of(part, known) or part for part in re.split(r"\s*,\s*|\s+-\s+", value.strip(" ,")) if part]
    items = [as_entry(name, item) for item in items]
    start, lines = document.place(path)[0] - 1, document.written(path).count("\n") + 1
    return f"write {clipped(' '.join(yaml_lines(name, items)))}{instead_of(start, start + lines, start)}"


def _hint_for_list_of_mappings(
    document: Document, path: Sequence[str | int], name: str, value: Mapping[str, Any]
) -> str:
    """Return the hint for a mapping that should be the first entry of a list."""
    written = document.written(path)
    if written.startswith("{"):
        return f"write {name}: [{clipped(written)}]" if "\n" not in written else ""
    first = next(iter(value), "")
    if not isinstance(value.get(first), str):
        return ""
    hint = f"write - {clipped(document.line([*path, first], key=True))} on this line"
    others = "and indent each line below it that belongs to the same entry by two more spaces"
    return f"{hint}, {others}" if len(value) > 1 else hint


def _hint_for_nothing(document: Document, path: Sequence[str | int], name: str) -> str:
    line = line_of(document.line(path))
    written = document.written(path)
    if written and name:
        return f"without quotes, {written} means “nothing”: write {name}: {in_quotes(written)}"
    if found := re.search(r"(?:^|(?<= ))#\w.*", line.value):
        return f"a # after a space starts a comment: write {line.name or name}: {clipped(in_quotes(found.group()))}"
    return ""


def _hint_for_list(document: Document, path: Sequence[str | int], lead: str, value: list[Any]) -> str:
    written = document.written(path)
    if written.startswith("["):
        return f"write {lead}{clipped(in_quotes(written))}"
    if value and isinstance(value[0], str):
        where = f" instead of this list and the line {lead.strip()}" if lead != "- " else ""
        return f"write {lead}{clipped(value[0])}{where}"
    return ""
