"""Convert texts as posted into texts with placeholders: link, hashtags and braces."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import regex

from mkdocs_advocacy.core.hashtags import TAG, is_hashtag
from mkdocs_advocacy.importing.addresses import find_addresses, find_bare_addresses
from mkdocs_advocacy.networks.links import belongs_to

SET_BY_THE_HUB = ("utm_source", "utm_medium", "utm_campaign", "utm_content")
_TAG = rf"[#＃]{TAG}"
_LAST_TAGS = regex.compile(rf"(?<!\S){_TAG}(?:\s+{_TAG})*(?=(?:\s*\0)?\s*$)")
_LINK_SIGN = "\0"


@dataclass(frozen=True, slots=True)
class Lifted:
    """A text with placeholders, and the values that were lifted out of it."""

    wording: str
    link: str | None
    """The first https address, without the UTM parameters that the hub sets."""
    hashtags: tuple[str, ...]
    """The hashtags at the end of the text, without #."""
    campaign: str | None
    """The `utm_campaign` of the address."""
    completed: str = ""
    """The address as written in the text, if it had no https:// and became the link."""


def lifted(
    text: str,
    link: str | None,
    domains: tuple[str, ...],
    placeholders: Collection[str] = (),
    *,
    keep_tags: bool = False,
) -> Lifted:
    """Replace the link and the trailing hashtags of `text` with {link} and {hashtags}.

    `link` is the post's link, if it is known already. `domains` are the domains whose links the hub tags; none means
    all. `placeholders` are the names of placeholders; all other braces are literal. `keep_tags` keeps the hashtags.
    """
    found = [(address, *untagged(address, domains)) for address in find_addresses(text)]
    known = untagged(link, domains)[0] if link else None
    chosen = known or next((plain for _, plain, _ in found if plain.lower().startswith("https://")), None)
    bare = find_bare_addresses(text)
    completed = bare[0] if bare and not chosen else ""
    if completed:
        chosen = untagged(f"https://{completed}", domains)[0]
    found += [(address, *untagged(f"https://{address}", domains)) for address in bare]
    campaign = next((tag for _, plain, tag in found if plain == chosen and tag), None)
    for address in sorted({address for address, plain, _ in found if plain == chosen}, key=len, reverse=True):
        text = re.sub(rf"(?<![\w@./-]){re.escape(address)}(?![\w/?&=#%-])", _LINK_SIGN, text)
    tags: tuple[str, ...] = ()
    last = None if keep_tags else _LAST_TAGS.search(text)
    start, end = last.span() if last else (len(text), len(text))
    if last:
        tags = tuple(dict.fromkeys(tag[1:] for tag in last.group().split() if is_hashtag(tag[1:])))
    parts = [text[:start], text[start:end], text[end:]]
    before, run, after = (_spelled(part, placeholders) for part in parts)
    return Lifted(before + ("{hashtags}" if tags else run) + after, chosen, tags, campaign, completed)


def untagged(address: str, domains: tuple[str, ...]) -> tuple[str, str | None]:
    """Remove the UTM parameters that the hub sets from an address. Return it with the value of utm_campaign.

    Addresses that the hub does not tag stay unchanged.
    """
    try:
        tagged = not domains or belongs_to(address, domains)
    except ValueError:
        tagged = False
    before, mark, fragment = address.partition("#")
    path, question, query = before.partition("?")
    parts = query.split("&")
    tags = dict(part.split("=", 1) for part in parts if part.partition("=")[0] in SET_BY_THE_HUB and "=" in part)
    if not tagged or not tags:
        return address, tags.get("utm_campaign")
    kept = [part for part in parts if part.partition("=")[0] not in SET_BY_THE_HUB]
    return path + (question + "&".join(kept) if kept else "") + mark + fragment, tags.get("utm_campaign")


def append_hashtags(wording: str, hashtags: Sequence[str]) -> str:
    """Append {hashtags} to the wording if it lacks the placeholder and there are hashtags."""
    return wording if "{hashtags}" in wording or not hashtags else f"{wording} {{hashtags}}"


def _spelled(text: str, placeholders: Collection[str]) -> str:
    """Double the braces in a text, except those of placeholders."""
    pieces = re.split(rf"(\{{(?:{'|'.join(map(re.escape, placeholders))})\}})", text) if placeholders else [text]
    spelled = [
        piece if place % 2 else piece.replace("{", "{{").replace("}", "}}") for place, piece in enumerate(pieces)
    ]
    return "".join(spelled).replace(_LINK_SIGN, "{link}")
