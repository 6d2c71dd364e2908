"""Random tables: CSV files, workbooks and content calendars."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import strategies as st
from tests.importing.bombs import BOOK, MAIN, RELATIONS, SHEET, STRINGS, STYLES, repacked, strings_of

SIGNS = st.sampled_from(
    [
        *"abZ09,;\"'=|<>&",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\0",
        '""',
        "\ufeff",
        "\u2028",
        "sep=;\n",
        "title",
        "text",
        "ä",
        "😀",
    ]
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "mac_roman", "utf-7")
XML = st.lists(
    st.sampled_from(
        [
            *(
                "<row>",
                '<row r="2">',
                '<row r="0">',
                '<row r="1e3">',
                '<row hidden="1">',
                "</row>",
                "<c>",
                "</c>",
                "<c/>",
            ),
            *(
                '<c r="A1">',
                '<c r="XFD9">',
                '<c t="s">',
                '<c t="b">',
                '<c t="d">',
                '<c t="e">',
                '<c t="str">',
                '<c s="1">',
            ),
            *(
                '<c t="inlineStr">',
                "<is>",
                "</is>",
                "<t>",
                "</t>",
                "<v>",
                "</v>",
                "<f>",
                "</f>",
                '<f t="shared" si="0">',
            ),
            *(
                "1",
                "-1",
                "1e400",
                "99999999",
                "44000.5",
                "2026-01-01",
                "title",
                "text",
                "&lt;",
                "&#0;",
                "&a;",
                "<si>",
                "</si>",
            ),
            *(
                "<sheetData>",
                "</sheetData>",
                '<mergeCell ref="A2:B9"/>',
                '<col min="1" max="9" hidden="1"/>',
                "<!---->",
            ),
            *('<dimension ref="A1:XFD1048576"/>', "<?a b?>", "<![CDATA[a]]>", "<extLst><ext/></extLst>", "_xD83D_"),
            *('<numFmt numFmtId="164" formatCode="yyyy"/>', '<xf numFmtId="14"/>', "<cellXfs>", "</cellXfs>"),
        ]
    ),
    max_size=25,
).map("".join)


def round_trip_csv(cell: str) -> str:
    """Write a cell to a CSV file and return it as read back."""
    held = StringIO(newline="")
    csv.writer(held).writerow([cell, "x"])
    return next(csv.reader(StringIO(held.getvalue(), newline="")))[0]


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "replace")


def _book(sheet: str, encoding: str) -> bytes:
    text = f"<worksheet {MAIN}><sheetData>{sheet}</sheetData></worksheet>"
    return repacked({SHEET: _encoded(text, encoding)})


def _damaged(place: int, damage: bytes) -> bytes:
    book = repacked({})
    return book[:place] + damage + book[place + len(damage) :]


def _part(name: str, content: str) -> bytes:
    whole = {
        STRINGS: strings_of(content),
        STYLES: f"<styleSheet {MAIN}>{content}</styleSheet>".encode(),
        BOOK: f"<workbook {MAIN}><sheets>{content}</sheets></workbook>".encode(),
    }
    return repacked({name: whole.get(name, content.encode())})


files = st.builds(_encoded, st.lists(SIGNS, max_size=40).map("".join), st.sampled_from(ENCODINGS)) | st.binary(
    max_size=60
)
workbooks = st.one_of(
    st.builds(_book, XML, st.sampled_from(["utf-8", "utf-16", "utf-8-sig"])),
    st.builds(
        _part, st.sampled_from([STRINGS, STYLES, BOOK, RELATIONS, "[Content_Types].xml", "docProps/core.xml"]), XML
    ),
)
damaged = st.builds(_damaged, st.integers(0, 6_000), st.binary(max_size=60))
HEADINGS = (
    *(
        "Title",
        "Text",
        "Network",
        "Publish",
        "Date",
        "Time",
        "Campaign",
        "Link",
        "Hashtags",
        "id",
        "language",
        "Status",
    ),
    *(
        "Caption (FR)",
        "Platform",
        "LinkedIn",
        "Image",
        "Notes",
        "",
        "fields",
        "excuse",
        "wording",
        "networks",
        "expire",
    ),
)
CELLS = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                "Words",
                "03/04/2026",
                "2026-11-30",
                "30-Nov-27",
                "10:30",
                "9am",
                "LinkedIn",
                "x, linkedin",
                "n/a",
                "TRUE",
            ),
            *(
                "https://a.example/?b=c",
                "a.example",
                "#soda",
                "draft",
                "en",
                "de",
                "['a']",
                '["a"]',
                "{link}",
                "{",
                "=1",
            ),
            *(
                "../../etc/passwd",
                "x" * 200,
                "ä" * 200,
                "con",
                "Week 50",
                "December",
                "99/99/9999",
                "25:61",
                "-",
                "null",
            ),
            *(
                '{"a": {"label": "A"}}',
                "[[[[",
                '[{"rule": "shouting"}]',
                "\u202e",
                "a\nb",
                "\x07",
                "İ",
                "ß",
                "２０２６",
            ),
        ]
    ),
    st.text(max_size=6),
)


@st.composite
def _calendar(draw: st.DrawFn) -> bytes:
    """Draw a table with typical headings and any cells."""
    headings = draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=8))
    rows = draw(st.lists(st.lists(CELLS, min_size=len(headings), max_size=len(headings)), max_size=5))
    held = StringIO(newline="")
    csv.writer(held, delimiter=draw(st.sampled_from(",;\t"))).writerows([headings, *rows])
    return held.getvalue().encode("utf-8", "replace")


calendars = _calendar()
