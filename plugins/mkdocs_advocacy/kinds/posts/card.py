"""Posts at one glance: on the feed, on a campaign's page, below another post, in search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from jinja2 import Environment, Template
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.core.days import day_of, end_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.brand.renditions.model import Rendition
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.posts.media import pictures_of
from mkdocs_advocacy.kinds.posts.model import Post, PostTemplate
from mkdocs_advocacy.kinds.posts.quote import first_text, quote_of
from mkdocs_advocacy.rendering.fast.frames import slot
from mkdocs_advocacy.rendering.search.record import SearchRecord

LONGEST_IN_SEARCH = 400
"""How much of a post's text search knows, in characters: enough for its subject, in an index of thousands of posts."""

POSTS_NAME = "posts"
"""The name of their kind, which is declared above this."""

POSTS_A_PAGE = 48
"""How many cards a page lists."""

ROOT = slot("root")
"""Stands for the way to the hub's root, which differs from page to page."""


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """A network on a card or a page."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """A post at one glance."""

    address: str
    title: str
    summary: str | None
    language: str
    campaign: str | None
    until: str | None
    expires: str | None
    """The moment after which a page hides the card, in ISO 8601."""
    published: str | None
    """The moment from which it could be shared, in ISO 8601."""
    audience: str
    audiences: Sequence[str]
    """The ids of those who may share it."""
    topics: Sequence[str]
    languages: Sequence[tuple[str, str]]
    """Code and own name of the languages it is in, where there are several."""
    networks: tuple[NetworkLink, ...]
    is_everywhere: bool
    """Whether it is for all networks of the hub: then the card names none."""
    quote: str | None
    """The first line of its text."""
    versions: str
    picture: Asset | Rendition | None
    """Its first one, as a preview where there is one."""
    mark: str | None
    """What a preview says of a draft."""


class CardRenderer:
    """Renders the cards of a hub's posts."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub = hub
        self._template: Template = environment.get_template("advocacy/posts/card.html")
        self._icons_template: Template = environment.get_template("advocacy/posts/card_networks.html")
        self._known_icons: dict[tuple[object, ...], Markup] = {}
        self._links = {
            name: NetworkLink(name, network.name) for name, network in hub.networks.items() if network.kind == "network"
        }

    def rendered(self, card: Card, words: Catalogue) -> str:
        """The card as HTML, with the gap `root` for the way to the hub's root."""
        icons = "" if card.is_everywhere else self._icons(card.networks, words)
        return self._template.render(post=card, icons=icons, t=words, base=ROOT)

    def _icons(self, networks: tuple[NetworkLink, ...], words: Catalogue) -> Markup:
        key = (networks, words.language)  # most posts have the networks of many others
        if key not in self._known_icons:
            html = self._icons_template.render(networks=networks, base=ROOT, t=words)
            self._known_icons[key] = Markup(html.rstrip())
        return self._known_icons[key]

    def card(self, post: Post) -> Card:
        """The post at one glance, in its own language."""
        words, template, zone = self._hub.words(post.language), post.template, self._hub.settings.zone
        campaign = campaign_of(post, self._hub)
        audience = "both" if len(set(template.audience)) > 1 else template.audience[0]
        languages = [one.language for one in (post, *post.translations) if not one.has_ended]
        networks = tuple([self._links[name] for name in post.offers if name in self._links])
        first = next(iter(post.offers), None)
        return Card(
            address=post.address,
            title=template.title,
            summary=template.summary,
            language=post.language,
            campaign=campaign.template.title if campaign else None,
            until=words("until", date=words.day(template.expire)) if template.expire else None,
            expires=end_of(template.expire, zone).isoformat() if template.expire else None,
            published=template.publish.isoformat() if template.publish else None,
            audience=words(f"audience_{audience}"),
            audiences=tuple(dict.fromkeys(template.audience)),
            topics=template.topics,
            languages=[(code, words.name_of(code)) for code in languages] if len(languages) > 1 else [],
            networks=networks,
            is_everywhere=len(networks) == len(self._links),
            quote=quote_of(post, first) if first else None,
            versions=words.count("versions", post.variant_count),
            picture=self._picture(template),
            mark=_mark(post, words, zone),
        )

    def _picture(self, template: PostTemplate) -> Asset | Rendition | None:
        asset = next(iter(pictures_of(template, self._hub.of(BRAND).assets)), None)
        renditions = self._hub.of(BRAND).renditions.get(asset.id) if asset else None
        return (renditions and renditions.preview) or asset


def in_language(post: Post, language: str) -> Post:
    """The post in `language`, where it has that and it may be shared, else the post."""
    return next(
        (
            translation
            for translation in post.translations
            if translation.language == language and not translation.has_ended
        ),
        post,
    )


def campaign_of(post: Post, hub: Hub) -> Campaign | None:
    """The post's campaign in the post's language, where that may be seen, else in its own; None where neither may."""
    campaign = hub.of(CAMPAIGNS).get(post.template.campaign or "")
    return campaign.in_language(post.language) if campaign else None


def script_data(card: Card) -> str:
    """What the feed's scripts fill an empty card with, in JSON."""
    words = {
        "address": card.address,
        "title": card.title,
        "summary": card.summary,
        "quote": card.quote,
        "published": card.published,
        "until": card.until,
        "versions": card.versions,
        "languages": [code for code, _ in card.languages],
        "mark": card.mark,
        "picture": card.picture and [card.picture.address, card.picture.width, card.picture.height],
    }
    return compact_json({name: value for name, value in words.items() if value})


def search_record(post: Post, card: Card) -> SearchRecord:
    """The post as search finds it: by its title, summary, hashtags, campaign, topics, and one of its texts."""
    first = next(iter(post.offers), None)
    text = " ".join(first_text(post, first)[:LONGEST_IN_SEARCH].split()) if first else ""
    return SearchRecord(
        kind=POSTS_NAME,
        address=post.address,
        title=card.title,
        language=card.language,
        group=f"{POSTS_NAME}/{post.id}",
        summary=card.summary or "",
        text=text,
        also=tuple(filter(None, (card.campaign, *card.topics))),
        tags=tuple(f"#{tag}" for tag in post.hashtags),
        picture=(card.picture.address, card.picture.width, card.picture.height) if card.picture else None,
        expires=card.expires or "",
    )


def _mark(post: Post, words: Catalogue, zone: tzinfo) -> str | None:
    if post.state is State.DRAFT:
        return words("draft")
    if post.state is State.EMBARGOED and post.template.publish:
        return words("embargoed", date=words.day(day_of(post.template.publish, zone)))
    return None
