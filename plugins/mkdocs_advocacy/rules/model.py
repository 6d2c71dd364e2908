"""What the files in `guidelines/rules/` say, and which checks there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

import regex
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from mkdocs_advocacy.core.model import ChangeNote, Language, Line, Model, Moment

RuleName = Literal[
    "too-long",
    "avoided-words",
    "confidential",
    "missing-disclosure",
    "buried-disclosure",
    "hashtag-case",
    "too-many-hashtags",
    "hashtags-not-there",
    "shouting",
    "emoji-rows",
    "emoji-bullets",
    "near-identical",
    "mentions",
    "short-links",
]
Weight = Literal["error", "warning", "notice", "off"]

WEIGHTS: Mapping[RuleName, Weight] = {
    "too-long": "error",
    "avoided-words": "warning",
    "confidential": "error",
    "missing-disclosure": "warning",
    "buried-disclosure": "warning",
    "hashtag-case": "notice",
    "too-many-hashtags": "notice",
    "hashtags-not-there": "notice",
    "shouting": "notice",
    "emoji-rows": "notice",
    "emoji-bullets": "notice",
    "near-identical": "warning",
    "mentions": "notice",
    "short-links": "warning",
}
"""How much a finding of each rule matters where the hub says nothing else."""

STARTS_AT: Mapping[str, int] = {"near-identical": 80, "shouting": 3, "emoji-rows": 3, "emoji-bullets": 3}
"""From how much on a rule finds something: percent of the words, words in capitals, emoji in a row, lines."""


def _off(value: Any) -> Any:
    """YAML in mkdocs.yml reads `off` as false."""
    return "off" if value is False else value


def _weighed(value: Any) -> Any:
    """A weight alone may stand for a rule."""
    value = _off(value)
    return {"severity": value} if isinstance(value, str) else value


class RuleSetting(Model):
    """How a hub tunes a rule."""

    severity: Annotated[
        Weight | None,
        BeforeValidator(_off),
        Field(description="How much a finding matters; off: the rule is not asked."),
    ] = None
    at: Annotated[int | None, Field(ge=2, le=100, description="From how much on the rule finds something.")] = None


RuleSettings = Annotated[RuleSetting, BeforeValidator(_weighed)]


def _excusable(rule: RuleName) -> RuleName:
    if rule == "too-long":
        raise ValueError("too-long cannot be excused, the text is not offered there: shorten it, or write another one")
    return rule


class Excuse(Model):
    """Why something that a rule finds is right in this file."""

    rule: Annotated[
        RuleName, AfterValidator(_excusable), Field(description="The name of the rule, as `advocacy check` prints it.")
    ]
    why: Annotated[Line, Field(description="The reason, for the next person who reads the file.")]
    text: Annotated[
        Line | None, Field(description="The very words that are excused; default: all that the rule finds here.")
    ] = None


class AvoidedWord(Model):
    """A word or phrase that the hub does not use."""

    term: Annotated[
        Line,
        Field(
            description="The word or words, in any case and spacing; written in capitals only, they are meant as such. "
            "An asterisk at the end stands for any ending."
        ),
    ]
    instead: Annotated[Line | None, Field(description="What to write instead.")] = None
    why: Annotated[Line | None, Field(description="The reason, for people who wrote the word.")] = None
    language: Annotated[
        Language | None, Field(description="The language of the texts it is meant for; default: all.")
    ] = None


class PreferredWord(Model):
    """A word or phrase that the hub likes; it is always right, even where it holds one that is avoided."""

    term: Annotated[Line, Field(description="The word or words.")]
    why: Annotated[Line | None, Field(description="The reason, or when to use it.")] = None
    language: Annotated[
        Language | None, Field(description="The language of the texts it is meant for; default: all.")
    ] = None


class Vocabulary(Model):
    """The words for all networks: `guidelines/rules/vocabulary.yml`."""

    say: Annotated[tuple[PreferredWord, ...], Field(description="Words that the hub likes.")] = ()
    avoid: Annotated[tuple[AvoidedWord, ...], Field(description="Words that the hub does not use.")] = ()
    changes: Annotated[tuple[ChangeNote, ...], Field(description="What was changed in the words.")] = ()


def _pattern(text: str) -> str:
    """Refuse what is no pattern; the text itself is confidential, so it is not repeated."""
    try:
        compiled = regex.compile(text, regex.IGNORECASE)
    except regex.error as error:
        raise ValueError(f"is not a regular expression: {error}") from None
    if compiled.search(""):
        raise ValueError("fits a text without any words, and so every text")
    return text


def _term_alone(value: Any) -> Any:
    return {"term": value} if isinstance(value, str) else value


class ConfidentialTerm(Model):
    """Words that must not be public."""

    term: Annotated[Line | None, Field(description="The word or words, in any case, spacing and punctuation.")] = None
    pattern: Annotated[
        Annotated[Line, AfterValidator(_pattern)] | None,
        Field(
            description="Instead of `term`: a regular expression. It is checked in files only, never in the browser."
        ),
    ] = None
    why: Annotated[Line | None, Field(description="The reason; shown only where the term is public.")] = None
    until: Annotated[
        Moment | None,
        Field(
            description="Confidential until this day (its first moment in the hub's time zone), or time with its zone."
        ),
    ] = None
    public: Annotated[
        bool, Field(description="Whether people may see the term and its reason, in problems and in the composer.")
    ] = False

    @model_validator(mode="after")
    def _one_of_two(self) -> ConfidentialTerm:
        if (self.term is None) == (self.pattern is None):
            raise ValueError("needs one of the two: term or pattern")
        return self


class Confidential(Model):
    """What must not be public: `guidelines/rules/confidential.yml`."""

    terms: Annotated[
        tuple[Annotated[ConfidentialTerm, BeforeValidator(_term_alone)], ...],
        Field(description="The terms; one alone may be written as a text."),
    ] = ()


class Disclosure(Model):
    """How advocates say that they are connected to the company: `guidelines/rules/disclosure.yml`."""

    employees: Annotated[
        dict[Language, Line], Field(description="The sentence in posts for employees, by language.")
    ] = {}
    customers: Annotated[
        dict[Language, Line], Field(description="The sentence in posts for customers, by language.")
    ] = {}
    both: Annotated[
        dict[Language, Line], Field(description="The sentence in posts that both may share, by language.")
    ] = {}
    accepted: Annotated[
        dict[Language, tuple[Line, ...]],
        Field(description="Words that disclose as well, wherever a text holds them, by language."),
    ] = {}
    place: Annotated[
        Literal["start", "before-cut", "anywhere"],
        Field(
            description="Where it must stand: at the start, before the network cuts its preview, or anywhere. "
            "A text without {disclosure} begins with it, or with `anywhere` ends with it."
        ),
    ] = "before-cut"
    changes: Annotated[tuple[ChangeNote, ...], Field(description="What was changed in the rules of disclosure.")] = ()
