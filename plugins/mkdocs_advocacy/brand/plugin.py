"""The plugin `advocacy/brand`: brand assets as pages."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_advocacy.brand.render import BrandRenderer
from mkdocs_advocacy.chrome import GeneratedPages
from mkdocs_advocacy.keeper import NoHub, keeper_for
from mkdocs_advocacy.resources import component_environment

BRAND_PAGE = "brand/index.md"
STYLE = "assets/advocacy/brand.css"


class BrandPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Turns the hub's sets of brand assets into pages."""

    _brand: BrandRenderer
    _pages: GeneratedPages

    def on_config(self, config: MkDocsConfig) -> None:
        """Says at once where `advocacy` is missing; adds the style of its pages."""
        try:
            keeper_for(config.plugins, "advocacy/brand")
        except NoHub as lack:
            raise PluginError(f"mkdocs.yml: advocacy/brand needs the plugin advocacy: {lack}") from None
        if STYLE not in config.extra_css:
            config.extra_css.append(STYLE)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds a page for every set, and one for all, where the writer has not written them."""
        hub = keeper_for(config.plugins).hub
        self._brand = BrandRenderer(hub, component_environment(config.theme.dirs))
        self._pages = GeneratedPages(files, config)
        title = hub.words(hub.settings.languages[0])("brand_title")
        self._pages.add((BRAND_PAGE,), title, self._brand.overview)
        for one in hub.brand.sets.values():
            sources = [f"brand/{one.id}.md", f"brand/{one.id}/index.md"]
            sources = [source for source in sources if source != BRAND_PAGE]
            self._pages.add(sources, one.title, partial(self._brand.body, one))
        return files

    @event_priority(-100)  # after plugins that write Markdown
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Says of a page that nobody wrote what its front matter would."""
        del config, files
        self._pages.describe(page)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Puts the assets below what a writer wrote."""
        del config, files
        return self._pages.completed(page, html)

    @event_priority(-100)  # after plugins that change the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Gives search what it finds assets by."""
        del env, files
        search = config.plugins.get("search") or config.plugins.get("material/search")
        if index := getattr(search, "search_index", None):
            index.entries += self._brand.search_entries()
