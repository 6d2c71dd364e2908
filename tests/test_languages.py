"""The hub's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest

from mkdocs_advocacy.languages import Words, known_languages, package_words

ENGLISH = package_words("en")
WORDS = Words()


def gaps(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


def stems(words: Iterable[str]) -> set[str]:
    return {re.sub(r"_(zero|one|two|few|many|other)$", "", key) for key in words}


def test_english_is_there() -> None:
    assert {"en", "de", "fr"} <= set(known_languages())


@pytest.mark.parametrize("language", known_languages())
def test_every_language_says_everything_with_the_same_gaps(language: str) -> None:
    words = package_words(language)
    assert stems(words) == stems(ENGLISH)
    for key, sentence in words.items():
        assert sentence.strip(), key
        assert gaps(sentence) == gaps(ENGLISH.get(key) or ENGLISH[re.sub(r"_[a-z]+$", "_other", key)]), key


@pytest.mark.parametrize("language", known_languages())
def test_every_plural_form_of_a_language_has_its_words(language: str) -> None:
    words = WORDS(language)
    counted = {key.removesuffix("_other") for key in ENGLISH if key.endswith("_other")}
    for key in counted:
        for number in range(200):
            form = words.locale.plural_form(number)
            assert f"{key}_{form}" in words.words or form == "many", (key, form)
            assert words.number(number) in words.count(key, number) or number in (0, 1, 2)


def test_an_unknown_language_speaks_english() -> None:
    assert WORDS("tlh")("share_on", network="X") == "Share on X"


def test_a_region_speaks_its_language() -> None:
    assert WORDS("de-AT")("share_on", network="X") == WORDS("de")("share_on", network="X")


def test_days_and_numbers_are_written_as_people_write_them() -> None:
    assert WORDS("de").day(date(2027, 1, 31)) == "31. Januar 2027"
    assert WORDS("de").number(3120) == "3.120"
    assert WORDS("en").count("versions", 1) == "1 version"
    assert WORDS("en").count("versions", 1200) == "1,200 versions"
