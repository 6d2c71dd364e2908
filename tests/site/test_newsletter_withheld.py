"""Issues that may not be out yet, and entries that may not be out yet in issues, searched in every byte of the site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.contracts.test_fillers import HIDDEN, IDS, hidden_files, write_results
from tests.site.newsletter_dumps import add_dumps
from tests.site.references import dead_links
from tests.site.sites import Site, as_yaml, build, write_hub

from mkdocs_advocacy.kinds import KINDS

TOKEN = "zyxquark"
PLUGINS = sorted({kind.plugin for kind in KINDS})
SHOWN = {"title": "January", "date": "2027-01-15", "audience": ["employees"]}
BLOCKS = """\
```posts
limit: 9
```

```posts
sort: clicks
limit: 9
```

```people
```

```stories
limit: 9
```

```feedback
limit: 9
```

```events
limit: 9
```

```campaigns
limit: 9
```

```changes
limit: 9
```

```result
show: posts
```

"""
NAMED = """
```posts
campaign: campaign-embargoed
```

```posts
sort: clicks
campaign: campaign-embargoed
```

```stories
campaign: campaign-embargoed
```

```result
show: progress
campaign: campaign-embargoed
```

```result
show: networks
campaign: campaign-embargoed
```
"""
"""Blocks that name entries that may not be out yet."""


@pytest.fixture(autouse=True)
def _dumps(monkeypatch: pytest.MonkeyPatch) -> None:
    add_dumps(monkeypatch)


def write_issues(
    folder: Path,
    issues: Mapping[str, tuple[Mapping[str, Any], str]],
    files: Mapping[str, str],
    named: str = "",
    **options: Any,
) -> Path:
    """Write a hub with these issues, each with its keys and its text, and these files."""
    advocacy = {"advocacy": {"languages": ["en", "de"], **options}}
    pages = {"index.md": f"# Home\n\n{BLOCKS}{named}", "more.md": f"# More\n\n{BLOCKS}{named}"}
    hub = write_hub(folder, {}, pages=pages, plugins=["search", advocacy, *PLUGINS, "advocacy/results"])
    written = {
        f"content/newsletters/{name}.md": f"---\n{as_yaml(dict(front))}---\n\n{body}"
        for name, (front, body) in issues.items()
    }
    for name, text in {**written, **files}.items():
        (hub / name).parent.mkdir(parents=True, exist_ok=True)
        (hub / name).write_text(text, "utf-8")
    return hub


def build_issues(folder: Path, *arguments: Any, **options: Any) -> Site:
    site = build(write_issues(folder, *arguments, **options))
    assert site.exit_code == 0, site.output
    assert dead_links(site) == []
    return site


STATES: Mapping[str, Mapping[str, Any]] = {
    "draft": {"status": "draft"},
    "embargoed": {"date": "2027-01-16"},
    "embargoed by the hour": {"date": "2027-01-15T12:01:00Z"},
    "for others": {"audience": ["customers"]},
}
SECRET = {"title": f"{TOKEN} title", "summary": f"{TOKEN} summary", "date": "2027-01-15", "audience": ["employees"]}
TEXT = f"{TOKEN} words\n\n## {TOKEN} heading\n\n<!-- {TOKEN} comment -->\n\n{BLOCKS}"


def test_an_issue_is_published(tmp_path: Path) -> None:
    site = build_issues(tmp_path, {"secret": (SECRET, TEXT), "secret.de": ({"title": f"{TOKEN} Titel"}, TEXT)}, {})
    found = site.holding(TOKEN)
    for name in ("newsletters/index.html", "newsletters/secret/index.html", "newsletters/secret/de/dump-print.txt"):
        assert name in found
    assert site.holding(f"{TOKEN} comment") == []


@pytest.mark.parametrize("state", STATES)
def test_an_unpublished_issue_is_nowhere(tmp_path: Path, state: str) -> None:
    issues = {"secret": ({**SECRET, **STATES[state]}, TEXT), "secret.de": ({"title": f"{TOKEN} Titel"}, TEXT)}
    site = build_issues(tmp_path, {"january": (SHOWN, BLOCKS), **issues}, {}, audience="employees")
    assert site.holding(TOKEN) == []
    assert site.holding("newsletters/secret") == []


def test_a_retired_issue_keeps_only_its_address(tmp_path: Path) -> None:
    front = {**SECRET, "title": "Retired", "summary": f"{TOKEN} summary", "status": "retired"}
    site = build_issues(tmp_path, {"secret": (front, TEXT), "secret.de": ({"title": "Alt"}, TEXT)}, {})
    assert "newsletters/secret/index.html" in site.files
    assert site.holding(TOKEN) == []
    assert not [name for name in site.files if name.startswith("newsletters/secret/") and not name.endswith(".html")]
    assert not [card for card in site.search if "secret" in card["location"]]


def test_a_retired_translation_is_in_no_feed_and_no_other_issue(tmp_path: Path) -> None:
    retired = ({"title": f"{TOKEN} Titel", "summary": f"{TOKEN} kurz", "status": "retired"}, TEXT)
    issues = {"january": (SHOWN, "Hello."), "january.de": retired}
    issues |= {
        "earlier": ({"title": "Earlier", "date": "2027-01-10"}, "Hello."),
        "earlier.de": ({"title": "Vor"}, "Hallo."),
    }
    site = build_issues(tmp_path, issues, {})
    assert "newsletters/feed.de.xml" in site.files
    assert site.holding(TOKEN) == ["newsletters/january/de/index.html", "permalinks.txt"]


def test_an_issue_of_empty_blocks_shows_nothing_of_them(tmp_path: Path) -> None:
    text = f"<!-- {TOKEN} -->\n\n```people\n```\n\n## {TOKEN}\n\n```stories\n```\n"
    site = build_issues(tmp_path, {"january": (SHOWN, text), "january.de": ({"title": "Januar"}, text)}, {})
    assert site.holding(TOKEN) == []
    assert site.page("newsletters/january/").all("pre") == []


@pytest.mark.parametrize("values", [{"date": "2027-01-16"}, {"status": "draft"}], ids=["embargoed", "draft"])
def test_an_unpublished_translation_is_nowhere(tmp_path: Path, values: Mapping[str, Any]) -> None:
    translation = ({"title": f"{TOKEN} Titel", "summary": f"{TOKEN} kurz", **values}, TEXT)
    site = build_issues(tmp_path, {"january": (SHOWN, f"Hello.\n\n{BLOCKS}"), "january.de": translation}, {})
    assert site.holding(TOKEN) == []
    assert "newsletters/january/index.html" in site.files
    assert not [name for name in site.files if name.startswith("newsletters/january/de/")]


@pytest.mark.parametrize("options", [{"audience": "employees"}, {}], ids=["one audience", "all"])
def test_unpublished_entries_are_in_no_issue_and_on_no_page(tmp_path: Path, options: Mapping[str, Any]) -> None:
    files = {path: text for path, text in hidden_files().items() if options or "-others" not in path}
    issues = {"january": (SHOWN, f"{BLOCKS}{NAMED}")}
    site = build_issues(tmp_path, issues, {**files, **write_results(IDS)}, NAMED, **options)
    assert site.holding(TOKEN) == []
    hidden = [f"{kind.singular}-{way}" for kind, way in HIDDEN if way != "revoked"]
    assert [name for name in hidden if site.holding(name)] == []
