"""Write the sites that `bench.py` builds: a hub, and the same posts as Markdown for MkDocs with Material and for Hugo.

The Markdown pages have the same text and share links as the hub's pages, composed by mkdocs-advocacy. This runs in a
separate process, because the process that starts the builds must use little memory.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from _bench_posts import FIELD_LENGTH, NOW, Campaign, Post, campaigns, posts
from mkdocs_advocacy.content.hub import Hub, load_hub
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.problems import Severity
from mkdocs_advocacy.kinds import KINDS
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post as LoadedPost
from mkdocs_advocacy.kinds.posts.sections import usable_without_script
from mkdocs_advocacy.kinds.posts.sharing import Share, shares_of

SAMPLES = 20
"""How many posts are compared between the built sites."""
SHOWN_FOR_ANY = "bluesky"
"""The network whose text is written to the Markdown page, as it includes hashtags and the link."""

_WELCOME = "Posts worth sharing, for everyone who likes what we do.\n"
_THEME = """\
site_name: Benchmark
site_url: https://example.org/
docs_dir: content
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins:
  - search
"""
_HUGO = """\
baseURL = "https://example.org/"
title = "Benchmark"
disableKinds = ["taxonomy", "term"]
"""
_SINGLE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.description }}"></head>
<body><p><a href="{{ .Parent.RelPermalink }}">{{ .Parent.Title }}</a></p><h1>{{ .Title }}</h1>{{ .Content }}</body>
</html>
"""
_LIST = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>{{ .Content }}
<ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.description }}</li>
{{ end }}</ul></body>
</html>
"""


@dataclass(frozen=True)
class Page:
    """A post as a Markdown page."""

    markdown: str
    words: str
    """The text that the hub's page also has: title, summary and texts."""
    length: int
    """The number of words, including headings and link labels."""
    links: Sequence[str]


def write_sites(folder: Path, count: int, *, plain: bool) -> dict[str, object]:
    """Write `ours`, `stock` and `hugo` into `folder`, and return facts about them."""
    written = list(posts(count))
    hub = _write_hub(folder / "ours", written)
    loaded = {post.id: post for post in hub.of(POSTS).all}
    pages = {post.id: _make_page(post, loaded[post.id], hub, plain=plain) for post in written}
    _write_stock(folder / "stock", written, pages)
    _write_hugo(folder / "hugo", written, pages)
    sampled = written[:: max(1, len(written) // SAMPLES)][:SAMPLES]
    return {
        "posts": count,
        "words": statistics.mean(page.length for page in pages.values()),
        "links": statistics.mean(len(_find_links(loaded[post.id], hub)) for post in written),
        "networks": len(hub.networks),
        "plain": plain,
        "versions": {"python": python_version()} | {name: version(name) for name in ("mkdocs", "mkdocs-material")},
        "two variants everywhere": [post.id for post in written if post.linkedin is None],
        "samples": [
            {
                "id": post.id,
                "campaign": post.campaign,
                "words": pages[post.id].words,
                "written links": list(pages[post.id].links),
                "share links": [share.opens for share in _find_links(loaded[post.id], hub)],
            }
            for post in sampled
        ],
    }


def _write_hub(folder: Path, written: Sequence[Post]) -> Hub:
    """Write the hub and load it."""
    _write(folder / "mkdocs.yml", f"{_THEME}  - advocacy\n  - advocacy/posts\n")
    content = folder / "content"
    _write(content / "index.md", f"# Welcome\n\n{_WELCOME}")
    for campaign in campaigns():
        _write(content / "campaigns" / f"{campaign.id}.yml", _format_campaign(campaign))
    for post in written:
        _write(content / "posts" / post.campaign / f"{post.id}.yml", _format_post(post))
    hub, _ = load_hub(Places(folder, content), Settings(), NOW, KINDS)
    if problems := [problem for problem in hub.problems if problem.severity is not Severity.NOTICE]:
        sys.exit(f"The benchmark's posts have errors: {problems[0]}")
    if too_long := [post.id for post in hub.of(POSTS).all if len(post.offers) < len(hub.networks)]:
        sys.exit(f"{len(too_long)} posts do not fit every network, such as {too_long[0]}.")
    return hub


def _write_stock(folder: Path, written: Sequence[Post], pages: dict[str, Page]) -> None:
    _write(folder / "mkdocs.yml", _THEME)
    _write(folder / "content" / "index.md", f"# Welcome\n\n{_WELCOME}")
    for campaign in campaigns():
        _write(folder / "content" / campaign.id / "index.md", _format_campaign_page(campaign))
    for post in written:
        _write(folder / "content" / post.campaign / f"{post.id}.md", pages[post.id].markdown)


def _write_hugo(folder: Path, written: Sequence[Post], pages: dict[str, Page]) -> None:
    _write(folder / "site.toml", _HUGO)
    _write(folder / "layouts" / "_default" / "single.html", _SINGLE)
    _write(folder / "layouts" / "_default" / "list.html", _LIST)
    _write(folder / "content" / "_index.md", f"---\ntitle: Welcome\n---\n\n{_WELCOME}")
    for campaign in campaigns():
        _write(folder / "content" / campaign.id / "_index.md", _format_campaign_page(campaign))
    for post in written:
        _write(folder / "content" / post.campaign / f"{post.id}.md", pages[post.id].markdown)


def _make_page(post: Post, loaded: LoadedPost, hub: Hub, *, plain: bool) -> Page:
    shares = _find_shares(loaded, hub)
    sections = [(f"Text {share.variant.upper()}", share) for share in shares[SHOWN_FOR_ANY]]
    if post.linkedin is not None:
        sections.append((hub.networks["linkedin"].name, shares["linkedin"][0]))
    head = _format_mapping(title=post.title, description=post.summary, tags=post.topics)
    parts = [f"---\n{head}date: {post.publish}\n---", post.summary]
    parts += [f"## {heading}\n\n{_format_text(share)}" for heading, share in sections]
    links = [] if plain else _find_links(loaded, hub)
    labels = [f"Share on {share.network.name} ({share.variant.upper()})" for share in links]
    if links:
        items = (f"- [{label}]({share.opens})" for label, share in zip(labels, links, strict=True))
        parts.append("## Share\n\n" + "\n".join(items))
    words = " ".join([post.title, post.summary, *(share.text for _, share in sections)])
    length = len(" ".join([words, *(heading for heading, _ in sections), *labels]).split())
    return Page("\n\n".join(parts) + "\n", words, length, [share.opens or "" for share in links])


def _find_shares(post: LoadedPost, hub: Hub) -> dict[str, list[Share]]:
    return {network.id: list(shares) for network, shares in shares_of(post, hub)}


def _find_links(post: LoadedPost, hub: Hub) -> list[Share]:
    """Return the shares that are links on the hub's page of the post."""
    shares = _find_shares(post, hub)
    linked = [variants for name, variants in shares.items() if usable_without_script(hub.networks[name])]
    return [share for variants in linked for share in variants if share.opens]


def _format_text(share: Share) -> str:
    """Escape the composed text for Markdown and make its link clickable."""
    text = share.text.replace(share.link, f"<{share.link}>") if share.link else share.text
    return "\n".join(f"\\{line}" if line.startswith("#") else line for line in text.split("\n"))


def _format_campaign(campaign: Campaign) -> str:
    return _format_mapping(
        title=campaign.title, summary=campaign.summary, goal=campaign.goal, hashtags=campaign.hashtags
    )


def _format_campaign_page(campaign: Campaign) -> str:
    return f"---\n{_format_mapping(title=campaign.title)}---\n\n{campaign.summary}\n\n{campaign.goal}\n"


def _format_post(post: Post) -> str:
    """Return the post's file, with the LinkedIn text as a YAML block."""
    head = _format_mapping(
        title=post.title,
        summary=post.summary,
        campaign=post.campaign,
        topics=post.topics,
        link=post.link,
        hashtags=post.hashtags,
    )
    lines = [f"publish: {post.publish}"]
    if post.example is not None:
        field = f"label: Your favourite, example: {_quote(post.example)}, max_length: {FIELD_LENGTH}"
        lines += ["fields:", f"  favourite: {{{field}}}"]
    lines += ["text:", "  any:", *(f"    - {_quote(variant)}" for variant in post.variants)]
    if post.linkedin is not None:
        lines += ["  linkedin: |-", *(f"    {line}".rstrip() for line in post.linkedin.split("\n"))]
    return head + "\n".join(lines) + "\n"


def _format_mapping(**values: str | Sequence[str]) -> str:
    return "".join(f"{name}: {_quote(value)}\n" for name, value in values.items())


def _quote(value: str | Sequence[str]) -> str:
    """Return the value as JSON, which is also YAML."""
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Write the sites and `facts.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("posts", type=int)
    parser.add_argument("--plain", action="store_true", help="omit the share links from the Markdown pages")
    options = parser.parse_args(arguments)
    facts = write_sites(options.folder, options.posts, plain=options.plain)
    _write(options.folder / "facts.json", json.dumps(facts, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
