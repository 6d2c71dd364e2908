"""A post as its file says it, and a post as the hub offers it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic import Field as Describe

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import (
    Audience,
    Day,
    Hashtag,
    HttpsUrl,
    Id,
    Language,
    Line,
    Model,
    Moment,
    NetworkId,
    Some,
    SomeByName,
    Text,
)
from mkdocs_advocacy.core.placeholders import Wording
from mkdocs_advocacy.rules.model import Excuse

FIELD_NAME = "^[a-z][a-z0-9_]*$"
FILLED_BY_THE_HUB = ("link", "hashtags", "disclosure")


def _field_name(name: str) -> str:
    if not re.fullmatch(FIELD_NAME, name):
        raise ValueError(f"“{name}” is not a field's name: lower-case letters, digits and “_” are allowed")
    if name in FILLED_BY_THE_HUB:
        raise ValueError(f"“{name}” is filled by the hub; give the field another name")
    return name


FieldName = Annotated[str, AfterValidator(_field_name)]


class Field(Model):
    """A gap in the text that the advocate fills."""

    label: Annotated[Line, Describe(description="What the advocate is asked for.")]
    example: Annotated[
        Line | None, Describe(description="An answer that could stand; used where the advocate cannot be asked.")
    ] = None
    max_length: Annotated[int, Describe(ge=1, le=1000, description="The longest answer, in characters.")] = 60
    required: Annotated[bool, Describe(description="Whether the text makes no sense without an answer.")] = True


class Variant(Model):
    """One wording of a post."""

    text: Annotated[Text, Describe(description="The words, with {link}, {hashtags}, {disclosure} or {field} in them.")]
    media: Annotated[tuple[Line, ...], Describe(description="Brand assets for this wording.")] = ()


def _variant(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _variants(value: Any) -> Any:
    return [value] if isinstance(value, (str, dict)) else value


VariantInput = Annotated[Variant, BeforeValidator(_variant, json_schema_input_type=str | Variant)]
Variants = Annotated[
    Some[VariantInput],
    BeforeValidator(
        _variants, json_schema_input_type=str | Variant | Annotated[list[str | Variant], Describe(min_length=1)]
    ),
]


class PostTemplate(Model):
    """A post as its file says it: `content/posts/**/<id>.yml`."""

    title: Annotated[Line, Describe(description="What the post is about, for the hub's pages.")]
    summary: Annotated[Line | None, Describe(description="One line for the feed.")] = None
    campaign: Annotated[Id | None, Describe(description="The id of the campaign the post belongs to.")] = None
    audience: Annotated[Some[Audience], Describe(description="Who may share it; default: employees.")] = ("employees",)
    topics: Annotated[tuple[Line, ...], Describe(description="What it is about, to filter by.")] = ()
    language: Annotated[
        Language | None, Describe(description="The language of the texts; default: the hub's first.")
    ] = None
    link: Annotated[HttpsUrl | None, Describe(description="Where readers are sent: an https address.")] = None
    networks: Annotated[
        Some[NetworkId] | None,
        Describe(description="The networks it is for; default: every network that the text fits."),
    ] = None
    status: Annotated[
        Status, Describe(description="draft: not shown; ready: may be shared; retired: no longer offered.")
    ] = "ready"
    publish: Annotated[
        Moment | None,
        Describe(
            description="Nowhere before: a day (its first moment in the hub's time zone), or a time with its zone."
        ),
    ] = None
    expire: Annotated[Day | None, Describe(description="The last day on which it may be shared.")] = None
    media: Annotated[tuple[Line, ...], Describe(description="Brand assets: `<set>/<file stem>`.")] = ()
    hashtags: Annotated[
        tuple[Hashtag, ...] | None,
        Describe(description="Hashtags that {hashtags} stands for; default: the campaign's."),
    ] = None
    disclosure: Annotated[
        Line | None, Describe(description="The sentence that says who is speaking; it becomes part of every text.")
    ] = None
    fields: Annotated[dict[FieldName, Field], Describe(description="The gaps that the advocate fills, by name.")] = {}
    text: Annotated[
        SomeByName[NetworkId, Variants],
        Describe(description="The wordings: for `any` network, or for one by its id."),
    ]
    excuse: Annotated[
        tuple[Excuse, ...], Describe(description="What rules find in this file and is right all the same, with why.")
    ] = ()

    @property
    def examples(self) -> Mapping[str, str]:
        """What stands for each field where nobody can be asked, by name."""
        return {name: field.example or "…" for name, field in self.fields.items()}

    @property
    def all_media(self) -> tuple[str, ...]:
        """The brand assets of the post, its own before those of its wordings, each once."""
        wordings = (variant.media for variants in self.text.values() for variant in variants)
        return tuple(dict.fromkeys(asset for media in (self.media, *wordings) for asset in media))


class Translation(Model):
    """What differs in another language: `<id>.<language>.yml` beside the post."""

    title: Annotated[Line | None, Describe(description="The title in this language.")] = None
    summary: Annotated[Line | None, Describe(description="The line for the feed in this language.")] = None
    link: Annotated[HttpsUrl | None, Describe(description="The page for readers of this language.")] = None
    networks: Annotated[Some[NetworkId] | None, Describe(description="The networks this language is for.")] = None
    status: Annotated[Status | None, Describe(description="draft: this language is not shown yet.")] = None
    publish: Annotated[Moment | None, Describe(description="This language is nowhere before that day or time.")] = None
    expire: Annotated[Day | None, Describe(description="The last day for this language.")] = None
    media: Annotated[tuple[Line, ...] | None, Describe(description="Brand assets for this language.")] = None
    hashtags: Annotated[tuple[Hashtag, ...] | None, Describe(description="Hashtags in this language.")] = None
    disclosure: Annotated[Line | None, Describe(description="The disclosure in this language.")] = None
    fields: Annotated[
        dict[FieldName, Field] | None, Describe(description="The fields in this language; each replaces its namesake.")
    ] = None
    text: Annotated[
        SomeByName[NetworkId, Variants] | None,
        Describe(description="The wordings in this language; they replace all of the post's."),
    ] = None
    excuse: Annotated[
        tuple[Excuse, ...], Describe(description="What rules find in this file; the post's excuses hold here as well.")
    ] = ()


class PostList(Model):
    """Which posts a page lists: the fenced block `posts` in any Markdown page."""

    campaign: Annotated[Id | None, Describe(description="Only posts of the campaign with this id.")] = None
    network: Annotated[NetworkId | None, Describe(description="Only posts for the network with this id.")] = None
    topic: Annotated[Line | None, Describe(description="Only posts on this topic.")] = None
    audience: Annotated[Audience | None, Describe(description="Only posts that these people may share.")] = None
    language: Annotated[
        Language | None,
        Describe(description="Only posts in this language; default: all, each in the hub's first where it has that."),
    ] = None
    limit: Annotated[int, Describe(ge=1, le=24, description="How many at most, the newest first.")] = 3


class Step(Model):
    """What people do, in a few words."""

    title: Annotated[Line, Describe(description="One or two words.")]
    text: Annotated[Line | None, Describe(description="A short sentence.")] = None


class Welcome(Model):
    """How a page begins: the fenced block `welcome`."""

    title: Annotated[Line, Describe(description="The heading of the page.")]
    text: Annotated[Text | None, Describe(description="One or two sentences below it.")] = None
    picture: Annotated[
        Line | None, Describe(description="A brand asset beside them, `<set>/<file stem>`; without one, a plain field.")
    ] = None
    button: Annotated[
        Line | None, Describe(description="The button that leads to the posts; default: “Find something to share”.")
    ] = None
    steps: Annotated[
        tuple[Step, ...] | None,
        Describe(max_length=4, description="What people do; default: choose, make it yours, share. `[]` shows none."),
    ] = None


Offer = tuple[int, Wording, int]
"""A variant that fits a network: its position, its wording there, and its length as the network counts."""
Offers = Mapping[str, tuple[Offer, ...]]


@dataclass(frozen=True, slots=True)
class Post(Entry[PostTemplate]):
    """A checked post in one language."""

    offers: Offers = field(default_factory=dict)
    """The networks that it can be shared on, in the hub's order: for each the variants that fit."""
    utm_campaign: str = ""
    """The value of utm_campaign in its links: that of its campaign, also of one that is still to start."""
    hashtags: tuple[str, ...] = ()
    """Those that {hashtags} stands for: its own, else its campaign's."""
    translations: tuple[Post, ...] = field(default=())
    """The post in other languages."""
    made_from: str = field(default="", compare=False)
    """The digest of its files and of everything that they were checked against; empty where that has none."""

    @property
    def variant_count(self) -> int:
        """How many wordings the best-served network has."""
        return max(map(len, self.offers.values()), default=0)
