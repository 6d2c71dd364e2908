"""A complete small hub, ready to build, edit and publish."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.schema import editor_patterns, schema_files
from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.core.yaml_writing import yaml_word
from mkdocs_advocacy.core.zones import zone_named
from mkdocs_advocacy.hosting.model import Host
from mkdocs_advocacy.kinds import KINDS
from mkdocs_advocacy.scaffold.samples import TEMPLATES, sample_content, words, words_in

SCHEMAS = ".vscode/schemas"
"""The folder of the schemas that the editor settings refer to; `advocacy schema --into` updates them."""


def new_hub(
    name: str, languages: Sequence[str], host: Host, version: str, timezone: str, networks: Sequence[str] = ()
) -> dict[str, bytes]:
    """Return the files of a new hub called `name`, by path.

    `version` is the version of this package, such as 1.2.3. `timezone` is the IANA name of the hub's time zone.
    `networks` contains the ids of the networks to offer; if it's empty, the hub offers all of them.
    """
    pages, hosts = _create_environment("{{", "}}", "{%", "%}"), _create_environment("[[", "]]", "[%", "%]")
    own = languages[0].partition("-")[0]
    values = {
        "name": name,
        "languages": [yaml_word(language) for language in languages],
        "theme_language": own if own in words() else "en",
        "host": host,
        "networks": list(networks),
        "timezone": timezone,
        "kinds": sorted({kind.capability for kind in KINDS}),
        "say": words_in(languages[0]),
        "words": Words()(languages[0]),
        "publishing": hosts.get_template(f"hosts/{host}.md").render().rstrip(),
        "version": version,
        "next_version": _find_next_breaking(version),
    }
    templates = (path for path in sorted((TEMPLATES / "hub").rglob("*")) if path.is_file())
    files = {
        path.relative_to(TEMPLATES / "hub").as_posix(): pages.get_template(
            path.relative_to(TEMPLATES).as_posix()
        ).render(values)
        for path in templates
    }
    times = {"nightly": _schedule_daily(0, timezone), "morning": _schedule_daily(8, timezone), "timezone": timezone}
    for path, template in _list_workflows(host):
        files[path] = hosts.get_template(f"hosts/{template}.yml").render(times)
    files[".vscode/settings.json"] = json.dumps(_create_editor_settings(KINDS), indent=2) + "\n"
    schemas = {f"{SCHEMAS}/{file}": content for file, content in schema_files(KINDS).items()}
    return {file: text.encode() for file, text in files.items()} | schemas | sample_content(languages)


def _list_workflows(host: Host) -> Sequence[tuple[str, str]]:
    """Return the path and the template of each workflow."""
    if host == "gitlab":
        return [(".gitlab-ci.yml", host)]
    return [(".github/workflows/hub.yml", host), (".github/workflows/chat.yml", "chat")]


def _create_environment(start: str, end: str, block_start: str, block_end: str) -> Environment:
    """Return a template environment. Workflow templates use brackets as delimiters, as workflows contain braces."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        variable_start_string=start,
        variable_end_string=end,
        block_start_string=block_start,
        block_end_string=block_end,
        trim_blocks=start == "[[",
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # the output is YAML and Markdown, not HTML: the filters `word` and `markdown` escape names
    )
    environment.filters |= {"word": yaml_word, "markdown": _escape_markdown}
    return environment


def _escape_markdown(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)


def _create_editor_settings(kinds: Sequence[Kind[Any]]) -> dict[str, Any]:
    """Return settings that assign each schema to its files, for the YAML extension of VS Code."""
    return {
        "yaml.schemas": {f"./{SCHEMAS}/{name}.json": patterns for name, patterns in editor_patterns(kinds).items()},
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.wordWrap": "on", "editor.tabSize": 2, "editor.insertSpaces": True},
    }


def _schedule_daily(hour: int, timezone: str) -> str:
    """Return a daily cron schedule in UTC: soon after an hour in the time zone, or an hour later in summer.

    It avoids the full hour, when CI services are busiest.
    """
    zone = zone_named(timezone)
    ahead = min(datetime(2027, month, 1, 12, tzinfo=zone).utcoffset() or timedelta() for month in range(1, 13))
    time = datetime(2027, 1, 1, hour, 17) - ahead
    return f"{time.minute} {time.hour} * * *"


def _find_next_breaking(version: str) -> str:
    """Return the next version that may require changes to hubs: the next 0.x before 1.0, the next x from 1.0."""
    major, minor, *_ = (*version.split("."), "0")
    return f"0.{int(minor) + 1}" if major == "0" else f"{int(major) + 1}"
