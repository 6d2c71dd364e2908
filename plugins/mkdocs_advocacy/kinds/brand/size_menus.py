"""The sizes that networks want of a picture, as HTML.

A set of 800 pictures has 44,000 of them. Pictures of one shape have the same sizes, and differ only in the addresses
and the bytes of their files: the template runs once for each such list, and its gaps are filled for each picture.
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
"""The networks of the uses of one file, and their names."""
_Shape = tuple[tuple[int, int, str, _Uses], ...]
"""All that the lists of several pictures can have in common: width, height, format and uses of each file."""


@dataclass(frozen=True, slots=True)
class SizeView:
    """A file for one network."""

    uses: str
    """What it is for: “Landscape, story”."""
    address: str
    facts: str


@dataclass(frozen=True, slots=True)
class MenuView:
    """The files for one network."""

    network: str
    sizes: Sequence[SizeView]


class SizeMenus:
    """Renders the sizes of pictures in one language, for pages of one depth."""

    def __init__(self, hub: Hub, words: Catalogue, base: str, environment: Environment) -> None:
        """`base` leads from the pages to the hub's root."""
        self._networks, self._words, self._base = hub.networks, words, base
        self._template = environment.get_template("advocacy/brand/sizes.html")
        self._frames: dict[_Shape, Frame | None] = {}

    def rendered(self, renditions: Renditions) -> Markup:
        """The sizes of a picture by network; nothing where it has none for the networks of the hub."""
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
        """The list for pictures with files of the same sizes and uses, with gaps for what differs."""
        shape = tuple((one.width, one.height, one.recipe.format, _uses_of(one)) for one in files)
        if shape not in self._frames:
            menus = list(self._menus(files))
            html = self._template.render(menus=menus, base=self._base, t=self._words)
            self._frames[shape] = Frame(html.strip()) if menus else None
        return self._frames[shape]

    def _menus(self, files: Sequence[Rendition]) -> Iterator[MenuView]:
        """Each network with its files; uses for which it takes the same file are one entry."""
        for network in self._networks.values():
            sizes = [
                SizeView(self._named(names), slot(f"address{number}"), self._facts(number, one))
                for number, one in enumerate(files)
                if (names := tuple(use.name for use in one.uses if use.network == network.id))
            ]
            if sizes:
                yield MenuView(network.name, sizes)

    def _named(self, names: tuple[str, ...]) -> str:
        """The uses in words: “Landscape, story”."""
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
