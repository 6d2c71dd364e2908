"""Find words to avoid from a certain day in the texts of all kinds except posts, which have their own check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mkdocs_advocacy.content.kind import Kind, Reading
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, SourceFile
from mkdocs_advocacy.core.lifecycle import GONE
from mkdocs_advocacy.core.model_paths import wanted_at
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import Document, Path, SourcePage, read, read_page
from mkdocs_advocacy.rules.ending import EndingWords

_HELD = "when"
"""The key with the day of an event, whose texts may use names that ended later."""
_OF_PAGES = ("title", "description")
"""The keys of ordinary Markdown pages that readers see."""


def ending_word_problems(
    kinds: Sequence[Kind[Any]], reading: Reading, pages: Iterable[SourceFile]
) -> Iterator[Problem]:
    """Yield a notice for each such word in the files of all kinds and in `pages`, all Markdown files.

    Entries that end before the word's day, or have ended, are left out. People's files are never published.
    """
    words = EndingWords(reading.rules, reading.settings.languages)
    if not words.is_needed or reading.settings.weights["avoided-words"] == "off":
        return
    seen = [page for kind in kinds for page in reading.loaded[kind.name].pages]
    languages = {page.source: page.language for page in seen}
    gone = {page.source for page in seen if page.state in GONE}
    known: set[str] = set()
    for kind in kinds:
        files = reading.loaded[kind.name].files
        known.update(file.path for file in files)
        if kind.guards_secrets and (kind.is_in_docs or kind.has_pages):
            texts = {page.path: page for page in pages} if kind.is_markdown else {}
            shown = [_read(kind, texts.get(file.path, file)) for file in files if kind.model_of(file.path)]
            last_days = {text.entry_id: text.last_day for text in shown if text.last_day}
            for text in shown:
                if text.file.path not in gone:
                    language = languages.get(text.file.path, reading.settings.languages[0])
                    yield from text.problems(words, language, last_days.get(text.entry_id))
    for page in pages:
        if page.path not in known:
            yield from _read(None, page).problems(words, _language_of(page, reading.settings.languages), None)


def _language_of(page: SourceFile, languages: Sequence[str]) -> str:
    """Return the language of an ordinary page, from its name: `about.de.md`."""
    suffix = page.stem.rpartition(".")[2]
    return suffix if suffix in languages else languages[0]


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A file of a kind, or an ordinary page."""

    kind: Kind[Any] | None
    file: SourceFile
    document: Document | None
    """Its YAML file or front matter."""
    body: str
    """The Markdown text below it."""

    @property
    def entry_id(self) -> str:
        return self.kind.id_of(self.file.path).partition(".")[0] if self.kind else ""

    @property
    def last_day(self) -> date | None:
        """The last day that the entry is offered, or the day on which it takes place."""
        value = self.document.value if self.document else {}
        ends = self.kind.lifecycle.ends if self.kind else None
        for key in (ends, _HELD):
            if key and isinstance(written := value.get(key), str):
                try:
                    return date.fromisoformat(written.strip()[:10])
                except ValueError:  # reported by the schema
                    return None
        return None

    def problems(self, words: EndingWords, language: str, last_day: date | None) -> Iterator[Problem]:
        if self.document:
            yield from words.in_document(self.document, language, last_day, self._is_prose)
        if self.body:
            text = self.file.data.decode("utf-8", "replace")
            start = max(text.rfind(self.body), 0)
            yield from words.in_text(self.file.shown, text, start, language, last_day)

    def _is_prose(self, path: Path, text: str) -> bool:
        """Return whether a value is a text for readers: not an id, an address or the name of a file."""
        model = self.kind.model_of(self.file.path) if self.kind else None
        return (" " in text or "text" in wanted_at(model, path)) if model else path[0] in _OF_PAGES


def _read(kind: Kind[Any] | None, file: SourceFile) -> _ReadFile:
    if kind and not file.path.lower().endswith(MARKDOWN_ENDINGS):
        return _ReadFile(kind, file, read(file.shown, file.data)[0], "")
    page = read_page(file.shown, file.data)[0] or SourcePage(None, "")
    return _ReadFile(kind, file, page.front, page.body)
