"""Compose the wording of each variant for each network, and measure it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from mkdocs_advocacy.core.hashtags import is_hashtag
from mkdocs_advocacy.core.placeholders import (
    Piece,
    Wording,
    between_links,
    names,
    pieces,
    placeholder,
    settled,
    written,
)
from mkdocs_advocacy.kinds.posts.model import PostTemplate, Variant
from mkdocs_advocacy.kinds.posts.tracking import LinkForm, PostLinks
from mkdocs_advocacy.networks.ascii_texts import with_ascii_links
from mkdocs_advocacy.networks.links import filled_intent, percent_encoded
from mkdocs_advocacy.networks.measure import URL_WEIGHT, Measure, length, plain_length, within
from mkdocs_advocacy.networks.model import Network, TextFacts
from mkdocs_advocacy.rules.disclosing import Disclosing, sentence_pattern


def variants_for(template: PostTemplate, network_id: str) -> tuple[str, tuple[Variant, ...]]:
    """Return the key under `text` for the network, and its variants, if any."""
    key = network_id if network_id in template.text else "any"
    return key, template.text.get(key, ())


def words_for(network: Network, wording: Wording, fields: Mapping[str, str]) -> list[str]:
    """Return the parts of the text between its links for the network, with `fields` filled in."""
    parts = between_links(wording, fields)
    return [with_ascii_links(part) for part in parts] if network.cuts_links else parts


def without_mentions(credit: str) -> str:
    """Return a credit in which no network finds the name of an account: “@ada on Instagram” becomes “ada on …”."""
    return _MENTION.sub("", credit)


_MENTION = re.compile(r"(?<!\w)@(?=\w)")
_BESIDE = {"appended": "{text} {link}", "prepended": "{link}\n{text}"}
"""How a network joins the text and a separate link, by value of `link` in its facts."""
_BETWEEN = {place: len(form.format(text="", link="")) for place, form in _BESIDE.items()}
"""The number of characters that this adds to text and link."""


class _Composed:
    """A wording with every field at its maximum length, for measuring."""

    __slots__ = ("between", "characters", "is_plain", "sizes", "times_linked", "wording")

    def __init__(self, wording: Wording, longest: Mapping[str, str]) -> None:
        self.wording = wording
        self.between = between_links(wording, longest)
        self.times_linked = len(self.between) - 1
        words = "".join(self.between)
        self.is_plain = words.isascii() and "\r" not in words
        """Whether the text, without links, has the same length in every unit."""
        self.characters = len(words)
        self.sizes: dict[str, int] = {}
        """The length of the text without links, by counting rule."""

    @property
    def is_apart(self) -> bool:
        """Whether each link is surrounded by whitespace, so that it doesn't merge with adjacent text."""
        return all(
            (not after or after[0].isspace()) and (not before or before[-1].isspace())
            for before, after in pairwise(self.between)
        )


class Composer:
    """A composer of one post's variants in one language, which caches the steps that networks share."""

    def __init__(
        self,
        template: PostTemplate,
        links: PostLinks | None,
        hashtags: Sequence[str],
        not_clickable: str,
        disclosing: Disclosing,
        *,
        keeps_disclosure: bool = False,
        story_network: str = "",
    ) -> None:
        """Prepare for composing with the post's links, and its or its campaign's hashtags.

        `not_clickable` replaces the link on networks where links are not clickable. `disclosing` decides where the
        disclosure goes in a text without {disclosure}. With `keeps_disclosure`, it stays a placeholder. Only
        on `story_network` does the credit mention an account: elsewhere, the name may be somebody else's.
        """
        self._template, self._links, self._disclosing = template, links, disclosing
        self._not_clickable = not_clickable
        self._hashtags = [tag for tag in hashtags if is_hashtag(tag)]
        self._longest = {name: "x" * field.max_length for name, field in template.fields.items()}
        self._disclosure = template.disclosure or ""
        self._story_network, credit = story_network, template.credit or ""
        self._credits = {True: credit, False: without_mentions(credit)}
        self._keeps_disclosure = keeps_disclosure and bool(self._disclosure)
        if self._keeps_disclosure:
            self._longest["disclosure"] = self._disclosure
        self._parsed: dict[str, tuple[tuple[Piece, ...], frozenset[str]]] = {}
        self._composed: dict[tuple[object, ...], _Composed] = {}
        self._groups: dict[tuple[object, ...], list[_Composed]] = {}
        self._lengths: dict[tuple[str, str], int] = {}
        self._known_encoded: dict[str, str] = {}

    def measured(self, network: Network) -> list[tuple[Wording, int, Measure | None]]:
        """Return each variant's wording for `network`, its length, and the exceeded measure, or None if it fits.

        Every field has its maximum length. The link counts if the network counts it.
        """
        facts = network.text
        results: list[tuple[Wording, int, Measure | None]] = []
        for position, composed in enumerate(self._group(network)):
            length, size = self._length(network, composed, position)
            if (facts.limit is None or length <= facts.limit) and (not facts.byte_limit or size <= facts.byte_limit):
                results.append((composed.wording, length, None))
            else:
                excess = within(length, size, facts)
                results.append((composed.wording, excess.length, excess))
        return results

    def _length(self, network: Network, composed: _Composed, position: int) -> tuple[int, int]:
        """Return the length of a variant in the network's unit, and in UTF-8 bytes if the network limits bytes."""
        links, facts, times, beside = self._links, network.text, composed.times_linked, 0
        if facts.counting == "mailto":
            return self._mail_length(network, composed, position), 0
        if links and not times and network.link in _BETWEEN:
            times, beside = 1, _BETWEEN[network.link]
        linked = 0
        if times:
            if links is None or not _is_sum(links.form(network), facts, composed):
                whole = self._whole(network, composed, position)
                return length(whole, facts), plain_length(whole, "utf8_bytes")
            linked = times * links.length(network, position)
        size = self._size(composed, "utf8_bytes", facts) + beside + linked if facts.byte_limit else 0
        if facts.counting != "plain":
            linked = times * (facts.url_weight or URL_WEIGHT)
        elif composed.is_plain:
            return composed.characters + beside + linked, size
        return self._size(composed, facts.rule, facts) + beside + linked, size

    def composed(self, network: Network, position: int) -> str:
        """Return the variant at `position` as it will be posted on `network`, with sample answers."""
        link = self._links.of(network, position) if self._links else ""
        return link.join(words_for(network, self._group(network)[position].wording, self._template.examples))

    def _whole(self, network: Network, composed: _Composed, position: int) -> str:
        """Return the text at its maximum length with the link, including a link that the network adds."""
        link = self._links.of(network, position) if self._links else ""
        words = link.join(composed.between)
        form = "{text}" if composed.times_linked else _BESIDE.get(network.link, "{text}")
        return form.format(text=words, link=link)

    def _size(self, composed: _Composed, rule: str, facts: TextFacts) -> int:
        """Return the length of the text between links by a counting rule or unit."""
        size = composed.sizes.get(rule)
        if size is None:
            size = composed.sizes[rule] = sum([self._words_length(words, rule, facts) for words in composed.between])
        return size

    def _words_length(self, words: str, rule: str, facts: TextFacts) -> int:
        known = self._lengths.get((words, rule))
        if known is None:
            known = plain_length(words, "utf8_bytes") if rule == "utf8_bytes" else length(words, facts)
            self._lengths[words, rule] = known
        return known

    def _mail_length(self, network: Network, composed: _Composed, position: int) -> int:
        link = percent_encoded(self._links.of(network, position)) if self._links else ""
        words = link.join([self._encoded(words) for words in composed.between])
        values = {"text": words, "link": link, "title": self._encoded(self._template.title)}
        return len(filled_intent(network, values, linked=composed.times_linked > 0) or "")

    def _encoded(self, words: str) -> str:
        if words not in self._known_encoded:
            self._known_encoded[words] = percent_encoded(words)
        return self._known_encoded[words]

    def _group(self, network: Network) -> list[_Composed]:
        key, variants = variants_for(self._template, network.id)
        credit = self._credits[network.id == self._story_network]
        group = self._groups.get((key, network.habits, credit))
        if group is None:
            group = [self._compose(variant.text, credit, *network.habits) for variant in variants]
            self._groups[key, network.habits, credit] = group
        return group

    def _compose(
        self, text: str, credit: str, place: str, prefix: str | None, most: int | None, cuts_links: bool
    ) -> _Composed:
        parts, present = self._pieces(text)
        if "link" not in present:
            place = place if place == "in text" else "as written"
        elif place == "in text":
            place = "as written"  # the text already contains {link}
        hashtags = self._tags(prefix, most) if prefix and "hashtags" in present else ""
        credit = credit if "credit" in present else ""
        key = (text, hashtags, place, credit)
        composed = self._composed.get(key)
        if composed is None:
            composed = _Composed(self._settled(parts, present, hashtags, place, credit), self._longest)
            self._composed[key] = composed
        return self._with_ascii_links(composed, key) if cuts_links else composed

    def _with_ascii_links(self, composed: _Composed, key: tuple[object, ...]) -> _Composed:
        """Return the wording for networks that cut links at non-ASCII characters."""
        wording = tuple([with_ascii_links(part) if isinstance(part, str) else part for part in composed.wording])
        if wording == composed.wording:
            return composed
        return self._composed.setdefault((*key, "ascii"), _Composed(wording, self._longest))

    def _tags(self, prefix: str, most: int | None) -> str:
        return " ".join([f"{prefix}{tag}" for tag in self._hashtags[:most]])

    def _settled(
        self, parts: Sequence[Piece], present: frozenset[str], hashtags: str, link: str, credit: str
    ) -> Wording:
        """Replace the hub's placeholders in the text's pieces. Only {link} and fields remain."""
        if self._links and "link" not in present and link == "in text":
            parts = (*parts, "\n", placeholder("link"))
        fill: Mapping[str, str | None] = {
            "hashtags": hashtags,
            "credit": credit,
            "disclosure": None if self._keeps_disclosure else self._disclosure,
            "link": self._not_clickable if link == "phrase" else "" if link == "beside" else None,
        }
        return settled(parts, fill)

    def _pieces(self, text: str) -> tuple[tuple[Piece, ...], frozenset[str]]:
        """Parse the text and add its disclosure. Return the pieces and the names of placeholders."""
        parsed = self._parsed.get(text)
        if parsed is None:
            parts = self._disclosed(pieces(text.rstrip("\n")))
            parsed = self._parsed[text] = (parts, frozenset(names(parts)))
        return parsed

    def _disclosed(self, parts: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Add {disclosure} to the pieces, unless they contain it or already disclose."""
        disclosure, sentence = placeholder("disclosure"), self._template.disclosure
        if not sentence or disclosure in parts:
            return parts
        words = written(parts)
        if sentence_pattern(sentence).search(words) or self._disclosing.is_in(words):
            return parts
        return (disclosure, " ", *parts) if self._disclosing.leads else (*parts, "\n", disclosure)


def _is_sum(links: LinkForm, facts: TextFacts, composed: _Composed) -> bool:
    """Return whether a text's length is the sum of its parts, so that measuring needs no joined text."""
    if not links.is_plain:
        return False
    if facts.counting != "plain":
        return composed.is_apart and links.is_one_url
    return composed.is_plain or facts.unit != "graphemes" or composed.is_apart
