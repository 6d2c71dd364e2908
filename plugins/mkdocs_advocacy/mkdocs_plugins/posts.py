"""The plugin `advocacy/posts`: pages of posts, their feed and their campaigns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Literal, cast

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.render import CampaignRenderer
from mkdocs_advocacy.kinds.posts.data_files import files_of_posts
from mkdocs_advocacy.kinds.posts.feed_pages import FeedRenderer, page_address
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.kinds.posts.lists import ListRenderer
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.not_found import not_found
from mkdocs_advocacy.kinds.posts.render import PostRenderer
from mkdocs_advocacy.kinds.posts.welcome import WelcomeRenderer
from mkdocs_advocacy.mkdocs_plugins.entry_pages import TranslatedPages
from mkdocs_advocacy.mkdocs_plugins.generated_pages import GeneratedPages
from mkdocs_advocacy.mkdocs_plugins.static_i18n import is_later_build
from mkdocs_advocacy.rendering.fast.frames import ChangedSlot
from mkdocs_advocacy.rendering.fast.kept_pages import KeptPages
from mkdocs_advocacy.rendering.fast.page_cache import PageCache, digest_of
from mkdocs_advocacy.rendering.fast.parallel_writing import Shared
from mkdocs_advocacy.rendering.page_styles import CARDS, ask_for
from mkdocs_advocacy.rendering.pages import (
    NOT_FOUND,
    NOT_FOUND_PART,
    Chrome,
    Chromes,
    LaterFile,
    MadeFile,
    Spliced,
    describe,
    require_hub,
    wanted,
)
from mkdocs_advocacy.rendering.sitemap import with_addresses
from mkdocs_advocacy.rendering.templates import component_environment

PAGES = Path(".cache", "advocacy", "pages")
"""The cache of post pages, relative to the hub's folder."""
FEED_PAGE, CAMPAIGNS_PAGE = "posts/index.md", "campaigns/index.md"
GONE_STYLES = (*CARDS, "kinds/posts")
POST_STYLES = (*GONE_STYLES, "components/actions", "components/composer", "components/device")
FEED_STYLES = (*CARDS, "components/actions", "components/device", "kinds/feed")
WELCOME_STYLES = ("components/welcome",)
CAMPAIGN_STYLES = (*CARDS, "kinds/campaigns")


class PostsPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The plugin that renders posts, the feed and campaigns."""

    _hub: Hub
    _listings: Listings | None = None
    _posts: PostRenderer
    _feed: FeedRenderer
    _lists: ListRenderer
    _welcomes: WelcomeRenderer
    _campaigns: CampaignRenderer
    _nav: Navigation
    _pages: GeneratedPages
    _translated: TranslatedPages
    _spliced: list[tuple[LaterFile, Post | int]]
    _written: Shared[LaterFile]

    def __init__(self) -> None:
        """Keep pages between the builds of `mkdocs serve`, which uses one instance for all."""
        self._kept_pages, self._serving = KeptPages(), False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Save whether this is a preview, which is built again and again."""
        del dirty
        self._serving = command == "serve"

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """In a preview, move the pages out of the site before MkDocs deletes its files."""
        if self._serving:
            self._kept_pages.put_away(Path(config.site_dir, POSTS.name))

    def on_config(self, config: MkDocsConfig) -> None:
        """Fail early if the `advocacy` plugin is not configured."""
        require_hub(config, "advocacy/posts")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a file for every page."""
        self._hub = keeper_for(config.plugins).hub
        environment = component_environment(config.theme.dirs)
        listings = self._listings = Listings(self._hub, environment, config.site_url or "", self._listings)
        self._posts = PostRenderer(self._hub, listings, environment)
        self._feed = FeedRenderer(self._hub, listings, environment)
        self._lists = ListRenderer(self._hub, listings, environment)
        self._welcomes = WelcomeRenderer(self._hub, environment)
        self._campaigns = CampaignRenderer(self._hub, listings, environment)
        self._spliced = [
            *(
                (LaterFile.at(version.address, version.source, config), version)
                for post in self._hub.of(POSTS).all
                for version in (post, *post.translations)
            ),
            *(
                (LaterFile.at(page_address(number), f"{page_address(number)}index.html", config), number)
                for number in self._feed.older_pages()
            ),
        ]
        for file, _ in self._spliced:
            files.append(file)
        self._generate(files, config)
        site = (config.site_name, config.site_url or "")
        for path, content in files_of_posts(self._hub, listings, self._feed.data, *site):
            files.append(MadeFile.at(path, partial(_encode, content), config))
        return files

    def _generate(self, files: Files, config: MkDocsConfig) -> None:
        """Add the feed and the pages of campaigns as MkDocs pages, unless the writer has created them."""
        words = self._hub.words(self._hub.settings.languages[0])
        self._pages = GeneratedPages(files, config)
        self._pages.add((FEED_PAGE,), words("feed_title"), self._feed.first, styles=FEED_STYLES)
        self._pages.add((CAMPAIGNS_PAGE,), words("campaigns_title"), self._campaigns.overview, styles=CAMPAIGN_STYLES)
        self._translated = TranslatedPages(files, config)
        for campaign in self._hub.of(CAMPAIGNS).values():
            for translation in campaign.translations:
                self._translated.add(translation, partial(self._campaigns.body, heading=True), CAMPAIGN_STYLES)
            sources = [f"campaigns/{campaign.id}.md", f"campaigns/{campaign.id}/index.md"]
            sources = [source for source in sources if source != CAMPAIGNS_PAGE]
            body, title = partial(self._campaigns.body, campaign), campaign.template.title
            self._pages.add(sources, title, body, styles=CAMPAIGN_STYLES, entry=campaign.address)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Save the navigation for pages that are rendered separately."""
        del config, files
        self._nav = nav

    @event_priority(-100)  # after plugins that write Markdown
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take post lists and the welcome out of a page, and add the title and description if they are missing."""
        del config, files
        self._pages.describe(page)
        source = page.file.src_uri
        markdown, problems = self._lists.taken_out(markdown, source)
        markdown, welcome_problems = self._welcomes.taken_out(markdown, source)
        if (welcome := self._welcomes.of(source)) and not (page.meta.get("title") or page.is_homepage):
            describe(page, title=welcome.title)
        if problems := [*problems, *welcome_problems]:  # only from other plugins: loading checks the writers' Markdown
            raise PluginError("\n".join(map(str, problems)))
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Insert post lists and the welcome into a page, and add the content of generated pages."""
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
        remaining = {id(file) for file in wanted((file for file, _ in self._spliced), files)}
        self._spliced = [(file, page) for file, page in self._spliced if id(file) in remaining]
        chromes = Chromes(config, env, self._nav, files)
        inputs: dict[str, object] = {}
        kept = None if self._serving else PageCache(keeper_for(config.plugins).places(config).root / PAGES)
        repository = [config.repo_url or "", config.edit_uri or "", config.edit_uri_template or ""]
        for file, page in self._spliced:
            address = file.dest_uri.removesuffix("index.html")
            if isinstance(page, Post):
                styles = GONE_STYLES if page.has_ended else POST_STYLES
                chrome = chromes.frame(address, page.language, has_file=True, styles=styles)
                file.render = partial(self._build_post_page, file, page, config, chrome.html)
                key = self._posts.digest(page, chrome.html, config.site_url or "")
                if self._serving:
                    inputs[file.dest_uri] = key or object()
                elif kept and key:
                    file.kept_as = kept, digest_of([key, page.source, *repository])
            else:
                language = self._hub.settings.languages[0]
                chrome = chromes.frame(address, language, has_file=False, styles=FEED_STYLES)
                if self._serving:
                    inputs[file.dest_uri] = (chrome.html, *self._feed.made_of(page))
                file.render = partial(self._build_feed_page, page, config, chrome)
        if is_later_build(config):
            self._spliced = []  # written by the first build
        self._write(inputs, Path(config.site_dir))
        self._translated.frame(env, self._nav)
        if listings := self._listings:
            keeper = keeper_for(config.plugins)
            feed = self._feed.data  # in the feed's order, on which its scripts rely
            keeper.found(map(listings.search, feed.posts), version=feed.version)
            keeper.found(self._campaigns.search_records(self._pages.texts))

    def _write(self, inputs: Mapping[str, object], site: Path) -> None:
        """Start writing the pages, in a preview only changed pages."""
        if self._serving:
            by_path = {file.dest_uri: file for file, _ in self._spliced}
            for path in self._kept_pages.take_back(site / POSTS.name, inputs):
                by_path[path].render = None
        self._written = Shared([file for file, _ in self._spliced if file.render], LaterFile.write)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Add the hub's content to the 404 page."""
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
        try:
            finished = self._written.finished()
        except ChangedSlot as changed:
            raise PluginError(str(changed)) from None
        if not finished:
            raise PluginError("Some posts could not be written, see above.")
        if caches := [file.kept_as for file, _ in self._spliced if file.kept_as]:
            caches[0][0].keep_only(key for _, key in caches)

    def on_shutdown(self) -> None:
        """Delete the files that a preview leaves outside of its site."""
        self._kept_pages.clear()

    def _build_post_page(self, file: LaterFile, post: Post, config: MkDocsConfig, frame: str) -> bytes:
        return self._posts.page(post, config.site_url or "", frame, *file.editing(config))

    def _build_feed_page(self, number: int, config: MkDocsConfig, chrome: Chrome) -> bytes:
        title = self._feed.title(number)
        body = Markup("<h1>{}</h1>{}").format(title, self._feed.body(number))
        canonical = f"{config.site_url or ''}{page_address(number)}"
        return chrome.page(Spliced(title, "", canonical, edit="", raw="", head=Markup(""), body=body))

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


def _encode(content: str | Callable[[], str]) -> bytes:
    return (content if isinstance(content, str) else content()).encode()
