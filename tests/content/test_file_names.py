"""Names of files in texts."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.content.file_names import FileNames

PATHS = (
    "images/a/logo.png",
    "images/b/logo.png",
    "root.png",
    "files/two words.pdf",
    "files/löwe.svg",
    "files/x.tar.gz",
    "files/pay (1).pdf",
    "files/a&b_c.pdf",
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("![](../images/a/logo.png)", "images/a/logo.png"),
        ("![](images/b/logo.png)", "images/b/logo.png"),
        ("url('/hub/images/b/logo.png?v=1')", "images/b/logo.png"),
        ("<img src=https://hub.example/x/images/a/logo.png#top>", "images/a/logo.png"),
        ("![](../x/../images/./a/logo.png)", "images/a/logo.png"),
        ("![](<logo.png>)", "images/a/logo.png images/b/logo.png"),
        ("![](../logo.png)", "images/a/logo.png images/b/logo.png"),
        ("![](images/c/logo.png) ![](xa/logo.png) ![](../mages/a/logo.png)", ""),
        ("images/a/mylogo.png images/a/logo.pngx images/a/logo.png-2 images/a/my%20logo.png", ""),
        ("![](images/root.png) ![](../images/root.png)", ""),
        ("[](https://other.example/images/root.png)", "root.png"),
        ("![](root.png)", "root.png"),
        ("[File](<files/two words.pdf>)", "files/two words.pdf"),
        ("[File](files/two%20words.pdf)", "files/two words.pdf"),
        ("![](files/l%C3%B6we.svg)", "files/löwe.svg"),
        ("![](files/l%c3%b6we.svg)", "files/löwe.svg"),
        ("![](files/löwe.svg) x.tar.gz", "files/löwe.svg files/x.tar.gz"),
        ("[](files/pay%20(1).pdf)", "files/pay (1).pdf"),
        ("[](files/pay%20%281).pdf)", "files/pay (1).pdf"),
        ("[](files/pay%20\\(1\\).pdf)", "files/pay (1).pdf"),
        ("<a href='files/pay&#32;(1)&period;pdf'>", "files/pay (1).pdf"),
        ("<a href='../files/a&amp;b_c.pdf'>", "files/a&b_c.pdf"),
        ("[](..\\files\\a%26b_c.pdf) [](files/a&b\\_c.pdf)", "files/a&b_c.pdf"),
        ("[](f%69les/%61&b_c.pdf)", "files/a&b_c.pdf"),
        ("[](files/pay%20(2).pdf) [](xfiles/a&amp;b_c.pdf) [](files/xa&amp;b_c.pdf)", ""),
        ("The root.png. Is it (root.png)?", "root.png"),
        ("", ""),
    ],
)
def test_a_text_names_files_whose_folder_fits(text: str, named: str) -> None:
    found = FileNames(PATHS).named_in(text.encode())
    assert sorted(found) == sorted(path for path in PATHS if path in named.split(" ") or path in [named])


def test_folders_with_spaces_are_read_from_their_last_word_on() -> None:
    for written in (b"![](<../my images/a.png>)", b"<my images/a.png>", b"(my%20images/&#97;.png)"):
        assert FileNames(["my images/a.png"]).named_in(written) == {"my images/a.png"}


def test_without_files_nothing_is_named() -> None:
    assert FileNames([]).named_in(b"a.png") == set()
