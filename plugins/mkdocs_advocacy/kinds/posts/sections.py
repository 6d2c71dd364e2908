"""The sections of a post's page, one for each network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.settings import UtmSettings
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.letters import letter
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.posts.page_shares import Shape
from mkdocs_advocacy.networks.links import filled_intent, is_mail
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.networks.scripts import shape_of_pictures
from mkdocs_advocacy.rendering.fast.frames import fill, renamed, slot

_IN_TEXT = '<span class="advocacy-text__link">{}</span>'


class SectionRenderer:
    """The renderer of the sections, with slots for the values of each post."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub = hub
        self._network: Template = environment.get_template("advocacy/posts/network.html")
        self._share: Template = environment.get_template("advocacy/posts/share.html")
        self._known: dict[tuple[Shape, str, bool], str] = {}

    def text(self, shape: Shape, base: str) -> str:
        """Render a section for each network of the shape. `base` is the relative path to the hub's root."""
        sections: list[str] = []
        number = 0
        for name, variants in shape.networks:
            if usable_without_script(self._hub.networks[name]):
                sections.append(self._numbered(shape, name, base, number, first=not sections))
            number += len(variants)
        return "\n".join(sections)

    def _numbered(self, shape: Shape, name: str, base: str, number: int, *, first: bool) -> str:
        """Return the section of a network, with its slots renumbered: shares from `number` on, texts as in the post."""
        alone = shape.of_network(name)
        key = (alone, base, first)
        if key not in self._known:
            self._known[key] = self._section(alone, base, first=first)
        names: dict[str, str] = {}
        for place, (_, text) in enumerate(dict(shape.networks)[name]):
            names[f"length{place}"] = f"length{number + place}"
            names |= dict(zip(alone.words(place), shape.words(text), strict=True))
        return renamed(self._known[key], names)

    def _section(self, shape: Shape, base: str, *, first: bool) -> str:
        """Render the section of a shape that has only one network."""
        ((name, variants),) = shape.networks
        network, utm = self._hub.networks[name], self._hub.settings.utm
        shares = [_Share(network, position, text, shape, utm) for position, text in variants]
        words, intent = self._hub.words(shape.language), shares[0].intent
        return self._network.render(
            network=network,
            first=first,
            base=base,
            name=words("anywhere") if network.kind == "tool" else network.name,
            versions=words.count("versions", len(shares)),
            shape=shape_of_pictures(network),
            guideline=self._hub.of(GUIDELINES).for_network(network.id, shape.language),
            t=words,
            expect=list(_expect(network, words, linked=shape.has_link, intent=intent is not None)),
            shares=Markup("").join(self._rendered(share, words, several=len(shares) > 1) for share in shares),
        )

    def _rendered(self, share: _Share, words: Catalogue, *, several: bool) -> Markup:
        network, name = share.network, letter(share.position)
        limit, opens = network.text.limit, share.intent or network.home
        card = escape(words("link_card", link=slot("link"))) if share.link("html") and not share.is_linked else None
        length = slot(f"length{share.number}")
        return Markup(
            self._share.render(
                network=network,
                t=words,
                letter=name,
                name=words("version", letter=name.upper()) if several else None,
                text=Markup(share.text("html", _IN_TEXT.format(share.link("html")))),
                aside=card and Markup(fill(card, link=share.link("html"))),
                action=_action_label(share, words),
                opens=opens,
                new_window=not (opens or "").startswith("mailto:"),
                length=words("length", length=length, limit=words.number(limit)) if limit else None,
            )
        )


@dataclass(frozen=True, slots=True)
class _Share:
    """A variant on a network, with slots for the values of each post."""

    network: Network
    position: int
    number: int
    """The number of its text. No other share has the same one."""
    shape: Shape
    utm: UtmSettings

    def link(self, notation: str) -> str:
        """Return the link with slots, or an empty string if the post has none."""
        return self.shape.link(self.network, self.position, notation, self.utm)

    def text(self, notation: str, link: str) -> str:
        """Return the text with slots, with `link` at each place for the link."""
        return self.shape.text(self.number, notation, link)

    @property
    def is_linked(self) -> bool:
        """Whether the text contains the link."""
        return self.shape.texts[self.number][0] > 0

    @property
    def intent(self) -> str | None:
        """The URL that opens the network's composer; None if the text must be copied."""
        link = self.link("encoded")
        text = self.text("mail" if is_mail(self.network) else "encoded", link)
        return filled_intent(
            self.network, {"text": text, "link": link, "title": slot("encodedtitle")}, linked=self.is_linked
        )


def usable_without_script(network: Network) -> bool:
    """Return whether the network works without JavaScript. Only the device's share sheet does not."""
    return network.kind == "network" or network.link == "in_text"


def _expect(network: Network, words: Catalogue, *, linked: bool, intent: bool) -> Iterator[str]:
    """Yield the sentences that tell an advocate what to expect on the network."""
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


def _action_label(share: _Share, words: Catalogue) -> str | None:
    """Return the label of the link that opens the network, or None if there is no link."""
    network, intent = share.network, share.intent
    if intent is None:
        return words("open_network", network=network.name) if network.home else None
    return words("send_by" if intent.startswith("mailto:") else "share_on", network=network.name)
