"""Detection of file names in texts, such as the target of a link or an image in Markdown, HTML or CSS."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote_from_bytes, unquote_to_bytes

_ADDRESS_BEFORE = re.compile(rb"[^\s\"'`()<>\[\]{}|=,;]*\Z")
_TAIL = 12
"""The number of bytes at the end of a name by which it is looked up. Most texts with an ending have another name."""
_MARKDOWN_ESCAPE = re.compile(rb"\\([!-/:-@\[-`{-~])")
_SPACE = b"\x1f"
"""Stands for an escaped space, which is part of a name. Other spaces can be between two names."""
_LONGEST_FOLDER = 1_000
"""The number of bytes before a name in which its folder is read."""


class FileNames:
    """The names of files, found in texts in a single pass per text."""

    def __init__(self, paths: Iterable[str]) -> None:
        """`paths` are relative to the published folder."""
        self._paths: dict[bytes, list[str]] = defaultdict(list)
        self._lengths: dict[bytes, set[int]] = defaultdict(set)
        """The lengths of names by their last bytes: `_TAIL` bytes, or all bytes of a shorter name."""
        endings: set[bytes] = set()
        for path in paths:
            name = PurePosixPath(path).name.encode("utf-8", "surrogateescape")
            quoted = quote_from_bytes(name).encode()
            for form in {
                name,
                name.replace(b" ", _SPACE),
                quoted,
                re.sub(rb"%..", lambda code: code[0].lower(), quoted),
            }:
                self._paths[form].append(path)
                self._lengths[form[-_TAIL:]].add(len(form))
                endings.add(form[max(form.rfind(b"."), 0) :])
        self._tails = sorted({len(tail) for tail in self._lengths})
        self._ending = re.compile(rb"(?:%s)(?![\w%%-])" % b"|".join(map(re.escape, endings)))

    def named_in(self, text: bytes) -> set[str]:
        """Return the paths of the files that a text names: without a folder, or with a folder that fits the path.

        Names can be written with the escapes of URLs, HTML and Markdown.
        """
        if not self._paths:
            return set()
        return {path for form in {text, _unescape(text)} for path in self._find(form)}

    def _find(self, text: bytes) -> set[str]:
        found: set[str] = set()
        for ending in self._ending.finditer(text):
            for start in self._find_starts(text, ending.end()):
                paths = self._paths.get(text[start : ending.end()])
                if paths and not re.match(rb"[\w.%\x1f-]", text[max(start - 1, 0) : start]):
                    before = text[max(start - _LONGEST_FOLDER, 0) : start]
                    found.update(path for path in paths if _is_folder_of(path, before))
        return found

    def _find_starts(self, text: bytes, end: int) -> Iterator[int]:
        """Yield where names that end at `end` could begin."""
        for length in self._tails:
            for of_name in self._lengths.get(text[max(end - length, 0) : end], ()):
                if of_name <= end:
                    yield end - of_name


def _unescape(text: bytes) -> bytes:
    """Return a text without the escapes of Markdown, HTML and URLs."""
    if b"\\" in text:
        text = _MARKDOWN_ESCAPE.sub(rb"\1", text)
    if b"&" in text:
        text = html.unescape(text.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    return unquote_to_bytes(text.replace(b"%20", _SPACE)) if b"%" in text else text


def _is_folder_of(path: str, before: bytes) -> bool:
    """Return whether the file at `path` can be in the folder at the end of `before`, the text before its name."""
    written = _ADDRESS_BEFORE.search(before)
    address = unquote_to_bytes(written[0] if written else b"").replace(_SPACE, b" ").replace(b"\\", b"/")
    parts = address.split(b"/")[:-1]
    is_absolute = address.startswith(b"/") or b"://" in address
    is_cut = not is_absolute  # a folder with spaces is only read from its last word on
    while b".." in parts:
        parts, is_cut = parts[parts.index(b"..") + 1 :], False
    return _fits(
        [part for part in parts if part not in (b"", b".")],
        [part.encode("utf-8", "surrogateescape") for part in path.split("/")[:-1]],
        is_absolute=is_absolute,
        is_cut=is_cut,
    )


def _fits(written: Sequence[bytes], folders: Sequence[bytes], *, is_absolute: bool, is_cut: bool) -> bool:
    """Return whether the written folders are the innermost of `folders`, or for an absolute address end with them."""
    if len(written) > len(folders) and not is_absolute:
        return False
    pairs = list(zip(reversed(written), reversed(folders), strict=False))
    last = len(written) - 1
    return all(
        mine == theirs or (is_cut and place == last and theirs.endswith(mine))
        for place, (mine, theirs) in enumerate(pairs)
    )
