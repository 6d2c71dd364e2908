"""Logs whose columns are named by a line `#Fields:`, which may come again and differ: IIS and CloudFront.

Looked up on 2026-11-28:
- IIS: learn.microsoft.com/windows/win32/http/w3c-logging; UTC; blanks are written as `+`
- CloudFront: docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html; UTC; tabs;
  user agents are percent-encoded, sometimes twice
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import unquote

from mkdocs_advocacy.results.logs.request import Request, check_moment

FIELDS = "#Fields:"


class W3C:
    """The columns that the last line `#Fields:` names."""

    def __init__(self) -> None:
        self._places: Mapping[str, int] = {}

    def read(self, line: str) -> Request | None:
        """Return the request in a line, or None for a comment."""
        if line.startswith("#"):
            if line.startswith(FIELDS):
                self._places = {name: place for place, name in enumerate(line[len(FIELDS) :].split())}
            return None
        cells = line.split("\t" if "\t" in line else " ")
        if not self._places or len(cells) != len(self._places):
            raise ValueError(line)
        try:
            day, time, address, agent, method, path, status = (
                cells[self._places[name]]
                for name in ("date", "time", "c-ip", "cs(User-Agent)", "cs-method", "cs-uri-stem", "sc-status")
            )
            query = cells[self._places["cs-uri-query"]]
        except KeyError as error:
            raise ValueError(line) from error
        moment = datetime.fromisoformat(f"{day}T{time}+00:00").timestamp()
        target = path if query in ("-", "") else f"{path}?{query}"
        return Request(address, _read_agent(agent), check_moment(moment), method, target, int(status))


def _read_agent(text: str) -> str:
    """Return a user agent whose blanks are encoded in either way."""
    if "%" not in text:
        return text.replace("+", " ")
    once = unquote(text)
    return unquote(once) if "%20" in once else once
