"""The translations of the interface."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.languages import Words, known_languages, package_words

ENGLISH = package_words("en")
WORDS = Words()


def placeholders_of(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


def stems(words: Iterable[str]) -> set[str]:
    return {re.sub(r"_(zero|one|two|few|many|other)$", "", key) for key in words}


def test_the_interface_is_translated_into_five_languages() -> None:
    assert {"en", "de", "fr", "es", "ar"} <= set(known_languages())


@pytest.mark.parametrize("language", known_languages())
def test_every_translation_is_complete_and_has_the_same_placeholders(language: str) -> None:
    words = package_words(language)
    assert stems(words) == stems(ENGLISH)
    for key, sentence in words.items():
        assert sentence.strip(), key
        expected = placeholders_of(ENGLISH.get(key) or ENGLISH[re.sub(r"_[a-z]+$", "_other", key)])
        without_number = re.search("_(zero|one|two)$", key) and not placeholders_of(sentence)
        assert placeholders_of(sentence) == expected or without_number, key


@pytest.mark.parametrize("language", known_languages())
def test_every_plural_form_of_a_language_is_translated(language: str) -> None:
    words = WORDS(language)
    counted = {key.removesuffix("_other") for key in ENGLISH if key.endswith("_other")}
    for key in counted:
        for number in range(200):
            form = words.locale.plural_form(number)
            assert f"{key}_{form}" in words.words or form == "many", (key, form)
            form = f"{key}_{form}" if f"{key}_{form}" in words.words else f"{key}_other"
            message = words(form, count=words.number(number), network="X", label="Name")  # some messages use these too
            assert words.number(number) in message or number in (0, 1, 2)


def test_an_unknown_language_falls_back_to_english() -> None:
    assert WORDS("tlh")("share_on", network="X") == "Share on X"


def test_a_regional_language_falls_back_to_its_language() -> None:
    assert WORDS("de-AT")("share_on", network="X") == WORDS("de")("share_on", network="X")


def test_dates_and_numbers_are_formatted_for_the_language() -> None:
    assert WORDS("de").day(date(2027, 1, 31)) == "31. Januar 2027"
    assert WORDS("de").number(3120) == "3.120"
    assert WORDS("ar").day(date(2027, 1, 31)) == "31 يناير 2027"
    assert WORDS("es").day(date(2027, 1, 31)) == "31 de enero de 2027"
    assert WORDS("es").number(3120) == "3.120"
    assert WORDS("en").count("versions", 1) == "1 version"
    assert WORDS("en").count("versions", 1200) == "1,200 versions"


def test_arabic_has_all_its_plural_forms() -> None:
    counted = [WORDS("ar").count("posts", number) for number in (0, 1, 2, 3, 11, 100, 103)]
    assert counted == [
        *("لا منشورات", "منشور واحد", "منشوران", "3 منشورات"),
        *("11 منشورًا", "100 منشور", "103 منشورات"),
    ]


@pytest.mark.parametrize(
    ("language", "message"), [("en", "a, b, and c"), ("de", "a, b und c"), ("es", "a, b y c"), ("ar", "a وb وc")]
)
def test_lists_are_joined_as_the_language_requires(language: str, message: str) -> None:
    assert WORDS(language).listed(["a", "b", "c"]) == message


def test_a_hub_can_override_a_message(hub_of: Callable[..., LoadedHub]) -> None:
    files = {
        "guidelines/languages/de.yml": "share_on: Ab damit auf {network}\nnetworks: Alle {{ hier }} }\n",
        "guidelines/languages/de-AT.yml": "feed_title: Servus\n",
    }
    hub = hub_of(files, languages=["de-AT"])
    assert hub.problems == ()
    assert hub.words("de-AT")("feed_title") == "Servus"
    assert hub.words("de-AT")("share_on", network="X") == hub.words("de")("share_on", network="X") == "Ab damit auf X"
    assert hub.words("de")("networks") == "Alle { hier } }"
    assert hub.words("de")("feed_title") == WORDS("de")("feed_title")


def test_a_hub_can_add_a_language_and_is_told_which_messages_are_missing(hub_of: Callable[..., LoadedHub]) -> None:
    file = "guidelines/languages/it.yml"
    lacking = {"feed_title", "posts_one"}
    values = {
        key: "".join(f"{{{name}}} " for name in placeholders_of(english)) + "ciao"
        for key, english in ENGLISH.items()
        if key not in lacking
    }
    hub = hub_of({file: "".join(f"{key}: '{sentence}'\n" for key, sentence in values.items())}, languages=["it"])
    assert [str(problem) for problem in hub.problems] == [
        f"{file}:1:1: notice: not translated into “it”, so shown in English: feed_title, posts_one"
    ]
    assert hub.words("it")("all_posts") == "ciao"
    assert hub.words("it")("feed_title") == ENGLISH["feed_title"]


def test_an_incomplete_language_has_one_problem(hub_of: Callable[..., LoadedHub]) -> None:
    hub = hub_of({"guidelines/languages/it.yml": "all_posts: Tutti i post\n"}, languages=["en", "it"])
    (problem,) = hub.problems
    assert re.search(r"English: networks, shares_one, .* and \d+ more$", problem.message)


def test_french_punctuation_has_non_breaking_spaces() -> None:
    loose = [sentence for sentence in package_words("fr").values() if re.search(r" [:;?!»]|« |\w'\w", sentence)]
    assert loose == [], "use non-breaking spaces and ’ for apostrophes"


def test_a_text_in_several_languages_is_shown_in_the_nearest() -> None:
    advice = {"en": "Log in", "de": "Melde dich an"}
    assert [WORDS(language).nearest(advice) for language in ("de", "de-AT", "es")] == [
        *("Melde dich an", "Melde dich an", "Log in")
    ]
    assert WORDS("es").nearest({}) is None
