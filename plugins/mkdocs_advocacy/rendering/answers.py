"""Prepare answers to copy for `theme/advocacy/shared/answers.html`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.answering import fits, own_answers, with_labels
from mkdocs_advocacy.rules.answers import SITUATIONS, Situation

STYLES = ("components/actions", "components/answers")
"""The stylesheets of the component."""


@dataclass(frozen=True, slots=True)
class CopyText:
    """A text to copy."""

    text: str
    language: str
    direction: str
    name: str | None = None
    """The language's name in that language; None if it is the page's language."""


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The texts to copy in a situation."""

    title: str
    texts: Sequence[CopyText]
    is_open: bool = False
    """Whether the texts are visible without a click on the title."""


def answer_group(
    situation: Situation, texts: Sequence[str], words_of_texts: Catalogue, words: Catalogue, *, is_open: bool = False
) -> AnswerGroup:
    """Return the group of `texts` in the language of `words_of_texts`, for a page in the language of `words`."""
    return AnswerGroup(words(f"answers_{situation}"), _copy_texts(texts, words_of_texts, words), is_open)


def groups_for_network(hub: Hub, network: Network, words: Catalogue) -> Sequence[AnswerGroup]:
    """Return the hub's own texts for a network, with labels in brackets for placeholders.

    Texts in the page's language come first, because customers may write in any language.
    """
    of_hub = (answer.language for answer in hub.rules.answers)
    languages = tuple(dict.fromkeys((words.language, *hub.settings.languages, *of_hub)))
    groups = []
    for situation in SITUATIONS:
        texts: list[CopyText] = []
        for language in languages:
            catalogue = hub.words(language)
            texts += _copy_texts(tuple(_own_texts(hub, situation, network, catalogue)), catalogue, words)
        if texts:
            groups.append(AnswerGroup(words(f"answers_{situation}"), texts))
    return groups


def _own_texts(hub: Hub, situation: Situation, network: Network, words: Catalogue) -> Iterator[str]:
    for answer in own_answers(hub.rules, situation, words.language):
        text = with_labels(answer, words)
        if network.id in (answer.networks or (network.id,)) and fits(text, situation, network):
            yield text


def _copy_texts(texts: Sequence[str], words_of_texts: Catalogue, words: Catalogue) -> list[CopyText]:
    language = words_of_texts.language
    name = None if language == words.language else words.name_of(language)
    return [CopyText(text, language, words_of_texts.direction, name) for text in texts]
