"""Apply the steps of docs/make-it-yours.md to a hub: write the page's files and merge its mkdocs.yml lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_SECTION = re.compile(r"^## \d\. .*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([\w/.-]+\.\w+)`[^`]*\n\n```(?:yaml|css|markdown)\n(.*?)```", re.DOTALL)
_PICTURE = re.compile(r"^!\[[^\]]+\]\((images/[\w-]+\.png)\)$", re.MULTILINE)
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
  <path fill="#fff" d="M12 2c4 5 7 8.500 7 12.500a7 7 0 0 1-14 0C5 10.500 8 7 12 2z"/>
</svg>
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A step: a section of the page."""

    files: tuple[tuple[str, str], ...]
    """The path and content of each file."""
    picture: str
    """The screenshot of the result, relative to docs/."""

    def do(self, hub: Path) -> None:
        """Write the files and add lines to mkdocs.yml, as a person would."""
        for path, text in self.files:
            target = hub / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if path == "mkdocs.yml":
                settings = _merge(yaml.safe_load(target.read_text("utf-8")), yaml.safe_load(text))
                text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
            target.write_text(text, "utf-8")


def steps(page: str) -> Iterator[Step]:
    """Yield the steps of the page, in order."""
    for section in _SECTION.findall(page):
        (picture,) = _PICTURE.findall(section)
        yield Step(tuple(_FILE.findall(section)), picture)


def _merge(below: Any, above: Any) -> Any:
    """Merge `above` into `below`. Plugins are merged by name; other lists are replaced."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    merged = {**below, **{key: _merge(below.get(key), value) for key, value in above.items()}}
    if "plugins" in above:
        added = {name: options for plugin in above["plugins"] for name, options in plugin.items()}
        merged["plugins"] = [_merge_plugin(plugin, added) for plugin in below["plugins"]]
    return merged


def _merge_plugin(plugin: Any, added: dict[str, Any]) -> Any:
    if not isinstance(plugin, dict):
        return plugin
    return {name: _merge(options, added[name]) if name in added else options for name, options in plugin.items()}
