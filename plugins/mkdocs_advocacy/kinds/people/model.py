"""The file format of a person."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mkdocs_advocacy.core.model import Audience, Day, HttpsUrl, Id, Language, Line, Model, Text
from mkdocs_advocacy.core.money import Worth

Shown = Literal["name", "picture", "role", "place", "quote", "links"]
"""A key that a person can agree to show."""
Where = Literal["page", "newsletter", "print", "posts", "badge"]
"""A place where a person can agree to be shown."""
FORMER = "former-member"
"""The value of `invited_by` for somebody whose file was removed."""
PICTURE_ENDINGS = (".jpeg", ".jpg", ".png", ".webp")
"""The extensions of pictures in people/."""
PICTURE = re.compile(r"[^/\\]+\.(?:png|jpe?g|webp)", re.IGNORECASE)
"""The name of a picture in people/."""


def _check_picture(name: str) -> str:
    if not PICTURE.fullmatch(name):
        raise ValueError("must be the name of a .jpg, .png or .webp file in people/")
    return name


class Consent(Model):
    """A person's consent to be shown. The record itself is kept elsewhere."""

    given: Annotated[Day, Field(description="The day on which the person agreed.")]
    until: Annotated[Day | None, Field(description="The last day of the consent; default: until it is withdrawn.")] = (
        None
    )
    withdrawn: Annotated[
        Day | None, Field(description="The day on which the person withdrew it. Once it is recorded, nothing is shown.")
    ] = None
    proof: Annotated[Line, Field(description="Where the signed record is kept. Never published.")]
    guardian: Annotated[
        Line | None, Field(description="For minors: where the guardian's consent is kept. Never published.")
    ] = None


class Membership(Model):
    """A person's membership of a group."""

    group: Annotated[Id, Field(description="The group's id.")]
    since: Annotated[Day | None, Field(description="The first day.")] = None
    until: Annotated[Day | None, Field(description="The last day.")] = None
    role: Annotated[
        Line | None, Field(description="The role in the group, such as speaker; shown if `show` lists role.")
    ] = None
    invited_by: Annotated[
        Id | None,
        Field(description=f"Who invited the person: a group, or a person's code. `{FORMER}` if that file was removed."),
    ] = None


class Account(Model):
    """Something that was given to a person, asked of them, or for which they were thanked. Never published."""

    date: Annotated[Day, Field(description="The day.")]
    what: Annotated[Line, Field(description="What it was.")]
    worth: Annotated[Worth | None, Field(description="Its value, such as 25 EUR.")] = None


class PersonTemplate(Model):
    """A person: `people/<code>.yml`, beside content/. Nothing is published unless `show` and `consent` allow it."""

    audience: Annotated[Audience, Field(description="The audience that the person belongs to.")]
    adult: Annotated[bool, Field(description="Whether the person is of age. If not, consent needs a guardian.")]
    name: Annotated[Line | None, Field(description="The name that the person uses in public.")] = None
    role: Annotated[Line | None, Field(description="What the person does.")] = None
    place: Annotated[Line | None, Field(description="Where the person lives or works.")] = None
    quote: Annotated[Text | None, Field(description="Something that the person said.")] = None
    picture: Annotated[
        Annotated[Line, AfterValidator(_check_picture)] | None,
        Field(description="A portrait: the name of a .jpg, .png or .webp file in people/."),
    ] = None
    links: Annotated[tuple[HttpsUrl, ...], Field(description="The person's public pages.")] = ()
    languages: Annotated[tuple[Language, ...], Field(description="The languages they speak. Never published.")] = ()
    topics: Annotated[tuple[Line, ...], Field(description="What they know about. Never published.")] = ()
    show: Annotated[
        tuple[Shown, ...], Field(description="The keys to show. Default: none; the person only counts.")
    ] = ()
    where: Annotated[
        tuple[Where, ...],
        Field(
            description="Where they may be shown. `page`: on pages of the hub. `newsletter`: in newsletters in all "
            "shapes but print, including their pages and files on the hub. `print`: on printed posters. `posts`, "
            "`badge`: in posts and badges."
        ),
    ] = ("page",)
    consent: Annotated[Consent | None, Field(description="Required if `show` lists anything.")] = None
    groups: Annotated[tuple[Membership, ...], Field(description="The person's groups.")] = ()
    given: Annotated[tuple[Account, ...], Field(description="What the person got from us. Never published.")] = ()
    asked: Annotated[tuple[Account, ...], Field(description="What we asked of them. Never published.")] = ()
    thanked: Annotated[tuple[Account, ...], Field(description="When we thanked them. Never published.")] = ()
