"""Read the times of page views, in the formats of ISO 8601 and of databases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from mkdocs_advocacy.results.personal import quotable_value
from mkdocs_advocacy.results.refusal import Refused

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|[+-]\d{2}(?::?\d{2})?)?")


def read_moment(text: str, *, line: int = 1, column: int = 1) -> datetime:
    """Return a time such as `2026-11-30 09:00:00.12+01`. Without an offset, it's in UTC. Raises Refused for others."""
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError
        moment = datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        message = (
            f"{quotable_value(text)} is not a time such as 2026-11-30T09:00:00Z" if text else "the time is missing"
        )
        raise Refused(message, "export the file again without changing it", line=line, column=column) from None
    return moment


def are_utc(texts: Iterable[str]) -> bool:
    """Return whether all times state that they're in UTC."""
    return all(text.endswith(("Z", "+00:00", "+0000", "+00")) for text in texts)
