"""Classify cells as dates, times or networks, even if they can't be parsed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from mkdocs_advocacy.importing.calendar_words import fold
from mkdocs_advocacy.importing.clocks import time_of
from mkdocs_advocacy.importing.moments import when
from mkdocs_advocacy.importing.unclear import NoDay, Unclear
from mkdocs_advocacy.importing.words import means_everywhere, other_names, posted_as, says_nothing
from mkdocs_advocacy.networks.model import Network

_LONGEST = 40
"""Longer cells are sentences, even if they begin with a day."""
_DIGIT = re.compile(r"\d")
_IMPOSSIBLE_TIME = re.compile(r"(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?:\s*[a-z]{1,4})?", re.IGNORECASE)
"""Times in unknown zones, and 24:00."""
_NUMBER = re.compile(r"\d{1,2}\.\d{2}")
"""More likely a price than a time."""
_RATIO = "9:16"
"""More likely the aspect ratio of a video than a time."""
TRUE = (
    "true",
    "yes",
    "y",
    "1",
    "x",
    "ja",
    "oui",
    "sí",
    "si",
    "نعم",
    "wahr",
    "vrai",
    "verdadero",
    "sì",
    "vero",
    "sim",
    "verdadeiro",
    "waar",
)
FALSE = (
    *("false", "no", "n", "0", "nein", "non", "لا", "falsch", "faux", "falso", "nee", "não", "nao", "onwaar"),
    *("✗", "✘", "✕", "✖", "✖️", "❌", "❎", "☐", "☒", "🚫"),
)
MARKS = ("✓", "✔", "✔️", "✅", "☑", "☑️", "•", "●")
_BETWEEN = re.compile(r"[,;/|&+\n·•]|\s(?:and|und|et|y|e|en|و)\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")


def is_day(cell: str) -> bool:
    """Return whether the cell is meant as a date, even without a year."""
    if len(cell) > _LONGEST or not _DIGIT.search(cell):
        return False
    try:
        when(cell)
    except NoDay:
        return False
    except Unclear:
        pass
    return True


def is_time(cell: str) -> bool:
    """Return whether the cell is meant as a time of day."""
    if len(cell) > _LONGEST or not _DIGIT.search(cell) or cell == _RATIO or _NUMBER.fullmatch(cell):
        return False
    if _IMPOSSIBLE_TIME.fullmatch(cell):
        return True
    try:
        time_of(cell)
    except Unclear:
        return False
    return True


def find_network(name: str, networks: Mapping[str, Network]) -> str | None:
    """Return the id of the network with that name, or None."""
    wanted = " ".join(name.casefold().split())
    for called in dict.fromkeys((wanted, _IN_BRACKETS.sub("", wanted), _without_form(_IN_BRACKETS.sub("", wanted)))):
        if called in networks:
            return called
        for network_id, network in networks.items():
            if called in (network.name.casefold(), network.utm.name.casefold()):
                return network_id
        if other_names().get(called) in networks:
            return other_names()[called]
    return None


def _without_form(called: str) -> str:
    """Remove the format of a post from a network's name: “instagram story” becomes “instagram”."""
    return next((called.removesuffix(f" {form}") for form in posted_as() if called.endswith(f" {form}")), called)


def split_networks(cell: str, networks: Mapping[str, Network]) -> list[str]:
    """Split a cell into names of networks: X/Twitter is one, LinkedIn / X are two."""
    if says_nothing(cell) or find_network(cell, networks) or means_everywhere(cell):
        return [cell.strip()] if cell.strip() else []
    return [name for name in map(str.strip, _BETWEEN.split(cell)) if name]


def find_remark_beside_networks(cell: str, networks: Mapping[str, Network]) -> str:
    """Return the first remark in brackets that is neither a network nor a format: “LinkedIn (if approved)”."""
    asides = (found[1].strip() for found in re.finditer(r"[(\[{]([^()\[\]{}]*)[)\]}]", cell))
    forms = posted_as()
    return next((aside for aside in asides if not find_network(aside, networks) and fold(aside) not in forms), "")


def collect_names(networks: Mapping[str, Network]) -> frozenset[str]:
    """Return all names of networks in lower case, without tools such as the clipboard."""
    real = {network_id: network for network_id, network in networks.items() if network.kind == "network"}
    named = {name.lower() for network in real.values() for name in (network.name, network.utm.name)}
    return frozenset(real.keys() | named | {name for name, meant in other_names().items() if meant in real})


def are_networks(cell: str, names: Collection[str]) -> bool:
    """Return whether the cell contains only `names`. A lone x may be a tick, so it doesn't count."""
    text = cell.lower()
    if len(text) > 4 * _LONGEST or text == "x":
        return False
    listed = [name for name in map(str.strip, _BETWEEN.split(text)) if name]
    return text in names or (bool(listed) and all(name in names for name in listed))


def is_tick(cell: str) -> bool:
    """Return whether the cell contains a yes or no."""
    return cell.lower() in (*TRUE, *FALSE, *MARKS)
