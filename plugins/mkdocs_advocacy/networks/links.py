"""Tracked links and share intents: the addresses that carry a post to a network and a reader back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from urllib.parse import quote, urlsplit

from mkdocs_advocacy.networks.ascii_links import ascii_link
from mkdocs_advocacy.networks.ascii_texts import with_ascii_links
from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.networks.model import Network


def tracked_link(url: str, utm: Mapping[str, str]) -> str:
    """`url` with the parameters of `utm` (name to value) set, and nothing else in it changed.

    A parameter that is set already is replaced; every other character stays as it was written. Raises ValueError for an
    address that does not start with https://.
    """
    if not url.lower().startswith("https://"):
        raise ValueError(f"only https links can be tracked, not “{url}”")
    if not utm:
        return url
    address, hash_mark, fragment = url.partition("#")
    address, _, query = address.partition("?")
    kept = [part for part in query.split("&") if part.partition("=")[0] not in utm] if query else []
    added = [f"{name}={percent_encoded(value)}" for name, value in utm.items()]
    return f"{address}?{'&'.join(kept + added)}{hash_mark}{fragment}"


def belongs_to(url: str, domains: tuple[str, ...]) -> bool:
    """Whether the website of `url` is one of `domains` or below one of them."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def share_intent(network: str, *, text: str = "", link: str = "", title: str = "") -> str | None:
    """The address that opens the composer of the network with this id, or None where it has none.

    A text that holds the link already is not given it twice. KeyError for an unknown network.
    """
    return intent_address(builtin_networks()[network], text=text, link=link, title=title)


def intent_address(network: Network, *, text: str = "", link: str = "", title: str = "", image: str = "") -> str | None:
    """The address that opens the composer of `network`, or None where it has none or needs what is not given.

    Where the network cuts links at characters of other scripts, the link goes out in ASCII, and so do all in the text.
    """
    if network.cuts_links:
        text = _whole(link).sub(lambda _: ascii_link(link), text) if link else text
        text, link = with_ascii_links(text, link), ascii_link(link)
    found = _whole(link).search(text) if link else None
    linked = found is not None
    if found and network.intent.link_parameter == "required" and network.intent.takes_text:
        text, linked = f"{text[: found.start()]}{text[found.end() :]}".strip(), False
    elif link and not linked and network.link == "in_text" and network.intent.takes_text:
        text, linked = f"{text}\n{link}".lstrip("\n"), True
    values = {"text": text, "link": link, "title": title, "image": image}
    return filled_intent(network, {name: percent_encoded(value) for name, value in values.items()}, linked=linked)


def _whole(link: str) -> re.Pattern[str]:
    """Finds `link` in a text, and not a longer address that begins with it."""
    return re.compile(rf"(?<![^\s(\[<“„«\"']){re.escape(link)}(?=[)\]>”“»\"'.,;:!?…]*(?:\s|$))")


@lru_cache(maxsize=64)  # the links of one text to many networks are made one after the other
def percent_encoded(value: str) -> str:
    """`value` as a part of an address: a space is %20, a line break %0A, and half a character U+FFFD."""
    for sign in _USUAL:  # replacing one after the other is faster than `quote`, in a text where few signs differ
        if sign in value:
            value = value.replace(sign, _encoded(sign))
    signs = set(_RESERVED.findall(value))
    if len(signs) > _MANY_SIGNS:
        return quote(_HALF.sub("\ufffd", value), safe="%")
    for sign in signs:
        value = value.replace(sign, _encoded(sign))
    return value


_USUAL = "% ,:/?=&#!'\n"
"""The signs of most texts, the one first that stands in the codes of all."""
_RESERVED = re.compile(r"[^A-Za-z0-9_.~%-]")
_MANY_SIGNS = 30
"""More of them than any usual text has."""
_HALF = re.compile(r"[\ud800-\udfff]")


@cache
def _encoded(sign: str) -> str:
    return quote(_HALF.sub("\ufffd", sign), safe="")


def filled_intent(network: Network, encoded: Mapping[str, str], *, linked: bool) -> str | None:
    """The address that opens the composer of `network`, made of percent-encoded values for text, link, title and image.

    None where it has none or needs what is not given. `linked` says that the text holds the link already.
    """
    template = network.intent.url
    if network.status == "dead" or not template:
        return None
    if ("{image}" in template and not encoded.get("image")) or (
        network.intent.link_parameter == "required" and not encoded["link"]
    ):
        return None
    address = ""
    for before, parameter, name, after in _parameters(template):
        value = encoded.get(name, "")
        if name == "link" and linked and network.intent.link_parameter == "optional":
            value = ""
        if value or before != "&":
            address += f"{before}{parameter}{value}"
        address += after
    if is_mail(network):
        address = address.replace("%0D%0A", "%0A").replace("%0A", "%0D%0A")
    return address.replace("?&", "?", 1)


def is_mail(network: Network) -> bool:
    """Whether its composer is that of a mail program, in which a line break is %0D%0A."""
    return (network.intent.url or "").startswith("mailto:")


@cache
def _parameters(template: str) -> tuple[tuple[str, str, str, str], ...]:
    """The template as a sequence of: what separates a parameter, its name with =, the gap, and what follows."""
    pieces = re.split(r"([?&]?)([\w.-]*=?)\{(text|link|title|image)\}", template)
    first, rest = pieces[0], pieces[1:]
    groups = [(rest[i], rest[i + 1], rest[i + 2], rest[i + 3]) for i in range(0, len(rest), 4)]
    return (("", first, "", ""), *groups)
