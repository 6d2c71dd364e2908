"""The small language of a post's text."""

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
def test_a_text_is_words_and_gaps(text: str, expected: tuple[Piece, ...]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    ("text", "offset", "said"),
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
def test_a_brace_that_starts_nothing_is_shown_where_it_stands(text: str, offset: int, said: str) -> None:
    with pytest.raises(WrongBrace) as found:
        pieces(text)
    assert (found.value.offset, found.value.said) == (offset, said)


@pytest.mark.parametrize("row", vectors("fill"))
def test_a_text_is_filled_and_what_says_nothing_leaves_no_trace(row: dict[str, Any]) -> None:
    assert written(settled(pieces(row["text"]), row["values"])) == row["result"], row.get("why", "")


def test_a_value_of_none_leaves_the_gap_open() -> None:
    assert settled(pieces("{a} {b}"), {"a": None}) == pieces("{a} {b}")


def test_names_are_those_of_the_gaps_in_order() -> None:
    assert names(pieces("{b} {{c}} {a} {b}")) == ["b", "a", "b"]


GAPS = st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True).map(Placeholder)
PIECES = st.lists(st.text(min_size=1) | GAPS, max_size=8).map(tuple)


@given(PIECES)
def test_pieces_that_are_written_and_read_say_the_same(parts: tuple[Piece, ...]) -> None:
    found = pieces(written(parts))
    assert _said(found) == _said(parts)
    assert pieces(written(found)) == found


def _said(parts: tuple[Piece, ...]) -> list[str | Placeholder]:
    """Words letter by letter, so that it does not matter how they are cut."""
    return [said for part in parts for said in ([part] if isinstance(part, Placeholder) else part)]


@given(st.text(alphabet="ab {}\n", max_size=30))
def test_any_text_is_pieces_or_has_a_wrong_brace_in_it(text: str) -> None:
    said = _pieces_or_brace(text)
    if isinstance(said, WrongBrace):
        assert text[said.offset :].startswith(said.said)
        assert said.said.startswith("{")
    else:
        assert pieces(written(said)) == said


def _pieces_or_brace(text: str) -> tuple[Piece, ...] | WrongBrace:
    try:
        return pieces(text)
    except WrongBrace as brace:
        return brace
