"""From a variant to what a network gets: the text as it will be posted, the tracked link, the address to open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.links import belongs_to, intent_address, percent_encoded, tracked_link
from mkdocs_advocacy.measure import Measure, measured
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.posts.model import PostTemplate, Variant
from mkdocs_advocacy.posts.placeholders import Gap, Piece, names, pieces, written
from mkdocs_advocacy.settings import UtmSettings


@dataclass(frozen=True, slots=True)
class Share:
    """One variant on one network."""

    network: Network
    variant: str
    """a, b, c …"""
    words: str
    """The text with {link} and the fields still open, in the language of placeholders."""
    text: str
    """The text as it will be posted, fields filled with their examples."""
    link: str | None
    """The tracked link, where the post has one."""
    measure: Measure
    """Of the text with fields at their longest and with the link, if the network counts it."""
    intent: str | None
    """The address that opens the composer with text or link; None where the text must be copied."""

    @property
    def opens(self) -> str | None:
        """The address to open: the composer's, else the network's own."""
        return self.intent or self.network.home


def letter(position: int) -> str:
    """The name of the variant at `position` (from 0): a to z, then aa, ab …"""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def variants_for(template: PostTemplate, network_id: str) -> tuple[str, tuple[Variant, ...]]:
    """The key under `text` that serves the network, and its variants; no variants where there are none for it."""
    key = network_id if network_id in template.text else "any"
    return key, template.text.get(key, ())


def is_hashtag(tag: str) -> bool:
    """Whether networks take `tag`, without its #, as one hashtag: letters of any script, digits and “_”, not digits only.

    The common ground of the charsets that the network facts name (2026-11-22).
    """
    return bool(re.fullmatch(r"[\w\u0300-\u036f]+", tag)) and not tag.isdigit()


class Composer:
    """Composes the variants of one post in one language; remembers what networks have in common."""

    def __init__(
        self, post_id: str, template: PostTemplate, hashtags: Sequence[str], campaign: str, utm: UtmSettings,
        not_clickable: str,
    ) -> None:
        """`hashtags` and `campaign` (a UTM value) are those that hold for the post; `not_clickable` are the words that
        stand for the link where links cannot be clicked."""
        self._id, self._template = post_id, template
        self._campaign, self._utm = campaign, utm
        self._hashtags = [tag for tag in hashtags if is_hashtag(tag)]
        self._not_clickable = not_clickable
        self._tagged = bool(template.link) and (not utm.domains or belongs_to(template.link or "", utm.domains))
        self._examples = {name: field.example or "…" for name, field in template.fields.items()}
        self._longest = {name: "x" * field.max_length for name, field in template.fields.items()}
        self._pieces: dict[str, tuple[Piece, ...]] = {}
        self._settled: dict[tuple[object, ...], tuple[Piece, ...]] = {}
        self._encoded: dict[str, str] = {}

    def shares(self, network: Network, positions: Sequence[int] | None = None) -> Iterator[Share]:
        """The variants for `network`, all or those at `positions`, as it gets them."""
        _, variants = variants_for(self._template, network.id)
        for position in range(len(variants)) if positions is None else positions:
            yield self._share(network, letter(position), variants[position].text)

    def _share(self, network: Network, variant: str, text: str) -> Share:
        link = self._link(network, variant)
        settled = self._settle(network, text)
        posted = _filled(settled, self._examples, link)
        return Share(
            network,
            variant,
            written(settled),
            posted,
            link,
            self._measure(network, settled, link),
            intent_address(
                network, text=posted, link=link or "", title=self._template.title, encode=self._encode
            ),
        )

    def measure(self, network: Network, text: str) -> Measure:
        """How long a variant's text is on `network`."""
        return self._measure(network, self._settle(network, text), self._link(network, "a"))

    def _measure(self, network: Network, settled: tuple[Piece, ...], link: str | None) -> Measure:
        text = _filled(settled, self._longest, link)
        if network.text.counting == "mailto":
            address = intent_address(network, text=text, link=link or "", title=self._template.title, encode=self._encode)
            length, limit = len(address or ""), network.text.limit
            return Measure(length, limit, network.text.unit, limit is None or length <= limit)
        if link and not any(isinstance(part, Gap) and part.name == "link" for part in settled):
            text = {"appended": f"{text} {link}", "prepended": f"{link}\n{text}"}.get(network.link, text)
        return measured(text, network.text)

    def _encode(self, value: str) -> str:
        known = self._encoded.get(value)
        if known is None:
            known = self._encoded[value] = percent_encoded(value)
        return known

    def _link(self, network: Network, variant: str) -> str | None:
        if not self._template.link or not self._tagged:
            return self._template.link
        return tracked_link(
            self._template.link,
            {
                "utm_source": network.utm.name,
                "utm_medium": network.utm.medium or self._utm.medium,
                "utm_campaign": self._campaign,
                "utm_content": f"{self._id}-{variant}",
            },
        )

    def _settle(self, network: Network, text: str) -> tuple[Piece, ...]:
        """The text's pieces once the hub has filled its gaps for `network`; only {link} and fields stay open."""
        key = (text, network.hashtags.prefix, network.hashtags.max, self._place_of_link(network))
        settled = self._settled.get(key)
        if settled is None:
            settled = self._settled[key] = self._fill_hub_gaps(network, text)
        return settled

    def _place_of_link(self, network: Network) -> str:
        if network.link == "not_clickable":
            return "phrase"
        if network.link == "in_text":
            return "in text"
        if network.intent.link_parameter == "required" and network.intent.takes_text:
            return "beside"
        return "as written"

    def _fill_hub_gaps(self, network: Network, text: str) -> tuple[Piece, ...]:
        parts = list(self._parsed(text))
        present = names(parts)
        place = self._place_of_link(network)
        if self._template.disclosure and "disclosure" not in present:
            parts += ["\n", Gap("disclosure")]
        if self._template.link and "link" not in present and place == "in text":
            parts += ["\n", Gap("link")]
        hashtags = self._hashtags if network.hashtags.prefix else ()
        fill: Mapping[str, str | None] = {
            "hashtags": " ".join(f"{network.hashtags.prefix}{tag}" for tag in hashtags[: network.hashtags.max]),
            "disclosure": self._template.disclosure or "",
            "link": self._not_clickable if place == "phrase" else "" if place == "beside" else None,
        }
        return _joined(parts, fill)

    def _parsed(self, text: str) -> tuple[Piece, ...]:
        parsed = self._pieces.get(text)
        if parsed is None:
            parsed = self._pieces[text] = pieces(text.rstrip("\n"))
        return parsed


def _filled(parts: Sequence[Piece], fields: Mapping[str, str], link: str | None) -> str:
    return "".join(
        part if isinstance(part, str) else (link or "") if part.name == "link" else fields[part.name] for part in parts
    )


_BEFORE_NOTHING = re.compile(r"[ \t]*(?::|→|->|👉|⬇️|👇)?[ \t]*$")


def _joined(parts: Sequence[Piece], fill: Mapping[str, str | None]) -> tuple[Piece, ...]:
    """The pieces with the gaps of `fill` closed. A gap that is filled with nothing leaves no double space behind, and no
    colon that announced it."""
    joined: list[Piece] = []
    dropped = False
    for part in parts:
        words: Piece = part
        if isinstance(part, Gap):
            filled = fill.get(part.name)
            if filled is None:
                joined.append(part)
                dropped = False
                continue
            words = filled
        assert isinstance(words, str)
        if not words:
            if joined and isinstance(joined[-1], str):
                joined[-1] = _BEFORE_NOTHING.sub("", joined[-1])
            dropped = True
            continue
        if dropped:
            at_start = not joined or (isinstance(joined[-1], str) and joined[-1].endswith("\n"))
            words = re.sub(r"^[ \t]+", "" if at_start else " ", words)
            dropped = False
        if joined and isinstance(joined[-1], str):
            joined[-1] += words
        else:
            joined.append(words)
    return _trimmed(joined)


def _trimmed(parts: list[Piece]) -> tuple[Piece, ...]:
    while parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
        if parts[-1]:
            break
        parts.pop()
    while parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
        if parts[0]:
            break
        parts.pop(0)
    return tuple(re.sub(r"[ \t]*\n{3,}", "\n\n", part) if isinstance(part, str) else part for part in parts)
