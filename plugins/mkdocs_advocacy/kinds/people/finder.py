"""Finds a person's name in files, fast enough for every version of every file in a repository."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterator

from mkdocs_advocacy.rules.model import ConfidentialTerm
from mkdocs_advocacy.rules.secrets import Secret, Secrets
from mkdocs_advocacy.rules.tokens import squeezed, words

LARGEST = 20_000_000
"""The size in bytes above which a file isn't searched for names. Such files are videos."""
_LOWER = bytes.maketrans(bytes(range(65, 91)), bytes(range(97, 123)))
_ASCII = bytes(range(128))
_NO_ASCII_WORD = bytes(code for code in range(256) if code > 127 or not chr(code).isalnum())
_RICH = re.compile(
    rb"\xc2[\xaa\xb2\xb3\xb9\xba\xbc-\xbe]|\xc3\x9f|[\xc4\xc5\xc7\xca-\xcd]|\xe1[\xb4-\xb6\xba]"
    rb"|\xe2[\x81\x82\x84-\x86\x91-\x93\xb1]|\xe3[\x89-\x8f]|\xea\x9f|\xef[\xac\xbc\xbd]"
    rb"|\xf0(?:\x90\x9e|\x9d|\x9f[\x84-\x86\xaf])"
)
"""The beginnings of all characters that are written in ASCII letters once normalised, and of combining marks."""
_SHORTEST = 3
"""The fewest ASCII letters of a name that make searching for them alone worthwhile."""
_FEW = 50
"""The most names for which searching for each by itself is faster."""
_AROUND = 200
"""The number of bytes around a possible name that show where its words begin and end."""
_TEXT_HEAD = 8_000
"""Like Git, a file counts as binary if it contains a zero byte within this many bytes."""
_GZIP = b"\x1f\x8b"


class Finder:
    """A search for a person's names in any spelling that `person-in-text` finds."""

    def __init__(self, names: Collection[str]) -> None:
        # without validation, whose errors would quote the name
        terms = (ConfidentialTerm.model_construct(term=name) for name in names if words(name))
        self._secrets = Secrets(tuple(Secret(term, "", 1, 1) for term in terms))
        self._letters = [secret.letters for secret in self._secrets.known]
        ascii_letters = [letters.encode("ascii", "ignore") for letters in self._letters]
        is_long = all(len(letters) >= _SHORTEST for letters in ascii_letters)
        self._is_quick = is_long and len(ascii_letters) <= _FEW
        self._patterns = {letters: _spread(letters) for letters in ascii_letters if self._is_quick}
        lower = {name.lower() for name in names if words(name)}
        self._raw = [name.encode(encoding) for name in lower for encoding in ("utf-8", "utf-16-le")]

    def __bool__(self) -> bool:
        """Return whether there is a name to search for."""
        return bool(self._letters)

    def is_in(self, data: bytes) -> bool:
        """Return whether a file contains a name. Gzip files are decompressed; other binary files may have metadata."""
        if not self._letters or len(data) > LARGEST:
            return False
        data = _unpack(data)
        if b"\0" in data[:_TEXT_HEAD]:
            lower = data.lower()
            return any(name in lower for name in self._raw)
        return any(True for window in self._windows(data) for _ in self.offsets(window))

    def offsets(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each name in a text."""
        for leak in self._secrets.found(text):
            yield leak.start, leak.end

    def letters_in(self, text: str) -> set[str]:
        """Return the names in a text, each as `letters_of` returns it."""
        return {leak.secret.letters for leak in self._secrets.found(text)}

    def spellings(self, data: bytes) -> set[str]:
        """Return the names in a text file as they are spelled there."""
        if not self.is_in(data):
            return set()
        windows = self._windows(_unpack(data))
        return {window[start:end] for window in windows for start, end in self.offsets(window)}

    def mask(self, text: str) -> str:
        """Replace the names in a path or a branch's name by an ellipsis."""
        shown, done = "", 0
        for start, end in sorted(self.offsets(text)):
            shown += f"{text[done:start]}…" if start >= done else ""
            done = max(done, end)
        return shown + text[done:]

    def _windows(self, data: bytes) -> Iterator[str]:
        """Yield the parts of a text that may contain a name."""
        if not self._is_quick or _RICH.search(data.translate(None, _ASCII)):
            text = data.decode("utf-8", "replace")
            if self._secrets.may_be_in(squeezed(text)):
                yield text
            return
        letters = data.translate(_LOWER, _NO_ASCII_WORD)
        for name, pattern in self._patterns.items():
            for match in pattern.finditer(data) if name in letters else ():
                around = data[max(match.start() - _AROUND, 0) : match.end() + _AROUND]
                yield around.decode("utf-8", "replace")


def letters_of(name: str) -> str:
    """Return a name without case and spaces."""
    return "".join(words(name))


def _spread(letters: bytes) -> re.Pattern[bytes]:
    """Return a pattern for letters with anything else between them."""
    return re.compile(b"[^A-Za-z0-9]*".join(b"%c" % letter for letter in letters), re.IGNORECASE)


def _unpack(data: bytes) -> bytes:
    """Decompress the beginning of a gzip file, such as a part of the search index; return other files as they are."""
    if not data.startswith(_GZIP):
        return data
    try:
        return zlib.decompressobj(wbits=31).decompress(data, LARGEST)
    except zlib.error:
        return data
