"""Hubs with mentions for tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.contracts.entries import write
from tests.site.sites import Site, as_yaml, build, write_hub

from mkdocs_advocacy.results.periods import Period, read_period
from mkdocs_advocacy.rules.listening import Listening, ListeningFile

Key = tuple[str, str, str, str]
"""Source, language, topic and sentiment."""
Counts = Mapping[Key, int]
MONTHS = [f"2026-{month:02}" for month in range(1, 13)]
TOPICS: Mapping[str, Any] = {
    "caps": {"title": {"en": "Caps", "de": "Deckel"}, "for": "product", "terms": ["cap", "Deckel"]},
    "price": {"title": "Price", "for": "sales", "terms": ["price"]},
}
DEPARTMENTS = {"product": {"en": "Product", "de": "Produkt"}, "sales": "Sales", "care": "Care"}


def key(source: str = "", language: str = "", topic: str = "", sentiment: str = "") -> Key:
    return (source, language, topic, sentiment)


def listening_of(topics: Mapping[str, Any]) -> Listening:
    file = ListeningFile.model_validate({"departments": DEPARTMENTS, "topics": topics})
    return Listening(file.departments, file.topics)


def mentions_of(
    months: Mapping[str, Counts],
    topics: Mapping[str, Any] = TOPICS,
    *,
    tools: Mapping[str, str] | None = None,
    empty: Sequence[str] = (),
    stamps: Mapping[str, str] | None = None,
) -> Mapping[str, str]:
    """Return the files with these mentions, by month such as 2026-11 or by week such as 2026-11-02..2026-11-08.

    `tools` are the tools of months that weren't counted by the usual one, and `empty` are months without published
    numbers. `stamps` are the terms of topics, if they aren't those of today.
    """
    listening = listening_of(topics)
    stamps = {**{name: listening.stamp_of(name) for name in topics}, **(stamps or {})}
    shown = " ".join(f"{name}:{stamp}" for name, stamp in sorted(stamps.items()))
    rows = [
        f"{days(month)},{','.join(one)},{count},," for month, counts in months.items() for one, count in counts.items()
    ]
    imports = [
        f"{days(month)},2027-01-10,{(tools or {}).get(month, 'Tool')},Soda,{shown}" for month in (*months, *empty)
    ]
    header = "from,to,source,language,topic,sentiment,count,duplicates,retweets"
    return {
        "guidelines/rules/listening.yml": as_yaml({"departments": DEPARTMENTS, "topics": {**topics}}),
        "results/mentions.csv": "\n".join((header, *rows, "")),
        "results/mentions-imports.csv": "\n".join(("from,to,imported,tool,method,topics", *imports, "")),
    }


def days(month: str) -> str:
    period = read_period(month)
    assert period is not None
    return f"{period.first},{period.last}"


def weeks_of(first: str, number: int) -> Iterator[str]:
    """Yield weeks as text, from one that begins on a Monday."""
    found = read_period(first)
    assert found is not None
    period = Period(found.first, found.first.fromordinal(found.first.toordinal() + 6))
    for _ in range(number):
        yield f"{period.first}..{period.last}"
        period = period.following


def write_listening_hub(folder: Path, files: Mapping[str, str], **hub: Any) -> Path:
    options = {"languages": ["en", "de", "ar"], **hub.pop("options", {})}
    enabled = hub.pop("enabled", ("posts", "programme", "results"))
    plugins = ["search", {"advocacy": options}, *(f"advocacy/{name}" for name in enabled)]
    written = write_hub(folder, plugins=plugins, **hub)
    write(written, files)
    return written


def build_listening(folder: Path, files: Mapping[str, str], **hub: Any) -> Site:
    """Build a hub with these files in strict mode and return its site."""
    site = build(write_listening_hub(folder, files, **hub), "--strict")
    assert site.exit_code == 0, site.output
    return site
