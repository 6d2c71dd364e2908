"""The command `advocacy new`."""

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
"""What a new hub offers if nobody says otherwise: the networks that most people know."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What the hub is called. Default: after the folder.")
@click.option(
    "--languages", default="en", show_default=True, help="Languages, the hub's own first: en,fr or de,en,pt-BR."
)
@click.option(
    "--host",
    type=click.Choice(get_args(Host)),
    default="github",
    show_default=True,
    help="Where it will be published: its workflow is written.",
)
@click.option(
    "--networks",
    default=",".join(NETWORKS),
    show_default=True,
    help="The networks to offer, in the order in which pages show them; all: every one that is known.",
)
@click.option("--timezone", help="Where days begin at midnight, such as Europe/Berlin. Default: the system's zone.")
def new(folder: Path, name: str | None, languages: str, host: Host, networks: str, timezone: str | None) -> None:
    """Start a hub in FOLDER: settings, samples, editor help and a workflow that publishes it.

    Nothing that is there is overwritten.
    """
    name = " ".join((name or _name_of(folder)).split()) or "Our hub"
    timezone = timezone or system_zone()
    wanted_zone(timezone)
    offered = _networks(networks)
    files = new_hub(name, _languages(languages), host, version("mkdocs-advocacy"), timezone, offered)
    try:
        write_new(folder, files, shown=f"{folder}/")
    except InTheWay as taken:
        raise CannotRun(f"Nothing was written: {folder} has {_some(taken.names)} already.") from None
    say(f"{folder} has a hub now. Next:\n\n  cd {folder}\n  mkdocs serve\n")
    say(f"Days begin at midnight in {timezone}; timezone: in mkdocs.yml changes that.")
    say("Then open http://127.0.0.1:8000/ and read README.md.")


def _name_of(folder: Path) -> str:
    return folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()


def _languages(given: str) -> list[str]:
    codes = list(dict.fromkeys(code.strip() for code in given.split(",") if code.strip()))
    try:
        return TypeAdapter(list[Language]).validate_python(codes) or ["en"]
    except ValidationError as error:
        said = [str((detail.get("ctx") or {}).get("error", detail["msg"])) for detail in error.errors()]
        raise click.BadParameter("; ".join(said), param_hint="--languages") from None


def _networks(given: str) -> list[str]:
    """The ids of the networks that a person named by id or name; none for all."""
    known = builtin_networks()
    active = [network_id for network_id, one in known.items() if one.status == "active"]
    wanted = [name.strip() for name in given.split(",") if name.strip()]
    if [name.lower() for name in wanted] in ([], ["all"]):
        return []
    found = [(name, network_called(name, known)) for name in wanted]
    for name, network_id in found:
        if network_id is None:
            hint = nearest(name, active, limit=len(active))
            raise click.BadParameter(f"“{name}” is not a network ({hint})", param_hint="--networks")
        if network_id not in active:
            reason = known[network_id].status_note or ""
            raise click.BadParameter(f"{known[network_id].name} is not offered. {reason}", param_hint="--networks")
    return list(dict.fromkeys(network_id for _, network_id in found if network_id))


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown
