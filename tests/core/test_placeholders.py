"""Placeholders in a post's text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vectors.reading import vectors

from mkdocs_advocacy.core.placeholders import Piece, Placeholder, WrongBrace, names, pieces, settled, written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello", ("Hello",)),
        ("", ()),
        ("{link}", (Placeholder("link"),)),
        ("Mine is {flavour}, {link}", ("Mine is ", Placeholder("flavour"), ", ", Placeholder("link"))),
        ("{a}{b}", (Placeholder("a"), Placeholder("b"))),
        ("{ link }", (Placeholder("link"),)),
        ("{{link}}", ("{link}",)),
        ("{{{link}}}", ("{", Placeholder("link"), "}")),
        ("a } b", ("a } b",)),
        ("{größe}", (Placeholder("größe"),)),
        ("one\n{two}\n", ("one\n", Placeholder("two"), "\n")),
    ],
)
def test_a_text_is_split_into_words_and_placeholders(text: str, expected: tuple[Piece, ...]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("a { b", 2, "{"),
        ("{", 0, "{"),
        ("Hi {}", 3, "{}"),
        ("{two words}", 0, "{two words}"),
        ("{1}", 0, "{1}"),
        ("{a\n}", 0, "{"),
        ("{{a}} {-}", 6, "{-}"),
        ("{a{b}", 0, "{"),
    ],
)
def test_a_brace_without_a_placeholder_is_an_error_at_its_position(text: str, offset: int, message: str) -> None:
    with pytest.raises(WrongBrace) as found:
        pieces(text)
    assert (found.value.offset, found.value.text) == (offset, message)


@pytest.mark.parametrize("row", vectors("fill"))
def test_placeholders_are_filled_and_empty_ones_leave_no_trace(row: dict[str, Any]) -> None:
    assert written(settled(pieces(row["text"]), row["values"])) == row["result"], row.get("why", "")


def test_a_value_of_none_keeps_the_placeholder() -> None:
    assert settled(pieces("{a} {b}"), {"a": None}) == pieces("{a} {b}")


def test_names_are_those_of_the_placeholders_in_order() -> None:
    assert names(pieces("{b} {{c}} {a} {b}")) == ["b", "a", "b"]


PLACEHOLDERS = st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True).map(Placeholder)
PIECES = st.lists(st.text(min_size=1) | PLACEHOLDERS, max_size=8).map(tuple)


@given(PIECES)
def test_writing_and_reading_pieces_gives_the_same_text(parts: tuple[Piece, ...]) -> None:
    found = pieces(written(parts))
    assert _letters(found) == _letters(parts)
    assert pieces(written(found)) == found


def _letters(parts: tuple[Piece, ...]) -> list[str | Placeholder]:
    """Split words into letters, so that the boundaries of pieces don't matter."""
    return [result for part in parts for result in ([part] if isinstance(part, Placeholder) else part)]


@given(st.text(alphabet="ab {}\n", max_size=30))
def test_any_text_is_either_pieces_or_has_a_wrong_brace(text: str) -> None:
    result = _pieces_or_brace(text)
    if isinstance(result, WrongBrace):
        assert text[result.offset :].startswith(result.text)
        assert result.text.startswith("{")
    else:
        assert pieces(written(result)) == result


def _pieces_or_brace(text: str) -> tuple[Piece, ...] | WrongBrace:
    try:
        return pieces(text)
    except WrongBrace as brace:
        return brace
