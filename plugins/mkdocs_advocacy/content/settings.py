"""What a hub's owner sets for the whole hub."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import tzinfo
from functools import cached_property
from typing import Annotated, Any

from pathspec import GitIgnoreSpec
from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from mkdocs_advocacy.content.color_option import BrandColor
from mkdocs_advocacy.core.model import Language, Line, Model, NetworkId, Some, UtmValue
from mkdocs_advocacy.core.zones import ZoneName, zone_named
from mkdocs_advocacy.rules.model import STARTS_AT, WEIGHTS, RuleName, RuleSetting, RuleSettings, Weight


def _domain(name: str) -> str:
    host = name.lower().strip(".")
    if not re.fullmatch(r"[^\s/:@?#]+\.[^\s/:@?#]+", host):
        raise ValueError(f"“{name}” is not a domain such as example.com")
    return host


def _pattern(text: str) -> str:
    if text.startswith("!"):
        raise ValueError(f"“{text}” excludes files; publish: lists those to include")
    try:
        GitIgnoreSpec.from_lines([text])
    except ValueError:
        raise ValueError(f"“{text}” is not a pattern such as downloads/*.xlsx") from None
    return text


def _written(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("no_words", "is empty")
    return value


def _tunable(rules: dict[RuleName, RuleSetting]) -> dict[RuleName, RuleSetting]:
    for name, setting in rules.items():
        if setting.at is not None and name not in STARTS_AT:
            raise ValueError(f"{name} cannot be tuned by “at”, only {', '.join(STARTS_AT)} can")
    return rules


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


class BrandSettings(Model):
    """How the hub looks."""

    primary: Annotated[
        BrandColor | None,
        BeforeValidator(_written),
        Field(description="The brand's colour, such as “#6A1B9A”, from which both schemes are made."),
    ] = None
    logo: Annotated[
        Line | None,
        BeforeValidator(_written),
        Field(description="The logo in the header: a picture in the published folder."),
    ] = None


class Settings(Model):
    """The options of the `advocacy` plugin that say what the hub is."""

    languages: Annotated[Some[Language], Field(description="The first is the hub's own.")] = ("en",)
    networks: Annotated[
        Some[NetworkId] | None,
        Field(description="The networks to offer, in this order; default: all."),
    ] = None
    timezone: Annotated[ZoneName, Field(description="The time zone in which days begin and end.")] = "UTC"
    utm: UtmSettings = UtmSettings()
    brand: BrandSettings = BrandSettings()
    rules: Annotated[
        dict[RuleName, RuleSettings],
        AfterValidator(_tunable),
        Field(description="Rules to weigh differently, to tune or to turn off."),
    ] = {}
    private: Annotated[
        bool, Field(description="Whether search engines and link previews are kept out; who has an address gets in.")
    ] = False
    publish: Annotated[
        tuple[Annotated[Line, AfterValidator(_pattern)], ...],
        Field(description="Further files of the published folder that go into the site: downloads/*.xlsx."),
    ] = ()
    drafts: Annotated[bool, Field(description="Whether drafts and embargoed posts are shown, with a mark.")] = False

    @cached_property
    def zone(self) -> tzinfo:
        """The time zone in which the hub's days begin and end."""
        return zone_named(self.timezone)

    @cached_property
    def weights(self) -> Mapping[RuleName, Weight]:
        """How much a finding of each rule matters in this hub."""
        return {**WEIGHTS, **{rule: said.severity for rule, said in self.rules.items() if said.severity}}

    def starts_at(self, rule: RuleName) -> int:
        """From how much on the rule finds something, for those in `STARTS_AT`."""
        return (self.rules[rule].at if rule in self.rules else None) or STARTS_AT[rule]
