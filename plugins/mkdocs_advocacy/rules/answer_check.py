"""Check the hub's answers to copy: their networks, lengths and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.placeholders import names, pieces, settled
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.networks.measure import measured
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.answering import fits
from mkdocs_advocacy.rules.answers import Answer, Answers, without_wrong
from mkdocs_advocacy.rules.avoided import text_problems
from mkdocs_advocacy.rules.model import Weight
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.subject import names_of
from mkdocs_advocacy.rules.text_source import RuleOptions

TYPICAL = {"link": "https://www.example.com/stories/a-typical-story/"}
"""Typical values of placeholders, to estimate lengths; a text that turns out too long is not offered."""
TYPICAL_NAME = "A Name Of Ordinary Length"


def answer_problems(
    sources: Iterable[SourceFile],
    rules: Rules,
    settings: RuleOptions,
    networks: Mapping[str, Network],
    offered: Sequence[str],
) -> Iterator[Problem]:
    """Yield the problems with the answers' networks, lengths and words.

    Other problems of the file are found when the rules are loaded. `networks` are all known networks.
    """
    for source in sources:
        document = read(source.shown, source.data)[0] if source.stem == "answers" else None
        content = validated(Answers, document, settings.zone)[0] if document else None
        for position, answer in enumerate(content.answers if content else ()):
            assert document is not None
            unknown = list(_check_networks(document, position, answer, networks))
            yield from unknown
            if not unknown and without_wrong((answer,)):
                chosen = [networks[name] for name in answer.networks or offered]
                yield from _check_length(document, position, answer, chosen, settings.weights["too-long"])
                yield from _check_avoided(document, position, answer, chosen, rules, settings)


def _check_networks(
    document: Document, position: int, answer: Answer, networks: Mapping[str, Network]
) -> Iterator[Problem]:
    for index, name in enumerate(answer.networks or ()):
        if name not in networks:
            active = [other.id for other in networks.values() if other.status == "active"]
            path = ("answers", position, "networks", index)
            message = f"answers[{position}].networks[{index}]: unknown network “{name}”"
            yield document.problem(path, message, hint=nearest(name, active, limit=24))


def _check_length(
    document: Document, position: int, answer: Answer, networks: Sequence[Network], weight: Weight
) -> Iterator[Problem]:
    """Yield a problem if the text is too long for networks: with the rule's weight if it names them, else a notice."""
    text, path = with_typical_values(answer), ("answers", position, "text")
    unfit = [network for network in networks if not fits(text, answer.situation, network)]
    if not unfit or weight == "off":
        return
    if not answer.networks:
        message = f"answers[{position}].text is too long for {names_of(unfit)}, so it isn't offered there"
        yield document.problem(path, message, severity=Severity.NOTICE, rule="too-long")
        return
    for network in unfit:
        measure = measured(text, network.text.of_replies)
        message = f"answers[{position}].text: about {measure.length:,} characters, but {network.name}"
        message += f" allows only {measure.limit:,} in replies"
        hint = f"shorten by {measure.length - (measure.limit or 0):,}"
        yield document.problem(path, message, hint=hint, severity=Severity(weight), rule="too-long")


def with_typical_values(answer: Answer) -> str:
    """Return the text with values of ordinary length for its placeholders."""
    parts = pieces(answer.text)
    values = {name: TYPICAL.get(name, TYPICAL_NAME) for name in names(parts)}
    return "".join(part for part in settled(parts, values) if isinstance(part, str))


def _check_avoided(
    document: Document,
    position: int,
    answer: Answer,
    networks: Sequence[Network],
    rules: Rules,
    settings: RuleOptions,
) -> Iterator[Problem]:
    weight = settings.weights["avoided-words"]
    if weight != "off":
        path = ("answers", position, "text")
        yield from text_problems(document, path, answer.text, answer.language, rules, networks, Severity(weight))
