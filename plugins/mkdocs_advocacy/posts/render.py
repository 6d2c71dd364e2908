"""Posts as pages: the views that the templates fill in, without any decision left to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment, Template
from markupsafe import Markup

from mkdocs_advocacy.campaigns.model import Campaign
from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.languages import Catalogue, catalogue
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.posts.card import Card, CardRenderer, base_of, in_language
from mkdocs_advocacy.posts.check import composer_for
from mkdocs_advocacy.posts.compose import Share
from mkdocs_advocacy.posts.model import Post, State

RELATED = 3
"""How many other posts a post's page offers."""


@dataclass(frozen=True, slots=True)
class NetworkView:
    """What one network gets."""

    id: str
    summary: Markup
    """Its icon and name, and how many versions there are."""
    expect: Sequence[str]
    """What an advocate has to know, a sentence each."""
    action: str | None
    """The words on the link that opens the network."""
    shares: Sequence[ShareView]


@dataclass(frozen=True, slots=True)
class ShareView:
    """One variant on one network."""

    letter: str
    name: str | None
    text: tuple[str, str, str]
    """The words before the link, the link where it stands in the text, and the words after it."""
    aside: str | None
    """The link, where it does not stand in the text."""
    length: str | None
    opens: str | None
    new_window: bool


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same post in another language."""

    address: str
    language: str
    name: str


@dataclass(frozen=True)
class PostView:
    """The page of a post."""

    card: Card
    campaign: Campaign | None
    """The campaign, where its page is shown."""
    alternates: Sequence[Alternate]
    networks: Sequence[NetworkView]
    examples: Sequence[str]
    """What to put in place of the examples in the texts."""
    data: Markup
    """The data island."""
    gone: str | None
    """Why it may not be shared any more."""
    ending: str
    """What the page says once it has expired."""
    more: Sequence[Markup]
    """Cards of other posts."""


class PostRenderer:
    """Renders the parts of a hub's post pages."""

    def __init__(self, hub: Hub, cards: CardRenderer, environment: Environment) -> None:
        self._hub, self._cards = hub, cards
        self._page: Template = environment.get_template("advocacy/post.html")
        self._network_template: Template = environment.get_template("advocacy/network.html")
        self._summaries: dict[tuple[str, int, str, str], Markup] = {}
        self._place_in_campaign = hub.places_in_campaigns
        self._originals = {post.id: post for post in hub.posts if post.translations}

    def body(self, post: Post) -> Markup:
        """The main part of the post's page."""
        return Markup(self._page.render(view=self.view(post), t=catalogue(post.language), base=base_of(post.address)))

    def head(self, post: Post, site: str) -> Markup:
        """What the page's head says of it; `site` is the hub's absolute address, or empty."""
        if post.state in (State.EXPIRED, State.RETIRED):
            return Markup('<meta name="robots" content="noindex">')
        links = Markup("").join(
            Markup('<link rel="alternate" hreflang="{}" href="{}">').format(other.language, site + other.address)
            for other in (post, *self._others(post))
        )
        return links if site and len(self._others(post)) else Markup("")

    def view(self, post: Post) -> PostView:
        """Everything that the page shows."""
        words = catalogue(post.language)
        gone = self._gone(post, words)
        shares = {} if gone else self._shares(post)
        return PostView(
            card=self._cards.card(post),
            campaign=self._hub.campaigns.get(post.template.campaign or ""),
            alternates=[
                Alternate(other.address, other.language, words.name_of(other.language)) for other in self._others(post)
            ],
            networks=[
                self._network(self._hub.networks[name], found, post, words)
                for name, found in shares.items()
                if usable_without_script(self._hub.networks[name])
            ],
            examples=[
                words("expect_example", example=field.example, label=field.label)
                for field in post.template.fields.values()
                if field.example
            ],
            data=_island(post, shares),
            gone=gone,
            ending=words("gone_expired"),
            more=self._more(post, always=bool(gone)),
        )

    def _others(self, post: Post) -> list[Post]:
        """The same post in its other languages."""
        if post.original is None:
            return list(post.translations)
        original = self._originals[post.id]
        return [other for other in (original, *original.translations) if other.language != post.language]

    def _shares(self, post: Post) -> dict[str, list[Share]]:
        hub = self._hub
        composer = composer_for(post.id, post.template, post.language, hub.all_campaigns, hub.settings)
        return {name: list(composer.shares(hub.networks[name], lengths)) for name, lengths in post.offers.items()}

    def _network(self, network: Network, shares: Sequence[Share], post: Post, words: Catalogue) -> NetworkView:
        several = len(shares) > 1
        return NetworkView(
            id=network.id,
            summary=self._summary(network, len(shares), words, base_of(post.address)),
            expect=list(self._expect(network, shares[0], words)),
            action=_action(network, shares[0], words),
            shares=[
                ShareView(
                    letter=share.variant,
                    name=words("version", letter=share.variant.upper()) if several else None,
                    text=share.text.partition(share.link) if share.link else (share.text, "", ""),
                    aside=words("link_card", link=share.link) if share.link and share.link not in share.text else None,
                    length=words(
                        "length",
                        length=words.number(share.length),
                        limit=words.number(network.text.limit),
                    )
                    if network.text.limit
                    else None,
                    opens=share.opens,
                    new_window=not (share.opens or "").startswith("mailto:"),
                )
                for share in shares
            ],
        )

    def _summary(self, network: Network, count: int, words: Catalogue, base: str) -> Markup:
        key = (network.id, count, words.language, base)
        known = self._summaries.get(key)
        if known is None:
            name = words("anywhere") if network.kind == "tool" else network.name
            html = self._network_template.render(
                id=network.id, name=name, versions=words.count("versions", count), base=base
            )
            known = self._summaries[key] = Markup(html)
        return known

    def _expect(self, network: Network, share: Share, words: Catalogue) -> Iterable[str]:
        if network.kind == "tool":
            yield words("expect_anywhere")
        elif share.intent is None:
            yield words("expect_copy", network=network.name)
        elif not network.intent.takes_text:
            yield words("expect_link_only", network=network.name)
        if network.link == "not_clickable" and share.link:
            yield words("expect_not_clickable")
        advice = network.advice.get(words.language) or network.advice.get("en")
        if advice:
            yield advice

    def _more(self, post: Post, *, always: bool) -> list[Markup]:
        """Other posts to share: of the same campaign first."""
        campaign = self._hub.of_campaign(post.template.campaign) if post.template.campaign else ()
        others = _after(campaign, self._place_in_campaign.get(post.id, -1))
        if always:
            others += _after(self._hub.current, -1)
        near = {other.id: other for other in others if other.id != post.id}
        found = [in_language(other, post.language) for other in list(near.values())[:RELATED]]
        return self._cards.rendered(found, base_of(post.address))

    @staticmethod
    def _gone(post: Post, words: Catalogue) -> str | None:
        if post.state is State.RETIRED:
            return words("gone_retired")
        if post.state is State.EXPIRED and post.template.expire:
            return words("gone_expired_on", date=words.day(post.template.expire))
        return None


def usable_without_script(network: Network) -> bool:
    """Whether an advocate can use it by links and selection alone; the device's share sheet needs a script."""
    return network.kind == "network" or network.link == "in_text"


def _after(posts: Sequence[Post], place: int) -> list[Post]:
    """The next posts after the one at `place`, then those from the start, so that every post is offered somewhere."""
    return [*posts[place + 1 : place + 2 + RELATED], *posts[: RELATED + 1]]


def _action(network: Network, share: Share, words: Catalogue) -> str | None:
    if share.opens is None:
        return None
    if share.intent is None:
        return words("open_network", network=network.name)
    return words("send_by" if share.opens.startswith("mailto:") else "share_on", network=network.name)


def _island(post: Post, shares: dict[str, list[Share]]) -> Markup:
    """The page's data for scripts and other people's tools; each text stands in it once."""
    texts: dict[str, int] = {}
    networks = {
        network_id: [
            {
                "id": share.variant,
                "text": texts.setdefault(share.words, len(texts)),
                "link": share.link,
                "length": share.length,
                "limit": share.network.text.limit,
            }
            for share in found
        ]
        for network_id, found in shares.items()
    }
    data = {
        "id": post.id,
        "language": post.language,
        "title": post.template.title,
        "fields": {name: field.model_dump() for name, field in post.template.fields.items()},
        "texts": list(texts),
        "networks": networks,
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
