"""Hubs with results for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.contracts.entries import write
from tests.site.sites import Site, build, post, write_hub

COLUMNS = "from,to,source,campaign,post,variant,language,clicks,visitors,conversions,bots_removed"
LAST_WEEK = ("2026-12-28", "2027-01-03")
WEEK_BEFORE = ("2026-12-21", "2026-12-27")


def row(
    clicks: int,
    campaign: str = "",
    post: str = "",
    *,
    source: str = "linkedin",
    variant: str = "",
    language: str = "",
    days: tuple[str, str] = LAST_WEEK,
) -> str:
    """Return a row of results/clicks.csv."""
    return ",".join((*days, source, campaign, post, variant, language, str(clicks), "", "", ""))


def clicks_of(rows: Iterable[str]) -> Mapping[str, str]:
    """Return the file with these rows, and the file that says where they come from."""
    lines = list(rows)
    periods = sorted({tuple(line.split(",")[:2]) for line in lines})
    imports = [f"{first},{last},2027-01-12,Plausible,visits,campaign content day source," for first, last in periods]
    return {
        "results/clicks.csv": "\n".join((COLUMNS, *lines, "")),
        "results/imports.csv": "\n".join(("from,to,imported,tool,measure,grain,zone", *imports, "")),
    }


def write_results_hub(folder: Path, files: Mapping[str, str], *, results: Any = None, **hub: Any) -> Path:
    """Write a hub with the plugin `advocacy/results`, the campaign `ginger` with the post `range`, and these files."""
    options = {"languages": ["en", "de"], **hub.pop("options", {})}
    plugins = ["search", {"advocacy": options}, "advocacy/posts", {"advocacy/results": results or {}}]
    content: dict[str, Any] = {
        "posts": {"range": post("The range", campaign="ginger", link="https://soda.example/range")},
        "campaigns": {"ginger": {"title": "Ginger launch", "targets": {"clicks": 500}}},
    }
    written = write_hub(folder, plugins=hub.pop("plugins", plugins), **{**content, **hub})
    write(written, files)
    return written


def build_results(folder: Path, files: Mapping[str, str], **hub: Any) -> Site:
    """Build such a hub in strict mode and return its site."""
    site = build(write_results_hub(folder, files, **hub), "--strict")
    assert site.exit_code == 0, site.output
    return site
