"""The rules, and models of the files in `guidelines/rules/`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, Any, Literal

import regex
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from mkdocs_advocacy.core.audiences import CUSTOMERS, EMPLOYEES
from mkdocs_advocacy.core.model import Audience, ChangeNote, Day, Language, Line, Model, Moment

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
    "bought-praise",
    "given-undisclosed",
]
ProgrammeRule = Literal[
    "group-full",
    "seats",
    "invited-by",
    "person-in-text",
    "consent-ended",
    "revoked-but-kept",
    "ends-soon",
    "seat-vacant",
    "meeting-due",
    "minutes-due",
    "newsletter-due",
    "thanks-due",
    "asked-too-often",
    "gives-over",
    "permission-ended",
    "no-answer",
    "answer-due",
    "reach-missed",
    "call-incomplete",
    "mail-unsupported",
    "mail-heavy",
]
"""A rule about people, groups, events, stories, feedback, calls and newsletters. No file can excuse itself from it."""
AnyRule = Literal[RuleName, ProgrammeRule]
"""Any rule. This isn't a union of types, because each type would then report an unknown name."""
Weight = Literal["error", "warning", "notice", "off"]

WEIGHTS: Mapping[AnyRule, Weight] = {
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
    "bought-praise": "warning",
    "given-undisclosed": "warning",
    "group-full": "error",
    "seats": "error",
    "invited-by": "error",
    "person-in-text": "warning",
    "consent-ended": "notice",
    "revoked-but-kept": "notice",
    "ends-soon": "notice",
    "seat-vacant": "notice",
    "meeting-due": "notice",
    "minutes-due": "notice",
    "newsletter-due": "notice",
    "thanks-due": "notice",
    "asked-too-often": "notice",
    "gives-over": "notice",
    "permission-ended": "notice",
    "no-answer": "error",
    "answer-due": "notice",
    "reach-missed": "notice",
    "call-incomplete": "warning",
    "mail-unsupported": "warning",
    "mail-heavy": "warning",
}
"""The default severity of each rule."""

ONLY_TIME: Collection[AnyRule] = (
    "consent-ended",
    "revoked-but-kept",
    "ends-soon",
    "seat-vacant",
    "meeting-due",
    "minutes-due",
    "newsletter-due",
    "thanks-due",
    "asked-too-often",
    "permission-ended",
    "answer-due",
    "reach-missed",
)
"""The rules whose findings only time causes. They can be turned off, but never fail a build."""

STARTS_AT: Mapping[str, int] = {"near-identical": 80, "shouting": 3, "emoji-rows": 3, "emoji-bullets": 3}
"""The default thresholds: shared words in per cent, words in capitals, emoji in a row, lines that begin with emoji."""


def _convert_off(value: Any) -> Any:
    """Convert false to `off`: MkDocs parses an unquoted `off` in mkdocs.yml as false."""
    return "off" if value is False else value


def _as_setting(value: Any) -> Any:
    """Accept a severity in place of a mapping."""
    value = _convert_off(value)
    return {"severity": value} if isinstance(value, str) else value


class RuleSetting(Model):
    """A hub's settings for a rule."""

    severity: Annotated[
        Weight | None,
        BeforeValidator(_convert_off),
        Field(description="The severity of findings. `off` disables the rule."),
    ] = None
    at: Annotated[int | None, Field(ge=2, le=100, description="The threshold of the rule.")] = None


_FIXED = {
    "consent-missing": "nothing of a person is shown without a record of consent",
    "permission-missing": "nothing of a story is shown without a record of permission",
    "small-group": "results never show small groups",
    "unsafe-column": "results never contain personal data",
}
"""The rules that no hub can change, and why."""


def _refuse_fixed(name: Any) -> Any:
    if why := _FIXED.get(name):
        raise ValueError(f"can't be changed, because {why}")
    return name


ConfigurableRule = Annotated[AnyRule, BeforeValidator(_refuse_fixed)]
RuleSettings = Annotated[RuleSetting, BeforeValidator(_as_setting)]


def _check_excusable(rule: RuleName) -> RuleName:
    if rule == "too-long":
        raise ValueError("can't be too-long: shorten the text, or write a shorter text for that network")
    return rule


class Excuse(Model):
    """A finding to accept in this file, and the reason."""

    rule: Annotated[
        RuleName, AfterValidator(_check_excusable), Field(description="The rule's name, as `advocacy check` prints it.")
    ]
    why: Annotated[Line, Field(description="The reason, for the next person who reads the file.")]
    text: Annotated[
        Line | None, Field(description="The exact text to excuse. Default: all findings of the rule in this file.")
    ] = None


class AvoidedWord(Model):
    """A word or phrase to avoid."""

    term: Annotated[
        Line,
        Field(
            description="The word or phrase. Case and spacing don't matter, but a term in capitals matches only "
            "capitals. An asterisk at the end matches any ending."
        ),
    ]
    instead: Annotated[Line | None, Field(description="The word or phrase to use instead.")] = None
    why: Annotated[Line | None, Field(description="The reason, shown to people who use the word.")] = None
    since: Annotated[
        Day | None,
        Field(
            alias="from",
            description="The day from which to avoid it, such as the day on which a product is discontinued. "
            "`advocacy check` lists all texts that contain the word, before and after that day. Default: always.",
        ),
    ] = None
    language: Annotated[
        Language | None, Field(description="Only for texts in this language. Default: all languages.")
    ] = None


class PreferredWord(Model):
    """A preferred word or phrase. It is always accepted, even if it contains a word to avoid."""

    term: Annotated[Line, Field(description="The word or phrase.")]
    why: Annotated[Line | None, Field(description="The reason, or when to use it.")] = None
    language: Annotated[
        Language | None, Field(description="Only for texts in this language. Default: all languages.")
    ] = None


class Vocabulary(Model):
    """The vocabulary for all networks: `guidelines/rules/vocabulary.yml`."""

    say: Annotated[tuple[PreferredWord, ...], Field(description="Preferred words.")] = ()
    avoid: Annotated[tuple[AvoidedWord, ...], Field(description="Words to avoid.")] = ()
    changes: Annotated[tuple[ChangeNote, ...], Field(description="A note for each change to the vocabulary.")] = ()


def _check_pattern(text: str) -> str:
    """Reject an invalid pattern. The message doesn't quote it, because it is confidential."""
    try:
        compiled = regex.compile(text, regex.IGNORECASE)
    except regex.error as error:
        raise ValueError(f"is not a valid regular expression: {error}") from None
    if compiled.search(""):
        raise ValueError("matches empty text, so it would match every text")
    return text


def _as_term(value: Any) -> Any:
    return {"term": value} if isinstance(value, str) else value


class ConfidentialTerm(Model):
    """A term that must not be published."""

    term: Annotated[
        Line | None, Field(description="The word or phrase. Case, spacing and punctuation don't matter.")
    ] = None
    pattern: Annotated[
        Annotated[Line, AfterValidator(_check_pattern)] | None,
        Field(description="A regular expression, instead of `term`. It is checked in files, but not in the composer."),
    ] = None
    why: Annotated[Line | None, Field(description="The reason. It is shown only if `public` is true.")] = None
    until: Annotated[
        Moment | None,
        Field(
            description="When confidentiality ends: a date (midnight in the hub's time zone) or a time with a time "
            "zone."
        ),
    ] = None
    public: Annotated[
        bool, Field(description="Whether error messages and the composer may show the term and its reason.")
    ] = False

    @model_validator(mode="after")
    def _check_exclusive(self) -> ConfidentialTerm:
        if (self.term is None) == (self.pattern is None):
            raise ValueError("needs either a term or a pattern")
        return self


class Confidential(Model):
    """Confidential terms: `guidelines/rules/confidential.yml`."""

    terms: Annotated[
        tuple[Annotated[ConfidentialTerm, BeforeValidator(_as_term)], ...],
        Field(description="The terms, each as text or with the keys of ConfidentialTerm."),
    ] = ()


class Disclosure(Model):
    """How advocates disclose their connection to the company: `guidelines/rules/disclosure.yml`."""

    employees: Annotated[
        dict[Language, Line], Field(description="The disclosure in posts for employees, by language.")
    ] = {}
    customers: Annotated[
        dict[Language, Line], Field(description="The disclosure in posts for customers, by language.")
    ] = {}
    both: Annotated[
        dict[Language, Line], Field(description="The disclosure in posts for several audiences, by language.")
    ] = {}
    others: Annotated[
        dict[Audience, dict[Language, Line]],
        Field(description="The disclosures in posts for one of the hub's other audiences, by audience and language."),
    ] = {}

    def of_audiences(self, names: Collection[str]) -> Mapping[str, str]:
        """Return the disclosures in posts for these audiences, by language."""
        return self.both if len(set(names)) > 1 else self.by_audience.get(next(iter(names), ""), {})

    @property
    def by_audience(self) -> Mapping[str, Mapping[str, str]]:
        """The disclosures in posts for one audience, by audience and language."""
        return {EMPLOYEES: self.employees, CUSTOMERS: self.customers, **self.others}

    accepted: Annotated[
        dict[Language, tuple[Line, ...]],
        Field(description="Other phrases that count as a disclosure, by language."),
    ] = {}
    place: Annotated[
        Literal["start", "before-cut", "anywhere"],
        Field(
            description="Where the disclosure must be: at the start, before the network cuts the preview, or anywhere. "
            "In a text without {disclosure}, it is added at the start, or with `anywhere` at the end."
        ),
    ] = "before-cut"
    changes: Annotated[
        tuple[ChangeNote, ...], Field(description="A note for each change to the disclosure rules.")
    ] = ()
