"""Editions of a hub, published and removed as docs/editions.md describes, and used as advocates do."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect
from tests.browser.conftest import Watch
from tests.browser.serving import ANYWHERE, served
from tests.browser.test_access import findings
from tests.once import made_once
from tests.site.sites import CHECKOUT, NOW, QUIET, Element, Site, epoch, post, write_hub

pytestmark = pytest.mark.browser

TEXT = (CHECKOUT / "docs/editions.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (.*)\n((?:(?!## ).*\n)*)", TEXT, re.MULTILINE))
GINGER = post("Ginger", ["Taste it. {link}", "No sugar. {link}"], link="https://soda.example/ginger", topics=["drinks"])
POSTS = {"ginger": GINGER, "tea": post("Iced tea"), "ginger.de": {"title": "Ingwer", "text": {"any": "Süß. {link}"}}}


def commands(section: str) -> list[str]:
    """Return the shell commands of a section."""
    return [line[2:] for line in SECTIONS[section].splitlines() if line.startswith("$ ")]


def read_settings() -> list[dict[str, Any]]:
    """Return the YAML examples of the page."""
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)]


@dataclass(frozen=True)
class Hub:
    """A hub in a Git repository, with its published site."""

    folder: Path
    address: str
    programs: Path

    def run(self, *lines: str) -> str:
        """Run commands in the hub's folder and return their output."""
        text = ""
        for line in lines:
            done = subprocess.run(
                shlex.split(line), cwd=self.folder, env=build_environment(self.programs), capture_output=True, text=True
            )
            assert done.returncode == 0, f"$ {line}\n{done.stdout}{done.stderr}"
            text += done.stdout
        return text

    def commit(self, text: str) -> None:
        self.run("git add -A", f"git commit --quiet --message {text!r}")

    @property
    def site(self) -> Site:
        """The published site."""
        return Site(self.folder / "site")


def build_environment(programs: Path) -> dict[str, str]:
    """Return an environment that finds these programs and the current ones, and lets Git run without settings."""
    who = {f"GIT_{role}_{what}": "hub@example.com" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    path = os.pathsep.join((str(programs), str(Path(sys.executable).parent), os.environ["PATH"]))
    return {**os.environ, **QUIET, **who, "PATH": path, "SOURCE_DATE_EPOCH": epoch(NOW)}


@pytest.fixture
def screen() -> str:
    """Use one screen: the layout doesn't matter here."""
    return "desktop"


@pytest.fixture(scope="module")
def hub(warm: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """Serve a hub with the editions 2026 and latest. Since 2026, iced tea became cold tea and lemon was added."""
    folder = made_once(tmp_path_factory, "editions", partial(publish_editions, programs=warm)) / "hub"
    with served(folder / "site") as address:
        yield Hub(folder, address, warm)


def publish_editions(folder: Path, programs: Path) -> None:
    hub = Hub(folder / "hub", ANYWHERE, programs)
    config, *_ = read_settings()
    plugins = [config["plugins"][0], "search", {"advocacy": {"languages": ["en", "de"]}}, "advocacy/posts"]
    write_hub(hub.folder, POSTS, site_url=ANYWHERE, plugins=[*plugins, "advocacy/hosting"], extra=config["extra"])
    (hub.folder / ".gitignore").write_text("/site/\n/editions.tar\n/.cache/\n")
    hub.run("git init --quiet --initial-branch main", "git init --quiet --bare ../origin.git")
    hub.run("git remote add origin ../origin.git", "advocacy record")
    hub.commit("As of 2026")
    hub.run(*commands("Freeze an edition"))
    content = hub.folder / "content"
    (content / "posts/tea.yml").rename(content / "posts/cold-tea.yml")
    (content / "redirects.yml").write_text("posts/tea/: posts/cold-tea/\n")
    (content / "posts/lemon.yml").write_text("title: Lemon\ntext: {any: Sour.}\n")
    hub.run("advocacy record")
    hub.commit("As of 2027")
    hub.run(*commands("Publish"))


def share_links(page: Element) -> list[str]:
    return [link["href"] for link in page.all("a", css="advocacy-share")]


def test_the_workflow_runs_the_documented_commands() -> None:
    step = read_settings()[-1][0]
    assert step["run"].splitlines() == commands("Publish")
    checkout = read_settings()[-2][0]
    template = CHECKOUT / "plugins/mkdocs_advocacy/scaffold/templates/hosts/_python.yml"
    assert f"uses: {checkout['uses']} " in template.read_text("utf-8")


def test_editions_are_listed_newest_first(page: Page, hub: Hub, watch: Watch) -> None:
    page.goto(f"{hub.address}2026/posts/ginger/")
    assert page.locator(".md-version__link").all_text_contents() == ["Current", "2026"]
    expect(page.locator(".md-version__current")).to_have_text("2026")
    assert watch.errors == []


def test_an_earlier_edition_shows_a_banner_that_links_to_the_current_page(page: Page, hub: Hub, watch: Watch) -> None:
    page.goto(f"{hub.address}2026/posts/ginger/")
    banner = page.locator(".md-banner")
    expect(banner).to_be_visible()
    expect(banner).to_contain_text("This is an earlier edition.")
    banner.get_by_role("link", name="See this page in the current edition").click()
    expect(page).to_have_url(f"{hub.address}posts/ginger/")
    expect(page.locator(".md-version__current")).to_have_text("Current")
    expect(page.locator(".md-banner")).to_be_hidden()
    assert (watch.foreign, watch.errors) == ([], [])


def test_axe_finds_nothing_with_the_banner(page: Page, hub: Hub) -> None:
    page.goto(f"{hub.address}2026/posts/ginger/")
    expect(page.locator(".md-banner")).to_be_visible()
    assert findings(page) == []


def test_a_german_page_has_a_german_banner(page: Page, hub: Hub) -> None:
    page.goto(f"{hub.address}2026/posts/ginger/de/")
    expect(page.locator(".md-banner")).to_contain_text("Das ist eine frühere Ausgabe.")


def test_switching_editions_stays_on_the_page(page: Page, hub: Hub) -> None:
    page.goto(f"{hub.address}latest/posts/ginger/")
    expect(page.locator(".md-banner")).to_be_hidden()
    for name, edition in (("2026", "2026"), ("Current", "latest")):
        page.locator(".md-version__current").focus()
        page.locator(".md-version__link", has_text=name).press("Enter")
        expect(page).to_have_url(f"{hub.address}{edition}/posts/ginger/")
        expect(page.locator(".md-version__current")).to_have_text(name)


def test_a_renamed_post_in_an_earlier_edition_links_to_its_current_page(page: Page, hub: Hub) -> None:
    page.goto(f"{hub.address}2026/posts/tea/")
    page.get_by_role("link", name="See this page in the current edition").click()
    expect(page).to_have_url(f"{hub.address}posts/cold-tea/")


def test_both_editions_have_the_same_share_links(hub: Hub) -> None:
    now = share_links(hub.site.page("posts/ginger/"))
    assert len(now) > 10
    assert now == share_links(hub.site.page("latest/posts/ginger/")) == share_links(hub.site.page("2026/posts/ginger/"))
    assert not [link for link in now if "2026" in link or "latest" in link]
    data = [hub.site.island(f"{edition}posts/ginger/") for edition in ("", "latest/", "2026/")]
    assert data[0] == data[1] == data[2], "the composer would share different texts"


def test_no_link_that_leaves_the_hub_contains_an_edition(hub: Hub) -> None:
    named = re.compile(rf"{re.escape(ANYWHERE)}(2026|latest)".encode())
    assert [name for name, content in hub.site.files.items() if named.search(content)] == []
    for edition in ("2026", "latest", "."):
        old = Site(hub.folder / "site" / edition)
        links = old.page("posts/ginger/").all("link", rel="canonical")
        assert [link["href"] for link in links] == [f"{ANYWHERE}posts/ginger/"]
        assert {item["url"].startswith(f"{ANYWHERE}posts/") for item in old.feed["items"]} == {True}
        assert f"{ANYWHERE}posts/ginger/" in old.sitemap


def test_a_copied_filter_link_contains_no_edition(page: Page, hub: Hub) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{hub.address}2026/posts/?topic=drinks")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{hub.address}posts/?topic=drinks"


def test_the_ledger_contains_no_editions_and_all_its_addresses_exist(hub: Hub) -> None:
    ledger = (hub.folder / "permalinks.txt").read_text("utf-8")
    addresses = re.findall(r"^\S+ (\S+/) ", ledger, re.MULTILINE)
    assert {"posts/tea/", "posts/cold-tea/", "posts/lemon/", "posts/ginger/de/"} <= set(addresses)
    assert not re.search("latest|editions|2026/", ledger)
    assert [address for address in addresses if f"{address}index.html" not in hub.site.files] == []
    assert hub.run("advocacy check --strict") == "no problems\n"


def test_without_its_setting_mike_would_add_editions_to_addresses_and_is_refused(hub: Hub, tmp_path: Path) -> None:
    config = yaml.safe_load((hub.folder / "mkdocs.yml").read_text("utf-8"))
    config["plugins"][0] = "mike"
    write_hub(tmp_path, POSTS, **{**config, "site_url": "https://hub.example/"})
    done = subprocess.run(
        ["mkdocs", "build"], cwd=tmp_path, env=build_environment(hub.programs), capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "canonical_version" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_edition_can_be_removed(hub: Hub, tmp_path: Path) -> None:
    hub = Hub(shutil.copytree(hub.folder.parent, tmp_path / "copy") / "hub", ANYWHERE, hub.programs)
    assert (hub.folder / "site/2026").exists()
    hub.run(*commands("Delete an edition"), *commands("Publish"))
    assert not (hub.folder / "site/2026").exists()
    assert (hub.folder / "site/posts/ginger/index.html").is_file()
