"""The `advocacy/brand` plugin: builds pages for brand assets."""

from __future__ import annotations

import logging
import os
import posixpath
import time
from collections.abc import Collection, Mapping
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
from mkdocs_advocacy.kinds.brand.model import BrandFile, BrandSet
from mkdocs_advocacy.kinds.brand.render import BrandRenderer
from mkdocs_advocacy.kinds.brand.renditions.complete import CACHE, completed
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.renditions.produce import NoRoom
from mkdocs_advocacy.kinds.brand.renditions.progress import Reporter
from mkdocs_advocacy.kinds.brand.renditions.store import Store
from mkdocs_advocacy.kinds.brand.values_sheet import VALUES_SHEET
from mkdocs_advocacy.kinds.newsletters.shown import story_images_in_issues
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.stories.kind import STORIES
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
    """The plugin that builds pages for the hub's brand sets."""

    limits: Limits = Limits()
    _brand: BrandRenderer
    _of_stories: Collection[BrandFile]
    """The images that stories, their posts and issues of the newsletter publish."""
    _files: Files
    _pages: GeneratedPages
    _translated: TranslatedPages
    _nav: Navigation
    store: Store
    """The cache of renditions."""
    _later: list[SetFile]
    """Files that are written in parallel with MkDocs. Archives come first because they take longest."""
    _written: Shared[SetFile]

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check the options and report errors in plain language."""
        limits, errors = checked_options(Limits, options, config=config_of(config_file_path), plugin="advocacy/brand")
        if limits:
            self.limits = limits
        return errors, []

    def on_config(self, config: MkDocsConfig) -> None:
        """Fail early if the `advocacy` plugin is not configured."""
        require_hub(config, "advocacy/brand")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Create the renditions of all images, because pages show their dimensions, and log any problems."""
        keeper = keeper_for(config.plugins)
        hub, places = keeper.hub, keeper.places(config)
        self.store = Store(places.root / CACHE)
        reporter = Reporter(log.info, time.monotonic)
        on_pages, in_posts = hub.of(STORIES).pictures, hub.of(POSTS).story_pictures
        in_issues = story_images_in_issues(hub, config.site_url or "")
        self._of_stories = {**in_issues, **on_pages, **in_posts}.values()
        try:
            brand, problems, excused = completed(
                hub.of(BRAND).with_files(self._of_stories),
                hub.networks,
                places.docs,
                places.shown,
                self.store,
                self.limits,
                os.cpu_count() or 1,
                reporter,
            )
        except NoRoom as reason:
            raise PluginError(f"Image renditions cannot be written: {reason}. Nothing was built.") from None
        reporter.say_slowest()
        self.store.tidy(time.time())
        if not self.store.works:
            log.info("%s is not writable, so the next build creates the renditions again", CACHE.as_posix())
        for problem in for_people(problems):
            log.log(logging.INFO if problem.file in excused else logging.WARNING, "%s", problem)
        brand = brand.without_files(self._of_stories).without_downloads(on_pages.keys() - in_posts.keys())
        brand = brand.with_fallbacks_only(in_issues.keys() - on_pages.keys() - in_posts.keys())
        failed = hub.of(BRAND).published - brand.published
        keeper.hub = replace(hub.with_content(BRAND, brand), published=hub.published - failed)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for every set and an overview, unless the writer has created these pages."""
        hub = keeper_for(config.plugins).hub
        self._later = []
        examined: list[ExaminedFile] = []
        of_sets = [asset for brand_set in hub.of(BRAND).sets.values() for asset in brand_set.files]
        for asset in (*of_sets, *self._of_stories):
            if file := files.get_file_from_path(asset.path):
                files.remove(file)
                examined.append(ExaminedFile.of(asset, file, config))
        for brand_set in hub.of(BRAND).sets.values():
            if archive := archive_of(brand_set):
                self._later.append(ArchiveFile.at(archive.path, partial(archive.made, Path(config.docs_dir)), config))
        self._brand = BrandRenderer(hub, component_environment(config.theme.dirs), partial(self._resolve_link, config))
        files.append(GeneratedFile.of(path_of(VALUES_SHEET), self._brand.values_sheet(), config))
        self._pages = GeneratedPages(files, config)
        self._translated = TranslatedPages(files, config)
        title = hub.words(hub.settings.languages[0])("brand_title")
        self._pages.add((BRAND_PAGE,), title, self._brand.overview, styles=OVERVIEW_STYLES)
        for brand_set in hub.of(BRAND).sets.values():
            sources = [f"brand/{brand_set.id}.md", f"brand/{brand_set.id}/index.md"]
            sources = [source for source in sources if source != BRAND_PAGE]
            body = partial(self._brand.body, brand_set)
            self._pages.add(sources, brand_set.title, body, styles=SET_STYLES, entry=brand_set.address)
            for translation in brand_set.translations:
                self._translated.add(translation, partial(self._brand.body, heading=True), SET_STYLES)
        all_renditions = hub.of(BRAND).renditions.values()
        by_path = {one.path: one for image in all_renditions for one in (*image.previews, *image.downloads)}
        for path, rendition in by_path.items():
            source = self.store.place(rendition)
            self._later.append(RenditionFile.at(path, source, config))
        self._later.extend(examined)
        for file in self._later:
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Store the navigation, for pages rendered outside MkDocs, and the files, to resolve links in sets."""
        del config
        self._nav, self._files = nav, files

    @event_priority(-100)  # after plugins that change Markdown
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set the metadata of generated pages, as front matter would."""
        del config, files
        self._pages.describe(page)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Append the assets to the writer's content."""
        del config, files
        return self._pages.completed(page, html)

    @event_priority(-100)  # after plugins that change the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Prepare translated pages for writing and add the assets to the search index."""
        self._written = Shared(wanted(self._later, files), lambda file: file.write())
        self._translated.frame(env, self._nav)
        keeper_for(config.plugins).found(self._brand.search_records(self._pages.texts))

    @event_priority(100)  # before plugins that process the built site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait until every archive and rendition is written."""
        del config
        if not self._written.finished():
            raise PluginError("Some brand files could not be written. See the errors above.")

    def _resolve_link(self, config: MkDocsConfig, brand_set: BrandSet, written: str) -> str | None:
        """Return a link in a set's file relative to the set's page, or None if its target isn't shown.

        Broken links stay unchanged and are logged.
        """
        scheme, host, path, query, fragment = urlsplit(written)
        if scheme or host or not path:
            return written
        keeper, folder = keeper_for(config.plugins), f"brand/{brand_set.id}"
        target = posixpath.normpath(posixpath.join("/", folder, unquote(path))).lstrip("/")
        if keeper.has_ended(target):
            return None
        if path.startswith("/"):
            return written
        if file := _find_file(self._files, unquote(path), folder):
            address = get_relative_url(file.url, brand_set.address)
            return urlunsplit(("", "", address, query, fragment))
        places = keeper.places(config)
        exists = (places.docs / target).is_file()
        # A file can exist without being published because of its dates. That must not fail a strict build.
        level = logging.INFO if exists else logging.WARNING
        message = "%s/%s: guidance links to “%s”, which is not published"
        log.log(level, message, places.shown, brand_set.source, written)
        return None if exists else written

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add translated sets to the sitemap, which instant navigation reads too."""
        if template_name != "sitemap.xml" or not config.site_url:
            return output
        return with_addresses(output, (config.site_url + address for address in self._translated.addresses))


def _find_file(files: Files, written: str, set_folder: str) -> File | None:
    """Return the published file that a set's link points to, given as a relative path or a page address."""
    path = posixpath.normpath(posixpath.join(set_folder, written))
    match = files.get_file_from_path(path)
    if match is None and written.endswith("/"):
        match = next((file for file in files if unquote(file.url) == f"{path}/"), None)
    return match if match and match.inclusion.value > InclusionLevel.DRAFT.value else None
