"""The files of a hub on disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.core.files import yaml_files

HubOf = Callable[..., LoadedHub]
POST = "title: Ginger\ntext:\n  any: Hello\n"


def list_files(root: Path) -> list[tuple[str, str]]:
    files, problems = yaml_files(root / "content/posts", below=root / "content", root=root)
    assert problems == []
    return [(file.path, file.shown) for file in files]


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / "content/posts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(POST, "utf-8")


def test_yaml_files_of_all_folders_are_listed_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.yml", "a/z.yaml", "a/b.YML", "a.yml", "notes.md", "c.yml.bak", "yml")
    assert list_files(tmp_path) == [
        ("posts/a/b.YML", "content/posts/a/b.YML"),
        ("posts/a/z.yaml", "content/posts/a/z.yaml"),
        ("posts/a.yml", "content/posts/a.yml"),
        ("posts/b.yml", "content/posts/b.yml"),
    ]


def test_hidden_files_and_folders_are_ignored(tmp_path: Path) -> None:
    write(tmp_path, ".a.yml", ".git/b.yml", "c/.d/e.yml", "c/f.yml")
    assert list_files(tmp_path) == [("posts/c/f.yml", "content/posts/c/f.yml")]


def test_a_missing_folder_has_no_files(tmp_path: Path) -> None:
    assert list_files(tmp_path) == []


def test_a_published_folder_elsewhere_is_named_relative_to_the_hub(tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    hub.mkdir()
    write(tmp_path, "a.yml")
    files, _ = yaml_files(tmp_path / "content/posts", below=tmp_path / "content", root=hub)
    assert [(file.path, file.shown, file.stem) for file in files] == [("posts/a.yml", "../content/posts/a.yml", "a")]


LINK = "is a symbolic link, which could expose hidden files"


def test_a_link_hides_no_other_file_and_its_target_is_not_read(hub_of: HubOf, tmp_path: Path) -> None:
    write(tmp_path, "a.yml")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/secret.yml").write_text("not: read")
    (tmp_path / "content/posts/gone.yml").symlink_to(tmp_path / "nowhere.yml")
    (tmp_path / "content/posts/again").symlink_to(tmp_path / "content/posts")
    (tmp_path / "content/posts/shared").symlink_to(tmp_path / "elsewhere")
    hub = hub_of({})
    assert [str(problem) for problem in hub.problems] == [
        f"content/posts/again:1:1: error: this folder {LINK} (delete the link or replace it with the folder itself)",
        f"content/posts/gone.yml:1:1: error: this file {LINK} (delete the link or replace it with the file itself)",
        f"content/posts/shared:1:1: error: this folder {LINK} (delete the link or replace it with the folder itself)",
    ]
    assert [post.source for post in hub.posts] == ["posts/a.yml"]


def test_a_hub_and_its_published_folder_may_be_behind_links(tmp_path: Path) -> None:
    write(tmp_path / "real", "a.yml")
    (tmp_path / "hub").mkdir()
    (tmp_path / "hub/content").symlink_to(tmp_path / "real/content")
    (tmp_path / "linked").symlink_to(tmp_path / "hub")
    assert list_files(tmp_path / "linked") == [("posts/a.yml", "content/posts/a.yml")]


def test_pages_outside_of_kinds_may_be_links(hub_of: HubOf, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "README.md").write_text("```posts\ncampaign: gone\n```\n")
    (tmp_path / "content/index.md").symlink_to(tmp_path / "README.md")
    (problem,) = hub_of({}).problems
    assert str(problem).startswith("content/index.md:2:")


@pytest.mark.skipif(os.name == "nt", reason="file names are text on Windows")
def test_a_file_name_that_is_not_text_is_a_printable_problem(hub_of: HubOf, tmp_path: Path) -> None:
    (tmp_path / "content/posts").mkdir(parents=True)
    (tmp_path / "content/posts" / os.fsdecode(b"caf\xe9.yml")).write_text(POST, "utf-8")
    hub = hub_of({})
    assert hub.posts == ()
    (problem,) = hub.problems
    assert str(problem).encode().startswith(b"content/posts/caf")
