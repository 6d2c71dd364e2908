"""Composing issues: blocks are filled, and empty blocks leave no hole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.kinds.newsletters.compose import choose, compose
from mkdocs_advocacy.kinds.newsletters.issue import Issue
from mkdocs_advocacy.kinds.newsletters.letter import Section
from mkdocs_advocacy.results.periods import Period

FULL, EMPTY = "```events\n```\n", "```stories\n```\n"
EVENT = "---\ntitle: Tasting\nwhen: 2026-12-01\n---\n\nWords.\n"
CASES: dict[str, tuple[str, list[str]]] = {
    "a filled block": (f"# A\n{FULL}", ["# A\n", "<events>"]),
    "an empty block": (f"# A\n{EMPTY}", []),
    "text between": (f"Text\n{FULL}More\n", ["Text\n", "<events>", "More\n"]),
    "two blocks": (FULL + FULL, ["<events>", "<events>"]),
    "text above an empty block": (f"# A\n\nText\n\n{EMPTY}", ["# A\n\nText\n\n"]),
    "a text without blocks": ("## A\n\n## B\n\nText", ["## A\n\n## B\n\nText"]),
    "nothing": ("", []),
    "nested headings above nothing": (f"## A\n\n### B\n\n{EMPTY}## C\n\nText\n", ["\n\n## C\n\nText\n"]),
    "one of two below": (f"## A\n### B\n{EMPTY}### C\n{FULL}", ["## A\n### C\n", "<events>"]),
    "a heading that another one of its level ends": (f"## A\n{EMPTY}## B\n{FULL}", ["## B\n", "<events>"]),
    "a closing sequence": (f"## A ##\n{EMPTY}", []),
    "attributes": (f"## A {{#x}}\n\n{EMPTY}", []),
    "no space after the sign": (f"#tag\n{EMPTY}", ["#tag\n"]),
    "seven signs": (f"####### x\n{EMPTY}", ["####### x\n"]),
    "indented code": (f"    ## x\n{EMPTY}", ["    ## x\n"]),
    "headings with lines below": (f"A\n---\n\n{EMPTY}\nB\n===\n\nText\n", ["\n\nB\n===\n\nText\n"]),
    "such a heading above a block": (f"A\n===\n\n{FULL}", ["A\n===\n\n", "<events>"]),
    "a line across": (f"Text\n\n---\n\n{EMPTY}", ["Text\n\n---\n\n"]),
    "a table": (f"| a |\n|---|\n| b |\n\n{EMPTY}", ["| a |\n|---|\n| b |\n\n"]),
    "a list above a line": (f"- a\n---\n{EMPTY}", ["- a\n---\n"]),
    "a paragraph of two lines above a line": (f"Text\nmore\n---\n{EMPTY}", ["Text\nmore\n---\n"]),
    "a comment": ("## A\n\n<!-- x -->\n\n## B\n\nText", ["\n\n## B\n\nText"]),
    "a comment of several lines": ("A\n\n<!-- x\n\n## y\n-->\nText\n", ["A\n\nText\n"]),
    "text after a comment": ("<!-- x --> Text\n", [" Text\n"]),
    "a comment in a line": ("A <!-- x --> B\n", ["A  B\n"]),
    "a comment that begins in a line": ("A <!-- x\ny --> B\n", ["A  B\n"]),
    "such a comment that never ends": ("A <!-- x\n\nB\n", ["A \nB\n"]),
    "a comment in code": ("Write `<!-- x -->`.\n", ["Write `<!-- x -->`.\n"]),
    "a comment in fenced code": ("```html\n<!-- x -->\n```\n", ["```html\n<!-- x -->\n```\n"]),
    "a block in a comment": (f"<!--\n{FULL}-->\nText", ["Text"]),
    "a comment above an empty block": (f"<!-- x -->\n## A\n{EMPTY}", []),
    "a block in other code": (f"~~~~\n{FULL}~~~~\n", [f"~~~~\n{FULL}~~~~\n"]),
    "headings in code": (f"~~~\n# x\n~~~\n## A\n{EMPTY}", ["~~~\n# x\n~~~\n"]),
    "a fence that doesn't close": (f"```\n```py\n# x\n```\n## A\n{EMPTY}", ["```\n```py\n# x\n```\n"]),
    "another kind of fence in code": (f"```\n~~~\n```\n## A\n{EMPTY}", ["```\n~~~\n```\n"]),
    "a block in a quotation": (f"> {FULL}", [f"> {FULL}"]),
    "a block deep in a list": ("- a\n\n    ```events\n    ```\n", ["- a\n\n    ```events\n    ```\n"]),
    "a block in a list": ("- a\n\n  ```events\n  ```\n", ["- a\n\n", "<events>"]),
    "a block that never ends": ("A\n\n```events\nlimit: 3\n", ["A\n\n```events\nlimit: 3\n"]),
    "a block with a problem": ("## A\n```events\nlimit: x\n```\n", []),
    "other line breaks": (
        f"## A\n\n{EMPTY}## B\n{FULL}Text\n".replace("\n", "\r\n"),
        ["\r\n## B\r\n", "<events>", "Text\r\n"],
    ),
    "separators that are no line breaks": ("## A\x0cb\u2028c\n", ["## A\x0cb\u2028c\n"]),
}


@pytest.fixture
def issue(hub_of: Callable[..., LoadedHub]) -> Issue:
    hub = hub_of({"content/events/tasting.md": EVENT, "content/index.md": "# Home\n"}).hub
    return Issue(hub, hub.words("en"), Period(date(2026, 11, 1), hub.today), ["employees"], "newsletter")


def names(pieces: object) -> list[str]:
    assert isinstance(pieces, list)
    return [f"<{piece.name}>" if isinstance(piece, Section) else piece for piece in pieces]


@pytest.mark.parametrize(("text", "pieces"), CASES.values(), ids=CASES)
def test_a_text_is_composed(issue: Issue, text: str, pieces: list[str]) -> None:
    assert names(compose(text, issue, "content/newsletters/a.md")) == pieces


def test_posts_and_campaigns_without_pages_are_left_out(hub_of: Callable[..., LoadedHub]) -> None:
    files = {
        "content/posts/a.yml": "title: A\ntext: {any: Words.}\n",
        "content/campaigns/c.yml": "title: C\nsummary: Words\n",
    }
    hub = hub_of(files).hub
    text = "## A\n```posts\n```\n## B\n```campaigns\n```\n"
    for plugins, shown in ((hub.plugins, 2), (hub.plugins - {"posts"}, 0)):
        own = replace(hub, plugins=plugins)
        issue = Issue(own, own.words("en"), Period(date(2026, 11, 1), own.today), ["employees"], "newsletter")
        pieces = compose(text, issue, "content/newsletters/a.md")
        assert sum(isinstance(piece, Section) for piece in pieces) == shown
        held = choose(text, issue, "content/newsletters/a.md")
        assert [bool(one.choices) for one in held] == [bool(shown)] * 2


@pytest.mark.parametrize("text", ["## A\n\n<!-- x -->\n\n## B\n", "Text <!-- more --> text\n", "<!-- more -->\nText\n"])
def test_comments_in_other_pages_stay(issue: Issue, text: str) -> None:
    assert names(compose(text, issue, "content/index.md", only=["events"])) == [text]
