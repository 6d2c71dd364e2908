"""Finds a person's name in files, fast enough for every version of every file in a repository."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from mkdocs_advocacy.kinds.people.packed import is_packed, unpack
from mkdocs_advocacy.kinds.people.views import decode, read_bare, spellings_of, views_of
from mkdocs_advocacy.rules.model import ConfidentialTerm
from mkdocs_advocacy.rules.secrets import Secret, Secrets
from mkdocs_advocacy.rules.tokens import squeezed, words

LARGEST = 200_000_000
"""The size in bytes above which a file isn't searched for names."""
TOO_LARGE = "too large"
_PART = 4_000_000
"""The number of characters that are searched at once."""
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
"""The number of characters around a possible name that show where its words begin and end."""
_TEXT_HEAD = 8_000
"""Like Git, a file counts as binary if it contains a zero byte within this many bytes."""
_RAW_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "latin-1")


class Finder:
    """A search for a person's names in any spelling that `person-in-text` finds, and in binary and compressed files."""

    def __init__(self, names: Collection[str]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        terms: dict[str, str] = {}
        for name in names:
            for spelling in spellings_of(name) if words(name) else ():
                letters = letters_of(spelling)
                owners[letters].add(letters_of(name))
                terms[letters] = max(terms.get(letters, ""), spelling, key=lambda term: (len(term), term))
        owners.pop("", None)
        self._owners = owners
        # without validation, whose errors would quote the name
        known = (ConfidentialTerm.model_construct(term=terms[letters]) for letters in owners)
        self._secrets = Secrets(tuple(Secret(term, "", 1, 1) for term in known))
        ascii_letters = [letters.encode("ascii", "ignore") for letters in owners]
        is_long = all(len(letters) >= _SHORTEST for letters in ascii_letters)
        self._is_quick = is_long and len(ascii_letters) <= _FEW
        self._patterns = {letters: _spread(letters.decode()) for letters in ascii_letters if self._is_quick}
        cased = {form for name in (*names, *terms.values()) if words(name) for form in (name.lower(), name.upper())}
        self._raw = {form.encode(encoding, "ignore").lower() for form in cased for encoding in _RAW_ENCODINGS}

    def __bool__(self) -> bool:
        """Return whether there is a name to search for."""
        return bool(self._owners)

    def is_in(self, data: bytes) -> bool:
        """Return whether a file contains a name. Compressed files are opened; other binary files may have metadata."""
        return bool(self._owners) and any(self._is_in_part(part) for part in unpack(data))

    def offsets(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each name in a text, in order."""
        yield from sorted({(start, end) for start, end, _ in self._find(text)})

    def letters_in(self, text: str) -> set[str]:
        """Return the names in a text, each as `letters_of` returns it."""
        return set().union(*(self._owners[letters] for _, _, letters in self._find(text)))

    def spellings(self, data: bytes) -> set[str]:
        """Return the names in a text file as they are spelled there."""
        text = decode(data) if is_text(data) else ""
        return {text[start:end] for start, end in self.offsets(text)}

    def mask(self, text: str) -> str:
        """Replace the names in a path or a branch's name by an ellipsis."""
        shown, done = "", 0
        for start, end in self.offsets(text):
            shown += f"{text[done:start]}…" if start >= done else ""
            done = max(done, end)
        return shown + text[done:]

    def _is_in_part(self, data: bytes) -> bool:
        if b"\0" in data[:_TEXT_HEAD]:
            lower = data.lower()
            return any(name in lower for name in self._raw)
        return any(True for _ in self._find(decode(data)))

    def _find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the start, the end and the letters of each name. A name can be yielded several times."""
        for begin, part in _split(read_bare(text)) if self._owners else ():
            for view in views_of(part):
                for shift, window in self._windows(view.text):
                    for leak in self._secrets.found(window):
                        start, end = view.place(shift + leak.start), view.end(shift + leak.end)
                        yield begin + start, begin + end, leak.secret.letters

    def _windows(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the parts of a text that may contain a name, each with its offset."""
        data = text.encode()
        if not self._is_quick or (not text.isascii() and _RICH.search(data.translate(None, _ASCII))):
            if self._secrets.may_be_in(squeezed(text)):
                yield 0, text
            return
        letters = data.translate(_LOWER, _NO_ASCII_WORD)
        for name, pattern in self._patterns.items():
            for match in pattern.finditer(text) if name in letters else ():
                start = max(match.start() - _AROUND, 0)
                yield start, text[start : match.end() + _AROUND]


def is_text(data: bytes) -> bool:
    """Return whether a file is a text in UTF-8, in which programs such as git-filter-repo can replace a name."""
    if b"\0" in data or is_packed(data):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def letters_of(name: str) -> str:
    """Return a name without case and spaces."""
    return "".join(words(name))


def _spread(letters: str) -> re.Pattern[str]:
    """Return a pattern for letters with anything else between them."""
    return re.compile("[^A-Za-z0-9]*".join(letters), re.IGNORECASE | re.ASCII)


def _split(text: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a long text, each with its offset. They overlap, and are cut between words."""
    start = 0
    while len(text) - start > _PART:
        end = _find_gap(text, start + _PART)
        yield start, text[start:end]
        start = _find_gap(text, end - _AROUND)
    yield start, text[start:]


def _find_gap(text: str, before: int) -> int:
    """Return the last offset of white space before an offset, or the offset itself if there is none nearby."""
    gap = max(text.rfind(space, before - _PART // 2, before) for space in " \n")
    return gap if gap > 0 else before
