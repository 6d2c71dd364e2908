"""What was found of each post, kept in a file, so that the next check reads only what has changed.

The file is JSON, and every value in it is validated: whoever writes into the folder of caches can make a check wrong,
but never run code. A file that is broken, or of another version of the package, is ignored.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import AwareDatetime

from mkdocs_advocacy.core.caches import cached, keep
from mkdocs_advocacy.core.fingerprint import fingerprint
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.core.package_data import PACKAGE
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.posts.check import Context
from mkdocs_advocacy.kinds.posts.load import LoadedPost
from mkdocs_advocacy.kinds.posts.model import Post, PostTemplate

FILE = Path(".cache", "advocacy", "check.json")
"""Below the hub's folder. Nothing is lost with it but time."""
MOST_BYTES = 200_000_000
"""How large a file is read at most."""


class _Kept(Model):
    """A post in the file: what the rest of a hub is checked against. Texts and offers are left out."""

    id: str
    source: str
    language: str
    title: str
    topics: tuple[str, ...]
    hashtags: tuple[str, ...] | None
    status: Status
    publish: AwareDatetime | None
    expire: date | None
    original: str | None
    translations: tuple[_Kept, ...]


class _File(Model):
    """The file."""

    mark: str
    posts: dict[str, tuple[str, str, _Kept | None, list[tuple[str, int, int, Severity, str, str, str]]]]
    """For each post the digests of its files and of its context, the post, and its problems."""


@dataclass(frozen=True)
class _EarlierContext:
    """The context in which posts were checked, of which only the digest is known."""

    digest: str

    def __eq__(self, other: object) -> bool:
        """Whether it is the same as a context."""
        return self.digest != "" and isinstance(other, Context) and _digest(other) == self.digest

    __hash__ = None  # type: ignore[assignment]


def load_memory(root: Path) -> dict[str, Any]:
    """What the last check of the hub in `root` remembered; nothing where the file is not one of ours.

    The posts have neither texts nor offers: this is for checks, which ask for problems alone.
    """
    file = root / FILE
    contexts: dict[str, _EarlierContext] = {}
    memory: dict[str, Any] = {}
    try:
        found = _File.model_validate_json(cached(file, MOST_BYTES) or b"")
        for post_id, (print_of_files, digest, kept, problems) in found.posts.items() if found.mark == _mark() else ():
            context = contexts.setdefault(digest, _EarlierContext(digest))
            loaded = LoadedPost(_made(kept) if kept else None, tuple(Problem(*values) for values in problems))
            memory[post_id] = bytes.fromhex(print_of_files), context, loaded
    except ValueError:  # a ValidationError is one too
        return {}
    return memory


def save_memory(root: Path, memory: dict[str, Any]) -> None:
    """Keep `memory` for the next check; where the folder cannot be written to, the next check takes longer."""
    digests: dict[int, str] = {}
    posts = {}
    for post_id, (print_of_files, context, loaded) in memory.items():
        if id(context) not in digests:
            digests[id(context)] = context.digest if isinstance(context, _EarlierContext) else _digest(context)
        problems = [astuple(problem) for problem in loaded.problems]
        kept = _kept(loaded.post) if loaded.post else None
        posts[post_id] = [print_of_files.hex(), digests[id(context)], kept, problems]
    data = json.dumps({"mark": _mark(), "posts": posts}, ensure_ascii=False, separators=(",", ":"))
    keep(root / FILE, data.encode("utf-8", "surrogatepass"))


def _digest(context: Context) -> str:
    """A digest of the context; one that fits nothing where it holds a value that cannot be told apart."""
    try:
        return fingerprint(context)
    except TypeError:
        return ""


_FROM_TEMPLATE = ("title", "topics", "hashtags", "status", "publish", "expire")
_WITHOUT_TEXTS = PostTemplate.model_construct(title="", text={})


def _kept(post: Post) -> dict[str, Any]:
    template = post.template
    return {
        "id": post.id,
        "source": post.source,
        "language": post.language,
        **{name: getattr(template, name) for name in _FROM_TEMPLATE},
        "publish": template.publish.isoformat() if template.publish else None,
        "expire": template.expire.isoformat() if template.expire else None,
        "original": post.original,
        "translations": [_kept(translation) for translation in post.translations],
    }


def _made(kept: _Kept) -> Post:
    template = _WITHOUT_TEXTS.model_copy(update={name: getattr(kept, name) for name in _FROM_TEMPLATE})
    translations = tuple(map(_made, kept.translations))
    own = ("posts", kept.id, kept.source, kept.language, template)
    return Post(*own, original=kept.original, translations=translations)


def _mark() -> str:
    """Differs where the package or Python differ: what they remember could mean something else."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".yml", ".txt"):
            status = path.stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()
