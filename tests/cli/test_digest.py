"""`advocacy digest`: the new posts of a period, in each shape, and nothing that isn't published."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.contracts.entries import write
from tests.kinds.newsletters.slack_limits import check_message
from tests.site.sites import write_hub

from mkdocs_advocacy.cli import main

POST = "link: https://a.example/\ntext: {any: Hello}\n"
POSTS = {
    "content/posts/today.yml": f"title: Of today\npublish: 2027-01-15\naudience: [employees, customers]\n{POST}",
    "content/posts/first.yml": f"title: Of the first day\npublish: 2027-01-09\n{POST}",
    "content/posts/old.yml": f"title: Too old\npublish: 2027-01-08\n{POST}",
    "content/posts/undated.yml": f"title: Undated\n{POST}",
    "content/posts/tomorrow.yml": f"title: Secret embargo\npublish: 2027-01-16\n{POST}",
    "content/posts/draft.yml": f"title: Secret draft\npublish: 2027-01-10\nstatus: draft\n{POST}",
    "content/posts/retired.yml": f"title: Secret retired\npublish: 2027-01-10\nstatus: retired\n{POST}",
    "content/posts/ended.yml": f"title: Secret ended\npublish: 2027-01-10\nexpire: 2027-01-12\n{POST}",
    "content/posts/today.de.yml": "title: Von heute\ntext: {any: Hallo}\n",
}
FILES = ("digest.txt", "slack.json", "teams.json")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    options = {"advocacy": {"now": "2027-01-15T12:00:00Z", "languages": ["en", "de", "ar"]}}
    root = write_hub(tmp_path / "hub", plugins=["search", options, "advocacy/posts", "advocacy/programme"])
    write(root, POSTS)
    return root


def run(hub: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["digest", "-f", str(hub / "mkdocs.yml"), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_text_has_the_new_posts_only(hub: Path) -> None:
    result = run(hub, "--since", "7d")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("New posts to share\n")
    assert result.stdout.index("Of today") < result.stdout.index("Of the first day")
    assert not any(word in result.stdout for word in ("Too old", "Undated", "Secret"))


@pytest.mark.parametrize("since", ["1w", "2027-01-09"])
def test_periods_can_be_written_differently(hub: Path, since: str) -> None:
    assert run(hub, "--since", since).stdout == run(hub, "--since", "7d").stdout


def test_full_days_leave_today_to_the_next_digest(hub: Path) -> None:
    text = run(hub, "--since", "7d", "--full-days").stdout
    assert "Of today" not in text
    assert "Of the first day" in text
    assert "Too old" in text


def test_a_month_is_a_calendar_month(hub: Path) -> None:
    assert "Too old" in run(hub, "--since", "1m").stdout


def test_files_have_the_same_posts_in_every_shape(hub: Path, tmp_path: Path) -> None:
    result = run(hub, "--since", "7d", "--to", str(tmp_path / "out"))
    assert result.stdout == f"Wrote digest.txt, slack.json, teams.json to {tmp_path.as_posix()}/out.\n"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [*FILES]
    check_message((tmp_path / "out/slack.json").read_bytes())
    json.loads((tmp_path / "out/teams.json").read_bytes())
    for name in FILES:
        text = (tmp_path / "out" / name).read_text("utf-8")
        assert "Of today" in text
        assert "/posts/today/" in text
        assert not any(word in text for word in ("Too old", "Undated", "Secret"))


def test_files_are_always_the_same(hub: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        run(hub, "--since", "7d", "--to", str(tmp_path / folder))
    for name in FILES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_without_new_posts_nothing_is_written_or_removed(hub: Path, tmp_path: Path) -> None:
    write(hub, {"content/posts/today.yml": f"title: A\n{POST}"})
    (hub / "content/posts/today.de.yml").unlink()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/slack.json").write_text("kept")
    result = run(hub, "--since", "1d", "--to", str(tmp_path / "out"))
    assert (result.exit_code, result.stdout) == (0, "No posts were published since 2027-01-15. Nothing was written.\n")
    assert [path.read_text() for path in (tmp_path / "out").iterdir()] == ["kept"]
    assert run(hub, "--since", "1d", "--to", str(tmp_path / "new")).exit_code == 0
    assert not (tmp_path / "new").exists()
    assert run(hub, "--since", "1d").stdout == ""


def test_the_language_and_the_audience_can_be_chosen(hub: Path) -> None:
    text = run(hub, "--since", "7d", "--language", "de", "--audience", "customers").stdout
    assert "Neue Beiträge zum Teilen" in text
    assert "Von heute" in text
    assert "first day" not in text
    assert "منشورات" in run(hub, "--since", "7d", "--language", "ar").stdout


def test_a_hub_for_one_audience_has_its_posts_only(hub: Path) -> None:
    config = hub / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("languages:", "audience: customers\n    languages:"), "utf-8")
    text = run(hub, "--since", "7d").stdout
    assert "Of today" in text
    assert "first day" not in text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--since", "7"], "“7” is not a period such as 7d, 2w or 1m, or a date such as 2027-01-31"),
        (["--since", "0d"], "“0d” is not a period"),
        (["--since", "2027-02-30"], "“2027-02-30” is not a period"),
        (["--since", "2027-01-16"], "2027-01-16 is after the last day, 2027-01-15"),
        (["--since", "7d", "--language", "dee"], "the hub has no language “dee” (did you mean “de”?"),
        (["--since", "7d", "--audience", "customer"], "the hub has no audience “customer” (did you mean “customers”?"),
    ],
)
def test_a_wrong_value_is_explained(hub: Path, arguments: list[str], message: str) -> None:
    result = run(hub, *arguments)
    assert result.exit_code == 2
    assert message in result.output


def test_a_digest_needs_an_address_and_posts(hub: Path) -> None:
    config = hub / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("site_url:", "repo_url:"), "utf-8")
    assert "set site_url in mkdocs.yml first" in run(hub, "--since", "7d").output
    config.write_text(text.replace("- advocacy/posts\n", ""), "utf-8")
    assert "add advocacy/posts to plugins in mkdocs.yml first" in run(hub, "--since", "7d").output


def test_a_hub_with_errors_has_no_digest(hub: Path) -> None:
    write(hub, {"content/posts/broken.yml": "title: A\n"})
    result = run(hub, "--since", "7d")
    assert result.exit_code == 2
    assert "Fix these errors first" in result.output
