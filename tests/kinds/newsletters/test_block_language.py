"""Blocks with a language of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.kinds.newsletters.compose import compose
from mkdocs_advocacy.kinds.newsletters.issues import issue_of_page
from mkdocs_advocacy.kinds.newsletters.letter import Section

FILES = {
    "content/events/launch.md": "---\ntitle: The launch\nwhen: 2026-12-09\n---\n",
    "content/events/launch.de.md": "---\ntitle: Der Start\n---\n",
    "content/campaigns/refill.yml": "title: Refill\n",
    "content/campaigns/refill.de.yml": "title: Nachfüllen\n",
}


@pytest.mark.parametrize(
    ("block", "title", "more"),
    [
        ("```events\n```\n", "The launch", "All events"),
        ("```events\nlanguage: de\n```\n", "Der Start", "Alle Termine"),
        ("```campaigns\nlanguage: de\n```\n", "Nachfüllen", "Alle Kampagnen"),
    ],
)
def test_a_block_can_have_a_language_of_its_own(
    hub_of: Callable[..., LoadedHub], block: str, title: str, more: str
) -> None:
    hub = hub_of(FILES, languages=["en", "de"]).hub
    (section,) = compose(block, issue_of_page("en", hub), "index.md")
    assert isinstance(section, Section)
    assert [item.title for item in section.items] == [title]
    assert section.more
    assert section.more.text == more
