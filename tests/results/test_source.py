"""The start of a file, by which readers recognise it."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.results.source import Source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("shift", range(4))
def test_a_letter_at_the_end_of_the_start_does_not_change_the_others(encoding: str, shift: int) -> None:
    text = "x" * shift + "Événements clés,Sessions\n" + "é" * 20_000
    assert Source("a.csv", text.encode(encoding)).head[0] == "x" * shift + "Événements clés,Sessions"


def test_an_older_encoding_is_decoded() -> None:
    assert Source("a.csv", "Événements;Sessions\n1;2\n".encode("cp1252")).head == ["Événements;Sessions", "1;2"]


@pytest.mark.parametrize("data", [b"", b"\0" * 400, bytes(range(256)) * 100, b"PK\x03\x04\0\0\0\0"])
def test_no_file_fails(data: bytes) -> None:
    assert isinstance(Source("a.bin", data).head, (list, tuple))
