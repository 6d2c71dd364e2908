"""Time zones on the command line."""

from __future__ import annotations

from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click


def zone_named(name: str | None) -> tzinfo | None:
    """The zone of that name; None for None. An unknown one is refused."""
    if name is None:
        return None
    if name.upper() in ("UTC", "Z", "GMT"):
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise click.BadParameter(f"“{name}” is no zone such as Europe/Berlin", param_hint="--timezone") from None
