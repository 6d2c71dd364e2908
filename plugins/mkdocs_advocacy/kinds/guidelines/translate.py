"""Load the translations of guidelines from files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.loader import Group, language_problems
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import empty_document, read_page
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.guidelines.body import split_title
from mkdocs_advocacy.kinds.guidelines.check import translation_problems
from mkdocs_advocacy.kinds.guidelines.model import Guideline, GuidelineTemplate, GuidelineTranslation
from mkdocs_advocacy.rules.model import AvoidedWord, PreferredWord

W = TypeVar("W", PreferredWord, AvoidedWord)


def load_translations(
    group: Group, original: Guideline | None, reading: Reading
) -> tuple[tuple[Guideline, ...], list[Problem]]:
    """Load a guideline's translations and return them with their problems. `original` is None if it failed to load."""
    translations: list[Guideline] = []
    problems: list[Problem] = []
    for language, source in sorted(group.translations.items()):
        translation, more_problems = _load_translation(source, language, original, reading)
        translations += [translation] if translation else []
        problems += more_problems
    return tuple(translations), problems


def _load_translation(
    source: SourceFile, language: str, original: Guideline | None, reading: Reading
) -> tuple[Guideline | None, list[Problem]]:
    page, problems = read_page(source.shown, source.data)
    if page is None:
        return None, problems
    document, languages = page.front or empty_document(source.shown), reading.settings.languages
    own, more_problems = validated(GuidelineTranslation, document, None, original=GuidelineTemplate)
    problems += more_problems
    problems += language_problems(document, language, languages[0], languages, "guideline")
    if own and original:
        problems += translation_problems(own, document, original, languages)
    if own is None or original is None or any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    heading, body = split_title(page.body)
    values = {name: value for name in own.model_fields_set if (value := getattr(own, name)) is not None}
    if heading and own.title is None:
        values["title"] = heading
    translated = frozenset(values) | (frozenset(("body",)) if body.strip() else frozenset())
    values["say"] = _words_for(original.template.say, language)
    values["avoid"] = _words_for(original.template.avoid, language)
    template = original.template.model_copy(update=values)
    translation = Guideline(
        original.id,
        source.shown,
        template.title or original.title,
        template,
        body if "body" in translated else original.body,
        original.network,
        language,
        original=original.language,
        translated=translated,
    )
    return translation, problems


def _words_for(words: Sequence[W], language: str) -> tuple[W, ...]:
    """Return the words for texts in `language` or in all languages."""
    return tuple(word for word in words if word.language in (None, language, language.partition("-")[0]))
