"""The HTML menus of an image's downloads for networks.

A set of 800 images has 44,000 downloads. Images of the same shape have the same menu except for the addresses and
sizes of files, so the template runs once per shape and its placeholders are filled for each image.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.brand.renditions.model import Rendition, Renditions
from mkdocs_advocacy.rendering.fast.frames import Frame, slot

_Uses = tuple[tuple[str, ...], tuple[str, ...]]
"""The networks and the names of a file's uses."""
_Shape = tuple[tuple[int, int, str, _Uses], ...]
"""Width, height, format and uses of each file: images with the same shape share a menu."""


@dataclass(frozen=True, slots=True)
class SizeView:
    """A download for one network."""

    uses: str
    """The uses, such as “Landscape, story”."""
    address: str
    facts: str


@dataclass(frozen=True, slots=True)
class MenuView:
    """The downloads for one network."""

    network: str
    sizes: Sequence[SizeView]


class SizeMenus:
    """The renderer of the menus in one language, for pages at the same depth."""

    def __init__(self, hub: Hub, words: Catalogue, base: str, environment: Environment) -> None:
        """Prepare the menus; `base` is the relative address of the hub's root."""
        self._networks, self._words, self._base = hub.networks, words, base
        self._template = environment.get_template("advocacy/brand/sizes.html")
        self._frames: dict[_Shape, Frame | None] = {}

    def render(self, renditions: Renditions) -> Markup:
        """Render the menu of an image; return empty markup if there are no downloads for the hub's networks."""
        files = renditions.downloads
        frame = self._frame(files)
        if frame is None:
            return Markup("")
        size = self._words.size
        values: dict[str, str] = {}
        for number, one in enumerate(files):
            values[f"address{number}"] = one.address
            values[f"size{number}"] = size(one.bytes)
        return Markup(frame.filled(values))

    def _frame(self, files: Sequence[Rendition]) -> Frame | None:
        """Return the menu for files of this shape, with placeholders for their addresses and sizes."""
        shape = tuple((one.width, one.height, one.recipe.format, _uses_of(one)) for one in files)
        if shape not in self._frames:
            menus = list(self._menus(files))
            html = self._template.render(menus=menus, base=self._base, t=self._words)
            self._frames[shape] = Frame(html.strip()) if menus else None
        return self._frames[shape]

    def _menus(self, files: Sequence[Rendition]) -> Iterator[MenuView]:
        """Yield each network with its files; uses that share a file share an entry."""
        for network in self._networks.values():
            sizes = [
                SizeView(self._join_uses(names), slot(f"address{number}"), self._facts(number, one))
                for number, one in enumerate(files)
                if (names := tuple(use.name for use in one.uses if use.network == network.id))
            ]
            if sizes:
                yield MenuView(network.name, sizes)

    def _join_uses(self, names: tuple[str, ...]) -> str:
        """Return the uses as text, such as “Landscape, story”."""
        words = self._words
        first, *others = dict.fromkeys(map(words.use, names))
        for use in others:
            first = words("several_uses", uses=first, use=words.within(use))
        return first

    def _facts(self, number: int, one: Rendition) -> str:
        words = self._words
        width, height = words.number(one.width), words.number(one.height)
        return f"{width} × {height}, {one.recipe.format.upper()}, {slot(f'size{number}')}"


def _uses_of(one: Rendition) -> _Uses:
    return tuple(use.network for use in one.uses), tuple(use.name for use in one.uses)
