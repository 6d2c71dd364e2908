"""What a hub's owner sets for the whole hub."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mkdocs_advocacy.model import Model, NetworkId, Some, UtmValue
from mkdocs_advocacy.posts.model import Language


def _domain(name: str) -> str:
    host = name.lower().strip(".")
    if not re.fullmatch(r"[^\s/:@?#]+\.[^\s/:@?#]+", host):
        raise ValueError(f"“{name}” is not a domain such as example.com")
    return host


class UtmSettings(Model):
    """The parameters that make clicks measurable."""

    medium: Annotated[
        UtmValue, Field(description="The value of utm_medium, where the network has none of its own.")
    ] = "social"
    campaign: Annotated[UtmValue, Field(description="The value of utm_campaign for posts without a campaign.")] = (
        "advocacy"
    )
    domains: Annotated[
        tuple[Annotated[str, AfterValidator(_domain)], ...],
        Field(description="The only websites, with those below them, whose links are tagged; none: all."),
    ] = ()


class Settings(Model):
    """The options of the `advocacy` plugin that say what the hub is."""

    languages: Annotated[Some[Language], Field(description="The first is the hub's own.")] = ("en",)
    networks: Annotated[
        Some[NetworkId] | None,
        Field(description="The networks to offer, in this order; default: all."),
    ] = None
    utm: UtmSettings = UtmSettings()
    rules: Annotated[
        dict[Literal["too-long"], Literal["error", "warning", "notice"]],
        Field(description="Problems to weigh differently, by rule."),
    ] = {}
    drafts: Annotated[bool, Field(description="Whether drafts and embargoed posts are shown, with a mark.")] = False
