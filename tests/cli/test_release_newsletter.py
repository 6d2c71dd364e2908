"""`advocacy release newsletter`: it writes the record of an issue once, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.kinds.newsletters.released import (
    ISSUE,
    NOW,
    PERSON,
    RECORD,
    STORY,
    TEXT,
    newsletter_hub,
    post_of,
    put,
    record_of,
    release,
    released_hub,
)
from tests.site.sites import QUIET, epoch

from mkdocs_advocacy.cli import main

GERMAN = "content/newsletters/winter.de.md"


def files_in(hub: Path) -> dict[str, bytes]:
    files = (path for path in hub.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(hub).as_posix(): path.read_bytes() for path in files}


def test_the_record_holds_ids_numbers_and_the_words_of_posts(tmp_path: Path) -> None:
    hub = newsletter_hub(
        tmp_path, {GERMAN: "---\ntitle: Die Winterausgabe\n---\n\nHallo.\n\n```posts\nlimit: 1\n```\n"}
    )
    before = files_in(hub)
    done = release(hub)
    assert (done.exit_code, done.output) == (
        0,
        "Released “The winter issue” with 2 posts, 1 person, 1 story, 1 answer, 1 event, 1 campaign, 4 numbers.\n"
        f"Wrote {RECORD}. Commit it together with the issue, build the hub, and send the issue.\n"
        "You can still correct the text between the blocks. Don't add, remove or move blocks.\n",
    )
    after = files_in(hub)
    assert after.keys() - before.keys() == {RECORD}
    assert {name: after[name] for name in before} == before
    record = record_of(hub)
    assert list(record["blocks"]) == ["en", "de"]
    assert record["blocks"]["de"] == [{"block": "posts", "keys": {"sort": "newest"}, "shows": [{"id": "ginger"}]}]
    assert record["blocks"]["en"][1] == {
        "block": "posts",
        "keys": {"sort": "clicks", "of": "2026-12"},
        "shows": [{"id": "ginger", "number": 40}, {"id": "lime", "number": 9}],
    }
    assert record["blocks"]["en"][7] == {"block": "people", "shows": [{"id": "qz7x"}], "prints": []}
    assert record["words"]["lime"] == {
        "en": {"title": "Lime", "text": "About Lime", "quote": "Words of Lime."},
    }
    assert record["words"]["ginger"]["de"]["title"] == "Ingwer"
    assert b"Ada" not in after[RECORD]
    assert str(record["from"]), str(record["to"]) == ("2026-12-16", "2027-01-15")


def test_people_and_stories_in_print_are_recorded_apart(tmp_path: Path) -> None:
    permission = {**STORY["permission"], "scope": ["page", "print"]}
    hub = released_hub(
        tmp_path,
        {
            "people/qz7x.yml": {**PERSON, "where": ["page", "newsletter", "print"]},
            "content/stories/canal.yml": {**STORY, "permission": permission},
        },
    )
    blocks = {block["block"]: block for block in record_of(hub)["blocks"]["en"]}
    assert blocks["people"] == {"block": "people", "shows": [{"id": "qz7x"}]}
    assert blocks["stories"] == {"block": "stories", "shows": [], "prints": [{"id": "canal"}]}


def test_a_released_issue_has_no_problems(tmp_path: Path) -> None:
    hub = released_hub(tmp_path, {GERMAN: "---\ntitle: Die Winterausgabe\n---\n"})
    done = CliRunner().invoke(
        main, ["check", "--strict", "-f", str(hub / "mkdocs.yml")], env={**QUIET, "SOURCE_DATE_EPOCH": epoch(NOW)}
    )
    assert done.exit_code == 0, done.output
    assert "newsletters" not in done.output


REFUSALS: Mapping[str, tuple[str, Mapping[str, Any], str]] = {
    "a draft": (
        "winter",
        {ISSUE: TEXT.replace("---\n\nHello", "status: draft\n---\n\nHello")},
        "Error: “winter” is a draft. Delete the line status: draft first. Nothing was written.\n",
    ),
    "an issue of the future": (
        "winter",
        {ISSUE: TEXT.replace("2027-01-15", "2027-01-16")},
        "Error: “winter” is the issue of 2027-01-16. Release it on that day, or correct date: first. "
        "Nothing was written.\n",
    ),
    "a retired issue": (
        "winter",
        {ISSUE: TEXT.replace("---\n\nHello", "status: retired\n---\n\nHello")},
        "Error: “winter” is retired. Nothing was written.\n",
    ),
    "an issue that is released": (
        "winter",
        {RECORD: "sent: 2027-01-15\nfrom: 2027-01-01\nto: 2027-01-15\nblocks: {en: []}\n"},
        f"Error: “winter” is already released. To release it again, delete {RECORD} and run this command again. "
        "Nothing was written.\n",
    ),
    "an issue with errors": (
        "winter",
        {ISSUE: "---\ntitle: A\n---\n"},
        "Error: “winter” has errors. Run advocacy check for details.\n",
    ),
    "a block with errors": (
        "winter",
        {ISSUE: TEXT.replace("show: networks", "show: network")},
        f"Error: {ISSUE}:28:7: error: show is “network” (did you mean “networks”? allowed: languages, networks, posts, "
        "progress, weeks)\n1 error\nFix these errors first. Nothing was written.\n",
    ),
    "a hub with errors": (
        "winter",
        {"content/posts/wrong.yml": "titel: A\n"},
        "Fix these errors first. Nothing was written.\n",
    ),
    "a warning in the issue": (
        "winter",
        {
            ISSUE: TEXT.replace("Hello.", "Hello Berta Heron."),
            "people/bc9d.yml": {**PERSON, "name": "Berta Heron", "show": []},
        },
        "Fix these problems first. Nothing was written.\n",
    ),
    "an unknown issue": (
        "wintr",
        {},
        "Error: There is no newsletter “wintr” (did you mean “winter”? allowed: winter).\n",
    ),
    "a translation": (
        "winter.de",
        {GERMAN: "---\ntitle: A\n---\n"},
        "Error: “winter.de” is a translation. Release “winter”, which includes its translations.\n",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_it_refuses(tmp_path: Path, case: str) -> None:
    name, files, message = REFUSALS[case]
    hub = newsletter_hub(tmp_path, files)
    before = files_in(hub)
    done = release(hub, name)
    assert done.exit_code == 2, done.output
    assert done.output.endswith(message)
    assert files_in(hub) == before


def test_a_hub_for_one_audience_cannot_release_an_issue_for_others_too(tmp_path: Path) -> None:
    everybody = TEXT.replace("date:", "audience: [employees, customers]\ndate:")
    hub = newsletter_hub(tmp_path, {ISSUE: everybody}, audience="employees")
    done = release(hub)
    assert done.exit_code == 2
    assert "This mkdocs.yml builds the hub for employees only, but “winter” isn't only for them." in done.output
    put(hub, {ISSUE: TEXT})
    assert release(hub).exit_code == 0


def test_an_issue_can_be_named_by_its_file(tmp_path: Path) -> None:
    assert release(newsletter_hub(tmp_path), ISSUE).exit_code == 0


def test_it_can_be_released_again(tmp_path: Path) -> None:
    hub = released_hub(tmp_path)
    put(hub, {"content/posts/lime.yml": post_of("Lemon"), RECORD: None})
    assert release(hub).exit_code == 0
    assert record_of(hub)["words"]["lime"]["en"]["title"] == "Lemon"


@pytest.mark.parametrize(
    "arguments",
    [
        ["guideline", "guidelines/index.md", "--note", "New"],
        ["guidelines/index.md", "--note", "New"],
        ["--note", "New", "guidelines/index.md"],
    ],
)
def test_a_guideline_is_released_with_or_without_the_name_of_the_command(tmp_path: Path, arguments: list[str]) -> None:
    hub = newsletter_hub(tmp_path)
    done = CliRunner().invoke(main, ["release", *arguments, "-f", str(hub / "mkdocs.yml")], env=QUIET)
    assert done.exit_code == 0, done.output
    assert "version: 2" in (hub / "guidelines/index.md").read_text("utf-8")


def test_the_help_names_what_can_be_released() -> None:
    done = CliRunner().invoke(main, ["release", "--help"])
    assert done.exit_code == 0
    assert "guideline  " in done.output
    assert "newsletter  " in done.output
