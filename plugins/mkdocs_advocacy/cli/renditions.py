"""The `advocacy renditions` command."""

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
    """Create the renditions of all brand images ahead of a build.

    They are stored in .cache/advocacy/renditions, next to mkdocs.yml.

    Exit codes: 0 no errors, 1 errors (with --strict, also warnings), 2 cannot run.
    """
    opened = open_hub(config_file)
    if opened.limits is None:
        raise CannotRun(f"{config_file} does not list the advocacy/brand plugin, which creates renditions.")
    places, hub = opened.places, opened.hub
    store, reporter = Store(places.root / CACHE), Reporter(_say_progress, time.monotonic)
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
    except NoRoom as reason:
        raise CannotRun(f"Image renditions cannot be written: {reason}.") from None
    reporter.say_slowest()
    store.tidy(time.time())
    if not store.works:
        raise CannotRun(f"{CACHE.as_posix()} is not writable, so a build would create all renditions again.")
    if problems := FORMATS[form](done.problems):
        say(problems)
    images = {image.source: image for image in done.brand.renditions.values()}
    count = sum(len(image.previews) + len(image.downloads) for image in images.values())
    _say_progress(f"{CACHE.as_posix()} has {count:,} renditions of {len(images):,} images.")
    fails = failing([problem for problem in done.problems if problem.file not in done.excused], strict=strict)
    sys.exit(PROBLEMS if fails else CLEAN)


def _say_progress(text: str) -> None:
    """Print to stderr, because programs may parse the problems on stdout."""
    say(text, err=True)
