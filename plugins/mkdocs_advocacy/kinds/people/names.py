"""Finds the names of people who don't show them, in everything that will be published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, SourceFile, yaml_files
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.core.yaml_words import place_after
from mkdocs_advocacy.kinds.people.shown import may_show
from mkdocs_advocacy.rules.model import ConfidentialTerm
from mkdocs_advocacy.rules.secrets import Secret, Secrets, place_of
from mkdocs_advocacy.rules.tokens import squeezed

RULE = "person-in-text"
KIND = "people"
"""The kind's name. Its declaration refers to this module, so it can't be imported here."""


def check_names(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Report each published text, and each name of a published file, with the name of somebody who doesn't show it.

    Build logs may be public, so problems give the person's code and the position, never the name. A person's name may
    be in posts only if `where` lists posts.
    """
    for of_posts in (False, True):
        names = Secrets(_hidden_names(reading, of_posts=of_posts))
        if not names.known:
            continue
        for file in _texts(pages, reading, of_posts=of_posts):
            if names.may_be_in(squeezed(file.data.decode("utf-8", "replace"))):
                yield from _find_in(file, names)
        yield from () if of_posts else _find_in_people(reading, names)
        for path in () if of_posts else reading.docs_paths:
            if not path.lower().endswith((*YAML_ENDINGS, *MARKDOWN_ENDINGS)):
                shown = _mask(f"{reading.places.shown}/{path}", names)
                for leak in names.found(path):
                    yield _create_problem(leak.secret, shown, 1, 1, "the file's name")


def _hidden_names(reading: Reading, *, of_posts: bool) -> tuple[Secret, ...]:
    """Return the names that must not be in posts, or elsewhere. Each `Secret` has the person's code as its file."""
    today = day_of(reading.now, reading.settings.zone)
    return tuple(
        Secret(ConfidentialTerm(term=person.name), code, 1, 1)
        for code, person in reading.loaded[KIND].unpublished.people.items()
        if person.name
        and not (
            "name" in person.show and may_show(person, today) and (("posts" in person.where) if of_posts else True)
        )
    )


def _texts(pages: Iterable[SourceFile], reading: Reading, *, of_posts: bool) -> Iterator[SourceFile]:
    """Yield the files with texts for posts, or all other files with published texts."""
    if of_posts:
        yield from reading.loaded["posts"].files if "posts" in reading.loaded else ()
        return
    yield from pages
    for name, loaded in reading.loaded.items():
        if name not in ("posts", KIND):
            yield from (file for file in loaded.files if not file.path.endswith(MARKDOWN_ENDINGS))
    yield from yaml_files(reading.places.languages, below=reading.places.root, root=reading.places.root)[0]


def _find_in(file: SourceFile, names: Secrets) -> Iterator[Problem]:
    shown = _mask(file.shown, names)
    for leak in names.found(file.path):
        yield _create_problem(leak.secret, shown, 1, 1, "the file's name")
    if file.path.lower().endswith(YAML_ENDINGS):
        document, _ = read(file.shown, file.data)
        for leak, path, text in names.leaks(document.value, None) if document else ():
            line, column = place_of(document, path, text, leak.start, text[leak.start : leak.end])  # type: ignore[arg-type]
            yield _create_problem(leak.secret, shown, line, column, "this text")
        return
    text = file.data.decode("utf-8", "replace")
    for leak in names.found(text):
        line, column = place_after(text[: leak.start])
        yield _create_problem(leak.secret, shown, line, column, "this text")


def _find_in_people(reading: Reading, names: Secrets) -> Iterator[Problem]:
    """Find names in the texts that people show of themselves."""
    today = day_of(reading.now, reading.settings.zone)
    for draft in reading.loaded[KIND].unpublished.drafts:
        for key in ("role", "place", "quote") if may_show(draft.template, today) else ():
            text = getattr(draft.template, key) or ""
            for leak in names.found(text) if key in draft.template.show else ():
                line, column = place_of(draft.document, (key,), text, leak.start, text[leak.start : leak.end])
                yield _create_problem(leak.secret, draft.document.file, line, column, key)


def _mask(path: str, names: Secrets) -> str:
    """Replace the names in a path by an ellipsis."""
    for leak in sorted(names.found(path), key=lambda leak: leak.start, reverse=True):
        path = f"{path[: leak.start]}…{path[leak.end :]}"
    return path


def _create_problem(secret: Secret, file: str, line: int, column: int, where: str) -> Problem:
    message = f"{where} contains the name of {secret.file}, who does not show it here"
    hint = "remove the name, or ask the person and record the consent"
    return Problem(file, line, column, Severity.WARNING, message, hint, RULE)
