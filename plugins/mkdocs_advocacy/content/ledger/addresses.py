"""The addresses of a hub: those that must answer for good, those that answer, and those that lead elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from mkdocs_advocacy.content.ledger.check import Known, ledger_problems
from mkdocs_advocacy.content.ledger.load import load_ledger
from mkdocs_advocacy.content.ledger.model import Entry, Permalink
from mkdocs_advocacy.content.redirects.load import load_redirects
from mkdocs_advocacy.content.redirects.model import REDIRECTS, Redirect
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, SourceFile, source_file
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.brand.model import Brand
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.guidelines.model import INDEX, Guideline
from mkdocs_advocacy.kinds.posts.model import Post

OVERVIEWS: Mapping[str, Sequence[str]] = {
    "posts": ("posts/", "campaigns/"),
    "brand": ("brand/",),
    "guidelines": ("guidelines/", "changes/"),
}
"""The pages that are always there, by the kind whose plugin makes them."""


@dataclass(frozen=True)
class Content:
    """Everything of a hub that can have an address, whatever its state."""

    posts: Sequence[Post]
    campaigns: Mapping[str, Campaign]
    brand: Brand
    guidelines: Mapping[str, Guideline]
    files: Sequence[SourceFile]
    """Those of posts and campaigns, be they right or wrong."""
    published: Collection[str]
    """The files of the published folder that go into the site, relative to it."""


@dataclass(frozen=True)
class Addresses:
    """What a hub's addresses are to be."""

    permalinks: tuple[Permalink, ...]
    """Those that must answer for good, those still to come included: of them nothing is shown."""
    ledger: Mapping[str, Entry] | None
    """Those that were recorded, by address; None where the hub keeps no ledger."""
    redirects: tuple[Redirect, ...]


def load_addresses(
    root: Path, docs: Path, content: Content, kinds: Collection[str], now: datetime
) -> tuple[Addresses, list[Problem]]:
    """The addresses of the hub in `root`, which publishes `docs`, at `now`, and what is wrong with them.

    `kinds` says of what the hub makes pages: `posts`, whose plugin makes those of campaigns too, `brand`, `guidelines`.
    """
    permalinks = {permalink.address: permalink for permalink in _permalinks(content, kinds)}
    written = {*_written(content.published), *(page for kind in kinds for page in OVERVIEWS.get(kind, ()))}
    public = {address for address, permalink in permalinks.items() if permalink.since is None or permalink.since <= now}

    source, problems = source_file(docs / REDIRECTS, below=docs, root=root)
    ended = {path: one.address if "brand" in kinds else "" for path, one in content.brand.ended.items()}
    redirects, wrong = load_redirects(source, public | written, permalinks.keys() | written, content.published, ended)
    problems += wrong
    ledger, wrong = load_ledger(root)
    problems += wrong
    if ledger is not None:
        of_files = {_of_file(file) for file in content.files}
        of_files |= {f"brand/{asset.partition('/')[0]}/" for asset in content.brand.broken}
        drafts = {one.address for post in content.posts for one in _each(post) if _is_draft(post, one)}
        loaded = {one.address for post in content.posts for one in _each(post)}
        answered = (
            written | {quote(redirect.path, errors="surrogateescape") for redirect in redirects} | (of_files - loaded)
        )
        problems += ledger_problems(ledger, Known(permalinks, answered, drafts), now)
    return Addresses(tuple(permalinks.values()), ledger, redirects), problems


def _permalinks(content: Content, kinds: Collection[str]) -> Iterator[Permalink]:
    if "posts" in kinds:
        for post in content.posts:
            for one in _each(post):
                if not _is_draft(post, one):
                    since = max((page.template.publish for page in (post, one) if page.template.publish), default=None)
                    yield Permalink(one.address, one.template.title, since)
        for campaign in content.campaigns.values():
            yield Permalink(campaign.address, campaign.template.title, campaign.since)
    if "brand" in kinds:
        for one_set in (*content.brand.sets.values(), *content.brand.coming.values()):
            yield Permalink(one_set.address, one_set.title, one_set.template.publish)
    if "guidelines" in kinds:
        for guideline in content.guidelines.values():
            if guideline.id != INDEX:
                yield Permalink(guideline.address, guideline.title, None)
            for version in guideline.earlier:
                yield Permalink(version.address_of_version, guideline.title, None)


def _each(post: Post) -> tuple[Post, ...]:
    return (post, *post.translations)


def _is_draft(post: Post, one: Post) -> bool:
    """Whether `one`, the post or a translation of it, is not to be out at any time yet."""
    return State.DRAFT in (post.state, one.state)


def _written(published: Iterable[str]) -> Iterator[str]:
    """The addresses of pages that writers wrote in Markdown, in both forms that MkDocs can give them."""
    for page in published:
        if not page.lower().endswith(MARKDOWN_ENDINGS):
            continue
        path = PurePosixPath(page)
        if path.stem.lower() in ("index", "readme"):
            yield "" if path.parent == PurePosixPath() else f"{path.parent}/"
        else:
            yield f"{path.with_suffix('')}/"
            yield f"{path.with_suffix('')}.html"


def _of_file(file: SourceFile) -> str:
    """The address for which a file of a post, a translation or a campaign stands."""
    return f"{file.path.partition('/')[0]}/{file.stem.replace('.', '/')}/"
