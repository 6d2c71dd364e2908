"""The changes of a hub, gathered from the files in which they happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, tzinfo

from mkdocs_advocacy.content.changes.model import Change
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.brand.model import BrandFile, BrandSet
from mkdocs_advocacy.kinds.guidelines.model import Guideline

NAMED = 4
"""How many files are named where several come or go on a day; of more it is said how many there are."""


def changes_of(hub: Hub) -> tuple[Change, ...]:
    """What has changed until now in the pages that the hub has, newest first."""
    words, today = hub.words(hub.settings.languages[0]), hub.today
    found: list[Change] = []
    if "guidelines" in hub.kinds:
        for guideline in hub.guidelines.values():
            found += _of_guideline(guideline, words)
        found += _of_rules(hub, words)
        found += _of_networks(hub)
    if "brand" in hub.kinds:
        for one in hub.brand.sets.values():
            found += _of_set(one, words, hub.settings.zone)
    known = (change for change in dict.fromkeys(found) if change.date <= today)
    return tuple(sorted(known, key=lambda change: (-change.date.toordinal(), change.title.casefold())))


def _of_guideline(guideline: Guideline, words: Catalogue) -> Iterator[Change]:
    kept = {one.version: one for one in guideline.versions}
    for change in guideline.template.changes:
        version, before = kept.get(change.version), kept.get(change.version - 1)
        title = words("change_version", title=guideline.title, number=words.number(change.version))
        is_earlier = version is not None and version is not guideline
        address = version.address_of_version if version and is_earlier else guideline.address
        comparison = before.comparison_address(version) if version and before else None
        yield Change(change.date, "guideline", title, change.note, address, comparison)


def _of_rules(hub: Hub, words: Catalogue) -> Iterator[Change]:
    for name, change in hub.rules.changes:
        yield Change(change.date, "rules", words(f"change_{name}"), change.note, "guidelines/")


def _of_networks(hub: Hub) -> Iterator[Change]:
    for network in hub.context.networks.values():
        guideline = hub.guideline_of.get(network.id)
        address = f"{guideline.address}#facts" if guideline else "guidelines/#networks"
        for change in network.changes:
            yield Change(change.date, "network", network.name, change.note, address)


def _of_set(one: BrandSet, words: Catalogue, zone: tzinfo) -> Iterator[Change]:
    for change in one.template.changes:
        yield Change(change.date, "brand", one.title, change.note, one.address)
    came: dict[date, list[BrandFile]] = {}
    went: dict[date, list[BrandFile]] = {}
    for file in one.files:
        if file.publish and not file.gone:
            came.setdefault(day_of(file.publish, zone), []).append(file)
        if file.gone and file.last_day:
            went.setdefault(file.last_day, []).append(file)
    for days, key in ((came, "change_new_files"), (went, "change_gone_files")):
        for day, files in days.items():
            titles = list(dict.fromkeys(file.title for file in files))
            named = words.listed(titles) if len(titles) <= NAMED else words.count("brand_assets", len(files))
            yield Change(day, "brand", one.title, words(key, files=named), one.address)
