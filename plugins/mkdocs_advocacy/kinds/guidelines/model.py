"""A guideline as its file says it, and its earlier versions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from mkdocs_advocacy.core.model import ChangeNote, Day, Hashtag, Language, Line, Model, NetworkId, Text
from mkdocs_advocacy.rules.model import AvoidedWord, PreferredWord

INDEX = "index"
"""The file of what holds for all networks: its page is the overview of the others."""

REMEMBERED = 3
"""How many things people remember while they write."""


def _few(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) > REMEMBERED:
        raise ValueError(f"has {len(lines)} entries; {REMEMBERED} are allowed, so that people remember them")
    return lines


def _phrase(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class KeyPhrase(Model):
    """A sentence to copy."""

    text: Annotated[Text, Field(description="The words.")]
    use: Annotated[Line | None, Field(description="When they help.")] = None
    language: Annotated[Language | None, Field(description="Their language; default: that of the page.")] = None


Remembered = Annotated[tuple[Line, ...], AfterValidator(_few), Field(json_schema_extra={"maxItems": REMEMBERED})]
Phrases = tuple[Annotated[KeyPhrase, BeforeValidator(_phrase, json_schema_input_type=str | KeyPhrase)], ...]


class VersionNote(ChangeNote):
    """What a version changed."""

    version: Annotated[int, Field(ge=1, description="The version that came with the change.")]


class GuidelineTemplate(Model):
    """How to post on a network, or anything else that people may ask: `guidelines/<network>.md`."""

    title: Annotated[
        Line | None,
        Field(description="The page's title; a page that is about no network needs one. Default: the network's name."),
    ] = None
    summary: Annotated[Line | None, Field(description="One line for lists.")] = None
    network: Annotated[NetworkId | None, Field(description="The network's id; default: the file's name.")] = None
    version: Annotated[int, Field(ge=1, description="A number that `advocacy release` raises.")] = 1
    effective: Annotated[Day | None, Field(description="The day from which on this version holds.")] = None
    review_by: Annotated[Day | None, Field(description="The day by which somebody reads it again.")] = None
    owner: Annotated[Line | None, Field(description="The team to ask.")] = None
    remember: Annotated[
        Remembered,
        Field(description="The rules that matter most, three at most: they stand beside every post for the network."),
    ] = ()
    tone: Annotated[Line | None, Field(description="How posts sound there.")] = None
    do: Annotated[tuple[Line, ...], Field(description="What works, a line each.")] = ()
    dont: Annotated[tuple[Line, ...], Field(description="What does not, a line each.")] = ()
    say: Annotated[tuple[PreferredWord, ...], Field(description="Words that the hub likes there.")] = ()
    avoid: Annotated[
        tuple[AvoidedWord, ...],
        Field(description="Words that the hub does not use there; templates and the composer are checked for them."),
    ] = ()
    key_phrases: Annotated[Phrases, Field(description="Sentences to copy; one alone may be written as a text.")] = ()
    hashtags: Annotated[tuple[Hashtag, ...], Field(description="Hashtags that people follow there.")] = ()
    changes: Annotated[
        tuple[VersionNote, ...], Field(description="What each version changed; `advocacy release` adds to it.")
    ] = ()


class GuidelineTranslation(Model):
    """What differs in another language: `guidelines/<id>.<language>.md`. The rest comes from the guideline."""

    title: Annotated[Line | None, Field(description="The title in this language.")] = None
    summary: Annotated[Line | None, Field(description="The line for lists in this language.")] = None
    version: Annotated[
        int | None,
        Field(ge=1, description="The version of the guideline that this translates; default: the present one."),
    ] = None
    owner: Annotated[Line | None, Field(description="The team to ask in this language.")] = None
    remember: Annotated[Remembered | None, Field(description="The rules that matter most, in this language.")] = None
    tone: Annotated[Line | None, Field(description="How posts in this language sound.")] = None
    do: Annotated[tuple[Line, ...] | None, Field(description="What works, in this language.")] = None
    dont: Annotated[tuple[Line, ...] | None, Field(description="What does not, in this language.")] = None
    key_phrases: Annotated[
        Phrases | None, Field(description="Sentences to copy for people who read this language.")
    ] = None
    hashtags: Annotated[
        tuple[Hashtag, ...] | None, Field(description="Hashtags that people who read this language follow.")
    ] = None


@dataclass(frozen=True, slots=True)
class Guideline:
    """A checked guideline in one of its versions, or a translation of one."""

    id: str
    """Unique in the hub: the name of its file."""
    source: str
    """The file, relative to the hub's folder, with forward slashes."""
    title: str
    template: GuidelineTemplate
    body: str
    """What the writer wrote below the front matter, in Markdown, without a title."""
    network: str | None = None
    """The network that it is about, by id."""
    language: str = ""
    """That of the page; what a translation leaves out is in the language of the guideline."""
    earlier: tuple[Guideline, ...] = field(default=())
    """Its earlier versions, the latest first."""
    original: str | None = None
    """For a translation: the language of the guideline that it translates."""
    translated: frozenset[str] = frozenset()
    """For a translation: the keys that it has itself, and `body`."""
    translations: tuple[Guideline, ...] = field(default=())
    """The version that holds in other languages."""

    @property
    def version(self) -> int:
        """Its number; for a translation that of the version that it translates."""
        return self.template.version

    @property
    def address(self) -> str:
        """Where the version that holds can be read, relative to the hub's root."""
        below = f"{self.language}/" if self.original else ""
        return f"guidelines/{below}" if self.id == INDEX else f"guidelines/{self.id}/{below}"

    @property
    def address_of_version(self) -> str:
        """Where this version stays once there is a later one."""
        return f"guidelines/{self.id}/{self.version}/"

    def comparison_address(self, later: Guideline) -> str:
        """Where it is compared with a later version."""
        return f"{self.address_of_version}{later.version}/"

    @property
    def versions(self) -> tuple[Guideline, ...]:
        """This one and the earlier ones, the latest first."""
        return (self, *self.earlier)

    @property
    def all_languages(self) -> tuple[Guideline, ...]:
        """It and its translations."""
        return (self, *self.translations)

    def in_language(self, language: str) -> Guideline:
        """Its translation into `language`, or itself where there is none."""
        return next((one for one in self.translations if one.language == language), self)

    def language_of(self, key: str) -> str:
        """The language of a part of its page: that of the guideline where a translation leaves it out."""
        return self.original if self.original and key not in self.translated else self.language
