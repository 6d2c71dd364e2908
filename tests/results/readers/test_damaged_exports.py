"""Damaged exports: whatever a file holds, it is read or refused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.results.readers import test_network_readers as networks
from tests.results.readers import test_survey_readers as surveys

from mkdocs_advocacy.results.network_posts import NetworkExport
from mkdocs_advocacy.results.readers import linkedin, meta, survey, x, youtube
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.surveys import SurveyExport

TEXTS = (
    *(networks.X_NEW, networks.X_OLD, networks.FACEBOOK, networks.INSTAGRAM, networks.YOUTUBE),
    *(surveys.TYPEFORM, surveys.LIMESURVEY, surveys.SURVEYMONKEY, surveys.QUALTRICS, surveys.FORMBRICKS),
)
PIECES = st.sampled_from(
    ["", '"', ",", ";", "\n", "\r", "\0", "\t", "=", "0", "10", "é", "٣", "-", "2026-11-31", "sep=;\n"]
)


def read_with_all(source: Source, answers: Answers) -> None:
    """Read a file with the readers that recognise it, and also with those that don't."""
    for reader in (linkedin, meta, x, youtube):
        reader.recognises(source)
        with suppress(Refused):
            assert isinstance(reader.read(source, answers), NetworkExport)
    survey.recognises(source)
    for asked in (answers, replace(answers, question="Why?", is_nps=True)):
        with suppress(Refused):
            assert isinstance(survey.read(source, asked), SurveyExport)


@pytest.mark.parametrize("text", TEXTS)
@given(data=st.data())
@settings(max_examples=25)
def test_a_damaged_text_is_read_or_refused(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(PIECES) + text[start + data.draw(st.integers(0, 40)) :]
    read_with_all(Source("export.csv", text.encode()), Answers())


@given(st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]))
@settings(max_examples=50)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    read_with_all(Source("export.xls", start + data), Answers(date_order="dmy", decimal_sign="comma"))


@given(st.integers(30, 8000), st.binary(min_size=1, max_size=8))
@settings(max_examples=40)
def test_a_damaged_workbook_is_read_or_refused(place: int, piece: bytes) -> None:
    workbook = surveys.EXPORTS["Microsoft Forms"][0]
    assert isinstance(workbook, bytes)
    place %= len(workbook)
    read_with_all(Source("export.xlsx", workbook[:place] + piece + workbook[place + len(piece) :]), Answers())
