"""Render the pages of posts. The views make all decisions, so the templates only fill in values."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, Template
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.fingerprint import fingerprint
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.posts.card import campaign_of, in_language
from mkdocs_advocacy.kinds.posts.contributing import ORIGIN, Contribute, invite, origin_of
from mkdocs_advocacy.kinds.posts.island import SLOTS as ISLAND_SLOTS
from mkdocs_advocacy.kinds.posts.island import island_text, island_values, own_pictures
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.kinds.posts.media import PictureRenderer, PostMedia, shown_of
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.outline import CampaignLink, PostView, outlined
from mkdocs_advocacy.kinds.posts.page_shares import PostShares, Shape
from mkdocs_advocacy.kinds.posts.sections import SectionRenderer
from mkdocs_advocacy.kinds.posts.tracking import links_of
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.entries import Alternate
from mkdocs_advocacy.rendering.fast.frames import Form, fill, html, slot
from mkdocs_advocacy.rendering.fast.page_cache import digest_of
from mkdocs_advocacy.rendering.fast.version_mark import version_mark
from mkdocs_advocacy.rendering.modules import modules_of
from mkdocs_advocacy.rendering.reminders import reminder_beside
from mkdocs_advocacy.rendering.templates import templates_digest
from mkdocs_advocacy.rules.scripts import has_script_rules

RELATED = 3
"""The number of other posts that a post's page offers."""


MOST_FORMS = 200
"""The maximum number of page forms in the cache, at about 80 KB each."""


class PostRenderer:
    """The renderer of the pages of a hub's posts."""

    def __init__(
        self, hub: Hub, listings: Listings, environment: Environment, contribute: Contribute | None = None
    ) -> None:
        self._hub, self._listings, self._environment, self._contribute = hub, listings, environment, contribute
        self._page: Template = environment.get_template("advocacy/posts/post.html")
        self._pictures = PictureRenderer(hub, environment)
        self._sections = SectionRenderer(hub, environment)
        self._digests: dict[str, str] = {}
        self._forms: dict[tuple[PostView, Shape, bool, str, str], Form] = {}
        self._ruled: dict[str, bool] = {}
        self._place_in_campaign = hub.of(POSTS).places_in_campaigns
        self._clicks = hub.results.clicks_by_post() if hub.results.shows_posts else {}

    def page(self, post: Post, site: str, frame: str, edit: str, raw: str) -> bytes:
        """Render the post's page. `site` is the hub's absolute URL, or empty.

        `frame` is a page of the theme with slots for the post's values. `edit` and `raw` are the URLs for editing and
        viewing its source file.
        """
        hub, words = self._hub, self._hub.words(post.language)
        links = links_of(post.id, post.template.link, post.utm_campaign, hub.settings.utm)
        shares = PostShares(post, links, words, hub.networks)
        media = PostMedia(post, hub)
        outline, texts = outlined(self._view(post))
        key = (outline, shares.shape, media.differs, base_of(post.address), frame)
        form = self._forms.get(key)
        if form is None:
            if len(self._forms) == MOST_FORMS:
                self._forms.clear()
            form = self._forms[key] = self._form(*key, len(texts))
        own = (
            html(post.template.title),
            html(post.template.summary or ""),
            html(f"{site}{post.address}"),
            html(edit),
            html(raw),
            self._links(post, site) + self._preview(post, site),
            self._origin(post),
        )
        island = island_values(post, shares, media, ruled=self._is_ruled(post.language))
        return form.filled([*own, *island, *texts, *shares.values, *own_pictures(shares.shape, media)])

    def _form(self, outline: PostView, shape: Shape, differs: bool, base: str, frame: str, text_count: int) -> Form:
        """Render a whole page with slots, `text_count` of them for the outline.

        The data island is in the head, because instant navigation executes every script in the main part.
        """
        sections = Markup(self._sections.text(shape, base))
        words = self._hub.words(shape.language)
        invitation = invite(self._contribute, words)
        body = self._page.render(view=outline, networks=sections, t=words, base=base, invitation=invitation)
        island = island_text(self._hub, shape, differs=differs)
        script = f'<script type="application/json" id="advocacy-post">{island}</script>'
        preloads = _preloads(shape.language, base) if shape.networks else ""
        text = fill(frame, head=f"{slot('links')}{preloads}{script}", body=body)
        names = ["title", "description", "canonical", "edit", "raw", "links", ORIGIN, *ISLAND_SLOTS]
        names += [f"view{number}" for number in range(text_count)]
        shares = sum(len(variants) for _, variants in shape.networks)
        return Form(text, [*names, *shape.slots, *[f"own{number}" for number in range(shares if differs else 0)]])

    def _origin(self, post: Post) -> str:
        if self._contribute is None:
            return ""
        return origin_of(post.template, campaign_of(post, self._hub), self._hub.settings.other_audiences)

    def _is_ruled(self, language: str) -> bool:
        """Return whether the composer has rules to check for the language."""
        if language not in self._ruled:
            self._ruled[language] = has_script_rules(self._hub.rules, language)
        return self._ruled[language]

    def _links(self, post: Post, site: str) -> Markup:
        """Return the elements for search engines: `noindex` or links to translations."""
        if post.has_ended:
            return Markup('<meta name="robots" content="noindex">')
        others = self._others(post)
        # `rel` has two values because the theme looks for a sitemap next to a link with only “alternate”.
        link = Markup('<link rel="alternate language" hreflang="{}" href="{}">')
        pages = (post, *others) if site and others else ()
        return Markup("").join(link.format(page.language, site + page.address) for page in pages)

    def _preview(self, post: Post, site: str) -> Markup:
        """Return the element with the image that networks show for links to the page, if any."""
        pictures = shown_of(post.template, self._hub)
        if post.has_ended or not site or not pictures or self._hub.settings.private:
            return Markup("")
        asset, renditions = pictures[0]
        shown = (renditions and renditions.link_preview) or asset
        return Markup('<meta property="og:image" content="{}">').format(site + shown.address)

    def _view(self, post: Post) -> PostView:
        words, base = self._hub.words(post.language), base_of(post.address)
        card = self._listings.card(post)
        campaign = campaign_of(post, self._hub)
        return PostView(
            title=card.title,
            summary=card.summary,
            until=card.until,
            expires=card.expires,
            reminder=reminder_beside(post, self._hub),
            mark=card.mark,
            campaign=CampaignLink(campaign.address, campaign.template.title) if campaign else None,
            clicks=self._show_clicks(post, words),
            alternates=tuple(
                Alternate(other.address, other.language, words.name_of(other.language)) for other in self._others(post)
            ),
            examples=tuple(
                words("expect_example", example=field.example, label=field.label)
                for field in post.template.fields.values()
                if field.example
            ),
            gone=self._gone(post, words),
            ending=words("gone_expired"),
            pictures=self._pictures.rendered(post, base),
            more=tuple(self._listings.rendered(self._related(post), base)),
        )

    def _show_clicks(self, post: Post, words: Catalogue) -> str | None:
        if post.id not in self._clicks:
            return None
        clicks, first = self._clicks[post.id]
        return words("results_post_clicks", clicks=words.count("clicks", clicks), day=words.day(first))

    def _others(self, post: Post) -> list[Post]:
        """Return the post in its other languages, if it may be shared in them."""
        original = self._hub.of(POSTS).original_of(post)
        all_languages = (original, *original.translations)
        return [other for other in all_languages if other.language != post.language and not other.has_ended]

    def made_of(self, post: Post, frame: str, site: str) -> list[str]:
        """Return digests of everything that the post's page shows: equal digests mean equal pages.

        Return an empty list if the post has no digest.
        """
        if not (own := self._listings.digest(post)):
            return []
        clicks = self._show_clicks(post, self._hub.words(post.language)) or ""
        parts = [own, site, clicks, *self.digests_of_shared(post.language, frame)]
        for other in self._related(post):
            parts += (self._listings.digest(other), self._common(other.language))
        return parts

    def digests_of_shared(self, language: str, frame: str) -> tuple[str, str]:
        """Return digests of everything that all pages with this language and frame share."""
        if frame not in self._digests:
            self._digests[frame] = digest_of([frame])
        return self._common(language), self._digests[frame]

    def _common(self, language: str) -> str:
        """Return a digest of everything that all pages in the language share."""
        if language not in self._digests:
            hub = self._hub
            guidelines = hub.of(GUIDELINES).addresses(language)
            common = (sorted(hub.plugins), hub.spoken, hub.settings, guidelines, self._contribute)
            self._digests[language] = digest_of(
                [version_mark(), templates_digest(self._environment), fingerprint(common)]
            )
        return self._digests[language]

    def _related(self, post: Post) -> list[Post]:
        """Return related posts: first of the same campaign, then, if this post has ended, any others.

        Each is in the post's language if it has a translation.
        """
        campaign = self._hub.of(POSTS).of_campaign(post.template.campaign) if post.template.campaign else ()
        others = _after(campaign, self._place_in_campaign.get(post.id, -1))
        if post.has_ended:
            others += _after(self._hub.of(POSTS).current, -1)
        related = {other.id: other for other in others if other.id != post.id}
        return [in_language(other, post.language) for other in list(related.values())[:RELATED]]

    @staticmethod
    def _gone(post: Post, words: Catalogue) -> str | None:
        if post.state is State.EXPIRED and post.template.expire:
            return words("gone_expired_on", date=words.day(post.template.expire))
        return words("gone_retired") if post.has_ended else None


@cache
def _preloads(language: str, base: str) -> Markup:
    """Return links that preload the composer's scripts and data while the browser parses the page."""
    assets = f"{base}assets/advocacy/"
    data = Markup("").join(
        Markup('<link rel="preload" href="{}" as="fetch" crossorigin>').format(f"{assets}{name}.json")
        for name in ("networks", "tlds", f"words/{language}")
    )
    modules = Markup("").join(
        Markup('<link rel="modulepreload" href="{}" fetchpriority="low">').format(f"{assets}{name}")
        for name in modules_of("advocacy.js", "composer/composer.js")
    )
    first = Markup('<link rel="preload" href="{}" as="script">').format(f"{assets}first.js")
    return first + modules + data


def _after(posts: Sequence[Post], place: int) -> list[Post]:
    """Return the posts after `place`, then the first ones, so that every post is offered somewhere."""
    return [*posts[place + 1 : place + 2 + RELATED], *posts[: RELATED + 1]]
