"""Comparing two versions of a guideline word by word."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.guidelines.compare import comparison
from mkdocs_advocacy.kinds.guidelines.model import Guideline, GuidelineTemplate

Loaded = Callable[[Mapping[str, str]], Hub]


def guideline(body: str, **template: object) -> Guideline:
    return Guideline("x", "guidelines/x.md", "X", GuidelineTemplate.model_validate(template), body)


def mark_changes(earlier: Guideline, later: Guideline) -> list[str]:
    """Return each paragraph as a line, with removed text in -…- and added text in +…+."""
    signs = {"same": "", "removed": "-", "added": "+"}
    return [
        "".join(f"{signs[kind]}{text}{signs[kind]}" for kind, text in paragraph.pieces)
        for _, paragraphs in comparison(earlier, later)
        for paragraph in paragraphs
    ]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("Be kind.", "Be kind.", ["Be kind."]),
        ("Be kind to all.", "Be very kind to all.", ["Be +very +kind to all."]),
        ("Two or three hashtags.", "One hashtag.", ["+One hashtag.+", "-Two or three hashtags.-"]),
        ("Wrapped\nin two lines.", "Wrapped in\ntwo lines.", ["Wrapped in two lines."]),
        ("## Old title\n\nText.", "## New title\n\nText.", ["-Old-+New+ title", "Text."]),
        ("- one thing\n- two things", "- one thing\n- two new things", ["one thing", "two +new +things"]),
        ("1. first\n2. second", "1. first", ["first", "-second-"]),
        ("> Quoted **words**.", "> Quoted words.", ["Quoted words."]),
        ("See [the brand](../brand/index.md).", "See the brand.", ["See the brand."]),
        ("", "New.", ["+New.+"]),
        ("Gone.", "", ["-Gone.-"]),
    ],
)
def test_paragraphs_are_compared(before: str, after: str, found: list[str]) -> None:
    assert mark_changes(guideline(before), guideline(after)) == found


def test_all_parts_are_compared_under_their_headings() -> None:
    earlier = guideline("Text.", tone="Loud.", do=["This"], avoid=[{"term": "thrilled", "instead": "glad"}])
    later = guideline(
        "Text.", tone="Calm.", remember=["One"], key_phrases=["Hello"], hashtags=["A"], say=[{"term": "soda"}]
    )
    assert [name for name, _ in comparison(earlier, later)] == [
        *("", "guideline_remember", "guideline_tone", "brand_do", "guideline_phrases"),
        *("guideline_say", "guideline_avoid", "guideline_hashtags"),
    ]
    assert "-thrilled · → glad-" in mark_changes(earlier, later)


WORDS = st.lists(st.sampled_from(["soda", "is", "a", "drink,", "#tag", "über", "١٢"]), max_size=12).map(" ".join)


@given(st.lists(WORDS, max_size=5), st.lists(WORDS, max_size=5))
def test_a_comparison_contains_both_texts_completely(before: list[str], after: list[str]) -> None:
    """Unchanged and removed text is the earlier version; unchanged and added text is the later one."""
    pieces = [
        paragraph.pieces
        for _, paragraphs in comparison(guideline("\n\n".join(before)), guideline("\n\n".join(after)))
        for paragraph in paragraphs
    ]
    for gone, texts in (("added", before), ("removed", after)):
        read = ["".join(text for kind, text in paragraph if kind != gone) for paragraph in pieces]
        assert [text for text in read if text] == [text for text in texts if text]
