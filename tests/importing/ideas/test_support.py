"""A count is added in the file's own style, and nothing else changes."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.importing.ideas.support import add_support

DAY = date(2026, 11, 30)
WHERE = "https://forum.example/t/caps/12"
ADDED = f"{{date: 2026-11-30, count: 120, where: {WHERE}}}"


def added(text: str, day: date = DAY, where: str = WHERE) -> str | None:
    return add_support(text, day, 120, where)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "title: Caps\n# Whom we ask.\n# Two of them.\nfor: [product] # both\nstage: open\n",
            f"title: Caps\nsupport:\n  - {ADDED}\n# Whom we ask.\n# Two of them.\nfor: [product] # both\nstage: open\n",
        ),
        ("title: Caps", f"title: Caps\nsupport:\n  - {ADDED}\n"),
        ("title: Caps\nsupport:\nstage: open\n", f"title: Caps\nsupport:\n  - {ADDED}\nstage: open\n"),
        ("title: Caps\nsupport: []  # none yet\n", f"title: Caps\nsupport:  # none yet\n  - {ADDED}\n"),
        (
            "support:\n  - {date: 2026-10-01, count: 80, where: https://a.example/}  # the first\n"
            "  # next month more\nstage: open\n",
            f"support:\n  - {{date: 2026-10-01, count: 80, where: https://a.example/}}  # the first\n  - {ADDED}\n"
            "  # next month more\nstage: open\n",
        ),
        (
            "support:\n- date: 2026-10-01\n  count: 80\n\nstage: open\n",
            "support:\n- date: 2026-10-01\n  count: 80\n"
            f"- date: 2026-11-30\n  count: 120\n  where: {WHERE}\n\nstage: open\n",
        ),
        (
            "support:\n    -   date: 2026-10-01\n        count: 80\n",
            f"support:\n    -   date: 2026-10-01\n        count: 80\n    -   date: 2026-11-30\n        count: 120\n"
            f"        where: {WHERE}\n",
        ),
        (
            "support: [{date: 2026-10-01, count: 80}]\nstage: open\n",
            f"support: [{{date: 2026-10-01, count: 80}}, {ADDED}]\nstage: open\n",
        ),
        (
            "support:\n  # later ones\n  - {date: 2026-12-24, count: 300}\n",
            f"support:\n  - {ADDED}\n  # later ones\n  - {{date: 2026-12-24, count: 300}}\n",
        ),
        (
            'support:\n  - {date: 2026-10-01, count: 80, where: "https://a.example/"}\n',
            'support:\n  - {date: 2026-10-01, count: 80, where: "https://a.example/"}\n'
            f'  - {{date: 2026-11-30, count: 120, where: "{WHERE}"}}\n',
        ),
        (
            "support: [{date: 2026-12-24, count: 300}]\n",
            f"support: [{ADDED}, {{date: 2026-12-24, count: 300}}]\n",
        ),
        (
            "support:\n  - {date: 2026-10-01, count: 80}\n  - {date: 2026-12-24, count: 300}\n",
            f"support:\n  - {{date: 2026-10-01, count: 80}}\n  - {ADDED}\n  - {{date: 2026-12-24, count: 300}}\n",
        ),
        (
            "title: Caps\r\nsupport:\r\n  - {date: 2026-10-01, count: 80}\r\nstage: open\r\n",
            f"title: Caps\r\nsupport:\r\n  - {{date: 2026-10-01, count: 80}}\r\n  - {ADDED}\r\nstage: open\r\n",
        ),
    ],
)
def test_a_count_is_added_in_the_style_of_the_file(before: str, after: str) -> None:
    assert added(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "{title: Caps}\n",
        "title: [\n",
        "title: Caps\nsupport: many\n",
        "other: &all\n  - {date: 2026-10-01, count: 80}\nsupport: *all\n",
        "support:\n  - &one {date: 2026-10-01, count: 80}\n  - *one\n",
        "title: Caps\nsupport:\n  - {date: 2026-10-01, count: 80\nstage: open\n",
        "",
    ],
)
def test_a_file_that_cannot_be_changed_safely_stays_as_it_is(text: str) -> None:
    new = added(text)
    if new is not None:
        before, after = read("", text.encode())[0], read("", new.encode())[0]
        assert before is not None
        assert after is not None
        assert len(after.value["support"]) == len(before.value["support"]) + 1
        assert before.value.get("other") == after.value.get("other")


@pytest.mark.parametrize("where", ["https://a.example/?a={b}", "https://a.example/a,b", "https://a.example/ü#x: y"])
def test_an_address_is_quoted_where_braces_would_end_it(where: str) -> None:
    new = added("title: Caps\n", where=where)
    assert new is not None
    [entry] = yaml.safe_load(new)["support"]
    assert entry == {"date": DAY, "count": 120, "where": where}
