"""From a text as it would be posted to the hub's: its link, its hashtags and its braces."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import regex

from mkdocs_advocacy.core.hashtags import TAG, is_hashtag
from mkdocs_advocacy.importing.addresses import addresses_in, bare_addresses_in
from mkdocs_advocacy.networks.links import belongs_to

SET_BY_THE_HUB = ("utm_source", "utm_medium", "utm_campaign", "utm_content")
_TAG = rf"[#＃]{TAG}"
_LAST_TAGS = regex.compile(rf"(?<!\S){_TAG}(?:\s+{_TAG})*(?=(?:\s*\0)?\s*$)")
_LINK_SIGN = "\0"


@dataclass(frozen=True, slots=True)
class Lifted:
    """A text in the hub's language, and what was lifted out of it."""

    wording: str
    link: str | None
    """The first https address, without the parameters that the hub sets."""
    hashtags: tuple[str, ...]
    """Those that the text ends with, without their #."""
    campaign: str | None
    """What the address said of its campaign."""
    completed: str = ""
    """The address as the text has it, where the link was made of it and it has no https://."""


def lifted(
    text: str, link: str | None, domains: tuple[str, ...], gaps: Collection[str] = (), *, keep_tags: bool = False
) -> Lifted:
    """`text` with {link} and {hashtags} in their places. `link` is the post's, where that is known already.

    `domains` are those whose links the hub tags; none: all. `gaps` are the names that mean a gap where they stand in
    braces; all other braces are taken literally. `keep_tags` leaves the hashtags where they are.
    """
    found = [(address, *untagged(address, domains)) for address in addresses_in(text)]
    known = untagged(link, domains)[0] if link else None
    chosen = known or next((plain for _, plain, _ in found if plain.lower().startswith("https://")), None)
    bare = bare_addresses_in(text)
    completed = bare[0] if bare and not chosen else ""
    if completed:
        chosen = untagged(f"https://{completed}", domains)[0]
    found += [(address, *untagged(f"https://{address}", domains)) for address in bare]
    campaign = next((said for _, plain, said in found if plain == chosen and said), None)
    for address in sorted({address for address, plain, _ in found if plain == chosen}, key=len, reverse=True):
        text = re.sub(rf"(?<![\w@./-]){re.escape(address)}(?![\w/?&=#%-])", _LINK_SIGN, text)
    tags: tuple[str, ...] = ()
    last = None if keep_tags else _LAST_TAGS.search(text)
    start, end = last.span() if last else (len(text), len(text))
    if last:
        tags = tuple(dict.fromkeys(tag[1:] for tag in last.group().split() if is_hashtag(tag[1:])))
    parts = [text[:start], text[start:end], text[end:]]
    before, run, after = (_spelled(part, gaps) for part in parts)
    return Lifted(before + ("{hashtags}" if tags else run) + after, chosen, tags, campaign, completed)


def untagged(address: str, domains: tuple[str, ...]) -> tuple[str, str | None]:
    """The address without the UTM parameters that the hub sets itself, and the value of utm_campaign.

    One that the hub would not tag stays as it is, and so does everything else in it.
    """
    try:
        tagged = not domains or belongs_to(address, domains)
    except ValueError:
        tagged = False
    before, mark, fragment = address.partition("#")
    path, question, query = before.partition("?")
    parts = query.split("&")
    said = dict(part.split("=", 1) for part in parts if part.partition("=")[0] in SET_BY_THE_HUB and "=" in part)
    if not tagged or not said:
        return address, said.get("utm_campaign")
    kept = [part for part in parts if part.partition("=")[0] not in SET_BY_THE_HUB]
    return path + (question + "&".join(kept) if kept else "") + mark + fragment, said.get("utm_campaign")


def with_hashtags(wording: str, hashtags: Sequence[str]) -> str:
    """The wording with {hashtags} at its end where it names none of them."""
    return wording if "{hashtags}" in wording or not hashtags else f"{wording} {{hashtags}}"


def _spelled(text: str, gaps: Collection[str]) -> str:
    """Words in the language of placeholders: braces doubled, but those of gaps."""
    pieces = re.split(rf"(\{{(?:{'|'.join(map(re.escape, gaps))})\}})", text) if gaps else [text]
    spelled = [
        piece if place % 2 else piece.replace("{", "{{").replace("}", "}}") for place, piece in enumerate(pieces)
    ]
    return "".join(spelled).replace(_LINK_SIGN, "{link}")
