"""The file format of feedback."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidatorFunctionWrapHandler, WrapValidator

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.audiences import USUAL_AUDIENCES
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import (
    ANY_LANGUAGE,
    Audiences,
    Day,
    HttpsUrl,
    Id,
    Line,
    Model,
    Moment,
    TextByLanguage,
)
from mkdocs_advocacy.core.spans import Span

FeedbackKind = Literal["finding", "idea", "suggestion"]
Source = Literal["mentions", "reviews", "council", "space", "survey", "contest", "shop", "phone", "event", "interview"]
Stage = Literal["open", "gathering", "review", "planned", "doing", "done", "declined", "merged"]
STAGES: Sequence[Stage] = ("open", "gathering", "review", "planned", "doing", "done", "declined", "merged")
"""The stages, in the order in which the board lists them."""
WAITING: Sequence[Stage] = ("open", "gathering")
"""The stages before a team takes up an entry, in which people can support it."""
FINAL: Sequence[Stage] = ("done", "declined", "merged")
"""The stages that end the work on an entry."""
NEEDS_ANSWER: Sequence[Stage] = ("done", "declined")

BECAME_KINDS = ("posts", "campaigns", "events", "stories")
"""The kinds whose entries `became` can name."""
_RESULT = re.compile(r"(campaigns|surveys|mentions)/[^/\s]+")
_ENTRY = re.compile(rf"({'|'.join(BECAME_KINDS)})/[a-z0-9]+(?:-+[a-z0-9]+)*")


def _check_result(text: str) -> str:
    if not _RESULT.fullmatch(text):
        example = "mentions/bottle-caps, surveys/pulse or campaigns/ginger-launch"
        raise ValueError(f"“{text}” is not a result such as {example}")
    return text


def _check_became(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    """Accept an entry of another kind; validate everything else as a link."""
    if not isinstance(value, str) or _ENTRY.fullmatch(value):
        return value if isinstance(value, str) else validate(value)
    if value.strip() and ":" not in value:
        raise ValueError(f"“{value}” is neither a link that starts with https:// nor an entry such as posts/new-caps")
    return validate(value)


ResultName = Annotated[str, AfterValidator(_check_result), Field(json_schema_extra={"pattern": f"^{_RESULT.pattern}$"})]
"""A result: `mentions/<topic>`, `surveys/<survey>` or `campaigns/<id>`."""
Became = Annotated[
    HttpsUrl,
    WrapValidator(_check_became, json_schema_input_type=str),
    Field(json_schema_extra={"pattern": rf"^([Hh][Tt][Tt][Pp][Ss]://|{_ENTRY.pattern}$)"}),
]
"""An https link, or an entry of another kind such as `posts/ginger-is-here`."""


class Heard(Model):
    """Where and when something was heard."""

    source: Annotated[Source, Field(alias="in", description="Where it was heard.")]
    date: Annotated[Day | None, Field(description="The day on which it was heard.")] = None
    link: Annotated[HttpsUrl | None, Field(description="The idea or thread on another website.")] = None
    by: Annotated[
        Id | None,
        Field(description="Who told us: the id of a group, or a person's code. People are shown only if they agreed."),
    ] = None


class Evidence(Model):
    """A reference to the hub's results, from which pages compute the number."""

    result: Annotated[
        ResultName, Field(description="The result: `mentions/<topic>`, `surveys/<survey>` or `campaigns/<id>`.")
    ]
    first: Annotated[
        Day | None, Field(alias="from", description="Only results from this day on. Default: from the first.")
    ] = None
    last: Annotated[
        Day | None, Field(alias="to", description="Only results up to this day. Default: to the latest.")
    ] = None
    note: Annotated[Line | None, Field(description="What the number shows, in one line.")] = None


class Support(Model):
    """The number of an idea's supporters on a day, as counted on another website."""

    date: Annotated[Day, Field(description="The day of the count.")]
    count: Annotated[int, Field(ge=0, description="The number of supporters on that day.")]
    where: Annotated[HttpsUrl | None, Field(description="Where people can support it.")] = None


class Reach(Model):
    """The support that an idea needs before a review, and the time to get it."""

    support: Annotated[int, Field(ge=1, description="The number of supporters needed.")]
    within: Annotated[Span, Field(description="The time to find them: 60 days. It begins with the stage gathering.")]


class EarlierStage(Model):
    """A stage that an entry has left."""

    stage: Annotated[Stage, Field(description="The stage.")]
    since: Annotated[Day, Field(description="The first day of the stage.")]


class Answer(Model):
    """The answer to the feedback."""

    by: Annotated[
        Line, Field(description="The team that answers: the id of a group or department, or its name in words.")
    ]
    date: Annotated[Day, Field(description="The day of the answer.")]
    text: Annotated[TextByLanguage, Field(description="The answer, as text or by language.")]


class FeedbackTemplate(Model):
    """Feedback, its answer and what became of it: `content/feedback/<id>.yml`."""

    title: Annotated[Line, Field(description="What was said, in a few words, without who said it.")]
    summary: Annotated[Line | None, Field(description="A one-line summary for lists.")] = None
    kind: Annotated[
        FeedbackKind,
        Field(
            description="finding: found by the insights team; idea: open for support; suggestion: from "
            "colleagues or a council."
        ),
    ] = "suggestion"
    heard: Annotated[Heard | None, Field(description="Where and when it was heard.")] = None
    evidence: Annotated[tuple[Evidence, ...], Field(description="Numbers from the hub's results.")] = ()
    support: Annotated[tuple[Support, ...], Field(description="Counts of supporters, the oldest first.")] = ()
    addressees: Annotated[
        tuple[Id, ...],
        Field(alias="for", description="Who has to answer: ids of departments (listening.yml) or groups."),
    ] = ()
    stage: Annotated[Stage, Field(description="The current stage. done and declined need an answer.")] = "open"
    since: Annotated[Day | None, Field(description="The first day of the current stage.")] = None
    earlier: Annotated[tuple[EarlierStage, ...], Field(description="Previous stages, the oldest first.")] = ()
    campaign: Annotated[Id | None, Field(description="The id of the campaign that called for it.")] = None
    reach: Annotated[Reach | None, Field(description="The support that the idea needs, and the time to get it.")] = None
    decide_by: Annotated[Day | None, Field(description="The last day for an answer. Readers see it.")] = None
    answer: Annotated[Answer | None, Field(description="The answer, with the team that gives it.")] = None
    became: Annotated[
        tuple[Became, ...],
        Field(description="What became of it: https links, or entries such as posts/ginger-is-here."),
    ] = ()
    same_as: Annotated[Id | None, Field(description="For merged: the id of the feedback that continues.")] = None
    audience: Annotated[
        Audiences, Field(description="Who can read it. Default: employees, or the hub's first audience.")
    ] = USUAL_AUDIENCES
    status: Annotated[
        Status, Field(description="draft: not published; ready: published; retired: on no board, keeps its page.")
    ] = "ready"
    publish: Annotated[Moment | None, Field(description="When it is published.")] = None

    @property
    def stages(self) -> Sequence[EarlierStage]:
        """All stages with their first days, the oldest first. The current stage is missing without `since`."""
        current = (EarlierStage(stage=self.stage, since=self.since),) if self.since else ()
        return (*self.earlier, *current)


Feedback = Entry[FeedbackTemplate]
"""Validated feedback."""


def text_in(texts: Mapping[str, str], language: str, fallback: str) -> tuple[str, str]:
    """Return the best text by language, and its language. `fallback` is the hub's main language."""
    codes = (language, language.partition("-")[0], ANY_LANGUAGE, fallback, *texts)
    code = next(code for code in codes if code in texts)
    return texts[code], fallback if code == ANY_LANGUAGE else code
