"""One page of the theme rendered once, thousands of pages spliced into it.

The theme's whole page template, navigation and all, costs far more than a post's own part. So it is rendered once for
each language and depth, through the same context and events as any page, with marks where a page's own parts belong.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self, TypeVar

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from mkdocs_advocacy.content.hub_keeper import NoHub, keeper_for
from mkdocs_advocacy.content.redirects.model import file_at
from mkdocs_advocacy.rendering.fast.frames import Frame, slot, squeezed
from mkdocs_advocacy.rendering.fast.page_cache import PageCache
from mkdocs_advocacy.rendering.navigation import PagesAbove
from mkdocs_advocacy.rendering.page_styles import ask_for

Own = TypeVar("Own", bound=File)

ALONE = ("navigation", "toc", "footer")
"""What the theme hides on a page that has its own ways to other pages."""

NOT_FOUND, NOT_FOUND_PART = "404.html", "advocacy_not_found"
"""The template of the page that servers show where nothing is, and the name of its main part there."""


@dataclass(frozen=True, slots=True)
class Spliced:
    """What is a page's own."""

    title: str
    description: str
    canonical: str
    """The absolute address, or nothing where the hub has none."""
    edit: str
    """The address at which its file is edited, or nothing."""
    raw: str
    """The address at which its file is seen as it is, or nothing."""
    head: Markup
    """More for the page's head."""
    body: Markup


class Chrome:
    """A page of the theme, ready to be filled."""

    def __init__(self, page: str) -> None:
        """`page` is a rendered page with marks in it; lines lose their indentation."""
        self.html = squeezed(page)
        self._frame = Frame(self.html)

    def page(self, spliced: Spliced) -> bytes:
        """The whole page."""
        return self._frame.filled({name: getattr(spliced, name) for name in Spliced.__slots__}).encode()


_folders: dict[Path, TemporaryDirectory[str]] = {}
"""The folders of sources, by that of their hub."""


def _folder_of_sources(hub: Path) -> Path:
    """The folder for sources of generated files: in the hub, so that git can be asked about them, if possible."""
    if hub not in _folders:
        cache = hub / ".cache" / "advocacy"
        try:
            cache.mkdir(parents=True, exist_ok=True)
            _folders[hub] = TemporaryDirectory(prefix="sources-", dir=cache, ignore_cleanup_errors=True)
        except OSError:
            _folders[hub] = TemporaryDirectory(prefix="advocacy-", ignore_cleanup_errors=True)
    return Path(_folders[hub].name)


def remove_sources() -> None:
    """Delete the sources of generated files that a plugin asked for."""
    while _folders:
        _folders.popitem()[1].cleanup()


class OwnFile(File):
    """A file of a plugin of this package, which copies nothing that may not be published."""


class GeneratedFile(OwnFile):
    """A file that a plugin made.

    Other plugins open the source of every file, or take its path apart. So a generated file has one: it is written to
    a temporary folder when a plugin first asks for its path, and holds the content that MkDocs publishes or renders.
    """

    _hub: Path
    _path: str | None = None

    @classmethod
    def of(
        cls,
        source: str,
        content: str | bytes,
        config: MkDocsConfig,
        *,
        dest_uri: str | None = None,
        use_directory_urls: bool | None = None,
    ) -> Self:
        """A file with `content` that acts as if it were `source`, a path below the folder that is published."""
        directory_urls = config.use_directory_urls if use_directory_urls is None else use_directory_urls
        inclusion = InclusionLevel.NOT_IN_NAV
        file = cls(source, None, config.site_dir, directory_urls, dest_uri=dest_uri, inclusion=inclusion)
        file._content, file._hub = content, Path(config.config_file_path or "mkdocs.yml").parent
        file.generated_by = config.plugins._current_plugin or "advocacy"
        return file

    @property
    def abs_src_path(self) -> str:
        """The path of the source; of a file whose content is made later, the source is empty."""
        if self._path is None:
            path = _folder_of_sources(self._hub) / self.src_uri
            path.parent.mkdir(parents=True, exist_ok=True)
            content = self._content or b""
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            self._path = str(path)
        return self._path

    @abs_src_path.setter
    def abs_src_path(self, path: str | None) -> None:
        """Takes the path that another plugin gives; none means that the content has changed."""
        self._path = path


class SplicedFile(GeneratedFile):
    """A file whose content is made when MkDocs copies it, so that thousands of pages are never held at once."""

    render: Callable[[], bytes] | None = None
    """Makes the page; none where it is there already."""

    @classmethod
    def at(cls, address: str, source: str, config: MkDocsConfig) -> Self:
        """The file of the page at `address`, which is made from `source`, a path below the folder that is published."""
        file = cls.of(source, b"", config, dest_uri=file_at(address), use_directory_urls=True)
        file.edit_uri = source
        return file

    def editing(self, config: MkDocsConfig) -> tuple[str, str]:
        """The addresses at which the file is edited, and seen as it is; empty where the hub has no repository."""
        page = Page.__new__(Page)  # only for its way to an address: a whole page would be slow
        page.file = self
        page._set_edit_url(config.repo_url, config.edit_uri, config.edit_uri_template)
        edit = page.edit_url or ""
        return edit, edit.replace("blob" if "/blob/" in edit else "edit", "raw")

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the page."""
        del dirty
        self.write()

    def write(self) -> None:
        """Writes the page, where `render` makes it."""
        if self.render is None:
            return
        path = self.abs_dest_path
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 - measurably faster than pathlib here
        self._write(path, self.render)

    def _write(self, path: str, render: Callable[[], bytes]) -> None:
        with open(path, "wb") as page:  # noqa: PTH123
            page.write(render())


class LaterFile(SplicedFile):
    """One of so many that their plugin writes them beside what MkDocs does."""

    kept_as: tuple[PageCache, str] | None = None
    """Where the page may be kept from an earlier build, and by which key."""

    def copy_file(self, dirty: bool = False) -> None:
        """Leaves the page to the plugin."""
        del dirty

    def _write(self, path: str, render: Callable[[], bytes]) -> None:
        """Writes the page, unless it is kept from an earlier build."""
        if self.kept_as is None:
            super()._write(path, render)
            return
        cache, key = self.kept_as
        if not cache.take(key, path):
            cache.put(key, render(), path)


class MadeFile(GeneratedFile):
    """A file that is no page, whose bytes are made when MkDocs copies it, so that they are never held."""

    make: Callable[[], bytes]

    @classmethod
    def at(cls, path: str, make: Callable[[], bytes], config: MkDocsConfig) -> Self:
        """The file at `path` in the site."""
        file = cls.of(path, b"", config, use_directory_urls=True)
        file.make = make
        return file

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the file."""
        del dirty
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.make())


def wanted(own: Iterable[Own], files: Files) -> list[Own]:
    """The files of a plugin that are still the site's: hooks and other plugins may take some out.

    They are compared by identity, as static-i18n answers with other files for the same path.
    """
    there = {id(file) for file in files}
    return [file for file in own if id(file) in there and file.inclusion.value > InclusionLevel.DRAFT.value]


def describe(
    page: Page,
    *,
    title: str | None = None,
    description: str | None = None,
    hide: Sequence[str] = (),
    searched: bool = True,
) -> None:
    """Say of a page what a writer would say in its front matter.

    The theme escapes next to nothing, so every text about a page goes to it through here, `link_section` or the gaps of
    a `Frame`. The values are Markup: what the theme does escape is not escaped twice.
    """
    for name, text in (("title", title), ("description", description)):
        if text:
            page.meta[name] = escape(text)
    if hide:
        page.meta["hide"] = list(hide)
    if not searched:
        page.meta["search"] = {"exclude": True}


def describe_entry(page: Page, title: str, description: str | None, *, searched: bool = True) -> None:
    """Say of the page of an entry what the theme is told; the keys of its front matter are the kind's, not the theme's.

    See `describe`.
    """
    page.meta.clear()
    describe(page, title=title, description=description, hide=ALONE, searched=searched)


def link_section(title: str, anchor: str) -> AnchorLink:
    """The entry of a section in the table of contents of its page; see `describe`."""
    return AnchorLink(escape(title), anchor, 2)


def escape_for_theme(context: TemplateContext, page: Page | None) -> TemplateContext:
    """Escape what the theme puts into attributes and titles as it is: of mkdocs.yml, and of a page's front matter.

    The hub's name is text, as it is in feeds, so plugins keep the configuration with the name as it was written. Front
    matter may hold entities, which the theme has always shown as their characters: they stay.
    """
    shown = copy(context["config"])
    for name in ("site_name", "site_description", "site_author"):
        if shown[name]:
            shown[name] = escape(shown[name])
    for name in ("description", "author"):
        if page and (text := page.meta.get(name)) and not isinstance(text, Markup):
            page.meta[name] = Markup(str(text).replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;"))
    context["config"] = shown
    return context


def require_hub(config: MkDocsConfig, asking: str) -> None:
    """Say at once which line of mkdocs.yml makes the hub that the plugin named `asking` needs, where there is none."""
    try:
        keeper_for(config.plugins, asking)
    except NoHub as lack:
        raise PluginError(f"mkdocs.yml: {asking} needs the plugin advocacy: {lack}") from None


class Chromes:
    """The frames of a site's pages, each rendered when it is first asked for."""

    def __init__(self, config: MkDocsConfig, env: Environment, nav: Navigation, files: Files) -> None:
        """`nav` is that of the pages, in which the page above them is marked."""
        self._config, self._env, self._nav, self._files = config, env, nav, files
        self._above = PagesAbove(nav.pages)
        self._known: dict[tuple[str, int, bool, tuple[str, ...], str], Chrome] = {}

    def frame(self, address: str, language: str, *, has_file: bool, styles: tuple[str, ...] = ()) -> Chrome:
        """The frame for pages in `language` beside `address`, which ask for the sheets `styles`.

        `has_file` says if a writer can edit them.
        """
        above = self._above(address)
        key = (language, address.count("/"), has_file, styles, above.url if above else "")
        if key not in self._known:
            self._known[key] = self._render(address, language, has_file, styles)
        return self._known[key]

    def _render(self, address: str, language: str, has_file: bool, styles: tuple[str, ...]) -> Chrome:
        config = self._config
        page = Page(slot("title"), SplicedFile.at(address, "advocacy.md", config), config)
        # The theme makes the second address from this one, by putting “raw” for “edit”: so the second gap arises.
        page.edit_url = slot("edit") if has_file and page.edit_url else None
        page.markdown = ""
        ask_for(page, styles)
        body = f"<h1 hidden>{slot('body')}</h1>"  # the theme adds a heading of its own where it sees none
        page.content = body
        describe(page, title=slot("title"), description=slot("description"), hide=ALONE, searched=False)
        page.meta["social"] = {"cards": False}  # Material's plugin would show one card for all pages in the frame
        page.canonical_url = slot("canonical") if config.site_url else None
        config._current_page = page
        try:
            html = self._through_events(page, language)
        finally:
            config._current_page = None
        return Chrome(html.replace(body, slot("body")).replace("</head>", f"{slot('head')}</head>", 1))

    def _through_events(self, page: Page, language: str) -> str:
        config = self._config
        context = get_context(self._nav, self._files.documentation_pages(), config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        context = show_theme_in(language, context)
        html = self._env.get_template("main.html").render(context)
        return str(config.plugins.on_post_page(html, page=page, config=config))


def show_theme_in(language: str, context: TemplateContext) -> TemplateContext:
    """Have the theme show its own words in `language`, where it knows that, on the page that `context` is for."""
    shown = copy(context["config"])
    theme = shown.theme
    shown["theme"] = {**theme, "language": _theme_language(language, theme.dirs, theme["language"])}
    context["config"] = shown
    return context


def _theme_language(language: str, folders: Sequence[str], fallback: str) -> str:
    """The language of the theme that is nearest to `language`."""
    for code in (language, language.partition("-")[0]):
        if any(Path(folder, "partials", "languages", f"{code}.html").is_file() for folder in folders):
            return code
    return fallback
