"""Minutes and meetings that are due: time alone fails no build, and a check tells."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from tests.site.sites import QUIET, build, epoch, write_hub

from mkdocs_advocacy.cli import main

PAGES = {
    "index.md": "# Home\n",
    "groups/council.md": "---\ntitle: Council\njoins: election\nmeets: quarterly\nminutes_within: 14 days\n---\n",
    "events/last.md": "---\ntitle: Last\nwhen: 2027-01-10T15:00+01:00\ngroup: council\n---\n",
}
PLUGINS = [{"advocacy": {"timezone": "Europe/Berlin"}}, "advocacy/programme"]


def check(hub: Path, now: str, *arguments: str) -> tuple[int, list[str]]:
    environment = {**QUIET, "SOURCE_DATE_EPOCH": epoch(now)}
    done = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml"), *arguments], env=environment)
    return done.exit_code, done.output.splitlines()


def test_time_alone_fails_no_strict_build(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, pages=PAGES, plugins=PLUGINS)
    for now in ("2027-01-10T12:00:00Z", "2027-02-01T12:00:00Z", "2030-01-01T12:00:00Z"):
        site = build(hub, "--strict", now=now)
        assert (site.exit_code, "due" in site.output) == (0, False), site.output


def test_a_check_shows_what_is_due_from_the_first_day(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, pages=PAGES, plugins=PLUGINS)
    minutes = "content/events/last.md:3:7: notice: the minutes were due by 2027-01-24, 14 days after the event"
    meeting = "content/events/last.md:3:7: notice: “council” meets quarterly, but its last meeting was on 2027-01-10"
    for now, expected in (
        ("2027-01-24T22:59:00Z", []),
        ("2027-01-24T23:00:00Z", [minutes]),
        ("2027-04-10T21:59:00Z", [minutes]),
        ("2027-04-10T22:00:00Z", [minutes, meeting]),
    ):
        exit_code, lines = check(hub, now, "--strict")
        found = [line for line in lines if ": notice: " in line]
        assert (exit_code, len(found)) == (0, len(expected)), lines
        assert all(line.startswith(start) for line, start in zip(found, expected, strict=True)), found
