"""The logo and the favicon that mkdocs.yml names under `theme:`: only a picture that is out is named on pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.core.problems import Severity, nearest

PICTURES = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif")
"""The files that every browser shows as a picture."""
ADDRESS = re.compile("[a-z+.-]+:|//", re.IGNORECASE)
"""How an address begins that is no path."""
NOT_OUT = "change its dates or its status, or name another file"


@dataclass(frozen=True)
class UnshownPicture:
    """An option of the theme whose picture pages must not name, and the reason."""

    option: str
    message: str
    hint: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True)
class ThemePictures:
    """What the pictures of a theme are looked up in."""

    options: Mapping[str, Any]
    """The options of the theme."""
    folders: Sequence[Path]
    """The folders of the theme's own files."""
    places: Places
    site: str
    """The address of the hub, or empty."""
    published: Collection[str]
    ended: Collection[str]
    """The files whose time is over, relative to the published folder."""

    def unshown(self) -> Iterator[UnshownPicture]:
        """Every picture that is neither the hub's, by its exact path and out, nor the theme's, nor another website's.

        Another way to write the path of a picture that is not out would name it too, so no other way is taken.
        """
        for option in ("logo", "favicon"):
            path = self.options.get(option)
            if isinstance(path, str) and path and not self._is_shown(path):
                yield self._unshown(option, path)

    def _is_shown(self, path: str) -> bool:
        if ADDRESS.match(path):
            return not self._own_path(path)
        own = path in self.published
        return own or (right_path(path, self.places) == path and any((one / path).is_file() for one in self.folders))

    def _own_path(self, address: str) -> str:
        """The path of a picture of this hub that `address` names; empty for other websites."""
        named, own = urlsplit(address), urlsplit(self.site)
        if not own.hostname or named.hostname != own.hostname:
            return ""
        return named.path.removeprefix(own.path)

    def _unshown(self, option: str, path: str) -> UnshownPicture:
        named = self._own_path(path) if ADDRESS.match(path) else path
        right = right_path(re.split("[?#]", named)[0], self.places)
        shown, start = f"{self.places.shown}/{right}", f"theme.{option}:"
        instead = "so pages show the picture of the theme in its place"
        if right in self.published:
            message = f"{start} “{path}” is not a path as it belongs here, {instead}"
            return UnshownPicture(option, message, f"write {right}")
        if (self.places.docs / right).is_file():
            severity = Severity.NOTICE if right in self.ended else Severity.WARNING
            return UnshownPicture(option, f"{start} {shown} is not published, {instead}", NOT_OUT, severity)
        pictures = [one for one in self.published if one.lower().endswith((*PICTURES, ".ico"))]
        return UnshownPicture(option, f"{start} {shown} does not exist, {instead}", meant_picture(right, pictures))


def right_path(path: str, places: Places) -> str:
    """The path from the published folder, without steps that lead nowhere and without the folder itself."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    while ".." in parts:
        place = parts.index("..")
        del parts[max(place - 1, 0) : place + 1]
    whole = "/".join(parts)
    return whole if (places.docs / whole).is_file() else whole.removeprefix(f"{places.shown}/")


def meant_picture(path: str, pictures: Sequence[str]) -> str:
    """The picture that was meant by `path`, which is none: one of the same name, else one of a like name."""
    named = [one for one in pictures if one.rpartition("/")[2] == path.rpartition("/")[2]]
    return f"did you mean “{named[0]}”?" if len(named) == 1 else nearest(path, pictures)
