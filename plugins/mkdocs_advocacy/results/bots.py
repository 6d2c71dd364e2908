"""Tell programs from people by their user agents.

A program that poses as a browser isn't recognised. Neither is a browser that loads a page before its user asks for it:
the headers that say so, such as `Sec-Purpose: prefetch`, aren't part of access logs.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from crawleruseragents import CRAWLER_USER_AGENTS_DATA

_AT_ONCE = 50
"""Patterns in one expression: Python searches several small expressions faster than one large one."""


@lru_cache(maxsize=50_000)
def is_bot(user_agent: str) -> bool:
    """Return whether a user agent belongs to a program. An empty agent does, those of in-app browsers don't."""
    return not user_agent.strip(" -") or any(pattern.search(user_agent) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    known = [entry["pattern"] for entry in CRAWLER_USER_AGENTS_DATA]
    own = yaml.safe_load((files("mkdocs_advocacy.results") / "bots.yml").read_text(encoding="utf-8"))
    groups = (known[start : start + _AT_ONCE] for start in range(0, len(known), _AT_ONCE))
    return (
        re.compile("|".join(entry["pattern"] for entry in own), re.IGNORECASE),
        *(re.compile("|".join(f"(?:{pattern})" for pattern in group)) for group in groups),
    )
