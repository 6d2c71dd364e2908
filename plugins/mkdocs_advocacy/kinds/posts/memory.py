"""Posts as an earlier build or check found them, kept in a file, so that only files that changed are read again.

The file holds one JSON value a line, and every value is validated: whoever writes into the folder of caches can make a
post say something else, as they could with the files of renditions, but can't run code. A file that is broken, or of
another version of the package, is ignored.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from mkdocs_advocacy.core.caches import cached, keep
from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.core.placeholders import Placeholder, Wording, placeholder
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.posts.check import Context
from mkdocs_advocacy.kinds.posts.load import LoadedPost
from mkdocs_advocacy.kinds.posts.model import Post, PostTemplate
from mkdocs_advocacy.rendering.fast.version_mark import version_mark

FILE = Path(".cache", "advocacy", "posts.jsonl")
"""Below the hub's folder. Nothing is lost with it but time."""
MOST_BYTES = 400_000_000
"""How large a file is read at most."""


class _KeptPost(Model):
    """A post in the file."""

    source: str
    language: str
    template: PostTemplate
    original: str | None
    wordings: tuple[tuple[str | tuple[str], ...], ...]
    """The different wordings: words, and the names of placeholders, each in a list of its own."""
    offers: dict[str, tuple[tuple[int, int, int], ...]]
    """By network: for each variant its position, the number of its wording, and its length."""
    utm_campaign: str
    hashtags: tuple[str, ...]
    translations: tuple[_KeptPost, ...]


_EVERY_MOMENT_HAS_ITS_ZONE = {"zone": UTC}
_Line = tuple[str, str, str, _KeptPost | None, list[tuple[str, int, int, Severity, str, str, str]]]
"""The id of a post, the digests of its files and of its context, the post, and its problems."""


@cache
def _lines() -> TypeAdapter[_Line]:
    return TypeAdapter(_Line)


@dataclass(frozen=True)
class _EarlierContext:
    """The context in which posts were checked, of which only the digest is known."""

    digest: str

    def __eq__(self, other: object) -> bool:
        """Whether it is the same as a context."""
        return self.digest != "" and isinstance(other, Context) and other.digest == self.digest

    __hash__ = None  # type: ignore[assignment]


def load_memory(root: Path) -> dict[str, Any]:
    """The posts of the hub in `root` as they were found last; nothing where the file is not one of ours."""
    contexts: dict[str, _EarlierContext] = {}
    memory: dict[str, Any] = {}
    lines = (cached(root / FILE, MOST_BYTES) or b"").splitlines()
    if not lines or lines[0] != version_mark().encode():
        return {}
    for line in lines[1:]:
        with suppress(ValueError, IndexError):  # a ValidationError is a ValueError; such a post is read again
            post_id, files, digest, kept, problems = _lines().validate_json(line, context=_EVERY_MOMENT_HAS_ITS_ZONE)
            context = contexts.setdefault(digest, _EarlierContext(digest))
            post = _made(post_id, kept, f"{files} {digest}" if digest else "") if kept else None
            memory[post_id] = bytes.fromhex(files), context, LoadedPost(post, tuple(Problem(*one) for one in problems))
    return memory


def changed_since(before: Mapping[str, Any], memory: Mapping[str, Any]) -> bool:
    """Whether `memory` differs from the copy of it that was made `before` a load."""
    return memory.keys() != before.keys() or any(memory[post_id] is not known for post_id, known in before.items())


def save_memory(root: Path, memory: Mapping[str, Any]) -> None:
    """Keep `memory` for the next build or check; where the folder can't be written to, that takes longer."""
    keep(root / FILE, b"\n".join([version_mark().encode(), *_written(memory)]), f"{FILE.name}.{os.getpid()}.part")


def _written(memory: Mapping[str, Any]) -> Iterator[bytes]:
    for post_id, (files, context, loaded) in memory.items():
        problems = [astuple(problem) for problem in loaded.problems]
        kept = _kept(loaded.post) if loaded.post else None
        line = [post_id, files.hex(), context.digest, kept, problems]
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _kept(post: Post) -> dict[str, Any]:
    numbers: dict[int, int] = {}
    wordings: list[list[str | list[str]]] = []
    for variants in post.offers.values():
        for _, wording, _ in variants:
            if id(wording) not in numbers:
                numbers[id(wording)] = len(wordings)
                wordings.append([[piece.name] if isinstance(piece, Placeholder) else piece for piece in wording])
    return {
        "source": post.source,
        "language": post.language,
        "template": post.template.model_dump(mode="json", exclude_defaults=True),
        "original": post.original,
        "wordings": wordings,
        "offers": {
            network: [(position, numbers[id(wording)], length) for position, wording, length in variants]
            for network, variants in post.offers.items()
        },
        "utm_campaign": post.utm_campaign,
        "hashtags": post.hashtags,
        "translations": [_kept(translation) for translation in post.translations],
    }


def _made(post_id: str, kept: _KeptPost, made_from: str) -> Post:
    wordings = [_wording(parts) for parts in kept.wordings]
    return Post(
        "posts",
        post_id,
        kept.source,
        kept.language,
        kept.template,
        original=kept.original,
        offers={
            network: tuple([(position, wordings[number], length) for position, number, length in variants])
            for network, variants in kept.offers.items()
        },
        utm_campaign=kept.utm_campaign,
        hashtags=kept.hashtags,
        translations=tuple([_made(post_id, translation, made_from) for translation in kept.translations]),
        made_from=made_from,
    )


def _wording(parts: tuple[str | tuple[str], ...]) -> Wording:
    return tuple([part if isinstance(part, str) else placeholder(part[0]) for part in parts])
