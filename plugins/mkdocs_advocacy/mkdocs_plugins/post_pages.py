"""The pages of posts and the older pages of the feed, written in parallel with MkDocs because there are thousands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.core.caches import cache_folder
from mkdocs_advocacy.kinds.posts.feed_pages import FeedRenderer, page_address
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.render import PostRenderer
from mkdocs_advocacy.mkdocs_plugins.static_i18n import is_later_build
from mkdocs_advocacy.rendering.fast.frames import ChangedSlot
from mkdocs_advocacy.rendering.fast.kept_pages import KeptPages
from mkdocs_advocacy.rendering.fast.page_cache import PageCache, digest_of
from mkdocs_advocacy.rendering.fast.parallel_writing import Shared
from mkdocs_advocacy.rendering.page_styles import CARDS
from mkdocs_advocacy.rendering.pages import Chrome, Chromes, LaterFile, Spliced, wanted

PAGES = "pages"
"""The cache of post pages, in the folder of caches."""
FEED_STYLES = (*CARDS, "components/actions", "components/device", "kinds/feed")
_GONE_STYLES = (*CARDS, "kinds/posts")
_POST_STYLES = (*_GONE_STYLES, "components/actions", "components/composer", "components/device")


class PostPages:
    """The pages of one build: `files` for MkDocs, `begin` to start writing them, and `finish` to wait for the rest."""

    def __init__(self, hub: Hub, posts: PostRenderer, feed: FeedRenderer, config: MkDocsConfig) -> None:
        self._hub, self._posts, self._feed, self._config = hub, posts, feed, config
        self._pages: list[tuple[LaterFile, Post | int]] = [
            *((LaterFile.at(post.address, post.source, config), post) for post in _all_versions(hub)),
            *((self._feed_file(number), number) for number in feed.older_pages()),
        ]
        self._keys: dict[str, str] = {}
        """The keys of pages in the cache, by path."""
        self._cache: PageCache | None = None
        self._kept: KeptPages | None = None
        self._inputs: dict[str, object] = {}
        """In a preview, the inputs of the pages, by path."""
        self._written: Shared[tuple[LaterFile, Post | int]] | None = None

    def _feed_file(self, number: int) -> LaterFile:
        address = page_address(number)
        return LaterFile.at(address, f"{address}index.html", self._config)

    @property
    def files(self) -> Iterator[LaterFile]:
        """The files of all pages."""
        return (file for file, _ in self._pages)

    def begin(self, env: Environment, nav: Navigation, files: Files, kept: KeptPages | None) -> None:
        """Start writing the pages that are still in `files`, in a preview only pages that differ from the `kept`."""
        remaining = {id(file) for file in wanted(self.files, files)}
        self._pages = [(file, page) for file, page in self._pages if id(file) in remaining]
        self._chromes = Chromes(self._config, env, nav, files)
        self._written = Shared(self._select(kept), self._write)

    def _select(self, kept: KeptPages | None) -> list[tuple[LaterFile, Post | int]]:
        """Return the pages to write."""
        folder = Path(self._config.site_dir, POSTS.name)
        if is_later_build(self._config):  # the first build has written them
            if kept:
                kept.put_back(folder)
            return []
        if kept is None:
            return self._look_up_in_cache()
        self._kept = kept
        self._inputs = {file.dest_uri: self._made_of(file, page) or object() for file, page in self._pages}
        up_to_date = kept.take_back(folder, self._inputs)
        return [(file, page) for file, page in self._pages if file.dest_uri not in up_to_date]

    def _made_of(self, file: LaterFile, page: Post | int) -> list[str]:
        """Return digests of everything that the page depends on; empty if a post has no digest."""
        config = self._config
        frame, site = self._chrome(file, page).html, config.site_url or ""
        if not isinstance(page, Post):
            parts = self._feed.made_of(page)
            return parts and [*parts, site, *self._posts.digests_of_shared(self._hub.language, frame)]
        parts = self._posts.made_of(page, frame, site)
        # cheaper than the addresses for editing and viewing the source
        editing = (file.edit_uri, config.repo_url, config.edit_uri, config.edit_uri_template)
        return parts and [*parts, *(part or "" for part in editing)]

    def _look_up_in_cache(self) -> list[tuple[LaterFile, Post | int]]:
        """Set the keys of the pages and return all pages."""
        root = keeper_for(self._config.plugins).places(self._config).root
        self._cache = PageCache(cache_folder(root, self._config.config_file_path) / PAGES)
        for file, page in self._pages:
            if parts := self._made_of(file, page):  # also renders the frame before other processes need it
                self._keys[file.dest_uri] = digest_of(parts)
        return self._pages

    def finish(self) -> None:
        """Help to write the pages, wait until all are written, and delete unused pages from the cache."""
        try:
            finished = self._written is None or self._written.finished()
        except ChangedSlot as changed:
            raise PluginError(str(changed)) from None
        if not finished:
            raise PluginError("Some pages could not be written. See the errors above.")
        if self._kept:
            self._kept.complete(self._inputs)
        if self._cache and self._keys:
            self._cache.keep_only(self._keys.values())

    def stop(self) -> None:
        """Stop writing after a failure: other processes would write pages into the site of the next build."""
        if self._written:
            self._written.stop()

    def _write(self, item: tuple[LaterFile, Post | int]) -> None:
        file, page = item
        path, key = file.abs_dest_path, self._keys.get(file.dest_uri)
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - measurably faster than pathlib here
        if self._cache and key:
            if not self._cache.take(key, path):
                self._cache.put(key, self._build(file, page), path)
            return
        with open(path, "wb") as written:  # noqa: PTH123
            written.write(self._build(file, page))

    def _build(self, file: LaterFile, page: Post | int) -> bytes:
        chrome, site = self._chrome(file, page), self._config.site_url or ""
        if isinstance(page, Post):
            return self._posts.page(page, site, chrome.html, *file.editing(self._config))
        title = self._feed.title(page)
        body = Markup("<h1>{}</h1>{}").format(title, self._feed.body(page))
        return chrome.page(Spliced(title, "", site + page_address(page), edit="", raw="", head=Markup(""), body=body))

    def _chrome(self, file: LaterFile, page: Post | int) -> Chrome:
        """Return the page's frame, which is rendered on first use."""
        address = file.dest_uri.removesuffix("index.html")
        if isinstance(page, Post):
            styles = _GONE_STYLES if page.has_ended else _POST_STYLES
            return self._chromes.frame(address, page.language, has_file=True, styles=styles)
        return self._chromes.frame(address, self._hub.settings.languages[0], has_file=False, styles=FEED_STYLES)


def _all_versions(hub: Hub) -> Iterator[Post]:
    """Yield every post, each followed by its translations."""
    for post in hub.of(POSTS).all:
        yield from (post, *post.translations)
