"""The MkDocs pages with a selection of the hub's content for each audience."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
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


class AudiencePages:
    """The page of each audience: generated, or begun by a writer in `for/<audience>.md`."""

    def __init__(self, hub: Hub, kinds: Sequence[Kind[Any]], files: Files, config: MkDocsConfig, env: Environment):
        self._hub = hub
        self._renderer = AudienceRenderer(kinds, hub, env, config.site_url or "", self._find_calendar)
        self._pages: dict[str, tuple[str, bool]] = {}
        """The audience of each page, and whether the page is generated, by source."""
        for audience in hub.audiences:
            folder = address_of_audience(audience).rstrip("/")
            sources = (f"{folder}/index.md", f"{folder}.md")
            written = next((source for source in sources if files.get_file_from_path(source)), None)
            self._pages[written or sources[0]] = audience, written is None
            if written is None:
                text = self._renderer.markdown(audience)
                files.append(GeneratedFile.of(sources[0], text, config, use_directory_urls=True))

    def _find_calendar(self, kind: Kind[Any], audience: str) -> str | None:
        has_events = kind is EVENTS and events_for(audience, self._hub)
        return calendar_of_audience(audience) if has_events else None

    def describe(self, page: Page) -> None:
        """Set the metadata of a generated page, as front matter would."""
        audience, is_generated = self._pages.get(page.file.src_uri, ("", False))
        if is_generated:
            describe(page, title=self._renderer.title(audience), hide=ALONE, searched=False)

    def completed(self, page: Page, html: str) -> str:
        """Return the page's HTML with the selection."""
        if page.file.src_uri not in self._pages:
            return html
        audience, is_generated = self._pages[page.file.src_uri]
        ask_for(page, STYLES)
        return str(self._renderer.body(audience, Markup(html), is_generated))
