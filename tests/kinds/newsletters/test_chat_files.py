"""The chat messages beside an issue: in each language, only where wanted, and without unpublished posts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.contracts.entries import write
from tests.kinds.newsletters.slack_limits import check_message
from tests.site.sites import Site, build, write_hub

TEXT = "Hello @channel!\n\n## Worth sharing\n\n```posts\n```\n"
POST = "link: https://a.example/\ntext: {any: Hello}\n"
FILES = {
    "content/newsletters/2027-01.md": f"---\ntitle: What we heard\ndate: 2027-01-15\n---\n{TEXT}",
    "content/newsletters/2027-01.ar.md": "---\ntitle: ما سمعناه\n---\nمرحبا!\n\n```posts\n```\n",
    "content/posts/fresh.yml": f"title: Fresh post\npublish: 2027-01-10\n{POST}",
    "content/posts/later.yml": f"title: Secret embargo\npublish: 2027-01-16\n{POST}",
    "content/posts/draft.yml": f"title: Secret draft\nstatus: draft\n{POST}",
}
MESSAGES = [f"newsletters/2027-01/{folder}{chat}.json" for folder in ("", "ar/") for chat in ("slack", "teams")]


def build_hub(folder: Path, files: dict[str, str] | None = None, **config: Any) -> Site:
    options = {"advocacy": {"languages": ["en", "ar"]}}
    hub = write_hub(folder, plugins=["search", options, "advocacy/posts", "advocacy/programme"], **config)
    write(hub, {**FILES, **(files or {})})
    site = build(hub, now="2027-01-15T12:00:00Z")
    assert site.exit_code == 0, site.output
    return site


def test_each_language_has_its_messages(tmp_path: Path) -> None:
    site = build_hub(tmp_path)
    for path in MESSAGES:
        data = (tmp_path / "site" / path).read_bytes()
        text = data.decode()
        assert "Fresh post" in text
        assert "https://hub.example/posts/fresh/" in text
        assert "Secret" not in text
        assert "ما سمعناه" in text if "/ar/" in path else "What we heard" in text
        if "slack" in path:
            assert "@channel" not in check_message(data)["text"]
        else:
            assert json.loads(data)["attachments"][0]["content"]["lang"] == ("ar" if "/ar/" in path else "en")
    assert set(MESSAGES) <= set(site.files)


def test_an_issue_can_do_without_messages(tmp_path: Path) -> None:
    name = "content/newsletters/2027-01.md"
    wanted = FILES[name].replace("date:", "shapes: [page, mail]\ndate:")
    assert not set(MESSAGES) & set(build_hub(tmp_path, {name: wanted}).files)


def test_messages_need_the_address_of_the_hub(tmp_path: Path) -> None:
    assert not set(MESSAGES) & set(build_hub(tmp_path, site_url=None).files)
