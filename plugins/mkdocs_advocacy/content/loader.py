"""The default loader: each file in a folder is an entry, with translations beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any, TypeVar

from mkdocs_advocacy.content.entry import Entry, pages_of
from mkdocs_advocacy.content.kind import DOCS, Draft, Kind, Loaded, Reading
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.core.files import SourceFile, check_id, source_files
from mkdocs_advocacy.core.lifecycle import hidden_states
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document, empty_document, read, read_page
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.rules.elsewhere import name_problems

E = TypeVar("E", bound=Entry[Any])
Entries = Mapping[str, Entry[Any]]
"""Entries by their ids."""


@dataclass(slots=True)
class Group:
    """The files of one entry: the original, and its translations by language."""

    id: str
    own: SourceFile | None = None
    translations: dict[str, SourceFile] = field(default_factory=dict)

    def add(self, source: SourceFile, language: str) -> SourceFile | None:
        """Add a file, in `language` if it is a translation; return the file already there, if any."""
        first = self.translations.get(language) if language else self.own
        if first is None and language:
            self.translations[language] = source
        elif first is None:
            self.own = source
        return first

    def fingerprint(self) -> bytes:
        """Return a digest of all files of the entry."""
        digest = hashlib.blake2b(digest_size=16)
        for source in filter(None, (self.own, *self.translations.values())):
            digest.update(f"{source.path}\0{len(source.data)}\0".encode() + source.data)
        return digest.digest()


PAGES_OF_FOLDERS = ("index", "readme")
"""The names of Markdown files that are the page of their folder, and no entry."""


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """The content of a parsed file."""

    document: Document
    body: str = ""


def files_of(kind: Kind[Any], reading: Reading) -> tuple[list[SourceFile], list[Problem]]:
    """Return the files of a kind, with a problem for each that is unreadable, a link, or in the wrong place."""
    places = reading.places
    below = places.docs if kind.is_in_docs else places.root
    files, problems = source_files(kind.folder_in(places), kind.endings, below=below, root=places.root)
    if kind.is_markdown:
        files = [file for file in files if file.stem.partition(".")[0].lower() not in PAGES_OF_FOLDERS]
    found = []
    for file in files:
        if _is_in_place(kind, file):
            found.append(file)
        else:
            problems.append(_create_misplaced_problem(kind, places, file))
    return found, problems


def _is_in_place(kind: Kind[Any], file: SourceFile) -> bool:
    """Return whether the kind has files at this path; MkDocs makes pages only from lower-case extensions."""
    return kind.model_of(file.path) is not None and (not kind.is_markdown or file.path.endswith(kind.endings))


def _create_misplaced_problem(kind: Kind[Any], places: Places, file: SourceFile) -> Problem:
    place = PurePosixPath(kind.files.replace(DOCS, places.shown, 1) if kind.is_in_docs else kind.files)
    message = f"the file is not read: {kind.name} belong in {place}"
    hint = f"rename it to {place.parent}/{file.stem}{place.suffix}"
    return Problem(file.shown, 1, 1, Severity.WARNING, message, hint)


def group_files(
    kind: Kind[Any], sources: Iterable[SourceFile], known_ids: Collection[str] = ()
) -> tuple[list[Group], list[Problem]]:
    """Group files by entry, in the order of their paths; report duplicate ids and languages.

    Ids in `known_ids` are accepted as they are.
    """
    groups: dict[str, Group] = {}
    problems: list[Problem] = []
    for source in sources:
        entry_id, dot, language = source.stem.partition(".") if kind.translated else (source.stem, "", "")
        if dot and not language:
            suffix = PurePosixPath(source.path).suffix
            hint = f"name it {entry_id}{suffix}, or {entry_id}.de{suffix} for a translation into German"
            message = "the file name has no language after the dot"
            problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, hint))
            continue
        if entry_id not in known_ids and (new_problems := check_id(source, entry_id)):
            problems += new_problems
            continue
        if first := groups.setdefault(entry_id, Group(entry_id)).add(source, language):
            message = f"the id “{source.stem}” is already used by {first.shown}"
            problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, "rename one of the two files"))
    return list(groups.values()), problems


def orphan_problems(singular: str, suffix: str, group: Group, original: str = "") -> Iterator[Problem]:
    """Report each translation of an entry without an original, which is named `original` or after the entry's id."""
    message = f"this file translates the {singular} “{group.id}”, which does not exist"
    hint = f"add {group.id}{suffix}, or rename this file"
    if original:
        message = f"this file translates {original}, which the {singular} “{group.id}” does not have"
        hint = f"add {original} with the texts in the hub's main language"
    for source in group.translations.values():
        yield Problem(source.shown, 1, 1, Severity.ERROR, message, hint)


def language_problems(
    document: Document, language: str, own: str | None, allowed: Sequence[str], singular: str
) -> list[Problem]:
    """Check the language in a translation's file name; `own` is the language of the original, if it is valid."""
    if language not in allowed:
        message = f"“{language}” in the file name is not a language of this hub"
        hint = nearest(language, allowed) + "; or add it to languages: in mkdocs.yml"
        return [document.problem((), message, hint=hint)]
    if language == own:
        message = f"the {singular} itself is already in “{language}”"
        return [document.problem((), message, hint="move these texts there")]
    return []


def load_entries(kind: Kind[Entries], reading: Reading) -> Loaded[Entries]:
    """Load all entries of a kind, validating each file with the kind's model and checks."""
    sources, problems = files_of(kind, reading)
    groups, new_problems = group_files(kind, sources)
    problems += new_problems
    entries: dict[str, Entry[Any]] = {}
    broken = {source.stem.partition(".")[0] for source in sources} - {group.id for group in groups}
    for group in groups:
        entry, found = _load_entry(kind, group, reading)
        problems += found
        if entry:
            entries[group.id] = entry
        else:
            broken.add(group.id)
    shown = {name: seen for name, entry in entries.items() if (seen := shown_entry(entry, reading))}
    return Loaded(
        content=shown,
        pages=tuple(pages_of(tuple(entries.values()))),
        files=sources,
        broken=frozenset(broken),
        broken_addresses=broken_addresses(kind, sources, entries.values()),
        problems=problems,
        unpublished={name: entry for name, entry in entries.items() if entry is not shown.get(name)},
    )


def load_with_drafts(kind: Kind[Entries], reading: Reading) -> tuple[Loaded[Entries], list[Draft]]:
    """Load all entries of a kind; also return the valid files, for checks that compare entries with each other."""
    drafts: list[Draft] = []

    def keep(draft: Draft, reading: Reading) -> Iterable[Problem]:
        del reading
        drafts.append(draft)
        return ()

    return load_entries(replace(kind, checks=(*kind.checks, keep)), reading), drafts


def broken_addresses(kind: Kind[Any], sources: Iterable[SourceFile], entries: Iterable[Entry[Any]]) -> frozenset[str]:
    """Return the addresses of files that produced no valid entry."""
    addresses = {f"{kind.name}/{source.stem.replace('.', '/')}/" for source in sources}
    return frozenset(addresses - {version.address for entry in entries for version in entry.all_languages})


def shown_entry(entry: E, reading: Reading) -> E | None:
    """Return the entry without drafts and embargoed translations, or None if it is itself withheld.

    An entry is withheld while it is a draft or embargoed, and in a build for an audience that it isn't for.
    """
    hidden = hidden_states(drafts=reading.settings.drafts)
    if entry.state in hidden:
        return None
    translations = tuple(translation for translation in entry.translations if translation.state not in hidden)
    return entry if translations == entry.translations else replace(entry, translations=translations)


def _load_entry(kind: Kind[Any], group: Group, reading: Reading) -> tuple[Entry[Any] | None, list[Problem]]:
    if group.own is None:
        return None, list(orphan_problems(kind.singular, ".md" if kind.is_markdown else ".yml", group))
    found, problems = read_entry(kind, group.own)
    problems += name_problems(group.own, reading.rules.secrets) if not kind.guards_secrets else []
    entry = None
    if found:
        template, new_problems = validated(
            kind.model, found.document, reading.settings.zone, audiences=reading.settings.audience_ids
        )
        problems += new_problems
        if template:
            language = getattr(template, "language", None) or reading.settings.languages[0]
            draft = Draft(group.id, language, template, found.document, found.body)
            problems += _run_checks(kind, draft, reading)
            entry = _create_entry(kind, group.own, draft, reading)
    translations = []
    for language, source in sorted(group.translations.items()):
        translation, new_problems = _load_translation(kind, source, language, entry, reading)
        problems += new_problems
        translations += [translation] if translation else []
    return (replace(entry, translations=tuple(translations)) if entry else None), problems


def _load_translation(
    kind: Kind[Any], source: SourceFile, language: str, entry: Entry[Any] | None, reading: Reading
) -> tuple[Entry[Any] | None, list[Problem]]:
    found, problems = read_entry(kind, source)
    if found is None or kind.translation is None:
        return None, problems
    settings = reading.settings
    translated, new_problems = validated(
        kind.translation, found.document, settings.zone, original=kind.model, audiences=settings.audience_ids
    )
    own = entry.language if entry else None
    problems += new_problems + language_problems(found.document, language, own, settings.languages, kind.singular)
    if translated is None or entry is None or any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    values = {name: value for name in translated.model_fields_set if (value := getattr(translated, name)) is not None}
    template = entry.template.model_copy(update=values)
    body = found.body if found.body.strip() else entry.body
    draft = Draft(entry.id, language, template, found.document, body, is_translation=True)
    problems += _run_checks(kind, draft, reading)
    return _create_entry(kind, source, draft, reading, original=entry.language), problems


def read_entry(kind: Kind[Any], source: SourceFile) -> tuple[ReadEntry | None, list[Problem]]:
    """Parse a file of the kind; return its content or the problems."""
    if not kind.is_markdown:
        document, problems = read(source.shown, source.data)
        return (ReadEntry(document) if document else None), problems
    page, problems = read_page(source.shown, source.data)
    if page is None:
        return None, problems
    return ReadEntry(page.front or empty_document(source.shown), page.body), problems


def _run_checks(kind: Kind[Any], draft: Draft, reading: Reading) -> Iterator[Problem]:
    for check in kind.checks:
        yield from check(draft, reading)


def _create_entry(
    kind: Kind[Any], source: SourceFile, draft: Draft, reading: Reading, original: str | None = None
) -> Entry[Any]:
    zone, lifecycle = reading.settings.zone, kind.lifecycle
    return Entry(
        kind=kind.name,
        id=draft.id,
        source=source.path,
        language=draft.language,
        template=draft.template,
        state=lifecycle.state(draft.template, reading.now, reading.settings),
        since=lifecycle.first_moment(draft.template, zone),
        last_day=lifecycle.last_day(draft.template),
        body=draft.body,
        original=original,
    )
