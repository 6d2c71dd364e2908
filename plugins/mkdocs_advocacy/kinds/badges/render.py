"""The pages of badges as HTML, and their search records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.spans import parts_of_span
from mkdocs_advocacy.kinds.badges.achievement import achievement_address
from mkdocs_advocacy.kinds.badges.pages import NAME, BadgePage, badges_of, find_picture
from mkdocs_advocacy.kinds.badges.signature import Banner, Signature, make_signature
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.entries import Alternate, alternates_of, mark_of
from mkdocs_advocacy.rendering.search.record import SearchRecord

STYLES = ("components/actions", "components/page", "kinds/programme", "kinds/badges")
"""The stylesheets of the pages."""
_PREVIEWS = ("127.0.0.1", "localhost")
"""The hosts of previews, which have no https."""


def can_have_signatures(site: str) -> bool:
    """Return whether email programs load images from `site`, an absolute URL or empty, or whether it's a preview."""
    address = urlsplit(site)
    return address.scheme == "https" or address.hostname in _PREVIEWS


@dataclass(frozen=True, slots=True)
class Picture:
    """The image of a badge."""

    address: str
    """Relative to the hub's root."""
    srcset: str
    """The previews, as the value of `srcset`; empty if there are none."""
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A badge, prepared for its template."""

    title: str
    mark: str | None
    """The note that a preview shows on the badge of a draft or embargoed group."""
    alternates: Sequence[Alternate]
    has_ended: bool
    expires: str | None
    """The time after which the page says that it has ended, in ISO 8601; None if it has, or if it doesn't end."""
    criteria: Sequence[str]
    """The paragraphs that say what it stands for."""
    picture: Picture | None
    group_title: str
    group_address: str
    hub_name: str
    valid: str | None
    """How long it is valid, as text."""
    until: str | None
    """The last day on which it is awarded, as text."""
    achievement: str | None
    """The address of its achievement, relative to the hub's root; None if the hub has no absolute URL."""
    signature: Signature | None


class BadgeRenderer:
    """The renderer of all badges of a hub."""

    def __init__(self, hub: Hub, environment: Environment, site: str, hub_name: str, banners: Mapping[str, Banner]):
        """Create the renderer. `site` is the site's absolute URL, or empty; `banners` has those of pages by address."""
        self._hub, self._environment, self._site, self._hub_name = hub, environment, site, hub_name
        self._banners = banners
        self._template = environment.get_template("advocacy/badges/badge.html")

    def body(self, page: BadgePage) -> Markup:
        """Render the main part of a badge's page."""
        words, base = self._hub.words(page.language), base_of(page.address)
        return Markup(self._template.render(view=self._view(page, words, base), t=words, base=base))

    def search_records(self) -> list[SearchRecord]:
        """Return the search records of the badges that are awarded, in all languages."""
        return [
            SearchRecord(NAME, page.address, page.title, page.language, f"{NAME}/{page.id}", text=page.summary)
            for badge in badges_of(self._hub)
            for page in badge.all_languages
            if not page.has_ended
        ]

    def _view(self, page: BadgePage, words: Catalogue, base: str) -> BadgeView:
        badge = page.badge
        can_sign = can_have_signatures(self._site) and not page.has_ended
        return BadgeView(
            title=page.title,
            mark=mark_of(page.group, words, self._hub),
            alternates=alternates_of(page, page, words),
            has_ended=page.has_ended,
            expires=self._expires(page),
            criteria=[part for part in badge.criteria.split("\n\n") if part.strip()],
            picture=self._picture(page, words, base),
            group_title=page.group.title,
            group_address=page.group.address,
            hub_name=self._hub_name,
            valid=words.span(*parts_of_span(badge.valid)) if badge.valid else None,
            until=words.day(badge.expire) if badge.expire else None,
            achievement=achievement_address(page.id) if self._site else None,
            signature=self._signature(page, words) if can_sign else None,
        )

    def _expires(self, page: BadgePage) -> str | None:
        last_day = None if page.has_ended else page.last_day
        return end_of(last_day, self._hub.settings.zone).isoformat() if last_day else None

    def _picture(self, page: BadgePage, words: Catalogue, base: str) -> Picture | None:
        brand = self._hub.of(BRAND)
        asset, is_shown = find_picture(page.badge, brand)
        if asset is None or not is_shown:
            return None
        renditions = brand.renditions.get(asset.id)
        fallback = renditions and renditions.fallback
        return Picture(
            address=fallback.address if fallback else asset.address,
            srcset=renditions.srcset(base) if renditions else "",
            width=asset.width,
            height=asset.height,
            alt=asset.alt_in(words.language, self._hub.language),
        )

    def _signature(self, page: BadgePage, words: Catalogue) -> Signature:
        banner = self._banners.get(page.address)
        return make_signature(page, banner, words, self._environment, self._site, self._hub_name)
