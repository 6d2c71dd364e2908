"""Templates that were compiled once are not compiled again, and nothing is lost where they cannot be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from mkdocs_advocacy.rendering.templates import KeptTemplates


def rendered(kept: Path, source: str = "Hello {{ name }}") -> str:
    environment = Environment(
        loader=DictLoader({"page.html": source}), bytecode_cache=KeptTemplates(str(kept)), autoescape=True
    )
    return environment.get_template("page.html").render(name="Ginger")


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "not" / "there"
    assert rendered(kept) == "Hello Ginger"
    monkeypatch.delattr(Environment, "_generate")
    assert rendered(kept) == "Hello Ginger"
    with pytest.raises(AttributeError):
        rendered(kept, "Bye {{ name }}")


def test_a_template_that_changed_is_compiled_again(tmp_path: Path) -> None:
    rendered(tmp_path)
    assert rendered(tmp_path, "Bye {{ name }}") == "Bye Ginger"


@pytest.mark.parametrize("content", [b"", b"something else", b"j2"])
def test_a_file_that_was_cut_off_does_no_harm(tmp_path: Path, content: bytes) -> None:
    rendered(tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(content or file.read_bytes()[:-9])
    assert rendered(tmp_path) == "Hello Ginger"


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert rendered(tmp_path / "file" / "templates") == "Hello Ginger"
