"""The key `call` of a campaign's file."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mkdocs_advocacy.core.countries import Country
from mkdocs_advocacy.core.model import Day, Hashtag, HttpsUrl, Id, Line, Model, NetworkId, Text
from mkdocs_advocacy.core.money import Worth
from mkdocs_advocacy.core.spans import Span
from mkdocs_advocacy.kinds.groups.model import Contact
from mkdocs_advocacy.networks.model import EntryWay

_PAGE = re.compile(r"(?!/)[^\\?#:]+\.md")
_SURVEY = re.compile(r"surveys/[a-z0-9]+(?:-+[a-z0-9]+)*")
CallKind = Literal["contest", "draw", "ideas", "survey"]
Chooser = Literal["chance", "jury", "votes"]


def _check_page(text: str) -> str:
    if not _PAGE.fullmatch(text):
        raise ValueError(f"“{text}” is not the path of a Markdown page such as label-contest/rules.md")
    return text


def _check_survey(text: str) -> str:
    if not _SURVEY.fullmatch(text):
        raise ValueError(f"“{text}” is not a survey such as surveys/pulse, for results/pulse.csv")
    return text


PagePath = Annotated[Line, AfterValidator(_check_page), Field(json_schema_extra={"pattern": r"\.md$"})]
"""The path of a Markdown page, relative to the folder of the file that names it."""
SurveyName = Annotated[str, AfterValidator(_check_survey), Field(json_schema_extra={"pattern": f"^{_SURVEY.pattern}$"})]
"""The name of a survey in the results: `surveys/` and the name of its file in `results/`."""


class Prize(Model):
    """A prize."""

    what: Annotated[Line, Field(description="The prize.")]
    worth: Annotated[Worth | None, Field(description="The worth of each: 60 EUR, or 60 EUR a year.")] = None
    number: Annotated[int | None, Field(ge=1, description="The number of these prizes.")] = None


class Stage(Model):
    """A part of the call with dates of its own, such as a vote."""

    title: Annotated[Line, Field(description="The stage's name.")]
    starts: Annotated[Day | None, Field(description="The first day.")] = None
    ends: Annotated[Day | None, Field(description="The last day.")] = None
    link: Annotated[HttpsUrl | None, Field(description="Where to take part in the stage, such as a voting form.")] = (
        None
    )


class Reach(Model):
    """The support that an idea needs before it is reviewed."""

    support: Annotated[int, Field(ge=1, description="The number of supporters.")]
    within: Annotated[Span | None, Field(description="The time to get this support: 60 days.")] = None


class Call(Model):
    """A campaign's call. The campaign's `starts` and `ends` are the first and the last day to take part."""

    kind: Annotated[
        CallKind,
        Field(description="contest: the best entries win; draw: chance decides; ideas; survey: questions to answer."),
    ]
    asks: Annotated[Text | None, Field(description="What a survey asks, or which ideas you're looking for.")] = None
    takes: Annotated[Line | None, Field(description="How long it takes: 5 minutes.")] = None
    entry: Annotated[
        tuple[EntryWay, ...],
        Field(description="The ways to enter. `tag` means tagging friends. Networks don't allow all ways."),
    ] = ()
    how: Annotated[Text | None, Field(description="How to take part, in words.")] = None
    link: Annotated[
        Contact | None, Field(description="Where to take part: the https link of a form, or an email address.")
    ] = None
    networks: Annotated[tuple[NetworkId, ...], Field(description="The networks where people enter.")] = ()
    hashtag: Annotated[Hashtag | None, Field(description="The hashtag of entries.")] = None
    free_entry: Annotated[
        Text | None, Field(description="How to enter without buying anything, or that nothing has to be bought.")
    ] = None
    chosen_by: Annotated[Chooser | None, Field(description="Who chooses the winners. Default: chance for a draw.")] = (
        None
    )
    criteria: Annotated[
        Text | None, Field(description="How the jury or the voters decide, or how the winners are drawn.")
    ] = None
    prizes: Annotated[tuple[Prize, ...], Field(description="The prizes.")] = ()
    countries: Annotated[
        tuple[Country, ...],
        Field(description="The countries where entrants live: codes such as DE, AT and US, EU, or world."),
    ] = ()
    min_age: Annotated[int | None, Field(ge=0, le=99, description="The minimum age.")] = None
    guardian: Annotated[
        Text | None, Field(description="How a parent or guardian agrees, if children may take part.")
    ] = None
    employees_may: Annotated[bool | None, Field(description="Whether people who work for you may take part.")] = None
    sponsor: Annotated[Line | None, Field(description="Who runs the call: name and address.")] = None
    decided: Annotated[
        Day | None,
        Field(description="When winners are drawn or chosen, ideas are answered, or results are published."),
    ] = None
    told: Annotated[Text | None, Field(description="How people learn about the result.")] = None
    data: Annotated[
        Text | None, Field(description="What happens to people's data and answers, and when you delete them.")
    ] = None
    rules: Annotated[
        PagePath | None,
        Field(description="The page with all rules, in a folder named after this file: label-contest/rules.md."),
    ] = None
    registered: Annotated[
        Line | None, Field(description="Where the draw is registered, or which states are excluded.")
    ] = None
    winners: Annotated[tuple[Id, ...], Field(description="The stories of the winners, by id.")] = ()
    stages: Annotated[tuple[Stage, ...], Field(description="Further stages with their dates, such as a vote.")] = ()
    reach: Annotated[Reach | None, Field(description="The support that an idea needs before it is reviewed.")] = None
    results: Annotated[
        SurveyName | None, Field(description="The survey whose results the page shows: surveys/pulse.")
    ] = None

    @property
    def chooser(self) -> Chooser | None:
        """Who chooses the winners."""
        return self.chosen_by or ("chance" if self.kind == "draw" else None)

    @property
    def has_prizes(self) -> bool:
        """Whether people can win something."""
        return self.kind in ("contest", "draw") or bool(self.prizes)


class CallTranslation(Model):
    """The texts of a call in another language. All other keys apply in all languages."""

    asks: Annotated[Text | None, Field(description="What a survey asks, or which ideas you're looking for.")] = None
    takes: Annotated[Line | None, Field(description="How long it takes: 5 minutes.")] = None
    how: Annotated[Text | None, Field(description="How to take part, in words.")] = None
    link: Annotated[Contact | None, Field(description="Where to take part, if it is elsewhere in this language.")] = (
        None
    )
    free_entry: Annotated[Text | None, Field(description="How to enter without buying anything.")] = None
    criteria: Annotated[
        Text | None, Field(description="How the jury or the voters decide, or how the winners are drawn.")
    ] = None
    prizes: Annotated[tuple[Line, ...], Field(description="The names of the prizes, in the original's order.")] = ()
    guardian: Annotated[Text | None, Field(description="How a parent or guardian agrees.")] = None
    sponsor: Annotated[Line | None, Field(description="Who runs the call: name and address.")] = None
    told: Annotated[Text | None, Field(description="How people learn about the result.")] = None
    data: Annotated[
        Text | None, Field(description="What happens to people's data and answers, and when you delete them.")
    ] = None
    rules: Annotated[PagePath | None, Field(description="The page with all rules in this language.")] = None
    registered: Annotated[Line | None, Field(description="Where the draw is registered.")] = None
    stages: Annotated[tuple[Line, ...], Field(description="The names of the stages, in the original's order.")] = ()
