"""`advocacy release`: it archives the current text, increments the version, and is safe to repeat."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from tests.site.sites import QUIET, write_hub

from mkdocs_advocacy.cli import main

PLUGINS = ["advocacy", "advocacy/guidelines"]
GUIDELINE = """\
---
# What we ask of people.
network: linkedin
version: 2   # raised by advocacy release
effective: 2026-02-02
changes:
  # the newest first
  - version: 2
    date: 2026-02-02
    note: Shorter.
tone: Calm.
---

# LinkedIn

Be kind.
"""


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_hub(tmp_path, plugins=PLUGINS)
    place = tmp_path / "guidelines"
    (place / "linkedin").mkdir(parents=True)
    (place / "linkedin.md").write_text(GUIDELINE, "utf-8", newline="")
    (place / "linkedin/1.md").write_text("Be very kind.\n", "utf-8")
    return tmp_path


def release(folder: Path, *arguments: str) -> Result:
    command = ["release", "-f", str(folder / "mkdocs.yml"), *arguments]
    return CliRunner().invoke(main, command, env={**QUIET, "SOURCE_DATE_EPOCH": "1795348800"})


def test_the_text_is_archived_and_the_version_incremented(folder: Path) -> None:
    done = release(folder, "guidelines/linkedin.md", "--note", "Kinder: and longer")
    assert done.exit_code == 0, done.output
    assert (folder / "guidelines/linkedin/2.md").read_text("utf-8") == GUIDELINE
    assert (folder / "guidelines/linkedin.md").read_text("utf-8") == GUIDELINE.replace(
        "version: 2   #", "version: 3   #", 1
    ).replace("2026-02-02", "2026-11-22", 1).replace(
        "  - version: 2\n",
        '  - version: 3\n    date: 2026-11-22\n    note: "Kinder: and longer"\n  - version: 2\n',
    )
    assert "Archived version 2 in guidelines/linkedin/2.md." in done.output


def test_releasing_twice_by_mistake_changes_nothing(folder: Path) -> None:
    release(folder, "linkedin", "--note", "Kinder")
    before = files_in(folder)
    again = release(folder, "linkedin", "--note", "Kinder")
    assert again.exit_code == 2
    assert "is version 3 and is the same as version 2. Change it first" in again.output
    assert files_in(folder) == before


def test_an_interrupted_release_can_be_repeated(folder: Path) -> None:
    (folder / "guidelines/linkedin/2.md").write_text(GUIDELINE, "utf-8")
    assert release(folder, "linkedin", "--note", "Kinder").exit_code == 0
    assert (folder / "guidelines/linkedin/2.md").read_text("utf-8") == GUIDELINE
    assert "version: 3" in (folder / "guidelines/linkedin.md").read_text("utf-8")


@pytest.mark.parametrize(
    "start",
    [
        "",
        "---\n---\n",
        "---\ntone: Calm.\n---\n",
        "---\nversion: 1\nchanges: [{version: 1, date: 2025-01-01, note: First}]\n---\n",
        "---\r\nversion: 1\r\neffective: 2025-01-01\r\n---\r\n",
        "\ufeff---\nversion: '1'\nchanges:\n- {version: 1, date: 2025-01-01, note: 'It''s the first'}\n---\n",
        "---\n# only words\n---\n",
    ],
)
def test_any_front_matter_is_updated(folder: Path, start: str) -> None:
    file = folder / "guidelines/bluesky.md"
    file.write_text(f"{start}Words.\n", "utf-8", newline="")
    done = release(folder, "bluesky", "--note", "It's “new”", "--effective", "2027-01-01")
    assert done.exit_code == 0, done.output
    assert (folder / "guidelines/bluesky/1.md").read_bytes() == f"{start}Words.\n".encode()
    text = file.read_bytes().decode("utf-8-sig")
    values = yaml.load(text.split("---")[1], yaml.BaseLoader)
    assert (values["version"], values["effective"]) == ("2", "2027-01-01")
    assert values["changes"][0] == {"version": "2", "date": "2026-11-22", "note": "It's “new”"}
    assert len(values["changes"]) == 1 + start.count("First") + start.count("first")
    assert text.endswith("Words.\n")
    assert ("\r\n" in text) == ("\r\n" in start)
    checked = CliRunner().invoke(main, ["check", "-f", str(folder / "mkdocs.yml"), "--strict"], env=QUIET)
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["linkdin", "--note", "x"], "There is no guideline “linkdin” (did you mean “linkedin”?"),
        (["mkdocs.yml", "--note", "x"], "mkdocs.yml is not a guideline or has errors"),
        (["linkedin", "--note", " "], "--note is empty."),
        (["linkedin", "--note", "two\nlines"], "--note must be a single line."),
        (["linkedin", "--note", "x", "--effective", "soon"], "use a date such as 2027-01-31"),
        (["linkedin"], "--note"),
    ],
)
def test_invalid_releases_are_refused(folder: Path, arguments: list[str], message: str) -> None:
    before = files_in(folder)
    done = release(folder, *arguments)
    assert done.exit_code == 2
    assert message in done.output
    assert files_in(folder) == before


def test_an_existing_file_of_the_earlier_version_is_not_overwritten(folder: Path) -> None:
    (folder / "guidelines/bluesky.md").write_text("Words.\n", "utf-8")
    (folder / "guidelines/bluesky").mkdir()
    (folder / "guidelines/bluesky/1.md").write_text("Other words.\n", "utf-8")
    before = files_in(folder)
    done = release(folder, "bluesky", "--note", "x")
    assert done.exit_code == 2
    assert files_in(folder) == before


GERMAN = "---\n# Der Ton.\ntone: Ruhig.\n---\n\nSeid nett.\n"


@pytest.fixture
def translated(folder: Path) -> Path:
    """Add translations to the hub: two without a version, and one of version 1."""
    write_hub(folder, plugins=["search", {"advocacy": {"languages": ["en", "de", "fr", "es"]}}, "advocacy/guidelines"])
    (folder / "guidelines/linkedin.de.md").write_text(GERMAN, "utf-8")
    (folder / "guidelines/linkedin.fr.md").write_text("---\nversion: 1\n---\nSoyez gentils.\n", "utf-8")
    (folder / "guidelines/linkedin.es.md").write_text("Sed amables.\n", "utf-8")
    return folder


def test_translations_get_the_version_they_belong_to(translated: Path) -> None:
    done = release(translated, "linkedin", "--note", "Kinder")
    assert done.exit_code == 0, done.output
    texts = {name: (translated / f"guidelines/linkedin.{name}.md").read_text("utf-8") for name in ("de", "fr", "es")}
    assert texts == {
        "de": GERMAN.replace("Ruhig.\n", "Ruhig.\nversion: 2\n"),
        "fr": "---\nversion: 1\n---\nSoyez gentils.\n",
        "es": "---\nversion: 2\n---\n\nSed amables.\n",
    }
    assert "Marked as translations of version 2: guidelines/linkedin.de.md, guidelines/linkedin.es.md." in done.output
    assert "After you update a translation, set version: 3 in its front matter." in done.output
    assert sorted(path.name for path in (translated / "guidelines/linkedin").iterdir()) == ["1.md", "2.md"]
    config = str(translated / "mkdocs.yml")
    checked = CliRunner().invoke(main, ["check", "-f", config, "--strict"], env=QUIET)
    assert checked.exit_code == 0, checked.output
    assert checked.output.count("guidelines/linkedin.md is version 3") == 3


def test_releasing_twice_by_mistake_does_not_change_translations(translated: Path) -> None:
    release(translated, "linkedin", "--note", "Kinder")
    before = files_in(translated)
    assert release(translated, "linkedin", "--note", "Kinder").exit_code == 2
    assert files_in(translated) == before


def test_a_translation_cannot_be_released(translated: Path) -> None:
    before = files_in(translated)
    for named in ("guidelines/linkedin.de.md", "linkedin.de"):
        done = release(translated, named, "--note", "Netter")
        assert done.exit_code == 2
        assert (
            "linkedin.de is a translation and has no versions of its own. Release guidelines/linkedin.md" in done.output
        )
    assert files_in(translated) == before


def test_a_translation_that_cannot_be_edited_line_by_line_stops_the_release(translated: Path) -> None:
    (translated / "guidelines/linkedin.de.md").write_text("---\n{tone: Ruhig.}\n---\n", "utf-8")
    before = files_in(translated)
    done = release(translated, "linkedin", "--note", "Kinder")
    assert done.exit_code == 2
    assert "guidelines/linkedin.de.md can't be edited automatically" in done.output
    assert files_in(translated) == before
