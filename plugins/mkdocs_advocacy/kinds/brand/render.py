"""Brand assets as pages: the views that the templates fill in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

from jinja2 import Environment
from markdown import markdown
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.brand.archive import archive_of
from mkdocs_advocacy.kinds.brand.colors import as_hsl, as_rgb, contrast, level
from mkdocs_advocacy.kinds.brand.gallery import BACKGROUNDS, WHITE, Tile, anchor_of, gallery
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import BrandFile, BrandSet
from mkdocs_advocacy.kinds.brand.names import named_by, words_in
from mkdocs_advocacy.kinds.brand.renditions.model import Rendition, Renditions
from mkdocs_advocacy.kinds.brand.settings.model import Color, Typeface
from mkdocs_advocacy.kinds.brand.views import (
    ColorView,
    ContrastView,
    DownloadView,
    FaceView,
    GroupView,
    MenuView,
    TileView,
)

BLACK = "#000000"
MANY = 12
"""Beyond so many pictures side by side, each is shown small."""
WEB_FONTS = (".woff2", ".woff")
"""What is made for pages. A desktop font is offered as a file: its licence seldom allows more."""


class BrandRenderer:
    """Renders the brand pages of a hub, in the hub's own language."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._networks, self._renditions = hub.networks, hub.of(BRAND).renditions
        self._sets = sorted(hub.of(BRAND).sets.values(), key=lambda one: one.title.casefold())
        self._words, self._zone = hub.words(hub.settings.languages[0]), hub.settings.zone
        self._page = environment.get_template("advocacy/brand/set.html")
        self._overview = environment.get_template("advocacy/brand/overview.html")
        self._known = {file.id: (one, file) for one in self._sets for file in one.files}

    def overview(self, heading: bool) -> Markup:
        """All sets."""
        views = [
            {
                "set": one,
                "picture": next((self._tile(tile, one) for tile in self._tiles(one)), None),
                "colors": one.template.colors,
                "count": self._words.count("brand_assets", len(_offered(one))),
            }
            for one in self._sets
        ]
        return Markup(self._overview.render(views=views, t=self._words, base="../", heading=heading))

    def body(self, one: BrandSet, heading: bool) -> Markup:
        """The main part of the set's page; without heading where a writer's own text stands before it."""
        template, base = one.template, "../../"
        groups = list(self._groups(one))
        files = [self._other(file) for file in _offered(one) if not (file.picture or file.drawing)]
        return Markup(
            self._page.render(
                set=one,
                contents=list(self._contents(one, groups, files)),
                archive=self._archive(one),
                guidance=Markup(markdown(template.guidance, extensions=["sane_lists", "tables"]))
                if template.guidance
                else None,
                groups=groups,
                files=files,
                faces=[self._face(face, place, one) for place, face in enumerate(template.typography)],
                colors=[_color(color) for color in template.colors],
                contrast=self._contrast(template.colors),
                gone=[(file.title, self._instead(file, base)) for file in one.files if file.gone],
                t=self._words,
                base=base,
                heading=heading,
            )
        )

    def _contents(
        self, one: BrandSet, groups: Sequence[GroupView], files: Sequence[TileView]
    ) -> Iterator[tuple[str, str]]:
        """The parts of a set's page: where they begin, and what they are called."""
        titled = [group for group in groups if group.title] if len(groups) > 1 else []
        if len(titled) < len(groups):
            yield "pictures", self._words("pictures")
        yield from ((group.anchor, group.title) for group in titled)
        parts = (
            ("colors", "brand_colors", one.template.colors),
            ("typefaces", "brand_typography", one.template.typography),
            ("files", "brand_files", files),
        )
        yield from ((anchor, self._words(key)) for anchor, key, there in parts if there)

    def _groups(self, one: BrandSet) -> Iterator[GroupView]:
        """The set's pictures as its page shows them; groups of one name have anchors of their own."""
        names: Counter[str] = Counter()
        for group in gallery(_offered(one), one.title):
            anchor = "-".join(["group", *words_in(group.title.lower())])
            names[anchor] += 1
            rows = [[self._tile(tile, one) for tile in row] for row in group.rows]
            small = len(group.rows) == 1 and len(group.rows[0]) > MANY
            yield GroupView(f"{anchor}-{names[anchor]}" if names[anchor] > 1 else anchor, group.title, rows, small)

    def _face(self, typeface: Typeface, place: int, one: BrandSet) -> FaceView:
        """A typeface with its file; a sample is set in it where that is a web font, which is there to be served."""
        named = set(named_by(typeface.file, [PurePosixPath(file.place) for file in one.files])) if typeface.file else ()
        files = [file for file in _offered(one) if PurePosixPath(file.place) in named]
        web = next((file for ending in WEB_FONTS for file in files if file.place.lower().endswith(ending)), None)
        plain = typeface.name.replace("\\", "").replace("'", "")
        return FaceView(
            typeface,
            family=f"advocacy-face-{place}" if web else f"'{plain}'",
            source=web.address if web else "",
            file=self._download(web or files[0]) if files else None,
        )

    def search_entries(self) -> Iterator[dict[str, str]]:
        """What search finds sets, their pictures and files, and their colours by; texts are HTML there, so escaped."""
        for one in self._sets:
            template = one.template
            said = [template.description, *template.do, *(face.name for face in template.typography)]
            yield _entry(one.address, one.title, said)
            for tile in self._tiles(one):
                colors = [tile.background] if tile.background not in BACKGROUNDS else []
                formats = [PurePosixPath(file.place).name for file in tile.files]
                words = [one.title, tile.shown.said.use, *colors, *tile.shown.said.alt.values(), *formats]
                yield _entry(f"{one.address}#{quote(tile.anchor)}", tile.label, words)
            for file in _offered(one):
                if not (file.picture or file.drawing):
                    yield _entry(f"{one.address}#{quote(anchor_of(file))}", file.title, [one.title, file.said.use])
            for color in template.colors:
                view = _color(color)
                notations = [value for _, value in view.notations]
                words = [one.title, color.use, *notations]
                yield _entry(f"{one.address}#{quote(view.anchor)}", color.name, words)

    def _tiles(self, one: BrandSet) -> list[Tile]:
        return [tile for group in gallery(_offered(one), one.title) for tile in group.tiles]

    def _tile(self, tile: Tile, one: BrandSet) -> TileView:
        said = next((text for file in tile.files if (text := self._alt(file))), "")
        colors = {color.name: color.hex for color in one.template.colors}
        renditions = self._renditions.get(tile.shown.id, Renditions(tile.shown.path))
        preview = renditions.fallback
        return TileView(
            anchor=tile.anchor,
            title=tile.label,
            use=tile.shown.said.use,
            notes=list(self._notes(tile.shown)),
            licence=tile.shown.licence,
            downloads=[self._download(file) for file in tile.files],
            mark=tile.shown.state is not State.CURRENT,
            source=preview.address if preview else tile.shown.address,
            srcset=renditions.srcset("../../"),
            menus=list(self._menus(renditions)),
            alt=said or tile.label,
            said=said,
            size=tile.shown.size,
            on={**BACKGROUNDS, **colors}[tile.background],
            expires=self._expires(tile.files),
        )

    def _other(self, file: BrandFile) -> TileView:
        return TileView(
            anchor=anchor_of(file),
            title=file.title,
            use=file.said.use,
            notes=list(self._notes(file)),
            licence=file.licence,
            downloads=[self._download(file)],
            mark=file.state is not State.CURRENT,
            expires=self._expires([file]),
        )

    def _alt(self, file: BrandFile) -> str:
        return file.alt_in(self._words.language, self._words.language)

    def _download(self, file: BrandFile) -> DownloadView:
        words, place = self._words, PurePosixPath(file.place)
        kind = place.suffix.removeprefix(".").upper() or place.name
        size = words.size(file.bytes)
        if file.size and file.picture:
            width, height = (words.number(side) for side in file.size)
            size = words("picture_facts", width=width, height=height, size=size)
        return DownloadView(file.address, kind, size)

    def _archive(self, one: BrandSet) -> DownloadView | None:
        archive = archive_of(one)
        return DownloadView(archive.address, "ZIP", f"ZIP, {self._words.size(archive.size)}") if archive else None

    def _menus(self, renditions: Renditions) -> Iterator[MenuView]:
        """The sizes that networks want, by network; what several networks want stands at each."""
        for network in self._networks.values():
            offered = [
                self._rendition(one, use.name)
                for one in renditions.for_network(network.id)
                for use in one.uses
                if use.network == network.id
            ]
            if offered:
                yield MenuView(network.name, offered)

    def _rendition(self, one: Rendition, use: str) -> DownloadView:
        words = self._words
        width, height = words.number(one.width), words.number(one.height)
        facts = f"{width} × {height}, {one.recipe.format.upper()}, {words.size(one.bytes)}"
        return DownloadView(one.address, words.use(use), facts)

    def _notes(self, file: BrandFile) -> Iterator[str]:
        words, licence = self._words, file.licence
        if licence and licence.credit:
            yield words("brand_credit", credit=licence.credit)
        if licence and licence.territories:
            yield words("brand_territories", places=words.listed(licence.territories))
        if file.last_day:
            yield words("brand_until", date=words.day(file.last_day))

    def _expires(self, files: Sequence[BrandFile]) -> str:
        """From when on none of the files is offered; empty where one always is."""
        days = [file.last_day for file in files if file.last_day]
        return end_of(max(days), self._zone).isoformat() if len(days) == len(files) else ""

    def _instead(self, file: BrandFile, base: str) -> tuple[str, str] | None:
        """The address and the title of what to use instead of a file that is no longer offered."""
        if file.replacement not in self._known:
            return None
        one, other = self._known[file.replacement]
        return f"{base}{one.address}#{quote(anchor_of(other))}", other.title

    def _contrast(
        self, colors: Sequence[Color]
    ) -> tuple[list[tuple[str, str]], list[tuple[Color, list[ContrastView]]]]:
        """The colours of texts by name, and for each background what they are on it."""
        words = self._words
        texts = [(words("brand_white"), WHITE), (words("brand_black"), BLACK)]
        texts += [(color.name, color.hex) for color in colors if color.hex not in (WHITE, BLACK)]
        rows = [(color, [self._ratio(text, color.hex) for _, text in texts]) for color in colors]
        return texts, rows

    def _ratio(self, text: str, background: str) -> ContrastView:
        ratio = contrast(text, background)
        return ContrastView(text, self._words.decimal(int(ratio * 100) / 100), level(ratio))


def _offered(one: BrandSet) -> list[BrandFile]:
    return [file for file in one.files if not file.gone]


def _color(color: Color) -> ColorView:
    spelled = [("HEX", color.hex), ("RGB", as_rgb(color.hex)), ("HSL", as_hsl(color.hex))]
    name = "-".join(color.name.lower().split())
    return ColorView(f"color-{name}", color.name, color.hex, color.use, [*spelled, *color.notations.items()])


def _entry(location: str, title: str, words: Sequence[str | None]) -> dict[str, str]:
    return {"location": location, "title": escape(title), "text": escape(" · ".join(filter(None, words)))}
