"""The command `advocacy record`."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CannotRun, of_hub, open_hub
from mkdocs_advocacy.cli.live import NoList, Unreachable, fetch_live_list
from mkdocs_advocacy.content.ledger.load import load_ledger, read_live_list
from mkdocs_advocacy.content.ledger.model import LEDGER, Entry
from mkdocs_advocacy.content.ledger.record import recorded
from mkdocs_advocacy.core.files import written_aside
from mkdocs_advocacy.core.problems import as_text

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
    live = _live_list(opened.site, config_file.parent / KEPT) if from_site else None
    found = recorded(entries or {}, opened.unpublished.permalinks, opened.hub.now, live)
    try:
        written_aside(config_file.parent / LEDGER, found.text.encode())
    except OSError as error:
        raise CannotRun(f"{LEDGER} cannot be written: {error.strerror or error}.") from None
    if live is not None:
        click.echo(f"The published site lists {_counted(len(live))}.")
    for said, addresses in (("recorded", found.added), ("dropped, it was never public", found.dropped)):
        for address in addresses:
            click.echo(f"{address}: {said}")
    click.echo(f"{LEDGER} has {_counted(len(found.text.splitlines()) - 1)}.")


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
        live_before = read_live_list(kept.read_bytes()) if kept.is_file() else None
        instead = "without it" if live_before is None else "with the list of an earlier run"
        click.echo(f"Recorded {instead}: {lack}.", err=True)
        return live_before
    except NoList as lack:
        click.echo(f"Recorded without the published site: {lack}.", err=True)
        return None
    with suppress(OSError):  # the next run asks again
        kept.parent.mkdir(parents=True, exist_ok=True)
        written_aside(kept, data)
    return live
