"""The `advocacy/guidelines` plugin: builds pages for guidelines, their versions and recent changes."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from jinja2 import Environment
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
    NO_INDEX,
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
STYLES = ("components/actions", "components/answers", "components/dos", "components/page", "kinds/guidelines")
COMPARISON_STYLES = ("components/page", "kinds/guidelines")
CHANGES_STYLES = ("components/page", "kinds/changes")


class GuidelinesPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The plugin that builds pages for the hub's guidelines."""

    _hub: Hub
    _guidelines: GuidelineRenderer
    _versions: dict[str, Guideline]
    """The guideline versions shown on MkDocs pages, by page source."""
    _compared: list[tuple[SplicedFile, Guideline, Guideline]]
    _pages: GeneratedPages
    _nav: Navigation
    _overview: Page | None
    """The overview page."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Fail early if the `advocacy` plugin is not configured."""
        require_hub(config, "advocacy/guidelines")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add an overview and pages for guidelines, earlier versions, translations and comparisons."""
        keeper = keeper_for(config.plugins)
        self._hub, root = keeper.hub, keeper.places(config).root
        self._guidelines = GuidelineRenderer(self._hub, component_environment(config.theme.dirs))
        self._versions = {}
        for guideline in self._hub.of(GUIDELINES).all.values():
            for version in (*guideline.versions, *guideline.translations):
                self._add(files, config, version, root)
        if INDEX not in self._hub.of(GUIDELINES).all:
            files.append(_make_page(config, OVERVIEW, "guidelines/index.html", "\n"))
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
        """Add a version's page. Its source is a sibling of all other versions', so relative links work in each."""
        is_earlier = self._guidelines.is_earlier(version)
        source = source_of_page(version, is_earlier=is_earlier)
        address = version.address_of_version if is_earlier else version.address
        if written := files.get_file_from_path(source):
            raise PluginError(f"{version.source} and {written.src_uri} both create the page {address}: keep one")
        file = _make_page(config, source, f"{address}index.html", self._guidelines.markdown(version))
        file.edit_uri = os.path.relpath(root / version.source, config.docs_dir).replace(os.sep, "/")
        files.append(file)
        self._versions[source] = version

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Store the navigation for pages rendered outside MkDocs."""
        del config
        self._nav = nav
        overview = files.get_file_from_path(OVERVIEW)
        self._overview = overview.page if overview else None

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set a page's metadata, as front matter would."""
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

    @event_priority(50)  # before lists of posts are inserted
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Add the guideline's structured sections around the writer's text."""
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
        """Return whether the page is the overview of guidelines, in any language."""
        version = self._versions.get(page.file.src_uri)
        is_principles = version is not None and version.id == INDEX and not self._guidelines.is_earlier(version)
        return page.file.src_uri == OVERVIEW or is_principles

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Highlight the overview on the page of changes, and switch the theme to the guideline's language."""
        del config
        self._mark_for_changes(page, nav, True)
        version = self._versions.get(page.file.src_uri)
        return show_theme_in(version.language, context) if version and version.original else context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Remove the highlight before the next page is rendered."""
        del config
        self._mark_for_changes(page, self._nav, False)
        return output

    def _mark_for_changes(self, page: Page, nav: Navigation, active: bool) -> None:
        """Highlight the overview, which links to the changes, unless the navigation lists them."""
        overview = self._overview
        if overview and page.file.src_uri == CHANGES and not any(one is page for one in nav.pages):
            overview.active = active

    @event_priority(-100)  # after plugins that change the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Prepare the comparison pages for writing."""
        chromes = Chromes(config, env, self._nav, files)
        for file, earlier, later in self._compared:
            address = earlier.comparison_address(later)
            chrome = chromes.frame(address, self._hub.settings.languages[0], has_file=False, styles=COMPARISON_STYLES)
            file.render = partial(self._render_comparison, chrome, earlier, later, f"{config.site_url or ''}{address}")

    def _render_comparison(self, chrome: Chrome, earlier: Guideline, later: Guideline, canonical: str) -> bytes:
        title = self._guidelines.comparison_title(earlier, later)
        body = self._guidelines.comparison(earlier, later)
        return chrome.page(Spliced(title, "", canonical, edit="", raw="", head=NO_INDEX, body=body))


def _make_page(config: MkDocsConfig, source: str, destination: str, markdown: str) -> File:
    content = f"\n{markdown}"  # otherwise MkDocs reads a first line such as “note: text” as front matter
    return GeneratedFile.of(source, content, config, dest_uri=destination, use_directory_urls=True)
