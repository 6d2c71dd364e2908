"""Template data for the page of a brand set in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.colors import as_hsl, as_rgb, contrast, level
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.brand.archive import archive_of
from mkdocs_advocacy.kinds.brand.gallery import BACKGROUNDS, WHITE, Tile, anchor_of, gallery
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import BrandFile, BrandSet
from mkdocs_advocacy.kinds.brand.names import find_files, words_in
from mkdocs_advocacy.kinds.brand.renditions.model import Renditions
from mkdocs_advocacy.kinds.brand.settings.model import Color, Typeface
from mkdocs_advocacy.kinds.brand.size_menus import SizeMenus
from mkdocs_advocacy.kinds.brand.values_sheet import face_class, quote_css
from mkdocs_advocacy.kinds.brand.views import (
    ColorView,
    ContrastView,
    DownloadView,
    FaceView,
    GroupView,
    RightsView,
    TileView,
)
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.entries import alternates_of

BLACK = "#000000"
MANY = 12
"""The most images shown at full size; larger groups are shown small."""
WEB_FONTS = (".woff2", ".woff")
"""Fonts that pages may load. Desktop fonts are only offered for download, as their licences rarely allow more."""


class SetPage:
    """The page of a set in one language."""

    def __init__(self, one: BrandSet, hub: Hub, sizes: SizeMenus | None = None) -> None:
        """Prepare the page of `one`; without `sizes`, images have no downloads for networks."""
        self._set, self._hub, self._sizes = one, hub, sizes
        self._words, self._base = hub.words(one.language), base_of(one.address)
        self._offered = offered(one)

    def values(self) -> Mapping[str, Any]:
        """Return the template's variables."""
        template = self._set.template
        groups = list(self._groups())
        files = [self._other(file) for file in self._offered if not (file.picture or file.drawing)]
        group = self._hub.of(BRAND).sets[self._set.id]
        return {
            "set": self._set,
            "view": {"alternates": alternates_of(group, self._set, self._words), "mark": None},
            "contents": list(self._contents(groups, files)),
            "archive": self._archive(),
            "rights": self._common_rights,
            "groups": groups,
            "files": files,
            "faces": self.faces,
            "colors": [color_view(color) for color in template.colors],
            "contrast": self._contrast(template.colors),
            "gone": [(file.title, self._instead(file)) for file in self._set.files if file.gone],
            "t": self._words,
            "base": self._base,
        }

    def _contents(self, groups: Sequence[GroupView], files: Sequence[TileView]) -> Iterator[tuple[str, str]]:
        """Yield the anchor and title of each section of the page."""
        titled = [group for group in groups if group.title] if len(groups) > 1 else []
        if len(titled) < len(groups):
            yield "pictures", self._words("pictures")
        yield from ((group.anchor, group.title) for group in titled)
        parts = (
            ("colors", "brand_colors", self._set.template.colors),
            ("typefaces", "brand_typography", self._set.template.typography),
            ("files", "brand_files", files),
        )
        yield from ((anchor, self._words(key)) for anchor, key, there in parts if there)

    def _groups(self) -> Iterator[GroupView]:
        """Yield the set's groups of images, with unique anchors for groups of the same name."""
        names: Counter[str] = Counter()
        for group in gallery(self._offered, self._set.title):
            anchor = "-".join(["group", *words_in(group.title.lower())])
            names[anchor] += 1
            rows = [[self.tile(tile) for tile in row] for row in group.rows]
            small = len(group.rows) == 1 and len(group.rows[0]) > MANY
            yield GroupView(f"{anchor}-{names[anchor]}" if names[anchor] > 1 else anchor, group.title, rows, small)

    @cached_property
    def faces(self) -> list[FaceView]:
        """The typefaces of the set."""
        return [self._face(typeface) for typeface in self._set.template.typography]

    def _face(self, typeface: Typeface) -> FaceView:
        """Return the view of a typeface; its sample uses the set's font file only if that is a web font."""
        places = [PurePosixPath(file.place) for file in self._set.files]
        named = set(find_files(typeface.file, places)) if typeface.file else set()
        files = [file for file in self._offered if PurePosixPath(file.place) in named]
        web = next((file for ending in WEB_FONTS for file in files if file.place.lower().endswith(ending)), None)
        css = face_class(typeface.name, typeface.fallback, web.address if web else "")
        return FaceView(
            typeface,
            family=css if web else quote_css(typeface.name),
            css=css,
            source=web.address if web else "",
            file=self._download(web or files[0]) if files else None,
        )

    @cached_property
    def tiles(self) -> list[Tile]:
        """The images of the set, in the order of the page."""
        return [tile for group in gallery(self._offered, self._set.title) for tile in group.tiles]

    def tile(self, tile: Tile) -> TileView:
        """Return the view of an image."""
        alt = next((text for file in tile.files if (text := self._alt(file))), "")
        colors = {color.name: color.hex for color in self._set.template.colors}
        renditions = self._hub.of(BRAND).renditions.get(tile.shown.id, Renditions(tile.shown.path))
        preview = renditions.fallback
        return TileView(
            anchor=tile.anchor,
            title=tile.label,
            use=tile.shown.settings.use,
            rights=self._rights_beside_common(tile.shown),
            downloads=[self._download(file) for file in tile.files],
            mark=tile.shown.state is not State.CURRENT,
            source=preview.address if preview else tile.shown.address,
            srcset=renditions.srcset(self._base),
            sizes=self._sizes.render(renditions) if self._sizes else None,
            alt=alt or tile.label,
            said=alt,
            size=tile.shown.size,
            on={**BACKGROUNDS, **colors}[tile.background],
            expires=self._expires(tile.files),
        )

    def _other(self, file: BrandFile) -> TileView:
        return TileView(
            anchor=anchor_of(file),
            title=file.title,
            use=file.settings.use,
            rights=self._rights_beside_common(file),
            downloads=[self._download(file)],
            mark=file.state is not State.CURRENT,
            expires=self._expires([file]),
        )

    def _alt(self, file: BrandFile) -> str:
        return file.alt_in(self._set.language, self._hub.language)

    def _download(self, file: BrandFile) -> DownloadView:
        words, place = self._words, PurePosixPath(file.place)
        kind = place.suffix.removeprefix(".").upper() or place.name
        size = words.size(file.bytes)
        if file.size and file.picture:
            width, height = (words.number(side) for side in file.size)
            size = words("picture_facts", width=width, height=height, size=size)
        return DownloadView(file.address, kind, size)

    def _archive(self) -> DownloadView | None:
        archive = archive_of(self._set)
        return DownloadView(archive.address, "ZIP", f"ZIP, {self._words.size(archive.size)}") if archive else None

    @cached_property
    def _common_rights(self) -> RightsView | None:
        """The terms that all files of the set share; None if they differ or there are none."""
        first, *others = [self._rights(file) for file in self._offered] or [None]
        return first if all(rights == first for rights in others) else None

    def _rights_beside_common(self, file: BrandFile) -> RightsView | None:
        return None if self._common_rights else self._rights(file)

    def _rights(self, file: BrandFile) -> RightsView | None:
        """Return the terms of use of a file, or None if there are none."""
        words, licence, notes = self._words, file.licence, []
        if licence and licence.credit:
            notes.append(words("brand_credit", credit=licence.credit))
        if licence and licence.territories:
            notes.append(words("brand_territories", places=words.listed(licence.territories)))
        if file.last_day:
            notes.append(words("brand_until", date=words.day(file.last_day)))
        return RightsView(licence, tuple(notes)) if licence or notes else None

    def _expires(self, files: Sequence[BrandFile]) -> str:
        """Return when the last of the files expires, in ISO 8601; empty if one never does."""
        days = [file.last_day for file in files if file.last_day]
        return end_of(max(days), self._hub.settings.zone).isoformat() if len(days) == len(files) else ""

    def _instead(self, file: BrandFile) -> tuple[str, str] | None:
        """Return the address and title of the replacement of a file that has ended."""
        sets = (group.in_language(self._set.language) for group in self._hub.of(BRAND).sets.values())
        found = ((one, other) for one in sets for other in one.files if other.id == file.replacement)
        for one, other in found:
            return f"{self._base}{one.address}#{quote(anchor_of(other))}", other.title
        return None

    def _contrast(
        self, colors: Sequence[Color]
    ) -> tuple[list[tuple[str, str]], list[tuple[Color, list[ContrastView]]]]:
        """Return the names and values of all text colours, and their contrasts on each background colour."""
        words = self._words
        texts = [(words("brand_white"), WHITE), (words("brand_black"), BLACK)]
        texts += [(color.name, color.hex) for color in colors if color.hex not in (WHITE, BLACK)]
        rows = [(color, [self._ratio(text, color.hex) for _, text in texts]) for color in colors]
        return texts, rows

    def _ratio(self, text: str, background: str) -> ContrastView:
        ratio = contrast(text, background)
        return ContrastView(text, self._words.decimal(int(ratio * 100) / 100), level(ratio))


def offered(one: BrandSet) -> list[BrandFile]:
    """Return the files of the set that have not ended."""
    return [file for file in one.files if not file.gone]


def color_view(color: Color) -> ColorView:
    """Return the view of a colour."""
    notations = [("HEX", color.hex), ("RGB", as_rgb(color.hex)), ("HSL", as_hsl(color.hex))]
    name = "-".join(color.name.lower().split())
    return ColorView(f"color-{name}", color.name, color.hex, color.use, [*notations, *color.notations.items()])
