"""The command `advocacy record`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CannotRun, of_hub, open_hub
from mkdocs_advocacy.cli.live import NoList, fetch_live_list
from mkdocs_advocacy.files import written_aside
from mkdocs_advocacy.ledger.load import load_ledger
from mkdocs_advocacy.ledger.model import LEDGER, Entry
from mkdocs_advocacy.ledger.record import recorded
from mkdocs_advocacy.problems import as_text


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
    live = _live_list(opened.site) if from_site else None
    found = recorded(entries or {}, opened.hub.addresses.permalinks, opened.hub.now, live)
    try:
        written_aside(config_file.parent / LEDGER, found.text.encode())
    except OSError as error:
        raise CannotRun(f"{LEDGER} cannot be written: {error.strerror or error}.") from None
    if live is not None:
        click.echo(f"The published site lists {len(live):,} addresses.")
    for said, addresses in (("recorded", found.added), ("dropped, it was never public", found.dropped)):
        for address in addresses:
            click.echo(f"{address}: {said}")
    click.echo(f"{LEDGER} has {len(found.text.splitlines()) - 1:,} addresses.")


def _live_list(site: str) -> Mapping[str, Entry] | None:
    """The list of the published site; None where there is none to use, which must not keep a hub from publishing."""
    try:
        return fetch_live_list(site)
    except NoList as lack:
        click.echo(f"Recorded without the published site: {lack}.", err=True)
        return None
