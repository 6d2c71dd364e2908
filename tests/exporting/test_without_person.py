"""Removing the sharer's disclosure from a text: the result is a complete text, or None."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.exporting.without_person import without_person
from mkdocs_advocacy.rules.disclosing import Disclosing

SENTENCE = "I work for Github Inc."
HOW = Disclosing(accepted=("#ad", "my employer"))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("See {link}", "See {link}"),
        ("I work for Github Inc. See {link}", "See {link}"),
        ("i work for\ngithub inc. See {link}", "See {link}"),
        ("{disclosure} hi {link}", "hi {link}"),
        ("{disclosure}\nhi {link}", "hi {link}"),
        ("Tea. {disclosure} More tea.", "Tea. More tea."),
        ("Tea! {disclosure}", "Tea!"),
        ("Tea\n\n{disclosure}\n\n{link}", "Tea\n\n{link}"),
        ("“Tea.” {disclosure} “Is it?”", "“Tea.” “Is it?”"),
        ("{link} {disclosure} {hashtags}", "{link} {hashtags}"),
        ("Tea with {name}, {{x}}. {disclosure}", "Tea with, {{x}}."),
        ("Tea. {name} {disclosure} {link}", "Tea. {link}"),
        ("お茶。{disclosure}", "お茶。"),
    ],
)
def test_a_disclosure_in_its_own_sentence_is_removed(text: str, left: str) -> None:
    assert without_person(text, SENTENCE, HOW, ("name",)) == left


@pytest.mark.parametrize(
    "text",
    [
        "{disclosure}: hi {link}",
        "I work for Github Inc.: hi",
        "(Disclosure: {disclosure}) hi",
        "({disclosure}) hi",
        "Disclosure: {disclosure}",
        "Disclosure:\n{disclosure}",
        "- {disclosure}\n- Tea.",
        "As you know, {disclosure}",
        "Because {disclosure}",
        "{disclosure}, and I like it",
        "{disclosure} – and I like it",
        "{disclosure}hi",
        "Tea. {disclosure}'s",
        "👉 {disclosure}",
        "{disclosure}",
        "Tea #ad",
        "My employer brews.",
    ],
)
def test_a_disclosure_within_a_sentence_is_not_removed(text: str) -> None:
    assert without_person(text, SENTENCE, HOW, ()) is None


@pytest.mark.parametrize(("text", "left"), [("{disclosure} and proud", None), ("{disclosure} Tea", "Tea")])
def test_a_disclosure_that_is_not_a_sentence_may_be_continued(text: str, left: str | None) -> None:
    assert without_person(text, "Github employee", HOW, ()) == left
