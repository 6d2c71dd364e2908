"""The command `advocacy renditions`."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CLEAN, PROBLEMS, CannotRun, of_hub, open_hub, say
from mkdocs_advocacy.cli.reports import FORMATS, with_report
from mkdocs_advocacy.core.problems import failing
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.renditions.complete import CACHE, completed
from mkdocs_advocacy.kinds.brand.renditions.produce import NoRoom
from mkdocs_advocacy.kinds.brand.renditions.progress import Reporter
from mkdocs_advocacy.kinds.brand.renditions.store import Store


@click.command()
@with_report
@of_hub
def renditions(form: str, strict: bool, config_file: Path) -> None:
    """Make the renditions of all brand pictures ahead of a build, which then makes none.

    They are kept in .cache/advocacy/renditions, beside mkdocs.yml. Exits with 0: clean, 1: problems, 2: cannot run.
    """
    opened = open_hub(config_file)
    if opened.limits is None:
        raise CannotRun(f"{config_file} has no plugin advocacy/brand, which shows pictures: there is nothing to make.")
    places, hub = opened.places, opened.hub
    store, reporter = Store(places.root / CACHE), Reporter(_say, time.monotonic)
    try:
        done = completed(
            hub.of(BRAND),
            hub.networks,
            places.docs,
            opened.shown,
            store,
            opened.limits,
            os.cpu_count() or 1,
            reporter,
        )
    except NoRoom as lack:
        raise CannotRun(f"Renditions of pictures cannot be written: {lack}.") from None
    reporter.say_slowest()
    store.tidy(time.time())
    if not store.works:
        raise CannotRun(f"{CACHE.as_posix()} cannot be written to: a build would make all renditions again.")
    if problems := FORMATS[form](done.problems):
        say(problems)
    pictures = {one.source: one for one in done.brand.renditions.values()}
    count = sum(len(one.previews) + len(one.downloads) for one in pictures.values())
    _say(f"{CACHE.as_posix()} has {count:,} renditions of {len(pictures):,} pictures.")
    fails = failing([one for one in done.problems if one.file not in done.excused], strict=strict)
    sys.exit(PROBLEMS if fails else CLEAN)


def _say(text: str) -> None:
    """Beside the problems, which programs may read."""
    say(text, err=True)
