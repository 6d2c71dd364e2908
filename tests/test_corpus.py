"""272 real posts of the Galaxy project, some of which are too long for a network they name."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import regex
import yaml
from tests.hubs import LoadedHub
from tests.hubs import load as load_from

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.problems import Problem

GALAXY = Path(__file__).parents[2] / "shared/corpus/galaxy"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not GALAXY.is_dir(), reason=f"the corpus in {GALAXY} is not available")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> LoadedHub:
    root = tmp_path_factory.mktemp("galaxy")
    (root / "content").symlink_to(GALAXY)
    return load_from(root, Settings(), NOW)


@pytest.fixture(scope="module")
def posts() -> dict[str, dict[str, Any]]:
    """Return the posts as parsed by a plain YAML reader, by file."""
    paths = sorted((GALAXY / "posts").glob("*.yml"))
    return {f"content/posts/{path.name}": yaml.safe_load(path.read_text("utf-8")) for path in paths}


def reported(hub: LoadedHub, network: str, severity: str = "error") -> dict[tuple[str, str], Problem]:
    """Return the problems of texts too long for a network, by file and text."""
    found = {}
    for problem in hub.problems:
        if (
            problem.rule == "too-long"
            and problem.severity == severity
            and f", but {network} allows only " in problem.message
        ):
            found[problem.file, problem.message.partition(":")[0]] = problem
    return found


def test_every_post_is_read(hub: LoadedHub, posts: dict[str, dict[str, Any]]) -> None:
    assert len(posts) == 272
    assert {f"content/{post.source}" for post in hub.posts} | {problem.file for problem in hub.problems} == set(posts)
    unread = [problem for problem in hub.problems if problem.severity == "error" and problem.rule != "too-long"]
    assert [str(problem) for problem in unread] == []


def graphemes(text: str) -> int:
    return len(regex.findall(r"\X", text))


def bluesky_length(text: str, name: str, post: dict[str, Any]) -> int:
    return graphemes(text.replace("{link}", tracked(post, "bluesky", name)))


def mastodon_length(text: str, name: str, post: dict[str, Any]) -> int:
    text = text.replace("{link}", tracked(post, "mastodon", name))
    text = re.sub(r"(?<![A-Za-z0-9@$#])https?://[^\s()\[\]<>\"“”*\\]+[\w/=&#-]", "x" * 23, text)
    return graphemes(re.sub(r"(?<![\w/])@(\w+)@[\w.-]+\w", r"@\1", text))


def tracked(post: dict[str, Any], network: str, name: str) -> str:
    """Return the link with its tracking parameters, composed as documented."""
    link = post.get("link", "")
    if not link:
        return ""
    address, mark, fragment = link.partition("#")
    utm = f"utm_source={network}&utm_medium=social&utm_campaign=advocacy&utm_content={name}-a"
    return f"{address}{'&' if '?' in address else '?'}{utm}{mark}{fragment}"


@pytest.mark.parametrize(
    ("network", "shown", "limit", "count"),
    [("bluesky", "Bluesky", 300, bluesky_length), ("mastodon", "Mastodon", 500, mastodon_length)],
)
def test_each_text_too_long_for_a_named_network_is_reported_with_its_length(
    hub: LoadedHub,
    posts: dict[str, dict[str, Any]],
    network: str,
    shown: str,
    limit: int,
    count: Callable[[str, str, dict[str, Any]], int],
) -> None:
    expected = {}
    for file, post in posts.items():
        if network not in post.get("networks", ()):
            continue
        key = network if network in post["text"] else "any"
        for position, text in enumerate(post["text"][key]):
            length = count(compose(text, post, network), Path(file).stem, post)
            if length > limit:
                expected[file, f"text.{key}[{position}]"] = length
    found = reported(hub, shown)
    assert len(expected) >= 5
    assert {place: length_of(problem) for place, problem in found.items()} == expected


def compose(text: str, post: dict[str, Any], network: str) -> str:
    """Return the text with hashtags, and with the link at the end if it has no placeholder."""
    tags = " ".join(f"#{tag}" for tag in post.get("hashtags", []) if re.fullmatch(r"\w+", tag) and not tag.isdigit())
    text = text.rstrip("\n")
    if "link" in post and "{link}" not in text:
        text += "\n{link}"
    text = text.replace("{hashtags}", tags) if tags else re.sub(r"[ \t]*\{hashtags\}", "", text)
    return text.replace("{{", "{").replace("}}", "}").strip()


def length_of(problem: Problem) -> int:
    found = re.search(r": ([\d,]+) ", problem.message)
    assert found is not None
    return int(found[1].replace(",", ""))


def test_a_text_that_is_too_long_is_reported_at_its_first_line(hub: LoadedHub) -> None:
    problems = [problem for problem in hub.problems if problem.rule == "too-long"]
    assert len(problems) > 50
    for problem in problems:
        line = (
            (GALAXY.parent / problem.file.replace("content", "galaxy", 1))
            .read_text("utf-8")
            .split("\n")[problem.line - 1]
        )
        assert line[problem.column - 1 :].strip()
        assert re.match(r"\s*(- |any:|\w+:)", line), problem
        shorten = re.fullmatch(r"shorten by ([\d,]+)", problem.hint)
        allowed = re.search(r"allows only ([\d,]+)$", problem.message)
        assert shorten is not None
        assert allowed is not None
        numbers = [int(found[1].replace(",", "")) for found in (allowed, shorten)]
        assert sum(numbers) == length_of(problem)


def test_a_post_is_offered_on_the_networks_it_fits(hub: LoadedHub, posts: dict[str, dict[str, Any]]) -> None:
    too_long = {name: reported(hub, shown) for name, shown in (("bluesky", "Bluesky"), ("mastodon", "Mastodon"))}
    for post in hub.posts:
        file = f"content/{post.source}"
        named = posts[file].get("networks", ())
        assert not named or set(post.offers) <= set(named)
        for network, found in too_long.items():
            if network in named:
                left_out = [place for place in found if place[0] == file]
                key = network if network in posts[file]["text"] else "any"
                offered = len(post.offers.get(network, {}))
                assert offered + len(left_out) == len(posts[file]["text"][key]), file
