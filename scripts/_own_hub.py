"""The steps of docs/make-it-yours.md, done in a hub: the files that the page says to write, and lines of mkdocs.yml."""

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
    """A section of the page."""

    files: tuple[tuple[str, str], ...]
    """Each path with the text that belongs there."""
    picture: str
    """The picture of the result, from the folder docs/."""

    def do(self, hub: Path) -> None:
        """Write the files, and add lines to mkdocs.yml as a person does."""
        for path, text in self.files:
            place = hub / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if path == "mkdocs.yml":
                settings = _merged(yaml.safe_load(place.read_text("utf-8")), yaml.safe_load(text))
                text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
            place.write_text(text, "utf-8")


def steps(page: str) -> Iterator[Step]:
    """The sections of the page, in its order."""
    for section in _SECTION.findall(page):
        (picture,) = _PICTURE.findall(section)
        yield Step(tuple(_FILE.findall(section)), picture)


def _merged(below: Any, above: Any) -> Any:
    """`below` with the lines of `above`: plugins by their name; every other list takes the place of the old one."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    merged = {**below, **{key: _merged(below.get(key), value) for key, value in above.items()}}
    if "plugins" in above:
        added = {name: options for plugin in above["plugins"] for name, options in plugin.items()}
        merged["plugins"] = [_with(plugin, added) for plugin in below["plugins"]]
    return merged


def _with(plugin: Any, added: dict[str, Any]) -> Any:
    if not isinstance(plugin, dict):
        return plugin
    return {name: _merged(options, added[name]) if name in added else options for name, options in plugin.items()}
