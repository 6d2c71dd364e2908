"""`advocacy programme` and `advocacy permissions`: codes and days, never names."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.contracts.entries import write
from tests.site.sites import write_hub

from mkdocs_advocacy.cli import main

PEOPLE = {
    "people/mk7.yml": "audience: customers\nadult: true\nname: Ada Falcon\nshow: [name]\nwhere: [page, posts]\n"
    "consent: {given: 2026-01-01, until: 2027-01-31, proof: Folder}\n"
    "asked: [{date: 2026-12-01, what: A}]\ngroups: [{group: council}]\n",
    "people/mk8.yml": "audience: employees\nadult: true\nname: Bo Kestrel\nshow: [name]\n"
    "consent: {given: 2025-01-01, withdrawn: 2026-01-01, proof: Folder}\n",
    "people/mk9.yml": "audience: employees\nadult: true\nname: Cy Merlin\n",
}
COUNCIL = "---\ntitle: A\naudience: [customers]\njoins: election\nseats: {customers: 2}\n---\n"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    options = {"advocacy": {"now": "2027-01-15T12:00:00Z"}}
    return write_hub(tmp_path, plugins=["search", options, "advocacy/programme"])


def run(hub: Path, command: str) -> str:
    result = CliRunner().invoke(main, [command, "-f", str(hub / "mkdocs.yml")])
    assert result.exit_code == 0, result.output
    assert not any(name in result.output for name in ("Ada", "Falcon", "Kestrel", "Merlin"))
    return result.output


def test_the_overview_lists_what_is_due(hub: Path) -> None:
    write(hub, {**PEOPLE, "content/groups/council.md": COUNCIL})
    lines = run(hub, "programme").splitlines()
    assert lines[:2] == [
        "3 people (customers: 1, employees: 2).",
        "1 of them shows something of themselves today.",
    ]
    headings = [line for line in lines[2:] if line and not line.startswith(" ")]
    assert headings == ["Thanks due", "Terms, consents and permissions that end", "Vacant seats"]
    assert any("mk7 was asked for something on 2026-12-01 and not thanked yet" in line for line in lines)
    assert any("the consent of mk8 was withdrawn on 2026-01-01" in line for line in lines)


def test_the_permissions_are_a_table(hub: Path) -> None:
    write(hub, PEOPLE | {"people/mk7.yml": PEOPLE["people/mk7.yml"].replace("groups: [{group: council}]\n", "")})
    assert [line.split("  ")[0] for line in run(hub, "permissions").splitlines()] == ["code", "mk7", "mk8", "mk9"]
    shown, ended, nothing = run(hub, "permissions").splitlines()[1:]
    assert shown.split() == [
        "mk7",
        "shown",
        "name",
        "page,",
        "posts",
        "2026-01-01",
        "2027-01-31",
        "–",
        "people/mk7.yml:6",
    ]
    assert "not shown: no consent" in ended
    assert nothing.split()[1:] == ["not", "shown", *"––––––"]


def test_a_hub_without_people_says_so(hub: Path) -> None:
    assert "There is nobody in people/." in run(hub, "programme")
    assert "Nothing is due." in run(hub, "programme")
    assert run(hub, "permissions") == "There is nobody in people/.\n"


@pytest.mark.parametrize("command", ["programme", "permissions"])
def test_the_answer_is_refused_if_it_would_be_incomplete(hub: Path, command: str) -> None:
    write(hub, PEOPLE | {"people/mk9.yml": "audience: customers\n", "content/groups/council.md": COUNCIL})
    result = CliRunner().invoke(main, [command, "-f", str(hub / "mkdocs.yml")])
    assert result.exit_code == 2
    assert "people/mk9.yml:1:1: error: adult is missing" in result.output
    assert "mk7" not in result.output


def test_the_permissions_of_stories_are_a_table(hub: Path) -> None:
    record = "{granted: 2026-01-02, proof: Mail, scope: [%s]%s}"
    for name, permission in (
        ("seen", record % ("page", "")),
        ("lettered", record % ("newsletter", "")),
        ("posted", record % ("posts", "")),
        ("printed", record % ("print, newsletter, ads", "")),
        ("over", record % ("page", ", revoked: 2026-03-04")),
        ("waiting", "{asked: 2026-01-01}"),
    ):
        path = hub / f"content/stories/{name}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"title: A\nkind: quote\ncredit: Ada\ngiven: none\npermission: {permission}\n")
    table = run(hub, "permissions").partition("\n\n")[2]
    assert [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in table.splitlines()] == [
        ["story", "today", "where", "asked", "granted", "until", "revoked"],
        ["lettered", "shown: newsletter", "newsletter", "–", "2026-01-02", "–", "–"],
        ["over", "not shown", "page", "–", "2026-01-02", "–", "2026-03-04"],
        ["posted", "shown: posts", "posts", "–", "2026-01-02", "–", "–"],
        ["printed", "shown: newsletter, print", "print, newsletter, ads", "–", "2026-01-02", "–", "–"],
        ["seen", "shown: page", "page", "–", "2026-01-02", "–", "–"],
        ["waiting", "not shown", "–", "2026-01-01", "–", "–", "–"],
    ]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2027-01-15T12:00:00Z", "The next issue of the newsletter is due on 2027-01-31."),
        (
            "2027-02-01T12:00:00Z",
            "  content/newsletters/2026-12.md:3: the newsletter is monthly, so the next issue",
        ),
    ],
)
def test_the_overview_says_when_the_next_issue_of_the_newsletter_is_due(tmp_path: Path, now: str, said: str) -> None:
    plugins = ["search", {"advocacy": {"now": now}}, {"advocacy/programme": {"newsletter": "monthly"}}]
    hub = write_hub(tmp_path, plugins=plugins)
    write(hub, {"content/newsletters/2026-12.md": "---\ntitle: A\ndate: 2026-12-31\n---\nHello.\n"})
    output = run(hub, "programme")
    assert said in output
    assert ("Newsletter due" in output) == ("Nothing is due." not in output) == (now > "2027-01-31")
