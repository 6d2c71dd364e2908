"""The `advocacy` plugin: loads and checks the hub, and provides the data that all pages share."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any, Literal

from jinja2 import Environment
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from pydantic import Field
from rjsmin import jsmin

from mkdocs_advocacy.content.hub import Hub, Unpublished, load_hub, private_folders, unreadable
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.ledger.model import LEDGER, Permalink
from mkdocs_advocacy.content.ledger.record import public_list, was_public
from mkdocs_advocacy.content.look import look_problems
from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.content.site_address import check_site_address
from mkdocs_advocacy.core.caches import cache_folder
from mkdocs_advocacy.core.config_file import repeated_names
from mkdocs_advocacy.core.files import unreadable_folders
from mkdocs_advocacy.core.model import Moment
from mkdocs_advocacy.core.problems import Problem, Severity, failing, for_people
from mkdocs_advocacy.core.validation import checked_options
from mkdocs_advocacy.core.zones import zone_or_utc
from mkdocs_advocacy.kinds import KINDS
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.posts.memory import changed_since, load_memory, save_memory
from mkdocs_advocacy.mkdocs_plugins.audience_pages import AudiencePages
from mkdocs_advocacy.mkdocs_plugins.brand_look import config_of, theme_pictures, wear_brand
from mkdocs_advocacy.mkdocs_plugins.coming_pages import check_coming_pages
from mkdocs_advocacy.mkdocs_plugins.disk_faults import disk_fault
from mkdocs_advocacy.mkdocs_plugins.ended_links import EndedLinks
from mkdocs_advocacy.mkdocs_plugins.entry_pages import EntryPages
from mkdocs_advocacy.mkdocs_plugins.search import SiteSearch
from mkdocs_advocacy.mkdocs_plugins.static_i18n import builds_once_more, put_aside, put_back
from mkdocs_advocacy.mkdocs_plugins.unclaimed import unclaimed
from mkdocs_advocacy.networks.load import builtin_networks, meant_network
from mkdocs_advocacy.rendering.brand_sheet import BRAND_SHEET, brand_sheet
from mkdocs_advocacy.rendering.fast.compiled import keep_compiled
from mkdocs_advocacy.rendering.fast.garbage import collect_again, exclude_hub, stop_collecting
from mkdocs_advocacy.rendering.navigation import PagesAbove
from mkdocs_advocacy.rendering.page_styles import CARDS, ON_ALL_PAGES, ask_for, squeezed_css, with_asked
from mkdocs_advocacy.rendering.pages import NOT_FOUND, GeneratedFile, escape_for_theme, remove_sources, show_theme_in
from mkdocs_advocacy.rendering.redirects import redirect_pages
from mkdocs_advocacy.rendering.search.record import SearchRecord
from mkdocs_advocacy.rendering.shared_assets import shared_assets
from mkdocs_advocacy.rendering.sitemap import with_addresses, without_addresses
from mkdocs_advocacy.rendering.templates import component_environment, theme_folder

log = logging.getLogger("mkdocs.plugins.advocacy")

MATERIAL_FONTS = {"text": "Roboto", "code": "Roboto Mono"}
"""The default fonts of Material 9, which browsers load from another origin."""

MOVED_TEMPLATE = (
    "%s replaces no template: templates are in the folder of their kind, such as advocacy/posts/card.html; "
    "CHANGELOG.md lists the new paths"
)

NOT_MATERIAL = (
    "mkdocs.yml: a hub needs the theme Material for MkDocs, or a theme that extends it: write “theme: {name: material}”"
)

EDITION_IN_ADDRESSES = (
    "mkdocs.yml: mike would add the edition's name to every link that people share; "
    'write “- mike: {canonical_version: ""}” above “- advocacy” under plugins:'
)

CURRENT_EDITION = "latest"
"""The edition that mike builds from the current hub and that isn't frozen; see docs/editions.md."""


class Options(Settings):
    """The plugin's options in mkdocs.yml."""

    now: Annotated[
        Moment | None, Field(description="The build's time; default: SOURCE_DATE_EPOCH, or the current time.")
    ] = None


class AdvocacyPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The main plugin, which loads the hub and does the work that all kinds of content share."""

    options: Options
    hub: Hub
    kinds: Sequence[Kind[Any]] = KINDS
    _permalinks: tuple[Permalink, ...]
    _coming: Mapping[str, datetime]
    _unseen: Collection[str]
    _entries: EntryPages
    _audiences: AudiencePages
    _nav: Navigation
    _put_aside: list[GeneratedFile]

    def __init__(self) -> None:
        """Keep loaded files between the builds of `mkdocs serve`, which reuses the instance."""
        self._memory: dict[str, Any] = {}
        self._unsaved: Path | None = None
        """The folder of caches, if the posts in it are older than `_memory`."""
        self._serving = False
        self._ended_links = EndedLinks()
        self._marked: Page | None = None
        self._search = SiteSearch()

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check the options and report errors for writers, with their positions in mkdocs.yml."""
        zone, config = zone_or_utc(options.get("timezone")), config_of(config_file_path)
        meant = partial(meant_network, builtin_networks())
        valid, errors = checked_options(Options, options, zone, config=config, plugin="advocacy", meant_network=meant)
        if valid:
            self.options = valid
        return errors, []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Save whether this is a preview, which shows drafts."""
        if dirty and command != "serve":
            log.warning(
                "--dirty keeps files of earlier builds, including withdrawn ones; build without it before you publish"
            )
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the package's theme folder and stylesheets, and disable Material's default fonts from another origin."""
        own_theme = Path(config.theme.custom_dir or os.devnull)
        if config.theme.custom_dir:
            _refuse_unreadable(unreadable_folders(own_theme, self.places(config).root))
        if not any(Path(folder, "partials", "languages").is_dir() for folder in config.theme.dirs):
            raise PluginError(NOT_MATERIAL)
        folder = str(theme_folder())
        if folder not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)
        for template in sorted((own_theme / "advocacy").glob("*.html")):
            log.warning(MOVED_TEMPLATE, template)
        if ON_ALL_PAGES[0] not in config.extra_css:
            config.extra_css[:0] = ON_ALL_PAGES
        if config.theme.get("font") == MATERIAL_FONTS:
            config.theme["font"] = False
        extensions: list[Any] = config.markdown_extensions
        if self._ended_links not in extensions:
            extensions.append(self._ended_links)
        self._search.replace_search_of_theme(config)
        if (mike := config.plugins.get("mike")) and mike.config["canonical_version"] is None:
            raise PluginError(EDITION_IN_ADDRESSES)
        return config

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Watch the content folders outside the published folder."""
        del builder
        for kind in self.kinds:
            if not kind.is_in_docs and (folder := kind.folder_in(self.places(config))).is_dir():
                server.watch(str(folder))

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load the hub, and stop if it has errors, before MkDocs deletes the files of the previous build."""
        if config.site_url:
            config.site_url = f"{config.site_url.rstrip('/')}/"  # mike may append an edition's name without a slash
        self._search.stop()
        stop_collecting()
        self.hub, unpublished = self._load_remembering(config)
        self._permalinks, self._coming = unpublished.permalinks, unpublished.coming  # the rest takes much memory
        self._unseen = unpublished.unseen
        wear_brand(config, self.hub, self.places(config))
        ended = self.hub.of(BRAND).ended
        self._ended_links.files = ended.keys()
        self._ended_links.sets = {f"brand/{brand_set.id}" for brand_set in ended.values()}
        self._ended_links.for_others = unpublished.for_others
        exclude_hub()
        for problem in for_people(problem for problem in self.hub.problems if problem.severity is not Severity.NOTICE):
            log.log(logging.ERROR if problem.severity is Severity.ERROR else logging.WARNING, "%s", problem)
        if failing(self.hub.problems, strict=False):
            raise PluginError("Nothing was built because of the errors above.")
        if self._serving:
            self._search.put_away(Path(config.site_dir))

    @event_priority(100)  # before any template is loaded
    def _on_env_first(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Prepare the pages of translations, and add all entries to search."""
        del files
        keep_compiled(env)
        self._entries.translated.frame(env, self._nav)
        self._search.clear(config)
        self.found(self._entries.search_records())

    @event_priority(-1000)  # after all plugins have added their records
    def _on_env_last(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Start to create the search index while MkDocs builds the pages."""
        del env
        self._search.read_pages(files, config, self.kinds, self.hub)
        self._search.begin(self._caches(config), keep_records=builds_once_more(config))

    on_env = CombinedEvent(_on_env_first, _on_env_last)

    def has_ended(self, path: str) -> bool:
        """Return whether `path`, relative to the published folder, is an expired file or only for other audiences."""
        return self._ended_links.has_ended(path)

    def found(self, records: Iterable[SearchRecord], *, version: str = "") -> None:
        """Add records to search. `version` is the version of the feed that contains these posts."""
        self._search.add(records, version)

    @event_priority(-100)  # after plugins that change the context
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Escape values that the theme doesn't, set stylesheets and language, and mark the parent page in `nav`."""
        is_in_nav = any(nav_page is page for nav_page in nav.pages)
        if not is_in_nav and (parent := PagesAbove(nav.pages)(page.url)):
            parent.active, self._marked = True, parent
        context = escape_for_theme(context, page)
        context["config"]["extra_css"] = with_asked(config.extra_css, page)
        language = self._entries.language_of(page) or self._audiences.language_of(page)
        return show_theme_in(language, context) if language else context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Remove the mark from the navigation for the next page."""
        del page, config
        if self._marked:
            self._marked.active, self._marked = False, None
        return output

    @event_priority(-100)
    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Escape values that the theme doesn't, on pages such as 404.html, and set the stylesheets of that page."""
        context = escape_for_theme(context, None)
        if template_name == NOT_FOUND:
            page = SimpleNamespace()
            ask_for(page, CARDS)
            context["config"]["extra_css"] = with_asked(config.extra_css, page)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index, and check that every address that was ever published has a page."""
        collect_again(hub_too=self._serving)
        self._search.finish(self._caches(config), Path(config.site_dir))
        if self._serving:
            return
        addresses = self.hub.addresses
        own = (
            entry for entry in (addresses.ledger or {}).values() if entry.address not in addresses.audiences.for_others
        )
        public = (entry for entry in own if was_public(entry, self.hub.now))
        if dead := [entry.address for entry in public if not Path(config.site_dir, entry.file).is_file()]:
            raise PluginError(f"The site has no page for addresses that were published before: {', '.join(dead)}")

    @event_priority(-100)  # after other plugins have handled the error
    def on_build_error(self, *, error: Exception) -> None:
        """Resume garbage collection, stop the index, and report disk errors in plain language."""
        collect_again()
        self._search.stop()
        if fault := disk_fault(error):
            raise fault from None

    def on_shutdown(self) -> None:
        """Delete temporary files for other plugins, stop the index and save the cache."""
        remove_sources()
        self._search.stop()
        self._search.clear_kept()
        self._save_memory()

    def _load_remembering(self, config: MkDocsConfig) -> tuple[Hub, Unpublished]:
        """Load the hub with the cache of an earlier build or check, and save the cache for the next.

        A preview only saves it after the first build and at exit: saving takes longer than loading a changed post.
        """
        caches = self._caches(config)
        is_first = not self._memory
        if is_first:
            self._memory = load_memory(caches)
        before = dict(self._memory)
        loaded = self.load(config)
        if changed_since(before, self._memory):
            self._unsaved = caches
        if is_first or not self._serving:
            self._save_memory()
        if not self._serving and not builds_once_more(config):
            self._memory = {}
        return loaded

    def _caches(self, config: MkDocsConfig) -> Path:
        """Return the folder of caches of the site that `config` configures."""
        return cache_folder(self.places(config).root, config.config_file_path)

    def _save_memory(self) -> None:
        if self._unsaved:
            save_memory(self._unsaved, self._memory)
            self._unsaved = None

    def load(
        self, config: MkDocsConfig, *, drafts: bool = False, memory: dict[str, Any] | None = None
    ) -> tuple[Hub, Unpublished]:
        """Load the hub of `config` as of this build's time, including drafts if wanted."""
        if config.site_url and (error := check_site_address(config.site_url)):
            raise PluginError(f"mkdocs.yml: site_url: {error}")
        settings = Settings.model_validate(self.options.model_dump(exclude={"now"}, exclude_unset=True))
        if self._serving or drafts:
            settings = settings.model_copy(update={"drafts": True})
        plugins = [name.removeprefix("advocacy/") for name in config.plugins if name.startswith("advocacy/")]
        limits: Limits | None = getattr(config.plugins.get("advocacy/brand"), "limits", None)
        programme, results = (
            getattr(config.plugins.get(f"advocacy/{name}"), "options", None) for name in ("programme", "results")
        )
        cache = self._memory if memory is None else memory
        places, document = self.places(config), config_of(config.config_file_path)
        _refuse_unreadable(unreadable(places, self.kinds))
        hub, unpublished = load_hub(
            places,
            settings,
            self._now(),
            self.kinds,
            memory=cache,
            plugins=plugins,
            is_edition=os.environ.get("MIKE_DOCS_VERSION", CURRENT_EDITION) != CURRENT_EDITION,
            options={"brand": limits, "programme": programme, "results": results},
            config=document,
            site=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        )
        look = look_problems(hub, document, theme_pictures(config, hub, places))
        return hub.with_problems([*repeated_names(document), *look]), unpublished

    @staticmethod
    def places(config: MkDocsConfig) -> Places:
        """Return the folders of the hub of `config`."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        own_theme = config.theme.custom_dir
        return Places(root, Path(config.docs_dir), Path(own_theme) if own_theme else None)

    def _now(self) -> datetime:
        if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
            try:
                return datetime.fromtimestamp(int(epoch), UTC)
            except (ValueError, OverflowError, OSError):
                raise PluginError(
                    f"SOURCE_DATE_EPOCH is “{epoch}”, but must be a whole number of seconds since 1970"
                ) from None
        return self.options.now or datetime.now(UTC)

    @event_priority(100)  # before any plugin that inspects the files
    def _on_files_first(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Withhold unclaimed files, add redirects, shared assets and the ledger, and minify scripts and stylesheets."""
        self._withhold(files, config)
        for file in files:
            if file.src_uri.startswith("assets/advocacy/") and file.src_uri.endswith((".js", ".css")):
                minify = jsmin if file.src_uri.endswith(".js") else squeezed_css
                file.content_string, file.abs_src_path = minify(file.content_string), file.abs_src_path
        words = self.hub.words(self.hub.settings.languages[0])
        environment = component_environment(config.theme.dirs)
        for path, page in redirect_pages(self.hub.addresses.redirects, words, config.site_url or "", environment):
            files.append(GeneratedFile.of(path, page, config))
        addresses = self.hub.addresses
        moved = (redirect.encoded for redirect in addresses.redirects)
        if color := self.hub.settings.brand.primary:
            sheet = brand_sheet(color)
            files.append(GeneratedFile.of(BRAND_SHEET, sheet, config))
        icons = any(kind.capability in self.hub.plugins for kind in self.kinds)
        for path, content in shared_assets(self.hub, config.theme.dirs, icons=icons):
            files.append(GeneratedFile.of(path, content, config))
        self._entries = EntryPages(self.hub, self.kinds, files, config, environment)
        self._audiences = AudiencePages(self.hub, self.kinds, files, config, environment)
        listed = public_list(
            addresses.ledger or {}, self._permalinks, moved, self.hub.now, addresses.audiences.for_others
        )
        files.append(GeneratedFile.of(LEDGER, listed, config))
        return files

    @event_priority(-99)  # just before static-i18n
    def _on_files_for_i18n(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Set aside files that static-i18n can't handle."""
        self._put_aside = put_aside(files, config)
        return files

    @event_priority(-1000)  # after any plugin that adds files
    def _on_files_last(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Withhold unclaimed files of other plugins, and remove expired files from the navigation."""
        put_back(self._put_aside, files, config)
        self._withhold(files, config)
        self._ended_links.is_there = lambda path: files.get_file_from_path(path) is not None
        check_coming_pages(self._coming, self._unseen, files, config, self._ended_links)
        if config.nav is not None:
            config.nav = self._ended_links.without_ended(config.nav)
        return files

    @event_priority(-98)  # after plugins that write Markdown, and before blocks are filled, which may leave no text
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Save which page MkDocs converts next, and set the title and description of an entry's page."""
        del config, files
        self._ended_links.page = page.file.src_uri
        self._entries.describe(page)
        self._audiences.describe(page)
        return self._entries.text_of(page, markdown)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Save the navigation for pages that are rendered separately."""
        del config, files
        self._nav = nav

    @event_priority(-50)  # after plugins that fill blocks in the text, which search reads here
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Add the parts of an entry around its text."""
        del config, files
        return self._audiences.completed(page, self._entries.completed(page, html))

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add translated entries to the sitemap, which instant navigation uses too, and remove expired ones."""
        if template_name != "sitemap.xml" or not config.site_url:
            return output
        translated, ended = (
            [config.site_url + address for address in addresses]
            for addresses in (self._entries.translated.addresses, self._entries.ended)
        )
        return without_addresses(with_addresses(output, translated), ended)

    on_files = CombinedEvent(_on_files_first, _on_files_for_i18n, _on_files_last)

    def _withhold(self, files: Files, config: MkDocsConfig) -> None:
        """Remove all files in the hub that MkDocs would copy or render but nothing claims."""
        private = private_folders(self.places(config), self.kinds)
        for file in unclaimed(files, self.hub.published, private, Path(config.docs_dir), config.theme.custom_dir):
            files.remove(file)


def _refuse_unreadable(problems: Sequence[Problem]) -> None:
    """Stop the build if folders can't be read, because the site would lack their files."""
    if problems:
        raise PluginError("\n".join(("The hub could not be read. Nothing was built.", *map(str, for_people(problems)))))
