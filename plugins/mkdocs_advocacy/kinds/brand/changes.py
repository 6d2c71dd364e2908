"""Changes to brand sets: the writers' notes, and files that appear or expire on their dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, tzinfo

from mkdocs_advocacy.content.changes.model import Change
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.audiences import audiences_of
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.brand.model import Brand, BrandFile, BrandSet

NAMED = 4
"""The most files that one change lists by name; a change with more files only counts them."""


def brand_changes(brand: Brand, hub: Hub) -> Iterator[Change]:
    """Yield the changes to published sets."""
    for one in brand.sets.values():
        yield from _of_set(one, hub.words(hub.language), hub.settings.zone)


def _of_set(one: BrandSet, words: Catalogue, zone: tzinfo) -> Iterator[Change]:
    readers = audiences_of(one.template)
    for change in one.template.changes:
        yield Change(change.date, "brand", one.title, change.note, one.address, audiences=readers)
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
            yield Change(day, "brand", one.title, words(key, files=named), one.address, audiences=readers)
