"""Models of guidelines: the file format, and the checked guideline with its versions and translations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from mkdocs_advocacy.core.model import Audience, ChangeNote, Day, Hashtag, Language, Line, Model, NetworkId, Some, Text
from mkdocs_advocacy.rules.model import AvoidedWord, PreferredWord

INDEX = "index"
"""The id of the guideline for all networks. Its page is also the overview of guidelines."""

REMEMBERED = 3
"""The maximum number of rules under `remember`: people can't keep more in mind while they write."""


def _check_length(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) > REMEMBERED:
        raise ValueError(f"has {len(lines)} entries; at most {REMEMBERED} are allowed, so that people remember them")
    return lines


def _as_key_phrase(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class KeyPhrase(Model):
    """A sentence that people can copy."""

    text: Annotated[Text, Field(description="The sentence or sentences.")]
    use: Annotated[Line | None, Field(description="When to use it.")] = None
    language: Annotated[Language | None, Field(description="The language. Default: the page's language.")] = None


Remembered = Annotated[
    tuple[Line, ...], AfterValidator(_check_length), Field(json_schema_extra={"maxItems": REMEMBERED})
]
Phrases = tuple[Annotated[KeyPhrase, BeforeValidator(_as_key_phrase, json_schema_input_type=str | KeyPhrase)], ...]


class VersionNote(ChangeNote):
    """A note on the changes in a version."""

    version: Annotated[int, Field(ge=1, description="The version with this change.")]


class GuidelineTemplate(Model):
    """A guideline for a network or any other topic: `guidelines/<id>.md`."""

    title: Annotated[
        Line | None,
        Field(description="The page's title. Default: the network's name; required if the page isn't about a network."),
    ] = None
    summary: Annotated[Line | None, Field(description="A one-line summary for lists.")] = None
    network: Annotated[NetworkId | None, Field(description="The network's id. Default: the file name.")] = None
    audience: Annotated[Some[Audience] | None, Field(description="Who the page is for. Default: everyone.")] = None
    version: Annotated[int, Field(ge=1, description="The version number. `advocacy release guideline` raises it.")] = 1
    effective: Annotated[Day | None, Field(description="When this version takes effect.")] = None
    review_by: Annotated[Day | None, Field(description="The deadline for the next review.")] = None
    owner: Annotated[Line | None, Field(description="The team to ask.")] = None
    remember: Annotated[
        Remembered,
        Field(description="The most important rules, at most three. Every post for the network shows them."),
    ] = ()
    tone: Annotated[Line | None, Field(description="The tone of posts on this network.")] = None
    do: Annotated[tuple[Line, ...], Field(description="What to do, one line each.")] = ()
    dont: Annotated[tuple[Line, ...], Field(description="What not to do, one line each.")] = ()
    say: Annotated[tuple[PreferredWord, ...], Field(description="Preferred words on this network.")] = ()
    avoid: Annotated[
        tuple[AvoidedWord, ...],
        Field(description="Words to avoid on this network. `advocacy check` and the composer report them."),
    ] = ()
    key_phrases: Annotated[
        Phrases, Field(description="Sentences to copy, each as text or with `text`, `use` and `language`.")
    ] = ()
    hashtags: Annotated[tuple[Hashtag, ...], Field(description="Hashtags that people follow on this network.")] = ()
    changes: Annotated[
        tuple[VersionNote, ...], Field(description="A note for each version. `advocacy release guideline` adds them.")
    ] = ()


class GuidelineTranslation(Model):
    """A translation: `guidelines/<id>.<language>.md`. Keys that it leaves out come from the guideline."""

    title: Annotated[Line | None, Field(description="The title in this language.")] = None
    summary: Annotated[Line | None, Field(description="The summary in this language.")] = None
    version: Annotated[
        int | None,
        Field(ge=1, description="The version of the guideline that this translates. Default: the current version."),
    ] = None
    owner: Annotated[Line | None, Field(description="The team to ask in this language.")] = None
    remember: Annotated[Remembered | None, Field(description="The most important rules in this language.")] = None
    tone: Annotated[Line | None, Field(description="The tone of posts in this language.")] = None
    do: Annotated[tuple[Line, ...] | None, Field(description="What to do, in this language.")] = None
    dont: Annotated[tuple[Line, ...] | None, Field(description="What not to do, in this language.")] = None
    key_phrases: Annotated[Phrases | None, Field(description="Sentences to copy for readers of this language.")] = None
    hashtags: Annotated[
        tuple[Hashtag, ...] | None, Field(description="Hashtags that readers of this language follow.")
    ] = None


@dataclass(frozen=True, slots=True)
class Guideline:
    """A version of a checked guideline, or a translation."""

    id: str
    """The file's stem, unique in the hub."""
    source: str
    """The file, relative to the hub's folder, with forward slashes."""
    title: str
    template: GuidelineTemplate
    body: str
    """The Markdown text below the front matter, without the title."""
    network: str | None = None
    """The id of its network; None if it isn't about a network."""
    language: str = ""
    """The page's language. Parts that a translation leaves out are in the guideline's language."""
    earlier: tuple[Guideline, ...] = field(default=())
    """The earlier versions, newest first."""
    original: str | None = None
    """For a translation: the language of the guideline that it translates."""
    translated: frozenset[str] = frozenset()
    """For a translation: the keys that it translates, and `body` if it has a text."""
    translations: tuple[Guideline, ...] = field(default=())
    """The translations of the current version."""

    @property
    def version(self) -> int:
        """The version number; for a translation, the number of the version that it translates."""
        return self.template.version

    @property
    def address(self) -> str:
        """The path of the current version's page, relative to the hub's root."""
        below = f"{self.language}/" if self.original else ""
        return f"guidelines/{below}" if self.id == INDEX else f"guidelines/{self.id}/{below}"

    @property
    def address_of_version(self) -> str:
        """The path of this version's page once there is a later version."""
        return f"guidelines/{self.id}/{self.version}/"

    def comparison_address(self, later: Guideline) -> str:
        """Return the path of the page that compares this version with a later one."""
        return f"{self.address_of_version}{later.version}/"

    @property
    def versions(self) -> tuple[Guideline, ...]:
        """This version and all earlier ones, newest first."""
        return (self, *self.earlier)

    @property
    def all_languages(self) -> tuple[Guideline, ...]:
        """The guideline and its translations."""
        return (self, *self.translations)

    def in_language(self, language: str) -> Guideline:
        """Return the translation into `language`, or the guideline itself if there is none."""
        return next((other for other in self.translations if other.language == language), self)

    def language_of(self, key: str) -> str:
        """Return the language of a key's value, which a translation may take from the guideline."""
        return self.original if self.original and key not in self.translated else self.language
