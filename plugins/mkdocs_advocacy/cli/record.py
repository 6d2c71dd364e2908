"""The `advocacy record` command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CannotRun, errors_of, of_hub, open_hub, say
from mkdocs_advocacy.cli.live import MOST_BYTES, NoList, Unreachable, fetch_live_list
from mkdocs_advocacy.content.ledger.load import load_ledger, read_live_list
from mkdocs_advocacy.content.ledger.model import LEDGER, Entry
from mkdocs_advocacy.content.ledger.record import recorded
from mkdocs_advocacy.core.caches import cache_folder, cached, keep
from mkdocs_advocacy.core.problems import as_text
from mkdocs_advocacy.core.writing import NewFile, write_files


@click.command()
@click.option(
    "--from-site",
    is_flag=True,
    help="Also add the published site's addresses, if it can be reached. For workflows, which don't commit.",
)
@of_hub
def record(from_site: bool, config_file: Path) -> None:
    """Record all page addresses in permalinks.txt.

    Recorded addresses can't get lost. Commit the file, or run this command with --from-site in the workflow, before
    checking and building.
    """
    opened = open_hub(config_file)
    entries, problems = load_ledger(config_file.parent)
    if problems:
        raise CannotRun(as_text(problems))
    if errors := errors_of(opened.hub):
        raise CannotRun(f"{errors}\nNothing was recorded because files with errors have no addresses.")
    hub = opened.hub
    live = _load_live_list(opened.site, cache_folder(config_file.parent, config_file) / LEDGER) if from_site else None
    ledger = recorded(entries or {}, opened.unpublished.permalinks, hub.now, live, hub.addresses.audiences)
    write_files([NewFile(config_file.parent / LEDGER, LEDGER, ledger.text.encode())])
    if live is not None:
        say(f"The published site has {_count(len(live))}.")
    for action, addresses in (("recorded", ledger.added), ("dropped because it was never public", ledger.dropped)):
        for address in addresses:
            say(f"{address}: {action}")
    say(f"{LEDGER} has {_count(len(ledger.text.splitlines()) - 1)}.")


def _count(addresses: int) -> str:
    return "1 address" if addresses == 1 else f"{addresses:,} addresses"


def _load_live_list(site: str, cache: Path) -> Mapping[str, Entry] | None:
    """Return the published site's list, or the cached one if the site can't be reached, or None.

    A site that is down must not stop a hub from publishing. But a build without the list would publish a shorter
    one, so the last list is cached between the runs of a workflow.
    """
    try:
        live, data = fetch_live_list(site)
    except Unreachable as reason:
        data_before = cached(cache, MOST_BYTES)
        live_before = None if data_before is None else read_live_list(data_before)
        source = "without the published site" if live_before is None else "with the list of an earlier run"
        say(f"Recorded {source}: {reason}.", err=True)
        return live_before
    except NoList as reason:
        say(f"Recorded without the published site: {reason}.", err=True)
        return None
    keep(cache, data)
    return live
