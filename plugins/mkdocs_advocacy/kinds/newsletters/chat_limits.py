"""The limits of chat programs, from `chats.yml`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Literal

from mkdocs_advocacy.core.package_data import package_data

Chat = Literal["slack", "mattermost", "teams"]


@cache
def limits_of(chat: Chat) -> Mapping[str, int]:
    """Return the limits of a chat program, by name."""
    facts: Mapping[str, Mapping[str, int]] = package_data("kinds", "newsletters", "chats.yml")[chat]
    return {name: fact["limit"] for name, fact in facts.items()}


def length_of(text: str) -> int:
    """Return the length of a text in UTF-16 code units, the longest count that any chat program uses."""
    return len(text.encode("utf-16-le")) // 2


def as_json(value: object) -> str:
    """Return a message as compact JSON with sorted keys, so that builds are reproducible."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
