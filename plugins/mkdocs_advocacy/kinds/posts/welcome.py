"""Render the `welcome` block of a page: heading, image, button and steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, Template
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.page_blocks import blocks_in
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.posts.model import Step, Welcome
from mkdocs_advocacy.kinds.posts.welcome_block import NAME, welcome_of
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.fast.frames import section_slot

_SLOT = section_slot(NAME)
"""The slot for the welcome; MkDocs leaves it unchanged when it converts the Markdown around it."""
_STEPS = ("choose", "yours", "share")


@dataclass(frozen=True, slots=True)
class WelcomePicture:
    """The image beside the heading."""

    address: str
    srcset: str
    """The image's renditions as the value of `srcset`; empty if it has none."""
    alt: str
    width: int
    height: int


class WelcomeRenderer:
    """The renderer of `welcome` blocks in Markdown pages."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub, self._words = hub, hub.words(hub.language)
        self._template: Template = environment.get_template("advocacy/posts/welcome.html")
        self._welcomes: dict[str, Welcome] = {}

    def taken_out(self, markdown: str, source: str) -> tuple[str, list[Problem]]:
        """Replace the block in the page at `source` with a slot. Return the new Markdown and the block's problems."""
        self._welcomes.pop(source, None)
        for block in blocks_in(markdown, NAME):
            welcome, _, problems = welcome_of(block, source)
            if welcome:
                self._welcomes[source] = welcome
                markdown = f"{markdown[: block.start]}\n{_SLOT}\n\n{markdown[block.end :]}"
            return markdown, problems
        return markdown, []

    def of(self, source: str) -> Welcome | None:
        """Return the welcome of the page at `source`, if it has one."""
        return self._welcomes.get(source)

    def put_in(self, html: str, source: str, address: str) -> str:
        """Fill the slot in the HTML of the page at `source`. `address` is the page's path from the hub's root."""
        welcome = self._welcomes.get(source)
        return html.replace(_SLOT, self._rendered(welcome, base_of(address)), 1) if welcome else html

    def _rendered(self, welcome: Welcome, base: str) -> Markup:
        return Markup(
            self._template.render(
                welcome=welcome,
                picture=self._picture(welcome, base),
                steps=own_steps(self._words) if welcome.steps is None else welcome.steps,
                t=self._words,
                base=base,
            )
        )

    def _picture(self, welcome: Welcome, base: str) -> WelcomePicture | None:
        brand = self._hub.of(BRAND)
        asset = brand.assets.get(welcome.picture or "")
        if asset is None:
            return None
        renditions = brand.renditions.get(asset.id)
        shown = (renditions and renditions.fallback) or asset
        srcset = renditions.srcset(base) if renditions else ""
        alt = asset.alt_in(self._hub.language, self._hub.language)
        return WelcomePicture(shown.address, srcset, alt, shown.width, shown.height)


def own_steps(words: Catalogue) -> Sequence[Step]:
    """Return the default steps."""
    return [Step(title=words(f"welcome_{step}"), text=words(f"welcome_{step}_text")) for step in _STEPS]
