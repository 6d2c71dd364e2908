"""The plugin `advocacy/programme`: groups with badges, events with calendars, people, feedback, and the programme."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any

from jinja2 import Environment
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.core.validation import checked_options
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.events.calendar import calendars
from mkdocs_advocacy.kinds.events.kind import EVENTS
from mkdocs_advocacy.kinds.events.private import sources_of_private
from mkdocs_advocacy.kinds.groups.options import ProgrammeOptions
from mkdocs_advocacy.kinds.groups.programme_page import ProgrammeRenderer
from mkdocs_advocacy.kinds.newsletters.feeds import issue_feeds
from mkdocs_advocacy.kinds.newsletters.page import STYLES as SECTION_STYLES
from mkdocs_advocacy.kinds.newsletters.page import FilledPages
from mkdocs_advocacy.kinds.newsletters.shapes import files_of
from mkdocs_advocacy.kinds.newsletters.shown import find_unprinted, portraits_in_issues
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.portraits import make_portrait, report_impossible
from mkdocs_advocacy.kinds.people.render import SOURCES, STYLES, render_people
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.stories.block_render import StoryBlocks
from mkdocs_advocacy.mkdocs_plugins.badge_files import BadgeFiles
from mkdocs_advocacy.mkdocs_plugins.brand_look import config_of
from mkdocs_advocacy.mkdocs_plugins.feedback_pages import FeedbackPages
from mkdocs_advocacy.mkdocs_plugins.generated_pages import GeneratedPages
from mkdocs_advocacy.mkdocs_plugins.language_pages import LanguagePages
from mkdocs_advocacy.rendering.page_styles import ask_for
from mkdocs_advocacy.rendering.pages import GeneratedFile, MadeFile, require_hub, show_theme_in
from mkdocs_advocacy.rendering.reminders import reminders, write_reminder
from mkdocs_advocacy.rendering.templates import component_environment

log = logging.getLogger("mkdocs.plugins.advocacy")


class ProgrammePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The plugin that enables groups, events, people and feedback."""

    options: ProgrammeOptions = ProgrammeOptions()
    _portraits: Mapping[str, bytes]
    """The portraits to publish, by path in the site."""
    _unprinted: Collection[str]
    _pages: GeneratedPages
    _programme: LanguagePages
    _badges: BadgeFiles
    _stories: StoryBlocks
    _feedback: FeedbackPages
    _filled: FilledPages
    _nav: Navigation

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check the options and report errors in plain language."""
        document = config_of(config_file_path)
        checked, errors = checked_options(ProgrammeOptions, options, config=document, plugin="advocacy/programme")
        if checked:
            self.options = checked
        return errors, []

    def on_config(self, config: MkDocsConfig) -> None:
        """Fail early if the `advocacy` plugin is not configured."""
        require_hub(config, "advocacy/programme")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Create the portraits before pages refer to them. An unusable picture is left out."""
        keeper = keeper_for(config.plugins)
        people = keeper.hub.of(PEOPLE)
        on_pages = {one.portrait.path: one.portrait for one in people.shown_in("page") if one.portrait}
        portraits: dict[str, bytes] = {}
        failed: set[str] = set()
        for path, portrait in {**on_pages, **portraits_in_issues(keeper.hub, config.site_url or "")}.items():
            try:
                portraits[path] = make_portrait(portrait)
            except Impossible as reason:
                log.warning("%s", report_impossible(portrait, reason))
                failed.add(path)
        self._portraits = portraits
        if failed:
            keeper.hub = keeper.hub.with_content(PEOPLE, people.without_portraits(failed))

    @event_priority(90)  # before other plugins read the files, and after `advocacy` has placed them
    def _on_files_first(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the files of events with a private text, so that no plugin reads or links to it."""
        for source in sources_of_private(keeper_for(config.plugins).hub.of(EVENTS).values()):
            if file := files.get_file_from_path(source):
                files.remove(file)
                files.append(GeneratedFile.of(source, "\n", config, dest_uri=file.dest_uri, use_directory_urls=True))
        return files

    def _on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the calendars, reminders, badges and portraits, and the pages about the programme and its people."""
        hub, site = keeper_for(config.plugins).hub, config.site_url or ""
        for path, content in calendars(hub, config.site_name, site):
            files.append(GeneratedFile.of(path, content, config))
        for path, portrait in self._portraits.items():
            files.append(GeneratedFile.of(path, portrait, config))
        for file in _make_reminders(hub, config):
            files.append(file)
        self._badges = BadgeFiles(files, config)
        environment = component_environment(config.theme.dirs)
        self._pages = GeneratedPages(files, config)
        title = hub.words(hub.language)("people_title")
        self._pages.add(SOURCES, title, partial(render_people, hub, environment, site), styles=STYLES)
        has_analytics = bool(config.extra.get("analytics"))
        renderer = ProgrammeRenderer(hub, environment, has_analytics=has_analytics)
        self._programme = LanguagePages(renderer, hub, files, config)
        self._stories = StoryBlocks(hub, environment, site)
        shapes = dict(files_of(hub, site, config.site_name, environment))
        self._filled = FilledPages(hub, environment, shapes)
        feeds = issue_feeds(hub, config.site_name, site) if site else ()
        for path, content in (*shapes.items(), *feeds):
            files.append(GeneratedFile.of(path, content, config))
        self._unprinted = find_unprinted(hub, site, shapes.values())
        self._feedback = FeedbackPages(hub, self.options.tell_us, files, config, environment)
        return files

    @event_priority(-100)  # after the plugin that adds the images of stories
    def _on_files_last(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Remove images that are only for print but aren't on any poster."""
        del config
        for path in self._unprinted:
            if file := files.get_file_from_path(path):
                files.remove(file)
        return files

    on_files = CombinedEvent(_on_files_first, _on_files, _on_files_last)

    @event_priority(-99)  # after plugins that write Markdown, and before the plugins that fill blocks in other pages
    def _on_page_markdown_first(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make slots for the blocks in newsletters, and for blocks that all pages fill in the same way."""
        del config, files
        return self._filled.taken_out(markdown, page.file.src_uri, self._language_of(page))

    @event_priority(-100)  # after plugins that write Markdown
    def _on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set the titles of generated pages, and make slots for lists of stories and feedback."""
        del config, files
        self._pages.describe(page)
        self._programme.describe(page)
        markdown, problems = self._stories.taken_out(markdown, page.file.src_uri)
        if problems:  # in Markdown from other plugins; loading checks the hub's
            raise PluginError("\n".join(map(str, problems)))
        return self._feedback.begin(page, markdown)

    on_page_markdown = CombinedEvent(_on_page_markdown_first, _on_page_markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Add the people, the groups, the stories and the feedback to their pages."""
        del config, files
        source = page.file.src_uri
        if self._stories.are_in(source):
            ask_for(page, self._stories.styles)
        if self._filled.are_in(source):
            ask_for(page, SECTION_STYLES)
        html = self._filled.put_in(html, source, page.file.dest_uri)
        html = self._feedback.completed(page, self._stories.put_in(html, source, page.file.dest_uri))
        return self._programme.completed(page, self._pages.completed(page, html))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Switch the theme to the language of the page about the programme or of “You said, we did”."""
        del config, nav
        language = self._language_of(page)
        return show_theme_in(language, context) if language else context

    def _language_of(self, page: Page) -> str | None:
        """Return the language of a translation of these pages; None for other pages."""
        return self._programme.language_of(page) or self._feedback.language_of(page)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Store the navigation, for pages rendered outside MkDocs."""
        del config, files
        self._nav = nav

    @event_priority(-100)  # after plugins that change the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Prepare the pages of badges and translations for writing, and add generated pages to search."""
        del files
        self._badges.prepare(env, config, self._nav)
        self._feedback.frame(env, self._nav)
        keeper = keeper_for(config.plugins)
        keeper.found(self._programme.search_records())
        keeper.found(self._feedback.search_records())

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add the pages of badges and feedback to the sitemap, which instant navigation reads too."""
        if template_name != "sitemap.xml" or not config.site_url:
            return output
        return self._feedback.in_sitemap(self._badges.with_addresses(output))


def _make_reminders(hub: Hub, config: MkDocsConfig) -> Iterator[MadeFile]:
    if POSTS.capability in hub.plugins:
        campaigns = (one for campaign in hub.of(CAMPAIGNS).values() for one in campaign.all_languages)
        for path, entry in reminders([*hub.of(POSTS).current_in_all_languages, *campaigns], hub):
            yield MadeFile.at(path, partial(write_reminder, entry, hub, config.site_url or ""), config)
