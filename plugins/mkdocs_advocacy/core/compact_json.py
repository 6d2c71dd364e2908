"""Compact JSON for pages and scripts, without ASCII escapes."""

from __future__ import annotations

import json

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Created once: `json.dumps` creates an encoder for every call with non-default options."""


def compact_json(value: object) -> str:
    """Return the value as JSON without whitespace."""
    return _ENCODER.encode(value)
