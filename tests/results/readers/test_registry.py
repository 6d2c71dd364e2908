"""The reader of a file is found by the file's content."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.results.sources import CORPUS, export_of, needs_corpus, refusal_of

from mkdocs_advocacy.results.mapping.model import Columns, MappedExport
from mkdocs_advocacy.results.readers import READERS, find_reader
from mkdocs_advocacy.results.readers.mapped import make_reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source

MINE = MappedExport(name="Mine", recognised_by=("Hits",), columns=Columns(clicks="Hits", campaign="Campaign"))
ALSO_MINE = MINE.model_copy(update={"name": "Also mine", "recognised_by": ("Campaign",)})


def test_an_unknown_file_names_the_tools_and_the_mapping() -> None:
    refused = refusal_of(export_of("Campaign,Hits", "a,1"))
    assert all(reader.name in refused.message for reader in READERS)
    assert "results/results.yml" in refused.hint


def test_the_mapping_comes_first() -> None:
    source = export_of("day,utm_campaign,visits,Hits,Campaign", "2026-11-02,a,1,2,b")
    assert find_reader(source).name == "Table of visits"
    assert find_reader(source, [make_reader(MINE)]).name == "Mine"


def test_a_file_that_two_readers_recognise_is_refused() -> None:
    with pytest.raises(Refused, match="could be an export of Mine and Also mine"):
        find_reader(export_of("Campaign,Hits", "a,1"), [make_reader(MINE), make_reader(ALSO_MINE)])


@pytest.mark.parametrize(
    "data",
    [b"", b"\n" * 99, b"\0" * 400, bytes(range(256)) * 99, b"PK\x03\x04", b"\x1f\x8b", b'"' * 30_000, b"," * 30_000],
)
def test_no_reader_fails_on_other_files(data: bytes) -> None:
    assert [reader.name for reader in READERS if reader.recognises(Source("a", data))] == []


@needs_corpus
@pytest.mark.parametrize("path", sorted(CORPUS.glob("*")), ids=lambda path: path.name)
def test_at_most_one_reader_recognises_each_file_of_the_corpus(path: Path) -> None:
    found = [reader.name for reader in READERS if reader.recognises(Source(path.name, path.read_bytes()))]
    assert len(found) <= 1
    expected = {"ga4": "Google Analytics 4", "matomo": "Matomo", "shlink": "Shlink", "umami": "Umami"}
    assert expected.get(path.name.partition("-")[0]) in (None, *found)
