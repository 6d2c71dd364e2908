"""What each network gets, as sections of a post's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from mkdocs_advocacy.guidelines.model import Guideline
from mkdocs_advocacy.languages import Catalogue
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.posts.compose import LINK, Share
from mkdocs_advocacy.splice import Frame, gap

_LINK_IN_TEXT = '<span class="advocacy-text__link">%s</span>'


class SectionRenderer:
    """Renders the sections; what does not differ from post to post is rendered once."""

    def __init__(self, environment: Environment, guidelines: Mapping[str, Guideline]) -> None:
        """`guidelines` are those of networks, by network."""
        self._guidelines = guidelines
        self._network: Template = environment.get_template("advocacy/network.html")
        self._share: Template = environment.get_template("advocacy/share.html")
        self._frames: dict[tuple[object, ...], Frame] = {}

    def sections(self, shares: Iterable[Sequence[Share]], words: Catalogue, base: str) -> Iterator[Markup]:
        """A section for the shares of each network; `base` leads to the hub's root."""
        first = True
        for found in shares:
            network = found[0].network
            if usable_without_script(network):
                yield self._section(network, found, words, base, first=first)
                first = False

    def _section(
        self, network: Network, shares: Sequence[Share], words: Catalogue, base: str, *, first: bool
    ) -> Markup:
        shapes = tuple(
            [(share.variant, share.link is None, share.wording.linked, share.intent is None) for share in shares]
        )
        key = (network.id, words.language, base, first, shapes)
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = self._frame(network, shares, words, base, first)
        values: dict[str, str] = {}
        for share in shares:
            letter = share.variant
            values[f"text{letter}"] = _text(share)
            values[f"link{letter}"] = share.link or ""
            values[f"opens{letter}"] = share.opens or ""
            values[f"length{letter}"] = words.number(share.length)
        return Markup(frame.filled(values))

    def _frame(self, network: Network, shares: Sequence[Share], words: Catalogue, base: str, first: bool) -> Frame:
        known_link, intent = shares[0].link is not None, shares[0].intent is not None
        several = len(shares) > 1
        return Frame(
            self._network.render(
                network=network,
                first=first,
                base=base,
                name=words("anywhere") if network.kind == "tool" else network.name,
                versions=words.count("versions", len(shares)),
                guideline=self._guidelines.get(network.id),
                t=words,
                expect=list(_expect(network, words, linked=known_link, intent=intent)),
                shares=Markup("").join(self._share_with_gaps(network, share, words, several) for share in shares),
            )
        )

    def _share_with_gaps(self, network: Network, share: Share, words: Catalogue, several: bool) -> Markup:
        limit, letter = network.text.limit, share.variant
        aside = share.link is not None and not share.wording.linked
        return Markup(
            self._share.render(
                network=network,
                t=words,
                letter=letter,
                name=words("version", letter=letter.upper()) if several else None,
                text=gap(f"text{letter}"),
                aside=words("link_card", link=gap(f"link{letter}")) if aside else None,
                action=_action(network, share, words),
                opens=gap(f"opens{letter}"),
                new_window=not (share.opens or "").startswith("mailto:"),
                length=words("length", length=gap(f"length{letter}"), limit=words.number(limit)) if limit else None,
            )
        )


def usable_without_script(network: Network) -> bool:
    """Whether an advocate can use it by links and selection alone; the device's share sheet needs a script."""
    return network.kind == "network" or network.link == "in_text"


def _text(share: Share) -> Markup:
    escaped = share.wording.escaped
    if share.link and share.wording.linked:
        escaped = escaped.replace(LINK, _LINK_IN_TEXT % escape(share.link))
    return Markup(escaped)


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


def _action(network: Network, share: Share, words: Catalogue) -> str | None:
    """The words on the link that opens the network."""
    if share.opens is None:
        return None
    if share.intent is None:
        return words("open_network", network=network.name)
    return words("send_by" if share.opens.startswith("mailto:") else "share_on", network=network.name)
