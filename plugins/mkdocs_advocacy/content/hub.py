"""The hub: all its files, loaded and checked. Independent of MkDocs and of specific kinds of content."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, TypeVar

from mkdocs_advocacy.content.audience_option import add_audience_names
from mkdocs_advocacy.content.audience_plugins import lost_plugins
from mkdocs_advocacy.content.claims import Claims, claimed_files
from mkdocs_advocacy.content.docs_folder import docs_files
from mkdocs_advocacy.content.ending_words import ending_word_problems
from mkdocs_advocacy.content.entry import EntryPage
from mkdocs_advocacy.content.for_others import ForOthers
from mkdocs_advocacy.content.kind import Kind, Loaded, Reading
from mkdocs_advocacy.content.kind_claims import claim_of, coming_files
from mkdocs_advocacy.content.ledger.addresses import Addresses, Content, load_addresses
from mkdocs_advocacy.content.ledger.model import Permalink
from mkdocs_advocacy.content.loader import load_entries
from mkdocs_advocacy.content.offered_networks import offered_networks
from mkdocs_advocacy.content.page_audiences import belongs_to, pages_for_others
from mkdocs_advocacy.content.page_clashes import clash_problems, twin_problems
from mkdocs_advocacy.content.places import NEVER_PUBLISHED, Places
from mkdocs_advocacy.content.published_results import load_published_results
from mkdocs_advocacy.content.redirects.model import REDIRECTS
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.content.used_files import find_unseen, sort_texts, unseen_problems
from mkdocs_advocacy.core.config_file import CONFIG
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import (
    MARKDOWN_ENDINGS,
    YAML_ENDINGS,
    SourceFile,
    files_at,
    unreadable_folders,
    yaml_files,
)
from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.core.languages.load import load_words
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem, in_order
from mkdocs_advocacy.core.source import Document, empty_document, keep_front_matter
from mkdocs_advocacy.networks.load import load_networks
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.results.load import Results
from mkdocs_advocacy.rules.answer_check import answer_problems
from mkdocs_advocacy.rules.discreet import discreet
from mkdocs_advocacy.rules.elsewhere import file_problems, page_problems, path_problems
from mkdocs_advocacy.rules.load import load_rules
from mkdocs_advocacy.rules.programme import weighed
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.secrets import Secrets

C = TypeVar("C")
T = TypeVar("T")


@dataclass(frozen=True)
class Hub:
    """The published state of a hub at a given moment, with the problems of its files."""

    settings: Settings
    now: datetime
    plugins: frozenset[str]
    """The hub's capabilities: `posts` for the plugin `advocacy/posts`."""
    networks: Mapping[str, Network]
    """The offered networks, in the hub's order."""
    known_networks: Mapping[str, Network]
    """All known networks, including those not offered."""
    content: Mapping[str, Any]
    """The content of each kind by the kind's name; see `of`."""
    problems: tuple[Problem, ...]
    words: Words
    """The interface's words by language."""
    rules: Rules
    addresses: Addresses
    """The redirects and the addresses in the ledger."""
    published: frozenset[str]
    """The files of the published folder that go into the site, relative to it; a build copies no others."""
    spoken: tuple[str, ...]
    """The languages of the hub's pages, its main language first."""
    audiences: tuple[str, ...]
    """The audiences that have a page of their own, in the hub's order."""
    results: Results
    """The results of published campaigns and posts."""
    _made: dict[Callable[..., Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The values of `once`."""

    def of(self, kind: Kind[C]) -> C:
        """Return the published content of a kind."""
        content: C = self.content[kind.name]
        return content

    def once(self, make: Callable[[Hub], T]) -> T:
        """Return `make(self)`, computed only once for this hub. `make` is a pure function or a class."""
        if make not in self._made:
            self._made[make] = make(self)
        value: T = self._made[make]
        return value

    def with_content(self, kind: Kind[C], content: C) -> Hub:
        """Return a copy with other content for a kind."""
        return replace(self, content={**self.content, kind.name: content})

    def with_problems(self, problems: Iterable[Problem]) -> Hub:
        """Return a copy with additional problems. It keeps the values of `once`, because none depends on problems."""
        copy = replace(self, problems=in_order((*self.problems, *problems)))
        copy._made.update(self._made)
        return copy

    @property
    def language(self) -> str:
        """The hub's main language."""
        return self.settings.languages[0]

    @property
    def today(self) -> date:
        """The current date in the hub's time zone."""
        return day_of(self.now, self.settings.zone)


@dataclass(frozen=True)
class Unpublished:
    """Data withheld from renderers: embargoed entries, drafts, and data used only by checks."""

    reading: Reading
    """Every kind as loaded, including unpublished content."""
    permalinks: tuple[Permalink, ...]
    """The addresses that must keep working, including embargoed ones."""
    for_others: ForOthers
    """The content that is only for other audiences than the build's."""
    coming: Mapping[str, datetime]
    """The publication time of each embargoed file that a page can link to, relative to the published folder."""
    unseen: frozenset[str]
    """The files that only unpublished content uses: they are published with the first page that uses them."""


def private_folders(places: Places, kinds: Sequence[Kind[Any]]) -> tuple[Path, ...]:
    """Return the folders whose files must not be published under another name."""
    of_kinds = dict.fromkeys(kind.folder_in(places) for kind in kinds)
    return (*of_kinds, *(places.root / name for name in NEVER_PUBLISHED if places.root / name not in of_kinds))


def unreadable(places: Places, kinds: Sequence[Kind[Any]]) -> tuple[Problem, ...]:
    """Return an error for each unreadable folder of the hub; for nested folders, only for the outermost."""
    folders = (
        places.docs,
        places.networks,
        places.languages,
        places.rules,
        *(kind.folder_in(places) for kind in kinds),
    )
    found = in_order(
        problem for folder in dict.fromkeys(folders) for problem in unreadable_folders(folder, places.root)
    )
    outer = {f"{problem.file}/" for problem in found}
    return tuple(problem for problem in found if not any(problem.file.startswith(folder) for folder in outer))


def load_hub(
    places: Places,
    settings: Settings,
    now: datetime,
    kinds: Sequence[Kind[Any]],
    *,
    memory: dict[str, Any] | None = None,
    plugins: Collection[str] | None = None,
    is_edition: bool = False,
    options: Mapping[str, Any] | None = None,
    config: Document | None = None,
    site: str = "",
) -> tuple[Hub, Unpublished]:
    """Load the hub as of `now`, an aware time; return it and its unpublished data.

    Each kind is loaded after the kinds it refers to. `plugins` are the hub's capabilities, by default those of all
    kinds. `memory` speeds up later loads of the same hub. `options` are the options of
    plugins by capability. `is_edition` loads it for a frozen edition. `config` is mkdocs.yml, used for
    positions. `site` is the address of the site, with a slash at its end, if it is known.
    """
    network_files, problems = yaml_files(places.networks, below=places.root, root=places.root)
    networks, new_problems = load_networks({file.shown: file.data for file in network_files})
    problems += new_problems
    offered, new_problems = offered_networks(
        networks, network_files, settings.networks, config or empty_document(CONFIG)
    )
    problems += new_problems
    word_files, unreadable = yaml_files(places.languages, below=places.root, root=places.root)
    words, new_problems = load_words(word_files, settings.languages)
    problems += unreadable + new_problems
    words = add_audience_names(words, settings.audiences, settings.languages)
    rule_files, unreadable = yaml_files(places.rules, below=places.root, root=places.root)
    rules, new_problems = load_rules(rule_files, settings, now)
    problems += unreadable + new_problems
    docs_paths, new_problems = docs_files(places.docs, places.root, private_folders(places, kinds))
    problems += new_problems
    enabled = frozenset(kind.capability for kind in kinds) if plugins is None else frozenset(plugins)
    capabilities = (kind.capability for kind in kinds)
    problems += lost_plugins(settings, enabled, capabilities, config or empty_document(CONFIG))
    reading = Reading(
        places=places,
        settings=settings,
        now=now,
        networks=networks,
        offered=offered,
        words=words,
        rules=rules,
        docs_paths=docs_paths,
        plugins=enabled,
        memory={} if memory is None else memory,
        is_edition=is_edition,
        options=options or {},
    )
    reading = _load_kinds(kinds, reading)
    problems += answer_problems(rule_files, reading.rules, settings, networks, offered)
    loaded = reading.loaded
    for kind in kinds:
        problems += loaded[kind.name].problems
    in_docs = [kind for kind in kinds if kind.is_in_docs]
    lent = {path for kind in kinds if kind.capability in enabled for path in loaded[kind.name].lent_assets}
    kind_claims = [
        claim_of(kind, loaded[kind.name], docs_paths, plugins=enabled, drafts=settings.drafts, lent=lent)
        for kind in in_docs
    ]
    hidden_kinds = (kind for kind in kinds if not kind.is_in_docs and not kind.has_pages)
    confidential = {kind.folder for kind in hidden_kinds if kind.capability in enabled}
    claims = Claims(kind_claims, settings.publish, (REDIRECTS,), confidential)
    published, new_problems = claimed_files(claims, docs_paths, places.shown)
    problems += new_problems
    problems += clash_problems(kinds, loaded, published, places.shown)
    problems += twin_problems(kinds, loaded, published, places.shown)
    written = [path for path in docs_paths if path.lower().endswith(MARKDOWN_ENDINGS)]
    pages, unreadable_pages = files_at(written, below=places.docs, root=places.root)
    problems += unreadable_pages
    beside = [file for kind in kinds if kind.is_markdown and not kind.is_in_docs for file in loaded[kind.name].files]
    private = {path for of_kind in loaded.values() for path in of_kind.private_texts}
    texts = [_without_text(page) if page.path in private else page for page in (*pages, *beside)]
    for kind in kinds:
        problems += kind.check_pages(texts, reading) if kind.check_pages else ()
    every_page = [page for of_kind in loaded.values() for page in of_kind.pages]
    of_entries = {file.path for kind in in_docs if kind.is_markdown for file in loaded[kind.name].files}
    hidden, new_problems = pages_for_others(pages, of_entries, settings)
    problems += new_problems
    published -= hidden
    for_others = _find_for_others(settings, every_page, hidden, loaded, published)
    published -= for_others.files
    of_texts = sort_texts(kinds, loaded, pages, published, for_others, drafts=settings.drafts)
    of_others, unseen = find_unseen(of_texts, published, {kind.folder for kind in in_docs}, places)
    for_others = replace(for_others, files=for_others.files | of_others)
    published -= of_others | unseen
    problems += unseen_problems(unseen, places.shown)
    with_pages = {kind.name for kind in kinds if kind.capability in enabled}
    shown = [page for page in every_page if page.is_shown(drafts=settings.drafts)]
    audiences = _list_audiences(settings, (page for page in shown if page.kind in with_pages))
    content = Content(kinds, loaded, enabled, published, settings, audiences, for_others)
    results, of_results = load_published_results(reading, shown, config or empty_document(CONFIG))
    problems += of_results
    for kind in kinds:
        problems += kind.check_results(loaded[kind.name], reading, results) if kind.check_results else ()
    addresses, permalinks, new_problems = load_addresses(places.root, places.docs, content, now)
    problems += new_problems
    others = (*network_files, *(file for file in rule_files if file.stem != "confidential"))
    problems += _find_confidential_terms(kinds, reading, others, texts, published)
    problems += ending_word_problems(kinds, reading, texts)
    hub = Hub(
        settings=settings,
        now=now,
        plugins=enabled,
        networks={network_id: networks[network_id] for network_id in offered},
        known_networks=networks,
        content={name: of_kind.content for name, of_kind in loaded.items()},
        problems=(),
        words=words,
        rules=reading.rules,
        addresses=addresses,
        published=published,
        audiences=audiences,
        results=results,
        spoken=tuple(dict.fromkeys((settings.languages[0], *sorted(page.language for page in shown)))),
    )
    for kind in kinds:
        problems += kind.check_hub(loaded[kind.name], hub, site) if kind.check_hub else ()
    hub = hub.with_problems(discreet(weighed(problems, settings.weights), _unquoted(rules, loaded)))
    coming: dict[str, datetime] = {}
    for kind in in_docs:
        coming |= coming_files(kind, loaded[kind.name], docs_paths, now)
    return hub, Unpublished(reading, permalinks, for_others, coming, unseen)


def _without_text(page: SourceFile) -> SourceFile:
    """Return a page with a private text as it is checked: only its front matter is published."""
    return replace(page, data=keep_front_matter(page.data))


def _list_audiences(settings: Settings, pages: Iterable[EntryPage]) -> tuple[str, ...]:
    """Return the audiences that have a page: the build's own, or all that any of the `pages` is for, if several are."""
    if settings.audience:
        return (settings.audience,)
    named = {audience for page in pages for audience in page.audiences}
    found = tuple(audience for audience in settings.audience_ids if audience in named)
    return found if len(found) > 1 else ()


def _find_for_others(
    settings: Settings,
    pages: Iterable[EntryPage],
    written: frozenset[str],
    loaded: Mapping[str, Loaded[Any]],
    published: Iterable[str],
) -> ForOthers:
    """Return the content that is only for other audiences than the build's."""
    if settings.audience is None:
        return ForOthers()
    files = frozenset(file for of_kind in loaded.values() for file in of_kind.assets_for_others)
    others = settings.other_audiences
    files |= {path for path in published if belongs_to(path, others)}
    own = tuple(page for page in pages if page.state is State.FOR_OTHERS)
    return ForOthers(own, written, files, others, settings.languages)


def _load_kinds(kinds: Sequence[Kind[Any]], reading: Reading) -> Reading:
    by_name = {kind.name: kind for kind in kinds}
    for name in TopologicalSorter({kind.name: kind.refers_to for kind in kinds}).static_order():
        kind = by_name[name]
        known = replace(reading, loaded={name: reading.loaded[name] for name in kind.refers_to})
        loaded: Loaded[Any] = (kind.load or load_entries)(kind, known)
        reading = reading.with_loaded(kind, loaded)
        if loaded.network_words:
            reading = replace(reading, rules=replace(reading.rules, of_networks=loaded.network_words))
    return reading


def _unquoted(rules: Rules, loaded: Mapping[str, Loaded[Any]]) -> Secrets:
    """Return everything that messages must not quote."""
    of_kinds = (secret for of_kind in loaded.values() for secret in of_kind.unquoted)
    return Secrets((*rules.secrets.known, *of_kinds))


def _find_confidential_terms(
    kinds: Sequence[Kind[Any]],
    reading: Reading,
    settings_files: Sequence[SourceFile],
    pages: Sequence[SourceFile],
    published: Collection[str],
) -> list[Problem]:
    """Return the problems with confidential terms in all files, unless their kind checks these itself."""
    secrets, zone, places = reading.rules.secrets, reading.settings.zone, reading.places
    files = [
        file
        for kind in kinds
        if kind.guards_secrets
        for file in reading.loaded[kind.name].files
        if file.path.lower().endswith(YAML_ENDINGS)  # the kind's loader checks other files
    ]
    pages_of_kinds = (page for of_kind in reading.loaded.values() for page in of_kind.pages)
    since = {page.source: page.since for page in pages_of_kinds if page.since}
    return [
        *file_problems((*files, *settings_files), secrets, zone, since),
        *page_problems(pages, secrets, since),
        *path_problems(
            (path for path in sorted(published) if not path.endswith(MARKDOWN_ENDINGS)), places.shown, secrets
        ),
        *secrets.slow(),
    ]
