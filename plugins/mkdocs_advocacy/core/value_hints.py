"""What to write instead of a value that a model does not take, in the form that the file needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from mkdocs_advocacy.core.model_paths import names_networks, names_of_items
from mkdocs_advocacy.core.problems import nearest_of
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.core.yaml_lines import (
    TYPOGRAPHIC,
    about_odd_space,
    clipped,
    in_quotes,
    line_of,
    odd_space,
    without_typographic_quotes,
)
from mkdocs_advocacy.core.yaml_writing import yaml_lines

_DIGITS = re.compile(r"[^\d-]*(\d{1,3}(?:,\d{3})+|\d+)(?:\s*[^\d.,\s][^\d]*)?")
LISTS = ("list_type", "tuple_type")
MAPS = ("dict_type", "model_type", "model_attributes_type")


def hint_of(model: type[BaseModel], document: Document, path: Sequence[str | int], kind: str, value: Any) -> str:
    """The hint for a value at `path` that has an error of a `kind` of pydantic's; empty where there is no better."""
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    in_list = bool(path) and isinstance(path[-1], int)
    if value is None:
        return _for_nothing(document, path, name)
    if kind in LISTS and isinstance(value, str):
        known = names_of_items(model, path)
        items = [nearest_of(one, known) or one for one in re.split(r"\s*,\s*", value.strip(" ,")) if one]
        items = [item.removeprefix("#") for item in items] if name == "hashtags" else items
        return f"a list belongs here: write {clipped(' '.join(yaml_lines(name, items)))}"
    if kind in LISTS and isinstance(value, Mapping):
        first = next(iter(value), "name")
        return f"a list belongs here: write “- {first}:” in its first line, and two more spaces before the others"
    if kind == "string_type" and isinstance(value, list):
        return _for_list(document, path, "" if in_list else f"{name}: ", value)
    if kind in MAPS and names_networks(model, path):
        below = f"any: {clipped(value, 60)}" if isinstance(value, str) else "any:"
        if isinstance(value, str):
            return f"end this line after {name}:, and write {below} on the next, with two spaces before it"
        end = "with two spaces before it, and put two more spaces before each line of the list"
        return f"write {below} on the line below {name}:, {end}"
    if kind in ("int_parsing", "int_from_float") and (digits := _DIGITS.fullmatch(str(value))):
        return f"a whole number belongs here: write {name}: {digits[1].replace(',', '')}"
    return ""


def quoted_wrongly(path: Sequence[str | int], value: Any) -> tuple[str, str] | None:
    """A message and a hint where typographic quotes enclose the value."""
    inner = without_typographic_quotes(value) if isinstance(value, str) else None
    if inner is None or value[0] not in TYPOGRAPHIC:
        return None
    lead = f"{path[-1]}: " if path and isinstance(path[-1], str) else ""
    message = f"the quotation marks {value[0]} and {value[-1]} do not work here: use straight ones or none"
    return message, f"write {lead}{clipped(in_quotes(inner))}"


def misread_line(document: Document, path: Sequence[str | int], value: Any) -> tuple[int, str, str] | None:
    """Where names belong and a text is: the place in its line, a message and a hint if a sign hides the name."""
    written = document.written(path)
    if not isinstance(value, str):
        return None
    found = odd_space(written)
    if found:
        return found[0], *about_odd_space(written[found[0]], found[1])
    if colon := re.match(r"[\w./-]+:(?=[^\s:/])", written):
        return (
            colon.end() - 1,
            "a colon after a name needs a space after it",
            f"write {clipped(written[: colon.end()] + ' ' + written[colon.end() :])}",
        )
    return None


def _for_nothing(document: Document, path: Sequence[str | int], name: str) -> str:
    line = line_of(document.line(path))
    written = document.written(path)
    if written and name:
        return f"YAML reads {written} as nothing: write {name}: {in_quotes(written)}"
    if found := re.search(r"(?:^|(?<= ))#\w.*", line.value):
        return f"a # after a space starts a comment: write {line.name or name}: {clipped(in_quotes(found.group()))}"
    return ""


def _for_list(document: Document, path: Sequence[str | int], lead: str, value: list[Any]) -> str:
    written = document.written(path)
    if written.startswith("["):
        return f"a single text belongs here: write {lead}{clipped(in_quotes(written))}"
    if value and isinstance(value[0], str):
        where = f" in place of the line {lead.strip()} and its list" if lead else ""
        return f"a single text belongs here: write {lead}{clipped(value[0])}{where}"
    return ""
