"""Tracked links and share intents."""

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
    """Add the `utm` parameters to `url`, and replace existing parameters of the same name. The rest stays unchanged.

    Raises ValueError if the URL does not start with https://.
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
    """Return whether the host of `url` is one of `domains` or a subdomain of one of them."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def share_intent(network: str, *, text: str = "", link: str = "", title: str = "") -> str | None:
    """Return the URL that opens the composer of the network with this id, or None if it has no share intent.

    If the text already contains the link, it isn't added again. Raises KeyError for an unknown network.
    """
    return intent_address(builtin_networks()[network], text=text, link=link, title=title)


def intent_address(network: Network, *, text: str = "", link: str = "", title: str = "", image: str = "") -> str | None:
    """Return the URL that opens the network's composer, or None if the network has no share intent.

    Also returns None if the network requires a link or an image that is missing. For networks that end links at
    non-ASCII characters, the link and all URLs in the text are converted to ASCII.
    """
    if network.cuts_links:
        text = _match_whole(link).sub(lambda _: ascii_link(link), text) if link else text
        text, link = with_ascii_links(text, link), ascii_link(link)
    found = _match_whole(link).search(text) if link else None
    linked = found is not None
    if found and network.intent.link_parameter == "required" and network.intent.takes_text:
        text, linked = f"{text[: found.start()]}{text[found.end() :]}".strip(), False
    elif link and not linked and network.link == "in_text" and network.intent.takes_text:
        text, linked = f"{text}\n{link}".lstrip("\n"), True
    values = {"text": text, "link": link, "title": title, "image": image}
    return filled_intent(network, {name: percent_encoded(value) for name, value in values.items()}, linked=linked)


def _match_whole(link: str) -> re.Pattern[str]:
    """Return a pattern that matches `link` in a text, but not as the start of a longer URL."""
    return re.compile(rf"(?<![^\s(\[<“„«\"']){re.escape(link)}(?=[)\]>”“»\"'.,;:!?…]*(?:\s|$))")


@lru_cache(maxsize=64)  # share intents of one text for many networks are created in sequence
def percent_encoded(value: str) -> str:
    """Percent-encode a value for a URL: a space is %20, a line break %0A, and a lone surrogate becomes U+FFFD."""
    for character in _COMMON:  # for a few distinct characters, repeated `replace` is faster than `quote`
        if character in value:
            value = value.replace(character, _encode(character))
    remaining = set(_RESERVED.findall(value))
    if len(remaining) > _FEW:
        return quote(_LONE_SURROGATE.sub("\ufffd", value), safe="%")
    for character in remaining:
        value = value.replace(character, _encode(character))
    return value


_COMMON = "% ,:/?=&#!'\n"
"""Frequent reserved characters. % comes first because all codes contain it."""
_RESERVED = re.compile(r"[^A-Za-z0-9_.~%-]")
_FEW = 30
"""The maximum number of distinct characters to replace one by one. Most texts contain fewer."""
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


@cache
def _encode(character: str) -> str:
    return quote(_LONE_SURROGATE.sub("\ufffd", character), safe="")


def filled_intent(network: Network, encoded: Mapping[str, str], *, linked: bool) -> str | None:
    """Return the URL that opens the network's composer, given percent-encoded text, link, title and image.

    Returns None if the network has no share intent, or requires a link or an image that is missing. `linked` means that
    the text already contains the link.
    """
    template = network.intent.url
    if network.status == "dead" or not template:
        return None
    if ("{image}" in template and not encoded.get("image")) or (
        network.intent.link_parameter == "required" and not encoded["link"]
    ):
        return None
    address = ""
    for before, parameter, name, after in _split_template(template):
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
    """Return whether the network's composer is an email program, which needs %0D%0A for line breaks."""
    return (network.intent.url or "").startswith("mailto:")


@cache
def _split_template(template: str) -> tuple[tuple[str, str, str, str], ...]:
    """Split the template into tuples: separator, parameter name with =, placeholder, and following text."""
    pieces = re.split(r"([?&]?)([\w.-]*=?)\{(text|link|title|image)\}", template)
    first, rest = pieces[0], pieces[1:]
    groups = [(rest[i], rest[i + 1], rest[i + 2], rest[i + 3]) for i in range(0, len(rest), 4)]
    return (("", first, "", ""), *groups)
