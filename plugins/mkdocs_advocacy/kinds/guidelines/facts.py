"""Describe a network's facts for advocates: on its guideline's page, and as a row in the overview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.networks.model import Network, TextFacts


@dataclass(frozen=True, slots=True)
class SizeView:
    """An image size of a network."""

    use: str
    pixels: str
    aspect: str
    formats: str
    most: str | None
    """The maximum file size."""


@dataclass(frozen=True, slots=True)
class FactsView:
    """The facts of a network."""

    facts: Sequence[tuple[str, Sequence[str]]]
    """The subject of each fact, and sentences about it."""
    sizes: Sequence[SizeView]
    sources: Sequence[tuple[str, str | None]]
    """The name of each source, and its URL if it has one."""
    verified: date | None
    """When the oldest facts were verified."""


def facts_of(network: Network, words: Catalogue) -> FactsView:
    """Return the network's facts in the language of `words`."""
    groups = (network.intent, network.text, network.hashtags, network.pictures, network.utm)
    sources = dict.fromkeys(source for group in groups for source in group.source)
    facts = [(words(key), list(sentences)) for key, sentences in _facts(network, words)]
    return FactsView(
        facts=[(title, sentences) for title, sentences in facts if sentences],
        sizes=list(_sizes(network, words)),
        sources=[(source, source if source.startswith("https://") else None) for source in sources],
        verified=min((group.verified for group in groups if group.verified), default=None),
    )


def row_of(network: Network, words: Catalogue) -> list[str]:
    """Return the network's cells in the comparison table, one for each of `COLUMNS`."""
    pictures = network.pictures
    return [
        words(_sharing_key(network)),
        _number(network.text.limit, words),
        _number(_cut(network.text), words),
        words(f"fact_link_{network.link}"),
        _hashtags(network, words),
        _number(pictures.max_images, words),
        _number(pictures.alt_text_limit, words),
    ]


COLUMNS = (
    "fact_sharing",
    "fact_length",
    "fact_preview",
    "fact_links",
    "fact_hashtags",
    "fact_pictures",
    "fact_alt",
)
"""The columns of the comparison table, as keys of interface strings."""


def _cut(text: TextFacts) -> int | None:
    """Return after how many characters the network cuts a post, or None if it shows all."""
    return text.preview_length if text.preview_length != text.limit else None


def _range(number: str) -> str:
    return number.replace("-", "–")


def _number(number: int | None, words: Catalogue) -> str:
    return words.number(number) if number is not None else "–"


def _sharing_key(network: Network) -> str:
    if network.intent.url is None:
        return "fact_shares_nothing"
    if network.intent.takes_text:
        return "fact_shares_text"
    return "fact_shares_on_computer" if network.intent.takes_text_on_computers else "fact_shares_link"


def _hashtags(network: Network, words: Catalogue) -> str:
    if network.hashtags.prefix is None:
        return words("fact_no_hashtags")
    return _range(network.hashtags.recommended or "–")


def _facts(network: Network, words: Catalogue) -> Iterator[tuple[str, Iterator[str]]]:
    yield "fact_sharing", _sharing(network, words)
    yield "fact_length", _length(network.text, words)
    yield "fact_preview", _preview(network.text, words)
    yield "fact_links", iter([words(f"fact_link_{network.link}")])
    yield "fact_hashtags", _tags(network, words)
    yield "fact_mentions", _mentions(network.text, words)
    yield "fact_pictures", _pictures(network, words)
    yield "fact_alt", _alt(network, words)


def _sharing(network: Network, words: Catalogue) -> Iterator[str]:
    yield words(_sharing_key(network))
    if not network.intent.mobile and network.intent.url:
        yield words("fact_not_mobile")
    if advice := words.nearest(network.advice):
        yield advice


def _length(text: TextFacts, words: Catalogue) -> Iterator[str]:
    if text.limit:
        yield words.count("fact_characters", text.limit)
    if text.byte_limit:
        yield words("fact_bytes", number=words.number(text.byte_limit))
    if text.counting == "twitter-text":
        yield words("fact_weighted")
    if text.url_weight:
        yield words("fact_url_weight", number=words.number(text.url_weight))


def _preview(text: TextFacts, words: Catalogue) -> Iterator[str]:
    if cut := _cut(text):
        yield words.count("fact_characters", cut)


def _tags(network: Network, words: Catalogue) -> Iterator[str]:
    tags = network.hashtags
    if tags.prefix is None:
        yield words("fact_no_hashtags")
        return
    if tags.recommended:
        yield words("fact_good_number", number=_range(tags.recommended))
    if tags.max is not None:
        yield words("fact_at_most", number=words.number(tags.max))


def _mentions(text: TextFacts, words: Catalogue) -> Iterator[str]:
    if text.mentions:
        yield words(f"fact_mentions_{text.mentions}")


def _pictures(network: Network, words: Catalogue) -> Iterator[str]:
    if network.pictures.max_images:
        yield words("fact_at_most", number=words.number(network.pictures.max_images))


def _alt(network: Network, words: Catalogue) -> Iterator[str]:
    if network.pictures.alt_text_limit:
        yield words.count("fact_characters", network.pictures.alt_text_limit)


def _sizes(network: Network, words: Catalogue) -> Iterator[SizeView]:
    for size in network.pictures.sizes:
        yield SizeView(
            use=words.use(size.use),
            pixels=f"{words.number(size.width)} × {words.number(size.height)}",
            aspect=size.aspect,
            formats=", ".join(name.upper() for name in size.formats),
            most=words.size(size.max_bytes) if size.max_bytes else None,
        )
