"""The `advocacy new` command."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import get_args

import click
from pydantic import TypeAdapter, ValidationError

from mkdocs_advocacy.cli.hub import CannotRun, say
from mkdocs_advocacy.cli.zones import system_zone, wanted_zone
from mkdocs_advocacy.core.model import Language
from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.hosting.model import Host
from mkdocs_advocacy.networks.load import builtin_networks, network_called
from mkdocs_advocacy.scaffold.new import new_hub
from mkdocs_advocacy.scaffold.write import InTheWay, write_new

NETWORKS = ("linkedin", "x", "facebook", "instagram", "bluesky", "mastodon")
"""The default networks of a new hub: the best known ones."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="The hub's name. Default: derived from the folder.")
@click.option(
    "--languages", default="en", show_default=True, help="Languages, the main one first: en,fr or de,en,pt-BR."
)
@click.option(
    "--host",
    type=click.Choice(get_args(Host)),
    default="github",
    show_default=True,
    help="Where you will publish the hub. Determines which workflow is created.",
)
@click.option(
    "--networks",
    default=",".join(NETWORKS),
    show_default=True,
    help="The networks to offer, in display order, or “all”.",
)
@click.option("--timezone", help="The hub's time zone, such as Europe/Berlin. Default: the system's.")
def new(folder: Path, name: str | None, languages: str, host: Host, networks: str, timezone: str | None) -> None:
    """Create a hub in FOLDER.

    The hub comes with settings, samples, editor support and a publishing workflow. Existing files are never
    overwritten.
    """
    name = " ".join((name or _derive_name(folder)).split()) or "Our hub"
    timezone = timezone or system_zone()
    wanted_zone(timezone)
    offered = _parse_networks(networks)
    files = new_hub(name, _parse_languages(languages), host, version("mkdocs-advocacy"), timezone, offered)
    try:
        write_new(folder, files, shown=f"{folder}/")
    except InTheWay as taken:
        raise CannotRun(f"Nothing was written: {folder} already has {_list_some(taken.names)}.") from None
    say(f"Created a hub in {folder}. Next:\n\n  cd {folder}\n  mkdocs serve\n")
    say(f"The hub's time zone is {timezone}. To change it, edit timezone: in mkdocs.yml.")
    say("Then open http://127.0.0.1:8000/ and read README.md.")


def _derive_name(folder: Path) -> str:
    return folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()


def _parse_languages(given: str) -> list[str]:
    codes = list(dict.fromkeys(code.strip() for code in given.split(",") if code.strip()))
    try:
        return TypeAdapter(list[Language]).validate_python(codes) or ["en"]
    except ValidationError as error:
        messages = [str((detail.get("ctx") or {}).get("error", detail["msg"])) for detail in error.errors()]
        raise click.BadParameter("; ".join(messages), param_hint="--languages") from None


def _parse_networks(given: str) -> list[str]:
    """Return the ids of networks given by id or name, or an empty list for all networks."""
    known = builtin_networks()
    active = [network_id for network_id, network in known.items() if network.status == "active"]
    wanted = [name.strip() for name in given.split(",") if name.strip()]
    if [name.lower() for name in wanted] in ([], ["all"]):
        return []
    matches = [(name, network_called(name, known)) for name in wanted]
    for name, network_id in matches:
        if network_id is None:
            hint = nearest(name, active, limit=len(active))
            raise click.BadParameter(f"“{name}” is not a network ({hint})", param_hint="--networks")
        if network_id not in active:
            reason = known[network_id].status_note or ""
            raise click.BadParameter(f"{known[network_id].name} is not offered. {reason}", param_hint="--networks")
    return list(dict.fromkeys(network_id for _, network_id in matches if network_id))


def _list_some(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown
