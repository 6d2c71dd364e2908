"""A post's link as shown in its preview."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.kinds.posts.tracking import shown_link


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://www.soda.example/ginger/", "soda.example/ginger"),
        ("https://soda.example/?from=hub&utm_source=x&utm_medium=social#top", "soda.example?from=hub#top"),
        ("https://soda.example/?utm_source=x", "soda.example"),
        ("http://soda.example/a?b=1&c=2", "soda.example/a?b=1&c=2"),
        ("HTTPS://WWW.soda.example/#utm_source", "soda.example#utm_source"),
        ("https://wwwsoda.example", "wwwsoda.example"),
        (f"https://soda.example/{'ä' * 80}", f"soda.example/{'ä' * 47}…"),
    ],
)
def test_a_link_is_shown_without_technical_parts(link: str, shown: str) -> None:
    assert shown_link(link) == shown
