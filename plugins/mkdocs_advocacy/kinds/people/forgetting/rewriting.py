"""The commands that remove a person from a Git history."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_advocacy.kinds.people.forgetting.repository import Repository


@dataclass(frozen=True, slots=True)
class Targets:
    """What to remove from a history."""

    paths: Sequence[str]
    """Files to remove at all commits."""
    blobs: Sequence[str]
    """Contents to remove by id, because other contents at the same paths may stay."""
    has_texts: bool
    """Whether the name must be replaced in texts."""
    has_authors: bool
    """Whether authors must be replaced."""
    has_names: bool
    """Whether the name must be replaced in the names of files."""


def commands_to_rewrite(code: str, repository: Repository, targets: Targets) -> Sequence[str]:
    """Return the commands that rewrite a fresh clone and publish it. None of them contains the name."""
    here, notes = os.path.relpath(repository.folder, repository.hub), find_place_of_notes(code, repository)
    clone = shlex.quote(notes.removesuffix(".txt"))
    beside_clone = f"../forget-{code}"
    git = f"git -C {shlex.quote(here)}" if here != "." else "git"
    remote = shlex.quote(repository.remote)
    address = f'"$({git} remote get-url {remote})"' if repository.remote else ""
    options = []
    commands = [f"advocacy forget {code} --notes {shlex.quote(notes)}"]
    if targets.paths:
        paths = [path.removeprefix(repository.prefix) for path in targets.paths]
        options += ["--invert-paths", *(f"--path {shlex.quote(path)}" for path in paths)]
    if targets.has_names:
        options.append(f"--paths-from-file {beside_clone}.txt")
    if targets.has_texts:
        options += [f"--replace-text {beside_clone}.txt", f"--replace-message {beside_clone}.txt"]
    if targets.has_authors:
        options.append(f"--mailmap {beside_clone}-authors.txt")
    if targets.blobs:
        commands.append(f"printf '%s\\n' {' '.join(targets.blobs)} > {clone}-blobs.txt")
        options.append(f"--strip-blobs-with-ids {beside_clone}-blobs.txt")
    commands += [
        f"git clone --no-local {address or shlex.quote(here)} {clone}",
        f"git -C {clone} filter-repo {' '.join(options)}",
    ]
    if address:
        commands += [
            f"git -C {clone} remote add {remote} {address}",
            f"git -C {clone} push --force --all {remote}",
            f"git -C {clone} push --force --tags {remote}",
        ]
    return commands


def find_place_of_notes(code: str, repository: Repository) -> str:
    """Return the path of a file for the notes, outside of the hub and relative to its folder."""
    return os.path.relpath(repository.outside / f"forget-{code}.txt", repository.hub)
