"""The command `advocacy record`."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CannotRun, load, of_hub
from mkdocs_advocacy.files import written_aside
from mkdocs_advocacy.ledger.load import load_ledger
from mkdocs_advocacy.ledger.model import LEDGER
from mkdocs_advocacy.ledger.record import recorded
from mkdocs_advocacy.problems import as_text


@click.command()
@of_hub
def record(config_file: Path) -> None:
    """Record the addresses of all pages in permalinks.txt, so that none of them can be lost. Commit that file."""
    hub = load(config_file)
    entries, wrong = load_ledger(config_file.parent)
    if wrong:
        raise CannotRun(as_text(wrong))
    found = recorded(entries or {}, hub.addresses.permalinks, hub.now)
    written_aside(config_file.parent / LEDGER, found.text.encode())
    for said, addresses in (("recorded", found.added), ("dropped, it was never public", found.dropped)):
        for address in addresses:
            click.echo(f"{address}: {said}")
    click.echo(f"{LEDGER} has {len(found.text.splitlines()) - 1:,} addresses.")
