"""The file format of a group."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from urllib.parse import unquote

from pydantic import Field, ValidatorFunctionWrapHandler, WrapValidator

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.audiences import USUAL_AUDIENCES
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.mail import MAIL
from mkdocs_advocacy.core.model import Audience, Audiences, Day, HttpsUrl, Id, Line, Model, Moment
from mkdocs_advocacy.core.money import Worth
from mkdocs_advocacy.core.spans import Limit, Rhythm, Span
from mkdocs_advocacy.kinds.badges.model import Badge


def _check_contact(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    """Accept an email address; validate everything else as a link."""
    if not isinstance(value, str) or not value.strip():
        return validate(value)
    if MAIL.fullmatch(value):
        return value
    is_mailto = value.lower().startswith("mailto:")
    if is_mailto or ":" not in value:
        mails = MAIL.findall(unquote(value))
        hint = f" (write {mails[0]})" if len(mails) == 1 or (mails and is_mailto) else ""
        raise ValueError(f"“{value}” is neither a link that starts with https:// nor an email address{hint}")
    return validate(value)


Contact = Annotated[
    HttpsUrl,
    WrapValidator(_check_contact, json_schema_input_type=str),
    Field(json_schema_extra={"pattern": r"^([Hh][Tt][Tt][Pp][Ss]://|[^\s@]+@[^\s@]+$)"}),
]
"""A contact: a link that starts with https://, or an email address."""

SpaceKind = Literal["discourse", "mattermost", "zulip", "slack", "teams", "viva", "github", "mail", "website"]


class Space(Model):
    """A place outside the hub in which the group talks."""

    kind: Annotated[SpaceKind, Field(description="The service, which determines the icon.")]
    link: Annotated[Contact, Field(description="An https link, or an email address.")]


class Give(Model):
    """Something that the company gives to members."""

    what: Annotated[Line, Field(description="What members get.")]
    each: Annotated[Line | None, Field(description="How often: launch, year, meeting.")] = None
    worth: Annotated[
        Worth | None, Field(description="What it is worth: 60 EUR, or 60 EUR a month, a quarter or a year.")
    ] = None
    public: Annotated[bool, Field(description="Whether the page shows what it is worth.")] = False


class Ask(Model):
    """Something that the company asks of members."""

    what: Annotated[Line, Field(description="What members are asked to do.")]
    each: Annotated[Line | None, Field(description="How often: launch, year, meeting.")] = None


class GroupTemplate(Model):
    """A group: `content/groups/<id>.md`. The Markdown below the keys describes the group in words."""

    title: Annotated[Line, Field(description="The group's name.")]
    summary: Annotated[Line | None, Field(description="A one-line summary for lists.")] = None
    kind: Annotated[
        Literal["programme", "team", "council", "space"],
        Field(
            description="programme: advocates; team: colleagues who run it; council: advisers; space: a place to talk."
        ),
    ] = "programme"
    audience: Annotated[
        Audiences, Field(description="Who can be a member. Default: employees, or the hub's first audience.")
    ] = USUAL_AUDIENCES
    joins: Annotated[
        Literal["open", "application", "invitation", "election"], Field(description="How people become members.")
    ] = "open"
    join: Annotated[Contact | None, Field(description="Where to join: an https link, or an email address.")] = None
    nominate: Annotated[
        Contact | None,
        Field(description="Where to nominate others: an email address, or the https link of a form."),
    ] = None
    looks_for: Annotated[Line | None, Field(description="The kind of people that the group looks for.")] = None
    cap: Annotated[int | None, Field(ge=1, description="The maximum number of members.")] = None
    seats: Annotated[
        dict[Audience, Annotated[int, Field(ge=1)]], Field(description="The seats for each audience.")
    ] = {}
    also_in: Annotated[
        dict[Id, Annotated[int, Field(ge=1)]],
        Field(description="How many members are also in another group, by its id."),
    ] = {}
    members_from: Annotated[
        dict[Audience, Id], Field(description="The group that the members of an audience come from, by its id.")
    ] = {}
    over: Annotated[tuple[Id, ...], Field(description="The groups that it looks after, by id.")] = ()
    works_with: Annotated[tuple[Id, ...], Field(description="The groups that it works with, by id.")] = ()
    term: Annotated[Span | None, Field(description="How long a membership lasts: 2 years.")] = None
    meets: Annotated[Rhythm | None, Field(description="How often the group meets.")] = None
    minutes_within: Annotated[
        Span | None, Field(description="When minutes are published after a meeting: 14 days.")
    ] = None
    answers_within: Annotated[Span | None, Field(description="When members get an answer: 30 days.")] = None
    shows_overdue: Annotated[
        bool, Field(description="Whether the page marks feedback for the group whose answer is overdue.")
    ] = False
    ask_at_most: Annotated[
        Limit | None, Field(description="The maximum number of requests to members: 2 a quarter.")
    ] = None
    gives: Annotated[tuple[Give, ...], Field(description="What the company gives to members.")] = ()
    asks: Annotated[tuple[Ask, ...], Field(description="What the company asks of members.")] = ()
    size_shown: Annotated[bool, Field(description="Whether the page says how many members there are.")] = True
    space: Annotated[Space | None, Field(description="Where the group talks.")] = None
    badge: Annotated[Badge | None, Field(description="The badge that members are awarded.")] = None
    status: Annotated[Status, Field(description="draft: not published; ready: published; retired: ended.")] = "ready"
    publish: Annotated[Moment | None, Field(description="When the group is announced.")] = None
    expire: Annotated[Day | None, Field(description="The group's last day.")] = None


Group = Entry[GroupTemplate]
"""A validated group."""
