"""Text length in the units that networks count.

The rules follow twitter-text v3 (config/v3.json), the lexicon app.bsky.feed.post and Mastodon's
status_length_validator.rb, as read on 2026-11-22.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from mkdocs_advocacy.networks.ascii_links import xn_label
from mkdocs_advocacy.networks.links import percent_encoded
from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.networks.model import TextFacts, Unit

URL_WEIGHT = 23
"""The length of any link on X and Mastodon."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The length of a text, compared with the limit."""

    length: int
    limit: int | None
    """None if there is no limit."""
    unit: Unit
    """The unit of `length` and `limit`."""
    fits: bool


def measure(text: str, network: str) -> Measure:
    """Measure `text` as it will be posted on the network with this id. Raises KeyError for an unknown id."""
    return measured(text, builtin_networks()[network].text)


def measured(text: str, facts: TextFacts) -> Measure:
    """Measure `text` as it will be posted on a network with these facts.

    The result is in bytes if the text exceeds only the second limit, `byte_limit`.
    """
    return within(length(text, facts), _count_bytes(text) if facts.byte_limit else 0, facts)


def within(length: int, size: int, facts: TextFacts) -> Measure:
    """Compare a text's length in the network's unit and its size in UTF-8 bytes with the network's limits."""
    fits = facts.limit is None or length <= facts.limit
    if fits and facts.byte_limit and size > facts.byte_limit:
        return Measure(size, facts.byte_limit, "utf8_bytes", False)
    return Measure(length, facts.limit, facts.unit, fits)


def length(text: str, facts: TextFacts) -> int:
    """Return the length of `text`, as it will be posted, in a network's unit."""
    if facts.counting == "twitter-text":
        return _count_weighted(text, facts.url_weight or URL_WEIGHT)
    if facts.counting == "mastodon":
        return _count_for_mastodon(text, facts.url_weight or URL_WEIGHT)
    if facts.counting == "mailto":
        return len("mailto:?subject=&body=") + len(percent_encoded(text.replace("\r\n", "\n").replace("\n", "\r\n")))
    return plain_length(text, facts.unit)


def plain_length(text: str, unit: Unit) -> int:
    """Return the length of `text` in a unit. Links count like other text."""
    if unit == "graphemes":
        return graphemes(text)
    if unit == "utf8_bytes":
        return _count_bytes(text)
    # If a network's unit is unknown, UTF-16 never undercounts.
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _count_bytes(text: str) -> int:
    # A lone surrogate, possible in an edited text, is sent as the three bytes of U+FFFD.
    return len(text.encode("utf-8", "surrogatepass"))


def graphemes(text: str) -> int:
    """Count the characters that a reader perceives (UAX #29)."""
    if text.isascii() or not JOINING.search(text):
        return len(text) - text.count("\r\n")
    return len(_GRAPHEME.findall(text))


JOINING = re.compile(r"[^\x00-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]")
"""Characters that may join others in one grapheme. Latin, Greek and Cyrillic letters and punctuation never do."""


_GRAPHEME = regex.compile(r"\p{Regional_Indicator}{2}[\p{GCB=Extend}\p{GCB=SpacingMark}\u200d]*|\X")
"""Flags have a separate alternative because `\\X` looks back through the whole row of flags at each one."""


def _count_weighted(text: str, url_weight: int) -> int:
    text = unicodedata.normalize("NFC", text)
    total = end = 0
    for start, stop in urls(text, protocol_required=False):
        total += _count_weight(text[end:start]) + url_weight
        end = stop
    return total + _count_weight(text[end:])


_HEAVY = regex.compile(r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
_MAYBE_EMOJI = regex.compile(r"[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3\ufe0f]")
_EMOJI = regex.compile(
    r"[0-9#*]\ufe0f?\u20e3"
    r"|\p{Regional_Indicator}{2}"
    r"|(?!\p{Emoji_Modifier})[\p{Extended_Pictographic}\p{Emoji_Presentation}]\ufe0f?\p{Emoji_Modifier}?"
    r"(?:\u200d\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?)*[\U000e0020-\U000e007f]*"
)


def _count_weight(text: str) -> int:
    if text.isascii():
        return len(text)
    if not _MAYBE_EMOJI.search(text):
        return len(text) + len(_HEAVY.findall(text))
    return sum(
        2 if _EMOJI.fullmatch(cluster) and cluster not in ("©", "®") else len(cluster) + len(_HEAVY.findall(cluster))
        for cluster in _GRAPHEME.findall(text)
    )


_REMOTE_MENTION = regex.compile(r"(?<![/\w])@([A-Za-z0-9_]+)@[A-Za-z0-9.-]+[A-Za-z0-9]+")


def _count_for_mastodon(text: str, url_weight: int) -> int:
    parts, end = [], 0
    for start, stop in urls(text, protocol_required=True):
        parts += [text[end:start], "x" * url_weight]
        end = stop
    counted = "".join(parts) + text[end:]
    return graphemes(_REMOTE_MENTION.sub(r"@\1", counted) if "@" in counted else counted)


_MAX_URL, _MAX_LABEL = 4096, 63
_LABEL = r"[^\s!-/:-@\[-`{-~\u2000-\u206f\ufeff\ufffe\uffff\u061c\u3000-\u3003]"
_PATH = r"A-Za-z0-9\u0400-\u04ff!*';:=+,.$/%#\[\]\-\u2013_~@|&\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_PATH_END = r"+\-A-Za-z0-9\u0400-\u04ff=_#/\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_PARENTHESES = rf"\([{_PATH}]*(?:\([{_PATH}]+\)[{_PATH}]*)?\)"
_CANDIDATE = regex.compile(
    r"(?<![A-Za-z0-9@＠$#＃\ufeff\ufffe\uffff])"
    r"(?P<protocol>[Hh][Tt][Tt][Pp][Ss]?://)?"
    rf"(?P<host>(?:{_LABEL}(?:(?:[_-]|{_LABEL}){{0,61}}{_LABEL})?\.)+{_LABEL}{{1,63}}(?:-+{_LABEL}{{1,63}}){{0,9}})"
    r"(?P<rest>(?::[0-9]+)?"
    rf"(?:/(?:(?:[{_PATH}]|{_PARENTHESES})*(?:[{_PATH_END}]|{_PARENTHESES}))?)?"
    # The length limit avoids quadratic time on texts such as a.com?a.com?a.com?…
    rf"(?:\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]{{0,{_MAX_URL}}}[A-Za-z0-9\-_&=#/])?)"
)
_LATIN = r"A-Za-z0-9\-\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_LATIN_HOST = regex.compile(rf"[{_LATIN}]+(?:\.[{_LATIN}]+)+")


_FROM_DOT = regex.compile(r"(?<=[^\s.])\.(?=[^\s.])\S*")
_LAST_SPACE = regex.compile(r"(?r)\s")
_FURTHEST = _MAX_LABEL + len("https://")
"""Maximum distance from the start of a link to its first dot, given the longest label."""


def urls(text: str, *, protocol_required: bool) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each link that twitter-text recognises in `text`."""
    end = 0
    for found in _FROM_DOT.finditer(text):
        start, end = max(end, found.start() - _FURTHEST), found.end()
        if space := _LAST_SPACE.search(text, start, found.start()):
            start = space.end()
        if not protocol_required or "://" in text[start:end]:
            yield from _find_urls(text, start, end, protocol_required=protocol_required)


def _find_urls(text: str, position: int, end: int, *, protocol_required: bool) -> Iterator[tuple[int, int]]:
    while found := _CANDIDATE.search(text, position, end):
        position = found.end() if found.end() > position else position + 1
        if not found["protocol"]:
            if protocol_required:
                position = max(found.end("host"), found.start() + 1)
                continue
            if text[: found.start()].endswith(("-", "_", ".", "/")):
                continue
        span = _locate_link(found)
        if span and span[1] - span[0] <= _MAX_URL:
            yield span
            position = max(span[1], found.start() + 1)


def _locate_link(found: regex.Match[str]) -> tuple[int, int] | None:
    """Return the start and end of the link in a candidate, or None if it has no known top-level domain."""
    host, start = found["host"], found.start("host")
    if found["protocol"]:
        domain = host[: _find_domain_end(host)]
        if not domain or not _is_name(domain):
            return None
        return found.start(), found.end() if domain == host else start + len(domain)
    spans = [
        (start + inner.start(), start + inner.start() + end)
        for inner in _LATIN_HOST.finditer(host)
        if (end := _find_domain_end(inner.group()))
    ]
    if not spans or not _is_name(host[: _find_domain_end(host)] or host):
        return None
    first, last = spans[-1]
    # Without https://, text after the domain belongs to the link only if it starts a path.
    return first, found.end() if last == found.end("host") and "/" in found["rest"] else last


def _is_name(host: str) -> bool:
    """Return whether all labels of a host are short enough."""
    return all(len(xn_label(label)) <= _MAX_LABEL for label in host.split("."))


_AFTER_DOMAIN = regex.compile(r"[^0-9a-zA-Z@+-]")


def _find_domain_end(host: str) -> int:
    """Return the end of the longest domain at the start of `host`, or 0 if there is none."""
    labels = host.split(".")
    for count in range(len(labels), 1, -1):
        last = labels[count - 1]
        length = _measure_top_level(last)
        if length and (length == len(last) or count == len(labels)):
            before = labels[: count - 1]
            return 0 if "_" in before[-1] else len(".".join(before)) + 1 + length
    return 0


def _measure_top_level(label: str) -> int:
    """Return the length of the top-level domain at the start of `label`, or 0 if there is none."""
    label = label.lower()
    if label in top_level_domains():
        return len(label)
    ends = (found.start() for found in _AFTER_DOMAIN.finditer(label))
    return max((end for end in ends if label[:end] in top_level_domains()), default=0)


@cache
def top_level_domains() -> frozenset[str]:
    """Return all top-level domains in lower case, in ASCII and in their native scripts."""
    lines = files("mkdocs_advocacy").joinpath("networks", "tlds.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
