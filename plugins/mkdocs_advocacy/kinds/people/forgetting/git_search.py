"""Searches a Git repository for a person: all versions of all files, messages, and the branches that are published."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from mkdocs_advocacy.core.names import in_one_line
from mkdocs_advocacy.kinds.people.finder import TOO_LARGE, is_text
from mkdocs_advocacy.kinds.people.forgetting.published_branches import find_published, search_published
from mkdocs_advocacy.kinds.people.forgetting.remainder import Remainder, Search, count
from mkdocs_advocacy.kinds.people.forgetting.repository import STAGED, Repository, Version
from mkdocs_advocacy.kinds.people.forgetting.rewriting import Targets, commands_to_rewrite
from mkdocs_advocacy.kinds.people.forgetting.trace import FOLDER, Trace

_HEADS, _TAGS, _REMOTES, _STASH = "refs/heads/", "refs/tags/", "refs/remotes/", "refs/stash"
_MOST_REFS = 10
_INCOMPLETE = "The history in this clone is incomplete"
_HISTORY = (
    "Do this last, after all other steps are committed and pushed: then the history, too, no longer knows the name. "
    "These commands rewrite a fresh clone with git-filter-repo. Then everybody clones again."
)
_AUTHORS = (
    " First write a line for the author to the file for --mailmap, such as: Former member <removed@example.com> "
    "<the address in the commits>."
)


@dataclass
class _Contents:
    """The contents with the person, by their ids."""

    named: set[str] = field(default_factory=set)
    """Texts with the name."""
    packed: set[str] = field(default_factory=set)
    """Other files with the name, in which it can't be replaced."""
    messages: set[str] = field(default_factory=set)
    """Commits and tags with the name in their message."""
    authors: set[str] = field(default_factory=set)
    """Commits and tags with the name as the author or committer."""
    paths: set[str] = field(default_factory=set)
    """Paths with the name."""
    spellings: set[str] = field(default_factory=set)
    is_mentioned: bool = False


def search_repository(repository: Repository, trace: Trace) -> Search:
    """Search a repository. Local branches, tags, stashes, the reflog and copies of remote branches count."""
    if repository.is_partial:
        advice = "This clone downloads old versions only when they are needed. Clone the repository without --filter."
        return Search([Remainder(_INCOMPLETE, [], advice)])
    found = _read_contents(repository, trace)
    hits = [version for version in repository.versions if _is_hit(version, trace, found)]
    published = find_published(repository)
    refs = set(repository.refs)
    lasting = [ref for ref in refs if ref != _STASH]
    in_published = {ref for branch in published for ref in branch.refs}
    kept = repository.commits_of([*lasting, *([repository.head] if repository.head else [])])
    of_sites = repository.commits_of(in_published, without=[ref for ref in lasting if ref not in in_published])
    remainders = [
        *_describe_gaps(repository),
        *search_published(published, repository, trace, found.named | found.packed),
        *_describe_staged(hits),
        *_describe_local(hits, (found.messages | found.authors) & set(repository.commits), kept),
        *_describe_refs(refs, trace),
        *_describe_history(repository, trace, found, hits, kept, of_sites),
        *(_describe_unread(repository, trace) if trace.finder else ()),
    ]
    return Search(remainders, frozenset(found.spellings), found.is_mentioned)


def _read_contents(repository: Repository, trace: Trace) -> _Contents:
    """Read each content of the history once."""
    found = _Contents()
    finder = trace.finder
    code = re.compile(rf"(?<![\w-]){re.escape(trace.code)}(?![\w-])".encode())
    versions = {version.blob: version.path for version in repository.versions}
    for path in {version.path for version in repository.versions}:
        if spellings := {path[start:end] for start, end in finder.offsets(path)}:
            found.paths.add(path)
            found.spellings |= spellings
    if finder:
        messages = {*repository.commits, *repository.refs.values()} - versions.keys()
        for name, data in repository.contents(messages):
            header, _, message = data.partition(b"\n\n")
            found.authors |= {name} if finder.is_in(header) else set()
            found.messages |= {name} if finder.is_in(message) else set()
            found.spellings |= finder.spellings(message)
    for name, data in repository.contents(name for name in versions if finder or _names_codes(versions[name])):
        found.is_mentioned = found.is_mentioned or bool(_names_codes(versions[name]) and code.search(data))
        if finder.is_in(data):
            (found.named if is_text(data) else found.packed).add(name)
            found.spellings |= finder.spellings(data)
    return found


def _names_codes(path: str) -> bool:
    """Return whether a file at this path can name people's codes."""
    return PurePosixPath(path).parent.name in ("events", "feedback", "stories", FOLDER)


def _is_hit(version: Version, trace: Trace, found: _Contents) -> bool:
    is_in_file = version.blob in found.named or version.blob in found.packed or version.blob in trace.blobs
    is_in_path = trace.owns(version.path) or trace.is_rendition(version.path)
    return is_in_file or is_in_path or version.path in found.paths


def _describe_gaps(repository: Repository) -> Iterator[Remainder]:
    if repository.is_shallow:
        advice = "Earlier commits aren't in this clone, so they weren't searched."
        yield Remainder(_INCOMPLETE, [], advice, ["git fetch --unshallow"])


def _describe_history(
    repository: Repository,
    trace: Trace,
    found: _Contents,
    hits: Sequence[Version],
    kept: Collection[str],
    of_sites: Collection[str],
) -> Iterator[Remainder]:
    """Describe the commits of branches and tags. Those of published branches are only counted."""
    hits = [version for version in hits if version.commit in kept]
    lasting = {*kept, *(name for ref, name in repository.refs.items() if ref.startswith(_TAGS))}
    messages, authors = found.messages & lasting, found.authors & lasting
    if not (hits or messages or authors):
        return
    places = _list_paths([version for version in hits if version.commit not in of_sites], trace)
    if on_sites := {version.commit for version in hits if version.commit in of_sites}:
        places.append(f"{count(len(on_sites), 'commit')} of published branches")
    if messages:
        places.append(f"{count(len(messages), 'message')} of commits and tags")
    if authors:
        places.append(f"the author of {count(len(authors), 'commit')}")
    commits = {version.commit for version in hits} | messages | authors
    places += _list_refs(repository, sorted(commits & set(kept)), trace)
    targets = _choose_targets(hits, found, trace, has_messages=bool(messages), has_authors=bool(authors))
    commands = commands_to_rewrite(trace.code, repository, targets)
    yield Remainder("The Git history", places, _HISTORY + _AUTHORS * bool(authors), commands)


def _describe_unread(repository: Repository, trace: Trace) -> Iterator[Remainder]:
    unread = {(version.path, version.blob) for version in repository.versions if version.blob in repository.unread}
    counts = Counter(path for path, _ in unread)
    places = [f"{_mask(path, trace)}: {count(number, 'version')}, {TOO_LARGE}" for path, number in counts.items()]
    places += [f"{_mask(path, trace)}: another repository (a submodule)" for path in repository.submodules]
    if places:
        advice = "Look for the name in them yourself."
        yield Remainder("Parts of the history that weren't searched", sorted(places), advice)


def _mask(path: str, trace: Trace) -> str:
    return in_one_line(trace.finder.mask(path))


def _list_refs(repository: Repository, commits: Sequence[str], trace: Trace) -> Iterator[str]:
    refs = sorted({_name_ref(ref, trace) for ref in repository.refs_with(commits) if not ref.endswith("/HEAD")})
    more = f" and {len(refs) - _MOST_REFS} more" if len(refs) > _MOST_REFS else ""
    if refs:
        yield f"on {', '.join(refs[:_MOST_REFS])}{more}"


def _list_paths(hits: Sequence[Version], trace: Trace) -> list[str]:
    commits: Mapping[str, list[str]] = defaultdict(list)
    for version in hits:
        commits[version.path].append(version.commit)
    return [
        f"{_mask(path, trace)}: {count(len(found), 'version')}, the latest in {found[0][:8]}"
        for path, found in sorted(commits.items())
    ]


def _choose_targets(
    hits: Sequence[Version], found: _Contents, trace: Trace, *, has_messages: bool, has_authors: bool
) -> Targets:
    """Choose what to remove as a whole, and where to replace the name."""
    own = {version.path for version in hits if trace.owns(version.path) or trace.is_rendition(version.path)}
    paths = own - found.paths
    others = [version for version in hits if version.path not in paths]
    return Targets(
        paths=sorted(paths),
        blobs=sorted({v.blob for v in others if v.path in own or v.blob in trace.blobs | found.packed}),
        has_texts=has_messages or any(version.blob in found.named for version in others),
        has_authors=has_authors,
        has_names=any(version.path in found.paths for version in others),
    )


def _describe_local(hits: Sequence[Version], named: Collection[str], kept: Collection[str]) -> Iterator[Remainder]:
    """Describe commits that no branch or tag has. `named` are the commits with the name in themselves."""
    if local := {version.commit for version in hits if version.commit != STAGED}.union(named).difference(kept):
        places = [f"{count(len(local), 'commit')}, such as {min(local)[:8]}"]
        advice = "They are only in this clone. Delete the clone, or run these commands, which delete all stashes."
        commands = ["git stash clear", "git reflog expire --expire=now --all", "git gc --prune=now"]
        yield Remainder("Stashes and the reflog", places, advice, commands)


def _describe_staged(hits: Sequence[Version]) -> Iterator[Remainder]:
    committed = {(version.path, version.blob) for version in hits if version.commit != STAGED}
    staged = [v for v in hits if v.commit == STAGED and (v.path, v.blob) not in committed]
    if staged:
        places = [count(len(staged), "file")]
        yield Remainder("Staged changes", places, "Stage the files again, without the person.", ["git add --all"])


def _describe_refs(refs: Collection[str], trace: Trace) -> Iterator[Remainder]:
    if named := sorted(ref for ref in refs if trace.finder.mask(ref) != ref):
        places = [_name_ref(ref, trace) for ref in named]
        yield Remainder("Names of branches and tags", places, "Rename or delete them, here and on the server.")


def _name_ref(ref: str, trace: Trace) -> str:
    for prefix in (_HEADS, _TAGS, _REMOTES):
        ref = ref.removeprefix(prefix)
    return in_one_line(trace.finder.mask("the stash" if ref == _STASH else ref))
