"""A new version of a guideline: the present text is kept as an earlier one, and the number is raised.

What is changed in the file is a few lines of its beginning; all else stays as the writer wrote it.
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
"""What differs between two versions that say the same."""


class CannotRelease(Exception):
    """There is no new version, and the message says why."""


@dataclass(frozen=True, slots=True)
class Released:
    """What to write, by path in the hub's folder."""

    frozen: str
    """Where the present text is kept."""
    kept: bytes
    file: str
    """The guideline's file."""
    text: bytes
    number: int


def released(guideline: Guideline, data: bytes, note: str, today: date, effective: date) -> Released:
    """The next version of a guideline whose file holds `data`, with a note on what it changes.

    CannotRelease where it says the same as the version before, or where its file cannot be changed line by line.
    """
    number = guideline.version + 1
    if guideline.earlier and _says(guideline) == _says(guideline.earlier[0]):
        before = guideline.earlier[0].version
        raise CannotRelease(
            f"{guideline.source} is version {guideline.version} and says the same as version {before}: "
            "change it first. Nothing was written."
        )
    change = VersionNote(version=number, date=today, note=note)
    new = _with_front_matter(data, lambda said: _with_change(said, effective, change))
    _make_sure(guideline, new, number, effective, change)
    frozen = f"guidelines/{guideline.id}/{guideline.version}.md"
    return Released(frozen, data, guideline.source, new.encode(), number)


def marked_translation(translation: Guideline, data: bytes) -> bytes | None:
    """The file of a translation, which holds `data`, with the version that it is of; None where it says that already.

    Without the number it would count as a translation of the next version. CannotRelease where it cannot be written.
    """
    if "version" in translation.translated:
        return None
    value = str(translation.version)
    new = _with_front_matter(data, lambda said: _with_value(said, "version", value)).encode()
    before, after = (read_page(translation.source, content)[0] for content in (data, new))
    front = before.front.value if before and before.front else {}
    if after is None or after.front is None or after.front.value != {**front, "version": value}:
        raise CannotRelease(
            f"{translation.source} cannot be changed line by line: write version: {value} into it. Nothing was written."
        )
    return new


def _says(guideline: Guideline) -> tuple[str, str, Mapping[str, Any]]:
    said = guideline.template.model_dump(exclude=set(_OF_A_VERSION))
    return guideline.title, guideline.body.strip(), said


def _with_front_matter(data: bytes, change: Callable[[str], str]) -> str:
    """The text of a file after a change of the lines at its start, which are added where it has none."""
    text = data.decode("utf-8-sig")
    found = FRONT_MATTER.match(text)
    said = (found["said"] or "") if found else ""
    ending = "\r\n" if "\r\n" in said else "\n"
    closed = said if not said or said.endswith(("\n", "\r")) else said + ending
    written = change(closed).replace("\r\n", "\n").replace("\n", ending)
    if found is None:
        return f"---\n{written}---\n\n{text}"
    if not said:
        first = text.index("\n") + 1
        return text[:first] + written + text[first:]
    start, end = found.span("said")
    return text[:start] + written + text[end:]


def _with_change(said: str, effective: date, change: VersionNote) -> str:
    """The lines at the start of the file, as those of the next version."""
    said = _with_value(said, "version", str(change.version))
    said = _with_value(said, "effective", effective.isoformat())
    return _with_entry(said, change)


def _with_value(said: str, name: str, value: str) -> str:
    found = _value(said, name)
    if found is None:
        return f"{said}{name}: {value}\n"
    _, node = found
    if not node.value:  # a name without a value: the place is right after its colon
        return f"{said[: node.start_mark.index]} {value}{said[node.end_mark.index :]}"
    return said[: node.start_mark.index] + value + said[node.end_mark.index :]


def _with_entry(said: str, change: VersionNote) -> str:
    entry = {"version": change.version, "date": change.date, "note": change.note}
    found = _value(said, "changes")
    if found is None:
        return said + "".join(f"{line}\n" for line in yaml_lines("changes", [entry]))
    key, node = found
    if isinstance(node, yaml.SequenceNode) and not node.flow_style:
        margin = " " * node.start_mark.column
        _, *lines = yaml_lines("changes", [entry])
        line = node.start_mark.index - node.start_mark.column
        return said[:line] + "".join(f"{margin}{one[2:]}\n" for one in lines) + said[line:]
    earlier = yaml.safe_load(said)["changes"]
    lines = yaml_lines("changes", [entry, *earlier])
    return said[: key.start_mark.index] + "\n".join(lines) + said[node.end_mark.index :]


def _value(said: str, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    root = yaml.compose(said, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next(((key, value) for key, value in pairs if key.value == name), None)


def _make_sure(guideline: Guideline, new: str, number: int, effective: date, change: VersionNote) -> None:
    """Reads what would be written, as the next build would."""
    page, problems = read_page(guideline.source, new.encode())
    front: Document | None = page.front if page else None
    if front is not None and not problems:
        said, entries = front.value, front.value.get("changes")
        numbers = [entry.get("version") for entry in entries] if isinstance(entries, list) else []
        if (
            said.get("version") == str(number)
            and said.get("effective") == effective.isoformat()
            and numbers[:1] == [str(change.version)]
            and len(numbers) == len(guideline.template.changes) + 1
        ):
            return
    raise CannotRelease(
        f"{guideline.source} cannot be changed line by line: write version:, effective: and changes: "
        "in lines of their own. Nothing was written."
    )
