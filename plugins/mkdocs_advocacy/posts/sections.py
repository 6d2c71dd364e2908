"""What each network gets, as sections of a post's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.languages import Catalogue
from mkdocs_advocacy.links import filled_intent, is_mail
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.posts.shares import PostShares, Shape
from mkdocs_advocacy.posts.tracking import letter
from mkdocs_advocacy.settings import UtmSettings
from mkdocs_advocacy.splice import Form, gap

_IN_TEXT = '<span class="advocacy-text__link">{}</span>'


class SectionRenderer:
    """Renders the sections; what does not differ from post to post is rendered once."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub = hub
        self._network: Template = environment.get_template("advocacy/network.html")
        self._share: Template = environment.get_template("advocacy/share.html")
        self._forms: dict[tuple[Shape, str], Form] = {}

    def sections(self, shares: PostShares, base: str) -> Markup:
        """A section for each network that a post is offered on; `base` leads to the hub's root."""
        key = (shares.shape, base)
        if key not in self._forms:
            self._forms[key] = Form("\n".join(self._sections(shares.shape, base)), shares.shape.gaps)
        return Markup(self._forms[key].filled(shares.values))

    def _sections(self, shape: Shape, base: str) -> Iterator[str]:
        first, number = True, 0
        for name, variants in shape.networks:
            network = self._hub.networks[name]
            shares = [
                _Share(network, position, text, number + place, shape, self._hub.settings.utm)
                for place, (position, text) in enumerate(variants)
            ]
            number += len(shares)
            if usable_without_script(network):
                yield self._section(network, shares, base, first=first)
                first = False

    def _section(self, network: Network, shares: Sequence[_Share], base: str, *, first: bool) -> str:
        shape, intent = shares[0].shape, shares[0].intent
        words = self._hub.words(shape.language)
        return self._network.render(
            network=network,
            first=first,
            base=base,
            name=words("anywhere") if network.kind == "tool" else network.name,
            versions=words.count("versions", len(shares)),
            guideline=self._hub.guideline_of.get(network.id),
            t=words,
            expect=list(_expect(network, words, linked=shape.has_link, intent=intent is not None)),
            shares=Markup("").join(self._rendered(share, words, several=len(shares) > 1) for share in shares),
        )

    def _rendered(self, share: _Share, words: Catalogue, *, several: bool) -> Markup:
        network, name = share.network, letter(share.position)
        limit, opens = network.text.limit, share.intent or network.home
        card = escape(words("link_card", link=gap("link"))) if share.link("html") and not share.is_linked else None
        length = gap(f"length{share.number}")
        return Markup(
            self._share.render(
                network=network,
                t=words,
                letter=name,
                name=words("version", letter=name.upper()) if several else None,
                text=Markup(share.text("html", _IN_TEXT.format(share.link("html")))),
                aside=card and card.replace(gap("link"), Markup(share.link("html"))),
                action=_action(share, words),
                opens=opens,
                new_window=not (opens or "").startswith("mailto:"),
                length=words("length", length=length, limit=words.number(limit)) if limit else None,
            )
        )


@dataclass(frozen=True, slots=True)
class _Share:
    """A variant on a network, with gaps for what differs from post to post."""

    network: Network
    position: int
    text_number: int
    number: int
    """Among all shares of the post, from 0."""
    shape: Shape
    utm: UtmSettings

    def link(self, notation: str) -> str:
        """Its link; nothing where the post has none."""
        return self.shape.link(self.network, self.position, notation, self.utm)

    def text(self, notation: str, link: str) -> str:
        """Its text, with `link` where it holds the link."""
        return self.shape.text(self.text_number, notation, link)

    @property
    def is_linked(self) -> bool:
        """Whether its text holds the link."""
        return self.shape.texts[self.text_number][0] > 0

    @property
    def intent(self) -> str | None:
        """The address that opens the composer; None where the text must be copied."""
        link = self.link("encoded")
        text = self.text("mail" if is_mail(self.network) else "encoded", link)
        return filled_intent(self.network, {"text": text, "link": link, "title": gap("title")}, linked=self.is_linked)


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
