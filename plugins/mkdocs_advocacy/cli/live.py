"""The addresses that the published site lists of itself, fetched from it."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from mkdocs_advocacy.ledger.load import read_live_list
from mkdocs_advocacy.ledger.model import LEDGER, Entry

_SECONDS = 20
_MOST_BYTES = 50_000_000
_HERE = ("localhost", "127.0.0.1", "::1")


class NoList(Exception):
    """There is no list to use; the message is a sentence that says why."""


def fetch_live_list(site: str) -> Mapping[str, Entry]:
    """The addresses that the site at the absolute address `site` lists. NoList where no list can be had.

    This is the only request that the package makes, and only `advocacy record --from-site` asks for it.
    """
    if not site:
        raise NoList("mkdocs.yml has no site_url, so there is no site to ask")
    parts = urlsplit(site)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _HERE):
        raise NoList(f"site_url is {site}; only an address that begins with https:// is asked")
    address = f"{site}{LEDGER}"
    try:
        with urlopen(Request(address, headers={"User-Agent": "mkdocs-advocacy"}), timeout=_SECONDS) as answer:
            data = answer.read(_MOST_BYTES + 1)
    except HTTPError as error:
        raise NoList(f"{address} answers {error.code}; the list is published with the next build") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise NoList(f"{address} cannot be reached: {getattr(error, 'reason', error)}") from None
    live = read_live_list(data) if len(data) <= _MOST_BYTES else None
    if live is None:
        raise NoList(f"{address} is not a list of this hub's addresses, or not all of one")
    return live
