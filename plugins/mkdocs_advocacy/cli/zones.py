"""Time zones on the command line."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import tzinfo
from pathlib import Path

import click

from mkdocs_advocacy.core.zones import zone_named

LOCALTIME = Path("/etc/localtime")
"""On most systems a symbolic link to the system zone's file in a `zoneinfo` folder."""


def wanted_zone(name: str | None) -> tzinfo | None:
    """Return the zone named by `--timezone`, or None for None. An unknown name is a usage error."""
    try:
        return None if name is None else zone_named(name)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--timezone") from None


def system_zone() -> str:
    """Return the IANA name of the system's zone from TZ or /etc/localtime, or UTC if neither is set."""
    name = os.environ.get("TZ", "").removeprefix(":")
    if not name:
        with suppress(OSError):
            name = LOCALTIME.readlink().as_posix()
    name = name.rpartition("zoneinfo/")[2]
    try:
        zone_named(name)
    except ValueError:
        return "UTC"
    return "UTC" if name == "Etc/UTC" else name
