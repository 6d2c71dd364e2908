"""Fetch the list of addresses that the published site contains."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from mkdocs_advocacy.content.ledger.load import read_live_list
from mkdocs_advocacy.content.ledger.model import LEDGER, Entry

_TRIES, _PAUSE = 3, 2
_SECONDS = 30
"""The time limit for one attempt."""
MOST_BYTES = 20_000_000
"""The maximum size of a list."""
_HERE = ("localhost", "127.0.0.1", "::1")


class NoList(Exception):
    """The site has no list. The message explains why."""


class Unreachable(NoList):
    """The list could not be fetched this time, but may exist."""


def fetch_live_list(site: str) -> tuple[Mapping[str, Entry], bytes]:
    """Return the addresses listed by the site at the absolute address `site`, and the raw list.

    Raises NoList if the site has no list, and Unreachable if it doesn't answer. This is the package's only network
    request. Only `advocacy record --from-site` makes it.
    """
    if not site:
        raise NoList("mkdocs.yml has no site_url")
    parts = urlsplit(site)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise NoList(f"site_url is {site} but must start with https://")
    for _ in range(_TRIES - 1):
        with suppress(Unreachable):
            return _fetch(f"{site}{LEDGER}")
        time.sleep(_PAUSE)
    return _fetch(f"{site}{LEDGER}")


def _fetch(address: str) -> tuple[Mapping[str, Entry], bytes]:
    deadline, data = time.monotonic() + _SECONDS, b""
    try:
        with urlopen(Request(address, headers={"User-Agent": "mkdocs-advocacy"}), timeout=_SECONDS) as answer:
            while part := answer.read1(1 << 16):
                data += part
                if len(data) > MOST_BYTES or time.monotonic() > deadline:
                    raise Unreachable(f"{address} is too large or too slow")
    except HTTPError as error:
        if error.code in (404, 410):
            raise NoList(f"{address} does not exist yet; the next build publishes it") from None
        raise Unreachable(f"{address} returned status {error.code}") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise Unreachable(f"{address} cannot be reached: {getattr(error, 'reason', error)}") from None
    live = read_live_list(data)
    if live is None:
        raise Unreachable(f"{address} is not a complete list of this hub's addresses")
    return live, data
