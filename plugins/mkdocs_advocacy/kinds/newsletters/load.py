"""Load newsletters, and the records of released issues."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mkdocs_advocacy.content.kind import Draft, Kind, Loaded, Reading
from mkdocs_advocacy.content.loader import load_with_drafts
from mkdocs_advocacy.core.files import SourceFile, yaml_files
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.core.yaml_words import place_at
from mkdocs_advocacy.kinds.newsletters.compose import split_text
from mkdocs_advocacy.kinds.newsletters.due import check_due
from mkdocs_advocacy.kinds.newsletters.issue import Wording
from mkdocs_advocacy.kinds.newsletters.model import Newsletter
from mkdocs_advocacy.kinds.newsletters.record import RECORD, SUFFIX, NewsletterRecord, RecordedWords, Release
from mkdocs_advocacy.kinds.people.finder import Finder
from mkdocs_advocacy.kinds.people.kept import find_ended


@dataclass(frozen=True)
class Newsletters(Mapping[str, Newsletter]):
    """The issues that have a page, by id."""

    entries: Mapping[str, Newsletter] = field(default_factory=dict)
    releases: Mapping[str, Release] = field(default_factory=dict)
    """What the released issues hold, by id."""

    @property
    def in_all_languages(self) -> Iterator[Newsletter]:
        """The issues and their translations."""
        return (version for newsletter in self.values() for version in newsletter.all_languages)

    def __getitem__(self, name: str) -> Newsletter:
        return self.entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def load(kind: Kind[Any], reading: Reading) -> Loaded[Newsletters]:
    """Load all issues and the records of released ones. Check that their blocks match, and whether an issue is due."""
    found, drafts = load_with_drafts(kind, reading)
    loaded: Loaded[Any] = found
    places = reading.places
    files, problems = yaml_files(kind.folder_in(places), below=places.docs, root=places.root)
    texts: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        texts[draft.id].append(draft)
    releases: dict[str, Release] = {}
    names = find_ended(reading)
    for file in files:
        if RECORD.is_at(file.path, in_docs=True):
            release, found_problems = _read(file, texts, loaded, names, reading)
            releases |= {file.stem.removesuffix(SUFFIX): release} if release else {}
            problems += found_problems
        else:
            message = f"the file is not read: newsletters are named <id>.md, and their records <id>{SUFFIX}.yml"
            problems.append(Problem(file.shown, 1, 1, Severity.WARNING, message, "rename the file"))
    return replace(
        loaded,
        content=Newsletters({name: _limit(entry) for name, entry in loaded.content.items()}, releases),
        files=[*loaded.files, *files],
        quotes_posts=frozenset(file.path for file in files),
        problems=[*loaded.problems, *problems, *check_due(drafts, reading)],
    )


def _limit(newsletter: Newsletter) -> Newsletter:
    """Return an issue for renderers. Only the title of a retired issue is left."""
    translations = tuple(_limit(translation) for translation in newsletter.translations)
    if not newsletter.has_ended:
        return replace(newsletter, translations=translations)
    template = newsletter.template.model_copy(update={"summary": None})
    return replace(newsletter, template=template, body="", translations=translations)


def _read(
    file: SourceFile, texts: Mapping[str, Sequence[Draft]], loaded: Loaded[Any], names: Finder, reading: Reading
) -> tuple[Release | None, list[Problem]]:
    """Read the record of an issue, and compare it with the issue's text in each language."""
    name = file.stem.removesuffix(SUFFIX)
    document, problems = read(file.shown, file.data)
    if document is None:
        return None, problems
    record, found = validated(NewsletterRecord, document, reading.settings.zone)
    problems += found
    original = next((draft for draft in texts.get(name, ()) if not draft.is_translation), None)
    if original is None and name not in loaded.broken:
        message = f"this file is the record of the newsletter “{name}”, which does not exist"
        hint = "delete the record, or rename it to match its newsletter"
        return None, [*problems, Problem(file.shown, 1, 1, Severity.ERROR, message, hint)]
    if record is None or original is None:
        return None, problems
    if original.language not in record.blocks:
        message = f"blocks: the original language of the issue, “{original.language}”, is missing"
        return None, [*problems, document.problem(("blocks",), message, hint=_release_again(file, name))]
    release = Release(record, original.language, _list_words(record, names))
    sources = {source.shown: source for source in loaded.files}
    for draft in texts[name]:
        problems += _compare(draft, release, sources[draft.document.file], _release_again(file, name))
    return release, problems


def _list_words(record: NewsletterRecord, names: Finder) -> Mapping[str, Mapping[str, Wording | None]]:
    """Return the texts of posts by id and language, with None instead of texts with one of these names."""
    return {
        post: {language: _show_words(words, names) for language, words in by_language.items()}
        for post, by_language in record.words.items()
    }


def _show_words(words: RecordedWords, names: Finder) -> Wording | None:
    has_name = names.letters_in("\n".join(filter(None, (words.title, words.text, words.quote))))
    return None if has_name or not words.title else Wording(words.title, words.text, words.quote, words.story)


def _release_again(file: SourceFile, name: str) -> str:
    return f"delete {file.shown} and run advocacy release newsletter {name}"


def _compare(draft: Draft, release: Release, source: SourceFile, again: str) -> Iterator[Problem]:
    """Yield a problem for the first block that isn't the one that was released at its place."""
    parts = split_text(draft.body)
    blocks = [(part.filler.name, part.block.start) for part in parts if part.filler and part.block]
    released = [block.block for block in release.blocks_of(draft.language)]
    text = source.data.decode("utf-8-sig", "replace")
    start = max(text.rfind(draft.body), 0)
    hint = "restore the blocks" if release.has(draft.language) else "use the blocks of the original"
    for place, (name, offset) in enumerate(blocks):
        if released[place : place + 1] != [name]:
            wanted = f"“{released[place]}”" if place < len(released) else "no more blocks"
            message = f"this is the block “{name}”, but the released issue has {wanted} here"
            line, column = place_at(text, start + offset)
            yield Problem(source.shown, line, column, Severity.ERROR, message, f"{hint}, or {again}")
            return
    if len(released) > len(blocks):
        message = f"the released issue has another block at the end, “{released[len(blocks)]}”"
        yield Problem(source.shown, *place_at(text, len(text)), Severity.ERROR, message, f"{hint}, or {again}")
