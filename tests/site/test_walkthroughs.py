"""The steps of other pages in docs/, with a new hub."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.site.sites import NOW, Site
from tests.site.walkthrough import Command, read_page, read_steps
from tests.site.wheels import run

pytestmark = pytest.mark.wheel


@pytest.fixture
def hub(hub_of_wheel: Path, warm_wheel: Path) -> Path:
    """Return a new hub that has published its posts."""
    run(warm_wheel / "advocacy", "record", cwd=hub_of_wheel)
    return hub_of_wheel


def follow(page: str, hub: Path, warm_wheel: Path) -> int:
    """Follow the steps of a page and return the number of commands."""
    typed = 0
    for step in read_steps(read_page(page)):
        if not isinstance(step, Command):
            (hub / step[0]).write_text(step[1], "utf-8")
        elif not step.line.startswith("pip "):  # the packages are installed already
            step.run_and_check(warm_wheel, hub)
            typed += 1
    return typed


def test_links_have_the_documented_parameters(hub: Path, warm_wheel: Path) -> None:
    shown = re.findall(r"utm_\w+(?==)", read_page("measure.md").partition("## Google")[0])
    run(warm_wheel / "mkdocs", "build", cwd=hub)
    link = Site(hub / "site").island("posts/we-are-hiring/")["networks"]["linkedin"][0]["link"]
    assert re.findall(r"utm_\w+(?==)", link) == shown


def test_an_upgrade_to_the_same_version_changes_nothing(hub: Path, warm_wheel: Path) -> None:
    before = (hub / "permalinks.txt").read_bytes()
    assert follow("upgrade.md", hub, warm_wheel) == 6
    assert Site(hub / "before").files == Site(hub / "after").files
    assert (hub / "permalinks.txt").read_bytes() == before
    assert list((hub / ".vscode/schemas").glob("*.json"))


def test_a_guideline_is_added_and_a_new_version_released(hub: Path, warm_wheel: Path) -> None:
    assert follow("guidelines.md", hub, warm_wheel) == 4
    assert (hub / "guidelines/mastodon.md").is_file()
    assert "guidelines/linkedin/1/" in (hub / "permalinks.txt").read_text("utf-8")


def test_an_issue_of_the_newsletter_is_added_translated_released_and_announced(hub: Path, warm_wheel: Path) -> None:
    config, post = hub / "mkdocs.yml", hub / "content/posts/our-new-website.yml"
    option = "  - advocacy/programme:\n      newsletter: monthly\n"
    assert option in read_page("newsletter.md")
    config.write_text(config.read_text("utf-8").replace("  - advocacy/programme\n", option), "utf-8")
    post.write_text(f"publish: {NOW[:10]}\n{post.read_text('utf-8')}", "utf-8")
    typed = []
    for step in read_steps(read_page("newsletter.md")):
        assert isinstance(step, Command)
        if step.line.startswith("advocacy check"):  # “Delete the line status: draft.”
            for file in (hub / "content/newsletters").iterdir():
                file.write_text(file.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
        step.run_and_check(warm_wheel, hub)
        typed.append(step.line)
    assert len(typed) == 7
    site = Site(hub / "site")
    page, text = site.files["newsletters/november/mail.html"], site.files["newsletters/november/mail.txt"].decode()
    assert b"What we heard in November" in page
    assert text.startswith("What we heard in November\n=====")
    assert "newsletters/november/de/mail.txt" in site.files
    documented = set(re.findall(r"^\| .*`([\w-]+\.(?:html|txt|json))`", read_page("newsletter.md"), re.MULTILINE))
    folder = {path.removeprefix("newsletters/november/") for path in site.files if "newsletters/november/" in path}
    assert documented <= folder
    assert sorted(path.name for path in (hub / "digest").iterdir()) == ["digest.txt", "slack.json", "teams.json"]


def test_all_posts_can_be_exported_and_every_address_redirected(hub: Path, warm_wheel: Path) -> None:
    assert follow("leave.md", hub, warm_wheel) == 3
    elsewhere = hub / "elsewhere"
    addresses = [line.split()[1] for line in (hub / "permalinks.txt").read_text("utf-8").splitlines()[1:]]
    assert len(addresses) > 5
    assert [address for address in addresses if not (elsewhere / address / "index.html").is_file()] == []
    page = (elsewhere / "posts/we-are-hiring/index.html").read_text("utf-8")
    assert "utm_content=we-are-hiring-b" in page
    assert "We are hiring" in (elsewhere / "index.html").read_text("utf-8")
