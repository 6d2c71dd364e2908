"""The addresses that the published site lists of itself, fetched from it."""

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
"""How long one try may take in all."""
MOST_BYTES = 20_000_000
"""How long a list may be."""
_HERE = ("localhost", "127.0.0.1", "::1")


class NoList(Exception):
    """There is no list to use; the message is a sentence that says why."""


class Unreachable(NoList):
    """There may be a list, and this time it could not be had."""


def fetch_live_list(site: str) -> tuple[Mapping[str, Entry], bytes]:
    """The addresses that the site at the absolute address `site` lists, and the list as it came.

    NoList where the site has none, Unreachable where it gives no answer. This is the only request that the package
    makes, and only `advocacy record --from-site` asks for it.
    """
    if not site:
        raise NoList("mkdocs.yml has no site_url, so there is no site to ask")
    parts = urlsplit(site)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise NoList(f"site_url is {site}; only an address that begins with https:// is asked")
    for _ in range(_TRIES - 1):
        with suppress(Unreachable):
            return _fetched(f"{site}{LEDGER}")
        time.sleep(_PAUSE)
    return _fetched(f"{site}{LEDGER}")


def _fetched(address: str) -> tuple[Mapping[str, Entry], bytes]:
    ends, data = time.monotonic() + _SECONDS, b""
    try:
        with urlopen(Request(address, headers={"User-Agent": "mkdocs-advocacy"}), timeout=_SECONDS) as answer:
            while part := answer.read1(1 << 16):
                data += part
                if len(data) > MOST_BYTES or time.monotonic() > ends:
                    raise Unreachable(f"{address} is too long, or takes too long")
    except HTTPError as error:
        if error.code in (404, 410):
            raise NoList(f"{address} does not exist yet: the next build publishes it") from None
        raise Unreachable(f"{address} answers {error.code}") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise Unreachable(f"{address} cannot be reached: {getattr(error, 'reason', error)}") from None
    live = read_live_list(data)
    if live is None:
        raise Unreachable(f"{address} is not a list of this hub's addresses, or not all of one")
    return live, data
