"""The plugin `advocacy/posts`: posts, their feed, and the campaigns that they belong to, as pages."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_advocacy.campaigns.render import CampaignRenderer
from mkdocs_advocacy.chrome import Chrome, Spliced, render_chrome, theme_language
from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.languages import catalogue
from mkdocs_advocacy.networks.icons import sprite
from mkdocs_advocacy.plugin import plugin_for
from mkdocs_advocacy.posts.feed import FeedRenderer, page_address
from mkdocs_advocacy.posts.feeds import entries, json_feed, rss
from mkdocs_advocacy.posts.model import Post, State
from mkdocs_advocacy.posts.render import PostRenderer, search_entry
from mkdocs_advocacy.resources import component_environment

FEED_PAGE, CAMPAIGNS_PAGE = "posts/index.md", "campaigns/index.md"


class RenderedFile(File):
    """A file whose content is made when MkDocs copies it, so that thousands of pages are never held at once."""

    render: Callable[[], str]

    @property
    def content_bytes(self) -> bytes:
        """The page."""
        return self.render().encode()

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the page."""
        del dirty
        path = self.abs_dest_path
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - measurably faster than pathlib here
        with open(path, "wb") as page:  # noqa: PTH123
            page.write(self.content_bytes)


class PostsPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Turns the hub's posts and campaigns into pages."""

    _hub: Hub
    _posts: PostRenderer
    _feed: FeedRenderer
    _campaigns: CampaignRenderer
    _files: Files
    _nav: Navigation
    _generated: dict[str, Callable[[], Markup]]
    _spliced: list[tuple[RenderedFile, Post | int]]

    def on_config(self, config: MkDocsConfig) -> None:
        """Says at once where `advocacy` is missing."""
        plugin_for(config, "advocacy/posts")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds a file for every page."""
        self._hub = plugin_for(config, "advocacy/posts").hub
        environment = component_environment(config.theme.dirs)
        self._posts = PostRenderer(self._hub, environment)
        self._feed = FeedRenderer(self._hub, self._posts, environment)
        self._campaigns = CampaignRenderer(self._hub, self._posts, environment)
        self._files, self._spliced = files, []
        for post in self._hub.posts:
            for one in (post, *post.translations):
                self._splice(files, config, one.source, one.address, one)
        for number in self._feed.older_pages():
            self._splice(files, config, f"{page_address(number)}index.html", page_address(number), number)
        self._generate(files, config)
        self._add_feeds(files, config)
        icons = {name: network.icon for name, network in self._hub.networks.items()}
        files.append(File.generated(config, "assets/advocacy/networks.svg", content=sprite(icons, config.theme.dirs)))
        return files

    def _splice(self, files: Files, config: MkDocsConfig, source: str, address: str, what: Post | int) -> None:
        file = RenderedFile(
            source, config.docs_dir, config.site_dir, True, dest_uri=f"{address}index.html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        files.append(file)
        self._spliced.append((file, what))

    def _generate(self, files: Files, config: MkDocsConfig) -> None:
        """Adds the pages that are ordinary ones of MkDocs, where the writer has not written them."""
        words = catalogue(self._hub.settings.languages[0])
        pages: dict[str, tuple[str, Callable[[], Markup]]] = {
            FEED_PAGE: (words("feed_title"), self._feed.body),
            CAMPAIGNS_PAGE: (words("campaigns_title"), self._campaigns.overview),
        }
        for campaign in self._hub.campaigns.values():
            body = (lambda of: lambda: self._campaigns.body(of))(campaign)
            pages[f"campaigns/{campaign.id}.md"] = (campaign.template.title, body)
        for source, (title, _) in pages.items():
            if files.get_file_from_path(source) is None:
                files.append(_empty_page(config, source, title, words("feed_intro") if source == FEED_PAGE else ""))
        self._generated = {source: body for source, (_, body) in pages.items()}

    def _add_feeds(self, files: Files, config: MkDocsConfig) -> None:
        if not (site := config.site_url):
            return
        found = list(entries(self._hub, site))
        about: dict[str, Any] = {
            "title": config.site_name, "site": site, "language": self._hub.settings.languages[0],
        }
        feeds = {
            "posts/feed.json": json_feed(found, feed=f"{site}posts/feed.json", **about),
            "posts/feed.xml": rss(found, feed=f"{site}posts/feed.xml", built=self._hub.now, **about),
        }
        for path, content in feeds.items():
            files.append(File.generated(config, path, content=content))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps the navigation for the pages that are rendered outside of it."""
        del config, files
        self._nav = nav

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Puts the posts below what a writer wrote on the pages that are generated."""
        del config, files
        body = self._generated.get(page.file.src_uri)
        return f"{html}\n{body()}" if body else html

    @event_priority(-100)  # after plugins that change the environment
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Renders the frame of the pages, and gives every page what it needs to be written."""
        chromes: dict[tuple[str, int], Chrome] = {}
        site = config.site_url or ""
        search = config.plugins.get("search") or config.plugins.get("material/search")
        index = getattr(search, "search_index", None)
        feed = files.get_file_from_path(FEED_PAGE)
        for file, what in self._spliced:
            language = what.language if isinstance(what, Post) else self._hub.settings.languages[0]
            key = (language, file.dest_uri.count("/"))
            if key not in chromes:
                chromes[key] = render_chrome(
                    language=theme_language(language, config.theme.dirs, config.theme["language"]),
                    address=file.dest_uri.removesuffix("index.html"),
                    config=config, env=env, nav=self._nav, files=files, active=feed.page if feed else None,
                )
            file.render = _rendering(chromes[key], self._post_page if isinstance(what, Post) else self._feed_page, what, site)
            if isinstance(what, Post) and what.state not in (State.EXPIRED, State.RETIRED) and index is not None:
                index.entries.append(search_entry(what, self._posts.card(what)))

    def _post_page(self, post: Post, site: str) -> Spliced:
        return Spliced(
            title=post.template.title,
            description=post.template.summary or "",
            canonical=f"{site}{post.address}",
            source=post.source,
            head=self._posts.head(post, site),
            body=self._posts.body(post),
        )

    def _feed_page(self, number: int, site: str) -> Spliced:
        words = catalogue(self._hub.settings.languages[0])
        title = f"{words('feed_title')} · {words('feed_page', page=number, pages=self._feed.pages)}"
        body = Markup("<h1>{}</h1>{}").format(title, self._feed.body(number))
        return Spliced(title, "", f"{site}{page_address(number)}", FEED_PAGE, Markup(""), body)

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Adds the posts that may be shared to the sitemap; instant navigation reads it too."""
        if template_name != "sitemap.xml" or not config.site_url:
            return output
        addresses = [
            *(one.address for post in self._hub.current for one in (post, *post.translations)),
            *(page_address(number) for number in self._feed.older_pages()),
        ]
        urls = "".join(f"    <url>\n         <loc>{escape(config.site_url + address)}</loc>\n    </url>\n" for address in addresses)
        return re.sub(r"(?=</urlset>)", lambda _: urls, output, count=1)


def _rendering(chrome: Chrome, parts: Callable[[Any, str], Spliced], what: Post | int, site: str) -> Callable[[], str]:
    return lambda: chrome.page(parts(what, site))


def _empty_page(config: MkDocsConfig, source: str, title: str, intro: str) -> File:
    """A page of MkDocs with a title and, below it, room for what is rendered."""
    heading = "" if source.count("/") and source not in (FEED_PAGE, CAMPAIGNS_PAGE) else f"# {title}\n\n{intro}\n"
    hide = '---\nhide: [navigation, toc, footer]\n---\n\n'
    file = File.generated(config, source, content=f"{hide}{heading}", inclusion=InclusionLevel.NOT_IN_NAV)
    return file
