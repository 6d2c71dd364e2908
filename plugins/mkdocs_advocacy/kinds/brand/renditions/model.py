"""A rendition: one picture in one size and format; what is known of it before a pixel is decoded, and after."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field

from mkdocs_advocacy.core.model import Model

CARD_WIDTH = 960
"""In pixels: a card on a phone with two or three pixels to the point."""
_OF_POSTS = ("post", "pin", "status", "share_file")

Format = Literal["jpg", "png", "webp"]
Refusal = tuple[str, str]
"""In a writer's words, why there is no rendition, and what would help."""


class Limits(Model):
    """How much a picture may ask of the machine; the options of the plugin `advocacy/brand`."""

    max_pixels: Annotated[
        int, Field(ge=1, description="The largest picture, in pixels; a larger one is refused before it is decoded.")
    ] = 200_000_000
    max_bytes: Annotated[int, Field(ge=1, description="The largest file of a picture, in bytes.")] = 100_000_000
    max_seconds: Annotated[
        int, Field(ge=1, description="How long the renditions of one picture may take; then they are given up.")
    ] = 120


class Impossible(Exception):
    """Says in a writer's words why there is no rendition, and what would help."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a rendition is for."""

    network: str
    """The id of a network."""
    name: str
    """As its facts call it: post_square, story, cover …"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a rendition is made of its picture."""

    width: int
    """In pixels, as of the rendition."""
    height: int
    format: Format
    whole: bool
    """Whether all of the picture is set into the size; otherwise it fills the size, and what juts out is cut off."""
    focus: tuple[int, int] = (50, 50)
    """The point that no crop may lose, in per cent of the width and the height."""
    margin: int = 0
    """What is kept free around a whole picture, in per cent of the shorter side."""
    background: str | None = None
    """What it is set on, such as #FFFFFF; None: what is behind a preview shows through."""
    max_bytes: int | None = None
    """The largest file that all of its networks take."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in one size and format."""

    path: str
    """In the site, relative to its root: `brand/<set>/renditions/<stem>-<hash>-1200x627.jpg`."""
    key: str
    """What tells it from every other rendition."""
    recipe: Recipe
    uses: tuple[Use, ...] = ()
    """What a download is for; networks that want the same size share it. None for previews."""
    bytes: int = 0
    """The size of the file, once it is made."""

    @property
    def address(self) -> str:
        """Where it is published, relative to the hub's root."""
        return quote(self.path, errors="surrogateescape")

    @property
    def width(self) -> int:
        """In pixels."""
        return self.recipe.width

    @property
    def height(self) -> int:
        """In pixels."""
        return self.recipe.height


def rendition_key(digest: str, recipe: Recipe, engine: str) -> str:
    """What tells a rendition from every other: the bytes of its picture, how it is made, and by what."""
    return hashlib.sha256(f"{digest}\n{_spelled(recipe)}\n{engine}".encode()).hexdigest()


_spelled: Callable[[Recipe], str] = cache(str)


@dataclass(frozen=True, slots=True)
class Renditions:
    """All renditions of one picture, for pages.

    A page shows `<picture><source type="image/webp" srcset=…><img src=fallback></picture>` of the previews, and offers
    the downloads, by `for_network` where one is chosen. Where there are none it uses the original.
    """

    source: str
    """The file they are made of, relative to the folder that is published."""
    previews: tuple[Rendition, ...] = ()
    """In WebP, the smallest first, and one in a format that everything shows; none of a drawing, which is its own."""
    downloads: tuple[Rendition, ...] = ()
    """In the order of the networks and of their facts."""
    left_out: tuple[Use, ...] = ()
    """Sizes for which the picture has far too few pixels."""

    @property
    def modern(self) -> tuple[Rendition, ...]:
        """The previews for `srcset`, the smallest first."""
        return tuple(one for one in self.previews if one.recipe.format == "webp")

    @property
    def fallback(self) -> Rendition | None:
        """The preview for browsers without WebP; None where the original is to be shown."""
        return next((one for one in self.previews if one.recipe.format != "webp"), None)

    @property
    def preview(self) -> Rendition | None:
        """The preview for a place that has room for one address: sharp on a phone, and small enough for it."""
        return next((one for one in self.modern if one.width >= CARD_WIDTH), next(iter(self.modern[-1:]), None))

    @property
    def link_preview(self) -> Rendition | None:
        """What networks show for a link to a page with the picture."""
        return next((one for one in self.downloads if any(use.name == "og_preview" for use in one.uses)), None)

    def for_post(self, network: str) -> Rendition | None:
        """What a post on the network of that id takes along.

        Of its sizes for posts the one that is nearest to the picture's own shape, else that of link previews.
        """
        offered = self.for_network(network)
        names = {use.name: one for one in reversed(offered) for use in one.uses if use.network == network}
        posts = [one for name, one in names.items() if name.startswith(_OF_POSTS)]
        if not posts:
            return names.get("og_preview")
        shape = self.shape or 1
        return min(posts, key=lambda one: abs(math.log(one.width / one.height / shape)))

    @property
    def shape(self) -> float:
        """Width to height of the picture itself, as its previews have it; 0 where it has none."""
        return next((one.width / one.height for one in self.previews), 0)

    def srcset(self, base: str = "") -> str:
        """The previews in WebP with their widths, for a page from which `base` leads to the hub's root."""
        return ", ".join(f"{base}{one.address} {one.width}w" for one in self.modern)

    def for_network(self, network: str) -> tuple[Rendition, ...]:
        """What is made for the network of that id, in the order of its facts."""
        return tuple(one for one in self.downloads if any(use.network == network for use in one.uses))


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be made of one file, by one process."""

    source: str
    """The path of the file."""
    recipes: tuple[tuple[Recipe, str], ...]
    """With the path at which each rendition is to lie."""
    key: str = ""
    """That of the first recipe with the bytes that the file had when renditions were planned; it can have changed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one recipe."""

    bytes: int = 0
    """The size of the rendition."""
    refusal: Refusal | None = None
    """Why there is none."""
    for_good: bool = True
    """Whether it would come out so again, on any machine."""
    no_room: str = ""
    """Why it could not be put into its place, which is no fault of the picture."""
