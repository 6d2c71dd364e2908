"""The command `advocacy record`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CannotRun, errors_of, of_hub, open_hub, say
from mkdocs_advocacy.cli.live import MOST_BYTES, NoList, Unreachable, fetch_live_list
from mkdocs_advocacy.content.ledger.load import load_ledger, read_live_list
from mkdocs_advocacy.content.ledger.model import LEDGER, Entry
from mkdocs_advocacy.content.ledger.record import recorded
from mkdocs_advocacy.core.caches import cached, keep
from mkdocs_advocacy.core.problems import as_text
from mkdocs_advocacy.core.writing import NewFile, write_files

KEPT = Path(".cache", "advocacy", "permalinks.txt")
"""Below the hub's folder: the last list of the published site."""


@click.command()
@click.option(
    "--from-site",
    is_flag=True,
    help="Add the addresses that the published site lists, if it can be reached. For workflows, which commit nothing.",
)
@of_hub
def record(from_site: bool, config_file: Path) -> None:
    """Record the addresses of all pages in permalinks.txt, so that none of them can be lost.

    Commit that file, or let the workflow run this command with --from-site before it checks and builds.
    """
    opened = open_hub(config_file)
    entries, wrong = load_ledger(config_file.parent)
    if wrong:
        raise CannotRun(as_text(wrong))
    if errors := errors_of(opened.hub):
        raise CannotRun(f"{errors}\nNothing was recorded: the addresses of files with errors would be missing.")
    live = _live_list(opened.site, config_file.parent / KEPT) if from_site else None
    found = recorded(entries or {}, opened.unpublished.permalinks, opened.hub.now, live)
    write_files([NewFile(config_file.parent / LEDGER, LEDGER, found.text.encode())])
    if live is not None:
        say(f"The published site lists {_counted(len(live))}.")
    for said, addresses in (("recorded", found.added), ("dropped, it was never public", found.dropped)):
        for address in addresses:
            say(f"{address}: {said}")
    say(f"{LEDGER} has {_counted(len(found.text.splitlines()) - 1)}.")


def _counted(addresses: int) -> str:
    return "1 address" if addresses == 1 else f"{addresses:,} addresses"


def _live_list(site: str, kept: Path) -> Mapping[str, Entry] | None:
    """The list of the published site, else the last one that could be had; None where there is none.

    That must not keep a hub from publishing. But a build that does not know the list publishes a shorter one, so the
    last one is kept between the runs of a workflow.
    """
    try:
        live, data = fetch_live_list(site)
    except Unreachable as lack:
        before = cached(kept, MOST_BYTES)
        live_before = None if before is None else read_live_list(before)
        instead = "without it" if live_before is None else "with the list of an earlier run"
        say(f"Recorded {instead}: {lack}.", err=True)
        return live_before
    except NoList as lack:
        say(f"Recorded without the published site: {lack}.", err=True)
        return None
    keep(kept, data)
    return live
