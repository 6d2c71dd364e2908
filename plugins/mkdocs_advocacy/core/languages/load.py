"""Loader for a hub's own interface texts: changed texts and additional languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import Field, create_model

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.languages import FALLBACK, Words, known_languages, locale_of, package_words, spoken_for
from mkdocs_advocacy.core.model import Line, Model
from mkdocs_advocacy.core.placeholders import Placeholder, WrongBrace, pieces, written
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.core.validation import validated

PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")
"""The plural forms that exist in any language; each language has `other` and some of the rest."""

SHOWN = 8
"""Maximum number of missing texts named in a message."""


def _list_keys() -> dict[str, tuple[str, str | None]]:
    """Return the English text and the plural form, if any, of every key that a file may have."""
    english = package_words(FALLBACK)
    found: dict[str, tuple[str, str | None]] = {}
    for key, sentence in english.items():
        stem, _, form = key.rpartition("_")
        if f"{stem}_other" not in english or form not in PLURAL_FORMS:
            found[key] = (sentence, None)
        elif form == "other":
            found |= {f"{stem}_{form}": (sentence, form) for form in PLURAL_FORMS}
    return found


_KEYS = _list_keys()


def _describe_key(key: str) -> Any:
    english, form = _KEYS[key]
    description = f"English: “{english}”{f' (plural form: {form})' if form else ''}."
    return Line, Field(default=None, description=description, json_schema_extra=_drop_default)


def _drop_default(schema: dict[str, Any]) -> None:
    """Remove the default from the schema: a missing key falls back to another language."""
    schema.pop("default", None)


LanguageFile: type[Model] = create_model(
    "LanguageFile",
    __base__=Model,
    __doc__="The hub's own interface texts in one language: `guidelines/languages/<language>.yml`.",
    **{key: _describe_key(key) for key in _KEYS},
)


def load_words(sources: Iterable[SourceFile], languages: Sequence[str]) -> tuple[Words, list[Problem]]:
    """Load the interface texts of a hub with these `languages`; return them with the problems.

    A file `guidelines/languages/<language>.yml` overrides texts of the package or adds a language.
    """
    own: dict[str, dict[str, str]] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for source in sources:
        language = source.stem
        if first := files.get(language):
            message = f"{first} already contains texts in “{language}”"
            problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, "merge the two files"))
            continue
        files[language] = source.shown
        own[language], found = _load_sentences(source, language)
        problems += found
        if language not in {code for spoken in languages for code in spoken_for(spoken)}:
            message = f"“{language}” in the file name is not a language of this hub"
            hint = nearest(language, languages) + "; or add it to languages: in mkdocs.yml"
            problems.append(Problem(source.shown, 1, 1, Severity.WARNING, message, hint))
    for language in languages:
        problems += _report_missing(language, own, files)
    return Words(own), problems


def _load_sentences(source: SourceFile, language: str) -> tuple[dict[str, str], list[Problem]]:
    document, problems = read(source.shown, source.data)
    if document is None:
        return {}, problems
    valid_words, more_problems = validated(LanguageFile, document, None)
    problems += more_problems
    sentences: dict[str, str] = {}
    for key, sentence in document.value.items():
        if key not in _KEYS or not isinstance(sentence, str):
            continue
        found = [*_check_plural_form(document, key, language), *_check_placeholders(document, key, sentence)]
        problems += found
        if valid_words and not any(problem.severity is Severity.ERROR for problem in found):
            sentences[key] = written(pieces(sentence.strip()))  # doubles unmatched closing braces
    return sentences, problems


def _check_plural_form(document: Document, key: str, language: str) -> Iterator[Problem]:
    """Report a plural form that the language doesn't have."""
    form = _KEYS[key][1]
    allowed = {"other", *locale_of(language).plural_form.tags}
    if form and form not in allowed:
        forms = ", ".join(name for name in PLURAL_FORMS if name in allowed)
        message = f"{key}: “{language}” has no plural form “{form}”"
        yield document.problem((key,), message, hint=f"allowed: {forms}", key=True)


def _check_placeholders(document: Document, key: str, sentence: str) -> Iterator[Problem]:
    """Report unknown placeholders, and placeholders of the package's text that are missing here."""
    english, form = _KEYS[key]
    allowed = _find_placeholders(english)
    listed = f"allowed: {', '.join(f'{{{name}}}' for name in allowed)}" if allowed else "this text has no placeholders"
    try:
        used = _find_placeholders(sentence)
    except WrongBrace as brace:
        line, column = document.place_within((key,), brace.text, sentence[: brace.offset].count(brace.text))
        message = f"{key}: “{brace.text}” is not a placeholder"
        hint = f"write {{{{ and }}}} for literal braces; {listed}"
        yield Problem(document.file, line, column, Severity.ERROR, message, hint)
        return
    unknown = [name for name in used if name not in allowed]
    for name in unknown:
        line, column = document.place_within((key,), f"{{{name}}}")
        hint = nearest(name, allowed) or listed
        yield Problem(document.file, line, column, Severity.ERROR, f"{key}: unknown placeholder “{{{name}}}”", hint)
    if unknown or form not in (None, "other"):  # “one post” doesn't need {count}
        return
    for name in allowed:
        if name not in used:
            message = f"{key}: the placeholder “{{{name}}}” is missing"
            yield document.problem((key,), message, hint=f"in English: {english}", severity=Severity.WARNING)


def _find_placeholders(sentence: str) -> list[str]:
    return list(dict.fromkeys(part.name for part in pieces(sentence) if isinstance(part, Placeholder)))


def _report_missing(language: str, own: Mapping[str, Mapping[str, str]], files: Mapping[str, str]) -> Iterator[Problem]:
    """Report the texts that appear in English because an additional language lacks them."""
    codes = [code for code in spoken_for(language) if code != FALLBACK]
    if not codes or set(codes) & set(known_languages()):
        return
    missing = [key for key in _list_needed_keys(language) if not any(key in own.get(code, {}) for code in codes)]
    if not missing:
        return
    file = next((files[code] for code in reversed(codes) if code in files), None)
    if file is None:
        message = f"plugins.advocacy.languages: the interface is not translated into “{language}”, so it is in English"
        hint = f"write the texts in guidelines/languages/{language}.yml"
        yield Problem("mkdocs.yml", 1, 1, Severity.NOTICE, message, hint)
        return
    named = ", ".join(missing[:SHOWN]) + (f" and {len(missing) - SHOWN:,} more" if len(missing) > SHOWN else "")
    yield Problem(file, 1, 1, Severity.NOTICE, f"not translated into “{language}”, so shown in English: {named}")


def _list_needed_keys(language: str) -> Iterator[str]:
    """Yield the keys that a language needs, with the plural forms used for numbers below 200."""
    forms = _list_usual_forms(language)
    return (key for key, (_, form) in _KEYS.items() if form is None or form in forms)


@cache
def _list_usual_forms(language: str) -> frozenset[str]:
    return frozenset(locale_of(language).plural_form(number) for number in range(200))
