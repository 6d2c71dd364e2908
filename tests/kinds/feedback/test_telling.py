"""The ways to hand in feedback."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from pydantic import ValidationError

from mkdocs_advocacy.core.languages import Words, known_languages
from mkdocs_advocacy.kinds.feedback.model import FeedbackTemplate
from mkdocs_advocacy.kinds.feedback.telling import TellUs, list_ways

ALL = {
    "mail": "ideas@soda.example",
    "link": "https://forum.soda.example/new",
    "repository": "https://github.com/soda/hub/",
}


@pytest.mark.parametrize("language", known_languages())
def test_each_way_is_a_link(language: str) -> None:
    mail, link, file = list_ways(TellUs.model_validate(ALL), Words()(language))
    parts = urlsplit(mail.address)
    fields = parse_qs(parts.query)
    assert (parts.scheme, parts.path) == ("mailto", "ideas@soda.example")
    assert fields.keys() == {"subject", "body"}
    assert fields["body"][0].count("\r\n\r\n") >= 4
    assert link.address == "https://forum.soda.example/new"
    assert "forum.soda.example" in link.text
    parts = urlsplit(file.address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://github.com/soda/hub/new/main"
    assert parse_qs(parts.query)["filename"] == ["content/feedback/my-suggestion.yml"]
    written = yaml.safe_load(parse_qs(parts.query)["value"][0])
    template = FeedbackTemplate.model_validate(written, context={"audiences": ("employees",), "zone": None})
    assert template.status == "draft"


def test_only_the_ways_of_the_hub_are_offered() -> None:
    assert list(list_ways(None, Words()("en"))) == []
    (way,) = list_ways(TellUs(mail="ideas@soda.example"), Words()("en"))
    assert way.text == "Write an email"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "has no mail, link or repository"),
        ({"mail": "https://soda.example/"}, "is not an email address"),
        ({"repository": "https://gitlab.com/soda/hub"}, "GitLab doesn't support prefilled new files"),
        ({"repository": "https://github.com/soda"}, "is not the address of a repository"),
    ],
)
def test_a_wrong_option_is_an_error(values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        TellUs.model_validate(values)
