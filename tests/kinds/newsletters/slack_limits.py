"""A validator of Slack's messages, written from the documented limits and independent of the package."""

from __future__ import annotations

import json
from typing import Any

TYPES = {"header", "section", "context", "divider"}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def check_message(data: bytes) -> dict[str, Any]:
    """Fail if Slack would refuse the message, or if Mattermost would. Return it."""
    message: dict[str, Any] = json.loads(data)
    assert set(message) == {"text", "blocks"}
    assert 1 <= units(message["text"]) <= 4000
    blocks = message["blocks"]
    assert 1 <= len(blocks) <= 50
    assert units(json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))) <= 13_000
    for block in blocks:
        assert block["type"] in TYPES
        if block["type"] == "header":
            assert block["text"]["type"] == "plain_text"
            assert 1 <= units(block["text"]["text"]) <= 150
        elif block["type"] == "section":
            check_text(block["text"], 3000)
        elif block["type"] == "context":
            assert 1 <= len(block["elements"]) <= 10
            for element in block["elements"]:
                check_text(element, 3000)
    return message


def check_text(text: dict[str, Any], limit: int) -> None:
    assert set(text) == {"type", "text", "verbatim"}
    assert text["type"] == "mrkdwn"
    assert text["verbatim"] is True
    assert text["text"].strip()
    assert 1 <= units(text["text"]) <= limit
