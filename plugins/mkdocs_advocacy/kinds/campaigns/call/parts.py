"""The parts that a call's rules need, and the facts that require them, from `parts.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

from mkdocs_advocacy.core.countries import is_open_in
from mkdocs_advocacy.core.model import Day, HttpsUrl, Line, Model
from mkdocs_advocacy.core.money import Worth
from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.kinds.campaigns.call.model import Call

Group = Literal["all", "prizes", "chance", "judged", "ideas", "survey"]
Region = Literal["EU", "US"]


class Fact(Model):
    """A fact that requires a part of a call's rules."""

    missing: Line
    """The request to add it: list the prizes."""
    fact: Line
    sources: tuple[Line, ...]
    """The names of the sources that support it."""


class Part(Fact):
    """A part of the rules of a call."""

    key: Line
    """The key of the call or of the campaign; `prizes.` refers to each prize."""
    of: Group
    where: Region | None = None


class Registration(Fact):
    """The total worth of prizes above which a draw must be registered."""

    threshold: Worth


class Parts(Model):
    """The content of `parts.yml`."""

    verified: Day
    regions: Mapping[Region, tuple[str, ...]]
    sources: Mapping[str, HttpsUrl]
    parts: tuple[Part, ...]
    children: Fact
    registration: Registration
    release: Fact

    def cite(self, fact: Fact) -> str:
        """Return a fact with its sources."""
        sources = ", ".join(self.sources[name] for name in fact.sources)
        return f"{fact.fact}: {sources}" if sources else fact.fact

    def of_call(self, call: Call) -> Iterator[Part]:
        """Yield the parts that a call needs."""
        groups = groups_of(call)
        for part in self.parts:
            if part.of in groups and (part.where is None or self.reaches(call, part.where)):
                yield part

    def reaches(self, call: Call, region: Region) -> bool:
        """Return whether people in a region may take part."""
        return is_open_in(call.countries, self.regions[region])


@cache
def load_parts() -> Parts:
    """Return the parts and facts of the package."""
    return Parts.model_validate(package_data("kinds", "campaigns", "call", "parts.yml"))


def groups_of(call: Call) -> frozenset[Group]:
    """Return the groups that a call belongs to."""
    groups: set[Group] = {"all"}
    if call.has_prizes:
        groups.add("prizes")
        if call.chooser:
            groups.add("chance" if call.chooser == "chance" else "judged")
    if call.kind in ("ideas", "survey"):
        groups.add(call.kind)
    return frozenset(groups)
