"""The steps of docs/results.md in a new hub, from an owner's exports to the published page."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs
from mkdocs.config.defaults import MkDocsConfig
from tests.new_hubs import new_hub
from tests.site.owner_exports import list_visits, write_ga4, write_logs, write_survey, write_x
from tests.site.sites import QUIET, Element, Site
from tests.site.walkthrough import Command, read_page, read_steps

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.results.options import ResultsOptions

PAGE = read_page("results.md")
TODAY = str(int(datetime(2026, 12, 2, 9, tzinfo=UTC).timestamp()))
LOGS = "../logs/access.log*"
SHELL = [
    "scp -r www.example.com:/var/log/nginx ../logs",
    'pip install --find-links wheels "mkdocs-advocacy[results]"',
]
"""The commands that need another machine or a network. All others are run."""


def run(line: str, hub: Path) -> str:
    """Run a command of the page in the hub's folder, as a shell would, and return what it prints."""
    program, *arguments = shlex.split(line)
    if program == "git":
        names = ("-c", "user.name=Owner", "-c", "user.email=owner@example.com")
        done = subprocess.run(["git", *names, *arguments], cwd=hub, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout
    found = [[*map(str, sorted(hub.glob(word)))] if "*" in word else [word] for word in arguments]
    MkDocsConfig.plugins.plugin_cache.clear()
    result = CliRunner().invoke(
        {"advocacy": main, "mkdocs": mkdocs}[program],
        [word for words in found for word in words],
        env={**QUIET, "SOURCE_DATE_EPOCH": TODAY},
        catch_exceptions=False,
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def blocks(language: str) -> Iterator[str]:
    for found in re.finditer(rf"^(`{{3,4}}){language}\n(.*?)^\1$", PAGE, re.MULTILINE | re.DOTALL):
        yield found[2]


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a new hub with results, as the page describes, beside an owner's exports."""
    hub = new_hub(tmp_path / "hub", "--name", "Our hub", "--languages", "en,de", "--timezone", "Europe/Berlin")
    settings, snippet = (hub / "mkdocs.yml").read_text("utf-8"), next(blocks("yml"))
    page, plugin = (line for line in snippet.splitlines() if line.startswith("  - "))
    for above, line in (("  - Campaigns: campaigns/index.md\n", page), ("  - advocacy/posts\n", plugin)):
        assert settings.count(above) == 1
        settings = settings.replace(above, f"{above}{line}\n")
    (hub / "mkdocs.yml").write_text(settings, "utf-8")
    (block,) = (found for found in blocks("") if found.startswith("```result\n"))
    with (hub / "content/index.md").open("a", encoding="utf-8") as page_file:
        page_file.write(f"\n{block}")
    write_ga4(tmp_path / "ga4.csv")
    write_logs(tmp_path / "logs")
    write_survey(tmp_path / "answers.csv")
    write_x(tmp_path / "x.csv")
    monkeypatch.chdir(hub)
    subprocess.run(["git", "init", "--quiet"], cwd=hub, check=True)
    return hub


def read_text(element: Element) -> str:
    return " ".join(element.text.split())


def test_an_owner_follows_the_steps_with_google_analytics(hub: Path) -> None:
    done = 0
    for step in read_steps(PAGE):
        if isinstance(step, tuple):
            (hub / step[0]).write_text(step[1], "utf-8")
        elif LOGS not in step.line:
            output = run(step.line, hub)
            assert step.is_shown(output), f"$ {step.line}\n{output}"
            done += 1
    assert done == 11
    assert {path.name for path in (hub / "results").iterdir()} == {
        *("clicks.csv", "imports.csv", "network-posts.csv", "shares.csv", "pulse.csv", "participation.csv")
    }
    assert run("advocacy check --strict", hub) == "no problems\n"
    run("mkdocs build --strict", hub)
    check_site(Site(hub / "site"))


def read_rows(page: Element) -> list[list[str]]:
    return [[cell.text.strip() for cell in row.walk() if cell.tag in ("th", "td")] for row in page.all("tr")]


def check_site(site: Site) -> None:
    """Check the published numbers against those in the exports."""
    total = sum(visits for _, (source, campaign, _), visits in list_visits() if published(source, campaign))
    of_campaign = sum(
        visits for _, (source, campaign, _), visits in list_visits() if published(source, campaign, "careers")
    )
    page = site.page("results/")
    text = read_text(page.one("main"))
    assert f"{total} clicks in November 2026" in text
    assert f"{of_campaign} of 500 clicks 64 of 100 shares, by a voluntary count" in text
    rows = read_rows(page)
    assert ["We are hiring", "417"] in rows
    assert [row for row in rows if row[0] in ("LinkedIn", "X") and len(row) == 2] == [["LinkedIn", "455"], ["X", "83"]]
    assert ["X", "8", "9,080", "320", "3.5%", "1.5%"] in rows
    assert "Net promoter score 50" in text
    assert "29% of those invited took part" in text
    assert f"{of_campaign} von 500 Klicks" in read_text(site.page("results/de/").one("main"))
    assert ["\u2068We are hiring\u2069, version A", "222"] in read_rows(site.page("campaigns/careers/"))
    assert f"{of_campaign} of 500 clicks" in read_text(site.page().one("main"))
    assert site.page().one("nav", css="md-tabs").all("a")[3].text.strip() == "Results"


def published(source: str, campaign: str, only: str = "") -> bool:
    """Return whether visits are large enough and have a known campaign."""
    return source != "bluesky" and campaign != "carers" and only in ("", campaign)


def test_an_owner_follows_the_steps_with_access_logs(hub: Path) -> None:
    (step,) = (step for step in read_steps(PAGE) if isinstance(step, Command) and LOGS in step.line)
    output = run(step.line, hub)
    assert step.is_shown(output), output
    run("mkdocs build --strict", hub)
    assert "538 clicks in November 2026" in read_text(Site(hub / "site").page("results/").one("main"))
    assert "198.51." not in (hub / "results/clicks.csv").read_text("utf-8")


def test_the_steps_name_no_other_commands() -> None:
    assert [block.strip() for block in blocks("sh")] == SHELL


def test_all_options_are_explained() -> None:
    table = PAGE.partition("\n## Options\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == [*ResultsOptions.model_fields]
