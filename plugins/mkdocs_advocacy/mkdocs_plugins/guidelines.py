"""The plugin `advocacy/guidelines`: guidelines in their versions, and what has changed, as pages."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import INDEX, Guideline
from mkdocs_advocacy.kinds.guidelines.places import source_of_page
from mkdocs_advocacy.kinds.guidelines.render import GuidelineRenderer
from mkdocs_advocacy.mkdocs_plugins.generated_pages import GeneratedPages
from mkdocs_advocacy.rendering.changes import FEED, ChangesRenderer
from mkdocs_advocacy.rendering.page_styles import ask_for
from mkdocs_advocacy.rendering.pages import (
    ALONE,
    Chrome,
    Chromes,
    GeneratedFile,
    Spliced,
    SplicedFile,
    describe,
    link_section,
    require_hub,
    show_theme_in,
)
from mkdocs_advocacy.rendering.templates import component_environment

OVERVIEW, CHANGES = "guidelines/index.md", "changes/index.md"
STYLES = ("components/actions", "components/dos", "components/page", "kinds/guidelines")
COMPARISON_STYLES = ("components/page", "kinds/guidelines")
CHANGES_STYLES = ("components/page", "kinds/changes")
NO_INDEX = Markup('<meta name="robots" content="noindex">')


class GuidelinesPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Turns the hub's guidelines into pages."""

    _hub: Hub
    _guidelines: GuidelineRenderer
    _versions: dict[str, Guideline]
    """What is shown on pages of MkDocs, by their source."""
    _compared: list[tuple[SplicedFile, Guideline, Guideline]]
    _pages: GeneratedPages
    _nav: Navigation
    _overview: Page | None
    """The page of all guidelines."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Says at once where `advocacy` is missing."""
        require_hub(config, "advocacy/guidelines")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds pages for guidelines, earlier versions and translations, one for all, and one for each comparison."""
        keeper = keeper_for(config.plugins)
        self._hub, root = keeper.hub, keeper.places(config).root
        self._guidelines = GuidelineRenderer(self._hub, component_environment(config.theme.dirs))
        self._versions = {}
        for guideline in self._hub.of(GUIDELINES).all.values():
            for version in (*guideline.versions, *guideline.translations):
                self._add(files, config, version, root)
        if INDEX not in self._hub.of(GUIDELINES).all:
            files.append(_page(config, OVERVIEW, "guidelines/index.html", "\n"))
        self._add_changes(files, config)
        self._compared = []
        for earlier, later in self._guidelines.comparisons():
            address = earlier.comparison_address(later)
            file = SplicedFile.at(address, f"{address}index.html", config)
            files.append(file)
            self._compared.append((file, earlier, later))
        return files

    def _add_changes(self, files: Files, config: MkDocsConfig) -> None:
        changes = ChangesRenderer(self._hub, keeper_for(config.plugins).kinds, component_environment(config.theme.dirs))
        site = config.site_url or ""
        title = self._hub.words(self._hub.settings.languages[0])("changes_title")
        self._pages = GeneratedPages(files, config)
        self._pages.add((CHANGES,), title, partial(changes.body, site), styles=CHANGES_STYLES)
        if site:
            feed = changes.feed(config.site_name, site)
            files.append(GeneratedFile.of(FEED, feed, config))

    def _add(self, files: Files, config: MkDocsConfig, version: Guideline, root: Path) -> None:
        """Adds a page beside those of the others, whatever folder its file is in: so links hold in all versions."""
        is_earlier = self._guidelines.is_earlier(version)
        source = source_of_page(version, is_earlier=is_earlier)
        address = version.address_of_version if is_earlier else version.address
        if written := files.get_file_from_path(source):
            raise PluginError(f"{version.source} and {written.src_uri} are both the page {address}: keep one of them")
        file = _page(config, source, f"{address}index.html", self._guidelines.markdown(version))
        file.edit_uri = os.path.relpath(root / version.source, config.docs_dir).replace(os.sep, "/")
        files.append(file)
        self._versions[source] = version

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps the navigation for the pages that are rendered outside of it."""
        del config
        self._nav = nav
        overview = files.get_file_from_path(OVERVIEW)
        self._overview = overview.page if overview else None

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Says of a page what its front matter would."""
        del config, files
        self._pages.describe(page)
        version = self._versions.get(page.file.src_uri)
        if self._is_overview(page):
            title = version.title if version and version.template.title else None
            title = title or self._hub.words(version.language if version else self._hub.language)("guidelines_title")
            describe(page, title=title, hide=ALONE)
        elif version:
            describe(
                page,
                title=self._guidelines.title(version),
                description=version.template.summary,
                hide=("navigation", "footer"),
                searched=not self._guidelines.is_earlier(version),
            )
        return markdown

    @event_priority(50)  # before lists of posts are put in
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Puts around what a writer wrote what the guideline says besides."""
        del config, files
        version = self._versions.get(page.file.src_uri)
        if self._is_overview(page):
            ask_for(page, STYLES)
            return self._guidelines.overview(html, version)
        if version:
            ask_for(page, STYLES)
            body, before, after = self._guidelines.page(version, html)
            page.toc.items[:] = [
                *(link_section(section.title, section.anchor) for section in before),
                *page.toc.items,
                *(link_section(section.title, section.anchor) for section in after),
            ]
            return body
        return self._pages.completed(page, html)

    def _is_overview(self, page: Page) -> bool:
        """Whether it is the page of all guidelines, in any language."""
        version = self._versions.get(page.file.src_uri)
        is_principles = version is not None and version.id == INDEX and not self._guidelines.is_earlier(version)
        return page.file.src_uri == OVERVIEW or is_principles

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Marks the overview in the navigation for the page of changes; shows the theme in guidelines' languages."""
        del config
        self._mark_for_changes(page, nav, True)
        version = self._versions.get(page.file.src_uri)
        return show_theme_in(version.language, context) if version and version.original else context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Takes the mark away for the next page."""
        del config
        self._mark_for_changes(page, self._nav, False)
        return output

    def _mark_for_changes(self, page: Page, nav: Navigation, active: bool) -> None:
        """Mark the overview, from which a link leads to the changes, where the navigation does not name them."""
        overview = self._overview
        if overview and page.file.src_uri == CHANGES and not any(one is page for one in nav.pages):
            overview.active = active

    @event_priority(-100)  # after plugins that change the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Gives comparisons what they need to be written."""
        chromes = Chromes(config, env, self._nav, files)
        for file, earlier, later in self._compared:
            address = earlier.comparison_address(later)
            chrome = chromes.frame(address, self._hub.settings.languages[0], has_file=False, styles=COMPARISON_STYLES)
            file.render = partial(self._comparison, chrome, earlier, later, f"{config.site_url or ''}{address}")

    def _comparison(self, chrome: Chrome, earlier: Guideline, later: Guideline, canonical: str) -> bytes:
        title = self._guidelines.comparison_title(earlier, later)
        body = self._guidelines.comparison(earlier, later)
        return chrome.page(Spliced(title, "", canonical, edit="", raw="", head=NO_INDEX, body=body))


def _page(config: MkDocsConfig, source: str, destination: str, markdown: str) -> File:
    content = f"\n{markdown}"  # lines such as “note: words” at the very start would be MkDocs' front matter
    return GeneratedFile.of(source, content, config, dest_uri=destination, use_directory_urls=True)
