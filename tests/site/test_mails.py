"""Mails of issues in whole sites: files, sizes, and what writers are told about them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.site.sites import QUIET, Site, build, built, epoch, post, read_page, write_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.kinds.newsletters.mail_check import CLIPPED, HEAVY
from mkdocs_advocacy.kinds.newsletters.mail_lint import find_unsupported

PLUGINS = ["search", {"advocacy": {"languages": ["en", "ar"]}}, "advocacy/posts", "advocacy/programme"]
NOW = "2027-01-15T12:00:00Z"
DAY = "date: 2027-01-15"


def issue(text: str, *keys: str) -> str:
    return "\n".join(("---", "title: What we heard", DAY, *keys, "---", "", text, ""))


def hub_with(folder: Path, text: str, *keys: str, posts: int = 3, publish: str | None = None, **more: object) -> Path:
    pages = {"index.md": "# Home\n", "newsletters/january.md": issue(text, *keys)}
    long = {"link": "https://soda.example/", "summary": "Soda " * 40, **({"publish": publish} if publish else {})}
    written = {f"post-{number:02}": post(f"Post {number}", "Words. {link}", **long) for number in range(posts)}
    return write_hub(folder, written, pages=pages, plugins=PLUGINS, **more)  # type: ignore[arg-type]


def problems_of(site: Site) -> list[str]:
    """Return the problems with issues, without sizes that depend on the templates."""
    lines = [line.partition("content/newsletters/")[2] for line in site.output.splitlines() if "newsletters/" in line]
    return [re.sub(r"\b(?!102 )\d+ KB", "N KB", line) for line in lines]


LINKED = {
    "mail.html": r'<a href="([^"]+)"',
    "mail.txt": r"(?m)^\[\d\] (.+)$",
    "slack.json": r"<([^|<>]+)\|(?:home|top|shop|list)>",
    "teams.json": r"\]\(([^()]+)\)",
}
"""The files of an issue, with the pattern of the addresses of links in its text."""
BLOCK = "```posts\nlimit: 24\n```\n"


def test_an_issue_and_its_translation_become_mails(tmp_path: Path) -> None:
    translation = "---\ntitle: ماذا سمعنا\n---\n\nمرحبا [بكم](../posts/index.md)\n"
    hub = hub_with(tmp_path, BLOCK, "summary: Three things.")
    (hub / "content/newsletters/january.ar.md").write_text(translation, "utf-8")
    site = build(hub, "--strict", now=NOW)
    assert site.exit_code == 0, site.output
    for name, language in (("newsletters/january/", "en"), ("newsletters/january/ar/", "ar")):
        mail = site.files[f"{name}mail.html"].decode()
        assert [*find_unsupported(mail)] == []
        page = read_page(mail)
        assert page.one("html")["lang"] == language
        assert page.all("a")[-1]["href"] == f"https://hub.example/{name}"
    assert site.search == [record for record in site.search if "mail.html" not in record["location"]]


def test_links_lead_to_the_home_page_and_to_addresses_with_spaces(tmp_path: Path) -> None:
    links = "[home](../index.md) [top](../index.md#home) [shop](<https://soda.example/a b?c=d e>) [list](../a%20b.pdf)"
    hub = hub_with(tmp_path, links, "shapes: [mail, text, chat]", posts=0)
    (hub / "content/a b.pdf").write_text("Sugar", "utf-8")
    site = build(hub, "--strict", now=NOW)
    assert site.exit_code == 0, site.output
    own = [f"https://hub.example/{path}" for path in ("", "#home", "a%20b.pdf")]
    addresses = [*own[:2], "https://soda.example/a%20b?c=d%20e", own[2]]
    files = {name: site.files[f"newsletters/january/{name}"].decode() for name in LINKED}
    found = {name: re.findall(pattern, files[name])[:4] for name, pattern in LINKED.items()}
    assert found == dict.fromkeys(LINKED, addresses)


@pytest.mark.parametrize(("keys", "site_url"), [(["shapes: [page, text]"], "https://hub.example/"), ([], None)])
def test_an_issue_without_this_shape_or_a_hub_without_address_has_no_mail(
    tmp_path: Path, keys: list[str], site_url: str | None
) -> None:
    hub = hub_with(tmp_path, BLOCK + "\n<video></video>\n", *keys, posts=24, site_url=site_url)
    site = build(hub, now=NOW)
    assert site.exit_code == 0, site.output
    assert "newsletters/january/mail.html" not in site.files
    expected = [] if keys else ["mail-unsupported"]
    assert [line.rpartition("[")[2].rstrip("]") for line in problems_of(site)] == expected


def test_a_mail_that_is_nearly_too_large_fails_strict_builds(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, BLOCK * 3, posts=24)
    site = build(hub, now=NOW)
    assert HEAVY <= len(site.files["newsletters/january/mail.html"]) < CLIPPED
    assert problems_of(site) == [
        "january.md:6:1: warning: the email is N KB, close to the size at which Gmail cuts it off: 102 KB "
        "(lower limit: in the block posts, whose 24 entries take up N KB) [mail-heavy]"
    ]
    assert build(hub, "--strict", now=NOW).exit_code == 1


def test_a_mail_that_is_too_large_fails_every_build_and_check(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, BLOCK * 4, posts=24)
    site = build(hub, now=NOW)
    assert site.exit_code == 1
    assert problems_of(site) == [
        "january.md:6:1: error: the email is N KB, and Gmail cuts it off after 102 KB "
        "(lower limit: in the block posts, whose 24 entries take up N KB) [mail-heavy]"
    ]
    environment = {**QUIET, "SOURCE_DATE_EPOCH": epoch(NOW)}
    checked = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")], env=environment)
    assert "[mail-heavy]" in checked.output


def test_posts_that_only_time_adds_fail_no_build(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, BLOCK * 4, posts=24, publish="2027-01-14")
    site = build(hub, "--strict", now=NOW)
    assert site.exit_code == 0, site.output
    assert len(site.files["newsletters/january/mail.html"]) >= CLIPPED
    environment = {**QUIET, "SOURCE_DATE_EPOCH": epoch(NOW)}
    checked = CliRunner().invoke(main, ["check", "--strict", "-f", str(hub / "mkdocs.yml")], env=environment)
    assert checked.exit_code == 0
    assert "notice: the email is" in checked.output


def test_a_long_text_is_named_as_the_largest_part(tmp_path: Path) -> None:
    site = build(hub_with(tmp_path, "Sugar and more. " * 6000), now=NOW)
    assert problems_of(site) == [
        "january.md:1:1: warning: the email is N KB, close to the size at which Gmail cuts it off: 102 KB "
        "(shorten the text, which takes up N KB, and link to the rest) [mail-heavy]"
    ]


def test_a_hub_can_turn_the_rule_off(tmp_path: Path) -> None:
    plugins = ["search", {"advocacy": {"rules": {"mail-heavy": "off"}}}, "advocacy/posts", "advocacy/programme"]
    pages = {"index.md": "# Home\n", "newsletters/january.md": issue("Sugar and more. " * 8000)}
    assert problems_of(built(tmp_path, {"one": post()}, pages=pages, plugins=plugins)) == []


def test_old_issues_are_not_weighed(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, "Sugar and more. " * 8000)
    assert build(hub, "--strict", now="2027-02-16T12:00:00Z").exit_code == 0
