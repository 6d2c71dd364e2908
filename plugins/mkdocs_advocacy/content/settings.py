"""The options that apply to the whole hub."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import tzinfo
from functools import cached_property
from typing import Annotated, Any

from pathspec import GitIgnoreSpec
from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from mkdocs_advocacy.content.audience_option import Audiences, check_audience_option
from mkdocs_advocacy.content.color_option import BrandColor
from mkdocs_advocacy.core.audiences import DEFAULT_AUDIENCES
from mkdocs_advocacy.core.model import Id, Language, Line, Model, NetworkId, Some, UtmValue
from mkdocs_advocacy.core.zones import ZoneName, zone_named
from mkdocs_advocacy.rules.model import (
    ONLY_TIME,
    STARTS_AT,
    WEIGHTS,
    AnyRule,
    ConfigurableRule,
    RuleSetting,
    RuleSettings,
    Weight,
)


def _validate_domain(name: str) -> str:
    host = name.lower().strip(".")
    if not re.fullmatch(r"[^\s/:@?#]+\.[^\s/:@?#]+", host):
        raise ValueError(f"“{name}” is not a domain such as example.com")
    return host


def _validate_pattern(text: str) -> str:
    if text.startswith("!"):
        raise ValueError(f"“{text}” excludes files, but publish: lists files to include")
    try:
        GitIgnoreSpec.from_lines([text])
    except ValueError:
        raise ValueError(f"“{text}” is not a pattern such as downloads/*.xlsx") from None
    return text


def _refuse_empty(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("no_words", "is empty")
    return value


def _validate_rules(rules: dict[AnyRule, RuleSetting]) -> dict[AnyRule, RuleSetting]:
    for name, setting in rules.items():
        if name in ONLY_TIME and setting.severity in ("error", "warning"):
            raise ValueError(f"{name} can only be notice or off: a build must not fail because time passes")
        if setting.at is not None and name not in STARTS_AT:
            raise ValueError(f"{name} has no threshold “at”; only {', '.join(STARTS_AT)} do")
    return rules


class UtmSettings(Model):
    """The UTM parameters of tracked links."""

    medium: Annotated[UtmValue, Field(description="The value of utm_medium, unless the network sets its own.")] = (
        "social"
    )
    campaign: Annotated[UtmValue, Field(description="The value of utm_campaign for posts without a campaign.")] = (
        "advocacy"
    )
    domains: Annotated[
        tuple[Annotated[str, AfterValidator(_validate_domain)], ...],
        Field(description="The domains, including subdomains, whose links are tagged; default: all."),
    ] = ()


class BrandSettings(Model):
    """The appearance of the hub."""

    primary: Annotated[
        BrandColor | None,
        BeforeValidator(_refuse_empty),
        Field(description="The brand colour, such as “#6A1B9A”. Both colour schemes derive from it."),
    ] = None
    logo: Annotated[
        Line | None,
        BeforeValidator(_refuse_empty),
        Field(description="The logo in the header: the path of an image, relative to content/."),
    ] = None


class Settings(Model):
    """The options of the `advocacy` plugin that define the hub."""

    languages: Annotated[Some[Language], Field(description="The hub's languages, its main language first.")] = ("en",)
    networks: Annotated[
        Some[NetworkId] | None,
        Field(description="The networks to offer, in this order; default: all."),
    ] = None
    timezone: Annotated[ZoneName, Field(description="The time zone in which days start and end.")] = "UTC"
    utm: UtmSettings = UtmSettings()
    brand: BrandSettings = BrandSettings()
    rules: Annotated[
        dict[ConfigurableRule, RuleSettings],
        AfterValidator(_validate_rules),
        Field(description="Severities and thresholds of rules."),
    ] = {}
    private: Annotated[
        bool, Field(description="Whether to block search engines and link previews; the hub stays open to anyone.")
    ] = False
    publish: Annotated[
        tuple[Annotated[Line, AfterValidator(_validate_pattern)], ...],
        Field(description="Other files in content/ to include in the site, such as downloads/*.xlsx."),
    ] = ()
    audiences: Annotated[
        Audiences, Field(description="The hub's audiences, by id; default: employees and customers.")
    ] = {}
    audience: Annotated[
        Id | None,
        BeforeValidator(_refuse_empty),
        AfterValidator(check_audience_option),
        Field(
            description="The only audience that this site is for; default: all. It shows nothing that is for others."
        ),
    ] = None
    drafts: Annotated[bool, Field(description="Whether to show drafts and embargoed posts, marked as such.")] = False

    @cached_property
    def zone(self) -> tzinfo:
        """The time zone in which the hub's days start and end."""
        return zone_named(self.timezone)

    @property
    def audience_ids(self) -> tuple[str, ...]:
        """The ids of the hub's audiences, in the hub's order."""
        return tuple(self.audiences) or DEFAULT_AUDIENCES

    @property
    def other_audiences(self) -> tuple[str, ...]:
        """The audiences that the build isn't for; none if it is for all."""
        return tuple(name for name in self.audience_ids if self.audience and name != self.audience)

    @cached_property
    def weights(self) -> Mapping[AnyRule, Weight]:
        """The severity of each rule in this hub."""
        return {**WEIGHTS, **{rule: setting.severity for rule, setting in self.rules.items() if setting.severity}}

    def starts_at(self, rule: AnyRule) -> int:
        """Return the threshold of a rule listed in `STARTS_AT`."""
        return (self.rules[rule].at if rule in self.rules else None) or STARTS_AT[rule]
