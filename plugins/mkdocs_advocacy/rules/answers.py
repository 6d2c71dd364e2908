"""Answers to copy: thanks for photos and reviews, answers to complaints, and requests for permission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, get_args

from pydantic import Field

from mkdocs_advocacy.core.languages import is_known
from mkdocs_advocacy.core.model import Language, Model, NetworkId, Some, Text
from mkdocs_advocacy.core.placeholders import WrongBrace, names, pieces
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document

Situation = Literal["photo", "video", "quote", "review", "complaint", "idea", "permission"]
SITUATIONS: tuple[Situation, ...] = get_args(Situation)
PERMISSION: Situation = "permission"
"""The situation in which somebody asks for permission. Its text is a message, not a reply."""

PLACEHOLDERS = ("credit", "title", "link", "campaign")
"""The placeholders of all answers."""
REQUEST_PLACEHOLDERS = ("scope", "until")
"""Additional placeholders of a request for permission: where you want to show something, and until when."""


class Answer(Model):
    """A text to copy in one situation and language."""

    situation: Annotated[
        Situation,
        Field(
            description="What the text answers: a customer's photo, video, quote, review, complaint or idea. "
            "`permission` asks whether you may show something."
        ),
    ]
    language: Annotated[Language, Field(description="The language of the text.")]
    networks: Annotated[
        Some[NetworkId] | None, Field(description="The networks that the text is for. Default: all that it fits.")
    ] = None
    text: Annotated[
        Text,
        Field(
            description="The text. {credit}, {title}, {link} and {campaign} are filled in, for `permission` also "
            "{scope} and {until}. Where a value is missing, the text is not offered."
        ),
    ]


class Answers(Model):
    """Answers to copy: `guidelines/rules/answers.yml`."""

    answers: Annotated[
        tuple[Answer, ...],
        Field(description="The texts. They replace the package's texts for the same situation and language."),
    ] = ()


def placeholders_for(situation: Situation) -> tuple[str, ...]:
    """Return the placeholders that a text for a situation may have."""
    return (*PLACEHOLDERS, *REQUEST_PLACEHOLDERS) if situation == PERMISSION else PLACEHOLDERS


def answer_problems(document: Document, answers: Sequence[Answer]) -> Iterator[Problem]:
    """Yield the problems with unknown languages, stray braces and unknown placeholders."""
    for position, answer in enumerate(answers):
        if not is_known(answer.language):
            message = f"answers[{position}].language: there is no language “{answer.language}”"
            yield document.problem(("answers", position, "language"), message, severity=Severity.WARNING)
        yield from _placeholder_problems(document, position, answer)


def _placeholder_problems(document: Document, position: int, answer: Answer) -> Iterator[Problem]:
    path, named = ("answers", position, "text"), f"answers[{position}].text"
    allowed = placeholders_for(answer.situation)
    listed = ", ".join(f"{{{name}}}" for name in allowed)
    try:
        found = dict.fromkeys(names(pieces(answer.text)))
    except WrongBrace as brace:
        line, column = document.place_within(path, brace.text, answer.text[: brace.offset].count(brace.text))
        message = f"{named}: “{brace.text}” is not a placeholder"
        hint = f"write {{{{ and }}}} for literal braces; allowed: {listed}"
        yield Problem(document.file, line, column, Severity.ERROR, message, hint)
        return
    for name in found:
        if name in allowed:
            continue
        line, column = document.place_within(path, f"{{{name}}}")
        message, hint = f"{named}: unknown placeholder “{{{name}}}”", nearest(name, allowed)
        if name in REQUEST_PLACEHOLDERS:
            message, hint = f"{named}: “{{{name}}}” is only for situation: {PERMISSION}", f"allowed: {listed}"
        yield Problem(document.file, line, column, Severity.ERROR, message, hint)


def without_wrong(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the answers whose placeholders are all known."""
    return tuple(answer for answer in answers if _is_valid(answer))


def _is_valid(answer: Answer) -> bool:
    try:
        return set(names(pieces(answer.text))) <= set(placeholders_for(answer.situation))
    except WrongBrace:
        return False
