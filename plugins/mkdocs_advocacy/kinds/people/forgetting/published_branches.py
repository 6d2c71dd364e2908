"""Searches the branches that contain built sites, such as the editions of mike."""

from __future__ import annotations

import json
import shlex
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from mkdocs_advocacy.core.names import in_one_line
from mkdocs_advocacy.kinds.people.forgetting.remainder import Remainder, count
from mkdocs_advocacy.kinds.people.forgetting.repository import Repository
from mkdocs_advocacy.kinds.people.forgetting.trace import Trace

_USUAL = ("editions", "gh-pages")
_LIST = "versions.json"
"""The file in which mike lists the editions."""
_SOURCE = "mkdocs.yml"
"""A file of hubs that isn't in built sites."""


@dataclass(frozen=True, slots=True)
class Published:
    """A branch with a built site."""

    name: str
    refs: Sequence[str]
    """The branch and its copies of remote repositories."""
    editions: Collection[str]
    """The names of its editions, if mike created it."""


def find_published(repository: Repository) -> Sequence[Published]:
    """Return the branches with built sites: those with the usual names, and those of mike."""
    refs: dict[str, list[str]] = defaultdict(list)
    editions: dict[str, set[str]] = defaultdict(set)
    lists, sources = repository.blobs_at(_LIST), repository.blobs_at(_SOURCE)
    contents = dict(repository.contents(set(lists.values())))
    for ref in sorted(repository.refs):
        name = _branch_of(ref)
        if name in _USUAL or (name not in ("", "HEAD") and ref in lists and ref not in sources):
            refs[name].append(ref)
            editions[name] |= set(_read_editions(contents.get(lists.get(ref, ""), b"")))
    return [Published(name, found, editions[name]) for name, found in refs.items()]


def search_published(
    branches: Sequence[Published], repository: Repository, trace: Trace, named: Collection[str]
) -> Iterator[Remainder]:
    """Yield the editions, or the whole site, that a published branch shows now. `named` are contents with the name."""
    for branch in branches:
        hits: dict[str, set[str]] = defaultdict(set)
        for ref in branch.refs:
            for path, blob in repository.files_in(ref):
                is_hit = blob in named or blob in trace.blobs or trace.is_rendition(path)
                if is_hit or trace.finder.mask(path) != path:
                    first = path.partition("/")[0]
                    hits[first if first in branch.editions else ""].add(path)
        if hits:
            yield _describe(branch, hits, repository, trace)


def _describe(branch: Published, hits: dict[str, set[str]], repository: Repository, trace: Trace) -> Remainder:
    mask = trace.finder.mask
    places = [
        f"{in_one_line(mask(edition)) if edition else 'outside of editions' if branch.editions else 'the site'}: "
        f"{count(len(paths), 'file')}, such as {in_one_line(mask(min(paths)))}"
        for edition, paths in sorted(hits.items())
    ]
    quoted = shlex.quote(branch.name)
    if mask(branch.name) != branch.name:
        return Remainder("A published branch", places, "Its name contains the name: delete it.")
    remote = shlex.quote(repository.remote)
    push = [f"git push {remote} {quoted}"] if repository.remote else []
    if branch.editions:
        advice = "Delete these editions, or freeze them again from a state without the person."
        is_local = f"refs/heads/{branch.name}" in branch.refs
        fetch = [] if is_local or not repository.remote else [f"git fetch {remote} {quoted}:{quoted}"]
        named = [name for name in hits if mask(name) != name]
        advice += " Delete the editions with the name in their name yourself." * bool(named)
        shown = sorted(hits.keys() - {"", *named})
        commands = [f"mike delete --branch {quoted} {shlex.quote(name)}" for name in shown]
        return Remainder(f"The published branch {branch.name}", places, advice, [*fetch, *commands, *push])
    advice = "Publish the site again, without the history of the branch."
    commands = [f"mkdocs gh-deploy --force --no-history --remote-branch {quoted}"]
    return Remainder(f"The published branch {branch.name}", places, advice, commands)


def _branch_of(ref: str) -> str:
    if ref.startswith("refs/heads/"):
        return ref.removeprefix("refs/heads/")
    return ref.removeprefix("refs/remotes/").partition("/")[2] if ref.startswith("refs/remotes/") else ""


def _read_editions(data: bytes) -> Iterator[str]:
    with suppress(ValueError):
        entries = json.loads(data)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and isinstance(entry.get("version"), str):
                yield entry["version"]
                yield from (alias for alias in entry.get("aliases", ()) if isinstance(alias, str))
