"""Tracked links and share intents: the addresses that carry a post to a network and a reader back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, urlsplit

from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.networks.model import Network

Encode = Callable[[str], str]


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
    added = [f"{name}={quote(value, safe='')}" for name, value in utm.items()]
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


def percent_encoded(value: str) -> str:
    """`value` as a part of an address: a space is %20 and a line break %0A."""
    return quote(value, safe="")


def intent_address(
    network: Network, *, text: str = "", link: str = "", title: str = "", image: str = "", encode: Encode | None = None
) -> str | None:
    """The address that opens the composer of `network`, or None where it has none or needs what is not given.

    `encode` percent-encodes a value; a caller that encodes the same words many times may bring one that remembers.
    """
    template = network.intent.url
    if network.status == "dead" or not template:
        return None
    encode = encode or percent_encoded
    mail = template.startswith("mailto:")
    text, linked = _with_link(network, text, link)
    if "{image}" in template and not image:
        return None
    if network.intent.link_parameter == "required":
        if not link:
            return None
        if linked and network.intent.takes_text:
            text = text.replace(link, "").strip()
    elif linked:
        link = ""
    values = {"text": text, "link": link, "title": title, "image": image}

    def filled(match: re.Match[str]) -> str:
        value = values[match["name"]]
        if not value and match["before"] == "&":
            return ""
        encoded = encode(value).replace("%0A", "%0D%0A") if mail else encode(value)
        return f"{match['before']}{match['parameter']}{encoded}"

    return _PARAMETER.sub(filled, template).replace("?&", "?")


_PARAMETER = re.compile(r"(?P<before>[?&]?)(?P<parameter>[\w.-]*=?)\{(?P<name>text|link|title|image)\}")


def _with_link(network: Network, text: str, link: str) -> tuple[str, bool]:
    """The text for the composer, and whether the link stands in it."""
    if not link or link in text:
        return text, bool(link)
    if network.link == "in_text" and network.intent.takes_text:
        return f"{text}\n{link}".lstrip("\n"), True
    return text, False
