"""Choose and fill in the answers to copy: the hub's own or, if there are none, the package's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from mkdocs_advocacy.core.languages import FALLBACK, Catalogue
from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.core.placeholders import names, pieces, settled
from mkdocs_advocacy.networks.measure import measured
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.answers import PERMISSION, Answer, Situation
from mkdocs_advocacy.rules.ruleset import Rules

NO_VALUES: Mapping[str, str] = {}


def answers_for(
    rules: Rules,
    situation: Situation,
    language: str,
    network: Network | None = None,
    values: Mapping[str, str] = NO_VALUES,
) -> tuple[str, ...]:
    """Return the texts to copy in a situation, filled in; empty if there are none in this language.

    These are the hub's own texts, or the package's if none of the hub's is usable. A text is usable if it is for the
    `network`, fits it, and all of its placeholders have a value in `values`. Without a network, texts for certain
    networks are left out.
    """
    own = tuple(_usable(own_answers(rules, situation, language), network, values))
    return own or tuple(_usable(package_answers(situation, language), network, values))


def permission_request(
    rules: Rules,
    words_of: Callable[[str], Catalogue],
    language: str,
    scope: Sequence[str],
    until: date | None = None,
    *,
    network: Network | None = None,
    values: Mapping[str, str] = NO_VALUES,
) -> str:
    """Return the message that asks for permission to show something, in English if there is no text in this language.

    `scope` lists where you want to show it: `page`, `posts`, `newsletter`, `print` or `ads`. Without `until`,
    the message names no end. `words_of` returns the interface's texts in a language. `values` has the values of other
    placeholders; `link` is the address of what the customer published.
    """
    for code in (language, FALLBACK):
        asked = {**values, **_fill_request(words_of(code), scope, until)}
        for text in answers_for(rules, PERMISSION, code, network, asked):
            return text
    raise AssertionError("the package has an English text without further placeholders")


def _fill_request(words: Catalogue, scope: Sequence[str], until: date | None) -> dict[str, str]:
    """Return the values of `{scope}` and `{until}`, as phrases of a sentence."""
    return {
        "scope": words.listed([words(f"answer_scope_{place}") for place in scope]),
        "until": words("answer_until", date=words.day(until)) if until else words("answer_until_open"),
    }


def own_answers(rules: Rules, situation: Situation, language: str) -> Iterator[Answer]:
    """Yield the hub's own texts for a situation, in this language or its base language."""
    for answer in rules.answers:
        if answer.situation == situation and answer.language in (language, language.partition("-")[0]):
            yield answer


@cache
def package_answers(situation: Situation, language: str) -> tuple[Answer, ...]:
    """Return the package's texts for a situation, in this language or its base language."""
    by_language = package_data("rules", "answers.yml")[situation]
    texts = by_language.get(language) or by_language.get(language.partition("-")[0], ())
    return tuple(Answer(situation=situation, language=language, text=text.strip()) for text in texts)


def _usable(
    answers: Sequence[Answer] | Iterator[Answer], network: Network | None, values: Mapping[str, str]
) -> Iterator[str]:
    for answer in answers:
        if answer.networks and (network is None or network.id not in answer.networks):
            continue
        parts = pieces(answer.text)
        if not all(values.get(name) for name in names(parts)):
            continue
        text = "".join(part for part in settled(parts, values) if isinstance(part, str))
        if fits(text, answer.situation, network):
            yield text


def fits(text: str, situation: Situation, network: Network | None) -> bool:
    """Return whether a filled-in text fits a network. A request for permission is a message, not a reply."""
    return network is None or situation == PERMISSION or measured(text, network.text.of_replies).fits


def with_labels(answer: Answer, words: Catalogue) -> str:
    """Return the text with a label in brackets for each placeholder, for pages that don't know their values."""
    labels = {name: f"[{words(f'answer_label_{name}')}]" for name in names(pieces(answer.text))}
    return "".join(part for part in settled(pieces(answer.text), labels) if isinstance(part, str))
