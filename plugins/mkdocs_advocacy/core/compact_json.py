"""JSON for pages and scripts: without spaces, and with every letter as itself."""

from __future__ import annotations

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Made once: `json.dumps` makes one for every call that asks for more than its defaults."""


def compact_json(value: object) -> str:
    """The value as JSON in as few characters as it takes."""
    return _ENCODER.encode(value)
