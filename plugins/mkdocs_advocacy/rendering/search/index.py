"""The files of the search index: Pagefind's, and facts and cards of the records for scripts.

Pagefind gets a stub page for each record. It keeps about 50 KB in memory for each, so a large hub has several shards,
each with a process of its own. Shards are languages of one Pagefind index, which browsers merge. The same records make
the same bytes.
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
"""The folder of the files, relative to the root of the site."""
_WEIGHTS = {"title": 8, "tags": 6, "summary": 3, "text": 1}
"""Weights of a record's texts, the highest first: a token counts with the highest."""
SHOWN = 600
"""Maximum length of a text on a card, in characters."""
CHUNK = 4
"""Cards per file: the records of an answer are scattered."""
SHARD = 6000
"""Maximum number of records in a shard; Pagefind then needs less than 300 MB."""
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Name kinds and languages, one a letter."""
_ENGINE = re.compile(
    r"pagefind\.js|wasm\.unknown\.pagefind|pagefind\.part-\d+_\w+\.pf_meta|index/part-\d+_\w+\.pf_index"
)
"""Pagefind's files that browsers load."""
_ENTRY, _FRAGMENTS = "pagefind-entry.json", "fragment/"
_NUMBER = re.compile(rb'"url":"/(\d+)\.html"')
_HEAD = 120
"""Bytes of a fragment that hold the number of its page."""


class _Shard:
    """The parts of a shard's files that an index needs: fragments only tell the hashes of pages."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.entry: dict[str, Any] = json.loads(files[_ENTRY])
        self.engine = {name: content for name, content in files.items() if _ENGINE.fullmatch(name)}
        self.hashes = list(_fragments(files))


class SearchIndex:
    """The index of some records."""

    def __init__(self, records: Sequence[SearchRecord], posts: str) -> None:
        """`posts` is the version of the feed's data, which lists the posts in the same order."""
        self._records, self._posts = records, posts
        self._vocabulary = Vocabulary()
        self._runs: list[Pagefind] = []
        self._stopped = False

    def files(self, processors: int) -> Iterator[tuple[str, bytes]]:
        """Yield the path below the root of the site and the content of each file. Raise SearchFailed if that fails."""
        for record in self._records:
            for text in _texts(record).values():
                self._vocabulary.add(text, record.language)
        shards = self._shards()
        with ThreadPoolExecutor(processors) as pool:
            # stubs are made in this thread: Snowball's stemmers are not safe in several
            runs = [
                pool.submit(
                    self._indexed, {number: self._stub(self._records[number]) for number in shard}, f"part-{place}"
                )
                for place, shard in enumerate(shards)
            ]
            made = [run.result() for run in runs]
        hashes = dict(chain.from_iterable(run.hashes for run in made))
        engine = {name: content for run in made for name, content in run.engine.items()}
        languages = {name: facts for run in made for name, facts in run.entry["languages"].items()}
        entry = compact_json({**made[0].entry, "languages": languages}).encode()
        cards = [_card(record) for record in self._records]
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
        columns = {
            **self._columns(hashes),
            "shards": _merged(languages),
            **versions,
        }
        yield f"{FOLDER}/records.json", compact_json(columns).encode()

    def stop(self) -> None:
        """End all processes; `files` then raises SearchFailed."""
        self._stopped = True
        for run in self._runs:
            run.stop()

    def _shards(self) -> list[list[int]]:
        """Return the numbers of the records of each shard. An address always belongs to the same of as many shards."""
        shards: list[list[int]] = [[] for _ in range(-(-len(self._records) // SHARD) or 1)]
        for number, record in enumerate(self._records):
            shards[zlib.crc32(record.address.encode()) % len(shards)].append(number)
        return shards

    def _indexed(self, stubs: Mapping[int, str], language: str) -> _Shard:
        if self._stopped:
            raise SearchFailed("it was stopped")
        self._runs.append(run := Pagefind())
        return _Shard(run.indexed(stubs, language))

    def _stub(self, record: SearchRecord) -> str:
        """Return a page with the tokens of the record, each once. Pagefind would index words of metadata too."""
        parts, seen = [], set[str]()
        for name, text in _texts(record).items():
            tokens = [token for token in self._vocabulary.tokens(text, record.language) if token not in seen]
            seen.update(tokens)
            parts.append(f'<p data-pagefind-weight="{_WEIGHTS[name]}">{" ".join(tokens)}</p>' if tokens else "")
        return f'<html lang="en"><body>{"".join(parts)}</body></html>'

    def _columns(self, hashes: Mapping[int, str]) -> dict[str, object]:
        """Return the facts of all records that scripts need before they load cards: a letter or a hash for each."""
        kinds = list(dict.fromkeys(record.kind for record in self._records))
        languages = list(dict.fromkeys(record.language for record in self._records))
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
            "endings": list(dict.fromkeys(map(endings_of, languages))),
            **({"expires": expires} if any(expires) else {}),
            "back": [number - first for number, first in enumerate(same)],
            "hash": " ".join(_unique_starts([hashes[number] for number in range(len(self._records))])),
            "chunk": CHUNK,
        }


def _fragments(files: Mapping[str, bytes]) -> Iterator[tuple[int, str]]:
    """Yield the page number of each fragment and the hash in its name, which results have."""
    for name, content in files.items():
        if name.startswith(_FRAGMENTS):
            head = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(content, _HEAD)
            if number := _NUMBER.search(head):
                yield int(number[1]), PurePosixPath(name).stem.rpartition("_")[2]


def _unique_starts(hashes: Sequence[str]) -> list[str]:
    """Return the shortest start of each hash that no other hash has: it is half as long as the whole."""
    starts: dict[str, str] = {}
    ordered = sorted(hashes)
    for before, one, after in zip(["", *ordered], ordered, [*ordered[1:], ""], strict=False):
        unique = (one[:end] for end in range(1, len(one)) if one[:end] not in (before[:end], after[:end]))
        starts[one] = next(unique, one)
    return [starts[one] for one in hashes]


def _merged(languages: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the shards that browsers merge into the first: Pagefind opens the largest, as no page has its language."""
    first = max(languages, key=lambda name: languages[name]["page_count"], default="")
    return [name for name in languages if name != first]


def _cut(text: str) -> str:
    """Return the start of a text, up to the end of a word if there are spaces."""
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


def _card(record: SearchRecord) -> Mapping[str, object]:
    """Return the values that a card shows, without empty ones."""
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
