"""The `advocacy/posts` plugin: builds the pages of posts, the feed and campaigns."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

from jinja2 import Environment
from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.core.validation import checked_options
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.launch_render import LaunchRenderer
from mkdocs_advocacy.kinds.campaigns.poster_render import PosterRenderer
from mkdocs_advocacy.kinds.campaigns.render import CampaignRenderer
from mkdocs_advocacy.kinds.posts.contributing import DATA, PostsOptions, script_contribute
from mkdocs_advocacy.kinds.posts.data_files import files_of_posts
from mkdocs_advocacy.kinds.posts.feed_pages import FeedRenderer, page_address
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.kinds.posts.lists import ListRenderer
from mkdocs_advocacy.kinds.posts.not_found import not_found
from mkdocs_advocacy.kinds.posts.render import PostRenderer
from mkdocs_advocacy.kinds.posts.welcome import WelcomeRenderer
from mkdocs_advocacy.mkdocs_plugins.brand_look import config_of
from mkdocs_advocacy.mkdocs_plugins.entry_pages import TranslatedPages
from mkdocs_advocacy.mkdocs_plugins.generated_pages import GeneratedPages
from mkdocs_advocacy.mkdocs_plugins.post_pages import FEED_STYLES, PostPages
from mkdocs_advocacy.rendering.fast.kept_pages import KeptPages
from mkdocs_advocacy.rendering.page_styles import CARDS, ask_for
from mkdocs_advocacy.rendering.pages import (
    NOT_FOUND,
    NOT_FOUND_PART,
    GeneratedFile,
    MadeFile,
    describe,
    require_hub,
)
from mkdocs_advocacy.rendering.sitemap import with_addresses
from mkdocs_advocacy.rendering.templates import component_environment

FEED_PAGE, CAMPAIGNS_PAGE = "posts/index.md", "campaigns/index.md"
WELCOME_STYLES = ("components/welcome",)
CAMPAIGN_STYLES = (*CARDS, "components/actions", "kinds/calls", "kinds/campaigns")
RESULTS_STYLES = ("components/charts", "kinds/results")
LAUNCH_STYLES = ("components/page", "kinds/launch")


def _find_address(files: Files, source: str) -> str | None:
    """Return the address of a page of the site, relative to its root, or None if the site doesn't have the page."""
    file = files.get_file_from_path(source)
    return file.url if file else None


class PostsPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The plugin that renders posts, the feed and campaigns."""

    options: PostsOptions = PostsOptions()
    _hub: Hub
    _listings: Listings | None = None
    _feed: FeedRenderer
    _lists: ListRenderer
    _welcomes: WelcomeRenderer
    _campaigns: CampaignRenderer
    _launches: LaunchRenderer
    _nav: Navigation
    _pages: GeneratedPages
    _translated: TranslatedPages
    _post_pages: PostPages | None = None

    def __init__(self) -> None:
        """Keep pages between the builds of `mkdocs serve`, which reuses the instance."""
        self._kept_pages, self._serving = KeptPages(), False

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check the options and report errors in plain language."""
        document = config_of(config_file_path)
        checked, errors = checked_options(PostsOptions, options, config=document, plugin="advocacy/posts")
        if checked:
            self.options = checked
        return errors, []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Save whether this is a preview, which MkDocs rebuilds after each change."""
        del dirty
        self._serving = command == "serve"

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """In a preview, move post pages out of the site folder before MkDocs empties it."""
        if self._serving:
            self._kept_pages.put_away(Path(config.site_dir, POSTS.name))

    def on_config(self, config: MkDocsConfig) -> None:
        """Fail early if the `advocacy` plugin is not configured."""
        require_hub(config, "advocacy/posts")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the files for posts, the feed, campaigns and browser scripts."""
        self._hub = keeper_for(config.plugins).hub
        environment = component_environment(config.theme.dirs)
        listings = self._listings = Listings(
            self._hub, environment, config.site_url or "", is_preview=self._serving, earlier=self._listings
        )
        contribute = self.options.contribute
        self._feed = FeedRenderer(self._hub, listings, environment, contribute)
        self._lists = ListRenderer(self._hub, listings, environment)
        self._welcomes = WelcomeRenderer(self._hub, environment)
        self._campaigns = CampaignRenderer(self._hub, listings, environment, partial(_find_address, files))
        self._launches = LaunchRenderer(self._hub, self._campaigns, environment, config.site_url or "")
        pages = self._post_pages = PostPages(
            self._hub, PostRenderer(self._hub, listings, environment, contribute), self._feed, config
        )
        for file in pages.files:
            files.append(file)
        self._generate(files, config)
        if contribute:
            files.append(GeneratedFile.of(DATA, script_contribute(contribute).encode(), config))
        if config.site_url:
            posters = PosterRenderer(self._hub, self._campaigns, environment, config.site_url, config.site_name)
            for path, poster in posters.files():
                files.append(GeneratedFile.of(path, poster, config))
        site = (config.site_name, config.site_url or "")
        for path, content in files_of_posts(self._hub, listings, self._feed.data, *site):
            files.append(
                GeneratedFile.of(path, content, config)
                if isinstance(content, bytes)
                else MadeFile.at(path, content, config)
            )
        return files

    def _generate(self, files: Files, config: MkDocsConfig) -> None:
        """Add the feed and campaigns as MkDocs pages, unless the writer has created these pages."""
        words = self._hub.words(self._hub.settings.languages[0])
        self._pages = GeneratedPages(files, config)
        self._pages.add((FEED_PAGE,), words("feed_title"), self._feed.first, styles=FEED_STYLES)
        self._pages.add((CAMPAIGNS_PAGE,), words("campaigns_title"), self._campaigns.overview, styles=CAMPAIGN_STYLES)
        self._translated = TranslatedPages(files, config)
        styles = (*CAMPAIGN_STYLES, *(RESULTS_STYLES if "results" in self._hub.plugins else ()))
        for campaign in self._hub.of(CAMPAIGNS).values():
            for translation in campaign.translations:
                self._translated.add(translation, partial(self._campaigns.body, heading=True), styles)
            sources = [f"campaigns/{campaign.id}.md", f"campaigns/{campaign.id}/index.md"]
            sources = [source for source in sources if source != CAMPAIGNS_PAGE]
            body, title = partial(self._campaigns.body, campaign), campaign.template.title
            self._pages.add(sources, title, body, styles=styles, entry=campaign.address)
        for page in self._launches.pages():
            self._translated.add(page, self._launches.body, LAUNCH_STYLES, source=f"{page.address}index.html")

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Save the navigation for pages that are rendered separately."""
        del config, files
        self._nav = nav

    @event_priority(-100)  # after plugins that write Markdown
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Replace post lists and the welcome with placeholders, and add a missing title and description."""
        del config, files
        self._pages.describe(page)
        source = page.file.src_uri
        markdown, problems = self._lists.taken_out(markdown, source)
        markdown, welcome_problems = self._welcomes.taken_out(markdown, source)
        if (welcome := self._welcomes.of(source)) and not (page.meta.get("title") or page.is_homepage):
            describe(page, title=welcome.title)
        if problems := [*problems, *welcome_problems]:  # in Markdown from other plugins; loading checks the hub's
            raise PluginError("\n".join(map(str, problems)))
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Insert post lists, the welcome and the content of generated pages."""
        del config, files
        if self._welcomes.of(page.file.src_uri):
            ask_for(page, WELCOME_STYLES)
            html = self._welcomes.put_in(html, page.file.src_uri, page.file.dest_uri)
        if self._lists.are_in(page.file.src_uri):
            ask_for(page, CARDS)
        html = self._lists.put_in(html, page.file.src_uri, page.file.dest_uri)
        return self._pages.completed(page, html)

    @event_priority(-100)  # after plugins that change the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Prepare and start writing all pages, and add them to search."""
        if self._post_pages:
            self._post_pages.begin(env, self._nav, files, self._kept_pages if self._serving else None)
        self._translated.frame(env, self._nav)
        if listings := self._listings:
            keeper = keeper_for(config.plugins)
            feed = self._feed.data  # the feed's scripts rely on the order of its posts
            keeper.found(map(listings.search, feed.posts), version=feed.version)
            keeper.found(self._campaigns.search_records(self._pages.texts))
            keeper.found(map(self._launches.search_record, self._launches.pages()))

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Add the main part of the 404 page."""
        if template_name == NOT_FOUND and (listings := self._listings):
            base = f"{context['base_url'].rstrip('/')}/"
            environment = component_environment(config.theme.dirs)
            part = {NOT_FOUND_PART: not_found(self._hub, listings, environment, base)}
            return cast(TemplateContext, {**context, **part})
        return context

    @event_priority(100)  # before plugins that inspect the built site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish writing the pages."""
        del config
        if self._post_pages:
            self._post_pages.finish()

    def on_build_error(self, *, error: Exception) -> None:
        """Stop writing pages."""
        del error
        self._stop()

    def _stop(self) -> None:
        if self._post_pages:
            self._post_pages.stop()

    def on_shutdown(self) -> None:
        """Stop writing pages, and delete the pages that a preview keeps outside the site folder."""
        self._stop()
        self._kept_pages.clear()

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add the current posts, feed pages and translations to the sitemap, which instant navigation uses too."""
        if template_name != "sitemap.xml" or not config.site_url:
            return output
        addresses = [
            *(post.address for post in self._hub.of(POSTS).current_in_all_languages),
            *(page_address(number) for number in self._feed.older_pages()),
            *self._translated.addresses,
        ]
        return with_addresses(output, (config.site_url + address for address in addresses))
