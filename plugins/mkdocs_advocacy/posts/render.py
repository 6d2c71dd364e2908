"""Posts as pages: the views that the templates fill in, without any decision left to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, Template
from markupsafe import Markup

from mkdocs_advocacy.campaigns.model import Campaign
from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.languages import Catalogue
from mkdocs_advocacy.posts.card import Card, base_of, in_language
from mkdocs_advocacy.posts.digest import Digests
from mkdocs_advocacy.posts.island import IslandRenderer
from mkdocs_advocacy.posts.media import PictureRenderer, shown_of
from mkdocs_advocacy.posts.model import Post, State
from mkdocs_advocacy.posts.sections import SectionRenderer
from mkdocs_advocacy.posts.shares import PostShares
from mkdocs_advocacy.posts.tracking import links_of
from mkdocs_advocacy.rules.scripts import has_script_rules

RELATED = 3
"""How many other posts a post's page offers."""


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
    networks: Markup
    """What each network gets, a section each."""
    examples: Sequence[str]
    """What to put in place of the examples in the texts."""
    gone: str | None
    """Why it may not be shared any more."""
    pictures: Markup
    """Its pictures, to see and to download."""
    ending: str
    """What the page says once it has expired."""
    more: Sequence[Markup]
    """Cards of other posts."""


class PostRenderer:
    """Renders the parts of a hub's post pages."""

    def __init__(self, hub: Hub, digests: Digests, environment: Environment) -> None:
        self._hub, self._digests, self._environment = hub, digests, environment
        self._page: Template = environment.get_template("advocacy/post.html")
        self._pictures = PictureRenderer(hub, environment)
        self._sections = SectionRenderer(hub, environment)
        self._islands = IslandRenderer(hub)
        self._ruled: dict[str, bool] = {}
        self._place_in_campaign = hub.places_in_campaigns
        self._originals = {post.id: post for post in hub.posts if post.translations}

    def page(self, post: Post, site: str) -> tuple[Markup, Markup]:
        """What the head of the post's page says, and its main part; `site` is the hub's absolute address, or empty.

        The data island stands in the head: instant navigation makes a program of any script in the main part.
        """
        hub, base = self._hub, base_of(post.address)
        links = links_of(post.id, post.template, hub.all_campaigns, hub.settings)
        shares = PostShares(post, links, hub.words(post.language))
        body = self._page.render(view=self._view(post, shares), t=hub.words(post.language), base=base)
        data = self._islands.island(post, shares, ruled=self._is_ruled(post.language))
        script = Markup('<script type="application/json" id="advocacy-post">{}</script>').format(data)
        early = _early(post.language, base) if shares.shape.networks else Markup("")
        return self._links(post, site) + self._preview(post, site) + early + script, Markup(body)

    def _is_ruled(self, language: str) -> bool:
        """Whether the composer finds rules for the language."""
        if language not in self._ruled:
            self._ruled[language] = has_script_rules(self._hub.rules, language)
        return self._ruled[language]

    def _links(self, post: Post, site: str) -> Markup:
        """What search engines are told of the page."""
        if post.gone:
            return Markup('<meta name="robots" content="noindex">')
        others = self._others(post)
        # Two words in rel: for a link that says only “alternate”, the theme looks for a sitemap beside it.
        link = Markup('<link rel="alternate language" hreflang="{}" href="{}">')
        pages = (post, *others) if site and others else ()
        return Markup("").join(link.format(page.language, site + page.address) for page in pages)

    def _preview(self, post: Post, site: str) -> Markup:
        """Which picture a network shows for a link to the page."""
        pictures = shown_of(post.template, self._hub)
        if post.gone or not site or not pictures or self._hub.settings.private:
            return Markup("")
        asset, renditions = pictures[0]
        shown = (renditions and renditions.link_preview) or asset
        return Markup('<meta property="og:image" content="{}">').format(site + shown.address)

    def _view(self, post: Post, shares: PostShares) -> PostView:
        words, base = self._hub.words(post.language), base_of(post.address)
        return PostView(
            card=self._digests.card(post),
            campaign=self._hub.campaigns.get(post.template.campaign or ""),
            alternates=[
                Alternate(other.address, other.language, words.name_of(other.language)) for other in self._others(post)
            ],
            networks=self._sections.sections(shares, base),
            examples=[
                words("expect_example", example=field.example, label=field.label)
                for field in post.template.fields.values()
                if field.example
            ],
            gone=self._gone(post, words),
            pictures=self._pictures.rendered(post, base),
            ending=words("gone_expired"),
            more=self._digests.rendered(self._near(post), base),
        )

    def _others(self, post: Post) -> list[Post]:
        """The same post in the other languages in which it may be shared."""
        original = self._originals[post.id] if post.original else post
        all_languages = (original, *original.translations)
        return [other for other in all_languages if other.language != post.language and not other.gone]

    def made_of(self, post: Post) -> tuple[object, ...]:
        """Everything of the hub that the post's page shows: a page that is made of the same is the same."""
        hub, campaign = self._hub, post.template.campaign or ""
        return (
            *(post, self._originals.get(post.id) if post.original else None),
            *(hub.campaigns.get(campaign), hub.all_campaigns.get(campaign)),
            shown_of(post.template, hub),
            [self._digests.html(other) for other in self._near(post)],
            *(hub.settings, hub.networks, hub.words, hub.rules, tuple(hub.guideline_of), self._environment),
        )

    def _near(self, post: Post) -> list[Post]:
        """Other posts to share: of the same campaign first; of any where this one may not be shared any more.

        They are in the post's language where they have it.
        """
        campaign = self._hub.of_campaign(post.template.campaign) if post.template.campaign else ()
        others = _after(campaign, self._place_in_campaign.get(post.id, -1))
        if post.gone:
            others += _after(self._hub.current, -1)
        near = {other.id: other for other in others if other.id != post.id}
        return [in_language(other, post.language) for other in list(near.values())[:RELATED]]

    @staticmethod
    def _gone(post: Post, words: Catalogue) -> str | None:
        if post.state is State.RETIRED:
            return words("gone_retired")
        if post.state is State.EXPIRED and post.template.expire:
            return words("gone_expired_on", date=words.day(post.template.expire))
        return None


@cache
def _early(language: str, base: str) -> Markup:
    """Has the browser fetch what the composer needs while it still reads the page."""
    assets = f"{base}assets/advocacy/"
    data = Markup("").join(
        Markup('<link rel="preload" href="{}" as="fetch" crossorigin>').format(f"{assets}{name}.json")
        for name in ("networks", "tlds", f"words/{language}")
    )
    return Markup('<link rel="modulepreload" href="{}composer/composer.js">').format(assets) + data


def _after(posts: Sequence[Post], place: int) -> list[Post]:
    """The next posts after the one at `place`, then those from the start, so that every post is offered somewhere."""
    return [*posts[place + 1 : place + 2 + RELATED], *posts[: RELATED + 1]]
