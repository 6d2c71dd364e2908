"""The images of posts, on their pages and in the data islands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.brand.renditions.model import Renditions
from mkdocs_advocacy.kinds.posts.compose import variants_for
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post, PostTemplate


def pictures_of(template: PostTemplate, hub: Hub) -> list[Asset]:
    """Return the images that a post may show: its own or its story's, then its variants', without duplicates."""
    assets = hub.of(BRAND).assets
    of_story = hub.of(POSTS).story_pictures if template.story else {}
    found = (assets.get(name) or (of_story[name].picture if name in of_story else None) for name in template.all_media)
    return [asset for asset in found if asset]


def shown_of(template: PostTemplate, hub: Hub) -> list[tuple[Asset, Renditions | None]]:
    """Return the images of a post with their renditions: everything that its pages show."""
    return [(asset, hub.of(BRAND).renditions.get(asset.id)) for asset in pictures_of(template, hub)]


@dataclass(frozen=True, slots=True)
class PictureView:
    """An image on the page of a post."""

    address: str
    alt: str
    width: int
    height: int
    download: str
    """The label of the download link."""
    facts: str
    """The image's dimensions and file size, as text."""
    srcset: str
    """The value of `srcset` with its previews; empty if it has none."""
    preview: str
    """The address of the fallback preview, or of the image itself."""


class PictureRenderer:
    """The renderer of the images on the pages of a hub's posts."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub = hub
        self._template: Template = environment.get_template("advocacy/posts/pictures.html")

    def rendered(self, post: Post, base: str) -> Markup:
        """Render the images of the post, if any. `base` is the relative path from the page to the hub's root."""
        words = self._hub.words(post.language)
        views = [self._view(asset, words, base) for asset in pictures_of(post.template, self._hub)]
        return Markup(self._template.render(pictures=views, base=base, t=words) if views else "")

    def _view(self, asset: Asset, words: Catalogue, base: str) -> PictureView:
        renditions = self._hub.of(BRAND).renditions.get(asset.id)
        fallback = renditions and renditions.fallback
        width, height = words.number(asset.width), words.number(asset.height)
        return PictureView(
            address=asset.address,
            alt=asset.alt_in(words.language, self._hub.settings.languages[0]),
            width=asset.width,
            height=asset.height,
            download=words("picture_download", name=asset.title_in(words.language)),
            facts=words("picture_facts", width=width, height=height, size=words.size(asset.bytes)),
            srcset=renditions.srcset(base) if renditions else "",
            preview=fallback.address if fallback else asset.address,
        )


class PostMedia:
    """The images of a post for the data island."""

    def __init__(self, post: Post, hub: Hub) -> None:
        self._offers, self._renditions = post.offers, hub.of(BRAND).renditions
        self._template, self._language = post.template, post.language
        self._pictures = [] if post.has_ended else pictures_of(post.template, hub)
        self._places = {asset.id: place for place, asset in enumerate(self._pictures)}
        self.differs = any(variant.media for variants in post.template.text.values() for variant in variants)
        """Whether any variant has images of its own."""
        self._alt = [asset.alt_in(post.language, hub.settings.languages[0]) for asset in self._pictures]

    def of_post(self) -> dict[str, Any]:
        """Return the entry `media` with all images, or an empty mapping if the post has none."""
        media = [
            {
                "address": asset.address,
                "name": asset.title_in(self._language),
                "alt": alt,
                "width": asset.width,
                "height": asset.height,
                **self._for_networks(asset),
            }
            for asset, alt in zip(self._pictures, self._alt, strict=True)
        ]
        return {"media": media} if media else {}

    def _for_networks(self, asset: Asset) -> dict[str, Any]:
        """Return the distinct sizes of the image, and the index of the size for each network of the post."""
        renditions = self._renditions.get(asset.id)
        chosen = {name: size for name in self._offers if renditions and (size := renditions.for_post(name))}
        sizes = list(dict.fromkeys(chosen.values()))
        if not sizes:
            return {}
        return {
            "sizes": [{"address": size.address, "width": size.width, "height": size.height} for size in sizes],
            "networks": {name: sizes.index(size) for name, size in chosen.items()},
        }

    def of_variant(self, network_id: str, position: int) -> dict[str, Any]:
        """Return the indexes of the images of a variant, if any variant has images of its own."""
        if not self.differs:
            return {}
        _, variants = variants_for(self._template, network_id)
        named = variants[position].media or self._template.media
        return {"media": [self._places[asset_id] for asset_id in named if asset_id in self._places]}
