"""The plugin `advocacy/results`: shows the results of campaigns, and what customers say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.core.validation import checked_options
from mkdocs_advocacy.kinds.campaigns.results.block_render import ResultBlocks
from mkdocs_advocacy.kinds.campaigns.results.page import ResultsRenderer
from mkdocs_advocacy.mkdocs_plugins.brand_look import config_of
from mkdocs_advocacy.mkdocs_plugins.language_pages import LanguagePages
from mkdocs_advocacy.mkdocs_plugins.listening_pages import ListeningPages
from mkdocs_advocacy.rendering.page_styles import ask_for
from mkdocs_advocacy.rendering.pages import require_hub, show_theme_in
from mkdocs_advocacy.rendering.templates import component_environment
from mkdocs_advocacy.results.load import FOLDER
from mkdocs_advocacy.results.options import ResultsOptions


class ResultsPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The plugin that enables results."""

    options: ResultsOptions = ResultsOptions()
    _pages: LanguagePages
    _listening: ListeningPages
    _blocks: ResultBlocks

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check the options and report errors in plain language."""
        document = config_of(config_file_path)
        checked, errors = checked_options(ResultsOptions, options, config=document, plugin="advocacy/results")
        if checked:
            self.options = checked
        return errors, []

    def on_config(self, config: MkDocsConfig) -> None:
        """Fail early if the `advocacy` plugin is not configured."""
        require_hub(config, "advocacy/results")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Show new results in a preview after an import."""
        del builder
        if (folder := keeper_for(config.plugins).places(config).root / FOLDER).is_dir():
            server.watch(str(folder))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of results."""
        hub, environment = keeper_for(config.plugins).hub, component_environment(config.theme.dirs)
        self._blocks = ResultBlocks(hub)
        self._pages = LanguagePages(ResultsRenderer(hub, environment), hub, files, config)
        self._listening = ListeningPages(hub, files, config, environment)
        return files

    @event_priority(-100)  # after plugins that write Markdown
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set the titles of the pages, and replace `result` blocks with placeholders."""
        del config, files
        self._pages.describe(page)
        self._listening.describe(page)
        markdown, problems = self._blocks.taken_out(markdown, page.file.src_uri)
        if problems:  # in Markdown from other plugins; loading checks the hub's
            raise PluginError("\n".join(map(str, problems)))
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Add the results to their pages and to the blocks of other pages."""
        del files
        source = page.file.src_uri
        if self._blocks.are_in(source):
            ask_for(page, ResultsRenderer.styles)
        language = self._language_of(page) or keeper_for(config.plugins).hub.language
        html = self._blocks.put_in(html, source, page.file.dest_uri, language)
        return self._listening.completed(page, self._pages.completed(page, html))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Switch the theme to the language of the page."""
        del config, nav
        language = self._language_of(page)
        return show_theme_in(language, context) if language else context

    def _language_of(self, page: Page) -> str | None:
        return self._pages.language_of(page) or self._listening.language_of(page)

    @event_priority(-100)  # after plugins that change the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Add the generated pages to search."""
        del env, files
        keeper = keeper_for(config.plugins)
        keeper.found(self._pages.search_records())
        keeper.found(self._listening.search_records())
