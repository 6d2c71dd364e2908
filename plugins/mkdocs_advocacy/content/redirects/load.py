"""Loader for `content/redirects.yml`, which has lines of the form `posts/old/: posts/new/`."""

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
"""The same pattern for a decoded address, where `%20` is a space."""
_LONGEST_RULE = 900
"""Cloudflare Pages allows 1,000 characters per redirect (developers.cloudflare.com/pages/configuration/redirects, read
2026-11), including the hub's own path and the status; nginx refuses to start with 4,096.
"""
NOT_FOUND = "404.html"
"""The theme's page for unknown addresses."""
_OUTSIDE = TypeAdapter(HttpsUrl)
_MANY = 12


def load_redirects(
    source: SourceFile | None,
    pages: Collection[str],
    taken: Collection[str],
    files: Collection[str],
    ended: Mapping[str, str],
) -> tuple[tuple[Redirect, ...], list[Problem]]:
    """Load the redirects of a hub with these `pages`, given by address, and other `files`.

    `taken` are the current and future addresses of pages, which can't be redirected. `ended` maps expired files to the
    addresses of the pages to which their redirects now lead.

    Chains of redirects are resolved to their final target.
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
        line_problems = [*_check_source(document, old, occupied), *_check_target(document, old, target)]
        address = old.removeprefix("/")
        if not line_problems and moved.collides(file_at(address)):
            message = f"“{old}” has the same address as another line, or is below it"
            line_problems.append(document.problem((old,), message, hint="delete one of the lines", key=True))
        problems += line_problems
        if not line_problems:
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
            problems.append(document.problem((written,), f"“{old}” redirects to itself"))
        elif _is_outside(end) or _decode_path(end) in pages or _decode_path(end) in files:
            redirects.append(Redirect(old, end))
        elif (page := ended.get(_decode_path(end))) is not None:
            redirects.append(Redirect(old, page))
            message = f"“{old}” redirects to “{end}”, which has expired; it now redirects to “{page or '/'}”"
            hint = "write another target"
            problems.append(document.problem((written,), message, hint=hint, severity=Severity.NOTICE))
        else:
            message = f"“{old}” redirects to “{end}”, which does not exist"
            problems.append(document.problem((written,), message, hint=nearest(end, pages - {""}, limit=_MANY)))
    return tuple(redirects), problems


class _Occupied:
    """Paths of a site's files and folders that a new file can't use."""

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
            str(parent) in self._files for parent in PurePosixPath(file).parents
        )


def _check_source(document: Document, old: str, occupied: _Occupied) -> Iterator[Problem]:
    address = old.removeprefix("/")
    if not (_ADDRESS.fullmatch(address) and _DECODED.fullmatch(unquote(address)) and "\ufffd" not in unquote(address)):
        message = f"“{old}” is not a valid address in this hub"
        hint = (
            f"did you mean “{address}/”?" if _ADDRESS.fullmatch(f"{address}/") else "use a form such as posts/ginger/"
        )
        yield document.problem((old,), message, hint=hint, key=True)
    elif occupied.collides(file_at(address)):
        message = f"“{address}” is a page of this hub, so it can't be redirected"
        yield document.problem((old,), message, hint="delete the line or the page", key=True)
    elif name := next((name for name in address.split("/") if len(name.encode()) > LONGEST_NAME), None):
        message = f"“{name}” is too long for a file name"
        yield document.problem((old,), message, hint=f"use at most {LONGEST_NAME} bytes", key=True)


def _check_target(document: Document, old: str, target: object) -> Iterator[Problem]:
    if not isinstance(target, str) or not target.strip():
        message = f"“{old}” has no target"
        yield document.problem((old,), message, hint="write the target's address after the colon")
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
    elif ".." in _decode_path(target).split("/"):
        message = f"“{target}” contains .."
        yield document.problem((old,), message, hint="use a form such as posts/ginger/")
    if (
        isinstance(target, str)
        and (length := sum(len(quote(part, errors="replace")) for part in (old, target))) > _LONGEST_RULE
    ):
        message = f"“{old}” and its target have {length:,} characters in total once percent-encoded"
        yield document.problem((old,), message, hint=f"shorten one of them: hosts allow {_LONGEST_RULE}")


def _is_outside(target: str) -> bool:
    return target.lower().startswith("https://")


def _decode_path(target: str) -> str:
    """Return the decoded path of a target."""
    return unquote(target.partition("#")[0])
