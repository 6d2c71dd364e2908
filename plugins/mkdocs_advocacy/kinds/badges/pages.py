"""The pages of badges, one for each language of the group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from pathlib import Path

from mkdocs_advocacy.content.entry import EntryPage, pages_of
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.badges.banner import banner_address
from mkdocs_advocacy.kinds.badges.model import Badge
from mkdocs_advocacy.kinds.brand.model import Asset, Brand
from mkdocs_advocacy.kinds.groups.model import Group

NAME = "badges"
"""The first part of the addresses of badges, and their kind in search."""
GROUPS_NAME = "groups"
"""The kind's name. Its declaration refers to this module, so it can't be imported here."""


@dataclass(frozen=True, slots=True)
class BadgePage:
    """The badge of a group, in one language."""

    group: Group
    """The group in the language of the page."""
    original: Group
    """The group in its main language, whose file has all keys of the badge."""
    has_ended: bool
    """Whether it's no longer awarded; the page says so."""
    last_day: date | None
    """The last day on which it is awarded: that of the badge or of the group, whichever comes first."""

    @property
    def id(self) -> str:
        """The group's id."""
        return self.group.id

    @property
    def badge(self) -> Badge:
        """The badge with all keys, and with its texts in the language of the page."""
        own = self.original.template.badge
        assert own is not None
        translated = self.group.template.badge or own
        return own.model_copy(update={"title": translated.title, "criteria": translated.criteria})

    @property
    def title(self) -> str:
        """The badge's name."""
        return self.badge.title

    @property
    def summary(self) -> str:
        """What people did to be awarded it, in one line."""
        return " ".join(self.badge.criteria.split())

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.group.language

    @property
    def address(self) -> str:
        """The address of the page, relative to the hub's root."""
        return address_of_badge(self.group.address)

    @property
    def source(self) -> str:
        """The path that Markdown links to the page name, relative to the published folder. No such file exists."""
        return f"{self.address.removesuffix('/')}.yml"

    @property
    def all_languages(self) -> tuple[BadgePage, ...]:
        """The badge in all languages, the group's main language first."""
        return tuple(replace(self, group=group) for group in self.original.all_languages)


def address_of_badge(group_address: str) -> str:
    """Return the address of the page of a badge whose group has the page `group_address`."""
    return f"{NAME}/{group_address.removeprefix(f'{GROUPS_NAME}/')}"


def badges_of(hub: Hub) -> Iterator[BadgePage]:
    """Yield the badges of published groups, in the groups' main languages."""
    groups: Mapping[str, Group] = hub.content[GROUPS_NAME]
    for group in groups.values():
        if group.template.badge:
            yield badge_page(group, hub)


def badge_page(group: Group, hub: Hub) -> BadgePage:
    """Return the badge of a published group that has one."""
    groups: Mapping[str, Group] = hub.content[GROUPS_NAME]
    original = groups[group.id]
    badge = original.template.badge
    is_over = badge is not None and _is_over(badge.expire, hub.now, hub.settings.zone)
    days = (badge and badge.expire, group.last_day, original.last_day)
    last_day = min((day for day in days if day), default=None)
    return BadgePage(group, original, group.has_ended or original.has_ended or is_over, last_day)


def addresses_of_badges(
    groups: Iterable[Group], brand: Brand, docs: Path, now: datetime, zone: tzinfo
) -> Iterator[EntryPage]:
    """Yield the pages of the groups' badges and the addresses of their banners, for the ledger and for redirects."""
    for group in groups:
        badge = group.template.badge
        if badge is None:
            continue
        for version, page in zip(group.all_languages, pages_of([group]), strict=True):
            is_over = page.state is State.CURRENT and _is_over(badge.expire, now, zone)
            state = State.EXPIRED if is_over else page.state
            title = (version.template.badge or badge).title
            of_badge = replace(page, kind=NAME, address=address_of_badge(page.address), title=title, state=state)
            yield of_badge
            if version is group and (banner := find_banner(group, brand, docs)):
                yield replace(of_badge, address=banner)


def find_picture(badge: Badge, brand: Brand) -> tuple[Asset | None, bool]:
    """Return the image of a badge, and whether it may be shown: it may have ended. Embargoed images aren't returned."""
    if asset := brand.assets.get(badge.picture or ""):
        return asset, True
    withheld = brand.withheld.get(badge.picture or "")
    return (withheld.picture, False) if withheld and withheld.gone else (None, False)


def find_banner(group: Group, brand: Brand, docs: Path) -> str | None:
    """Return the address of the banner of a group's badge; None if it has no image. `docs` is the published folder."""
    asset, _ = find_picture(group.template.badge, brand) if group.template.badge else (None, False)
    try:
        return banner_address(group.id, docs / asset.path) if asset else None
    except OSError:  # the file was deleted after the brand assets were loaded
        return None


def _is_over(last_day: date | None, now: datetime, zone: tzinfo) -> bool:
    return last_day is not None and end_of(last_day, zone) <= now
