"""Finds the names of people who don't show them, in everything that will be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.content.redirects.model import REDIRECTS
from mkdocs_advocacy.core.config_file import CONFIG
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, SourceFile, files_at, source_file, yaml_files
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.yaml_words import place_at
from mkdocs_advocacy.kinds.people.model import PersonTemplate, Where
from mkdocs_advocacy.kinds.people.shown import may_show
from mkdocs_advocacy.kinds.people.views import decode, spellings_of, views_of
from mkdocs_advocacy.rules.model import ConfidentialTerm
from mkdocs_advocacy.rules.secrets import Secret, Secrets, place_of, strings
from mkdocs_advocacy.rules.tokens import squeezed

RULE = "person-in-text"
_TEXTS = (".html", ".htm", ".svg", ".vtt", ".srt", ".txt", ".css", ".js", ".mjs", ".webmanifest")
"""The extensions of other published files that contain text."""
_WITH_KEYS = (CONFIG, REDIRECTS)
"""YAML files in which keys are published, too, such as titles in the navigation."""
KIND, _NEWSLETTERS = "people", "newsletters"
"""Names of kinds. The declaration of people refers to this module, and newsletters show people."""


def check_names(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Report each published text, and each name of a published file, with the name of somebody who doesn't show it.

    Build logs may be public, so problems give the person's code and the position, never the name. A name may be in
    posts only if `where` lists posts, in issues of the newsletter only if it lists newsletter, and elsewhere only if it
    lists page.
    """
    drafts: Sequence[Draft] = reading.loaded[KIND].unpublished.drafts
    in_posts = Secrets(tuple(_hidden_names(drafts, "posts", reading)))
    for file in _list_posts(reading) if in_posts.known else ():
        yield from _find_in(file, in_posts)
    issues = {file.path for file in reading.loaded[_NEWSLETTERS].files}
    in_issues = Secrets(tuple(_hidden_names(drafts, "newsletter", reading)))
    for file in (page for page in pages if page.path in issues) if in_issues.known else ():
        yield from _find_in(file, in_issues)
    elsewhere = Secrets(tuple(_hidden_names(drafts, "page", reading)))
    if not elsewhere.known:
        return
    for file in _texts([page for page in pages if page.path not in issues], reading):
        yield from _find_in(file, elsewhere)
    yield from _find_in_people(drafts, elsewhere, reading)
    for path in reading.docs_paths:
        if not path.lower().endswith((*YAML_ENDINGS, *MARKDOWN_ENDINGS, *_TEXTS)):
            yield from _find_in_path(path, f"{reading.places.shown}/{path}", elsewhere)


def _list_posts(reading: Reading) -> Iterator[SourceFile]:
    """Yield the files of posts, and those of other kinds with words of posts."""
    for name, loaded in reading.loaded.items():
        yield from (file for file in loaded.files if name == "posts" or file.path in loaded.quotes_posts)


def find_hidden_names(drafts: Iterable[Draft], reading: Reading) -> Iterator[Secret]:
    """Yield the names that may not be on pages. Each `Secret` has the person's code as its file."""
    for draft in drafts:
        if draft.template.name and not _shows_name(draft.template, "page", reading):
            yield Secret(ConfidentialTerm(term=draft.template.name), draft.id, 1, 1)
            yield from _spell(draft)


def _hidden_names(drafts: Iterable[Draft], where: Where, reading: Reading) -> Iterator[Secret]:
    """Yield the names to report. After the end of a consent, the rule `revoked-but-kept` reports them instead."""
    for draft in drafts:
        person: PersonTemplate = draft.template
        has_agreed = "name" in person.show and where in person.where and person.consent is not None
        if person.name and not (has_agreed and _has_begun(person, reading)):
            yield from _spell(draft)


def _spell(draft: Draft) -> Iterator[Secret]:
    """Yield the spellings of a name in the views of a text. Spellings aren't validated, which could quote the name."""
    for spelling in sorted(spellings_of(draft.template.name)):
        yield Secret(ConfidentialTerm.model_construct(term=spelling), draft.id, 1, 1)


def _has_begun(person: PersonTemplate, reading: Reading) -> bool:
    return person.consent is not None and person.consent.given <= day_of(reading.now, reading.settings.zone)


def _shows_name(person: PersonTemplate, where: Where, reading: Reading) -> bool:
    today = day_of(reading.now, reading.settings.zone)
    return "name" in person.show and where in person.where and may_show(person, today)


def _texts(pages: Iterable[SourceFile], reading: Reading) -> Iterator[SourceFile]:
    """Yield all files with published texts, except posts and people."""
    places = reading.places
    yield from pages
    for name, loaded in reading.loaded.items():
        if name not in ("posts", KIND):
            own = (file for file in loaded.files if file.path not in loaded.quotes_posts)
            yield from (file for file in own if not file.path.endswith(MARKDOWN_ENDINGS))
    for folder in (places.languages, places.networks, places.rules):
        files, _ = yaml_files(folder, below=places.root, root=places.root)
        yield from (file for file in files if file.stem != "confidential")
    others = [path for path in reading.docs_paths if path.lower().endswith(_TEXTS) or path == REDIRECTS]
    yield from files_at(others, below=places.docs, root=places.root)[0]
    config, _ = source_file(places.root / CONFIG, below=places.root, root=places.root)
    yield from (config,) if config else ()


def _find_in(file: SourceFile, names: Secrets) -> Iterator[Problem]:
    yield from _find_in_path(file.path, file.shown, names)
    text = decode(file.data)
    if not any(names.may_be_in(squeezed(view.text)) for view in views_of(text)):
        return
    shown = _mask(file.shown, names)
    has_values = file.path.lower().endswith(YAML_ENDINGS) and file.path not in _WITH_KEYS
    document, _ = read(file.shown, file.data) if has_values else (None, ())
    if document is None:
        for secret, start, _ in _find_in_text(text, names):
            line, column = place_at(text, start)
            yield _create_problem(secret, shown, line, column, "this text")
        return
    for path, value in strings(document.value):
        for secret, start, _ in _find_in_text(value, names):
            line, column = place_of(document, path, value, start, value[start:].split(maxsplit=1)[0])
            yield _create_problem(secret, shown, line, column, "this text")


def _find_in_text(text: str, names: Secrets) -> Iterator[tuple[Secret, int, int]]:
    """Yield each name in a text with its start and end, also if it's spelled without accents or with escapes."""
    found: set[tuple[str, int]] = set()
    for view in views_of(text):
        for leak in names.found(view.text):
            start = view.place(leak.start)
            if (leak.secret.file, start) not in found:
                found.add((leak.secret.file, start))
                yield leak.secret, start, view.end(leak.end)


def _find_in_path(path: str, shown: str, names: Secrets) -> Iterator[Problem]:
    for secret, _, _ in _find_in_text(path, names):
        yield _create_problem(secret, _mask(shown, names), 1, 1, "the file's name")


def _find_in_people(drafts: Iterable[Draft], names: Secrets, reading: Reading) -> Iterator[Problem]:
    """Find names in what people show of themselves."""
    today = day_of(reading.now, reading.settings.zone)
    for draft in drafts:
        if not may_show(draft.template, today):
            continue
        shown = {key: draft.document.value[key] for key in draft.template.show if key in draft.document.value}
        if "role" in draft.template.show:
            shown["groups"] = [{"role": membership.role or ""} for membership in draft.template.groups]
        for path, text in strings({key: value for key, value in shown.items() if key not in ("name", "picture")}):
            for secret, start, _ in _find_in_text(text, names):
                line, column = place_of(draft.document, path, text, start, text[start:].split(maxsplit=1)[0])
                yield _create_problem(secret, draft.document.file, line, column, str(path[0]))


def _mask(path: str, names: Secrets) -> str:
    """Replace the names in a path by an ellipsis."""
    places = {(start, end) for _, start, end in _find_in_text(path, names)}
    for start, end in sorted(places, reverse=True):
        path = f"{path[:start]}…{path[end:]}"
    return path


def _create_problem(secret: Secret, file: str, line: int, column: int, where: str) -> Problem:
    message = f"{where} contains the name of {secret.file}, who does not show it here"
    hint = "remove the name, or ask the person and record the consent"
    return Problem(file, line, column, Severity.WARNING, message, hint, RULE)
