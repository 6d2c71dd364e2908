"""The contract of a kind of content: it is declared once, and everything else asks the list of kinds.

A declaration is a value of the class `Kind`, with plain functions for what differs from kind to kind. Loading, the
ledger, redirects, schemas, the reference, fixes, `advocacy add`, search and withholding are given the list of kinds and
treat all of them alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, Field, create_model

from mkdocs_advocacy.content.entry import EntryPage, Lifecycle
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, SourceFile
from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.words import NetworkWords

if TYPE_CHECKING:
    from mkdocs_advocacy.content.changes.model import Change
    from mkdocs_advocacy.content.hub import Hub

C = TypeVar("C")
DOCS = "content"
"""The first part of a kind's pattern for files in the published folder, whatever that folder is called in a hub."""


DATED = Lifecycle()
"""The lifecycle of most kinds: `status`, `publish` and `expire`."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file that writers edit, for schemas, the reference of formats, and editors."""

    name: str
    """As `advocacy schema` knows it."""
    title: str
    """As a heading of the reference."""
    place: str
    """Where its files are, in Markdown."""
    model: type[BaseModel]


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A fenced block that writers put into Markdown pages."""

    reference: str
    """Its section of docs/formats.md, without the table of keys."""
    schema: Mapping[str, Any]
    """The JSON Schema of its keys."""


def _part(name: str) -> str:
    """A part of a pattern for files as a regular expression: `*` and `<set>` stand for any name."""
    return "[^/]+" if name == "*" or name.startswith("<") else re.escape(name)


@dataclass(frozen=True, slots=True)
class Draft:
    """One file of an entry, in the right form, before it is checked against the rest of the hub."""

    id: str
    language: str
    template: Any
    """The content of the file, an instance of the kind's model; a translation has the original's values as well."""
    document: Document
    body: str = ""
    is_translation: bool = False

    def says(self, name: str) -> bool:
        """Whether this very file, and not the one it translates, has a value for `name`."""
        return not self.is_translation or name in self.document.value


@dataclass(frozen=True, slots=True)
class Loaded(Generic[C]):
    """A kind's content at one moment."""

    content: C
    """What may be seen, for those who render it."""
    pages: Sequence[EntryPage] = ()
    """The pages of all entries, also of those whose time is still to come, and of drafts."""
    files: Sequence[SourceFile] = ()
    """Its files, valid or not."""
    broken: Collection[str] = frozenset()
    """The ids of entries whose files cannot be used, and have problems of their own."""
    broken_addresses: Collection[str] = frozenset()
    """The addresses that those files stand for."""
    problems: Sequence[Problem] = ()
    unpublished: Any = None
    """What may not be seen yet, in the kind's own form; no renderer is given it."""
    assets: Collection[str] = frozenset()
    """Further files of the published folder that go into the site as they are, such as pictures."""
    known_assets: Collection[str] = frozenset()
    """Further files that the kind keeps back, so that no option publishes them."""
    refused_assets: Mapping[str, Problem] = field(default_factory=dict)
    """Further files that the option `publish` can include, with the notices that say why they are not."""
    coming_assets: Mapping[str, datetime] = field(default_factory=dict)
    """When each file under embargo is published."""
    network_words: Mapping[str, NetworkWords] = field(default_factory=dict)
    """Words that the kind recommends or advises against, by network: the rules look for them in texts."""
    ended_assets: Mapping[str, str] = field(default_factory=dict)
    """The files whose last day has passed, with the address of the page that they were on."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a kind is loaded with: the hub as far as it is known."""

    places: Places
    settings: Settings
    now: datetime
    networks: Mapping[str, Network]
    """All known networks, including those that are not on offer."""
    offered: tuple[str, ...]
    """The ids of the networks on offer, in the hub's order."""
    words: Words
    rules: Rules
    docs_paths: Sequence[str]
    """The files of the published folder, relative to it."""
    plugins: frozenset[str]
    """The capabilities of the hub: `posts` for the plugin `advocacy/posts`."""
    memory: dict[str, Any]
    """What an earlier load left for this one, by kind."""
    limits: Any = None
    """The options of plugins that limit what is read, by the kind that has them."""
    loaded: Mapping[str, Loaded[Any]] = field(default_factory=dict)
    """The kinds that were loaded before, by name."""

    def of(self, kind: Kind[C]) -> Loaded[C]:
        """The content of a kind that this one refers to; KeyError for one that its declaration does not name."""
        if kind.name not in self.loaded:
            raise KeyError(f"{kind.name} is not loaded yet: add it to refers_to in the declaration of the kind")
        return self.loaded[kind.name]

    def with_loaded(self, kind: Kind[C], loaded: Loaded[C]) -> Reading:
        """It with one kind more."""
        return replace(self, loaded={**self.loaded, kind.name: loaded})


@dataclass(frozen=True, slots=True)
class Sample:
    """What `advocacy add` knows of a new entry."""

    id: str
    title: str
    languages: Sequence[str]
    """Those of the hub, its own first."""
    language: str
    """That of the entry."""
    networks: Mapping[str, Network]
    """The networks on offer."""
    sentences: Callable[[str], Mapping[str, Any]]
    """The sentences of samples in a language, by their names in scaffold/templates/samples.yml."""
    campaign: str | None = None
    """The campaign to which the entry belongs, by its id."""
    pictures: Collection[str] = ()
    """The ids of the hub's pictures."""


Check = Callable[[Draft, Reading], Iterable[Problem]]
"""Finds what is wrong with an entry's file."""
Loader = Callable[["Kind[C]", Reading], Loaded[C]]


@dataclass(frozen=True, eq=False)
class Kind(Generic[C]):
    """A kind of content."""

    name: str
    """In the plural, as in addresses: `campaigns`."""
    singular: str
    """As commands and schemas call it: `campaign`."""
    title: str
    """As headings of the reference call it: `Campaign`."""
    files: str
    """A pattern for its files, relative to the hub's folder: `content/campaigns/**/*.yml`; `content` stands for the
    published folder. Files beside that folder are never published themselves."""
    model: type[Model]
    """The keys of a file."""
    plugin: str
    """The plugin that shows it in a hub: `advocacy/posts`."""
    sample: Callable[[Sample], str]
    """Writes the file of a new entry, for `advocacy add`: it has no problems, and is not published yet where the kind
    has drafts."""
    lifecycle: Lifecycle = DATED
    translated: tuple[str, ...] = ("title", "summary")
    """The keys that a translation may have, `<id>.<language>.yml`; none for a kind that is not translated."""
    translation_model: type[Model] | None = None
    """The keys of a translation's file, for a kind that needs more than `translated` keys of its own model."""
    write_translation: Callable[[Mapping[str, Any], str], str] | None = None
    """Writes what a translation of a file says, to be translated in its place, for `advocacy add translation`; None for
    the texts of the keys that both have."""
    checks: tuple[Check, ...] = ()
    refers_to: tuple[str, ...] = ()
    """The names of the kinds that its entries refer to; they are loaded before it."""
    search: tuple[str, ...] = ("summary",)
    """The keys whose texts search finds the entry by, beside its title."""
    load: Loader[C] | None = None
    """Loads all of the kind; None for the loader that suits most kinds, whose content is a map of entries by id."""
    overviews: tuple[str, ...] | None = None
    """The addresses of its pages that are always there; None for `<name>/`."""
    changes: Callable[[C, Hub], Iterable[Change]] | None = None
    """What readers are told has changed in it."""
    check_pages: Callable[[Sequence[SourceFile], Reading], Iterable[Problem]] | None = None
    """Finds what is wrong with the parts of Markdown pages that the kind fills, such as lists of posts."""
    page_blocks: tuple[PageBlock, ...] = ()
    """The fenced blocks that writers put into Markdown pages for it, for the reference."""
    has_renderer: bool = False
    """Whether its plugin renders its pages; else they are rendered by templates for all kinds, or by its own ones."""
    has_written_pages: bool = True
    """Whether a writer can write the upper part of an entry's page, in `<id>.md` in the folder of the kind."""
    guards_secrets: bool = True
    """Whether the confidential terms are looked for in its files with those of all kinds; posts do so themselves, since
    their writers can excuse a finding."""
    claims: str = ""
    """What belongs into its folder, for a sentence; made of `files` where it is empty."""
    translation_name: str = ""
    """The name of a translation's schema; made of `singular` where it is empty."""

    @property
    def capability(self) -> str:
        """The plugin's name without its prefix: `posts`."""
        return self.plugin.removeprefix("advocacy/")

    @property
    def is_in_docs(self) -> bool:
        """Whether its files lie in the published folder."""
        return self.files.startswith(f"{DOCS}/")

    @cached_property
    def folder(self) -> str:
        """The folder of its files, relative to the published folder, or to the hub's."""
        parts = PurePosixPath(self.files).parts[self.is_in_docs :]
        return "/".join(part for part in parts[:-1] if "*" not in part and "<" not in part)

    @property
    def has_folders(self) -> bool:
        """Whether each entry has a folder of its own, in which its file always has the same name: `brand.yml`."""
        return "<" in self.files

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """The endings of its files."""
        return MARKDOWN_ENDINGS if self.files.endswith(".md") else YAML_ENDINGS

    @property
    def is_markdown(self) -> bool:
        """Whether its files are Markdown with front matter."""
        return self.endings is MARKDOWN_ENDINGS

    def folder_in(self, places: Places) -> Path:
        """The folder of its files in a hub."""
        return (places.docs if self.is_in_docs else places.root) / self.folder

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Matches the paths of its files, relative to the published folder or to the hub's."""
        parts = PurePosixPath(self.files).parts[self.is_in_docs :]
        folders = "".join("(?:.+/)?" if part == "**" else f"{_part(part)}/" for part in parts[:-1])
        endings = "|".join(map(re.escape, self.endings))
        language = r"(?:\.[^/]+)?" if self.translation and self.has_folders else ""
        stem = f"{_part(PurePosixPath(parts[-1]).stem)}{language}"
        return re.compile(f"{folders}{stem}(?:{endings})", re.IGNORECASE)

    def model_of(self, path: str) -> type[Model] | None:
        """The keys of the file at `path`, relative to the published folder or to the hub's; None for no file of it."""
        if not self._pattern.fullmatch(path):
            return None
        is_translation = self.translation and "." in PurePosixPath(path).stem
        return self.translation if is_translation else self.model

    def id_of(self, path: str) -> str:
        """The id of the entry whose own file is at `path`: the name of its folder, or of the file."""
        place = PurePosixPath(path)
        return place.parent.name if self.has_folders else place.stem

    @property
    def file_types(self) -> tuple[FileType, ...]:
        """The types of its files: entries, and translations if it has them."""
        place = self.files.replace("*.", "<id>.")
        shown = f"the first lines of `{place}`, between two lines `---`" if self.is_markdown else f"`{place}`"
        own = FileType(self.singular, self.title, shown, self.model)
        if self.translation is None:
            return (own,)
        name = self.translation_name or f"{self.singular}-translation"
        title = f"Translation of a {self.title.lower()}"
        suffix = PurePosixPath(place).suffix
        translated = place.removesuffix(suffix) + f".<language>{suffix}"
        return own, FileType(name, title, shown.replace(place, translated), self.translation)

    @property
    def overview_addresses(self) -> tuple[str, ...]:
        """The addresses of its pages that are always there."""
        return (f"{self.name}/",) if self.overviews is None else self.overviews

    @cached_property
    def translation(self) -> type[Model] | None:
        """The keys of a translation's file, all of them optional; None for a kind that is not translated."""
        if self.translation_model or not self.translated:
            return self.translation_model
        keys = dict.fromkeys((*self.translated, *self.lifecycle.keys))
        fields: dict[str, Any] = {}
        for key in keys:
            info = self.model.model_fields[key]
            value: Any = Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
            described = Field(default=None, description=info.description, json_schema_extra=info.json_schema_extra)
            fields[key] = (value | None, described)
        name = f"{self.model.__name__.removesuffix('Template')}Translation"
        doc = f"What differs in another language: `<id>.<language>` beside the {self.singular}."
        return create_model(name, __base__=Model, __doc__=doc, **fields)
