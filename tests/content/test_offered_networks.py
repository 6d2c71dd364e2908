"""The networks that a hub offers, and mistakes in the `networks` option."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.site.sites import as_yaml, post, write_hub

from mkdocs_advocacy.cli import main

PLAZA = {"name": "Plaza", "intent": {"url": "https://plaza.example.com/?t={text}"}}


@pytest.mark.parametrize(
    ("named", "network", "messages"),
    [
        (
            ["x", "linkdin", "twitter"],
            PLAZA,
            [
                "guidelines/networks/plaza.yml:1:1: notice: the network is not offered: networks: in mkdocs.yml "
                "doesn't list “plaza” (add plaza to networks:, or delete this file)",
                "mkdocs.yml:11:7: error: plugins.advocacy.networks: unknown network “linkdin” (did you mean "
                "“linkedin”? allowed: bluesky, copy, email, facebook, instagram, line, linkedin, mastodon, pinterest, "
                "plaza, reddit, slack, teams, telegram, threads, tiktok, web_share, whatsapp, x, xing, youtube)",
                "mkdocs.yml:12:7: error: plugins.advocacy.networks: unknown network “twitter” (did you mean “x”?)",
            ],
        ),
        (["plaza"], PLAZA, []),
        (None, PLAZA, []),
        (
            ["plaza", "x"],
            {"nmae": "Plaza"},
            [
                "guidelines/networks/plaza.yml:1:1: error: “nmae” is not a known key (did you mean “name”?",
            ],
        ),
        (
            ["x", "xing"],
            None,
            [
                "mkdocs.yml:11:7: notice: plugins.advocacy.networks: xing is not offered. XING's share button was "
                "reported broken in May 2026: XING support says that XING is now a job board. Its groups and events "
                "closed on 11 January 2023. (remove it from networks:)",
            ],
        ),
    ],
)
def test_mistakes_in_network_ids_are_reported(
    tmp_path: Path, named: list[str] | None, network: Mapping[str, Any] | None, messages: list[str]
) -> None:
    hub = write_hub(tmp_path, {"one": post()}, options={"networks": named} if named else {})
    if network:
        (hub / "guidelines/networks").mkdir(parents=True)
        (hub / "guidelines/networks/plaza.yml").write_text(as_yaml(network), "utf-8")
    lines = check(hub)
    assert [(line, start) for line, start in zip(lines, messages, strict=False) if not line.startswith(start)] == []
    assert len([line for line in lines if ": " in line]) == len(messages)


@pytest.mark.parametrize(("written", "right"), [("Plaza", "plaza"), ("LinkedIn", "linkedin"), ("Twitter", "x")])
def test_a_name_instead_of_an_id_is_answered_with_the_id(tmp_path: Path, written: str, right: str) -> None:
    hub = write_hub(tmp_path, {"one": post()}, options={"networks": [written]})
    assert check(hub) == [
        f"Error: {hub}/mkdocs.yml cannot be used:",
        f"mkdocs.yml:10:7: networks[0]: “{written}” is not a valid network id (write {right})",
    ]


def check(hub: Path) -> list[str]:
    """Return the output lines of `advocacy check`."""
    return (
        CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")], catch_exceptions=False).output.splitlines()
    )
