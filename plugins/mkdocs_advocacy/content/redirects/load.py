"""Redirects from `content/redirects.yml`, lines of the form `posts/old/: posts/new/`, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from pydantic import TypeAdapter, ValidationError

from mkdocs_advocacy.content.redirects.model import Redirect, file_at
from mkdocs_advocacy.core.escaped import escaped_problems
from mkdocs_advocacy.core.files import LONGEST_NAME, SourceFile
from mkdocs_advocacy.core.model import HttpsUrl, find_unfit
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document, read

_SIGN = r"[^\s/?#:*\\\"'$<>{}|^`\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff]"
_SHAPE = r"(?!.*\.\.)(?!(?:.*/)?\./)(?:{sign}+/)*{sign}+(?:/|\.html)"
_ADDRESS = re.compile(_SHAPE.format(sign=_SIGN))
_DECODED = re.compile(_SHAPE.format(sign=_SIGN.replace(r"\s", "")))
"""The same once `%20` is a space."""
_LONGEST_RULE = 900
"""Cloudflare Pages reads 1,000 characters of a redirect (developers.cloudflare.com/pages/configuration/redirects, read
2026-11), of which the hub's own path and the status take some; nginx refuses to start with 4,096."""
NOT_FOUND = "404.html"
"""The page of the theme that hosts show for an address without one."""
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
    pages = {*map(unquote, pages)}
    targets: dict[str, str] = {}
    occupied = _Occupied((NOT_FOUND, *map(file_at, taken), *files))
    moved = _Occupied(())
    for old, target in document.value.items():
        wrong = [*_wrong_source(document, old, occupied), *_wrong_target(document, old, target)]
        address = old.removeprefix("/")
        if not wrong and moved.collides(file_at(address)):
            message = f"“{old}” is the address of another line, or lies below it"
            wrong.append(document.problem((old,), message, hint="delete one of the lines", key=True))
        problems += wrong
        if not wrong:
            problems += escaped_problems(document, (old,), f"“{old}”", target)
            moved.add(file_at(address))
            targets[address] = target if _is_outside(target) else target.removeprefix("/")
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
            problems.append(document.problem((written,), message, hint=nearest(end, pages - {""}, limit=_MANY)))
    return tuple(redirects), problems


class _Occupied:
    """The files that a site has, and the folders in which they lie: no other file can take the place of either."""

    def __init__(self, files: Iterable[str]) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()
        for file in files:
            self.add(file)

    def add(self, file: str) -> None:
        self._files.add(file)
        self._folders.update(map(str, PurePosixPath(file).parents))

    def collides(self, file: str) -> bool:
        return file in self._files | self._folders or any(
            str(one) in self._files for one in PurePosixPath(file).parents
        )


def _wrong_source(document: Document, old: str, occupied: _Occupied) -> Iterator[Problem]:
    address = old.removeprefix("/")
    if not (_ADDRESS.fullmatch(address) and _DECODED.fullmatch(unquote(address)) and "\ufffd" not in unquote(address)):
        message = f"“{old}” is not the address of a page of this hub"
        hint = f"did you mean “{address}/”?" if _ADDRESS.fullmatch(f"{address}/") else "as in posts/ginger/"
        yield document.problem((old,), message, hint=hint, key=True)
    elif occupied.collides(file_at(address)):
        message = f"“{address}” is a page of this hub: a redirect would take its place"
        yield document.problem((old,), message, hint="delete the line, or the page", key=True)
    elif name := next((name for name in address.split("/") if len(name.encode()) > LONGEST_NAME), None):
        message = f"“{name}” is too long for a file name"
        yield document.problem((old,), message, hint=f"use at most {LONGEST_NAME} bytes", key=True)


def _wrong_target(document: Document, old: str, target: object) -> Iterator[Problem]:
    if not isinstance(target, str) or not target.strip():
        message = f"“{old}” leads nowhere"
        yield document.problem((old,), message, hint="write the address of a page after the colon")
    elif unfit := find_unfit(target if _is_outside(target) else target.partition("#")[2]):
        message = f"“{target}” contains {unfit[0]}, which isn't allowed in an address"
        yield document.problem((old,), message, hint=unfit[1])
    elif _is_outside(target):
        try:
            _OUTSIDE.validate_python(target)
        except ValidationError as error:
            yield document.problem((old,), str(error.errors()[0]["ctx"]["error"]))
    elif re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", target):
        message = f"“{target}” is neither a page of this hub nor an address that starts with https://"
        yield document.problem((old,), message)
    elif ".." in _path(target).split("/"):
        message = f"“{target}” leads out of its folder"
        yield document.problem((old,), message, hint="write the address as in posts/ginger/")
    if (
        isinstance(target, str)
        and (length := sum(len(quote(part, errors="replace")) for part in (old, target))) > _LONGEST_RULE
    ):
        message = f"“{old}” and the address after it have {length:,} characters together, percent-encoded"
        yield document.problem((old,), message, hint=f"hosts read {_LONGEST_RULE}: shorten the address")


def _is_outside(target: str) -> bool:
    return target.lower().startswith("https://")


def _path(target: str) -> str:
    """The path of a target, decoded."""
    return unquote(target.partition("#")[0])
