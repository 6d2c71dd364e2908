"""Spreadsheets that are expensive to read, or that programs read differently from how they are checked."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from openpyxl import Workbook
from tests.importing.sheets import as_workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
RELATIONS, STYLES = "xl/_rels/workbook.xml.rels", "xl/styles.xml"
ENTITIES = f'<!DOCTYPE sst [<!ENTITY a "{"lol" * 10}">]><sst {MAIN}><si><t>&a;</t></si></sst>'


def repacked(parts: Mapping[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a workbook with one post, with these parts replaced."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(as_workbook([("One", "Words")], ("title", "text")))) as old:
        own = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(held, "w", packing) as new:
        for name, content in (own | dict(parts)).items():
            new.writestr(name, content)
    return held.getvalue()


def sheet_of(rows: str) -> bytes:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>".encode()


def strings_of(texts: str) -> bytes:
    return f"<sst {MAIN}>{texts}</sst>".encode()


def in_words(attributes: str = "", text: str = "Words") -> str:
    return f'<c t="inlineStr" {attributes}><is><t>{text}</t></is></c>'


def one_row(cells: str) -> bytes:
    return sheet_of(f"<row>{in_words(text='title')}{in_words(text='text')}</row><row>{cells}</row>")


def declared(encoding: str, text: str, name: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="{name or encoding}"?>{text}'.encode(encoding)


def many_sheets() -> bytes:
    with zipfile.ZipFile(BytesIO(as_workbook([], ("a",)))) as book:
        written = book.read(BOOK).decode()
    start, end = written.index("<sheet "), written.index("</sheets>")
    sheets = "".join(written[start:end].replace('"Sheet"', f'"S{number}"') for number in range(3_000))
    return repacked({BOOK: (written[:start] + sheets + written[end:]).encode()})


def hundreds_of_sheets() -> bytes:
    book, held = Workbook(), BytesIO()
    for _ in range(200):
        book.create_sheet()
    book.save(held)
    return held.getvalue()


def same_part_twice() -> bytes:
    with zipfile.ZipFile(BytesIO(as_workbook([], ("a",)))) as book:
        written = book.read(BOOK).decode()
    start, end = written.index("<sheet "), written.index("</sheets>")
    return repacked({BOOK: (written[:end] + written[start:end].replace('"Sheet"', '"Again"') + written[end:]).encode()})


def overlapping() -> bytes:
    """Return a package whose directory has two names for the same bytes."""
    data = bytearray(repacked({"xl/a.xml": b"<a/>", "xl/b.xml": b"<a/>"}, packing=zipfile.ZIP_STORED))
    with zipfile.ZipFile(BytesIO(data)) as package:
        first = package.getinfo("xl/a.xml").header_offset
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"xl/b.xml"))
    data[entry + 42 : entry + 46] = first.to_bytes(4, "little")
    return bytes(data)


def twice() -> bytes:
    """Return a package that contains a name twice."""
    held = BytesIO(repacked({}))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(held, "a") as package:
            package.writestr(SHEET, sheet_of(""))
    return held.getvalue()


def locked() -> bytes:
    """Return a package whose directory marks a part as encrypted."""
    data = bytearray(repacked({}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def smaller_than_it_is() -> bytes:
    """Return a package whose directory declares a large part as empty."""
    data = bytearray(repacked({STRINGS: strings_of(" " * 70_000_000)}))
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(STRINGS.encode()))
    data[entry + 24 : entry + 28] = bytes(4)
    return bytes(data)


def with_type(text: bytes) -> bytes:
    return repacked({STRINGS: text})


LAST_CELL = 'r="XFD1048576"'
UTF_16 = ENTITIES.encode("utf-16-le")


def styled(inside: str) -> bytes:
    """Return a workbook with these styles."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return repacked({"xl/styles.xml": f'<styleSheet xmlns="{main}">{inside}</styleSheet>'.encode()})


def named(*names: str) -> bytes:
    """Return a workbook with these defined names."""
    with zipfile.ZipFile(BytesIO(as_workbook([], ("a",)))) as book:
        written = book.read(BOOK).decode()
    return repacked(
        {
            BOOK: re.sub(
                "(?=<calcPr|</workbook>)", f"<definedNames>{''.join(names)}</definedNames>", written, count=1
            ).encode()
        }
    )


PRINTED = '<definedName name="_xlnm.Print_{}" localSheetId="0">{}</definedName>'

WORKBOOKS: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "one cell of 20 MB": (lambda: repacked({SHEET: one_row(in_words("", "x" * 20_000_000))}), "a text with more than"),
    "a format of many brackets": (
        lambda: styled(f'<numFmts><numFmt numFmtId="164" formatCode="{"[" * 900_000}"/></numFmts>'),
        "XML attribute that is too long",
    ),
    "many typefaces": (lambda: styled(f"<fonts>{'<font/>' * 300_000}</fonts>"), "more than 30,000 cell formats"),
    "many formats": (lambda: styled(f"<cellXfs>{'<xf/>' * 200_000}</cellXfs>"), "more than 30,000 cell formats"),
    "an area to print that is long": (lambda: named(PRINTED.format("Area", "a" * 190_000)), "print area or filter"),
    "titles to print that are long": (
        lambda: named(PRINTED.format("Titles", "$A:$A," * 30_000)),
        "print area or filter",
    ),
    "many areas to print": (lambda: named(PRINTED.format("Area", "a" * 400) * 5_000), "too many print areas"),
    "one text of 20 MB": (
        lambda: with_type(strings_of(f"<si><t>{'x' * 20_000_000}</t></si>")),
        "a text with more than",
    ),
    "a cell of 70 MB": (
        lambda: repacked({SHEET: one_row(in_words("", "x" * 120_000_000))}),
        "too large when it is unpacked",
    ),
    "a text in many runs": (
        lambda: repacked({SHEET: one_row(f"<c t='inlineStr'><is><r><t>{'x' * 190_000}</t></r></is></c>" * 110)}),
        "texts in the workbook have more than 20,000,000",
    ),
    "a long cell in runs": (
        lambda: repacked(
            {SHEET: one_row(f"<c t='inlineStr'><is>{('<r><t>' + 'x' * 100_000 + '</t></r>') * 9}</is></c>")}
        ),
        "row 2 has a text with more than 200,000",
    ),
    "millions of texts": (lambda: with_type(strings_of("<si><t>a</t></si>" * 450_000)), "more than 400,000 texts"),
    "millions of cells": (lambda: repacked({SHEET: one_row("<c><v>1</v></c>" * 450_000)}), "more than 400,000 cells"),
    "millions of elements": (
        lambda: repacked({STYLES: f"<styleSheet {MAIN}>{'<a/>' * 1_600_000}</styleSheet>".encode()}),
        "XML elements",
    ),
    "a tag of 20 MB": (lambda: repacked({SHEET: one_row(f'<c x="{"x" * 20_000_000}"/>')}), "XML tag that is too long"),
    "a comment of 20 MB": (
        lambda: repacked({SHEET: one_row(f"<!--{'x' * 20_000_000}-->")}),
        "XML tag that is too long",
    ),
    "a size that lies": (smaller_than_it_is, "damaged"),
    "document type in UTF-8": (lambda: with_type(ENTITIES.encode()), "an XML document type"),
    "document type in UTF-16, little end first": (lambda: with_type(b"\xff\xfe" + UTF_16), "an XML document type"),
    "document type in UTF-16, big end first": (
        lambda: with_type(b"\xfe\xff" + ENTITIES.encode("utf-16-be")),
        "an XML document type",
    ),
    "document type in UTF-16 without a mark": (
        lambda: with_type(declared("utf-16-le", ENTITIES, "utf-16")),
        "an XML document type",
    ),
    "document type in UTF-7": (lambda: with_type(declared("utf-7", ENTITIES)), "the unknown encoding “utf-7”"),
    "document type in UTF-7 that looks like Latin 1": (
        lambda: with_type(b'<?xml version="1.0" encoding="utf-7"?>' + ENTITIES.encode("utf-7")),
        "the unknown encoding “utf-7”",
    ),
    "document type in EBCDIC": (lambda: with_type(declared("cp037", ENTITIES, "IBM037")), "damaged"),
    "document type of Windows": (lambda: with_type(declared("cp1252", ENTITIES)), "the unknown encoding “cp1252”"),
    "document type behind blanks": (lambda: with_type(b"\n" * 70_000 + ENTITIES.encode()), "an XML document type"),
    "an entity from elsewhere": (
        lambda: with_type(f'<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst {MAIN}/>'.encode()),
        "an XML document type",
    ),
    "thousands of sheets": (many_sheets, "the same part"),
    "hundreds of sheets": (hundreds_of_sheets, "more than 200 sheets"),
    "a sheet that is named twice": (same_part_twice, "the same part"),
    "thousands of parts": (
        lambda: repacked({f"xl/{number}.xml": b"" for number in range(6_000)}),
        "too large when it is unpacked",
    ),
    "the last cell there is": (
        lambda: repacked({SHEET: sheet_of(f'<row r="1048576">{in_words(LAST_CELL)}</row>')}),
        "cell XFD1048576 has a value",
    ),
    "a row beyond all rows": (
        lambda: repacked({SHEET: sheet_of(f'<row r="{"9" * 30}"/>')}),
        "not a row or column number",
    ),
    "a cell beyond all columns": (
        lambda: repacked({SHEET: one_row(in_words(f'r="{"Z" * 9}1"'))}),
        "not a cell reference",
    ),
    "rows that overlap": (
        lambda: repacked({SHEET: sheet_of(f'<row r="2">{in_words()}</row>' * 2)}),
        "row 2 comes after a later one",
    ),
    "a cell merged over everything": (
        lambda: repacked({SHEET: one_row("").replace(b"</work", b'<mergeCell ref="A2:XFD1048576"/></work')}),
        "rows 2 to 1048576 share",
    ),
    "parts that overlap": (overlapping, "packed in an unusual way"),
    "a name twice": (twice, "packed in an unusual way"),
    "a name that leads outside": (lambda: repacked({"xl/../../evil.xml": b"<a/>"}), "packed in an unusual way"),
    "a name from the root": (lambda: repacked({"/etc/evil.xml": b"<a/>"}), "packed in an unusual way"),
    "another packing": (lambda: repacked({}, packing=zipfile.ZIP_LZMA), "packed in an unusual way"),
    "a password": (locked, "has a password"),
    "a package in its place": (lambda: repacked({SHEET: repacked({})}), "damaged"),
}
"""A function that creates each file, and a pattern of the problem that it must cause."""
TEXTS: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "more than 20 MB": (lambda: b"title,text\n" + b"One,Words\n" * 2_000_000, "maximum of 20,000,000 bytes"),
    "a line of 19 MB": (lambda: b"title,text\nOne," + b"x" * 19_000_000, "more than 200,000 characters"),
    "a quotation mark before 19 MB": (
        lambda: b'title,text\nOne,"' + b"x\n" * 9_000_000,
        "more than 200,000 characters",
    ),
    "a million columns": (lambda: b"title,text\nOne" + b",x" * 1_000_000, "a value in column 301"),
    "a million empty columns": (lambda: b"title,text\nOne" + b"," * 1_000_000 + b"x", "a value in column 1,000,001"),
    "a million quoted columns": (lambda: b"title,text\nOne" + b',""x' * 1_000_000, "a value in column 301"),
    "millions of rows": (lambda: b"a\n" * 9_000_000, "more than 10,000 rows"),
    "millions of empty rows": (lambda: b"title,text\n" + b"\n" * 1_200_000, "more rows than a spreadsheet program"),
    "zero bytes": (lambda: bytes(10_000_000), "full of zero bytes"),
    "quotation marks": (lambda: b"title,text\n" + b'"' * 19_000_001, "more than 200,000 characters"),
}
