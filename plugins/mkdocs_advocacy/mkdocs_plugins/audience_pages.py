"""The MkDocs pages with a selection of the hub's content for each audience."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.core.audiences import address_of_audience
from mkdocs_advocacy.kinds.events.calendar import calendar_of_audience
from mkdocs_advocacy.kinds.events.details import events_for
from mkdocs_advocacy.kinds.events.kind import EVENTS
from mkdocs_advocacy.rendering.audience_pages import AudienceRenderer
from mkdocs_advocacy.rendering.page_styles import CARDS, ask_for
from mkdocs_advocacy.rendering.pages import ALONE, GeneratedFile, describe

STYLES = (*CARDS, "kinds/programme")


@dataclass(frozen=True, slots=True)
class _Place:
    """A page's audience and language, and whether no writer has begun it."""

    audience: str
    language: str
    is_generated: bool


class AudiencePages:
    """The page of each audience in each language: generated, or begun by a writer in `for/<audience>.md`."""

    def __init__(self, hub: Hub, kinds: Sequence[Kind[Any]], files: Files, config: MkDocsConfig, env: Environment):
        self._hub = hub
        self._renderer = AudienceRenderer(kinds, hub, env, config.site_url or "", self._find_calendar)
        self._places: dict[str, _Place] = {}
        """The pages, by source."""
        for audience in hub.audiences:
            for language in hub.settings.languages:
                self._add(audience, language, files, config)

    def _add(self, audience: str, language: str, files: Files, config: MkDocsConfig) -> None:
        folder = address_of_audience(audience).rstrip("/")
        is_first = language == self._hub.language
        sources = (
            (f"{folder}/index.md", f"{folder}.md")
            if is_first
            else (f"{folder}/{language}.md", f"{folder}.{language}.md")
        )
        written = next(filter(None, map(files.get_file_from_path, sources)), None)
        self._places[written.src_uri if written else sources[0]] = _Place(audience, language, written is None)
        if written is None:
            text = self._renderer.markdown(audience, language)
            files.append(GeneratedFile.of(sources[0], text, config, use_directory_urls=True))
        elif not is_first:
            written.dest_uri = f"{self._renderer.address(audience, language)}index.html"
            written.inclusion = InclusionLevel.NOT_IN_NAV

    def _find_calendar(self, kind: Kind[Any], audience: str) -> str | None:
        has_events = kind is EVENTS and events_for(audience, self._hub)
        return calendar_of_audience(audience) if has_events else None

    def describe(self, page: Page) -> None:
        """Set the metadata of a generated page, as front matter would."""
        place = self._places.get(page.file.src_uri)
        if place and place.is_generated:
            title = self._renderer.title(place.audience, place.language)
            describe(page, title=title, hide=ALONE, searched=False)

    def completed(self, page: Page, html: str) -> str:
        """Return the page's HTML with the selection."""
        place = self._places.get(page.file.src_uri)
        if place is None:
            return html
        ask_for(page, STYLES)
        return str(self._renderer.body(place.audience, place.language, Markup(html), place.is_generated))

    def language_of(self, page: Page) -> str | None:
        """Return the language of such a page, or None if it's the hub's first language."""
        place = self._places.get(page.file.src_uri)
        return place.language if place and place.language != self._hub.language else None
