"""From a variant to what a network gets: the text as it will be posted, the tracked link, the address to open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from markupsafe import escape

from mkdocs_advocacy.hashtags import is_hashtag
from mkdocs_advocacy.links import belongs_to, filled_intent, percent_encoded, tracked_link
from mkdocs_advocacy.measure import Measure, measured, plain_length, within
from mkdocs_advocacy.networks.model import Network, Unit
from mkdocs_advocacy.posts.model import PostTemplate, Variant
from mkdocs_advocacy.posts.placeholders import Gap, Piece, names, pieces, settled, written
from mkdocs_advocacy.rules.disclosing import Disclosing
from mkdocs_advocacy.settings import UtmSettings


@dataclass(frozen=True, slots=True)
class Share:
    """One variant on one network."""

    network: Network
    variant: str
    """a, b, c …"""
    wording: Wording
    """The text, with the link still open."""
    link: str | None
    """The tracked link, where the post has one."""
    length: int
    """As the network counts, with fields at their longest and with the link, if it counts that."""
    intent: str | None
    """The address that opens the composer with text or link; None where the text must be copied."""

    @property
    def text(self) -> str:
        """The text as it will be posted, fields filled with their examples."""
        return self.wording.text.replace(LINK, self.link or "")

    @property
    def opens(self) -> str | None:
        """The address to open: the composer's, else the network's own."""
        return self.intent or self.network.home


@cache
@cache
def letter(position: int) -> str:
    """The name of the variant at `position` (from 0): a to z, then aa, ab and so on."""
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


LINK = "\0"
"""Stands for the link in a text whose network is not known yet; no writer's text can hold it."""
_ENCODED_LINK = percent_encoded(LINK)
_BESIDE = {"appended": "{text} {link}", "prepended": "{link}\n{text}"}
"""How a network puts a link that it takes apart into the text, by where it puts it."""
_BETWEEN = {place: len(form.format(text="", link="")) for place, form in _BESIDE.items()}
"""How many characters that adds to both."""


class Wording:
    """A variant's text as a group of networks gets it; only the link is still open."""

    def __init__(self, parts: tuple[Piece, ...], template: PostTemplate) -> None:
        """`parts` has gaps for the link and for the fields of `template` only."""
        fields = template.fields.items()
        self._parts = parts
        self.text = _filled(parts, {name: field.example or "…" for name, field in fields})
        self.longest = _filled(parts, {name: "x" * field.max_length for name, field in fields}) if fields else self.text
        self.times_linked = self.text.count(LINK)
        self.linked = self.times_linked > 0
        self.is_plain = self.longest.isascii() and "\r" not in self.longest
        """Whether every unit counts the longest text the same, links aside."""
        self._sizes: dict[Unit, int] = {}

    def size(self, unit: Unit) -> int:
        """The length of the longest text in a unit, in which each link counts as one."""
        if self.is_plain:
            return len(self.longest)
        if unit not in self._sizes:
            self._sizes[unit] = plain_length(self.longest, unit)
        return self._sizes[unit]

    @cached_property
    def words(self) -> str:
        """The text with {link} and the fields still open, in the language of placeholders."""
        return written(self._parts)

    @cached_property
    def escaped(self) -> str:
        """The text as HTML."""
        return str(escape(self.text))

    @cached_property
    def encoded(self) -> str:
        """The text, percent-encoded."""
        return percent_encoded(self.text)


class Composer:
    """Composes the variants of one post in one language; does once what networks have in common."""

    def __init__(
        self,
        post_id: str,
        template: PostTemplate,
        hashtags: Sequence[str],
        campaign: str,
        utm: UtmSettings,
        not_clickable: str,
        disclosing: Disclosing,
    ) -> None:
        """Remember what holds for the post: its hashtags, its campaign's UTM value, the hub's UTM settings.

        `not_clickable` are the words that stand for the link where links cannot be clicked; `disclosing` says where a
        text has its disclosure that has no place for it.
        """
        self._template, self._not_clickable, self._disclosing = template, not_clickable, disclosing
        self._hashtags = [tag for tag in hashtags if is_hashtag(tag)]
        self._title = percent_encoded(template.title)
        self._links = _Links(post_id, template.link, campaign, utm) if template.link else None
        self._pieces: dict[str, tuple[tuple[Piece, ...], frozenset[str]]] = {}
        self._wordings: dict[tuple[object, ...], Wording] = {}

    def shares(self, network: Network, lengths: Mapping[int, int]) -> Iterator[Share]:
        """The variants at the positions that `lengths` maps to their lengths, as `network` gets them."""
        _, variants = variants_for(self._template, network.id)
        for position, length in lengths.items():
            wording = self._wording(network, variants[position].text)
            variant = letter(position)
            link, encoded = self._links.of(network, variant) if self._links else (None, "")
            yield Share(network, variant, wording, link, length, self._intent(network, wording, encoded))

    def _intent(self, network: Network, wording: Wording, link: str) -> str | None:
        if not network.intent.url:
            return None
        values = {"text": wording.encoded.replace(_ENCODED_LINK, link), "link": link, "title": self._title}
        return filled_intent(network, values, linked=wording.linked)

    def measure(self, network: Network, text: str, position: int = 0) -> Measure:
        """How long the text of the variant at `position` is on `network`.

        Its fields are at their longest, and the link counts where the network counts it.
        """
        wording = self._wording(network, text)
        links = self._links
        place = network.link if links and not wording.linked else ""
        facts = network.text
        is_sum = wording.is_plain or facts.unit != "graphemes"  # those may reach across the end of a link
        if facts.counting == "plain" and is_sum and (links is None or links.is_plain):
            # The length is a sum: no need to put the text together for each network.
            link_length = links.length(network, letter(position)) if links else 0
            added = wording.times_linked * (link_length - len(LINK))
            added += link_length + _BETWEEN[place] if place in _BETWEEN else 0
            size = wording.size("utf8_bytes") + added if facts.byte_limit else 0
            return within(wording.size(facts.unit) + added, size, facts)
        link, encoded = links.of(network, letter(position)) if links else ("", "")
        if facts.counting == "mailto":
            longest = wording.encoded if wording.longest is wording.text else percent_encoded(wording.longest)
            values = {"text": longest.replace(_ENCODED_LINK, encoded), "link": encoded, "title": self._title}
            length = len(filled_intent(network, values, linked=wording.linked) or "")
            return within(length, length, facts)
        longest = wording.longest.replace(LINK, link)
        return measured(_BESIDE[place].format(text=longest, link=link) if place in _BESIDE else longest, facts)

    def composed(self, network: Network, text: str, position: int = 0) -> str:
        """The text of the variant at `position` as it will be posted, fields filled with their examples."""
        wording = self._wording(network, text)
        return wording.text.replace(LINK, self._links.of(network, letter(position))[0] if self._links else "")

    def _wording(self, network: Network, text: str) -> Wording:
        key = (text, network.habits)
        wording = self._wordings.get(key)
        if wording is None:
            wording = self._wordings[key] = self._worded(text, *network.habits)
        return wording

    def _worded(self, text: str, place: str, prefix: str | None, most: int | None) -> Wording:
        parts, present = self._parsed(text)
        if "link" not in present:
            place = place if place == "in text" else "as written"
        elif place == "in text":
            place = "as written"  # the writer has put it into the text already
        has_tags = prefix and "hashtags" in present
        hashtags = " ".join([f"{prefix}{tag}" for tag in self._hashtags[:most]]) if has_tags else ""
        same = (text, hashtags, place)
        if same not in self._wordings:
            self._wordings[same] = Wording(self._settled(parts, hashtags, place), self._template)
        return self._wordings[same]

    def _settled(self, parts: Sequence[Piece], hashtags: str, link: str) -> tuple[Piece, ...]:
        """The text's pieces once the hub has filled its gaps; only {link} and fields stay open."""
        present = names(parts)
        led: list[Piece] = []
        added: list[Piece] = []
        if self._template.disclosure and "disclosure" not in present and not self._disclosing.is_in(written(parts)):
            if self._disclosing.leads:
                led = [Gap("disclosure"), " "]
            else:
                added += ["\n", Gap("disclosure")]
        if self._template.link and "link" not in present and link == "in text":
            added += ["\n", Gap("link")]
        fill: Mapping[str, str | None] = {
            "hashtags": hashtags,
            "disclosure": self._template.disclosure or "",
            "link": self._not_clickable if link == "phrase" else "" if link == "beside" else None,
        }
        return settled([*led, *parts, *added], fill)

    def _parsed(self, text: str) -> tuple[tuple[Piece, ...], frozenset[str]]:
        """The text's pieces, and the names of its gaps."""
        parsed = self._pieces.get(text)
        if parsed is None:
            parts = pieces(text.rstrip("\n"))
            parsed = self._pieces[text] = (parts, frozenset(names(parts)))
        return parsed


class _Links:
    """A post's tracked links, which differ by network and variant only."""

    def __init__(self, post_id: str, link: str, campaign: str, utm: UtmSettings) -> None:
        self._link, self._medium = link, utm.medium
        self._tail = f"&utm_campaign={campaign}&utm_content={post_id}-"
        self.is_plain = link.isascii()
        self._tagged = not utm.domains or belongs_to(link, utm.domains)
        tagged = tracked_link(link, dict.fromkeys(("utm_source", "utm_medium", "utm_campaign", "utm_content"), "x"))
        self._before, _, self._after = tagged.rpartition("utm_source=x&utm_medium=x&utm_campaign=x&utm_content=x")
        self._encoded = [percent_encoded(part) for part in (link, self._before, self._tail, self._after)]
        self._tagged_length = len(f"{self._before}utm_source=&utm_medium={self._tail}{self._after}")

    def length(self, network: Network, variant: str) -> int:
        """How many characters the link for a variant on `network` has."""
        if not self._tagged:
            return len(self._link)
        return self._tagged_length + len(network.utm.name) + len(network.utm.medium or self._medium) + len(variant)

    def of(self, network: Network, variant: str) -> tuple[str, str]:
        """The link for a variant on `network`, and the same percent-encoded."""
        link, before, tail, after = self._encoded
        if not self._tagged:
            return self._link, link
        source, medium = network.utm.name, network.utm.medium or self._medium
        return (
            f"{self._before}utm_source={source}&utm_medium={medium}{self._tail}{variant}{self._after}",
            # A UTM value is the same when it is percent-encoded.
            f"{before}utm_source%3D{source}%26utm_medium%3D{medium}{tail}{variant}{after}",
        )


def _filled(parts: Sequence[Piece], fields: Mapping[str, str]) -> str:
    return "".join(
        [part if isinstance(part, str) else LINK if part.name == "link" else fields[part.name] for part in parts]
    )
