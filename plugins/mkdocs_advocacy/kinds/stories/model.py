"""The file format of a story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.audiences import USUAL_AUDIENCES
from mkdocs_advocacy.core.countries import Country
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import (
    Audiences,
    Day,
    HttpsUrl,
    Id,
    Language,
    Line,
    Model,
    Moment,
    NetworkId,
    TextByLanguage,
)

StoryKind = Literal["picture", "quote", "review", "case", "video", "entry"]
Scope = Literal["page", "posts", "newsletter", "print", "ads"]
"""A use of a story that its author can allow."""
NOTHING = "none"
"""The value of `given` if the author got nothing."""
_LIKE_NOTHING = ("none", "no", "nothing", "null", "false", "n/a", "-", "–", "nichts", "nein", "rien", "non", "nada")
"""Words, in lower case, that writers may use instead. Pages would show them as a gift."""


def _check_given(given: str) -> str:
    if given != NOTHING and given.casefold() in _LIKE_NOTHING:
        raise ValueError(f"“{given}” would be shown as a gift to the author: write {NOTHING}")
    return given


def _check_countries(countries: tuple[str, ...]) -> tuple[str, ...]:
    if not countries:
        raise ValueError("must contain at least one country")
    return countries


class Permission(Model):
    """The record of a permission. Keep the proof elsewhere. The record is never published."""

    asked: Annotated[Day | None, Field(description="The day on which you asked.")] = None
    granted: Annotated[Day | None, Field(description="The day of the answer. The story isn't shown before it.")] = None
    by: Annotated[Line | None, Field(description="Who granted it, without a name: the photographer.")] = None
    how: Annotated[Line | None, Field(description="How it was granted: reply, email, form or signed sheet.")] = None
    proof: Annotated[Line | None, Field(description="Where the answer is kept. Required once it is granted.")] = None
    scope: Annotated[
        tuple[Scope, ...],
        Field(
            description="Where the story may be shown; required once it is granted. `page`: on pages of the hub. "
            "`posts`: in posts. `newsletter`: in newsletters in all shapes but print, including their pages and files "
            "on the hub. `print`: on printed posters. `ads`: in advertisements, which the hub doesn't make."
        ),
    ] = ()
    territories: Annotated[
        tuple[Country, ...],
        AfterValidator(_check_countries),
        Field(description="The countries that the permission is limited to. Default: everywhere."),
    ] = ()
    until: Annotated[Day | None, Field(description="The last day. Default: until it is revoked.")] = None
    revoked: Annotated[
        Day | None, Field(description="The day on which it was revoked. Once it is recorded, nothing is shown.")
    ] = None
    others: Annotated[
        Literal["none", "agreed"] | None,
        Field(description="Whether other people can be recognised: none, or agreed. Required for images."),
    ] = None
    minor: Annotated[bool, Field(description="Whether the author, or anybody in the image, is a minor.")] = False
    guardian: Annotated[
        Line | None, Field(description="For minors: where the guardian's permission is kept. Required for minors.")
    ] = None


class StoryTemplate(Model):
    """A story: `content/stories/<id>.yml`."""

    title: Annotated[Line, Field(description="The story in a few words.")]
    summary: Annotated[Line | None, Field(description="A one-line summary for lists.")] = None
    kind: Annotated[
        StoryKind,
        Field(description="picture, quote, review, case (a customer's project), video or entry (in a contest)."),
    ]
    by: Annotated[Id | None, Field(description="The author's code in people/. Never published.")] = None
    credit: Annotated[
        Line | None,
        Field(description="The author as they want to be named: @ada on Instagram. Required to show the story."),
    ] = None
    source: Annotated[HttpsUrl | None, Field(description="The address of the original.")] = None
    network: Annotated[NetworkId | None, Field(description="The network of the original.")] = None
    posted: Annotated[Day | None, Field(description="The day of the original.")] = None
    text: Annotated[
        TextByLanguage | None,
        Field(description="The author's words: a text, or texts by language, the original first."),
    ] = None
    media: Annotated[
        tuple[Line, ...],
        Field(description="Images as `<set>/<file stem>`, from a brand set with `only_in: stories`."),
    ] = ()
    permission: Annotated[Permission | None, Field(description="The record of the permission. Never published.")] = None
    given: Annotated[
        Line,
        AfterValidator(_check_given),
        Field(description="What the author got from us, in the words of the disclosure: a case of soda. Or: none."),
    ]
    verified: Annotated[
        Line | None, Field(description="For reviews: how you know that the author used the product.")
    ] = None
    thanked: Annotated[Day | None, Field(description="The day on which you thanked them. Never published.")] = None
    campaign: Annotated[Id | None, Field(description="The id of the story's campaign.")] = None
    topics: Annotated[tuple[Line, ...], Field(description="Topics to filter by.")] = ()
    language: Annotated[
        Language | None, Field(description="The language of the story. Default: the hub's first language.")
    ] = None
    audience: Annotated[
        Audiences, Field(description="Who the story is shown to. Default: employees, or the hub's first audience.")
    ] = USUAL_AUDIENCES
    status: Annotated[
        Status, Field(description="draft: not published; ready: shown while permitted; retired: no longer offered.")
    ] = "ready"
    publish: Annotated[Moment | None, Field(description="The story is embargoed until this day or time.")] = None
    expire: Annotated[Day | None, Field(description="The last day to offer the story.")] = None

    @property
    def texts(self) -> Mapping[str, str]:
        """The author's words by language, the original first; `any` is the story's language."""
        return self.text or {}


Story = Entry[StoryTemplate]
"""A validated story."""
