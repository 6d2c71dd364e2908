"""Removes a person from the hub's files: all of it, or nothing."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from mkdocs_advocacy.content.kind import Kind, Reading
from mkdocs_advocacy.content.loader import read_entry
from mkdocs_advocacy.core.files import YAML_ENDINGS, SourceFile, link_on_the_way
from mkdocs_advocacy.core.source import FRONT_MATTER, Document
from mkdocs_advocacy.core.writing import NewFile, NotWritten, write_files, written_aside
from mkdocs_advocacy.kinds.events.kind import EVENTS
from mkdocs_advocacy.kinds.feedback.kind import FEEDBACK
from mkdocs_advocacy.kinds.people.forgetting.issues import records_with
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.model import FORMER, PICTURE
from mkdocs_advocacy.kinds.people.records import NAMES, read_records
from mkdocs_advocacy.kinds.stories.kind import STORIES


class CannotForget(Exception):
    """Nothing was removed. The message is readable by writers, and names no person."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What to remove from the hub's files. Paths are relative to the hub's folder."""

    deleted: Sequence[str]
    """The person's own files, the record last."""
    events: Sequence[NewFile]
    """Events without the person's code."""
    invited: Sequence[NewFile]
    """Files of people whom the person invited."""
    told: Sequence[NewFile]
    """Feedback and stories that came from the person."""
    released: Sequence[NewFile]
    """Records of newsletters without the person's code."""
    shared: Mapping[str, str]
    """Pictures that stay, because somebody else's file names them too: that person's code."""

    @property
    def edited(self) -> Sequence[NewFile]:
        """All files to change."""
        return (*self.events, *self.invited, *self.told, *self.released)


def plan_removal(code: str, reading: Reading) -> Removal:
    """Find what to remove of a person. Raises CannotForget if a file can't be changed automatically."""
    root = reading.places.root
    if link_on_the_way(root / PEOPLE.folder, root):
        raise CannotForget(f"{PEOPLE.folder}/ is a symbolic link. Nothing was removed.")
    records = list(_read_records(reading))
    others = [(other, values) for other, values in records if other != code]
    named = (name for record_code, values in records if record_code == code for name in _pictures(values))
    pictures = {name: _code_with(name, others) for name in named}
    folder = root / PEOPLE.folder
    own = sorted(path.name for path in folder.glob(f"{code}.*") if _is_regular(path) and path.name not in NAMES)
    own_records = [name for name in own if name.endswith(YAML_ENDINGS)]
    deleted = [
        *(name for name, other in pictures.items() if not other and name not in own and _is_regular(folder / name)),
        *(name for name in own if name not in own_records and not _code_with(name, others)),
        *own_records,
    ]
    people = [
        file for file in reading.of(PEOPLE).files if PEOPLE.model_of(file.path) and PEOPLE.id_of(file.path) != code
    ]
    return Removal(
        deleted=[f"{PEOPLE.folder}/{name}" for name in deleted],
        events=list(_edit_all(EVENTS, reading.of(EVENTS).files, code, reading, _remove_present, _without_present)),
        invited=list(_edit_all(PEOPLE, people, code, reading, _replace_inviter, _with_former)),
        told=[
            *_edit_all(FEEDBACK, reading.of(FEEDBACK).files, code, reading, _replace_teller, _with_former_teller),
            *_edit_all(STORIES, reading.of(STORIES).files, code, reading, _replace_author, _with_former_author),
        ],
        released=list(_edit_records(code, reading)),
        shared={f"{PEOPLE.folder}/{name}": other for name, other in pictures.items() if other},
    )


def _edit_records(code: str, reading: Reading) -> Iterator[NewFile]:
    """Yield the records of newsletters that hold the person, without the code."""
    for file, data in records_with(code, reading):
        if data is None:
            raise CannotForget(_explain_by_hand(file, code))
        yield NewFile(reading.places.docs / file.path, file.shown, data)


def _explain_by_hand(file: SourceFile, code: str) -> str:
    return f"{file.shown} can't be edited automatically: remove {code} yourself. Nothing was removed."


def pictures_of_others(code: str, reading: Reading) -> set[str]:
    """Return the pictures, as files in people/, that the files of other people name."""
    return {name for other, values in _read_records(reading) if other != code for name in _pictures(values)}


def remove(removal: Removal, root: Path) -> None:
    """Remove a person from the files, or raise NotWritten and leave all files as they were."""
    before = {file.path: file.path.read_bytes() for file in removal.edited}
    gone: dict[Path, bytes] = {}
    try:
        write_files(removal.edited, below=root)
        for name in removal.deleted:
            path = root / name
            try:
                data = path.read_bytes()
                path.unlink()
            except OSError as error:
                raise NotWritten(name, error.strerror or str(error), ()) from None
            gone[path] = data
    except NotWritten as error:
        for path, data in (before | gone).items():
            with suppress(OSError):
                if not path.exists() or path.read_bytes() != data:
                    written_aside(path, data)
        raise NotWritten(error.shown, error.reason, ()) from None


def _is_regular(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _read_records(reading: Reading) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the code and the keys of each person whose file can be read."""
    for file in reading.loaded[PEOPLE.name].files:
        if not PEOPLE.model_of(file.path):
            yield from ((code, document.value) for code, document in read_records(file)[0])
        elif (entry := read_entry(PEOPLE, file)[0]) is not None:
            yield PEOPLE.id_of(file.path), entry.document.value


def _pictures(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the name of the picture in a person's record, if it can be a picture in people/."""
    name = values.get("picture")
    if isinstance(name, str) and PICTURE.fullmatch(name):
        yield name


def _code_with(picture: str, others: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """Return the code of somebody else with this picture, or an empty string."""
    return next((code for code, values in others if picture in _pictures(values)), "")


def _edit_all(
    kind: Kind[Any],
    files: Sequence[SourceFile],
    code: str,
    reading: Reading,
    edit: Callable[[Document, str], str],
    expect: Callable[[Mapping[str, Any], str], Mapping[str, Any]],
) -> Iterator[NewFile]:
    """Yield the files that `edit` changes. The values of the new file must be what `expect` makes of the old ones."""
    for file in files:
        entry, _ = read_entry(kind, file)
        if entry is None:
            if re.search(rf"(?<![\w-]){code}(?![\w-])", file.data.decode("utf-8", "replace")):
                reason = f"can't be read and may contain {code}. Run advocacy check and fix it first"
                raise CannotForget(f"{file.shown} {reason}. Nothing was removed.")
            continue
        wanted = expect(entry.document.value, code)
        if wanted == entry.document.value:
            continue
        data = _with_text(file.data, edit(entry.document, code), is_markdown=kind.is_markdown)
        after, _ = read_entry(kind, SourceFile(file.path, file.shown, data))
        if after is None or after.document.value != wanted or after.body != entry.body:
            raise CannotForget(_explain_by_hand(file, code))
        below = reading.places.docs if kind.is_in_docs else reading.places.root
        yield NewFile(below / file.path, file.shown, data)


def _with_text(data: bytes, text: str, *, is_markdown: bool) -> bytes:
    """Return the file with the new text of its YAML. The rest stays as it is."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    if not is_markdown:
        return mark + text.encode()
    whole = data.decode("utf-8-sig")
    match = FRONT_MATTER.match(whole)
    if match is None:
        return data
    start, end = match.span("content")
    return mark + (whole[:start] + text.removeprefix("\n") + whole[end:]).encode()


def _without_present(values: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    present = values.get("present")
    if not isinstance(present, list) or code not in present:
        return values
    return {**values, "present": [one for one in present if one != code]}


def _with_former(values: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    groups = values.get("groups")
    if not isinstance(groups, list):
        return values
    return {**values, "groups": [_with_former_inviter(group, code) for group in groups]}


def _with_former_inviter(group: Any, code: str) -> Any:
    invited = isinstance(group, dict) and group.get("invited_by") == code
    return {**group, "invited_by": FORMER} if invited else group


def _with_former_teller(values: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    heard = values.get("heard")
    told = isinstance(heard, dict) and heard.get("by") == code
    return {**values, "heard": {**heard, "by": FORMER}} if isinstance(heard, dict) and told else values


def _with_former_author(values: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    return {**values, "by": FORMER} if values.get("by") == code else values


def _remove_present(document: Document, code: str) -> str:
    text = document.text
    key, present = next((key, node) for key, node in document.root.value if key.value == "present")
    items = present.value
    if all(item.value == code for item in items):
        return f"{text[: key.end_mark.index]}: []{text[_end_of(items[-1], present, text) :]}"
    for place in reversed(range(len(items))):
        if items[place].value == code:
            start, end = _span_of(place, present, text)
            text = text[:start] + text[end:]
    return text


def _end_of(last: yaml.Node, present: yaml.Node, text: str) -> int:
    if present.flow_style:  # type: ignore[attr-defined]  # a list
        return int(present.end_mark.index)
    found = re.compile(r"[^\r\n]*").match(text, last.end_mark.index)
    return found.end() if found else int(last.end_mark.index)


def _span_of(place: int, present: yaml.Node, text: str) -> tuple[int, int]:
    """Return the part of the text to cut to remove a code from a list that has others."""
    items = present.value
    start, end = items[place].start_mark.index, items[place].end_mark.index
    if not present.flow_style:  # type: ignore[attr-defined]  # a list
        line = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?").match(text, end)
        return max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1, line.end() if line else end
    if any(item.value != items[place].value for item in items[place:]):
        return start, items[place + 1].start_mark.index
    return items[place - 1].end_mark.index, end


def _replace_inviter(document: Document, code: str) -> str:
    text = document.text
    groups = next(node for key, node in document.root.value if key.value == "groups")
    pairs = [pair for group in groups.value if isinstance(group, yaml.MappingNode) for pair in group.value]
    for key, node in reversed(pairs):
        if key.value == "invited_by" and node.value == code:
            text = text[: node.start_mark.index] + FORMER + text[node.end_mark.index :]
    return text


def _replace_teller(document: Document, code: str) -> str:
    heard = next(node for key, node in document.root.value if key.value == "heard")
    teller = next(node for key, node in heard.value if key.value == "by" and node.value == code)
    return document.text[: teller.start_mark.index] + FORMER + document.text[teller.end_mark.index :]


def _replace_author(document: Document, code: str) -> str:
    author = next(node for key, node in document.root.value if key.value == "by" and node.value == code)
    return document.text[: author.start_mark.index] + FORMER + document.text[author.end_mark.index :]
