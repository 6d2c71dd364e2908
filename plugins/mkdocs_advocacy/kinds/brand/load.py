"""Load brand sets from files, and determine which files may be published at a given time."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from pathlib import Path, PurePosixPath

from mkdocs_advocacy.content.loader import Group
from mkdocs_advocacy.core.audiences import DEFAULT_AUDIENCES, is_for
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, SourceFile, file_paths, stamp_of, yaml_files
from mkdocs_advocacy.core.lifecycle import State, hidden_states
from mkdocs_advocacy.core.names import misleading_sign
from mkdocs_advocacy.core.problems import Problem, Severity, misleading_name
from mkdocs_advocacy.kinds.brand.check import alt_problems, replacement, replacement_problems
from mkdocs_advocacy.kinds.brand.model import Asset, Brand, BrandFile, BrandSet
from mkdocs_advocacy.kinds.brand.names import picture_names, settings_of, to_title, words_in
from mkdocs_advocacy.kinds.brand.offers import is_misnamed_settings, why_withheld
from mkdocs_advocacy.kinds.brand.pictures import (
    PICTURES,
    Refused,
    SvgProperties,
    bytes_of,
    examine_svg,
    read_image_header,
    refuse_disguised,
)
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.rights import audience_of, rights_of, state_of
from mkdocs_advocacy.kinds.brand.settings.files import sort_settings, unread_problem
from mkdocs_advocacy.kinds.brand.settings.model import AssetTemplate, BrandTemplate
from mkdocs_advocacy.kinds.brand.settings.read import SetSettings, Time, read_settings
from mkdocs_advocacy.kinds.brand.settings.translate import translate_set
from mkdocs_advocacy.kinds.brand.svg import UnsafeSvg


@dataclass(frozen=True)
class _Places:
    """The folder of all sets, the bases of relative paths, and the options that loading depends on."""

    folder: Path
    below: Path
    root: Path
    limits: Limits
    zone: tzinfo
    audience: str | None
    audiences: Collection[str]

    def state_of(self, template: BrandTemplate, asset: AssetTemplate, now: datetime) -> State:
        """Return the state at `now` of a file with these settings."""
        allowed = audience_of(template, asset)
        if self.audience is not None and allowed is not None and self.audience not in allowed:
            return State.FOR_OTHERS
        return state_of(asset, *rights_of(template, asset)[1:], now, self.zone)

    def shown(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.root)).as_posix()

    def published(self, path: Path) -> str:
        return Path(os.path.relpath(path, self.below)).as_posix()


@dataclass
class _Results:
    """The results of reading all sets."""

    settings: dict[str, SetSettings] = field(default_factory=dict)
    files: dict[str, list[BrandFile]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    unoffered: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def templates(self) -> dict[str, BrandTemplate]:
        """The settings of all sets with valid settings."""
        return {name: settings.template for name, settings in self.settings.items() if settings.template}


def load_brand(
    folder: Path,
    *,
    below: Path,
    root: Path,
    now: datetime,
    zone: tzinfo,
    languages: Sequence[str] = ("en",),
    drafts: bool = False,
    limits: Limits | None = None,
    audience: str | None = None,
    audiences: Collection[str] = DEFAULT_AUDIENCES,
) -> tuple[Brand, list[Problem]]:
    """Load the brand assets in `folder`, which has a folder for each set, with their problems.

    Paths are relative to `below`, and in problems to `root`. `languages` are the hub's, with its default language
    first. `drafts` also offers drafts and embargoed files. `audience` is the build's, if it is only for one of the
    hub's `audiences`. Images beyond the `limits`, unreadable files, files outside sets and symbolic links are never
    published.
    """
    places = _Places(folder, below, root, limits or Limits(), zone, audience, audiences)
    sources, problems = yaml_files(folder, below=below, root=root)
    text, nameless = _split_by_name(sources)
    problems += map(_name_problem, nameless)
    settings = sort_settings(text, places.published(folder))
    problems += settings.problems
    unread = [source.shown for source in settings.unread]
    sets: dict[str, list[Path]] = {name: [] for name in settings.groups}
    unoffered: dict[str, tuple[str, str]] = {}
    for path in file_paths(folder, below=below):
        if path.name.lower().endswith((*YAML_ENDINGS, *MARKDOWN_ENDINGS)):
            continue
        if not _has_valid_name(places.published(path)):
            problems.append(_name_problem(places.shown(path)))
        elif path.parent == folder:
            unoffered[places.published(path)] = _explain_outside(path, places)
        else:
            sets.setdefault(path.relative_to(folder).parts[0], []).append(path)
            is_lost = is_misnamed_settings(path.name) and path.parent.name not in settings.of_sets
            unread += [places.shown(path)] if is_lost else []
    problems += [unread_problem(shown, settings.groups) for shown in unread]
    found = _Results(problems=problems, unoffered=unoffered)
    for set_id, paths in sorted(sets.items()):
        _read_set(set_id, paths, settings.groups.get(set_id), places, languages, Time(now, zone), found)
    for set_id in found.templates:
        own = settings.groups[set_id].own if set_id in settings.groups else None
        brand_file = own.shown if own else f"{places.shown(folder)}/{set_id}/brand.yml"
        found.problems += alt_problems(found.files[set_id], brand_file, places.shown(below))
    documents = {name: one.document for name, one in found.settings.items() if one.document}
    found.problems += replacement_problems(documents, found.templates, found.files)
    return _assemble(found, languages[0], now, drafts, audience), found.problems


def _has_valid_name(path: str) -> bool:
    """Return whether the path is valid text without misleading characters, so that it can appear on a page."""
    return not misleading_sign(path) and (path.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in path))


def _split_by_name(sources: Iterable[SourceFile]) -> tuple[list[SourceFile], list[str]]:
    """Separate the files with valid names from the names of all other files."""
    text: list[SourceFile] = []
    others: list[str] = []
    for source in sources:
        if _has_valid_name(source.path):
            text.append(source)
        else:
            others.append(source.shown)
    return text, others


def _name_problem(shown: str) -> Problem:
    if wrong := misleading_name(shown):
        return wrong
    message = "the file is not published: its name is not written in UTF-8"
    return Problem(shown, 1, 1, Severity.WARNING, message, "rename it")


def _explain_outside(path: Path, places: _Places) -> tuple[str, str]:
    return why_withheld(path.name) or (
        "the file is not published: it is not in a brand set",
        f"move it to the folder of a set, such as {places.shown(path.parent)}/logo/",
    )


def _read_set(
    set_id: str,
    paths: Sequence[Path],
    group: Group | None,
    places: _Places,
    languages: Sequence[str],
    time: Time,
    found: _Results,
) -> None:
    in_set = {path: PurePosixPath(path.relative_to(places.folder / set_id).as_posix()) for path in paths}
    settings = read_settings(group, list(in_set.values()), languages, time, places.audiences)
    found.settings[set_id] = settings
    found.problems += settings.problems
    template, has_settings = settings.template, bool(group and group.own)
    names = picture_names([place for place in in_set.values() if place.suffix.lower() in PICTURES])
    ids = {path: f"{set_id}/{names.get(place, place)}" for path, place in in_set.items()}
    files: list[BrandFile] = []
    for path, place in in_set.items():
        if is_misnamed_settings(path.name) and not has_settings:
            continue
        if withheld := why_withheld(path.name):
            asset = settings_of(place, template.assets) if template else None
            if template and asset and places.state_of(template, asset, time.now) is State.CURRENT:
                found.unoffered[places.published(path)] = withheld
            else:
                found.problems.append(Problem(places.shown(path), 1, 1, Severity.NOTICE, *withheld))
            continue
        try:
            file = _examine_file(ids[path], path, place, settings, places, time.now, found)
        except Refused as refusal:
            message, hint = refusal.args
            found.problems.append(Problem(places.shown(path), 1, 1, Severity.WARNING, message, hint))
            found.broken |= {ids[path]} if place in names else set()
        else:
            files += [file] if file else []
    found.files[set_id] = files
    if template is None:
        found.broken |= {ids[path] for path, place in in_set.items() if place in names}


def _examine_file(
    asset_id: str,
    path: Path,
    place: PurePosixPath,
    settings: SetSettings,
    places: _Places,
    now: datetime,
    found: _Results,
) -> BrandFile | None:
    """Examine the file at `path`; return None if it is an unsafe SVG."""
    ending, size, picture, drawing = place.suffix.lower(), None, None, SvgProperties()
    see_through = ending == ".svg"
    weight, published = bytes_of(path), places.published(path)
    stamp = stamp_of(path)  # before reading, so that later changes are noticed
    template = settings.template or BrandTemplate()
    asset = settings.with_alt(settings_of(place, template.assets), place)
    title = asset.title or place.name
    if ending in PICTURES:
        header = read_image_header(path, places.limits)
        size, see_through = header.size, header.see_through
        if header.tells_place:
            message = "the image's metadata contains its location (GPS), and the original is published unchanged"
            hint = "remove the GPS data; renditions never contain it"
            found.problems.append(Problem(places.shown(path), 1, 1, Severity.WARNING, message, hint))
        titles, allowed = settings.titles_of(place), audience_of(template, asset)
        picture = Asset(asset_id, published, title, asset.alt, *size, weight, allowed, titles)
    elif ending == ".svg":
        try:
            drawing = examine_svg(path)
            size = drawing.size
        except UnsafeSvg as unsafe:
            message, hint = f"the SVG is not published: {unsafe}", "export it as plain SVG"
            found.problems.append(Problem(places.shown(path), 1, 1, Severity.WARNING, message, hint))
            return None
    else:
        refuse_disguised(path)
    licence, publish, last_day = rights_of(template, asset)
    return BrandFile(
        id=asset_id,
        path=published,
        place=str(place),
        title=title,
        bytes=weight,
        settings=asset,
        state=places.state_of(template, asset, now),
        audience=audience_of(template, asset),
        licence=licence,
        publish=publish,
        last_day=last_day,
        picture=picture,
        drawing=ending == ".svg",
        has_text=drawing.has_text,
        undrawable=drawing.undrawable,
        size=size,
        see_through=see_through,
        stamp=stamp,
    )


def _offered_states(drafts: bool) -> tuple[State, ...]:
    """Return the states of files that pages offer."""
    return (State.DRAFT, State.EMBARGOED, State.CURRENT) if drafts else (State.CURRENT,)


def _assemble(found: _Results, language: str, now: datetime, drafts: bool, audience: str | None) -> Brand:
    """Assemble the published assets, with replacements for files that have ended."""
    offered = _offered_states(drafts)
    of_stories = {name for name, template in found.templates.items() if template.only_in}
    files_of_sets = {name: files for name, files in found.files.items() if name not in of_stories}
    everything = [file for files in files_of_sets.values() for file in files]
    withheld = [file for file in everything if file.state not in offered]
    sets: dict[str, BrandSet] = {}
    coming: dict[str, BrandSet] = {}
    for set_id, template in found.templates.items():
        if set_id in of_stories:
            continue
        settings = found.settings[set_id]
        is_out = (drafts or template.publish is None or template.publish <= now) and is_for(template, audience)
        files = _with_replacements(set_id, files_of_sets, drafts) if is_out else ()
        one = BrandSet(set_id, _title(set_id, template), template, files, language, settings.source)
        (sets if is_out else coming)[set_id] = translate_set(one, settings.translations)
    return Brand(
        assets={file.id: file.picture for file in everything if file.picture and file.state in offered},
        broken=frozenset(found.broken),
        broken_pages=frozenset(_broken_pages(found.settings, language)),
        withheld={file.id: file for file in withheld if file.picture},
        sets=sets,
        coming=coming,
        embargoed={file.path: file.publish for file in withheld if file.publish and file.state is State.EMBARGOED},
        for_others=frozenset(file.path for file in everything if file.state is State.FOR_OTHERS),
        undrawable=tuple(_find_undrawable(everything)),
        of_stories={file.id: file for name in sorted(of_stories) for file in found.files[name] if file.picture},
        unoffered={path: why for path, why in found.unoffered.items() if path.split("/")[1] not in of_stories},
        published=frozenset(file.path for one in sets.values() for file in one.files if file.state in offered),
    )


def _find_undrawable(files: Sequence[BrandFile]) -> Iterator[BrandFile]:
    """Yield current and embargoed SVGs that renditions can't reproduce and that have no bitmap version beside them."""
    expected = [file for file in files if file.state in (State.CURRENT, State.EMBARGOED)]
    pictures = {PurePosixPath(file.path).with_suffix("") for file in expected if file.picture}
    for file in expected:
        if file.undrawable and not file.has_text and PurePosixPath(file.path).with_suffix("") not in pictures:
            yield file


def _broken_pages(settings: Mapping[str, SetSettings], language: str) -> Iterator[str]:
    for name, set_settings in settings.items():
        one = BrandSet(name, name, BrandTemplate(), language=language)
        if set_settings.template is None:
            yield one.address
        yield from (replace(one, language=other, original=language).address for other in set_settings.broken)


def _title(set_id: str, template: BrandTemplate) -> str:
    return template.title or to_title(words_in(set_id)) or set_id


def _with_replacements(set_id: str, files: Mapping[str, Sequence[BrandFile]], drafts: bool) -> tuple[BrandFile, ...]:
    hidden, offered = hidden_states(drafts=drafts), _offered_states(drafts)
    shown = [file for file in files[set_id] if file.state not in hidden]
    known: list[BrandFile] = []
    for file in shown:
        instead = replacement(set_id, file.settings.replaced_by, files) if file.settings.replaced_by else None
        is_offered = instead and instead.state in offered
        known.append(replace(file, replacement=instead.id) if instead and is_offered else file)
    return tuple(known)
