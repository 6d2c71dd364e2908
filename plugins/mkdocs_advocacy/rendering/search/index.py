"""The index, made by Pagefind of a stub for every record, and the files that scripts need beside it.

Pagefind runs beside the build: `begin` starts it, `finish` waits for it. The same records make the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.rendering.search.record import SearchRecord
from mkdocs_advocacy.rendering.search.tokens import Vocabulary

FOLDER = "search"
"""Where the files are, below the hub's root."""
_WEIGHTS = {"title": 8, "tags": 6, "summary": 3, "text": 1}
SHOWN = 600
"""How much of a text cards can show a line of, in characters."""
CHUNK = 4
"""How many cards are loaded at once: what is found is scattered."""
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Name kinds and languages, one a letter."""
_ENGINE = re.compile(r"pagefind\.js|pagefind-entry\.json|pagefind\.unknown_\w+\.pf_meta|wasm\.unknown\.pagefind")
_NUMBER = re.compile(rb'"url":"/(\d+)\.html"')
_HEAD = 120
"""In how many bytes a fragment names its record."""


class SearchFailed(RuntimeError):
    """Pagefind could not make the index."""


class SearchIndex:
    """The index of some records."""

    def __init__(self, records: Sequence[SearchRecord], posts: str) -> None:
        """`posts` is the version of the feed's data, which has the posts in the same order."""
        self._records, self._posts = records, posts
        self._vocabulary = Vocabulary()
        for record in records:
            for text in _texts(record).values():
                self._vocabulary.add(text, record.language)
        self._folder = TemporaryDirectory(prefix="advocacy-search-")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def _made(self) -> Path:
        return Path(self._folder.name, "made")

    def begin(self) -> None:
        """Write the stubs, and have Pagefind read them."""
        stubs = Path(self._folder.name, "stubs")
        stubs.mkdir()
        for number, record in enumerate(self._records):
            (stubs / f"{number}.html").write_bytes(self._stub(record).encode())
        command = [get_executable(), "--site", stubs, "--output-path", self._made]
        options = ["--force-language", "unknown", "--silent"]
        self._process = subprocess.Popen(
            [*map(str, command), *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """Path below the hub's root, and content of each file."""
        assert self._process is not None, "nothing has begun"
        _, said = self._process.communicate()
        if self._process.returncode:
            raise SearchFailed(f"Pagefind could not make the index of search: {said.decode(errors='replace').strip()}")
        for path in sorted(self._made.rglob("*")):
            name = path.relative_to(self._made).as_posix()
            if path.is_file() and (_ENGINE.fullmatch(name) or name.startswith("index/")):
                yield f"{FOLDER}/{name}", path.read_bytes()
        cards = [_shown(record) for record in self._records]
        version = _digest(compact_json(cards).encode())
        for start in range(0, len(cards), CHUNK):
            chunk = {"version": version, "cards": cards[start : start + CHUNK]}
            yield f"{FOLDER}/cards/{start // CHUNK}.json", compact_json(chunk).encode()
        words = compact_json(self._vocabulary.words())
        yield f"{FOLDER}/words.json", words.encode()
        yield f"{FOLDER}/records.json", compact_json(self._columns(words, version)).encode()

    def close(self) -> None:
        """Stop what still runs, and leave nothing behind."""
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.communicate()
        self._folder.cleanup()

    def _stub(self, record: SearchRecord) -> str:
        """The record as a page: its words with their weights. Pagefind would look for words in metadata too."""
        parts = []
        for name, text in _texts(record).items():
            words = " ".join(self._vocabulary.tokens(text, record.language))
            parts.append(f'<p data-pagefind-weight="{_WEIGHTS[name]}">{words}</p>' if words else "")
        return f'<html lang="en"><body>{"".join(parts)}</body></html>'

    def _columns(self, words: str, cards: str) -> dict[str, object]:
        """What scripts know of each record before they load what it shows: a letter or a hash for each."""
        kinds = list(dict.fromkeys(record.kind for record in self._records))
        languages = list(dict.fromkeys(record.language for record in self._records))
        hashes = self._hashes()
        width = max(map(len, hashes), default=0)
        expires = [int(datetime.fromisoformat(one.expires).timestamp()) if one.expires else 0 for one in self._records]
        groups: dict[str, int] = {}
        same = [
            groups.setdefault(record.group or record.address, number) for number, record in enumerate(self._records)
        ]
        return {
            **({"posts": self._posts} if self._posts else {}),
            "kinds": kinds,
            "kind": "".join(_LETTERS[kinds.index(record.kind)] for record in self._records),
            "languages": languages,
            "language": "".join(_LETTERS[languages.index(record.language) % len(_LETTERS)] for record in self._records),
            **({"expires": expires} if any(expires) else {}),
            "back": [number - first for number, first in enumerate(same)],
            "width": width,
            "hash": "".join(one.ljust(width, "-") for one in hashes),
            "chunk": CHUNK,
            "cards": cards,
            "words": _digest(words.encode()),
            "engine": _digest((self._made / "pagefind.js").read_bytes()),
            "version": _digest((self._made / "pagefind-entry.json").read_bytes()),
        }

    def _hashes(self) -> list[str]:
        """The names of the fragments, in the order of the records."""
        found: dict[int, str] = {}
        for path in (self._made / "fragment").iterdir():
            head = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(path.read_bytes(), _HEAD)
            if number := _NUMBER.search(head):
                found[int(number[1])] = path.stem.removeprefix("unknown_")
        return [found.get(number, "") for number in range(len(self._records))]


def _cut(text: str) -> str:
    """The start of a text, up to the end of a word where it has blanks."""
    return text if len(text) <= SHOWN else text[:SHOWN].rpartition(" ")[0] or text[:SHOWN]


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _texts(record: SearchRecord) -> Mapping[str, str]:
    return {
        "title": record.title,
        "tags": " ".join(record.tags),
        "summary": record.summary,
        "text": " ".join((record.text, *record.also, *(f"{title} {text}" for _, title, text in record.sections))),
    }


def _shown(record: SearchRecord) -> Mapping[str, object]:
    """What its card shows; what is not there is left out."""
    shown = {
        "address": record.address,
        "title": record.title,
        "summary": record.summary,
        "text": _cut(record.text),
        "sections": [(anchor, title, _cut(text)) for anchor, title, text in record.sections],
        "tags": record.tags,
        "picture": record.picture,
    }
    return {name: value for name, value in shown.items() if value or name == "address"}
