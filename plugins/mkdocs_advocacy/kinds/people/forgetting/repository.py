"""Reads every version of every file in a Git repository, with a few processes and only commands that change nothing."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from mkdocs_advocacy.kinds.people.finder import LARGEST

STAGED = ""
"""The commit of files that are staged but not committed."""
_DELETED, _SUBMODULE = "000000", "160000"
_LOCATION = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX")
"""Variables that Git sets for hooks. With them, it would read another repository than the folder's."""
_READ_ONLY = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_MOST_ARGUMENTS = 500


class CannotRead(Exception):
    """Git can't read the repository. The message is readable by writers."""


@dataclass(frozen=True, slots=True)
class Version:
    """The content of a file since a commit."""

    commit: str
    """The commit that added this content, or `STAGED`."""
    path: str
    blob: str
    """The id of the content."""


@dataclass(frozen=True)
class Repository:
    """A Git repository."""

    folder: Path
    hub: Path
    """The hub's folder."""
    outside: Path
    """The folder above the hub and its repository. All paths are absolute."""
    prefix: str = ""
    """The folder of the hub that the repository contains, with a slash at the end. Paths of versions begin with it."""

    unread: set[str] = field(default_factory=set, compare=False)
    """The contents that were too large to read, by their ids."""

    @cached_property
    def is_shallow(self) -> bool:
        """Whether earlier commits are missing from this clone."""
        return self._text("rev-parse", "--is-shallow-repository").strip() == "true"

    @cached_property
    def is_partial(self) -> bool:
        """Whether contents are missing from this clone. Git would download each of them when it is read."""
        return bool(self._run("config", "--get-regexp", r"^remote\..*\.promisor$", check=False))

    @cached_property
    def remote(self) -> str:
        """The name of the remote repository, or an empty string."""
        names = self._text("remote").split()
        return "origin" if "origin" in names else next(iter(names), "")

    @cached_property
    def commits(self) -> Sequence[str]:
        """All commits of branches, tags, stashes and the reflog."""
        return self._text("rev-list", "--all", "--reflog").split()

    @cached_property
    def versions(self) -> Sequence[Version]:
        """Every content that a file had in any commit, and what is staged. Empty for a clone without contents."""
        return [] if self.is_partial else [*self._committed(), *self._staged()]

    @cached_property
    def refs(self) -> dict[str, str]:
        """The full names of all branches, tags and the stash, each with its object."""
        lines = self._text("for-each-ref", "--format=%(objectname) %(refname)").splitlines()
        return {name: target for target, _, name in (line.partition(" ") for line in lines)}

    @cached_property
    def head(self) -> str:
        """The commit that is checked out, or an empty string in a new repository."""
        return os.fsdecode(self._run("rev-parse", "--verify", "--quiet", "HEAD", check=False)).strip()

    def commits_of(self, refs: Iterable[str], without: Iterable[str] = ()) -> set[str]:
        """Return the commits that are in one of `refs`, but not in `without`."""
        wanted = list(refs)
        names = "".join(f"{ref}\n" for ref in (*wanted, *(f"^{ref}" for ref in without)))
        if not wanted:
            return set()
        return set(self._run("rev-list", "--stdin", given=names.encode()).decode().split())

    def refs_with(self, commits: Sequence[str]) -> set[str]:
        """Return the branches, tags and the stash that contain one of these commits."""
        found: set[str] = set()
        for start in range(0, len(commits), _MOST_ARGUMENTS):
            wanted = (f"--contains={commit}" for commit in commits[start : start + _MOST_ARGUMENTS])
            found |= set(self._text("for-each-ref", "--format=%(refname)", *wanted).splitlines())
        return found

    def files_in(self, ref: str) -> Iterator[tuple[str, str]]:
        """Yield the path and the blob of each file in the latest commit of a branch."""
        for entry in self._run("ls-tree", "-r", "-z", "--full-tree", ref).split(b"\0"):
            if entry:
                description, _, path = entry.partition(b"\t")
                yield os.fsdecode(path), description.split()[2].decode()

    def blobs_at(self, path: str) -> dict[str, str]:
        """Return the branches and tags whose latest commit has a file at this path, each with its blob."""
        given = "".join(f"{ref}:{path} {ref}\n" for ref in self.refs).encode()
        lines = self._run("cat-file", "--batch-check=%(objectname) %(rest)", given=given).decode().splitlines()
        found = (line.split(" ") for line in lines if not line.endswith(" missing"))
        return {ref: blob for blob, ref in found}

    def contents(self, objects: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the content of each object that exists. Files above the limit of the search are empty."""
        with tempfile.TemporaryFile() as names:
            names.write("".join(f"{name}\n" for name in objects).encode())
            names.seek(0)
            command = self._command("cat-file", "--batch", "--buffer")
            pipe = subprocess.PIPE
            with subprocess.Popen(
                command, stdin=names, stdout=pipe, stderr=subprocess.DEVNULL, env=_environment()
            ) as git:
                stream = git.stdout
                for header in stream or ():
                    name, kind, *size = header.decode().split()
                    if not size:
                        continue  # missing
                    left = int(size[0])
                    data = stream.read(left) if stream and left <= LARGEST else b""
                    if left > LARGEST and kind != "tree":
                        self.unread.add(name)
                    left -= len(data)
                    while stream and left:
                        left -= len(stream.read(min(left, LARGEST)))
                    if stream:
                        stream.read(1)
                    if kind != "tree":
                        yield name, data

    def _committed(self) -> Iterator[Version]:
        given = "".join(f"{commit}\n" for commit in self.commits).encode()
        options = ("-r", "-z", "--root", "--diff-merges=first-parent", "--no-renames", "--no-ext-diff")
        commit, entry = "", b""
        for part in self._run("diff-tree", "--stdin", *options, given=given).split(b"\0"):
            if entry:
                _, mode, _, blob, _ = entry.decode().split()
                entry = b""
                if mode not in (_DELETED, _SUBMODULE):
                    yield Version(commit, self.prefix + os.fsdecode(part), blob)
            elif part.startswith(b":"):
                entry = part
            else:
                commit = part.decode().strip()

    def _staged(self) -> Iterator[Version]:
        for description, path in self._index:
            if not description.startswith(_SUBMODULE):
                yield Version(STAGED, self.prefix + path, description.split()[1])

    @property
    def submodules(self) -> Sequence[str]:
        """The paths of the repositories in this one, which are separate. That of the hub's people is searched."""
        paths = [path for description, path in self._index if description.startswith(_SUBMODULE)]
        searched = self.hub / "people"
        return [path for path in paths if self.folder / path != searched or not (searched / ".git").exists()]

    @cached_property
    def _index(self) -> Sequence[tuple[str, str]]:
        """The description and the path of each file that is staged or committed last."""
        entries = self._run("ls-files", "-s", "-z", "--full-name", ":/").split(b"\0")
        parts = (entry.partition(b"\t") for entry in entries if entry)
        return [(description.decode(), os.fsdecode(path)) for description, _, path in parts]

    def _text(self, *arguments: str) -> str:
        return os.fsdecode(self._run(*arguments))

    def _run(self, *arguments: str, given: bytes | None = None, check: bool = True) -> bytes:
        return _run(self._command(*arguments), given, check=check)

    def _command(self, *arguments: str) -> list[str]:
        return ["git", "-C", str(self.folder), "-c", "core.fsmonitor=false", "--no-pager", *arguments]


def find_repositories(root: Path, people: str) -> Sequence[Repository]:
    """Return the repository that contains the hub, and that of its folder `people` if it is another one.

    Raises CannotRead if there is one but Git refuses it.
    """
    root = root.resolve()
    folder = _find_repository(root)
    own = _find_repository(root / people) if (root / people / ".git").exists() else None
    outside = (folder or root).parent
    return [
        *([Repository(folder, root, outside)] if folder else []),
        *([Repository(own, root, outside, f"{people}/")] if own else []),
    ]


def _find_repository(folder: Path) -> Path | None:
    if not any((above / ".git").exists() for above in (folder, *folder.parents)):
        return None
    command = ["git", "-C", str(folder), "rev-parse", "--show-toplevel"]
    return Path(os.fsdecode(_run(command)).rstrip("\n"))


def _run(command: Sequence[str], given: bytes | None = None, *, check: bool = True) -> bytes:
    try:
        done = subprocess.run(command, input=given or b"", capture_output=True, env=_environment(), check=False)
    except FileNotFoundError:
        raise CannotRead(
            "The program git isn't installed, so the history can't be searched. Nothing was removed."
        ) from None
    if done.returncode and check:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CannotRead(
            f"Git can't read the repository: {reason[0] if reason else done.returncode}. Nothing was removed."
        )
    return b"" if done.returncode else done.stdout


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _LOCATION} | _READ_ONLY
