"""A hub with an issue of the newsletter that holds an entry of each sort, for tests of released issues."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result
from mkdocs.config.defaults import MkDocsConfig
from tests.contracts.entries import write
from tests.kinds.campaigns.results.samples import clicks_of, row
from tests.site.sites import QUIET, Site, as_yaml, build, epoch, write_hub

from mkdocs_advocacy.cli import main

NOW = "2027-01-15T12:00:00Z"
"""The moment of the release, on the day of the issue."""
LATER = "2027-03-15T12:00:00Z"
ISSUE, RECORD = "content/newsletters/winter.md", "content/newsletters/winter.sent.yml"
PERSON = {
    "audience": "employees",
    "adult": True,
    "name": "Ada Falcon",
    "show": ["name"],
    "where": ["newsletter", "page"],
    "consent": {"given": "2026-01-01", "until": "2027-02-28", "proof": "Folder 1"},
}
STORY = {
    "title": "The canal",
    "kind": "quote",
    "credit": "@canal",
    "given": "none",
    "audience": ["employees"],
    "text": {"en": "Bottles on a canal."},
    "permission": {
        "granted": "2027-01-02",
        "until": "2027-02-28",
        "proof": "Mail",
        "scope": ["page", "newsletter"],
        "others": "none",
    },
}
ANSWER = {"by": "council", "date": "2027-01-10", "text": {"en": "The caps are softer now."}}
FEEDBACK = {
    "title": "Caps that hurt",
    "kind": "finding",
    "heard": {"in": "mentions", "date": "2027-01-03"},
    "for": ["council"],
    "stage": "done",
    "since": "2027-01-10",
    "answer": ANSWER,
    "became": ["posts/rhubarb", "posts/ginger"],
}
TEXT = """\
---
title: The winter issue
date: 2027-01-15
---

Hello.

## New

```posts
```

## Most clicked

```posts
sort: clicks
```

## Numbers

```result
show: posts
```

## Networks

```result
show: networks
```

## Campaigns

```campaigns
```

## Answers

```feedback
```

## Stories

```stories
```

## Thanks

```people
```

## Dates

```events
```

Goodbye.
"""
MONTH = ("2026-12-01", "2026-12-31")
CLICKS = clicks_of(
    [row(40, post="ginger", days=MONTH), row(9, post="lime", source="mastodon", days=MONTH)],
)


def post_of(title: str, **more: Any) -> dict[str, Any]:
    return {"title": title, "summary": f"About {title}", "text": {"any": f"Words of {title}. {{link}}"}, **POST, **more}


POST = {"publish": "2027-01-05", "link": "https://soda.example/", "audience": ["employees"]}


def newsletter_hub(folder: Path, files: Mapping[str, Any] | None = None, **options: Any) -> Path:
    """Write the hub. `files` replaces some of its files, or leaves a file out if its text is None."""
    plugins = ["advocacy/guidelines", "advocacy/posts", "advocacy/programme", "advocacy/results"]
    hub = write_hub(folder, plugins=["search", {"advocacy": {"languages": ["en", "de"], **options}}, *plugins])
    written: dict[str, Any] = {
        "guidelines/index.md": "---\ntitle: Guidelines\nversion: 1\n---\n\nBe kind.\n",
        "content/posts/ginger.yml": post_of("Ginger"),
        "content/posts/ginger.de.yml": {"title": "Ingwer", "summary": "Über Ingwer", "text": {"any": "Ingwerworte."}},
        "content/posts/lime.yml": post_of("Lime", expire="2027-04-30"),
        "content/posts/rhubarb.yml": post_of("Rhubarb", publish="2026-11-01"),
        "content/campaigns/crates.yml": {"title": "Crates", "audience": ["employees"]},
        "content/feedback/caps.yml": FEEDBACK,
        "content/stories/canal.yml": STORY,
        "content/groups/council.md": "---\ntitle: Council\njoins: election\n---\n\nWords.\n",
        "content/events/meeting.md": "---\ntitle: Meeting\nwhen: 2027-01-08\npresent: [qz7x]\n---\n\nAgenda.\n",
        "content/events/picnic.md": "---\ntitle: Picnic\nwhen: 2027-05-01\n---\n\nAgenda.\n",
        "people/qz7x.yml": PERSON,
        **CLICKS,
        ISSUE: TEXT,
        **(files or {}),
    }
    put(hub, written)
    return hub


def put(hub: Path, files: Mapping[str, Any]) -> None:
    """Write files to a hub, or delete a file if its text is None."""
    texts = {name: value if isinstance(value, str) else as_yaml(value) for name, value in files.items() if value}
    write(hub, texts)
    for name, value in files.items():
        if value is None:
            (hub / name).unlink(missing_ok=True)


def release(hub: Path, name: str = "winter", *arguments: str, now: str = NOW) -> Result:
    """Run the command."""
    MkDocsConfig.plugins.plugin_cache.clear()
    command = ["release", "newsletter", name, "-f", str(hub / "mkdocs.yml"), *arguments]
    return CliRunner().invoke(main, command, env={**QUIET, "SOURCE_DATE_EPOCH": epoch(now)})


def released_hub(folder: Path, files: Mapping[str, Any] | None = None, **options: Any) -> Path:
    """Write the hub and release the issue."""
    hub = newsletter_hub(folder, files, **options)
    done = release(hub)
    assert done.exit_code == 0, done.output
    return hub


def record_of(hub: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((hub / RECORD).read_text("utf-8")))


def issue_in(site: Site) -> dict[str, bytes]:
    """Return the files of the issue in all shapes, and of its page only the content."""
    files = {name: data for name, data in site.files.items() if name.startswith("newsletters/winter/")}
    return {name: _content_of(data) if name.endswith("index.html") else data for name, data in files.items()}


def _content_of(page: bytes) -> bytes:
    """Return the content of an issue's page, without the links to other issues."""
    article = page[page.index(b"<article") : page.index(b"</article>")]
    return re.sub(rb"(?:<nav\b.*?</nav>|\s)+", b" ", article, flags=re.DOTALL)


def built(hub: Path, now: str = NOW, to: str = "site") -> Site:
    """Build the hub, in strict mode."""
    site = build(hub, "--strict", now=now, to=to)
    assert site.exit_code == 0, site.output
    return site
