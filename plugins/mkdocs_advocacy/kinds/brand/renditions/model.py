"""Renditions, each an image in one size and format, and the jobs that create them."""

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
"""The width of a card on a phone with two or three device pixels per CSS pixel."""
_OF_POSTS = ("post", "pin", "status", "share_file")

Format = Literal["jpg", "png", "webp"]
Refusal = tuple[str, str]
"""Why there is no rendition, and a hint, both for writers."""


class Limits(Model):
    """Limits for processing images; options of the plugin `advocacy/brand`."""

    max_pixels: Annotated[
        int, Field(ge=1, description="The largest image in pixels. Larger images are refused before they are decoded.")
    ] = 200_000_000
    max_bytes: Annotated[int, Field(ge=1, description="The largest image file, in bytes.")] = 100_000_000
    max_seconds: Annotated[
        int, Field(ge=1, description="The time limit for the renditions of one image, in seconds.")
    ] = 120


class Impossible(Exception):
    """There is no rendition; the arguments are the reason and a hint for writers."""


@dataclass(frozen=True, slots=True)
class Use:
    """The use of a rendition on a network."""

    network: str
    """The network's id."""
    name: str
    """The use in the network's facts: post_square, story, cover …"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Instructions for creating a rendition."""

    width: int
    """The rendition's width in pixels."""
    height: int
    format: Format
    whole: bool
    """Whether the whole image fits into the size; otherwise it fills the size and is cropped."""
    focus: tuple[int, int] = (50, 50)
    """The point that stays visible in every crop, in per cent of the width and height."""
    margin: int = 0
    """The empty margin around a whole image, in per cent of the shorter side."""
    background: str | None = None
    """The background colour, such as #FFFFFF; None keeps transparency."""
    max_bytes: int | None = None
    """The largest file that all of its networks accept."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """An image in one size and format."""

    path: str
    """The path relative to the site's root: `brand/<set>/renditions/<stem>-<hash>-1200x627.jpg`."""
    key: str
    """The unique key of the rendition."""
    recipe: Recipe
    uses: tuple[Use, ...] = ()
    """The uses of a download, which networks with the same size share; empty for previews."""
    bytes: int = 0
    """The size of the file; 0 until it is created."""

    @property
    def address(self) -> str:
        """The rendition's address, relative to the hub's root."""
        return quote(self.path, errors="surrogateescape")

    @property
    def width(self) -> int:
        """The width in pixels."""
        return self.recipe.width

    @property
    def height(self) -> int:
        """The height in pixels."""
        return self.recipe.height


def rendition_key(digest: str, recipe: Recipe, engine: str) -> str:
    """Return the unique key for an original with this digest, the recipe and the version of the engine."""
    return hashlib.sha256(f"{digest}\n{_spelled(recipe)}\n{engine}".encode()).hexdigest()


_spelled: Callable[[Recipe], str] = cache(str)


@dataclass(frozen=True, slots=True)
class Renditions:
    """All renditions of one image.

    A page shows the previews as `<picture><source type="image/webp" srcset=…><img src=fallback></picture>` and offers
    the downloads, filtered by `for_network` if a network is chosen. Without renditions, it uses the original.
    """

    source: str
    """The original, relative to the published folder."""
    previews: tuple[Rendition, ...] = ()
    """WebP previews from small to large and a fallback in a common format; empty for SVGs, which need no previews."""
    downloads: tuple[Rendition, ...] = ()
    """The downloads, in the order of the networks and their facts."""
    left_out: tuple[Use, ...] = ()
    """The uses that the image is far too small for."""

    @property
    def modern(self) -> tuple[Rendition, ...]:
        """The previews for `srcset`, from small to large."""
        return tuple(one for one in self.previews if one.recipe.format == "webp")

    @property
    def fallback(self) -> Rendition | None:
        """The preview for browsers without WebP; None if pages show the original."""
        return next((one for one in self.previews if one.recipe.format != "webp"), None)

    @property
    def preview(self) -> Rendition | None:
        """The preview for formats with a single image address: sharp on phones, yet small."""
        return next((one for one in self.modern if one.width >= CARD_WIDTH), next(iter(self.modern[-1:]), None))

    @property
    def link_preview(self) -> Rendition | None:
        """The image that networks show for a link to a page with this image."""
        return next((one for one in self.downloads if any(use.name == "og_preview" for use in one.uses)), None)

    def for_post(self, network: str) -> Rendition | None:
        """Return the rendition for a post on this network.

        Choose the post size with the aspect ratio nearest to the image's, or else the size of link previews.
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
        """The aspect ratio of the image according to its previews; 0 without previews."""
        return next((one.width / one.height for one in self.previews), 0)

    def srcset(self, base: str = "") -> str:
        """Return the `srcset` of the WebP previews; `base` is the relative address of the hub's root."""
        return ", ".join(f"{base}{one.address} {one.width}w" for one in self.modern)

    def for_network(self, network: str) -> tuple[Rendition, ...]:
        """Return the downloads for this network, in the order of its facts."""
        return tuple(one for one in self.downloads if any(use.network == network for use in one.uses))


@dataclass(frozen=True, slots=True)
class Job:
    """The renditions to create from one file, by one process."""

    source: str
    """The path of the original."""
    recipes: tuple[tuple[Recipe, str], ...]
    """Recipes with the destination paths of their renditions."""
    key: str = ""
    """The key of the first rendition when it was planned, to detect later changes to the original."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one recipe."""

    bytes: int = 0
    """The size of the rendition."""
    refusal: Refusal | None = None
    """Why there is no rendition, if it failed."""
    for_good: bool = True
    """Whether the result would be the same on any machine."""
    no_room: str = ""
    """Why the file could not be written, which isn't the image's fault."""
