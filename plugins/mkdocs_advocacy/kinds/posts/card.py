"""The cards of posts in the feed, on campaign pages and below other posts, and their search records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from jinja2 import Environment, Template
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.audiences import shown_audiences
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
"""How many characters of a post's text search indexes. The limit keeps the index of thousands of posts small."""

POSTS_NAME = "posts"
"""The kind's name. kind.py can't be imported here: it belongs to a higher layer."""

POSTS_A_PAGE = 48
"""The number of cards on a page of the feed."""

ROOT = slot("root")
"""The slot for the relative path to the hub's root, which differs between pages."""


@dataclass(frozen=True, slots=True)
class NetworkLink:
    """A network on a card."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """The values that a post's card shows."""

    address: str
    title: str
    summary: str | None
    language: str
    campaign: str | None
    until: str | None
    expires: str | None
    """The time after which pages hide the card, in ISO 8601."""
    published: str | None
    """When the post was published, in ISO 8601."""
    audiences: Sequence[str]
    """The ids of the audiences that may share the post."""
    topics: Sequence[str]
    languages: Sequence[tuple[str, str]]
    """The code and name of each language of the post; empty if there is only one."""
    networks: tuple[NetworkLink, ...]
    is_everywhere: bool
    """Whether the post is for all networks of the hub. If so, the card shows no network icons."""
    quote: str | None
    """The first line of the post's text."""
    versions: str
    picture: Asset | Rendition | None
    """The post's first image, as a preview if there is one."""
    mark: str | None
    """The label for drafts and embargoed posts in a preview."""


class CardRenderer:
    """The renderer of the cards of a hub's posts."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub = hub
        self._template: Template = environment.get_template("advocacy/posts/card.html")
        self._icons_template: Template = environment.get_template("advocacy/posts/card_networks.html")
        self._known_icons: dict[tuple[object, ...], Markup] = {}
        self._links = {
            name: NetworkLink(name, network.name) for name, network in hub.networks.items() if network.kind == "network"
        }

    def rendered(self, card: Card, words: Catalogue) -> str:
        """Render the card as HTML, with the slot `root` for the relative path to the hub's root."""
        icons = "" if card.is_everywhere else self._icons(card.networks, words)
        return self._template.render(post=card, icons=icons, t=words, base=ROOT)

    def _icons(self, networks: tuple[NetworkLink, ...], words: Catalogue) -> Markup:
        key = (networks, words.language)  # many posts have the same networks
        if key not in self._known_icons:
            html = self._icons_template.render(networks=networks, base=ROOT, t=words)
            self._known_icons[key] = Markup(html.rstrip())
        return self._known_icons[key]

    def card(self, post: Post) -> Card:
        """Create the card of the post, in the post's language."""
        words, template, zone = self._hub.words(post.language), post.template, self._hub.settings.zone
        campaign = campaign_of(post, self._hub)
        languages = [other.language for other in (post, *post.translations) if not other.has_ended]
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
            audiences=shown_audiences(template, self._hub.settings.audience),
            topics=template.topics,
            languages=[(code, words.name_of(code)) for code in languages] if len(languages) > 1 else [],
            networks=networks,
            is_everywhere=len(networks) == len(self._links),
            quote=quote_of(post, first) if first else None,
            versions=words.count("versions", post.variant_count),
            picture=self.picture(template),
            mark=_mark(post, words, zone),
        )

    def picture(self, template: PostTemplate) -> Asset | Rendition | None:
        """Return the image on the card, if any, as a preview if there is one."""
        asset = next(iter(pictures_of(template, self._hub)), None)
        renditions = self._hub.of(BRAND).renditions.get(asset.id) if asset else None
        return (renditions and renditions.preview) or asset


def in_language(post: Post, language: str) -> Post:
    """Return the post's current translation into `language`, else the post itself."""
    return next(
        (
            translation
            for translation in post.translations
            if translation.language == language and not translation.has_ended
        ),
        post,
    )


def campaign_of(post: Post, hub: Hub) -> Campaign | None:
    """Return the post's campaign, in the post's language if possible, or None if it isn't published."""
    campaign = hub.of(CAMPAIGNS).get(post.template.campaign or "")
    return campaign.in_language(post.language) if campaign else None


def script_data(card: Card) -> str:
    """Return the values for an empty card, which the feed's scripts fill in, as JSON."""
    values = {
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
    return compact_json({name: value for name, value in values.items() if value})


def search_record(post: Post, card: Card) -> SearchRecord:
    """Create the post's search record: title, summary, hashtags, campaign, topics and one of its texts."""
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
