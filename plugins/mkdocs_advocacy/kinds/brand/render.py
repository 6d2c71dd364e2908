"""Brand pages, the brand overview, the values stylesheet and search records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.brand.gallery import BACKGROUNDS, WHITE, Tile, anchor_of
from mkdocs_advocacy.kinds.brand.guidance import Resolve, guidance
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import BrandSet
from mkdocs_advocacy.kinds.brand.set_page import BLACK, SetPage, color_view, offered
from mkdocs_advocacy.kinds.brand.size_menus import SizeMenus
from mkdocs_advocacy.kinds.brand.values_sheet import values_sheet
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.search.record import SearchRecord


class BrandRenderer:
    """The renderer of the overview in the hub's default language, and the pages of sets in all of their languages."""

    def __init__(self, hub: Hub, environment: Environment, resolve: Resolve) -> None:
        self._hub, self._resolve = hub, resolve
        self._sets = sorted(hub.of(BRAND).sets.values(), key=lambda one: one.title.casefold())
        self._words = hub.words(hub.language)
        self._environment = environment
        self._page = environment.get_template("advocacy/brand/set.html")
        self._overview = environment.get_template("advocacy/brand/overview.html")

    def overview(self, heading: bool) -> Markup:
        """Render the overview of all sets."""
        views = []
        for one in self._sets:
            page = SetPage(one, self._hub)
            views.append(
                {
                    "set": one,
                    "picture": next(map(page.tile, page.tiles), None),
                    "colors": one.template.colors,
                    "count": self._words.count("brand_assets", len(offered(one))),
                }
            )
        return Markup(self._overview.render(views=views, t=self._words, base="../", heading=heading))

    def body(self, one: BrandSet, heading: bool) -> Markup:
        """Render the main part of the set's page; pass `heading=False` if a writer's own text precedes it."""
        sizes = SizeMenus(self._hub, self._hub.words(one.language), base_of(one.address), self._environment)
        values = SetPage(one, self._hub, sizes).values()
        return Markup(self._page.render(values, guidance=guidance(one, self._resolve), heading=heading))

    def values_sheet(self) -> str:
        """Return the stylesheet with the colours and typefaces of all sets."""
        pages = [SetPage(one, self._hub) for group in self._sets for one in group.all_languages]
        colors = [color.hex for group in self._sets for color in group.template.colors]
        shown_on = filter(None, BACKGROUNDS.values())
        return values_sheet([*colors, *shown_on, WHITE, BLACK], (face for page in pages for face in page.faces))

    def search_records(self, texts: Mapping[str, str]) -> Iterator[SearchRecord]:
        """Yield search records of all sets and their images, files and colours.

        `texts` maps addresses to the text that writers added to the pages.
        """
        for group in self._sets:
            for one in group.all_languages:
                others = {other.language for other in group.all_languages} - {one.language}
                yield from self._of_set(one, others, texts.get(one.address))

    def _of_set(self, one: BrandSet, others: set[str], text: str | None) -> Iterator[SearchRecord]:
        """Yield the records of a set in one language, without the alt texts of pages in `others`."""
        template = one.template
        texts = [template.description, *template.do, *(face.name for face in template.typography), text]
        yield _record(one, "", one.title, texts)
        for tile in SetPage(one, self._hub).tiles:
            yield _record(one, tile.anchor, tile.label, self._of_tile(tile, one, others), self._picture(tile))
        for file in offered(one):
            if not (file.picture or file.drawing):
                yield _record(one, anchor_of(file), file.title, [one.title, file.settings.use])
        for color in template.colors:
            view = color_view(color)
            notations = [value for _, value in view.notations]
            words = [one.title, color.use, *notations]
            yield _record(one, view.anchor, color.name, words)

    def _picture(self, tile: Tile) -> tuple[str, int, int] | None:
        """Return the address, width and height of the tile's preview, or else of its file."""
        file = next((file for file in tile.files if file.picture), None)
        if file is None or file.picture is None:
            return None
        renditions = self._hub.of(BRAND).renditions.get(file.picture.id)
        shown = (renditions and renditions.preview) or file.picture
        return shown.address, shown.width, shown.height

    def _of_tile(self, tile: Tile, one: BrandSet, others: set[str]) -> Sequence[str | None]:
        settings = tile.shown.settings
        colors = [tile.background] if tile.background not in BACKGROUNDS else []
        formats = [PurePosixPath(file.place).name for file in tile.files]
        alt = [text for language, text in settings.alt.items() if language not in others]
        if one.original:
            alt = [tile.shown.alt_in(one.language, self._hub.language)]
        return [one.title, settings.use, *colors, *alt, *formats]


def _record(
    one: BrandSet,
    anchor: str,
    title: str,
    words: Sequence[str | None],
    picture: tuple[str, int, int] | None = None,
) -> SearchRecord:
    return SearchRecord(
        kind=BRAND.name,
        address=f"{one.address}#{quote(anchor)}" if anchor else one.address,
        title=title,
        language=one.language,
        group=f"{BRAND.name}/{one.id}#{anchor}",
        text=" · ".join(filter(None, words)),
        picture=picture,
    )
