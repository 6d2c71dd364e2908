r"""The formats of access logs, recognised by their content. Each parser turns a line into a request.

Shapes, looked up on 2026-11-28:
- combined: httpd.apache.org/docs/2.4/logs.html; nginx escapes quotes as `\x22`, Apache as `\"`
- S3: docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html
- Caddy and Bunny: the tests of github.com/arp242/goatcounter
The module `w3c` has those with a line of headings: IIS and CloudFront.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from mkdocs_advocacy.results.logs.request import CLOCK, Parser, Request, check_moment, read_clock
from mkdocs_advocacy.results.logs.w3c import W3C

_QUOTED = r'([^"\\]*(?:\\.[^"\\]*)*)'
COMBINED = rf'^(.*?)\[({CLOCK})\] "{_QUOTED}" ([0-9]{{3}}) \S+ "{_QUOTED}" "{_QUOTED}"'
"""The pattern of a line of the combined format: what precedes the time, time, request, status, referrer and agent."""

_COMBINED = re.compile(COMBINED, re.ASCII)
_S3 = re.compile(
    rf'^.*?\[({CLOCK})\] (\S+) \S+ \S+ \S+ \S+ "{_QUOTED}" ([0-9]{{3}}) \S+ \S+ \S+ \S+ \S+ "{_QUOTED}" "{_QUOTED}"',
    re.ASCII,
)


class Combined:
    """The usual format of Apache, nginx and many others, with or without the host in front."""

    def read(self, line: str) -> Request | None:
        """Return the request in a line."""
        if not (found := _COMBINED.match(line)):
            raise ValueError(line)
        before, clock, request, status, _, agent = found.groups()
        method, target = _split_request(request)
        return Request(_find_address(before), agent, read_clock(clock), method, target, int(status))


class S3:
    """The server access log of Amazon S3."""

    def read(self, line: str) -> Request | None:
        """Return the request in a line."""
        if not (found := _S3.match(line)):
            raise ValueError(line)
        clock, address, request, status, _, agent = found.groups()
        method, target = _split_request(request)
        return Request(address, agent, read_clock(clock), method, target, int(status))


class Caddy:
    """The JSON lines of Caddy."""

    def read(self, line: str) -> Request | None:
        """Return the request in a line."""
        try:
            entry = json.loads(line)
            request = entry["request"]
            agents = request["headers"].get("User-Agent") or [""]
            address = request.get("client_ip") or request.get("remote_ip") or request["remote_addr"].rpartition(":")[0]
            method, target, status = str(request["method"]), str(request["uri"]), int(entry["status"])
            return Request(str(address), str(agents[0]), _read_caddy_time(entry["ts"]), method, target, status)
        except (AttributeError, IndexError, KeyError, OverflowError, RecursionError, TypeError) as error:
            raise ValueError(line) from error


class Bunny:
    """The log of Bunny's content network. It doesn't record methods."""

    def read(self, line: str) -> Request | None:
        """Return the request in a line."""
        cells = line.split("|", 9)
        last = cells[9].rsplit("|", 2) if len(cells) == 10 else []
        if len(last) < 3:
            raise ValueError(line)
        return Request(cells[5], last[0], check_moment(int(cells[2]) / 1000), "GET", cells[7], int(cells[1]))


def find_parser(head: Sequence[str]) -> Parser | None:
    """Return a parser for a file with these first lines, or None if they aren't those of an access log.

    Some of the lines may be damaged.
    """
    if any(line.startswith("#Fields:") for line in head):
        return W3C()
    for parser in (Combined(), S3(), Caddy(), Bunny()):
        for line in head:
            try:
                parser.read(line)
            except ValueError:
                continue
            return parser
    return None


def _find_address(before: str) -> str:
    """Return the address in what precedes the time: `address - user`, perhaps with the host in front of it.

    A list of proxies begins with the visitor's address and a comma.
    """
    words = before.split(" ")
    has_host = (
        len(words) > 3 and len(words[0]) > 1 and words[0][-1] != "," and words[1] not in ("", "-") and words[2] == "-"
    )
    return words[1] if has_host else words[0].rstrip(",")


def _split_request(request: str) -> tuple[str, str]:
    """Return method and target of a request's first line. Some programs send blanks in a target."""
    words = request.split(" ")
    if len(words) < 3 or not words[-1].startswith("HTTP/"):
        raise ValueError(request)
    return words[0], " ".join(words[1:-1])


def _read_caddy_time(value: Any) -> int:
    """Return the seconds since 1970 of a time in any of Caddy's formats that state their zone.

    Numbers are seconds, or thousandths, millionths or billionths of one.
    """
    if isinstance(value, str) and re.fullmatch(CLOCK, value):
        return read_clock(value)
    if isinstance(value, str) and not re.fullmatch(r"\d+(?:\.\d+)?", value):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError(value)
        return check_moment(moment.timestamp())
    number = float(value)
    unit = next((unit for unit in (1e9, 1e6, 1e3) if number >= 1e8 * unit), 1)
    return check_moment(number / unit)
