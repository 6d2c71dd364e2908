"""The `advocacy` command as used by people and workflows."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_advocacy.cli import main

CHECKOUT = Path(__file__).parent.parent
CONFIG = "site_name: Hub\ndocs_dir: content\nplugins:\n  - advocacy\n"
CLEAN = "title: Ginger\ntext:\n  any: Hello\n"
WARNED = "title: Ginger\nexpire: 2026-01-30\npublish: 2026-01-31\ntext:\n  any: Hello\n"
NOTED = f"title: Ginger\ntext:\n  any: {'a' * 281}\n"
BROKEN = "title: Ginger\nstatus: 50%\ntext:\n  any: Hello\n"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a hub without posts and make it the working directory."""
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def write(hub: Path, content: str, name: str = "ginger") -> None:
    (hub / f"content/posts/{name}.yml").write_text(content, "utf-8")


# --- check ---


def test_a_clean_hub_has_no_problems(hub: Path) -> None:
    write(hub, CLEAN)
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "no problems\n")


def test_an_error_is_printed_and_fails_the_check(hub: Path) -> None:
    write(hub, BROKEN)
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == (
        "content/posts/ginger.yml:2:9: error: status is “50%” (allowed: draft, ready, retired)\n1 error\n"
    )


def test_a_warning_fails_only_a_strict_check(hub: Path) -> None:
    write(hub, WARNED)
    assert run("check").exit_code == 0
    result = run("check", "--strict")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "1 warning"


def test_a_notice_is_printed_and_never_fails_a_check(hub: Path) -> None:
    write(hub, NOTED)
    result = run("check", "--strict")
    assert result.exit_code == 0
    assert "content/posts/ginger.yml:3:8: notice: text.any: 281 characters as X counts them" in result.stdout


def test_json_output(hub: Path) -> None:
    write(hub, BROKEN)
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)
    assert problem == {
        "file": "content/posts/ginger.yml",
        "line": 2,
        "column": 9,
        "severity": "error",
        "message": "status is “50%”",
        "hint": "allowed: draft, ready, retired",
        "rule": "",
    }


def test_json_output_without_problems(hub: Path) -> None:
    assert json.loads(run("check", "--format", "json").stdout) == []


def test_github_annotations(hub: Path) -> None:
    write(hub, BROKEN, "a,b")
    write(hub, BROKEN)
    result = run("check", "--format", "github")
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith("::error file=content/posts/a%2Cb.yml,line=1,col=1::the file name “a,b” is not a valid id")
    assert second == (
        "::error file=content/posts/ginger.yml,line=2,col=9::status is “50%25” (allowed: draft, ready, retired)"
    )


def test_there_are_no_github_annotations_without_problems(hub: Path) -> None:
    write(hub, CLEAN)
    assert run("check", "--format", "github").stdout == ""


def test_the_gitlab_code_quality_report(hub: Path) -> None:
    write(hub, BROKEN)
    result = run("check", "--format", "gitlab")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)
    assert re.fullmatch("[0-9a-f]{64}", finding.pop("fingerprint"))
    assert finding == {
        "description": "status is “50%” (allowed: draft, ready, retired)",
        "check_name": "advocacy-check",
        "severity": "major",
        "location": {"path": "content/posts/ginger.yml", "lines": {"begin": 2}},
    }


def test_a_hub_can_be_checked_from_another_folder(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(hub, BROKEN)
    monkeypatch.chdir(hub.parent)
    result = run("check", "-f", str(hub / "mkdocs.yml"))
    assert result.stdout.startswith("content/posts/ginger.yml:2:9: error: ")


def test_the_hubs_settings_are_used(hub: Path) -> None:
    settings = "site_name: Hub\ndocs_dir: content\nplugins:\n  - advocacy:\n      networks: [linkedin]\n"
    (hub / "mkdocs.yml").write_text(settings, "utf-8")
    write(hub, NOTED)
    assert run("check").stdout == "no problems\n"


def test_a_check_writes_only_its_cache(hub: Path) -> None:
    write(hub, CLEAN)
    before = sorted(hub.rglob("*"))
    run("check")
    remembered = (hub / ".cache", hub / ".cache/advocacy", hub / ".cache/advocacy/posts.jsonl")
    assert sorted(hub.rglob("*")) == sorted((*before, *remembered))


@pytest.mark.parametrize("config", [CONFIG, "plugins: [", "site_name: Hub"], ids=["valid", "broken", "without a hub"])
def test_a_check_does_not_change_the_logger_of_mkdocs(hub: Path, config: str) -> None:
    log = logging.getLogger("mkdocs")
    before = (log.level, log.propagate, list(log.handlers))
    (hub / "mkdocs.yml").write_text(config, "utf-8")
    run("check")
    assert (log.level, log.propagate, list(log.handlers)) == before


# --- hubs that cannot be checked ---


def cannot_run(*arguments: str) -> str:
    result = run("check", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_missing_mkdocs_yml_is_reported(hub: Path) -> None:
    (hub / "mkdocs.yml").unlink()
    assert (
        cannot_run()
        == "Error: mkdocs.yml does not exist. Change to the hub's folder, or pass its mkdocs.yml with -f.\n"
    )


def test_without_the_plugin_the_missing_line_is_shown(hub: Path) -> None:
    (hub / "mkdocs.yml").write_text("site_name: Hub\ndocs_dir: content\nplugins: [search]\n", "utf-8")
    assert cannot_run() == "Error: mkdocs.yml does not configure a hub: add the line “- advocacy” under plugins:\n"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("plugins: [", "mkdocs.yml:2:10: error: a closing ] or } is missing"),
        (
            "plugins:\n  - advocacy:\n      brand: {primary: #6A1B9A}",
            "mkdocs.yml:4:24: error: a # starts a comment here: the rest of the line is ignored "
            '(write brand: {primary: "#6A1B9A"})',
        ),
        ("theme: {name: material\nnav: []", "mkdocs.yml:2:8: error:"),
    ],
)
def test_invalid_yaml_in_the_configuration_is_reported_with_its_position(hub: Path, written: str, message: str) -> None:
    (hub / "mkdocs.yml").write_text(f"site_name: Hub\n{written}\n", "utf-8")
    assert cannot_run().startswith(f"Error: mkdocs.yml cannot be used:\n{message}")


def test_every_invalid_option_is_reported_with_its_position(hub: Path) -> None:
    (hub / "mkdocs.yml").write_text(f"{CONFIG.rstrip()}:\n      networks: [LinkedIn, X, Plaza One]\n", "utf-8")
    lines = cannot_run().splitlines()
    assert [line.partition(": ")[0] for line in lines[1:]] == [f"mkdocs.yml:{row}" for row in ("5:18", "5:28", "5:31")]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("foo: 1", ["foo: is not a known key"]),
        ("utm: {medium: A B}", ["utm.medium", "“A B” may contain only lower-case"]),
        ("languges: [en]", ["did you mean “languages”?"]),
        ("rules: {too-long: fatal}", ["rules.too-long", "fatal"]),
        ("now: tomorrow", ["now", "“tomorrow” is neither a date"]),
    ],
)
def test_an_invalid_option_is_named(hub: Path, options: str, expected: list[str]) -> None:
    (hub / "mkdocs.yml").write_text(f"{CONFIG.rstrip()}:\n      {options}\n", "utf-8")
    output = cannot_run()
    assert [words for words in expected if words not in output] == []


def test_a_missing_docs_folder_is_named(hub: Path) -> None:
    (hub / "mkdocs.yml").write_text(CONFIG.replace("content", "contents"), "utf-8")
    assert "contents" in cannot_run()


@pytest.mark.parametrize("epoch", ["soon", "99999999999999999999", "1.5"])
def test_an_invalid_source_date_epoch_is_named(hub: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    output = cannot_run()
    assert "SOURCE_DATE_EPOCH" in output
    assert epoch in output


def test_for_an_unknown_format_the_known_ones_are_listed(hub: Path) -> None:
    assert "'text', 'json', 'github', 'gitlab'" in cannot_run("--format", "xml")


# --- schema ---


TYPES = (
    *("post", "translation", "campaign", "campaign-translation", "brand", "brand-translation"),
    *("guideline", "guideline-translation", "group", "group-translation", "event", "event-translation"),
    *("story", "story-translation", "feedback", "feedback-translation"),
    *("person", "newsletter", "newsletter-translation", "newsletter-record"),
    *("network", "vocabulary", "confidential", "disclosure", "answers", "listening", "language"),
)
PROPERTIES = {
    "post": "title",
    "person": "name",
    "newsletter-record": "sent",
    "network": "name",
    "vocabulary": "avoid",
    "confidential": "terms",
    "disclosure": "place",
    "answers": "answers",
    "listening": "topics",
    "language": "all_posts",
}


@pytest.mark.parametrize("kind", TYPES)
def test_a_schema_is_printed_for_each_kind(kind: str) -> None:
    result = run("schema", kind)
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert PROPERTIES.get(kind, "title") in found["properties"]


def test_without_a_kind_all_schemas_are_printed() -> None:
    every = json.loads(run("schema").stdout)
    assert list(every) == list(TYPES)
    assert all(every[kind] == json.loads(run("schema", kind).stdout) for kind in every)


def test_for_an_unknown_kind_the_known_ones_are_listed() -> None:
    result = run("schema", "poem")
    assert result.exit_code == 2
    for kind in ("post", "campaign-translation", "guideline", "guideline-translation", "network"):
        assert f"'{kind}'" in result.stderr


# --- the installed program ---


def test_the_installed_program_finds_no_problems_in_the_demo() -> None:
    program = Path(sys.executable).with_name("advocacy")
    if not program.exists():
        pytest.skip(f"the package is not installed beside {sys.executable}")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795348800", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [program, "check", "--strict"],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    *notices, last = done.stdout.splitlines()
    assert all(": notice: " in line for line in notices)
    assert last == f"{len(notices)} notices" if notices else last == "no problems"
