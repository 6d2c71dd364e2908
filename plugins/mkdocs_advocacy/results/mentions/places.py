"""The kinds of websites where mentions are found. Names of websites aren't used, because they may name a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.results.mentions.values import OTHER

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//(?:[^/?#@]*@)?([^/?#:]+)", re.IGNORECASE)
WEB = "web"


def find_place(url: str, kind: str) -> str | None:
    """Return the kind of website of a mention, by its address and the tool's name for the kind.

    Return None if neither the name nor the address is known.
    """
    host = _HOST.match(url)
    known = _place_of_host(host[1].lower().rstrip(".")) if host else None
    if known:
        return known
    names = _fold_names(kind)
    if names:
        return next((place for name in names if (place := _words().get(name))), None)
    return WEB if host else OTHER


@cache
def known_places() -> frozenset[str]:
    """Return the ids of all kinds of websites."""
    return frozenset({*package_data("results", "mentions", "places.yml")["words"], *_hosts().values(), WEB, OTHER})


def _place_of_host(host: str) -> str | None:
    parts = host.split(".")
    ends = (".".join(parts[start:]) for start in range(len(parts) - 1))
    return next((place for end in ends if (place := _hosts().get(end))), None)


def _fold_names(kind: str) -> Sequence[str]:
    """Return the letters of each name in a list, the longest first: it includes the name of the wider kind."""
    folded = (re.sub(r"[\W_]+", "", name).casefold() for name in re.split(r"[,;|]", kind))
    return sorted(filter(None, folded), key=lambda name: -len(name))


@cache
def _hosts() -> Mapping[str, str]:
    hosts = package_data("results", "mentions", "places.yml")["hosts"]
    return {host: place for place, of_place in hosts.items() for host in of_place}


@cache
def _words() -> Mapping[str, str]:
    words = package_data("results", "mentions", "places.yml")["words"]
    return {str(word): place for place, of_place in words.items() for word in of_place}
