"""Brand assets from files: which there are, what is said of them, and which may be out at one moment."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from pathlib import Path, PurePath, PurePosixPath

from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, SourceFile, file_paths, stamp_of, yaml_files
from mkdocs_advocacy.core.lifecycle import HIDDEN, State
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.brand.check import alt_problems, replacement, replacement_problems, template_problems
from mkdocs_advocacy.kinds.brand.model import Asset, Brand, BrandFile, BrandSet
from mkdocs_advocacy.kinds.brand.names import picture_names, readable, said_of, words_in
from mkdocs_advocacy.kinds.brand.offers import is_misnamed_settings, why_withheld
from mkdocs_advocacy.kinds.brand.pictures import PICTURES, Refused, bytes_of, drawing_size, looked_at, refuse_disguised
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.settings.model import AssetTemplate, BrandTemplate, Licence
from mkdocs_advocacy.kinds.brand.svg import UnsafeSvg


@dataclass(frozen=True)
class _Places:
    """The folder of all sets, what the paths of its files are relative to, and the zone in which its days are."""

    folder: Path
    below: Path
    root: Path
    limits: Limits
    zone: tzinfo

    def shown(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.root)).as_posix()

    def published(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.below)).as_posix()


@dataclass
class _Found:
    """What came of reading all sets."""

    documents: dict[str, Document] = field(default_factory=dict)
    templates: dict[str, BrandTemplate] = field(default_factory=dict)
    files: dict[str, list[BrandFile]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unoffered: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load_brand(
    folder: Path,
    *,
    below: Path,
    root: Path,
    now: datetime,
    zone: tzinfo,
    drafts: bool = False,
    limits: Limits | None = None,
) -> tuple[Brand, list[Problem]]:
    """The brand assets in `folder`, with a folder for each set, as of `now` in `zone`, and what is wrong with them.

    Their paths are relative to `below`, and to `root` for the writer. With `drafts`, what may not be out yet is offered
    too. Nothing else of the folder is published: no picture beyond the `limits`, no file that cannot be read or that
    lies in no set, and nothing that a symbolic link leads to.
    """
    places = _Places(folder, below, root, limits or Limits(), zone)
    sources, problems = yaml_files(folder, below=below, root=root)
    said: dict[str, SourceFile] = {}
    unread: list[str] = []
    for source in sources:
        if not _is_text(source.path):
            problems.append(_nameless(source.shown))
        elif source.stem != "brand" or (below / source.path).parent.parent != folder:
            unread.append(source.shown)
        elif (first := said.setdefault(PurePath(source.path).parent.name, source)) is not source:
            message = f"{first.shown} is the settings file of this set already"
            problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, "keep one of the two"))
    sets: dict[str, list[Path]] = {name: [] for name in said}
    unoffered: dict[str, tuple[str, str]] = {}
    for path in file_paths(folder, below=below):
        if path.name.lower().endswith((*YAML_ENDINGS, *MARKDOWN_ENDINGS)):
            continue
        if not _is_text(places.published(path)):
            problems.append(_nameless(places.shown(path)))
        elif path.parent == folder:
            unoffered[places.published(path)] = _outside(path, places)
        else:
            sets.setdefault(path.relative_to(folder).parts[0], []).append(path)
            is_lost = is_misnamed_settings(path.name) and path.parent.name not in said
            unread += [places.shown(path)] if is_lost else []
    problems += [_unread(shown, has_settings=PurePath(shown).parent.name in said) for shown in unread]
    found = _Found(problems=problems, unoffered=unoffered)
    for set_id, paths in sorted(sets.items()):
        _read_set(set_id, paths, said.get(set_id), places, now, found)
    for set_id in found.templates:
        brand_file = said[set_id].shown if set_id in said else f"{places.shown(folder)}/{set_id}/brand.yml"
        found.problems += alt_problems(found.files[set_id], brand_file, places.shown(below))
    found.problems += replacement_problems(found.documents, found.templates, found.files)
    return _brand(found, now, drafts), found.problems


def _is_text(path: str) -> bool:
    """Whether the names in the path are text, and so can stand on a page."""
    return path.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in path)


def _unread(shown: str, *, has_settings: bool) -> Problem:
    """An error if it was meant to be a set's settings: their dates would not hold, and files would be out too early."""
    is_lost = is_misnamed_settings(PurePath(shown).name) and not has_settings
    message = "the file is not read: the settings of a brand set are in content/brand/<set>/brand.yml"
    is_misplaced = PurePath(shown).name in ("brand.yml", "brand.yaml")
    hint = "move it there" if is_misplaced else "rename it to brand.yml"
    if not is_lost:
        hint = "delete it, or move what it says into that file"
    return Problem(shown, 1, 1, Severity.ERROR if is_lost else Severity.WARNING, message, hint)


def _nameless(shown: str) -> Problem:
    message = "the file is not published: its name is not written in UTF-8"
    return Problem(shown, 1, 1, Severity.WARNING, message, "rename it")


def _outside(path: Path, places: _Places) -> tuple[str, str]:
    return why_withheld(path.name) or (
        "the file is not published: it belongs to no brand set",
        f"put it into the folder of a set, such as {places.shown(path.parent)}/logo/",
    )


def _read_set(
    set_id: str, paths: Sequence[Path], source: SourceFile | None, places: _Places, now: datetime, found: _Found
) -> None:
    in_set = {path: PurePosixPath(path.relative_to(places.folder / set_id).as_posix()) for path in paths}
    template: BrandTemplate | None = BrandTemplate()
    if source:
        document, problems = read(source.shown, source.data)
        template = None
        if document:
            template, wrong = validated(BrandTemplate, document, places.zone)
            problems += wrong
            found.documents[set_id] = document
            if template:
                problems += template_problems(document, template, list(in_set.values()), now, places.zone)
        found.problems += problems
    names = picture_names([place for place in in_set.values() if place.suffix.lower() in PICTURES])
    ids = {path: f"{set_id}/{names.get(place, place)}" for path, place in in_set.items()}
    files: list[BrandFile] = []
    for path, place in in_set.items():
        if is_misnamed_settings(path.name) and not source:
            continue
        if withheld := why_withheld(path.name):
            said = said_of(place, template.assets) if template else None
            if template and said and _state(said, *_rights(template, said)[1:], now, places.zone) is State.CURRENT:
                found.unoffered[places.published(path)] = withheld
            else:
                found.problems.append(Problem(places.shown(path), 1, 1, Severity.NOTICE, *withheld))
            continue
        try:
            file = _file(ids[path], path, place, template or BrandTemplate(), places, now, found)
        except Refused as refusal:
            message, hint = refusal.args
            found.problems.append(Problem(places.shown(path), 1, 1, Severity.WARNING, message, hint))
            found.broken |= {ids[path]} if place in names else set()
        else:
            files += [file] if file else []
    found.files[set_id] = files
    if template is None:
        found.broken |= {ids[path] for path, place in in_set.items() if place in names}
        return
    found.templates[set_id] = template


def _file(
    asset_id: str,
    path: Path,
    place: PurePosixPath,
    template: BrandTemplate,
    places: _Places,
    now: datetime,
    found: _Found,
) -> BrandFile | None:
    """The file at `path`; none where it is a drawing that is not safe."""
    ending, size, picture, has_text = place.suffix.lower(), None, None, False
    see_through = ending == ".svg"
    weight, published = bytes_of(path), places.published(path)
    stamp = stamp_of(path)  # before anything of it is read
    said = said_of(place, template.assets)
    title = said.title or place.name
    if ending in PICTURES:
        looks = looked_at(path, places.limits)
        size, see_through = looks.size, looks.see_through
        if looks.tells_place:
            message = "the picture says where it was taken, and so does the original that is offered"
            hint = "remove its position (GPS); renditions have none"
            found.problems.append(Problem(places.shown(path), 1, 1, Severity.WARNING, message, hint))
        picture = Asset(asset_id, published, title, said.alt, *size, weight)
    elif ending == ".svg":
        try:
            size, has_text = drawing_size(path)
        except UnsafeSvg as unsafe:
            message, hint = f"the drawing is not published: {unsafe}", "export it as plain SVG"
            found.problems.append(Problem(places.shown(path), 1, 1, Severity.WARNING, message, hint))
            return None
    else:
        refuse_disguised(path)
    licence, publish, last_day = _rights(template, said)
    file = BrandFile(
        id=asset_id,
        path=published,
        place=str(place),
        title=title,
        bytes=weight,
        said=said,
        state=State.CURRENT,
        licence=licence,
        publish=publish,
        last_day=last_day,
        picture=picture,
        drawing=ending == ".svg",
        has_text=has_text,
        size=size,
        see_through=see_through,
        stamp=stamp,
    )
    return replace(file, state=_state(said, publish, last_day, now, places.zone))


def _rights(template: BrandTemplate, said: AssetTemplate) -> tuple[Licence | None, datetime | None, date | None]:
    """The licence of a file of which the set's settings say `said`, when it can be out at first, and its last day."""
    licence = said.licence or template.licence
    publish = max((moment for moment in (said.publish, template.publish) if moment), default=None)
    last_day = min((day for day in (said.expires, licence and licence.expires) if day), default=None)
    return licence, publish, last_day


def _state(said: AssetTemplate, publish: datetime | None, last_day: date | None, now: datetime, zone: tzinfo) -> State:
    if said.status == "draft":
        return State.DRAFT
    if publish and publish > now:
        return State.EMBARGOED
    if said.status == "retired":
        return State.RETIRED
    return State.EXPIRED if last_day and end_of(last_day, zone) <= now else State.CURRENT


def _brand(found: _Found, now: datetime, drafts: bool) -> Brand:
    """What may be out, with what replaces that which no longer is."""
    offered = (*HIDDEN, State.CURRENT) if drafts else (State.CURRENT,)
    everything = [file for files in found.files.values() for file in files]
    withheld = [file for file in everything if file.state not in offered]
    sets = {
        set_id: BrandSet(set_id, _title(set_id, template), template, _with_replacements(set_id, found.files, drafts))
        for set_id, template in found.templates.items()
        if drafts or template.publish is None or template.publish <= now
    }
    return Brand(
        assets={file.id: file.picture for file in everything if file.picture and file.state in offered},
        broken=frozenset(found.broken),
        withheld={file.id: file for file in withheld if file.picture},
        sets=sets,
        coming={
            name: BrandSet(name, _title(name, template), template)
            for name, template in found.templates.items()
            if name not in sets
        },
        embargoed={file.path: file.publish for file in withheld if file.publish and file.state is State.EMBARGOED},
        unoffered=found.unoffered,
        published=frozenset(file.path for one in sets.values() for file in one.files if file.state in offered),
    )


def _title(set_id: str, template: BrandTemplate) -> str:
    return template.title or readable(words_in(set_id)) or set_id


def _with_replacements(set_id: str, files: Mapping[str, Sequence[BrandFile]], drafts: bool) -> tuple[BrandFile, ...]:
    shown = [file for file in files[set_id] if drafts or file.state not in HIDDEN]
    known: list[BrandFile] = []
    for file in shown:
        instead = replacement(set_id, file.said.replaced_by, files) if file.said.replaced_by else None
        is_offered = instead and (instead.state is State.CURRENT or (drafts and instead.state in HIDDEN))
        known.append(replace(file, replacement=instead.id) if instead and is_offered else file)
    return tuple(known)
