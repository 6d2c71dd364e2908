"""The pages of feedback: the board, entries, “You said, we did” with its feeds, and lists in Markdown pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.feedback.block_render import FeedbackBlocks
from mkdocs_advocacy.kinds.feedback.did_page import DidRenderer
from mkdocs_advocacy.kinds.feedback.feeds import answer_feeds
from mkdocs_advocacy.kinds.feedback.kind import FEEDBACK
from mkdocs_advocacy.kinds.feedback.render import STYLES, FeedbackRenderer
from mkdocs_advocacy.kinds.feedback.telling import TellUs
from mkdocs_advocacy.mkdocs_plugins.entry_pages import TranslatedPages
from mkdocs_advocacy.mkdocs_plugins.generated_pages import GeneratedPages
from mkdocs_advocacy.mkdocs_plugins.language_pages import LanguagePages
from mkdocs_advocacy.rendering.page_styles import ask_for
from mkdocs_advocacy.rendering.pages import GeneratedFile
from mkdocs_advocacy.rendering.search.record import SearchRecord
from mkdocs_advocacy.rendering.sitemap import with_addresses, without_addresses


class FeedbackPages:
    """The pages of a hub's feedback."""

    def __init__(
        self, hub: Hub, tell_us: TellUs | None, files: Files, config: MkDocsConfig, environment: Environment
    ) -> None:
        self._hub, self._site = hub, config.site_url or ""
        self._renderer = FeedbackRenderer(hub, environment, tell_us)
        self._pages, self._translated = GeneratedPages(files, config), TranslatedPages(files, config)
        title = hub.words(hub.language)("feedback_title")
        self._pages.add((f"{FEEDBACK.name}/index.md",), title, self._renderer.board, styles=STYLES)
        self._add_entries()
        did = DidRenderer(hub, self._renderer, environment, has_feeds=bool(self._site))
        self._did = LanguagePages(did, hub, files, config)
        self._blocks = FeedbackBlocks(hub, self._renderer, environment)
        for path, content in answer_feeds(hub, did, config.site_name, self._site) if self._site else ():
            files.append(GeneratedFile.of(path, content, config))

    def _add_entries(self) -> None:
        for group in self._hub.of(FEEDBACK).values():
            for entry in group.all_languages:
                if entry.original:
                    self._translated.add(entry, partial(self._renderer.body, heading=True), STYLES)
                else:
                    sources = (f"{FEEDBACK.name}/{entry.id}.md", f"{FEEDBACK.name}/{entry.id}/index.md")
                    body = partial(self._renderer.body, entry)
                    self._pages.add(sources, entry.title, body, styles=STYLES, entry=entry.address)

    def begin(self, page: Page, markdown: str) -> str:
        """Set the title of a page, and return its Markdown with slots for lists. Raises PluginError for problems."""
        self._pages.describe(page)
        self._did.describe(page)
        markdown, problems = self._blocks.taken_out(markdown, page.file.src_uri)
        if problems:  # in Markdown from other plugins; loading checks the hub's
            raise PluginError("\n".join(map(str, problems)))
        return markdown

    def completed(self, page: Page, html: str) -> str:
        """Return the page's HTML with the rendered parts."""
        source = page.file.src_uri
        if self._blocks.are_in(source):
            ask_for(page, STYLES)
        language = self._did.language_of(page) or self._hub.language
        html = self._blocks.put_in(html, source, page.file.dest_uri, language)
        return self._did.completed(page, self._pages.completed(page, html))

    def language_of(self, page: Page) -> str | None:
        """Return the language of a page, or None if it's the hub's first language or another page."""
        return self._did.language_of(page)

    def frame(self, env: Environment, nav: Navigation) -> None:
        """Prepare the pages of translations for writing."""
        self._translated.frame(env, nav)

    def search_records(self) -> Iterator[SearchRecord]:
        """Yield the search records of all pages."""
        yield from self._renderer.search_records(self._pages.texts)
        yield from self._did.search_records()

    def in_sitemap(self, sitemap: str) -> str:
        """Return the sitemap with the pages of translations, and without retired entries."""
        ended = self._absolute(
            one.address for entry in self._hub.of(FEEDBACK).values() for one in entry.all_languages if one.has_ended
        )
        return without_addresses(with_addresses(sitemap, self._absolute(self._translated.addresses)), ended)

    def _absolute(self, addresses: Iterable[str]) -> list[str]:
        return [self._site + address for address in addresses]
