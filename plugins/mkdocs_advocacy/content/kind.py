"""The interface of a kind of content. A kind is declared once, and all other code iterates over the list of kinds.

A declaration is a `Kind` instance, with plain functions for what is specific to the kind. Loading, the ledger,
redirects, schemas, the reference, fixes, `advocacy add`, search and withholding receive the list of kinds and treat all
kinds alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, Field, create_model

from mkdocs_advocacy.content.entry import Entry, EntryPage, Lifecycle, Short
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.audiences import EMPLOYEES
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, SourceFile
from mkdocs_advocacy.core.languages import Catalogue, Words
from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.results.load import Results
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.secrets import Secret
from mkdocs_advocacy.rules.words import NetworkWords

if TYPE_CHECKING:
    from mkdocs_advocacy.content.changes.model import Change
    from mkdocs_advocacy.content.hub import Hub

C = TypeVar("C")
DOCS = "content"
"""The first part of file patterns in the published folder, which may have another name in a hub."""


DATED = Lifecycle()
"""The lifecycle of most kinds: `status`, `publish` and `expire`."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file that writers edit, for schemas, the reference of formats, and editors."""

    name: str
    """The name in `advocacy schema NAME`."""
    title: str
    """The heading in the reference."""
    place: str
    """The location of its files, in Markdown."""
    model: type[BaseModel]

    def is_at(self, path: str, *, in_docs: bool) -> bool:
        """Return whether a file of this type is at `path`, relative to the published or hub folder."""
        place = self.place.strip("`").removeprefix(f"{DOCS}/" if in_docs else "")
        pattern = "".join(_part(part) for part in re.split("(<[^>]+>)", place))
        return re.fullmatch(pattern, path, re.IGNORECASE) is not None


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A fenced block that writers add to Markdown pages."""

    reference: str
    """The block's section of docs/formats.md, without the table of keys."""
    schema: Mapping[str, Any]
    """The JSON Schema of the block's keys."""


def _part(name: str) -> str:
    """Convert a part of a file pattern to a regular expression: `*` and `<set>` match any name."""
    return "[^/]+" if name == "*" or name.startswith("<") else re.escape(name)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file of an entry that is valid by itself but not yet checked against the rest of the hub."""

    id: str
    language: str
    template: Any
    """The content of the file, an instance of the kind's model; a translation inherits values from the original."""
    document: Document
    body: str = ""
    is_translation: bool = False

    def says(self, name: str) -> bool:
        """Return whether this file itself, rather than the original it translates, sets `name`."""
        return not self.is_translation or name in self.document.value


@dataclass(frozen=True, slots=True)
class Loaded(Generic[C]):
    """A kind's content at a given moment."""

    content: C
    """The published content, for renderers."""
    pages: Sequence[EntryPage] = ()
    """The pages of all entries, including embargoed entries and drafts."""
    files: Sequence[SourceFile] = ()
    """All source files, valid or not."""
    broken: Collection[str] = frozenset()
    """The ids of entries with unusable files, whose problems are reported separately."""
    broken_addresses: Collection[str] = frozenset()
    """The addresses that the entries in `broken` would have."""
    problems: Sequence[Problem] = ()
    unpublished: Any = None
    """Unpublished content in the kind's own form; never passed to renderers."""
    assets: Collection[str] = frozenset()
    """Other files of the published folder that go into the site unchanged, such as images."""
    lent_assets: Collection[str] = frozenset()
    """Files in the folders of other kinds that this kind publishes, such as the images of stories."""
    known_assets: Collection[str] = frozenset()
    """Other files that the kind withholds, and that no option can publish."""
    refused_assets: Mapping[str, Problem] = field(default_factory=dict)
    """Other files, published only if the option `publish` includes them, each with a notice that explains why."""
    coming_assets: Mapping[str, datetime] = field(default_factory=dict)
    """The publication time of each embargoed file."""
    assets_for_others: Collection[str] = frozenset()
    """Other files that are only for other audiences than the build's, relative to the published folder."""
    private_texts: Collection[str] = frozenset()
    """The Markdown files whose front matter may be published, but whose text never is."""
    quotes_posts: Collection[str] = frozenset()
    """The paths of files that quote posts, which may name people who agreed to be named in posts."""
    network_words: Mapping[str, NetworkWords] = field(default_factory=dict)
    """Words that the kind recommends or discourages, by network; rules check texts for them."""
    unquoted: Sequence[Secret] = ()
    """Texts of the kind's files that no message may quote, such as the names of people who don't show them."""
    ended_assets: Mapping[str, str] = field(default_factory=dict)
    """Expired files, each with the address of the page that offered it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The data available for loading a kind, including the kinds loaded before it."""

    places: Places
    settings: Settings
    now: datetime
    networks: Mapping[str, Network]
    """All known networks, including those not offered."""
    offered: tuple[str, ...]
    """The ids of the offered networks, in the hub's order."""
    words: Words
    rules: Rules
    docs_paths: Sequence[str]
    """The files of the published folder, relative to it."""
    plugins: frozenset[str]
    """The hub's capabilities, such as `posts` for the plugin `advocacy/posts`."""
    memory: dict[str, Any]
    """Caches of earlier loads, by kind."""
    is_edition: bool = False
    """Whether the hub is loaded for a frozen edition, which outlives consents."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Plugin options for the kinds that define them, by capability."""
    loaded: Mapping[str, Loaded[Any]] = field(default_factory=dict)
    """The kinds loaded so far, by name."""

    def of(self, kind: Kind[C]) -> Loaded[C]:
        """Return the content of a kind listed in `refers_to`. Raises KeyError for other kinds."""
        if kind.name not in self.loaded:
            raise KeyError(f"{kind.name} is not loaded yet: add it to refers_to in the declaration of the kind")
        return self.loaded[kind.name]

    def with_loaded(self, kind: Kind[C], loaded: Loaded[C]) -> Reading:
        """Return a copy with one more loaded kind."""
        return replace(self, loaded={**self.loaded, kind.name: loaded})


@dataclass(frozen=True, slots=True)
class Sample:
    """The data that `advocacy add` uses to create an entry."""

    id: str
    title: str
    languages: Sequence[str]
    """The hub's languages, its main language first."""
    language: str
    """The entry's language."""
    networks: Mapping[str, Network]
    """The offered networks."""
    sentences: Callable[[str], Mapping[str, Any]]
    """Returns the sample sentences in a language, by their names in scaffold/templates/samples.yml."""
    campaign: str | None = None
    """The id of the entry's campaign."""
    audience: str = EMPLOYEES
    """The audience that the entry is for."""
    pictures: Collection[str] = ()
    """The ids of the hub's images."""
    day: date | None = None
    """The current day in the hub's time zone; None for samples that are the same every day."""


Check = Callable[[Draft, Reading], Iterable[Problem]]
"""Finds problems in an entry's file."""
Loader = Callable[["Kind[C]", Reading], Loaded[C]]


@dataclass(frozen=True, eq=False)
class Kind(Generic[C]):
    """A kind of content."""

    name: str
    """Plural name, as used in addresses: `campaigns`."""
    singular: str
    """Singular name, as used in commands and schemas: `campaign`."""
    title: str
    """Name in headings of the reference: `Campaign`."""
    files: str
    """The pattern of its files, relative to the hub's folder: `content/campaigns/**/*.yml`. `content` stands for the
    published folder. Files outside that folder are not published, but their content may be.
    """
    model: type[Model]
    """The model of a file's keys."""
    plugin: str
    """The plugin that displays the kind: `advocacy/posts`."""
    sample: Callable[[Sample], str]
    """Returns the text of a new file for `advocacy add`: free of problems, and a draft if the kind has drafts."""
    lifecycle: Lifecycle = DATED
    translated: tuple[str, ...] = ("title", "summary")
    """The keys allowed in a translation, `<id>.<language>.yml`; empty if the kind can't be translated."""
    translation_model: type[Model] | None = None
    """The model of a translation, if it needs more than the keys in `translated`."""
    write_translation: Callable[[Mapping[str, Any], str], str] | None = None
    """Returns the initial text of a translation for `advocacy add translation`; None to copy the shared texts."""
    checks: tuple[Check, ...] = ()
    refers_to: tuple[str, ...] = ()
    """The names of the kinds that its entries refer to; they are loaded first."""
    search: tuple[str, ...] = ("summary",)
    """The keys with searchable texts, besides the title."""
    load: Loader[C] | None = None
    """Loads the whole kind; None for the default loader, whose content maps ids to entries."""
    overviews: tuple[str, ...] | None = None
    """The addresses of its pages that always exist; None for `<name>/`."""
    details: Callable[[Entry[Any], Hub, Catalogue], object] | None = None
    """Returns the facts about an entry that its own templates show, in the language of the catalogue."""
    overview_details: Callable[[Sequence[Entry[Any]], Hub, Catalogue], object] | None = None
    """Returns the facts that its own overview shows beside the entries, which are passed in its language."""
    short: Callable[[Entry[Any], Hub, Catalogue], Short | None] | None = None
    """Returns an entry's line in short lists, or None to leave it out; None for its last day, sorted by title."""
    owner_of: Callable[[str], str | None] | None = None
    """Returns the address of the entry whose former file had an address in the ledger, which its plugin keeps
    answering; None for other addresses."""
    changes: Callable[[C, Hub], Iterable[Change]] | None = None
    """Yields the changes to announce to readers."""
    check_pages: Callable[[Sequence[SourceFile], Reading], Iterable[Problem]] | None = None
    """Finds problems in the parts of Markdown pages that the kind fills in, such as lists of posts."""
    check_results: Callable[[Loaded[C], Reading, Results], Iterable[Problem]] | None = None
    """Finds problems in the kind's references to the published results, which are loaded after all kinds."""
    check_hub: Callable[[Loaded[C], Hub, str], Iterable[Problem]] | None = None
    """Finds problems that depend on the whole hub, such as the size of an email.

    The last argument is the site's absolute URL, or empty if it isn't known.
    """
    page_blocks: tuple[PageBlock, ...] = ()
    """The fenced blocks that writers can use in Markdown pages, for the reference."""
    styles: tuple[str, ...] = ()
    """Further stylesheets of its pages, by path below `css/`."""
    has_renderer: bool = False
    """Whether its plugin renders its pages; otherwise, the kind's own templates or the default templates do."""
    has_pages: bool = True
    """Whether its entries have pages. If not, other pages show them."""
    has_written_pages: bool = True
    """Whether writers can write the upper part of an entry's page in `<id>.md` in the kind's folder."""
    keeps_ended_text: bool = True
    """Whether that part stays when the entry has ended."""
    guards_secrets: bool = True
    """Whether the general check for confidential terms covers its files. Posts have their own, which allows excuses."""
    claims: str = ""
    """A description of the files allowed in its folder, for messages; derived from `files` if empty."""
    translation_name: str = ""
    """The name of a translation's schema; derived from `singular` if empty."""
    is_countable: bool = True
    """Whether its title takes an article: an event, but feedback."""
    beside: tuple[FileType, ...] = ()
    """Further types of YAML files in its folder, which commands write and its own loader reads."""

    @property
    def with_article(self) -> str:
        """Its title within a sentence: an event."""
        title = self.title.lower()
        return f"{'an' if title[0] in 'aeiou' else 'a'} {title}" if self.is_countable else title

    @property
    def capability(self) -> str:
        """The plugin's name without its prefix: `posts`."""
        return self.plugin.removeprefix("advocacy/")

    @property
    def is_in_docs(self) -> bool:
        """Whether its files are in the published folder."""
        return self.files.startswith(f"{DOCS}/")

    @cached_property
    def folder(self) -> str:
        """The folder of its files, relative to the published folder or the hub's folder."""
        parts = PurePosixPath(self.files).parts[self.is_in_docs :]
        return "/".join(part for part in parts[:-1] if "*" not in part and "<" not in part)

    @property
    def has_folders(self) -> bool:
        """Whether each entry has its own folder, with a file of a fixed name such as `brand.yml`."""
        return "<" in self.files

    @cached_property
    def endings(self) -> tuple[str, ...]:
        """The extensions of its files."""
        return MARKDOWN_ENDINGS if self.files.endswith(".md") else YAML_ENDINGS

    @property
    def is_markdown(self) -> bool:
        """Whether its files are Markdown with front matter."""
        return self.endings is MARKDOWN_ENDINGS

    def folder_in(self, places: Places) -> Path:
        """Return the folder of its files in a hub."""
        return (places.docs if self.is_in_docs else places.root) / self.folder

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """A pattern for the paths of its files, relative to the published folder or the hub's folder."""
        parts = PurePosixPath(self.files).parts[self.is_in_docs :]
        folders = "".join("(?:.+/)?" if part == "**" else f"{_part(part)}/" for part in parts[:-1])
        endings = "|".join(map(re.escape, self.endings))
        language = r"(?:\.[^/]+)?" if self.translation and self.has_folders else ""
        stem = f"{_part(PurePosixPath(parts[-1]).stem)}{language}"
        return re.compile(f"{folders}{stem}(?:{endings})", re.IGNORECASE)

    def model_of(self, path: str) -> type[BaseModel] | None:
        """Return the model of the file at `path`, relative to the published or hub folder; None for other files."""
        if not self._pattern.fullmatch(path):
            return next((one.model for one in self.beside if one.is_at(path, in_docs=self.is_in_docs)), None)
        is_translation = self.translation and "." in PurePosixPath(path).stem
        return self.translation if is_translation else self.model

    def id_of(self, path: str) -> str:
        """Return the id of the entry whose original file is at `path`: the name of its folder or file."""
        place = PurePosixPath(path)
        return place.parent.name if self.has_folders else place.stem

    @property
    def file_types(self) -> tuple[FileType, ...]:
        """The types of its files: entries and, if it has them, translations."""
        place = self.files.replace("*.", "<id>.")
        shown = f"front matter of `{place}`" if self.is_markdown else f"`{place}`"
        own = FileType(self.singular, self.title, shown, self.model)
        if self.translation is None:
            return (own, *self.beside)
        name = self.translation_name or f"{self.singular}-translation"
        title = f"Translation of {self.with_article}"
        suffix = PurePosixPath(place).suffix
        translated = place.removesuffix(suffix) + f".<language>{suffix}"
        return own, FileType(name, title, shown.replace(place, translated), self.translation), *self.beside

    @property
    def overview_addresses(self) -> tuple[str, ...]:
        """The addresses of its pages that always exist."""
        return (f"{self.name}/",) if self.overviews is None else self.overviews

    @cached_property
    def translation(self) -> type[Model] | None:
        """The model of a translation, where all keys are optional; None if the kind can't be translated."""
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
        doc = f"The {self.singular} in another language: `<id>.<language>` beside the original file."
        return create_model(name, __base__=Model, __doc__=doc, **fields)
