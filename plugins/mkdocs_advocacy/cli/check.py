"""The command `advocacy check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from threading import Event

import click

from mkdocs_advocacy.cli.hub import CLEAN, PROBLEMS, Opened, load, of_hub, open_hub, say
from mkdocs_advocacy.cli.reports import FORMATS, with_report
from mkdocs_advocacy.content.fix import fixed, spellings
from mkdocs_advocacy.core.problems import failing
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.memory import changed_since, load_memory, save_memory
from mkdocs_advocacy.rendering.fast.garbage import collect_again, stop_collecting

_MOMENT = 0.3
"""Seconds in which further changes belong to the first."""
_CHANGES = ("created", "modified", "moved", "deleted")


@click.command()
@with_report
@click.option(
    "--fix",
    is_flag=True,
    help="Fix safe problems automatically first: misread texts, hashtags, the order of names, white space.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until you stop it.")
@of_hub
def check(form: str, strict: bool, fix: bool, watch: bool, config_file: Path) -> None:
    """Find every problem in the hub's files. Exits with 0: clean, 1: problems, 2: cannot run."""
    root = config_file.parent
    stop_collecting()
    memory = load_memory(root)
    if fix:
        _fix(open_hub(config_file, drafts=True, memory=memory))
    while True:
        before = dict(memory)
        hub = load(config_file, memory)
        if changed_since(before, memory):
            save_memory(root, memory)
        if said := FORMATS[form](hub.problems):
            say(said)
        if not watch:
            sys.exit(PROBLEMS if failing(hub.problems, strict=strict) else CLEAN)
        collect_again()
        _wait_for_change(root)
        click.echo()


def _fix(opened: Opened) -> None:
    docs, hub = opened.places.docs, opened.hub
    tags = [post.template.hashtags or () for post in hub.of(POSTS).all]
    tags += [campaign.template.hashtags for campaign in opened.campaigns.values()]
    known = spellings(chain.from_iterable(tags))
    changed: list[tuple[NewFile, Sequence[str]]] = []
    for kind in opened.kinds:
        below = docs if kind.is_in_docs else opened.places.root
        files = [] if kind.is_markdown else opened.unpublished.reading.loaded[kind.name].files
        for file in files:
            model = kind.model_of(file.path)
            data, done = fixed(file.data, model, known) if model else (file.data, ())
            if done:
                changed.append((NewFile(below / file.path, file.shown, data), done))
    write_files(new for new, _ in changed)
    for new, repairs in changed:
        say(f"{new.shown}: fixed {', '.join(repairs)}")


def _wait_for_change(root: Path) -> None:
    """Return once a file of the hub was changed, and no further one for a moment."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler  # a check that does not wait starts sooner
    from watchdog.observers import Observer

    changed = Event()

    class _Handler(FileSystemEventHandler):
        def on_any_event(self, event: FileSystemEvent) -> None:
            parts = Path(os.fsdecode(event.src_path)).relative_to(root.resolve()).parts
            if (
                event.event_type in _CHANGES
                and not any(part.startswith(".") for part in parts)
                and parts[:1] != ("site",)
            ):
                changed.set()

    observer = Observer()
    observer.schedule(_Handler(), str(root.resolve()), recursive=True)
    observer.start()
    try:
        while not changed.wait(_MOMENT):
            pass
        while changed.is_set():  # editors write several times
            changed.clear()
            changed.wait(_MOMENT)
    finally:
        observer.stop()
        observer.join()
