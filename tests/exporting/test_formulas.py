"""No exported text runs as a formula, however a spreadsheet program splits the file."""

from __future__ import annotations

import csv
import re
import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.exporting.formulas import guarded, linked, spaced, unguarded, unguarded_at_start

FORMULAS = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "﹢1", "﹣1", "﹫a", "−1"),
    *(
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "\u200b=1",
        "\ufeff=1",
        "\u2060＝1",
        "\u3000@a",
        "\u202e=1",
        "\U000e0041=1",
    ),
    *("=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", '=HYPERLINK("https://x.example/","a")', "'=1", "''=1"),
    *("\tWords", "\rWords", "\nWords"),
)
INSIDE = (
    *("Words;=1+1;", "Words; =1+1", 'Words;"=1+1;', "Words\n=1+1\nWords", "Words\r\n=1+1", "Words\t=1", "Words;＝1+1"),
    *(
        "Words;+cmd|' /C calc'!A0",
        "Words\n@SUM(1)",
        "Words\n-1+WEBSERVICE (A1)",
        "Words\u2028=1",
        "Words;'=1",
        ";=1",
        " \n=1",
    ),
)
HARMLESS = (
    *("Words", "a=b", "1+1", "Say: “=”", "'tis", "", "Words; more", "Words\n- Point\n- Point", "Words\n@carl, thanks"),
    *("Words\n+ 3 % more", "a;b", "https://example.com/?a=1;b=2", "(=1)", "😀 =1"),
)
SIGN = re.compile(r"[=+\-@−]")
ANY = st.lists(
    st.sampled_from([*"=+-@＝－;,'\"\t\n\r |(!A1", "\u200b", "\u2028", "\x0b", "\x85", "Words", "cmd|"]), max_size=8
).map("".join)


def is_formula(cell: str) -> bool:
    """Return whether a cell is a formula, by looser rules than those of any known program."""
    seen = next((sign for sign in cell if not (sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc"))), "")
    return bool(SIGN.match(unicodedata.normalize("NFKC", seen)))


def as_file(cell: str) -> str:
    held = StringIO(newline="")
    csv.writer(held).writerow(["id", cell, "end"])
    return held.getvalue()


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_guarded(cell: str) -> None:
    assert guarded(cell).startswith(f"'{cell[0]}")
    assert spaced(cell)[0] in " '"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", INSIDE)
@pytest.mark.parametrize("guard", [guarded, spaced])
def test_a_formula_after_a_semicolon_is_guarded(cell: str, guard: type[str]) -> None:
    """In regions that separate lists with semicolons, Excel ignores a quotation mark after a comma."""
    lines = as_file(guard(cell)).splitlines()
    assert [part for line in lines for part in line.split(";") if part.lstrip('"')[:1] in ("=", "＝")] == []
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_other_cells_are_not_changed(cell: str) -> None:
    assert guarded(cell) == spaced(cell) == unguarded(cell) == cell


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Words https://example.com/?a;b=c more", None),
        ("Words https://example.com/?a;=b more", "Words https://example.com/?a%3B=b more"),
        ('https://x.example/;=HYPERLINK("https://evil.example") now', None),
        ("://;=cmd|'/C calc'!A0", "://; =cmd|'/C calc'!A0"),
        ("a://;=cmd|' /C calc'!A0", "a://; =cmd|' /C calc'!A0"),
    ],
)
def test_no_space_is_added_to_a_link_but_formulas_in_it_are_encoded(text: str, sent: str | None) -> None:
    assert spaced(text) == (sent or text.replace(";=", "%3B="))
    assert not is_formula(spaced(text))


def test_a_link_in_its_own_column_is_not_a_formula() -> None:
    assert linked("https://soda.example/;=WEBSERVICE(A1)?a;b=c") == "https://soda.example/%3B=WEBSERVICE(A1)?a;b=c"


@given(ANY)
def test_a_guarded_cell_can_be_restored_and_is_not_a_formula(cell: str) -> None:
    assert not is_formula(guarded(cell))
    assert unguarded(guarded(cell)) == cell


def test_only_a_guard_at_the_start_is_removed_from_others_spreadsheets() -> None:
    assert unguarded_at_start("'=1;'=2") == "=1;'=2"
