"""Answers to copy: the hub's own, the package's, and requests for permission."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.languages import Words, known_languages
from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.rules.answering import answers_for, permission_request, with_labels
from mkdocs_advocacy.rules.answers import PERMISSION, SITUATIONS, Answer
from mkdocs_advocacy.rules.ruleset import Rules

NETWORKS = builtin_networks()
WORDS = Words({})
EVERYWHERE = ("page", "posts", "newsletter", "print", "ads")


def _rules(*answers: dict[str, object]) -> Rules:
    return Rules(answers=tuple(Answer.model_validate(answer) for answer in answers))


@pytest.mark.parametrize("language", sorted(known_languages()))
@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_package_has_an_answer_for_each_situation_that_fits_every_network(situation: str, language: str) -> None:
    values = {"link": "https://www.example.com/hub/stories/a-story-with-a-long-name/", "scope": "x", "until": "x"}
    for network in NETWORKS.values():
        texts = answers_for(Rules(), situation, language, network, values)  # type: ignore[arg-type]
        assert len(texts) == 2 or (network.id == "tiktok" and len(texts) == 1), network.id
        assert all("{" not in text for text in texts)


def test_a_text_whose_values_are_unknown_is_left_out() -> None:
    assert len(answers_for(Rules(), "photo", "en")) == 1
    assert len(answers_for(Rules(), "photo", "en", values={"link": "https://example.com/", "credit": ""})) == 2


def test_own_answers_replace_those_of_the_package_in_their_situation_and_language() -> None:
    rules = _rules({"situation": "photo", "language": "de", "text": "Schick, {credit}!"})
    assert answers_for(rules, "photo", "de-AT", values={"credit": "@ada"}) == ("Schick, @ada!",)
    assert answers_for(rules, "photo", "en") == answers_for(Rules(), "photo", "en")
    assert answers_for(rules, "video", "de") == answers_for(Rules(), "video", "de")
    assert answers_for(rules, "photo", "de") == answers_for(Rules(), "photo", "de"), "nobody to credit"


def test_own_answers_are_for_their_networks_and_not_for_those_that_they_do_not_fit() -> None:
    rules = _rules(
        {"situation": "idea", "language": "en", "networks": ["linkedin"], "text": "Good one."},
        {"situation": "idea", "language": "en", "text": "word " * 60},
    )
    assert answers_for(rules, "idea", "en", NETWORKS["linkedin"]) == ("Good one.", ("word " * 60).strip())
    assert answers_for(rules, "idea", "en", NETWORKS["x"]) == answers_for(Rules(), "idea", "en")
    assert answers_for(rules, "idea", "en") == (("word " * 60).strip(),)


def test_the_limit_is_that_of_replies() -> None:
    rules = _rules({"situation": "idea", "language": "en", "text": "word " * 31})
    assert answers_for(rules, "idea", "en", NETWORKS["tiktok"]) == answers_for(Rules(), "idea", "en")
    assert answers_for(rules, "idea", "en", NETWORKS["reddit"]) == (("word " * 31).strip(),)
    assert answers_for(
        _rules({**rules.answers[0].model_dump(), "text": "word " * 61}), "idea", "en", NETWORKS["reddit"]
    )


@pytest.mark.parametrize("language", sorted(known_languages()))
def test_a_request_for_permission_says_where_and_how_long(language: str) -> None:
    words, until = WORDS(language), date(2027, 3, 31)
    text = permission_request(Rules(), WORDS, language, EVERYWHERE, until, values={"link": "https://a.example/1"})
    assert "https://a.example/1" in text
    assert words.day(until) in text
    assert all(words(f"answer_scope_{place}") in text for place in EVERYWHERE)
    assert words("answer_until_open") in permission_request(Rules(), WORDS, language, ["page"])


def test_a_request_in_an_unknown_language_is_in_english() -> None:
    assert permission_request(Rules(), WORDS, "fi", ["page"]) == permission_request(Rules(), WORDS, "en", ["page"])
    rules = _rules({"situation": PERMISSION, "language": "fi", "text": "Saammeko? {scope} {until}"})
    assert permission_request(rules, WORDS, "fi", ["page"]).startswith("Saammeko?")


def test_blanks_have_labels_in_brackets() -> None:
    (answer,) = _rules({"situation": "photo", "language": "en", "text": "{{Hello}} {credit}: {link}"}).answers
    assert with_labels(answer, WORDS("de")) == "{Hello} [Name]: [Link]"


def test_answers_with_problems_are_not_offered(hub_of: Callable[..., LoadedHub]) -> None:
    wrong = "answers: [{situation: photo, language: en, text: 'Oh {'}, {situation: photo, language: en, text: Nice.}]"
    hub = hub_of({"guidelines/rules/answers.yml": wrong})
    assert answers_for(hub.rules, "photo", "en") == ("Nice.",)
