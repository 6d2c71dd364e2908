"""Measuring texts: the vectors shared with the browser, and properties of any text."""

from __future__ import annotations

import json
import time
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from tests.vectors.reading import vectors

from mkdocs_advocacy import Measure, measure
from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.networks.measure import JOINING, graphemes, measured

VECTORS: list[dict[str, Any]] = vectors("measure")
PLAIN = ("linkedin", "threads", "youtube", "telegram", "line", "reddit", "copy", "email")
"""Networks where every character adds to the length."""


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{n}-{row['network']}") for n, row in enumerate(VECTORS)])
def test_a_text_has_the_length_that_its_network_counts(row: dict[str, Any], spelled: Callable[[Any], str]) -> None:
    text = spelled(row["text"])
    found = measure(text, row["network"])
    assert (found.length, found.fits) == (row["length"], row["fits"]), row.get("why", text)
    assert found.unit == row.get("unit", builtin_networks()[row["network"]].text.unit)


def test_the_vectors_cover_every_active_network() -> None:
    alive = {name for name, network in builtin_networks().items() if network.status == "active"}
    assert {row["network"] for row in VECTORS} == alive


def test_there_are_no_duplicate_vectors() -> None:
    rows = [json.dumps([row["network"], row["text"]]) for row in VECTORS]
    assert len(rows) == len(set(rows)) >= 120


def test_an_unknown_network_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="myspace"):
        measure("Hello", "myspace")


def test_a_text_without_a_limit_always_fits() -> None:
    assert measure("a" * 1_000_000, "copy") == Measure(1_000_000, None, "characters", True)


def test_the_limit_of_a_customised_network_applies() -> None:
    facts = builtin_networks()["mastodon"].text.model_copy(update={"limit": 30})
    assert measured("see https://example.com/" + "a" * 90, facts) == Measure(27, 30, "graphemes", True)
    assert measured("a" * 31, facts) == Measure(31, 30, "graphemes", False)


def test_the_weight_of_a_link_comes_from_the_facts() -> None:
    facts = builtin_networks()["mastodon"].text.model_copy(update={"url_weight": 10})
    assert measured("see https://example.com/abc", facts).length == 14


def test_the_shortcut_for_simple_letters_counts_graphemes_correctly() -> None:
    plain = [chr(code) for code in range(0x3000) if not JOINING.search(chr(code))]
    assert len(plain) > 1400
    joins = regex.compile(
        r"[\p{GCB=Extend}\p{GCB=SpacingMark}\p{GCB=Prepend}\p{GCB=ZWJ}\p{RI}\p{GCB=L}\p{GCB=V}\p{GCB=T}]"
    )
    assert [char for char in plain if joins.match(char)] == []
    every_pair = "".join(first + second for first in plain[::7] for second in plain[::7])
    assert graphemes(every_pair) == len(regex.findall(r"\X", every_pair))


@given(st.text(), st.sampled_from(PLAIN), st.sampled_from(["a", " ", "ä", "日", "👍", "\n"]))
def test_one_more_character_always_makes_a_plain_text_longer(text: str, network: str, more: str) -> None:
    assert measure(text + more, network).length > measure(text, network).length


@given(st.text(), st.sampled_from(["a", "ä", "日"]))
def test_one_more_letter_is_one_more_character_on_bluesky(text: str, letter: str) -> None:
    facts = builtin_networks()["bluesky"].text.model_copy(update={"byte_limit": None})
    grown = measured(text + letter, facts).length - measured(text, facts).length
    assert grown == 1 or (grown == 0 and unicodedata.category(text[-1]) in ("Lo", "Mn", "Mc", "Cf"))


@given(st.text())
def test_a_text_never_has_more_graphemes_than_characters_or_bytes(text: str) -> None:
    seen = measured(text, builtin_networks()["bluesky"].text.model_copy(update={"limit": None, "byte_limit": None}))
    assert seen.length <= measure(text, "linkedin").length <= measure(text, "threads").length


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters=".。", exclude_categories=("Cs", "So", "Sk"))))
def test_x_adds_up_weights_by_character_range(text: str) -> None:
    light = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
    signs = unicodedata.normalize("NFC", text)
    expected = sum(1 if any(low <= ord(sign) <= high for low, high in light) else 2 for sign in signs)
    if not any(mark in signs for mark in "\ufe0f\u20e3‼⁉〰〽#*0123456789©®™ℹ↔"):
        assert measure(text, "x").length == expected


@given(st.text(alphabet="abcXYZ019-_/", max_size=300), st.sampled_from(["x", "mastodon"]))
def test_the_length_of_a_link_does_not_depend_on_its_path(path: str, network: str) -> None:
    assert measure(f"See https://example.com/{path}z now", network).length == 4 + 23 + 4


@given(st.text(), st.sampled_from(sorted(builtin_networks())))
def test_any_text_has_a_length_on_every_network(text: str, network: str) -> None:
    found = measure(text, network)
    assert found.length >= 0
    assert found.fits == (found.limit is None or found.length <= found.limit)


@pytest.mark.parametrize("run", ["a", "ä", "日", "a_", "a-", "a.", "🇩", "@a@", "https://", "a.com?"])
def test_measuring_takes_linear_time(run: str) -> None:
    def seconds(length: int) -> float:
        text = run * (length // len(run)) + "."
        started = time.process_time()
        measure(text, "x")
        return time.process_time() - started

    seconds(1_000)
    assert seconds(96_000) / max(seconds(6_000), 1e-4) < 100, (
        "in quadratic time, 16 times the letters would take 256 times as long"
    )
