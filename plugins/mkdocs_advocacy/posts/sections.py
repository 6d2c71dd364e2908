"""What each network gets, as sections of a post's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jinja2 import Environment, Template
from markupsafe import Markup

from mkdocs_advocacy.guidelines.model import Guideline
from mkdocs_advocacy.languages import Catalogue
from mkdocs_advocacy.links import filled_intent, is_mail, percent_encoded
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.posts.texts import PostTexts, Text
from mkdocs_advocacy.posts.tracking import PostLinks, letter
from mkdocs_advocacy.splice import Frame, gap, html

_Variant = tuple[int, bool, bool]
"""The position of a variant, whether its text holds the link, and whether it holds no words."""


class _Shape(NamedTuple):
    """What the sections of a post have in common with those of many others."""

    language: str
    base: str
    has_link: bool
    networks: tuple[tuple[str, tuple[_Variant, ...]], ...]
    """For each network the variants."""


class SectionRenderer:
    """Renders the sections; what does not differ from post to post is rendered once."""

    def __init__(
        self, environment: Environment, networks: Mapping[str, Network], guidelines: Mapping[str, Guideline]
    ) -> None:
        """`networks` are those of the hub; `guidelines` are by network."""
        self._guidelines = guidelines
        self._usable = {name: network for name, network in networks.items() if usable_without_script(network)}
        self._network: Template = environment.get_template("advocacy/network.html")
        self._share: Template = environment.get_template("advocacy/share.html")
        self._frames: dict[tuple[object, ...], tuple[Frame, Sequence[int]]] = {}

    def sections(self, title: str, links: PostLinks | None, texts: PostTexts, words: Catalogue, base: str) -> Markup:
        """A section for each network that a post is offered on.

        `title` is the post's, `base` leads to the hub's root.
        """
        offered = [(name, offers) for name, offers in texts.offers.items() if name in self._usable]
        networks = [
            (name, tuple([(position, text.is_linked, text.is_empty) for position, text, _ in offers]))
            for name, offers in offered
        ]
        shape = (words.language, base, links is not None, tuple(networks))
        if shape not in self._frames:
            self._frames[shape] = self._frame(_Shape(*shape), words)
        frame, places = self._frames[shape]
        values = [percent_encoded(title)]
        for share in self._values(offered, links, words):
            values += share
        return Markup(frame.joined([values[place] for place in places]))

    def _values(
        self, offered: Sequence[tuple[str, Sequence[tuple[int, Text, int]]]], links: PostLinks | None, words: Catalogue
    ) -> Iterator[tuple[str, ...]]:
        """For each share what `_GAPS` names. Nothing in it needs to be escaped any more."""
        count = max((offers[-1][0] + 1 for _, offers in offered), default=0)
        shown, encoded = (links.written(html), links.written(percent_encoded)) if links else (None, None)
        ends, encoded_ends = (shown.ends(count), encoded.ends(count)) if shown and encoded else ([""] * count,) * 2
        number = words.number
        for name, offers in offered:
            network = self._usable[name]
            start, encoded_start = (shown.start(network), encoded.start(network)) if shown and encoded else ("", "")
            as_mail = is_mail(network)
            for position, text, length in offers:
                link, encoded_link = start + ends[position], encoded_start + encoded_ends[position]
                said = encoded_link.join(text.encoded)
                yield (
                    f'<span class="advocacy-text__link">{link}</span>'.join(text.html),
                    link,
                    said.replace("%0D%0A", "%0A").replace("%0A", "%0D%0A") if as_mail else said,
                    encoded_link,
                    number(length),
                )

    def _frame(self, shape: _Shape, words: Catalogue) -> tuple[Frame, Sequence[int]]:
        """The sections of a shape, and for each of their gaps the place of what fills it."""
        number, sections = 0, []
        for name, variants in shape.networks:
            sections.append(self._section(self._usable[name], variants, number, shape, words))
            number += len(variants)
        frame = Frame("\n".join(sections))
        places = {"title": 0} | {
            f"{name}{share}": 1 + share * len(_GAPS) + place
            for share in range(number)
            for place, name in enumerate(_GAPS)
        }
        return frame, [places[name] for name in frame.names]

    def _section(
        self, network: Network, variants: Sequence[_Variant], number: int, shape: _Shape, words: Catalogue
    ) -> str:
        shares = [_Share(network, *variant, shape.has_link, number + place) for place, variant in enumerate(variants)]
        first = shares[0]
        return self._network.render(
            network=network,
            first=number == 0,
            base=shape.base,
            name=words("anywhere") if network.kind == "tool" else network.name,
            versions=words.count("versions", len(shares)),
            guideline=self._guidelines.get(network.id),
            t=words,
            expect=list(_expect(network, words, linked=first.has_link, intent=bool(first.intent))),
            shares=Markup("").join(self._share_with_gaps(share, words, several=len(shares) > 1) for share in shares),
        )

    def _share_with_gaps(self, share: _Share, words: Catalogue, *, several: bool) -> Markup:
        network, name = share.network, letter(share.position)
        limit, opens = network.text.limit, share.intent or network.home
        aside = share.has_link and not share.is_linked
        return Markup(
            self._share.render(
                network=network,
                t=words,
                letter=name,
                name=words("version", letter=name.upper()) if several else None,
                text=share.gap("text"),
                aside=words("link_card", link=share.gap("link")) if aside else None,
                action=_action(share, words),
                opens=opens,
                new_window=not (opens or "").startswith("mailto:"),
                length=words("length", length=share.gap("length"), limit=words.number(limit)) if limit else None,
            )
        )


_GAPS = ("text", "link", "encodedtext", "encodedlink", "length")


@dataclass(frozen=True, slots=True)
class _Share:
    """A variant on a network in a frame, where gaps stand for what differs from post to post."""

    network: Network
    position: int
    is_linked: bool
    is_empty: bool
    has_link: bool
    """Whether the post has a link."""
    number: int
    """Among all shares of the frame, from 0."""

    def gap(self, name: str) -> str:
        """The mark of one of its gaps."""
        return gap(f"{name}{self.number}")

    @property
    def intent(self) -> str | None:
        """The address that opens the composer, with gaps; None where the text must be copied."""
        link = self.gap("encodedlink") if self.has_link else ""
        text = self.gap("encodedtext") if not self.is_empty else ""
        values = {"text": text, "link": link, "title": gap("title")}
        return filled_intent(self.network, values, linked=self.is_linked)


def usable_without_script(network: Network) -> bool:
    """Whether an advocate can use it by links and selection alone; the device's share sheet needs a script."""
    return network.kind == "network" or network.link == "in_text"


def _expect(network: Network, words: Catalogue, *, linked: bool, intent: bool) -> Iterator[str]:
    """What an advocate has to know, a sentence each."""
    if network.kind == "tool":
        yield words("expect_anywhere")
    elif not intent:
        yield words("expect_copy", network=network.name)
    elif not network.intent.takes_text:
        yield words("expect_link_only", network=network.name)
    if network.link == "not_clickable" and linked:
        yield words("expect_not_clickable")
    if advice := words.nearest(network.advice):
        yield advice


def _action(share: _Share, words: Catalogue) -> str | None:
    """The words on the link that opens the network."""
    network, intent = share.network, share.intent
    if intent is None:
        return words("open_network", network=network.name) if network.home else None
    return words("send_by" if intent.startswith("mailto:") else "share_on", network=network.name)
