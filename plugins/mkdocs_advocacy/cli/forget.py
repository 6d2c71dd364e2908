"""The `advocacy forget` command."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CLEAN, PROBLEMS, CannotRun, of_hub, open_hub, say, with_hint
from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.core.model import ID_PATTERN
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.core.writing import NotWritten, written_aside
from mkdocs_advocacy.kinds.people.forgetting.forget import (
    CannotForget,
    Removal,
    pictures_of_others,
    plan_removal,
    remove,
)
from mkdocs_advocacy.kinds.people.forgetting.git_search import search_repository
from mkdocs_advocacy.kinds.people.forgetting.hub_search import search_hub
from mkdocs_advocacy.kinds.people.forgetting.notes import Notes, read_notes, write_notes
from mkdocs_advocacy.kinds.people.forgetting.remainder import Remainder, joined
from mkdocs_advocacy.kinds.people.forgetting.repository import CannotRead, Repository, find_repositories
from mkdocs_advocacy.kinds.people.forgetting.rewriting import find_place_of_notes
from mkdocs_advocacy.kinds.people.forgetting.trace import Trace, codes_in, find_trace
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.model import FORMER

_MOST = 50
"""The maximum number of places listed for each remainder."""
_ELSEWHERE = """
No command reaches:
  - caches and artifacts of CI: delete them on your Git host
  - pull requests and cached views on GitHub: after the force push, ask GitHub Support to remove them
  - forks and clones of other people: they keep the old history until they are deleted
  - emails, prints, signatures and chats that were sent: nobody can recall them
  - search engines and web archives: ask them to remove the pages
  - names inside images, PDF files and some archives, and edited copies of a picture: look for them yourself
The proof of consent is kept elsewhere. Decide there how long you need it."""


@click.command()
@click.argument("code")
@click.option("--dry-run", is_flag=True, help="Show what would be removed, and what would be left. Change nothing.")
@click.option(
    "--notes",
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file outside the hub that keeps the name, for git filter-repo and for later runs. It is read and updated.",
)
@of_hub
def forget(code: str, dry_run: bool, file: Path | None, config_file: Path) -> None:
    """Remove the person CODE from the hub's files, and list what still holds them.

    For each place, the commands that remove the person from it are shown. Run this command again until nothing is
    left. It never prints the name.

    Exit codes: 0 nothing is left, 1 something is left or couldn't be searched, 2 cannot run.
    """
    if not re.fullmatch(ID_PATTERN, code):
        raise CannotRun("CODE is the name of a file in people/ without .yml, such as mk7.")
    opened = open_hub(config_file)
    root, reading = opened.places.root, opened.unpublished.reading
    trace = Trace(code)
    try:
        repositories = find_repositories(root, PEOPLE.folder)
        _refuse_place(file, [root, *(repository.folder for repository in repositories)])
        notes = read_notes(file.read_bytes()) if file and file.is_file() else Notes()
        trace = find_trace(code, root, pictures_of_others(code, reading), repositories, notes)
        removal = plan_removal(code, reading)
        changes = {os.path.relpath(file.path, root).replace(os.sep, "/"): file.data for file in removal.edited}
        hub = search_hub(trace, opened.places, opened.built, {**changes, **dict.fromkeys(removal.deleted)})
        found = joined([hub, *(search_repository(repository, trace) for repository in repositories)])
    except (CannotForget, CannotRead) as reason:
        raise CannotRun(trace.mask(str(reason))) from None
    is_known = trace.is_recorded or removal.deleted or removal.edited or found.is_mentioned
    if not is_known:
        raise CannotRun(trace.mask(_explain_unknown(code, reading, repositories)))
    if found.remainders and trace.names and not (dry_run or file or trace.is_remembered):
        raise CannotRun(trace.mask(_explain_last(code, repositories)))
    if not dry_run:
        if file:
            notes = replace(trace.notes, names=trace.names | found.spellings)
            written_aside(file, write_notes(notes), is_private=True)
            say(trace.mask(f"{file} contains the name. Delete it when nothing is left."))
        try:
            remove(removal, root)
        except NotWritten as error:
            raise CannotRun(trace.mask(str(error))) from None
    report = _describe_report(code, trace, found.remainders, repositories, root)
    for line in (*_describe_removal(code, removal, dry_run=dry_run), *report):
        say(trace.mask(line))
    say(_ELSEWHERE)
    is_left = found.remainders or (dry_run and (removal.deleted or removal.edited))
    sys.exit(PROBLEMS if is_left else CLEAN)


def _describe_report(
    code: str, trace: Trace, remainders: Sequence[Remainder], repositories: Sequence[Repository], root: Path
) -> Iterator[str]:
    if remainders:
        where = "" if root.resolve() == Path.cwd() else f" (run the commands in {os.path.relpath(root)})"
        yield f"\n{code} is still in{where}:"
    for remainder in remainders:
        yield f"\n{remainder.title}"
        for place in remainder.places[:_MOST]:
            yield f"  {place}"
        if len(remainder.places) > _MOST:
            yield f"  and {len(remainder.places) - _MOST:,} more"
        yield f"  → {remainder.advice}"
        for command in remainder.commands:
            yield f"      {command}"
    where = "the hub and its Git history" if repositories else "the hub"
    if not remainders and trace.names:
        yield f"Nothing is left of {code} in {where}."
    elif not remainders:
        yield f"No file of {code} is left in {where}."
    if not trace.names:
        yield f"\nThe name of {code} isn't known here, so texts weren't searched for it. Pass the file of --notes."
    if not repositories:
        yield "\nThe hub isn't in a Git repository, so only its files were searched."
    else:
        yield "\nOnly branches and tags in this clone were searched. To get all of them, run git fetch --all --tags."


def _describe_removal(code: str, removal: Removal, *, dry_run: bool) -> Iterator[str]:
    removed, wrote = ("Would remove", "Would write") if dry_run else ("Removed", "Wrote")
    if removal.deleted:
        yield f"{removed} {', '.join(removal.deleted)}."
    for file in removal.events:
        yield f"{removed} {code} from present: in {file.shown}."
    for file in (*removal.invited, *removal.told):
        yield f"{wrote} {FORMER} in place of {code} in {file.shown}."
    for file in removal.released:
        yield f"{removed} {code} from the people in {file.shown}."
    for picture, other in removal.shared.items():
        yield f"{picture} stays, because it is also the picture of {other}."
    if (removal.deleted or removal.edited) and not dry_run:
        yield "Commit these changes, and publish the hub now, not tonight."


def _explain_last(code: str, repositories: Sequence[Repository]) -> str:
    """Explain why a record isn't removed: nobody could tell later whether something is left."""
    file = find_place_of_notes(code, repositories[0]) if repositories else f"../forget-{code}.txt"
    return (
        f"The record of {code} isn't in a commit, and other files still hold the name. Without the record, later runs "
        f"can't look for it. Keep it in a file outside the hub: advocacy forget {code} --notes {file}. "
        "Nothing was removed."
    )


def _explain_unknown(code: str, reading: Reading, repositories: Sequence[Repository]) -> str:
    codes = {*reading.of(PEOPLE).unpublished.codes, *codes_in(repositories)}
    where = "the hub and its history know" if repositories else "the hub knows"
    hint = nearest(code, codes)
    again = "To look for a person whose files and history are gone, pass the file of --notes."
    return f"{with_hint(f'There is no person {code}: {where} nothing of this code', hint)}. {again}"


def _refuse_place(file: Path | None, folders: Sequence[Path]) -> None:
    """Raise CannotForget if the file for notes is in one of these folders, or in none that exists."""
    if file and not file.resolve().parent.is_dir():
        raise CannotForget(f"{file.parent} is not a folder. Choose another file for --notes.")
    if file and any(file.resolve().is_relative_to(folder.resolve()) for folder in folders):
        raise CannotForget("--notes must be a file outside the hub, because it contains the name.")
