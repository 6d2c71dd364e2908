"""Checks of brand.yml and its translations: unknown files and colours, expiring licences, missing alt text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import PurePosixPath

from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.escaped import escaped_problems
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.core.validation import name_of
from mkdocs_advocacy.core.yaml_lines import clipped
from mkdocs_advocacy.kinds.brand.guidance import guidance_losses
from mkdocs_advocacy.kinds.brand.model import BrandFile, BrandSet
from mkdocs_advocacy.kinds.brand.names import find_files, is_pattern
from mkdocs_advocacy.kinds.brand.settings.model import BrandTemplate, BrandTranslation, Licence
from mkdocs_advocacy.kinds.brand.unknown_image import explain_of_stories

BACKGROUNDS = ("light", "dark", "any")
LEFT_OUT = (
    "use headings, lists, tables, images from the hub, and links that start with https:, http:, mailto: or tel:; "
    "put other HTML in a Markdown page"
)
WARNED_BEFORE = timedelta(days=30)
"""How long before a licence expires a notice appears."""


def template_problems(
    document: Document, template: BrandTemplate, places: Sequence[PurePosixPath], now: datetime, zone: tzinfo
) -> Iterator[Problem]:
    """Check the values in brand.yml that the schema can't; `places` are the set's files."""
    path: tuple[str | int, ...]
    yield from _guidance_problems(document, template.guidance)
    yield from _key_problems(document, template.assets, places)
    colors = [color.name for color in template.colors]
    for key, settings in template.assets.items():
        if settings.background and settings.background not in (*BACKGROUNDS, *colors):
            path = ("assets", key, "background")
            hint = nearest(settings.background, (*BACKGROUNDS, *colors))
            yield document.problem(path, f"{name_of(path)}: unknown background “{settings.background}”", hint=hint)
        yield from _licence_problems(document, ("assets", key, "licence", "expires"), settings.licence, now, zone)
    yield from _licence_problems(document, ("licence", "expires"), template.licence, now, zone)
    for position, typeface in enumerate(template.typography):
        if typeface.file and not find_files(typeface.file, places):
            path = ("typography", position, "file")
            hint = nearest(typeface.file, {place.name for place in places})
            yield document.problem(path, f"{name_of(path)}: the set has no file “{typeface.file}”", hint=hint)


def translation_problems(
    document: Document, settings: BrandTranslation, template: BrandTemplate | None, places: Sequence[PurePosixPath]
) -> Iterator[Problem]:
    """Check that the set has everything that a translation names; `template` is the set's, if it is valid."""
    yield from _guidance_problems(document, settings.guidance)
    yield from _key_problems(document, settings.assets, places)
    if template is None:
        return
    lists = (
        ("colors", "colour", settings.colors, [color.name for color in template.colors]),
        ("typography", "typeface", settings.typography, [typeface.name for typeface in template.typography]),
    )
    for name, noun, keys, known in lists:
        for key in keys:
            if key not in known:
                message = f"{name_of((name, key))}: the set has no {noun} with this name"
                hint = nearest(key, known) if known else f"delete this entry, or add it to {name}: in brand.yml"
                yield document.problem((name, key), message, hint=hint, key=True)


def _guidance_problems(document: Document, guidance: str | None) -> Iterator[Problem]:
    for lost in guidance_losses(guidance) if guidance else ():
        line, column = document.place_within(("guidance",), lost)
        message = f"guidance: “{clipped(lost, 60)}” is left out of the page"
        yield Problem(document.file, line, column, Severity.WARNING, message, LEFT_OUT)


def _key_problems(document: Document, keys: Iterable[str], places: Sequence[PurePosixPath]) -> Iterator[Problem]:
    for key in keys:
        if find_files(key, places):
            continue
        path = ("assets", key)
        if is_pattern(key):
            message = f"{name_of(path)}: no file in the set matches the pattern"
            yield document.problem(path, message, severity=Severity.WARNING, key=True)
        else:
            names = {str(place) if "/" in key else place.name if "." in key else place.stem for place in places}
            message = f"{name_of(path)}: the set has no file with this name"
            yield document.problem(path, message, hint=nearest(key, names), key=True)


def _licence_problems(
    document: Document, path: tuple[str, ...], licence: Licence | None, now: datetime, zone: tzinfo
) -> Iterator[Problem]:
    if licence and licence.url:
        url = (*path[:-1], "url")
        yield from escaped_problems(document, url, name_of(url), licence.url)
    if licence is None or licence.expires is None or end_of(licence.expires, zone) > now + WARNED_BEFORE:
        return
    if end_of(licence.expires, zone) <= now:
        message = f"{name_of(path)}: the licence expired on {licence.expires}, so its files are not published"
    else:
        message = f"{name_of(path)}: the licence expires on {licence.expires}"
    hint = "renew it, or name a replacement under replaced_by"
    yield document.problem(path, message, hint=hint, severity=Severity.NOTICE)


def replacement_problems(
    documents: Mapping[str, Document], templates: Mapping[str, BrandTemplate], files: Mapping[str, Sequence[BrandFile]]
) -> Iterator[Problem]:
    """Check that all replacements exist; `templates` has only the sets with valid settings."""
    of_stories = {name for name, template in templates.items() if template.only_in}
    for set_id, template in templates.items():
        for key, settings in template.assets.items():
            if not settings.replaced_by:
                continue
            path = ("assets", key, "replaced_by")
            instead = replacement(set_id, settings.replaced_by, files)
            if instead is None:
                known = [file.id for name, group in files.items() if name not in of_stories for file in group]
                message = f"{name_of(path)}: no set has a file “{settings.replaced_by}”"
                yield documents[set_id].problem(path, message, hint=nearest(f"{set_id}/{settings.replaced_by}", known))
            elif instead.id.partition("/")[0] in of_stories and set_id not in of_stories:
                message, hint = explain_of_stories(instead.id)
                yield documents[set_id].problem(path, f"{name_of(path)}: {message}", hint=hint)


def replacement(set_id: str, name: str, files: Mapping[str, Sequence[BrandFile]]) -> BrandFile | None:
    """Return the file that `name` refers to in this set: a file of the set, or `<set>/<file stem>`."""
    for file in files.get(set_id, ()):
        if find_files(name, [PurePosixPath(file.place)]) and not is_pattern(name):
            return file
    return next((file for group in files.values() for file in group if file.id == name), None)


def alt_problems(files: Sequence[BrandFile], brand_file: str, docs: str) -> Iterator[Problem]:
    """Report images without alt text, including embargoed ones; `docs` is the published folder."""
    for file in files:
        if file.state in (State.CURRENT, State.EMBARGOED) and (file.picture or file.drawing) and not file.settings.alt:
            hint = f"describe it in {brand_file}, under assets: {PurePosixPath(file.place).stem}: alt:"
            shown = str(PurePosixPath(docs, file.path))
            yield Problem(shown, 1, 1, Severity.WARNING, "the image has no alt text", hint)


def page_problems(sets: Iterable[BrandSet], paths: Iterable[str], docs: str) -> tuple[frozenset[str], list[Problem]]:
    """Return the files among `paths` whose addresses belong to the page of a set, with a problem for each.

    `paths` are relative to the published folder, `docs`. Other files in the page's folder don't conflict.
    """
    pages = {path.lower(): one for group in sets for one in group.all_languages for path in _paths_of(one)}
    found = [(path, pages[path.lower()]) for path in paths if path.lower() in pages]
    problems = []
    for path, one in found:
        page = f"the page of the set in “{one.language}”" if one.original else "the page of the set"
        message = f"the file is not published: its address, {one.address}, belongs to {page}"
        is_text = one.original and path.endswith(MARKDOWN_ENDINGS)
        hint = f"move its text to guidance: in {PurePosixPath(one.source).name}" if is_text else "rename it"
        problems.append(Problem(f"{docs}/{path}", 1, 1, Severity.NOTICE, message, hint))
    return frozenset(path for path, _ in found), problems


def _paths_of(one: BrandSet) -> Iterator[str]:
    """Yield the files, relative to the published folder, that would have the address of the set's page."""
    page = f"brand/{one.id}/{one.language}" if one.original else f"brand/{one.id}"
    yield from (page, f"{page}/index.html")
    if one.original:  # only the page in the set's own language can have a Markdown introduction
        yield from (f"{page}{name}{ending}" for name in ("", "/index", "/readme") for ending in MARKDOWN_ENDINGS)
