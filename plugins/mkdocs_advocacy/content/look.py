"""Checks of the hub's logo and colours in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_advocacy.content.color_option import meant_color
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.schemes import changes_of
from mkdocs_advocacy.content.theme_pictures import ADDRESS, NOT_OUT, PICTURES, ThemePictures, meant_picture, right_path
from mkdocs_advocacy.core.config_file import option_path
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document

ACCENTS = (
    *("red", "pink", "purple", "deep purple", "indigo", "blue", "light blue", "cyan", "teal", "green", "light green"),
    *("lime", "yellow", "amber", "orange", "deep orange"),
)
"""Material's names for accent colours, used for hovered links."""
PRIMARIES = (*ACCENTS, "brown", "grey", "blue grey", "black", "white")
"""Material's names for primary colours, used for the header."""


def look_problems(hub: Hub, config: Document, pictures: ThemePictures) -> Iterator[Problem]:
    """Report problems with the hub's logo and colours, and colours changed for readability.

    `config` is mkdocs.yml, used for positions; `pictures` holds the options of the theme.
    """
    theme = pictures.options
    brand = hub.settings.brand
    if brand.logo:
        yield from _check_logo(brand.logo, hub, config, pictures)
        if theme.get("logo") not in (None, brand.logo):
            message = "theme.logo is ignored, because brand.logo is set"
            yield config.problem(("theme", "logo"), message, hint="delete one of them", severity=Severity.WARNING)
    for picture in pictures.unshown():
        yield config.problem(("theme", picture.option), picture.message, hint=picture.hint, severity=picture.severity)
    yield from _check_palette(config, theme.get("palette"), brand.primary)
    for change in changes_of(brand.primary) if brand.primary else ():
        message = (
            f"brand.primary: the contrast of “{brand.primary}” is too low for {change.use} "
            f"({change.ratio:.2f}:1 instead of {change.needed:g}:1), so they use {change.used}"
        )
        yield config.problem(_locate_option(config, "primary"), message, severity=Severity.NOTICE)


def _locate_option(config: Document, name: str) -> list[str | int]:
    return option_path(config, "advocacy", ("brand", name))


def _check_logo(logo: str, hub: Hub, config: Document, theme: ThemePictures) -> Iterator[Problem]:
    places = theme.places
    place, shown = _locate_option(config, "logo"), f"{places.shown}/{logo}"
    start = f"brand.logo: “{logo}”"
    if ADDRESS.match(logo):
        hint = f"put the file into {places.shown}/ and write its path within that folder, such as brand/logo/logo.svg"
        yield config.problem(place, f"{start} is a URL, but the logo must be an image of the hub", hint=hint)
    elif (right := right_path(logo, places)) != logo:
        message = f"{start} is not a valid path: paths are relative to {places.shown}/ and use “/”"
        yield config.problem(place, message, hint=f"write {right}")
    elif not logo.lower().endswith(PICTURES):
        hint = f"allowed: {', '.join(PICTURES)}"
        yield config.problem(place, f"{start} is not an image that browsers support", hint=hint)
    elif logo in hub.published:
        return
    elif (places.docs / logo).is_file():
        severity = Severity.NOTICE if logo in theme.ended else Severity.WARNING
        message = f"brand.logo: {shown} is not published, so pages show Material's icon instead"
        yield config.problem(place, message, hint=NOT_OUT, severity=severity)
    else:
        pictures = [path for path in hub.published if path.lower().endswith(PICTURES)]
        yield config.problem(place, f"brand.logo: {shown} does not exist", hint=meant_picture(logo, pictures))


def _check_palette(config: Document, palette: Any, brand: str | None) -> Iterator[Problem]:
    """Report colours that Material silently ignores, because it accepts only names."""
    entries = list(enumerate(palette)) if isinstance(palette, (list, tuple)) else [(None, palette)]
    for place, entry in entries:
        for key, known in (("primary", PRIMARIES), ("accent", ACCENTS)):
            if not isinstance(entry, Mapping) or key not in entry:
                continue
            path: list[str | int] = ["theme", "palette", *([] if place is None else [place]), key]
            value = entry[key]
            name = str(value).replace("-", " ")
            if name in (*known, "custom"):
                if brand and name != "custom":
                    message = f"theme.palette: {key}: {value} is ignored, because brand.primary is set"
                    yield config.problem(path, message, hint="delete the line", severity=Severity.NOTICE)
                continue
            message, hint = _describe_ignored_color(key, value, known, brand, config.line(path))
            yield config.problem(path, message, hint=hint, severity=Severity.WARNING)


def _describe_ignored_color(
    key: str, value: Any, known: Sequence[str], brand: str | None, line: str
) -> tuple[str, str]:
    """Return a message and a hint about a colour that Material ignores."""
    if value is None:
        message = f"theme.palette: {key} is empty"
        hint = "a # after a space starts a comment: " if "#" in line else ""
        return message, f'{hint}delete the line, and write advocacy: brand: {{primary: "#6A1B9A"}} under plugins:'
    message = f"theme.palette: {key}: “{value}” is ignored, because Material accepts only colour names"
    if brand:
        return message, "delete the line: brand.primary sets the colours"
    meant = meant_color(str(value))
    if meant and any(sign.isdigit() or sign == "#" for sign in str(value)):
        return message, f'write advocacy: brand: {{primary: "{meant}"}} under plugins: instead'
    return message, nearest(str(value), known) or f"allowed: {', '.join(known)}"
