"""The files of badges in the site: pages, banners for email signatures, and Open Badges."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.content.ledger.record import was_public
from mkdocs_advocacy.core.problems import for_people
from mkdocs_advocacy.kinds.badges.achievement import (
    ISSUER,
    achievement_address,
    describe_achievement,
    describe_issuer,
)
from mkdocs_advocacy.kinds.badges.banner import empty_banner, group_of_banner, planned_banners, shown_size
from mkdocs_advocacy.kinds.badges.pages import BadgePage, badges_of, find_banner, find_picture
from mkdocs_advocacy.kinds.badges.render import STYLES, BadgeRenderer, can_have_signatures
from mkdocs_advocacy.kinds.badges.signature import Banner
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.brand.renditions.complete import CACHE
from mkdocs_advocacy.kinds.brand.renditions.model import Limits, Rendition, Renditions
from mkdocs_advocacy.kinds.brand.renditions.produce import NoRoom, produced
from mkdocs_advocacy.kinds.brand.renditions.store import Store
from mkdocs_advocacy.mkdocs_plugins.entry_pages import TranslatedPages
from mkdocs_advocacy.rendering.pages import GeneratedFile
from mkdocs_advocacy.rendering.sitemap import with_addresses
from mkdocs_advocacy.rendering.templates import component_environment

log = logging.getLogger("mkdocs.plugins.advocacy")

NO_ADDRESS = "Badges have no email signatures%s: set site_url to an address that begins with https://"


class BadgeFiles:
    """The files of the badges of a hub's published groups."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        """Add all files to those of the site."""
        hub, site = keeper_for(config.plugins).hub, config.site_url or ""
        badges = list(badges_of(hub))
        self._pages = TranslatedPages(files, config)
        self._site = site
        banners, images = _make_banners(badges, hub, config)
        for path, image in _all_banners(images, badges, hub, Path(config.docs_dir)):
            files.append(GeneratedFile.of(path, image, config))
        environment = component_environment(config.theme.dirs)
        self._renderer = BadgeRenderer(hub, environment, site, config.site_name, banners)
        self._ended: set[str] = set()
        for page in (version for badge in badges for version in badge.all_languages):
            self._pages.add(page, self._renderer.body, STYLES)
            self._ended |= {page.address} if page.has_ended else set()
            if file := files.get_file_from_path(page.source):
                file.edit_uri = page.group.source
        for path, document in _open_badges(badges, hub, site, config.site_name):
            files.append(GeneratedFile.of(path, document, config))
        if badges and not can_have_signatures(site):
            log.info(NO_ADDRESS, "" if site else ", and no descriptions as Open Badges")

    def prepare(self, env: Environment, config: MkDocsConfig, nav: Navigation) -> None:
        """Render the frames of the pages, and add the badges to search."""
        self._pages.frame(env, nav)
        keeper_for(config.plugins).found(self._renderer.search_records())

    def with_addresses(self, sitemap: str) -> str:
        """Return the sitemap with the pages of badges that are awarded."""
        current = (address for address in self._pages.addresses if address not in self._ended)
        return with_addresses(sitemap, (self._site + address for address in current))


def _open_badges(badges: Iterable[BadgePage], hub: Hub, site: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield the path and content of each badge's description and of the issuer's, if the site has an absolute URL."""
    badges = list(badges) if site else []
    for page in badges:
        yield achievement_address(page.id), describe_achievement(page, hub, site, name)
    if badges:
        yield ISSUER, describe_issuer(site, name)


def _all_banners(
    images: dict[str, bytes], badges: Iterable[BadgePage], hub: Hub, docs: Path
) -> Iterator[tuple[str, bytes]]:
    """Yield the path and content of all banners. Former banners, which old emails may still load, are empty."""
    known = {address for page in badges if (address := find_banner(page.original, hub.of(BRAND), docs))}
    ledger = (hub.addresses.ledger or {}).values()
    former = {entry.address for entry in ledger if group_of_banner(entry.address) and was_public(entry, hub.now)}
    known |= former - hub.addresses.audiences.for_others
    for address in sorted(known | images.keys()):
        yield address, images.get(address) or empty_banner()


def _make_banners(
    badges: Iterable[BadgePage], hub: Hub, config: MkDocsConfig
) -> tuple[dict[str, Banner], dict[str, bytes]]:
    """Make the banners of badges that are awarded; return them by the badges' pages, and their files by address."""
    brand, docs = hub.of(BRAND), Path(config.docs_dir)
    pictures: dict[str, Asset] = {}
    for page in badges:
        asset, is_shown = find_picture(page.badge, brand)
        if asset and is_shown and not page.has_ended:
            pictures[page.id] = asset
    if not pictures:
        return {}, {}
    store: Store = getattr(config.plugins.get("advocacy/brand"), "store", None) or Store(
        keeper_for(config.plugins).places(config).root / CACHE
    )
    made = _produce({asset.id: asset for asset in pictures.values()}.values(), docs, store, config)
    banners: dict[str, Banner] = {}
    images: dict[str, bytes] = {}
    for page in badges:
        asset, address = pictures.get(page.id), find_banner(page.original, brand, docs)
        if asset and address and (rendition := made.get(asset.id)):
            for version in page.all_languages:
                alt = asset.alt_in(version.language, hub.language)
                banners[version.address] = Banner(address, *shown_size(rendition), alt)
            images[address] = Path(store.place(rendition)).read_bytes()
    return banners, images


def _produce(assets: Iterable[Asset], docs: Path, store: Store, config: MkDocsConfig) -> dict[str, Rendition]:
    """Make the banners of the images, or take them from the store; return the sharpest of each by the image's id."""
    limits: Limits = getattr(config.plugins.get("advocacy/brand"), "limits", None) or Limits()
    plan = {
        asset.id: Renditions(asset.path, downloads=tuple(planned_banners(asset, store.digest(docs / asset.path))))
        for asset in assets
    }
    shown = keeper_for(config.plugins).places(config).shown
    try:
        made, problems, _ = produced(plan, {}, docs, shown, store, limits, os.cpu_count() or 1, lambda _: None)
    except NoRoom as reason:
        raise PluginError(f"Banners of badges cannot be written: {reason}. Nothing was built.") from None
    lost = {f"{shown}/{plan[name].source}" for name, renditions in made.items() if not renditions.downloads}
    for problem in for_people(problem for problem in problems if problem.file in lost):
        log.warning("%s", problem)
    return {name: renditions.downloads[0] for name, renditions in made.items() if renditions.downloads}
