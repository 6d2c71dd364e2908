"""Archives of exports, sound and hostile."""

from __future__ import annotations

import gzip
import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook

from mkdocs_advocacy.results import archives
from mkdocs_advocacy.results.archives import unpack
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source


def packed(*names: str, content: bytes = b"a,b\n") -> bytes:
    return packed_files(*((name, content) for name in names))


def packed_files(*files: tuple[str, bytes]) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return output.getvalue()


def names_of(data: bytes) -> list[str]:
    return [source.name for source in unpack(Source("a.zip", data))]


def refusal_of(data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        unpack(Source("a.zip", data))
    return caught.value


def test_the_sources_of_plausibles_export_are_taken_and_the_rest_is_ignored() -> None:
    tables = ("visitors", "sources", "pages", "custom_events", "locations")
    data = packed(*(f"imported_{table}_20261101_20261130.csv" for table in tables))
    assert names_of(data) == ["imported_sources_20261101_20261130.csv"]


def test_plausibles_archive_without_sources_is_refused() -> None:
    assert "imported_sources" in refusal_of(packed("imported_pages_20261101_20261130.csv")).message


def test_plausibles_dashboard_names_the_right_export() -> None:
    data = packed(
        "visitors.csv", "sources.csv", "utm_sources.csv", "utm_campaigns.csv", "utm_contents.csv", "pages.csv"
    )
    refused = refusal_of(data)
    assert "dashboard" in refused.message
    assert "Imports & exports" in refused.hint


def test_the_table_of_youtubes_archive_is_taken() -> None:
    assert names_of(packed("Chart data.csv", "Table data.csv", "Totals.csv")) == ["Table data.csv"]


def test_goatcounters_json_export_is_refused() -> None:
    assert "not their campaign" in refusal_of(packed("info.json", "hit_stats.jsonl", "refs.jsonl")).message


def test_all_files_of_other_archives_are_returned_without_those_of_systems() -> None:
    data = packed("folder/a.csv", "b.csv", "__MACOSX/._b.csv", ".DS_Store", "folder/Thumbs.db")
    assert names_of(data) == ["a.csv", "b.csv"]
    assert unpack(Source("a.zip", data))[0].data == b"a,b\n"


def test_a_workbook_is_no_archive() -> None:
    output = BytesIO()
    Workbook().save(output)
    source = Source("a.xlsx", output.getvalue())
    assert unpack(source) == (source,)
    assert names_of(packed_files(("a.xlsx", output.getvalue()))) == ["a.xlsx"]


def test_any_other_file_is_returned_as_it_is() -> None:
    for data in (b"", b"a,b\n", b"PK", b"\xd0\xcf\x11\xe0"):
        assert unpack(Source("a", data)) == (Source("a", data),)


def test_a_gzip_file_is_unpacked() -> None:
    (source,) = unpack(Source("a.csv.gz", gzip.compress(b"a,b\n")))
    assert source == Source("a.csv", b"a,b\n")


@pytest.mark.parametrize(
    "data",
    [gzip.compress(b"a,b\n" * 99, mtime=0)[:-9], b"\x1f\x8b", b"\x1f\x8b" + b"x" * 99],
    ids=["cut", "empty", "random"],
)
def test_a_damaged_gzip_file_is_refused(data: bytes) -> None:
    assert refusal_of(data).message == "the gzip file is damaged"


def test_bombs_are_refused() -> None:
    assert "too large" in refusal_of(gzip.compress(b"0" * 20_000_000)).message
    assert "too large" in refusal_of(packed("a.csv", content=b"0" * 20_000_000)).message
    assert "2,001 files" in refusal_of(packed(*map(str, range(2_001)))).message


def test_the_size_of_what_is_needed_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_MOST_UNPACKED", 1_000)
    large, small = b"0" * 1_001, b"0" * 1_000
    assert "too large" in refusal_of(packed("a.csv", content=large)).message
    assert "too large" in refusal_of(gzip.compress(large)).message
    assert names_of(packed("a.csv", content=small)) == ["a.csv"]
    assert unpack(Source("a.gz", gzip.compress(small)))
    unneeded = ("imported_pages_20261101_20261130.csv", large)
    assert len(names_of(packed_files(("imported_sources_20261101_20261130.csv", small), unneeded))) == 1


def test_a_false_size_does_not_help() -> None:
    data = packed("a.csv", content=b"0" * 20_000_000)
    place = data.index(b"PK\x01\x02") + 24  # the unpacked size in the directory
    forged = data[:place] + (4).to_bytes(4, "little") + data[place + 4 :]
    assert refusal_of(forged).message == "the archive is damaged"


@pytest.mark.parametrize("name", ["../a.csv", "/a.csv", "a/../../b.csv", "..\\a.csv", "C:\\a.csv"])
def test_paths_outside_are_refused(name: str) -> None:
    assert "path" in refusal_of(packed(name)).message


def test_two_files_with_the_same_name_are_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = packed("a.csv", "a.csv")
    assert "same name" in refusal_of(data).message


@pytest.mark.parametrize("inner", [packed("a.csv"), gzip.compress(b"a,b\n", mtime=0)], ids=["zip", "gzip"])
def test_archives_in_archives_are_refused(inner: bytes) -> None:
    assert "another archive" in refusal_of(packed_files(("inner", inner))).message
    assert "another archive" in refusal_of(gzip.compress(inner)).message


def test_an_archive_with_a_password_is_refused() -> None:
    data = bytearray(packed("a.csv"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal_of(bytes(data)).message


def test_damaged_and_empty_archives_are_refused() -> None:
    data = packed("a.csv", content=b"a,b\n" * 100)
    assert refusal_of(data[:-5]).message == "the archive is damaged"
    assert refusal_of(data[:45] + b"\xff\xff" + data[47:]).message == "the archive is damaged"
    assert refusal_of(packed()).message == "the archive is empty"
