"""The files of the search index: Pagefind's files, and the facts and cards of all records for scripts.

Pagefind indexes one stub page per record. It needs about 50 KB of memory for each, so the index of a large hub is split
into shards, each created by its own process. To Pagefind, shards are languages of one index, and browsers merge them.
The same records always produce the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import chain
from pathlib import PurePosixPath
from typing import Any

from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.rendering.search.endings import endings_of
from mkdocs_advocacy.rendering.search.pagefind import Pagefind, SearchFailed
from mkdocs_advocacy.rendering.search.record import SearchRecord
from mkdocs_advocacy.rendering.search.tokens import Vocabulary

FOLDER = "search"
"""The folder of the index, relative to the site's root."""
_WEIGHTS = {"title": 8, "tags": 6, "summary": 3, "text": 1}
"""Weights of a record's texts, highest first: a token in several texts gets the highest."""
SHOWN = 600
"""The maximum length of a text on a card, in characters."""
CHUNK = 4
"""The number of cards per file. It is small because the records of a result are scattered."""
SHARD = 6000
"""The maximum number of records in a shard. Pagefind indexes it with less than 300 MB of memory."""
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Digits that encode kinds and languages."""
_ENGINE = re.compile(
    r"pagefind\.js|wasm\.unknown\.pagefind|pagefind\.part-\d+_\w+\.pf_meta|index/part-\d+_\w+\.pf_index"
)
"""Paths of Pagefind's files that browsers load."""
_OWN = re.compile(rf"{_ENGINE.pattern}|pagefind-entry\.json|cards/\d+\.json|words\.json|records\.json")
"""Paths of all files of an index."""
_HIDDEN_FAILURE = b"console.error(`Failed to load the index chunk "
_SHOWN_FAILURE = b"throw new Error(`Failed to load the index chunk "
"""Pagefind only logs that a part of the index didn't load, and finds nothing in it until the page is reloaded."""
_ENTRY, _FRAGMENTS = "pagefind-entry.json", "fragment/"
_NUMBER = re.compile(rb'"url":"/(\d+)\.html"')
_HEAD = 120
"""How many bytes at the start of a fragment contain its page number."""


class _Shard:
    """The parts of a shard's files that the index needs: of fragments, only the hashes in their names."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.entry: dict[str, Any] = json.loads(files[_ENTRY])
        self.engine = {name: content for name, content in files.items() if _ENGINE.fullmatch(name)}
        self.hashes = list(_read_fragments(files))


class SearchIndex:
    """The search index of a list of records."""

    def __init__(self, records: Sequence[SearchRecord], posts: str) -> None:
        """Take the records and the version of the feed's data, `posts`, which lists posts in the same order."""
        self._records, self._posts = records, posts
        self._vocabulary = Vocabulary()
        self._runs: list[Pagefind] = []
        self._stopped = False

    def create_files(self, processors: int) -> Iterator[tuple[str, bytes]]:
        """Yield the path, relative to the site's root, and the content of each file. Raise SearchFailed on failure."""
        for record in self._records:
            for text in _texts(record).values():
                self._vocabulary.add(text, record.language)
        shards = self._split_into_shards()
        with ThreadPoolExecutor(processors) as pool:
            # this thread creates the stubs: Snowball's stemmers aren't thread-safe
            runs = [
                pool.submit(
                    self._index_stubs,
                    {number: self._build_stub(self._records[number]) for number in shard},
                    f"part-{shard_number}",
                )
                for shard_number, shard in enumerate(shards)
            ]
            indexed = [run.result() for run in runs]
        hashes = dict(chain.from_iterable(shard.hashes for shard in indexed))
        engine = {name: content for shard in indexed for name, content in shard.engine.items()}
        engine["pagefind.js"] = engine["pagefind.js"].replace(_HIDDEN_FAILURE, _SHOWN_FAILURE)
        languages = {name: facts for shard in indexed for name, facts in shard.entry["languages"].items()}
        entry = compact_json({**indexed[0].entry, "languages": languages}).encode()
        cards = [_build_card(record) for record in self._records]
        words = compact_json(self._vocabulary.words()).encode()
        versions = {
            "cards": _digest(compact_json(cards).encode()),
            "words": _digest(words),
            "engine": _digest(engine["pagefind.js"]),
            "version": _digest(entry),
        }
        yield from ((f"{FOLDER}/{name}", engine[name]) for name in sorted(engine))
        yield f"{FOLDER}/{_ENTRY}", entry
        for start in range(0, len(cards), CHUNK):
            chunk = {"version": versions["cards"], "cards": cards[start : start + CHUNK]}
            yield f"{FOLDER}/cards/{start // CHUNK}.json", compact_json(chunk).encode()
        yield f"{FOLDER}/words.json", words
        columns = {**self._columns(hashes), "shards": _other_shards(languages), **versions}
        yield f"{FOLDER}/records.json", compact_json(columns).encode()

    def stop(self) -> None:
        """End all processes. `create_files` then raises SearchFailed."""
        self._stopped = True
        for run in self._runs:
            run.stop()

    def _split_into_shards(self) -> list[list[int]]:
        """Return each shard's record numbers. While the number of shards is the same, a record stays in its shard."""
        shards: list[list[int]] = [[] for _ in range(-(-len(self._records) // SHARD) or 1)]
        for number, record in enumerate(self._records):
            shards[zlib.crc32(record.address.encode()) % len(shards)].append(number)
        return shards

    def _index_stubs(self, stubs: Mapping[int, str], language: str) -> _Shard:
        if self._stopped:
            raise SearchFailed("Pagefind was stopped")
        self._runs.append(run := Pagefind())
        return _Shard(run.index_pages(stubs, language))

    def _build_stub(self, record: SearchRecord) -> str:
        """Return a page with each of the record's tokens once, and without metadata, which Pagefind would index too."""
        parts, seen = [], set[str]()
        for name, text in _texts(record).items():
            tokens = [token for token in self._vocabulary.tokens(text, record.language) if token not in seen]
            seen.update(tokens)
            parts.append(f'<p data-pagefind-weight="{_WEIGHTS[name]}">{" ".join(tokens)}</p>' if tokens else "")
        return f'<html lang="en"><body>{"".join(parts)}</body></html>'

    def _columns(self, hashes: Mapping[int, str]) -> dict[str, object]:
        """Return the facts that scripts need before they load cards, as columns with a value for each record."""
        kinds = list(dict.fromkeys(record.kind for record in self._records))
        languages = list(dict.fromkeys(record.language for record in self._records))
        ends = (record.expires for record in self._records)
        expires = [int(datetime.fromisoformat(end).timestamp()) if end else 0 for end in ends]
        groups: dict[str, int] = {}
        first_of_group = [
            groups.setdefault(record.group or record.address, number) for number, record in enumerate(self._records)
        ]
        return {
            **({"posts": self._posts} if self._posts else {}),
            "kinds": kinds,
            "kind": "".join(_LETTERS[kinds.index(record.kind)] for record in self._records),
            "languages": languages,
            "language": "".join(_LETTERS[languages.index(record.language) % len(_LETTERS)] for record in self._records),
            "endings": list(dict.fromkeys(map(endings_of, languages))),
            **({"expires": expires} if any(expires) else {}),
            "back": [number - first for number, first in enumerate(first_of_group)],
            "hash": " ".join(_unique_starts([hashes[number] for number in range(len(self._records))])),
            "chunk": CHUNK,
        }


def is_index_file(path: str) -> bool:
    """Return whether a path, relative to the index's folder, belongs to an index, not to a page of the hub."""
    return _OWN.fullmatch(path) is not None


def _read_fragments(files: Mapping[str, bytes]) -> Iterator[tuple[int, str]]:
    """Yield each fragment's page number and the hash in its name, which results use to refer to the page."""
    for name, content in files.items():
        if name.startswith(_FRAGMENTS):
            head = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(content, _HEAD)
            if number := _NUMBER.search(head):
                yield int(number[1]), PurePosixPath(name).stem.rpartition("_")[2]


def _unique_starts(hashes: Sequence[str]) -> list[str]:
    """Return the shortest unique prefix of each hash, which is about half as long."""
    starts: dict[str, str] = {}
    ordered = sorted(hashes)
    for before, digest, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        unique = (digest[:end] for end in range(1, len(digest)) if digest[:end] not in (before[:end], after[:end]))
        starts[digest] = next(unique, digest)
    return [starts[digest] for digest in hashes]


def _other_shards(languages: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the shards that browsers merge into the largest, which Pagefind opens for unknown languages."""
    first = max(languages, key=lambda name: languages[name]["page_count"], default="")
    return [name for name in languages if name != first]


def _cut(text: str) -> str:
    """Return a text cut to `SHOWN` characters, at a space if possible."""
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


def _build_card(record: SearchRecord) -> Mapping[str, object]:
    """Return the values that a card shows, without empty values."""
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
