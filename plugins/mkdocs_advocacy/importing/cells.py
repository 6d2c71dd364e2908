"""What a cell seems to be, whether or not it can be read: a day, a time, the names of networks."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from mkdocs_advocacy.importing.moments import NoDay, Unclear, months, when
from mkdocs_advocacy.networks.model import Network

_LONGEST = 40
"""Longer cells are sentences, even if they begin with a day."""
_DIGIT = re.compile(r"\d")
_COMPACT = re.compile(r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_DAY_AND_MONTH = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)??(?:\d{1,2}(?:\.|st|nd|rd|th)?\s+([^\W\d_]+)\.?|([^\W\d_]+)\.?\s+\d{1,2}(?:st|nd|rd|th)?)"
    r"|\d{1,2}\.\s?\d{1,2}\."
)
_TIME = re.compile(
    r"(?:(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}|(?:[01]?\d|2[0-4])h(?:[0-5]\d)?)(?:\s*(?:[ap]\.?m\.?|uhr))?(?:\s*[a-z]{1,4})?"
    r"|\d{1,2}(?:[.:][0-5]\d)?\s*(?:[ap]\.?m\.?|uhr)",
    re.IGNORECASE,
)
_RATIO = "9:16"
"""The shape of a vertical video, rather than sixteen minutes past nine."""
_ALSO_CALLED = {"twitter": "x", "twitter/x": "x", "x/twitter": "x", "mail": "email", "e-mail": "email"}
_ABBREVIATED = frozenset(("fb", "ig", "insta", "li", "tw", "yt", "tt", "gbp", "google business profile", "linked in"))
"""Names that people use and the import does not read: they only show that a column is about networks."""
TRUE = ("true", "yes", "y", "1", "x", "ja", "oui", "sí", "si", "نعم", "wahr", "vrai", "verdadero")
FALSE = ("false", "no", "n", "0", "nein", "non", "لا", "falsch", "faux", "falso")
MARKS = ("✓", "✔", "✔️", "✅", "☑", "☑️", "•", "●")
_BETWEEN = re.compile(r"[,;/|&+\n]|\s(?:and|und|et|y|و)\s")


def is_day(cell: str) -> bool:
    """Whether the cell is meant as a day, even one without a year."""
    if len(cell) > _LONGEST or not _DIGIT.search(cell):
        return False
    try:
        when(cell)
    except NoDay:
        found = _DAY_AND_MONTH.fullmatch(cell)
        month = found and (found[1] or found[2])
        return bool(_COMPACT.fullmatch(cell)) or bool(found and (not month or month.lower() in months()))
    except Unclear:
        pass
    return True


def is_time(cell: str) -> bool:
    """Whether the cell is meant as a time of day."""
    return len(cell) <= _LONGEST and cell != _RATIO and bool(_TIME.fullmatch(cell))


def network_named(name: str, networks: Mapping[str, Network]) -> str | None:
    """The id of the network that people call so."""
    wanted = name.lower().strip()
    if wanted in networks:
        return wanted
    for network_id, network in networks.items():
        if wanted in (network.name.lower(), network.utm.name.lower()):
            return network_id
    return _ALSO_CALLED.get(wanted)


def names_of(networks: Mapping[str, Network]) -> frozenset[str]:
    """All that people call networks, in lower case, without tools such as the clipboard."""
    real = {network_id: network for network_id, network in networks.items() if network.kind == "network"}
    named = {name.lower() for network in real.values() for name in (network.name, network.utm.name)}
    return _ABBREVIATED | real.keys() | named | {name for name, meant in _ALSO_CALLED.items() if meant in real}


def are_networks(cell: str, names: Collection[str]) -> bool:
    """Whether the cell holds nothing but `names`. An x alone may as well be a tick."""
    said = cell.lower()
    if len(said) > 4 * _LONGEST or said == "x":
        return False
    listed = [name for name in map(str.strip, _BETWEEN.split(said)) if name]
    return said in names or (bool(listed) and all(name in names for name in listed))


def is_tick(cell: str) -> bool:
    """Whether the cell says yes or no."""
    return cell.lower() in (*TRUE, *FALSE, *MARKS)
