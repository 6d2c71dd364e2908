"""A cache of loaded posts, so that builds and checks parse only posts whose files or context changed.

The first line of the cache file is the version mark: a file with another mark is ignored. Each other line contains a
JSON value, which is validated: anyone who can write to the cache folder can change the content of a post, but can't
execute code. Invalid lines are skipped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import UTC
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from mkdocs_advocacy.core.caches import cached_lines, keep
from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.posts.check import Context
from mkdocs_advocacy.kinds.posts.load import LoadedPost
from mkdocs_advocacy.kinds.posts.model import Post, PostTemplate
from mkdocs_advocacy.kinds.posts.offers import PackedOffers
from mkdocs_advocacy.rendering.fast.version_mark import version_mark

NAME = "posts.jsonl"
"""The name of the file in the folder of caches. It is safe to delete."""
MOST_BYTES = 400_000_000
"""The maximum size of a cache file; a larger file is ignored."""


class _StoredPost(Model):
    """A post in the cache file."""

    source: str
    language: str
    template: PostTemplate
    original: str | None
    wordings: tuple[tuple[str | tuple[str], ...], ...]
    """The distinct wordings. Each is a sequence of texts (`str`) and names of placeholders (a `tuple` of one `str`)."""
    offers: dict[str, tuple[tuple[int, int, int], ...]]
    """The variants by network id, each with its position, the index of its wording and its length."""
    utm_campaign: str
    hashtags: tuple[str, ...]
    translations: tuple[_StoredPost, ...]


_WHATEVER_THE_HUB = {"zone": UTC, "audiences": None}
"""Every moment has its zone, and the audiences were checked before."""
_Line = tuple[str, str, str, _StoredPost | None, list[tuple[str, int, int, Severity, str, str, str]]]
"""A line: the id of a post, the digests of its files and context, the post, and its problems."""


@cache
def _line_adapter() -> TypeAdapter[_Line]:
    return TypeAdapter(_Line)


@dataclass(frozen=True)
class _EarlierContext:
    """The context of an earlier check, known only by its digest."""

    digest: str

    def __eq__(self, other: object) -> bool:
        """Compare the digest with a context's."""
        return self.digest != "" and isinstance(other, Context) and other.digest == self.digest

    __hash__ = None  # type: ignore[assignment]


def load_memory(folder: Path) -> dict[str, Any]:
    """Load the valid cached posts from the folder of caches; empty if there are none, or from another version."""
    contexts: dict[str, _EarlierContext] = {}
    memory: dict[str, Any] = {}
    lines = cached_lines(folder / NAME, MOST_BYTES)
    if next(lines, b"") != version_mark().encode():
        return {}
    for line in lines:
        with suppress(ValueError):  # includes ValidationError; an invalid post is loaded from its files
            post_id, files, digest, stored, problems = _line_adapter().validate_json(line, context=_WHATEVER_THE_HUB)
            context = contexts.setdefault(digest, _EarlierContext(digest))
            post = _restore(post_id, stored, f"{files} {digest}" if digest else "") if stored else None
            memory[post_id] = (
                bytes.fromhex(files),
                context,
                LoadedPost(post, tuple(Problem(*values) for values in problems)),
            )
    return memory


def changed_since(before: Mapping[str, Any], memory: Mapping[str, Any]) -> bool:
    """Return whether `memory` differs from `before`, a copy made before the posts were loaded."""
    return memory.keys() != before.keys() or any(memory[post_id] is not known for post_id, known in before.items())


def save_memory(folder: Path, memory: Mapping[str, Any]) -> None:
    """Write `memory` for the next build or check. If the folder isn't writable, nothing is cached."""
    lines = chain([version_mark().encode()], _encode_lines(memory))
    keep(folder / NAME, (line + b"\n" for line in lines), f"{NAME}.{os.getpid()}.part")


def _encode_lines(memory: Mapping[str, Any]) -> Iterator[bytes]:
    for post_id, (files, context, loaded) in memory.items():
        problems = [astuple(problem) for problem in loaded.problems]
        stored = _as_json(loaded.post) if loaded.post else None
        line = [post_id, files.hex(), context.digest, stored, problems]
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _as_json(post: Post) -> dict[str, Any]:
    wordings, variants = PackedOffers.of(post.offers).with_numbers()
    return {
        "source": post.source,
        "language": post.language,
        "template": post.template.model_dump(mode="json", exclude_defaults=True),
        "original": post.original,
        "wordings": wordings,
        "offers": dict(zip(post.offers, variants, strict=True)),
        "utm_campaign": post.utm_campaign,
        "hashtags": post.hashtags,
        "translations": [_as_json(translation) for translation in post.translations],
    }


def _restore(post_id: str, stored: _StoredPost, made_from: str) -> Post:
    if any(not 0 <= number < len(stored.wordings) for of in stored.offers.values() for _, number, _ in of):
        raise ValueError("a variant without a wording")
    stored.template.share_given_names()
    return Post(
        "posts",
        post_id,
        stored.source,
        stored.language,
        stored.template,
        original=stored.original,
        offers=PackedOffers(stored.offers, stored.wordings, tuple(stored.offers.values())),
        utm_campaign=stored.utm_campaign,
        hashtags=stored.hashtags,
        translations=tuple([_restore(post_id, translation, made_from) for translation in stored.translations]),
        made_from=made_from,
    )
