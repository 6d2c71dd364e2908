"""The quick search for names finds exactly what the general search finds."""

from __future__ import annotations

import gzip
import random
import re
import unicodedata

import pytest

from mkdocs_advocacy.kinds.people import finder
from mkdocs_advocacy.kinds.people.finder import Finder
from mkdocs_advocacy.kinds.people.views import spellings_of, views_of
from mkdocs_advocacy.rules.model import ConfidentialTerm
from mkdocs_advocacy.rules.secrets import Secret, Secrets
from mkdocs_advocacy.rules.tokens import squeezed

PIECES = ["ada", "Ada", "ADA", "A", "da", "falcon", "Falcon", "F", "alcon", "fal", "con", "x", "1", "b"]
PIECES += [
    " ",
    " ",
    "-",
    ".",
    ". ",
    "\n",
    "\n\n",
    "’",
    "'",
    "\u00ad",
    "\u200b",
    "é",
    "e\u0301",
    "ſ",
    "ﬁ",
    "Ａ",
    "—",
    "{a}",
]


@pytest.mark.parametrize("name", ["Ada Falcon", "Adé Falcon", "É Fa", "أدا"])
def test_it_finds_what_the_general_search_finds(name: str) -> None:
    signs = random.Random(1)
    general = Secrets(tuple(Secret(ConfidentialTerm(term=one), "", 1, 1) for one in spellings_of(name)))
    quick = Finder([name])
    found = 0
    for _ in range(6_000):
        text = "".join(signs.choice([*PIECES, *name.split(), *name]) for _ in range(signs.randint(1, 6)))
        is_there = any(True for view in views_of(text) for _ in general.found(view.text))
        found += is_there
        assert quick.is_in(text.encode()) == is_there, text
    assert found > 5


def test_every_character_that_becomes_ascii_letters_is_searched_slowly() -> None:
    every = (chr(code) for code in range(128, 0x1FC00) if not 0xD800 <= code < 0xE000)
    rich = [sign for sign in every if re.search("[a-z0-9]", squeezed(sign)) or _changes_letters(sign)]
    assert len(rich) > 1_000
    assert [ascii(sign) for sign in rich if not finder._RICH.search(sign.encode())] == []


def _changes_letters(sign: str) -> bool:
    own = unicodedata.normalize("NFKC", sign)
    return any(unicodedata.normalize("NFKC", letter + sign) != letter + own for letter in "aceginosu")


@pytest.mark.parametrize(
    ("data", "is_there"),
    [
        (gzip.compress(b"<p>Ada Falcon</p>", mtime=0), True),
        (gzip.compress(b"<p>Ada Falconer</p>", mtime=0), False),
        (b"\x1f\x8b not gzip, Ada Falcon", True),
        (b"\0\0JFIF Ada Falcon\0", True),
        (b"\0\0" + "ADA falcon".encode("utf-16-le"), True),
        (b"\0\0Ada Falco", False),
        (b"https://soda.example/ada-falcon/ada", True),
        (b"mail adafalcon@soda.example", True),
        (b"x" * 300 + b"Ada Falcon" + b"x" * 300, False),
    ],
)
def test_it_reads_compressed_and_binary_files(data: bytes, is_there: bool) -> None:
    assert Finder(["Ada Falcon"]).is_in(data) is is_there


def test_it_masks_names_in_paths_and_knows_their_spellings() -> None:
    names = Finder(["Ada Falcon", "Ada Merlin"])
    assert names.mask("content/ada-falcon/AdaMerlin.png") == "content/…/….png"
    assert Finder(["Ada Falcon", "Falcon Ada"]).mask("x/ada-falcon-ada.png") == "x/….png"
    assert Finder(["Ada\x07 Falcon\n"]).is_in(b"Ada Falcon")
    assert names.spellings(b"ADA\nFALCON, #AdaFalcon, Ada Falconer") == {"ADA\nFALCON", "AdaFalcon"}
    assert not Finder([])
    assert not Finder(["…"]).is_in(b"anything")
