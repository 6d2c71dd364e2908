"""A complete small hub, ready to be built, edited and published."""

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
"""Where a hub keeps the schemas that its editor settings name; `advocacy schema --into` renews them."""


def new_hub(
    name: str, languages: Sequence[str], host: Host, version: str, timezone: str, networks: Sequence[str] = ()
) -> dict[str, bytes]:
    """The files of a new hub called `name`, by path.

    `version` is that of this package, such as 1.2.3; `timezone` is the IANA name of the zone in which its days begin.
    `networks` are the ids of those that it offers; none: all.
    """
    pages, hosts = _environment("{{", "}}", "{%", "%}"), _environment("[[", "]]", "[%", "%]")
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
        "next_version": _next(version),
    }
    templates = (path for path in sorted((TEMPLATES / "hub").rglob("*")) if path.is_file())
    files = {
        path.relative_to(TEMPLATES / "hub").as_posix(): pages.get_template(
            path.relative_to(TEMPLATES).as_posix()
        ).render(values)
        for path in templates
    }
    workflow = ".gitlab-ci.yml" if host == "gitlab" else ".github/workflows/hub.yml"
    files[workflow] = hosts.get_template(f"hosts/{host}.yml").render(nightly=_nightly(timezone))
    files[".vscode/settings.json"] = json.dumps(_editor_settings(KINDS), indent=2) + "\n"
    schemas = {f"{SCHEMAS}/{file}": content for file, content in schema_files(KINDS).items()}
    return {file: text.encode() for file, text in files.items()} | schemas | sample_content(languages)


def _environment(start: str, end: str, block_start: str, block_end: str) -> Environment:
    """What fills templates. Workflows have braces of their own, so theirs have brackets for ours."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        variable_start_string=start,
        variable_end_string=end,
        block_start_string=block_start,
        block_end_string=block_end,
        trim_blocks=start == "[[",
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # these are files for people, not pages: `word` and `markdown` say what a name may not do
    )
    environment.filters |= {"word": yaml_word, "markdown": _as_markdown}
    return environment


def _as_markdown(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)


def _editor_settings(kinds: Sequence[Kind[Any]]) -> dict[str, Any]:
    """Settings that tell the YAML extension of VS Code which schema holds for which files."""
    return {
        "yaml.schemas": {f"./{SCHEMAS}/{name}.json": patterns for name, patterns in editor_patterns(kinds).items()},
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.wordWrap": "on", "editor.tabSize": 2, "editor.insertSpaces": True},
    }


def _nightly(timezone: str) -> str:
    """The time of the daily build for cron, which counts in UTC: soon after midnight in the zone, summer and winter.

    It is not a full hour, when everybody builds.
    """
    zone = zone_named(timezone)
    ahead = min(datetime(2027, month, 1, 12, tzinfo=zone).utcoffset() or timedelta() for month in range(1, 13))
    time = datetime(2027, 1, 1, 0, 17) - ahead
    return f"{time.minute} {time.hour} * * *"


def _next(version: str) -> str:
    """The first version whose hubs may need changes: the next 0.x before 1.0, the next x after."""
    major, minor, *_ = (*version.split("."), "0")
    return f"0.{int(minor) + 1}" if major == "0" else f"{int(major) + 1}"
