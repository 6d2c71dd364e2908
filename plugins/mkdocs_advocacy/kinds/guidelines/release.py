"""Release a new version of a guideline: keep the current text as an earlier version, and raise the number.

Only a few lines of the front matter change. The rest of the file stays exactly as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from mkdocs_advocacy.core.source import FRONT_MATTER, Document, read_page
from mkdocs_advocacy.core.yaml_writing import yaml_lines
from mkdocs_advocacy.kinds.guidelines.model import Guideline, VersionNote

_OF_A_VERSION = ("version", "effective", "changes")
"""Keys that may differ between versions with the same content."""


class CannotRelease(Exception):
    """No version was released. The message gives the reason."""


@dataclass(frozen=True, slots=True)
class Released:
    """The files to write. Paths are relative to the hub's folder."""

    frozen: str
    """The path of the file that keeps the current text."""
    kept: bytes
    file: str
    """The path of the guideline's file."""
    text: bytes
    number: int


def released(guideline: Guideline, data: bytes, note: str, today: date, effective: date) -> Released:
    """Create the next version of the guideline whose file contains `data`, with a note on the changes.

    Raise CannotRelease if nothing changed since the previous version, or if the file can't be edited line by line.
    """
    number = guideline.version + 1
    if guideline.earlier and _content_of(guideline) == _content_of(guideline.earlier[0]):
        before = guideline.earlier[0].version
        raise CannotRelease(
            f"{guideline.source} is version {guideline.version} and is the same as version {before}. "
            "Change it first. Nothing was written."
        )
    change = VersionNote(version=number, date=today, note=note)
    new = _edit_front_matter(data, lambda front_matter: _add_change(front_matter, effective, change))
    _verify(guideline, new, number, effective, change)
    frozen = f"guidelines/{guideline.id}/{guideline.version}.md"
    return Released(frozen, data, guideline.source, new.encode(), number)


def marked_translation(translation: Guideline, data: bytes) -> bytes | None:
    """Add the version to a translation whose file contains `data`; return None if it already has one.

    Without it, the file would count as a translation of the next version. Raise CannotRelease if it can't be added.
    """
    if "version" in translation.translated:
        return None
    value = str(translation.version)
    new = _edit_front_matter(data, lambda front_matter: _set_value(front_matter, "version", value)).encode()
    before, after = (read_page(translation.source, content)[0] for content in (data, new))
    front = before.front.value if before and before.front else {}
    if after is None or after.front is None or after.front.value != {**front, "version": value}:
        raise CannotRelease(
            f"{translation.source} can't be edited automatically: add version: {value} to it. Nothing was written."
        )
    return new


def _content_of(guideline: Guideline) -> tuple[str, str, Mapping[str, Any]]:
    values = guideline.template.model_dump(exclude=set(_OF_A_VERSION))
    return guideline.title, guideline.body.strip(), values


def _edit_front_matter(data: bytes, change: Callable[[str], str]) -> str:
    """Return the file's text with its front matter changed by `change`, or with new front matter."""
    text = data.decode("utf-8-sig")
    match = FRONT_MATTER.match(text)
    front_matter = (match["content"] or "") if match else ""
    ending = "\r\n" if "\r\n" in front_matter else "\n"
    closed = front_matter if not front_matter or front_matter.endswith(("\n", "\r")) else front_matter + ending
    written = change(closed).replace("\r\n", "\n").replace("\n", ending)
    if match is None:
        return f"---\n{written}---\n\n{text}"
    if not front_matter:
        first = text.index("\n") + 1
        return text[:first] + written + text[first:]
    start, end = match.span("content")
    return text[:start] + written + text[end:]


def _add_change(front_matter: str, effective: date, change: VersionNote) -> str:
    """Update the front matter for the next version."""
    front_matter = _set_value(front_matter, "version", str(change.version))
    front_matter = _set_value(front_matter, "effective", effective.isoformat())
    return _add_entry(front_matter, change)


def _set_value(front_matter: str, name: str, value: str) -> str:
    pair = _find_value(front_matter, name)
    if pair is None:
        return f"{front_matter}{name}: {value}\n"
    _, node = pair
    if not node.value:  # a key without a value: insert right after the colon
        return f"{front_matter[: node.start_mark.index]} {value}{front_matter[node.end_mark.index :]}"
    return front_matter[: node.start_mark.index] + value + front_matter[node.end_mark.index :]


def _add_entry(front_matter: str, change: VersionNote) -> str:
    entry = {"version": change.version, "date": change.date, "note": change.note}
    pair = _find_value(front_matter, "changes")
    if pair is None:
        return front_matter + "".join(f"{line}\n" for line in yaml_lines("changes", [entry]))
    key, node = pair
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        margin = " " * node.start_mark.column
        _, *lines = yaml_lines("changes", [entry])
        start = node.start_mark.index - node.start_mark.column
        return front_matter[:start] + "".join(f"{margin}{line[2:]}\n" for line in lines) + front_matter[start:]
    earlier = yaml.safe_load(front_matter)["changes"]
    lines = yaml_lines("changes", [entry, *earlier])
    return front_matter[: key.start_mark.index] + "\n".join(lines) + front_matter[node.end_mark.index :]


def _find_value(front_matter: str, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    root = yaml.compose(front_matter, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next(((key, value) for key, value in pairs if key.value == name), None)


def _verify(guideline: Guideline, new: str, number: int, effective: date, change: VersionNote) -> None:
    """Parse the new file as the next build would, and raise CannotRelease unless it is as intended."""
    page, problems = read_page(guideline.source, new.encode())
    front: Document | None = page.front if page else None
    if front is not None and not problems:
        front_matter, entries = front.value, front.value.get("changes")
        numbers = [entry.get("version") for entry in entries] if isinstance(entries, list) else []
        if (
            front_matter.get("version") == str(number)
            and front_matter.get("effective") == effective.isoformat()
            and numbers[:1] == [str(change.version)]
            and len(numbers) == len(guideline.template.changes) + 1
        ):
            return
    raise CannotRelease(
        f"{guideline.source} can't be edited automatically: write version:, effective: and changes: "
        "on lines of their own. Nothing was written."
    )
