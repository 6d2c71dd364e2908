"""Redirects from `content/redirects.yml`, lines of the form `posts/old/: posts/new/`, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from pydantic import TypeAdapter, ValidationError

from mkdocs_advocacy.files import SourceFile
from mkdocs_advocacy.model import HttpsUrl
from mkdocs_advocacy.problems import Problem, Severity, nearest
from mkdocs_advocacy.redirects.model import Redirect
from mkdocs_advocacy.source import Document, read

_SIGN = r"[^\s/?#:\\\"'$<>{}|^`]"
_ADDRESS = re.compile(rf"(?!.*\.\.)(?:{_SIGN}+/)*{_SIGN}+(?:/|\.html)")
_OUTSIDE = TypeAdapter(HttpsUrl)
_MANY = 12


def load_redirects(
    source: SourceFile | None,
    pages: Collection[str],
    taken: Collection[str],
    files: Collection[str],
    ended: Mapping[str, str],
) -> tuple[tuple[Redirect, ...], list[Problem]]:
    """The redirects of a hub that has those `pages`, by their addresses, and those other `files`.

    `taken` are the addresses that pages have or will have: no redirect can have them too. `ended` are the files whose
    last day has passed, with the addresses of the pages to which their redirects lead from then on.

    A chain of redirects leads to its end at once.
    """
    if source is None:
        return (), []
    document, problems = read(source.shown, source.data)
    if document is None:
        return (), problems
    targets: dict[str, str] = {}
    for old, target in document.value.items():
        wrong = list(_wrong(document, old, target, taken))
        problems += wrong
        if not wrong:
            targets[old.removeprefix("/")] = target if _is_outside(target) else target.removeprefix("/")
    redirects = []
    for old in targets:
        end, seen = targets[old], {old}
        while end in targets and end not in seen:
            seen.add(end)
            end = targets[end]
        written = old if old in document.value else f"/{old}"
        if end in seen:
            problems.append(document.problem((written,), f"“{old}” leads back to itself"))
        elif _is_outside(end) or _path(end) in pages or _path(end) in files:
            redirects.append(Redirect(old, end))
        elif (page := ended.get(_path(end))) is not None:
            redirects.append(Redirect(old, page))
            message = f"“{old}” leads to “{end}”, whose last day has passed; it leads to “{page or '/'}” now"
            hint = "write where it is to lead"
            problems.append(document.problem((written,), message, hint=hint, severity=Severity.NOTICE))
        else:
            message = f"“{old}” leads to “{end}”, and the hub has no such page"
            problems.append(document.problem((written,), message, hint=nearest(end, pages, limit=_MANY)))
    return tuple(redirects), problems


def _wrong(document: Document, old: str, target: object, taken: Collection[str]) -> Iterator[Problem]:
    address = old.removeprefix("/")
    if not _ADDRESS.fullmatch(address):
        message = f"“{old}” is not the address of a page of this hub"
        hint = f"did you mean “{address}/”?" if _ADDRESS.fullmatch(f"{address}/") else "as in posts/ginger/"
        yield document.problem((old,), message, hint=hint, key=True)
    elif address in taken:
        message = f"“{address}” is a page of this hub: a redirect would take its place"
        yield document.problem((old,), message, hint="delete the line, or the page", key=True)
    if not isinstance(target, str) or not target.strip():
        message = f"“{old}” leads nowhere"
        yield document.problem((old,), message, hint="write the address of a page after the colon")
    elif re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", target) and not _is_outside(target):
        message = f"“{target}” is neither a page of this hub nor an address that starts with https://"
        yield document.problem((old,), message)
    elif _is_outside(target):
        try:
            _OUTSIDE.validate_python(target)
        except ValidationError as error:
            yield document.problem((old,), str(error.errors()[0]["ctx"]["error"]))


def _is_outside(target: str) -> bool:
    return target.lower().startswith("https://")


def _path(target: str) -> str:
    return target.partition("#")[0]
