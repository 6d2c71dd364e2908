"""Imports in memory, without a hub on disk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo

from tests.conftest import NOW
from tests.hubs import LoadedHub

from mkdocs_advocacy.importing.model import Reading
from mkdocs_advocacy.importing.plan import Plan
from mkdocs_advocacy.importing.run import planned


def read(hub: LoadedHub, content: str, columns: Mapping[str, str] = {}, zone: tzinfo | None = None) -> Plan:
    """Return the plan for importing a CSV file with this content."""
    return planned("a.csv", content.encode(), Reading(columns=columns, zone=zone), hub.context, [], NOW)
