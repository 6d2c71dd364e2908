"""Checks of the logo and favicon under `theme:` in mkdocs.yml: pages refer only to published images."""

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
"""Extensions of image formats that every browser supports."""
ADDRESS = re.compile("[a-z+.-]+:|//", re.IGNORECASE)
"""The start of a URL, as opposed to a path."""
NOT_OUT = "change its dates or its status, or name another file"


@dataclass(frozen=True)
class UnshownPicture:
    """A theme option with an image that pages must not refer to, and the reason."""

    option: str
    message: str
    hint: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True)
class ThemePictures:
    """The theme's image options, and where to find the images."""

    options: Mapping[str, Any]
    """The options of the theme."""
    folders: Sequence[Path]
    """The folders with the theme's own files."""
    places: Places
    site: str
    """The URL of the hub, or an empty string."""
    published: Collection[str]
    ended: Collection[str]
    """Expired files, relative to the published folder."""

    def unshown(self) -> Iterator[UnshownPicture]:
        """Yield the images that are neither published by the hub, nor files of the theme, nor on another website.

        The path must be exact: another spelling could expose an unpublished image.
        """
        for option in ("logo", "favicon"):
            path = self.options.get(option)
            if isinstance(path, str) and path and not self._is_shown(path):
                yield self._describe_unshown(option, path)

    def _is_shown(self, path: str) -> bool:
        if ADDRESS.match(path):
            return not self._find_own_path(path)
        own = path in self.published
        return own or (
            right_path(path, self.places) == path and any((folder / path).is_file() for folder in self.folders)
        )

    def _find_own_path(self, address: str) -> str:
        """Return the path of this hub's image at a URL, or an empty string for other websites."""
        named, own = urlsplit(address), urlsplit(self.site)
        if not own.hostname or named.hostname != own.hostname:
            return ""
        return named.path.removeprefix(own.path)

    def _describe_unshown(self, option: str, path: str) -> UnshownPicture:
        named = self._find_own_path(path) if ADDRESS.match(path) else path
        right = right_path(re.split("[?#]", named)[0], self.places)
        shown, start = f"{self.places.shown}/{right}", f"theme.{option}:"
        instead = "so pages show the theme's own image instead"
        if right in self.published:
            message = f"{start} “{path}” is not a valid path, {instead}"
            return UnshownPicture(option, message, f"write {right}")
        if (self.places.docs / right).is_file():
            severity = Severity.NOTICE if right in self.ended else Severity.WARNING
            return UnshownPicture(option, f"{start} {shown} is not published, {instead}", NOT_OUT, severity)
        pictures = [file for file in self.published if file.lower().endswith((*PICTURES, ".ico"))]
        return UnshownPicture(option, f"{start} {shown} does not exist, {instead}", meant_picture(right, pictures))


def right_path(path: str, places: Places) -> str:
    """Normalise a path: resolve `..` and remove the published folder's name."""
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".")]
    while ".." in parts:
        place = parts.index("..")
        del parts[max(place - 1, 0) : place + 1]
    whole = "/".join(parts)
    return whole if (places.docs / whole).is_file() else whole.removeprefix(f"{places.shown}/")


def meant_picture(path: str, pictures: Sequence[str]) -> str:
    """Suggest the image meant by a wrong path: one with the same file name, otherwise the most similar path."""
    named = [picture for picture in pictures if picture.rpartition("/")[2] == path.rpartition("/")[2]]
    return f"did you mean “{named[0]}”?" if len(named) == 1 else nearest(path, pictures)
