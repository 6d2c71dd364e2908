"""YAML output as a person would write it: plain text if possible, block scalars, short lists on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import yaml

_WIDTH = 100
_PLAIN = re.compile(r"[^\W_][^\n\t]*")
_NOT_LITERAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def yaml_lines(name: str, value: Any, indent: int = 0, *, flow: bool = True) -> list[str]:
    """Return the lines of a key and its value: text, a date, a number, or lists and mappings of these.

    With `flow`, short lists are written on one line.
    """
    margin = " " * indent
    if isinstance(value, str):
        return _format_text(f"{margin}{yaml_word(name)}:", value, indent)
    if isinstance(value, Mapping):
        if not value:
            return [f"{margin}{yaml_word(name)}: {{}}"]
        below = (line for key, item in value.items() for line in yaml_lines(str(key), item, indent + 2, flow=flow))
        return [f"{margin}{yaml_word(name)}:", *below]
    if isinstance(value, Sequence):
        if not value or (flow and all(isinstance(item, str) and _is_word(item) for item in value)):
            line = f"{margin}{yaml_word(name)}: [{', '.join(map(_format_flow_item, value))}]"
            if len(line) <= _WIDTH or not value:
                return [line]
        return [f"{margin}{yaml_word(name)}:", *(line for item in value for line in _format_item(item, indent + 2))]
    if isinstance(value, date):
        return [f"{margin}{yaml_word(name)}: {_format_day(value)}"]
    return [f"{margin}{yaml_word(name)}: {json.dumps(value)}"]


def _format_day(value: date) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def yaml_word(text: str) -> str:
    """Format a single line of text as a value: plain if YAML reads it back unchanged, otherwise double-quoted."""
    if _PLAIN.fullmatch(text) and _reads_as(text, text):
        return text
    return _quote(text)


def _format_item(item: Any, indent: int) -> list[str]:
    margin = " " * indent
    if isinstance(item, str):
        return _format_text(f"{margin}-", item, indent)
    below = [line for key, value in item.items() for line in yaml_lines(str(key), value, indent + 2)]
    return [f"{margin}- {below[0].lstrip()}", *below[1:]] if below else [f"{margin}- {{}}"]


def _format_text(start: str, text: str, indent: int) -> list[str]:
    if "\n" not in text.rstrip("\n") or _NOT_LITERAL.search(text) or text[:1] in (" ", "\t", "\n"):
        return [f"{start} {yaml_word(text)}"]
    lines = text.rstrip("\n").split("\n")
    ends = len(text) - len(text.rstrip("\n"))
    if ends > 1 or any(line.strip() == "" and line for line in lines):
        return [f"{start} {_quote(text)}"]
    margin = " " * (indent + 2)
    return [f"{start} {'|' if ends else '|-'}", *(f"{margin}{line}" if line else "" for line in lines)]


def _is_word(text: str) -> bool:
    return "\n" not in text and len(text) <= 40


def _format_flow_item(text: str) -> str:
    if _PLAIN.fullmatch(text) and not re.search(r"[,\[\]{}]", text) and _reads_as(f"[{text}]", [text]):
        return text
    return _quote(text)


def _reads_as(written: str, value: Any) -> bool:
    """Return whether a standard YAML parser, which resolves types unlike ours, reads `written` as `value`."""
    try:
        return bool(yaml.load(f"name: {written}\n", Loader=_Loader) == {"name": value})
    except (yaml.YAMLError, ValueError):
        return False


def _quote(text: str) -> str:
    shown = json.dumps(text, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]", lambda sign: f"\\u{ord(sign.group()):04x}", shown)


def yaml_text(**values: Any) -> str:
    """Return the text of a YAML file with one key per argument."""
    return "".join(f"{line}\n" for name, value in values.items() for line in yaml_lines(name, value))
