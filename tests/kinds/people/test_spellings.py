"""A name with accents is found in the ways in which files, addresses and programs write it."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from mkdocs_advocacy.core.files import id_from
from mkdocs_advocacy.kinds.people.finder import Finder
from mkdocs_advocacy.kinds.people.views import views_of

NAME = "Zoë Müller"
WRITTEN = {
    "entities": "By <p>Zo&euml; M&uuml;ller</p>.",
    "entities of entities": "Zo&amp;euml; M&amp;#252;ller",
    "numbers": "Zo&#235;&nbsp;M&#xFC;ller",
    "an attribute": '<img alt="Zo&euml; M&uuml;ller">',
    "JSON": '{"by": "Zo\\u00eb M\\u00fcller"}',
    "a line in JSON": '"Zo\\u00eb\\nM\\u00fcller"',
    "percent": "(x?by=Zo%C3%AB%20M%C3%BCller)",
    "percent in Latin-1": "x?by=Zo%EB+M%FCller",
    "a tag": "<td>Zoë <b>Müller</b></td><td>x</td>",
    "a tag in a word": "<td>x</td><td>Zoë M<b>ü</b>ller</td>",
    "a calendar": "BEGIN:VCALENDAR\r\nSUMMARY:With Zoë Mü\r\n ller\r\n",
    "no accents": "Zoe Muller",
    "an address": "zoe.muller@soda.example",
    "a path": "posts/zoe-muller-story.yml",
    "German": "Zoe Mueller",
    "other accents": "Zoé Muller",
    "two characters": "Zoe\u0308 Mu\u0308ller",
    "some accents": "ZOË MULLER",
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_each_spelling_is_found_at_its_place(text: str) -> None:
    finder = Finder([NAME])
    assert finder.is_in(text.encode())
    places = set(finder.offsets(text))
    assert len(places) == 1
    start, end = places.pop()
    assert text[start].lower() == "z"
    assert text[:end].rstrip("%20;=").lower().endswith(("r", "r</b>"))
    assert finder.spellings(text.encode()) == {text[start:end]}
    assert "…" in finder.mask(text)
    assert not finder.is_in(finder.mask(text).encode())


@pytest.mark.parametrize("text", ["Zoë Mülleri", "Zo Mller", "Zoë, then Müller", "Zoe Moeller", "x&y <b> 100%25"])
def test_other_names_are_not_found(text: str) -> None:
    assert not Finder([NAME]).is_in(text.encode())


@pytest.mark.parametrize("name", ["Åsa Ødegård", "Jürgen Groß", "Łukasz Đurić", "José Núñez-Gómez", "Ægir Þórsson"])
def test_an_id_made_from_a_name_is_found(name: str) -> None:
    assert Finder([name]).is_in(f"posts/{id_from(name)}.yml".encode())


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-be", "utf-8-sig"])
def test_files_in_other_encodings_are_read(encoding: str) -> None:
    assert Finder([NAME]).is_in(f"Thanks to {NAME}, and ZOË MÜLLER\n".encode(encoding))


def test_a_calendar_may_be_folded_within_a_letter() -> None:
    text = f"BEGIN:VCALENDAR\r\nSUMMARY:With {NAME}\r\n".encode()
    assert Finder([NAME]).is_in(text.replace(b"\xc3\xbc", b"\xc3\r\n \xbc"))


def test_one_broken_byte_does_not_hide_a_name() -> None:
    assert Finder([NAME]).is_in(b"\xff " + NAME.encode())


def zipped(files: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("files", "is_there"),
    [
        ({"a.txt": "Zoe Muller " * 9}, True),
        ({"zoe-muller.txt": "x"}, True),
        ({"zoë-müller.txt": "x"}, True),
        ({"word/document.xml": "<w:t>Zo&#235;</w:t> <w:t>Müller</w:t>" * 9}, True),
        ({"a.txt": "x"}, False),
    ],
)
def test_archives_are_opened(files: dict[str, str], is_there: bool) -> None:
    assert Finder([NAME]).is_in(zipped(files)) is is_there


def test_a_broken_archive_is_searched_as_it_is() -> None:
    data = zipped({"a.txt": "x"})[:30] + b" Zo\xc3\xab M\xc3\xbcller"
    assert Finder([NAME]).is_in(data)
    assert Finder([NAME]).is_in(gzip.compress(NAME.encode()))


def test_large_texts_are_searched_in_parts() -> None:
    line = "Words of this log, which is long.\n"
    text = line * (9_000_000 // len(line))
    assert Finder([NAME]).is_in((text + NAME + "\n").encode())
    assert not Finder([NAME]).is_in(f"{text}{NAME}i\n".encode())


def test_views_map_every_offset() -> None:
    text = "<b>Zo&euml;</b> M&uuml;ller &amp; \\u00e9%C3%A9\n"
    plain = list(views_of(text))[-1]
    assert plain.text == "Zoe Muller & ee\n"
    assert text[plain.place(0) : plain.end(3)] == "Zo&euml;"
    assert text[plain.place(4) : plain.end(10)] == "M&uuml;ller"
    assert text[plain.place(14) : plain.end(15)] == "%C3%A9"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dr. Anna Beck", "We thank Dr. Anna Beck."),
        ("John R. Smith", "by John R. Smith, 2027"),
        ("Carla Tokhidden", "Carla Tokhidden's mother"),
        ("Carla Tokhidden", "Carla Tokhidden’s father"),
    ],
)
def test_titles_initials_and_possessives_are_found(name: str, text: str) -> None:
    assert Finder([name]).is_in(text.encode())
    assert not Finder([name]).is_in(
        text.replace("Beck", "Becker").replace("Smith", "Smithee").replace("den", "").encode()
    )
