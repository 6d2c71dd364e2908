"""Models of posts: the file format, and the checked post that the hub publishes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic import Field as Describe

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.audiences import USUAL_AUDIENCES
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import (
    Audience,
    Audiences,
    Day,
    Hashtag,
    HttpsUrl,
    Id,
    Language,
    Line,
    Model,
    Moment,
    MonthName,
    NetworkId,
    Some,
    SomeByName,
    Text,
    share_given_names,
)
from mkdocs_advocacy.core.placeholders import Wording
from mkdocs_advocacy.rules.model import Excuse

FIELD_NAME = "^[a-z][a-z0-9_]*$"
FILLED_BY_THE_HUB = ("link", "hashtags", "disclosure", "credit")


def _check_field_name(name: str) -> str:
    if not re.fullmatch(FIELD_NAME, name):
        raise ValueError(
            f"“{name}” is not a valid field name; use lower-case letters, digits and “_”, starting with a letter"
        )
    if name in FILLED_BY_THE_HUB:
        raise ValueError(f"“{name}” is filled in by the hub; give the field another name")
    return name


FieldName = Annotated[str, AfterValidator(_check_field_name)]


class Field(Model):
    """A placeholder in the text that the advocate fills in."""

    label: Annotated[Line, Describe(description="The label that advocates see.")]
    example: Annotated[
        Line | None, Describe(description="A sample answer, shown where the advocate can't enter one.")
    ] = None
    max_length: Annotated[
        int, Describe(ge=1, le=1000, description="The maximum length of the answer, in characters.")
    ] = 60
    required: Annotated[bool, Describe(description="Whether the advocate must fill it in.")] = True


class Variant(Model):
    """One version of a post's text."""

    text: Annotated[
        Text, Describe(description="The text. It can contain {link}, {hashtags}, {disclosure}, {credit} and {field}.")
    ]
    media: Annotated[tuple[Line, ...], Describe(description="Brand assets for this variant.")] = ()


def _as_variant(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _as_variants(value: Any) -> Any:
    return [value] if isinstance(value, (str, dict)) else value


VariantInput = Annotated[Variant, BeforeValidator(_as_variant, json_schema_input_type=str | Variant)]
Variants = Annotated[
    Some[VariantInput],
    BeforeValidator(
        _as_variants, json_schema_input_type=str | Variant | Annotated[list[str | Variant], Describe(min_length=1)]
    ),
]


class PostTemplate(Model):
    """A post: `content/posts/**/<id>.yml`."""

    title: Annotated[Line, Describe(description="The title shown on the hub's pages.")]
    summary: Annotated[Line | None, Describe(description="A one-line summary for the feed.")] = None
    campaign: Annotated[Id | None, Describe(description="The id of the post's campaign.")] = None
    audience: Annotated[
        Audiences, Describe(description="Who may share the post. Default: employees, or the hub's first audience.")
    ] = USUAL_AUDIENCES
    topics: Annotated[tuple[Line, ...], Describe(description="Topics that advocates can filter by.")] = ()
    language: Annotated[
        Language | None, Describe(description="The language of the post. Default: the hub's first language.")
    ] = None
    link: Annotated[HttpsUrl | None, Describe(description="The https URL that the post links to.")] = None
    networks: Annotated[
        Some[NetworkId] | None,
        Describe(description="The networks to offer. Default: every network that the text fits."),
    ] = None
    status: Annotated[
        Status, Describe(description="draft: not published; ready: can be shared; retired: no longer offered.")
    ] = "ready"
    publish: Annotated[
        Moment | None,
        Describe(
            description="When the embargo ends: a date (midnight in the hub's time zone) or a time with a time zone."
        ),
    ] = None
    expire: Annotated[Day | None, Describe(description="The last day to share the post.")] = None
    story: Annotated[
        Id | None,
        Describe(description="The id of the story that the post shows. The post expires with its permission."),
    ] = None
    media: Annotated[
        tuple[Line, ...], Describe(description="Brand assets, each as `<set>/<file stem>`. Default: the story's.")
    ] = ()
    credit: Annotated[
        Line | None,
        Describe(description="How texts name the story's author, as {credit}. Default: the story's."),
    ] = None
    hashtags: Annotated[
        tuple[Hashtag, ...] | None,
        Describe(description="The hashtags that replace {hashtags}. Default: the campaign's."),
    ] = None
    disclosure: Annotated[
        Line | None, Describe(description="The sentence that discloses who is speaking. Every text contains it.")
    ] = None
    fields: Annotated[
        dict[FieldName, Field], Describe(description="Placeholders that the advocate fills in, by name.")
    ] = {}
    text: Annotated[
        SomeByName[NetworkId, Variants],
        Describe(description="The variants of the text, by network id. `any` is for all other networks."),
    ]
    excuse: Annotated[
        tuple[Excuse, ...], Describe(description="Findings of rules to accept in this file, each with a reason.")
    ] = ()

    @property
    def examples(self) -> Mapping[str, str]:
        """The sample answer for each field, by name; “…” for a field without an example."""
        return {name: field.example or "…" for name, field in self.fields.items()}

    def share_given_names(self) -> None:
        """Save memory: a hub has thousands of posts, each with several models in which the same fields are given."""
        for variants in self.text.values():
            for variant in variants:
                share_given_names(variant)
        for placeholder in self.fields.values():
            share_given_names(placeholder)
        share_given_names(self)

    @property
    def all_media(self) -> tuple[str, ...]:
        """The ids of the brand assets: the post's own, then its variants', without duplicates."""
        of_variants = (variant.media for variants in self.text.values() for variant in variants)
        return tuple(dict.fromkeys(asset for media in (self.media, *of_variants) for asset in media))


class Translation(Model):
    """A translation: `<id>.<language>.yml` beside the post. Add only the keys that differ."""

    title: Annotated[Line | None, Describe(description="The title in this language.")] = None
    summary: Annotated[Line | None, Describe(description="The summary in this language.")] = None
    link: Annotated[HttpsUrl | None, Describe(description="The URL for readers of this language.")] = None
    networks: Annotated[Some[NetworkId] | None, Describe(description="The networks to offer in this language.")] = None
    status: Annotated[Status | None, Describe(description="draft: this translation is not published.")] = None
    publish: Annotated[
        Moment | None, Describe(description="This translation is embargoed until this date or time.")
    ] = None
    expire: Annotated[Day | None, Describe(description="The last day to share this translation.")] = None
    media: Annotated[tuple[Line, ...] | None, Describe(description="Brand assets for this language.")] = None
    credit: Annotated[Line | None, Describe(description="How texts in this language name the story's author.")] = None
    hashtags: Annotated[tuple[Hashtag, ...] | None, Describe(description="Hashtags in this language.")] = None
    disclosure: Annotated[Line | None, Describe(description="The disclosure in this language.")] = None
    fields: Annotated[
        dict[FieldName, Field] | None,
        Describe(description="Fields in this language. Each replaces the field of the same name."),
    ] = None
    text: Annotated[
        SomeByName[NetworkId, Variants] | None,
        Describe(description="The variants in this language. They replace all of the post's variants."),
    ] = None
    excuse: Annotated[
        tuple[Excuse, ...], Describe(description="Findings to accept in this file, in addition to the post's.")
    ] = ()


class PostList(Model):
    """A list of posts: the fenced block `posts` in any Markdown page."""

    campaign: Annotated[Id | None, Describe(description="Only posts of this campaign (its id).")] = None
    network: Annotated[NetworkId | None, Describe(description="Only posts for this network (its id).")] = None
    topic: Annotated[Line | None, Describe(description="Only posts on this topic.")] = None
    audience: Annotated[Audience | None, Describe(description="Only posts that this audience may share.")] = None
    language: Annotated[
        Language | None,
        Describe(
            description="Only posts in this language. Default: all posts, in the hub's first language if possible."
        ),
    ] = None
    sort: Annotated[
        Literal["newest", "clicks"],
        Describe(description="newest: the newest first; clicks: those with the most clicks in a month first."),
    ] = "newest"
    of: Annotated[
        MonthName | None,
        Describe(description="The month of the clicks, such as 2026-11. Default: the last complete month."),
    ] = None
    limit: Annotated[int, Describe(ge=1, le=24, description="The maximum number of posts.")] = 3

    @property
    def month(self) -> date | None:
        """The first day of the month of the clicks."""
        return date.fromisoformat(f"{self.of}-01") if self.of else None


class Step(Model):
    """A step in the welcome."""

    title: Annotated[Line, Describe(description="One or two words.")]
    text: Annotated[Line | None, Describe(description="One short sentence.")] = None


class Welcome(Model):
    """The welcome at the top of a page: the fenced block `welcome`."""

    title: Annotated[Line, Describe(description="The heading of the page.")]
    text: Annotated[Text | None, Describe(description="One or two sentences below the heading.")] = None
    picture: Annotated[
        Line | None, Describe(description="The brand asset beside the text: `<set>/<file stem>`. Default: no image.")
    ] = None
    button: Annotated[
        Line | None, Describe(description="The label of the button to the posts. Default: “Find something to share”.")
    ] = None
    steps: Annotated[
        tuple[Step, ...] | None,
        Describe(max_length=4, description="The steps. Default: choose, make it yours, share. `[]` shows none."),
    ] = None


Offer = tuple[int, Wording, int]
"""A variant that fits a network: its position, its composed wording, and its length as the network counts it."""
Offers = Mapping[str, tuple[Offer, ...]]


@dataclass(frozen=True, slots=True)
class Post(Entry[PostTemplate]):
    """A checked post in one language."""

    offers: Offers = field(default_factory=dict)
    """The variants that fit each network, by network id, in the hub's order."""
    utm_campaign: str = ""
    """The value of utm_campaign in the post's links, also if the campaign hasn't started yet."""
    hashtags: tuple[str, ...] = ()
    """The hashtags that replace {hashtags}: the post's own, else its campaign's."""
    story_network: str = ""
    """The network of the post's story, where its credit may mention an account; empty without one."""
    translations: tuple[Post, ...] = field(default=())
    """The post in other languages."""
    made_from: str = field(default="", compare=False)
    """A digest of the post's files and the context they were checked against; empty if the context has no digest."""

    @property
    def variant_count(self) -> int:
        """The largest number of variants on any one network."""
        return max(map(len, self.offers.values()), default=0)
