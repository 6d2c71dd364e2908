"""Errors in a hub: all are reported in one run, and the existing site is not changed."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.site.sites import QUIET, Site, build, built, post, write_hub

from mkdocs_advocacy.cli import main

BROKEN = {
    "a/one": "title: One\ntext:\n  any: Words {lnk}\n",
    "a/key": "title: One\nsumary: Typo\ntext: {any: Words}\n",
    "a/two": "title: [\n",
    "three": post("Three", "x" * 300, networks=["x"]),
    "four": post("Four", "Words.", campaign="gone", publish="tomorrow"),
    "five.de": {"title": "Allein"},
    "six": post("Six", "Words.", hashtags=["no-tag"]),
    "dup/seven": post("Seven", "Words."),
    "seven": post("Seven again", "Words."),
}
LINE = re.compile(r"^(?:ERROR|WARNING)?\s*-?\s*(\S+\.yml:\d+:\d+: (?:error|warning): .*)$", re.MULTILINE)


def problems(text: str) -> list[str]:
    return LINE.findall(text)


def run_check(hub: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml"), *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_an_error_leaves_the_previous_site_unchanged(tmp_path: Path) -> None:
    before = built(tmp_path, {"one": post("One"), "old": post("Old")}).files
    write_hub(tmp_path, {"one": post("One, changed"), "two": "title: Two\n"})
    after = build(tmp_path)
    assert after.exit_code == 1
    assert "content/posts/two.yml:1:1: error:" in after.output
    assert after.files == before


def test_all_problems_are_reported_in_one_run(tmp_path: Path) -> None:
    site = build(write_hub(tmp_path, BROKEN, campaigns={"odd": {"titel": "Odd"}}))
    assert site.exit_code == 1
    assert not site.folder.exists()
    found = problems(site.output)
    assert {line.partition(":")[0] for line in found} >= {
        f"content/{path}.yml"
        for path in (
            "posts/a/key",
            "posts/a/one",
            "posts/a/two",
            "posts/three",
            "posts/four",
            "posts/five.de",
            "posts/six",
            "campaigns/odd",
        )
    }
    assert len(found) == len(set(found))
    assert found == sorted(found, key=lambda line: (line.split(":")[0], *map(int, line.split(":")[1:3])))
    assert "content/posts/a/one.yml:3:14: error: text.any: unknown placeholder “{lnk}”" in site.output
    assert "Traceback" not in site.output


@pytest.mark.parametrize("posts", [BROKEN, {"six": BROKEN["six"]}, {"good": post("Good")}])
def test_build_and_check_report_the_same_problems(tmp_path: Path, posts: dict[str, object]) -> None:
    hub = write_hub(tmp_path, posts)
    site = build(hub, "--strict")
    code, output = run_check(hub, "--strict")
    assert problems(site.output) == problems(output)
    assert site.exit_code == code == int(bool(problems(output)))


def test_a_warning_fails_only_a_strict_build(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"six": BROKEN["six"]})
    assert (build(hub).exit_code, build(hub, "--strict").exit_code) == (0, 1)
    assert (run_check(hub)[0], run_check(hub, "--strict")[0]) == (0, 1)


@pytest.mark.parametrize(
    ("plugins", "message"),
    [
        (["search", "advocacy/posts"], "add the line “- advocacy” under plugins:"),
        (["advocacy/posts", "advocacy"], "put the line “- advocacy” above “- advocacy/posts” under plugins:"),
    ],
)
def test_posts_without_a_preceding_advocacy_plugin_are_refused(
    tmp_path: Path, plugins: list[str], message: str
) -> None:
    site = build(write_hub(tmp_path, plugins=plugins))
    assert site.exit_code == 1
    assert message in site.output


def test_the_advocacy_plugin_alone_publishes_no_post(tmp_path: Path) -> None:
    site = built(tmp_path, {"one": post("One", "secretword")}, plugins=["search", "advocacy"])
    assert site.holding("secretword") == []


@pytest.mark.parametrize(
    ("options", "messages"),
    [
        ({"langauges": ["en"]}, ["langauges", "languages"]),
        ({"utm": {"medium": "Social Media"}}, ["utm.medium", "Social Media"]),
        ({"languages": "english"}, ["languages"]),
        ({"now": "soon"}, ["now", "soon"]),
        ({"rules": {"too-long": "never"}}, ["too-long", "never"]),
        ({"rules": {"too-longg": "error"}}, ["too-longg"]),
        ({"networks": ["myspace"]}, ["networks", "myspace"]),
        ({"utm": {"domains": ["https://x.example/"]}}, ["utm.domains", "https://x.example/"]),
    ],
)
def test_an_invalid_option_is_named(tmp_path: Path, options: dict[str, object], messages: list[str]) -> None:
    site = build(write_hub(tmp_path, {"one": post("One")}, options=options))
    assert site.exit_code == 1
    assert "Traceback" not in site.output
    for words in messages:
        assert words in site.output


def build_in_subprocess(hub: Path, warm: Path) -> subprocess.CompletedProcess[str]:
    """Run a build in its own process."""
    return subprocess.run(
        [warm / "mkdocs", "build"],
        cwd=hub,
        env={**os.environ, **QUIET},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("broken", [0, 399])
def test_a_page_that_cannot_be_rendered_fails_the_build(warm: Path, tmp_path: Path, broken: int) -> None:
    """Try the first and the last page, which different processes can render."""
    own = tmp_path / "own" / "advocacy" / "posts"
    own.mkdir(parents=True)
    (own / "post.html").write_text("{% if view.summary %}{{ 1 // 0 }}{% endif %}")
    posts = {f"post-{number:03}": post(summary="Bad" if number == broken else None) for number in range(400)}
    done = build_in_subprocess(write_hub(tmp_path, posts, theme={"custom_dir": str(tmp_path / "own")}), warm)
    assert done.returncode != 0
    assert "division" in done.stderr


@pytest.mark.parametrize("change", ["title | upper", "title[:9]", "title[5:]", "title | truncate(9)"])
def test_a_template_that_changes_a_filled_in_text_fails_the_build(warm: Path, tmp_path: Path, change: str) -> None:
    own = tmp_path / "own" / "advocacy" / "posts"
    own.mkdir(parents=True)
    (own / "post.html").write_text(f"<h1>{{{{ view.{change} }}}}</h1>")
    done = build_in_subprocess(
        write_hub(tmp_path, {"one": post("One")}, theme={"custom_dir": str(tmp_path / "own")}), warm
    )
    assert done.returncode == 1
    assert "use such texts unchanged or leave them out" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("where", ["link", "image"])
def test_a_link_to_a_draft_is_a_warning(tmp_path: Path, where: str) -> None:
    link = f"{'!' if where == 'image' else ''}[the draft](posts/secret.yml)"
    hub = write_hub(tmp_path, {"secret": post("Secret", status="draft")}, pages={"index.md": f"# Home\n\n{link}\n"})
    site = build(hub)
    assert (site.exit_code, build(hub, "--strict").exit_code) == (0, 1)
    assert "WARNING -  Doc file 'index.md' contains a link 'posts/secret.yml'" in site.output


def test_links_to_posts_lead_to_their_pages(tmp_path: Path) -> None:
    pages = {
        "index.md": "# Home\n\n[a](posts/a/one.yml) [b](posts/a/one.de.yml) "
        "[c](posts/index.md) [d](campaigns/two.md)\n",
        "deep/page.md": "# Deep\n\n[e](../posts/a/one.yml)\n",
    }
    posts = {"a/one": post("One"), "a/one.de": {"title": "Eins"}}
    site = built(tmp_path, posts, pages=pages, campaigns={"two": {"title": "Two"}}, options={"languages": ["en", "de"]})
    assert links(site, "") == {"a": "posts/one/", "b": "posts/one/de/", "c": "posts/", "d": "campaigns/two/"}
    assert links(site, "deep/page/") == {"e": "../../posts/one/"}


def links(site: Site, address: str) -> dict[str, str]:
    return {link.text: link["href"] for link in site.page(address).one("article").all("a") if len(link.text) == 1}


def test_another_theme_is_refused(tmp_path: Path) -> None:
    site = build(write_hub(tmp_path, theme={"name": "readthedocs"}))
    assert site.exit_code == 1
    assert "write “theme: {name: material}”" in site.output
    assert "Traceback" not in site.output
