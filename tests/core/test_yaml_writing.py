"""Written YAML is read back unchanged and is as readable as if written by hand."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.yaml_writing import yaml_lines

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)
ODD = st.sampled_from(
    ["", "a: b", "a #b", "- a", "a\n b\n", "\n\na", "a\n\n\n", "yes", "1.0", "2027-01-01", "a\u0085b"]
)
VALUES = st.recursive(
    TEXTS | ODD,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from("abc"), below, max_size=3),
    max_leaves=8,
)


def has_no_nested_list(value: Any) -> Any:
    """Return whether the value contains no list within a list, which no format has."""
    if isinstance(value, dict):
        return all(map(has_no_nested_list, value.values()))
    if isinstance(value, list):
        return all(has_no_nested_list(item) and not isinstance(item, list) for item in value)
    return True


@given(VALUES.filter(has_no_nested_list), st.booleans())
def test_any_value_is_read_back(value: Any, flow: bool) -> None:
    text = "\n".join(yaml_lines("name", value, flow=flow)) + "\n"
    assert yaml.safe_load(text) == {"name": value}


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("Plain words", ["name: Plain words"]),
        ("a: b", ['name: "a: b"']),
        ("Zwei\n\nAbsätze", ["name: |-", "  Zwei", "", "  Absätze"]),
        (["a", "b"], ["name: [a, b]"]),
        (["a, b", "c"], ['name: ["a, b", c]']),
        ([{"text": "x", "media": ["a/b"]}], ["name:", "  - text: x", "    media: [a/b]"]),
        ({"any": ["one\ntwo"]}, ["name:", "  any:", "    - |-", "      one", "      two"]),
    ],
)
def test_yaml_is_written_in_a_readable_style(value: Any, lines: list[str]) -> None:
    assert yaml_lines("name", value) == lines


@given(TEXTS)
def test_the_strict_reader_reads_it_too(text: str) -> None:
    document, _ = read("a.yml", ("\n".join(yaml_lines("name", text)) + "\n").encode())
    assert document is not None
    assert document.value == {"name": text}
