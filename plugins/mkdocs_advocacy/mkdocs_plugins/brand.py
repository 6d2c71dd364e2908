"""The plugin `advocacy/brand`: brand assets as pages."""

from __future__ import annotations

import logging
import os
import posixpath
import time
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from jinja2 import Environment
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.core.problems import for_people
from mkdocs_advocacy.core.validation import checked_options
from mkdocs_advocacy.kinds.brand.archive import archive_of
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import BrandSet
from mkdocs_advocacy.kinds.brand.render import BrandRenderer
from mkdocs_advocacy.kinds.brand.renditions.complete import CACHE, completed
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.renditions.produce import NoRoom
from mkdocs_advocacy.kinds.brand.renditions.progress import Reporter
from mkdocs_advocacy.kinds.brand.renditions.store import Store
from mkdocs_advocacy.kinds.brand.values_sheet import VALUES_SHEET
from mkdocs_advocacy.mkdocs_plugins.brand_files import ArchiveFile, ExaminedFile, RenditionFile, SetFile
from mkdocs_advocacy.mkdocs_plugins.brand_look import config_of
from mkdocs_advocacy.mkdocs_plugins.entry_pages import TranslatedPages
from mkdocs_advocacy.mkdocs_plugins.generated_pages import GeneratedPages
from mkdocs_advocacy.rendering.fast.parallel_writing import Shared
from mkdocs_advocacy.rendering.page_styles import CARDS, path_of
from mkdocs_advocacy.rendering.pages import GeneratedFile, require_hub, wanted
from mkdocs_advocacy.rendering.sitemap import with_addresses
from mkdocs_advocacy.rendering.templates import component_environment

log = logging.getLogger("mkdocs.plugins.advocacy")

BRAND_PAGE = "brand/index.md"
SET_STYLES = ("components/actions", "components/dos", "components/page", "kinds/brand", VALUES_SHEET)
OVERVIEW_STYLES = (*CARDS, "kinds/brand", VALUES_SHEET)


class BrandPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Turns the hub's sets of brand assets into pages."""

    limits: Limits = Limits()
    _brand: BrandRenderer
    _files: Files
    _pages: GeneratedPages
    _translated: TranslatedPages
    _nav: Navigation
    _store: Store
    _later: list[SetFile]
    """Files that are written beside what MkDocs does, the archives first, which take longest."""
    _written: Shared[SetFile]

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Checks the options; errors are in a writer's words."""
        found, wrong = checked_options(Limits, options, config=config_of(config_file_path), plugin="advocacy/brand")
        if found:
            self.limits = found
        return wrong, []

    def on_config(self, config: MkDocsConfig) -> None:
        """Says at once where `advocacy` is missing."""
        require_hub(config, "advocacy/brand")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Makes the renditions of all pictures, of which pages say how large they are; problems are logged."""
        keeper = keeper_for(config.plugins)
        hub, places = keeper.hub, keeper.places(config)
        self._store = Store(places.root / CACHE)
        reporter = Reporter(log.info, time.monotonic)
        try:
            brand, problems, excused = completed(
                hub.of(BRAND),
                hub.networks,
                places.docs,
                places.shown,
                self._store,
                self.limits,
                os.cpu_count() or 1,
                reporter,
            )
        except NoRoom as lack:
            raise PluginError(f"Renditions of pictures cannot be written: {lack}. Nothing was built.") from None
        reporter.say_slowest()
        self._store.tidy(time.time())
        if not self._store.works:
            log.info("%s cannot be written to: the next build makes renditions again", CACHE.as_posix())
        for problem in for_people(problems):
            log.log(logging.INFO if problem.file in excused else logging.WARNING, "%s", problem)
        undrawn = hub.of(BRAND).published - brand.published
        keeper.hub = replace(hub.with_content(BRAND, brand), published=hub.published - undrawn)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds a page for every set, and one for all, where the writer has not written them."""
        hub = keeper_for(config.plugins).hub
        self._later = []
        examined: list[ExaminedFile] = []
        for one in hub.of(BRAND).sets.values():
            for asset in one.files:
                if found := files.get_file_from_path(asset.path):
                    files.remove(found)
                    examined.append(ExaminedFile.of(asset, found, config))
            if archive := archive_of(one):
                self._later.append(ArchiveFile.at(archive.path, partial(archive.made, Path(config.docs_dir)), config))
        self._brand = BrandRenderer(hub, component_environment(config.theme.dirs), partial(self._resolved, config))
        files.append(GeneratedFile.of(path_of(VALUES_SHEET), self._brand.values_sheet(), config))
        self._pages = GeneratedPages(files, config)
        self._translated = TranslatedPages(files, config)
        title = hub.words(hub.settings.languages[0])("brand_title")
        self._pages.add((BRAND_PAGE,), title, self._brand.overview, styles=OVERVIEW_STYLES)
        for one in hub.of(BRAND).sets.values():
            sources = [f"brand/{one.id}.md", f"brand/{one.id}/index.md"]
            sources = [source for source in sources if source != BRAND_PAGE]
            self._pages.add(sources, one.title, partial(self._brand.body, one), styles=SET_STYLES, entry=one.address)
            for translation in one.translations:
                self._translated.add(translation, partial(self._brand.body, heading=True), SET_STYLES)
        all_renditions = hub.of(BRAND).renditions.values()
        made = {one.path: one for of in all_renditions for one in (*of.previews, *of.downloads)}
        for path, rendition in made.items():
            source = self._store.place(rendition)
            self._later.append(RenditionFile.at(path, source, config))
        self._later.extend(examined)
        for file in self._later:
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps the navigation for the pages that are rendered outside of it, and the files to which sets link."""
        del config
        self._nav, self._files = nav, files

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
        """Gives translated pages what they need to be written, and search what it finds assets by."""
        self._written = Shared(wanted(self._later, files), lambda file: file.write())
        self._translated.frame(env, self._nav)
        keeper_for(config.plugins).found(self._brand.search_records(self._pages.texts))

    @event_priority(100)  # before plugins that look at what was built
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Goes on until every archive and rendition is written."""
        del config
        if not self._written.finished():
            raise PluginError("Not all pictures could be written, see above.")

    def _resolved(self, config: MkDocsConfig, one: BrandSet, written: str) -> str:
        """A link of the set's file as its page needs it; one that leads nowhere stays, and is said."""
        scheme, host, path, query, fragment = urlsplit(written)
        if scheme or host or not path or path.startswith("/"):
            return written
        if found := _file_at(self._files, unquote(path), f"brand/{one.id}"):
            address = get_relative_url(found.url, one.address)
            return urlunsplit(("", "", address, query, fragment))
        places = keeper_for(config.plugins).places(config)
        there = (places.docs / "brand" / one.id / unquote(path)).is_file()
        # What is there and not published has its dates: that must not fail a build.
        level = logging.INFO if there else logging.WARNING
        message = "%s/%s: guidance has a link to “%s”, where nothing is published"
        log.log(level, message, places.shown, one.source, written)
        return written

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Adds translated sets to the sitemap; instant navigation reads it too."""
        if template_name != "sitemap.xml" or not config.site_url:
            return output
        return with_addresses(output, (config.site_url + address for address in self._translated.addresses))


def _file_at(files: Files, written: str, set_folder: str) -> File | None:
    """The file that a link in a set's file means: a path relative to it, or the address of a page."""
    path = posixpath.normpath(posixpath.join(set_folder, written))
    found = files.get_file_from_path(path)
    if found is None and written.endswith("/"):
        found = next((file for file in files if unquote(file.url) == f"{path}/"), None)
    return found if found and found.inclusion.value > InclusionLevel.DRAFT.value else None
