"""The `advocacy check` command."""

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
from mkdocs_advocacy.core.caches import cache_folder
from mkdocs_advocacy.core.problems import failing
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.memory import changed_since, load_memory, save_memory
from mkdocs_advocacy.rendering.fast.garbage import collect_again, stop_collecting

_MOMENT = 0.3
"""Changes within this many seconds of each other trigger a single check."""
_CHANGES = ("created", "modified", "moved", "deleted")


@click.command()
@with_report
@click.option(
    "--fix",
    is_flag=True,
    help="First fix problems that are safe to fix: values that YAML misreads, hashtags, the order of keys, whitespace.",
)
@click.option("--watch", is_flag=True, help="Keep running, and check again whenever a file changes.")
@of_hub
def check(form: str, strict: bool, fix: bool, watch: bool, config_file: Path) -> None:
    """Check the hub's files and report every problem.

    Exit codes: 0 no errors, 1 errors (with --strict, also warnings), 2 cannot run.
    """
    root = config_file.parent
    stop_collecting()
    caches = cache_folder(root, config_file)
    memory = load_memory(caches)
    if fix:
        _fix(open_hub(config_file, drafts=True, memory=memory))
    while True:
        before = dict(memory)
        hub = load(config_file, memory)
        if changed_since(before, memory):
            save_memory(caches, memory)
        if report := FORMATS[form](hub.problems):
            say(report)
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
    """Wait until a file of the hub changes, then until no more changes follow for a moment."""
    from watchdog.events import FileSystemEvent, FileSystemEventHandler  # imported late: plain checks start faster
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
        while changed.is_set():  # editors often save a file in several steps
            changed.clear()
            changed.wait(_MOMENT)
    finally:
        observer.stop()
        observer.join()
