"""The files of the published folder, with symbolic links."""

from __future__ import annotations

from pathlib import Path

from mkdocs_advocacy.content.docs_folder import docs_files


def test_circular_links_are_not_followed_forever(tmp_path: Path) -> None:
    docs = tmp_path / "content"
    (docs / "posts").mkdir(parents=True)
    (docs / "posts/a.yml").write_text("a")
    (docs / "index.md").write_text("# Home")
    (tmp_path / "mkdocs.yml").write_text("")
    (docs / "loop").symlink_to(".")
    (docs / "all").symlink_to("..")
    files, problems = docs_files(docs, tmp_path, [docs / "posts"])
    assert [file for file in files if file.endswith("a.yml")] == ["posts/a.yml"]
    assert {"index.md", "all/mkdocs.yml"} <= set(files)
    assert problems == []


def test_the_docs_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/index.md").write_text("# Home")
    (tmp_path / "hub").mkdir()
    (tmp_path / "hub/content").symlink_to("../real")
    (tmp_path / "real/start.md").symlink_to("index.md")
    files, problems = docs_files(tmp_path / "hub/content", tmp_path / "hub", [])
    assert (files, problems) == (["index.md", "start.md"], [])


def test_file_names_that_are_not_utf8_are_listed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    Path(str(tmp_path / "content") + "/caf\udce9.pdf").write_text("x")
    files, _ = docs_files(tmp_path / "content", tmp_path, [])
    assert files == ["caf\udce9.pdf"]
