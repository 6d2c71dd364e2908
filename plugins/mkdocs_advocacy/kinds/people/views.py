"""Shows a text as its readers see it, so that names are found that markup, escapes, accents or folded lines divide."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from urllib.parse import unquote

from mkdocs_advocacy.core.files import id_from

_ESCAPE = (
    r"&(?:amp;)*(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"
    r"|%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*|\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*|\\x[0-9a-fA-F]{2}|\\[nrt]"
)
"""An entity, percent-encoding, or an escape of JSON and YAML. Each begins with a certain character: that is faster."""
_TAG = r"</?(?P<inline>(?:a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|u|wbr)\b)?[^<>]*>"
_FOLD = r"\r\n[ \t]|\n[ \t]"
"""A folded line in a calendar or an address book."""
_WITH_ESCAPES, _WITH_TAGS = re.compile(_ESCAPE), re.compile(f"{_TAG}|{_ESCAPE}")
_FOLDED = re.compile(f"{_FOLD}|{_ESCAPE}")
_FOLDS_LINES = "BEGIN:VC"
_TORN = re.compile(rb"(?<=[\x80-\xf4])\r?\n[ \t](?=[\x80-\xbf])")
"""A line that is folded between the bytes of a letter."""
_BARE = re.compile("[\ud800-\udfff]")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_JOINER = "\u00ad"
"""A character that the search for names ignores within words."""


def _find_bases() -> Iterator[tuple[int, str]]:
    """Yield the letters with marks, each with the letter alone. Both have one character, so that offsets stay."""
    yield from ((ord(letter), base) for letter, base in zip("øłđðıØŁĐÐ", "olddiOLDD", strict=True))
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x2000)):
        base, *marks = list(unicodedata.normalize("NFD", chr(code)))
        if marks and all("\u0300" <= mark < "\u0370" for mark in marks):
            yield code, base
    yield from ((code, _JOINER) for code in range(0x300, 0x370))


_BASES = dict(_find_bases())
_MARKED = re.compile(f"[{''.join(map(chr, _BASES))}]")


@dataclass(frozen=True)
class View:
    """A text as it is read, without accents."""

    source: str
    pattern: re.Pattern[str] | None
    """What is replaced in the source."""

    @cached_property
    def text(self) -> str:
        """The text to search for names, in the spellings of `spellings_of`."""
        shown = self.pattern.sub(_replace, self.source) if self.pattern else self.source
        return without_accents(shown)

    def place(self, offset: int) -> int:
        """Return the offset in the source of a character of the text."""
        if not self._starts:
            return offset
        at = bisect_right(self._starts, offset) - 1
        shown, written, is_replaced = self._pieces[at]
        return written if is_replaced else written + offset - shown

    def end(self, offset: int) -> int:
        """Return the end in the source of a part whose end in the text is this offset."""
        if not self._starts:
            return offset
        at = bisect_right(self._starts, offset - 1) - 1
        shown, written, is_replaced = self._pieces[at]
        return self._ends[at] if is_replaced else written + offset - shown

    @cached_property
    def _pieces(self) -> list[tuple[int, int, bool]]:
        """The offsets of each piece in the text and in the source, and whether it is replaced."""
        pieces, lengths, done = [], [], 0
        for match in self.pattern.finditer(self.source) if self.pattern else ():
            pieces += [(done, False), (match.start(), True)]
            lengths += [match.start() - done, len(_replace(match))]
            done = match.end()
        starts = accumulate([0, *lengths])
        return [(start, *piece) for start, piece in zip(starts, [*pieces, (done, False)], strict=True)]

    @cached_property
    def _starts(self) -> list[int]:
        return [shown for shown, _, _ in self._pieces] if self.pattern else []

    @cached_property
    def _ends(self) -> list[int]:
        return [written for _, written, _ in self._pieces[1:]] + [len(self.source)]


def views_of(text: str) -> Iterator[View]:
    """Yield the text as it is, and if it contains escapes, tags or folded lines, also without them."""
    yield View(text, None)
    has_escapes = "&" in text or "%" in text or "\\" in text
    if has_escapes and _WITH_ESCAPES.search(text):
        yield View(text, _WITH_ESCAPES)
    if "<" in text:
        yield View(text, _WITH_TAGS)
    if _FOLDS_LINES in text:
        yield View(text, _FOLDED)


def spellings_of(name: str) -> set[str]:
    """Return a name without accents: as its letters are, in letters a-z, and with ae, oe and ue for ä, ö and ü."""
    composed = unicodedata.normalize("NFC", name.lower())
    plain = without_accents(composed)
    latin = {id_from(composed), id_from(composed.translate(_GERMAN))} if id_from(composed) else set()
    is_latin = all(ord(letter) < 0x300 or 0x1E00 <= ord(letter) < 0x2000 for letter in composed if letter.isalpha())
    return {plain, *(spelling.replace("-", " ") for spelling in latin if is_latin)}


def without_accents(text: str) -> str:
    """Return the text without the accents of Latin letters, with the same offsets."""
    return text if text.isascii() else _MARKED.sub(lambda match: _BASES[ord(match.group())], text)


def decode(data: bytes) -> str:
    """Return a text in UTF-8, of which bytes that aren't UTF-8 are read as Latin-1."""
    if _FOLDS_LINES.encode() in data:
        data = _TORN.sub(b"", data)
    return read_bare(data.decode("utf-8", "surrogateescape"))


def read_bare(text: str) -> str:
    """Return a text or path with its bytes that aren't UTF-8, which Python reads as surrogates, as Latin-1."""
    return text if text.isascii() else _BARE.sub(_read_bare_byte, text)


def _read_bare_byte(match: re.Match[str]) -> str:
    code = ord(match.group()) - 0xDC00
    return bytes([code]).decode("cp1252", "replace") if 0x80 <= code <= 0xFF else "\ufffd"


def _replace(match: re.Match[str]) -> str:
    found = match.group()
    if found[0] == "&":
        return html.unescape(html.unescape(found.replace("amp;", "")))
    if found[0] == "%":
        return decode(unquote(found, "latin-1").encode("latin-1"))
    if found[0] == "<":
        return "" if match["inline"] else " "
    if found[0] != "\\":
        return ""  # a folded line
    if found[1] == "x":
        return chr(int(found[2:], 16))
    units = bytes.fromhex(found.replace("\\u", "")) if found[1] == "u" else b"\0 "
    return units.decode("utf-16-be", "replace")
