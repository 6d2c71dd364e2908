"""The plugin `advocacy/hosting`: what the host of a site needs beside its pages."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.core.files import file_paths, is_left_behind, unreadable_folders
from mkdocs_advocacy.core.validation import checked_options
from mkdocs_advocacy.hosting.model import Hosting
from mkdocs_advocacy.hosting.policy import (
    Inline,
    content_security_policy,
    inline_at,
    inline_of,
    policy_element,
    with_element,
)
from mkdocs_advocacy.hosting.render import HEADER_HOSTS, HostedSite, host_files, robots, security_txt
from mkdocs_advocacy.mkdocs_plugins.brand_look import config_of
from mkdocs_advocacy.mkdocs_plugins.static_i18n import is_later_build
from mkdocs_advocacy.rendering.fast.frames import squeezed
from mkdocs_advocacy.rendering.pages import GeneratedFile, require_hub

log = logging.getLogger("mkdocs.plugins.advocacy")

WELL_KNOWN = ".well-known"
CLOUDFLARE_TAKES = 2000 - len("  Content-Security-Policy: ")
"""How long a policy may be: a line of `_headers` has 2,000 characters at most."""
TOO_LONG = (
    "The security policy has %s characters, and Cloudflare Pages sends no header with more than %s: "
    "move scripts and styles from your pages into files, and name these under extra_javascript: and extra_css:"
)
_HASHED = re.compile(r"assets/.*\.[0-9a-f]{8}\.min\.(js|css)")
"""The theme's own files whose names change with their content."""


class HostingPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Makes the files of the host's own once all pages are known."""

    options: Hosting
    _hub: Hub
    _files: Files
    _found: Inline
    """Programs and styles of all pages."""
    _of_templates: Inline
    """Those of pages such as 404.html, which no other page leads to."""
    _common: Inline | None
    """Those that were foreseen when the first page was rendered, for the policy in pages."""
    _written: dict[str, Inline]
    """The policies in pages."""
    _hashed: list[str]
    _serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers whether this is a preview: the program that renews its pages comes after all plugins."""
        del dirty
        self._serving = command == "serve"

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Checks the options; errors are in a writer's words."""
        found, wrong = checked_options(Hosting, options, config=config_of(config_file_path), plugin="advocacy/hosting")
        if found:
            self.options = found
        return wrong, []

    def on_config(self, config: MkDocsConfig) -> None:
        """Says at once where `advocacy` is missing."""
        require_hub(config, "advocacy/hosting")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Refuses to build without what lies in a folder `.well-known` that cannot be read."""
        docs = Path(config.docs_dir)
        if self.options.well_known and (unread := unreadable_folders(docs / WELL_KNOWN, docs.parent)):
            raise PluginError("\n".join(map(str, unread)))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds what robots and researchers look for, where the writer has not written it."""
        self._hub = keeper_for(config.plugins).hub
        self._found, self._of_templates, self._common, self._written = Inline(), Inline(), None, {}
        self._hashed = sorted(file.dest_uri for file in files if _HASHED.fullmatch(file.dest_uri))
        site, settings = config.site_url or "", self._hub.settings
        made = {"robots.txt": robots(site, settings.private)}
        if security := self.options.security:
            made[f"{WELL_KNOWN}/security.txt"] = security_txt(security, site, settings.languages, self._hub.now)
        for path, content in made.items():
            if not Path(config.docs_dir, path).is_file():
                files.append(GeneratedFile.of(path, content, config))
        docs = Path(config.docs_dir)
        if not is_later_build(config):
            shutil.rmtree(Path(config.site_dir, WELL_KNOWN), ignore_errors=True)  # MkDocs cleans no hidden folder
        for file in file_paths(docs / WELL_KNOWN, below=docs) if self.options.well_known else ():
            if is_left_behind(file.name):
                continue
            source = file.relative_to(config.docs_dir).as_posix()  # MkDocs leaves out names that begin with a dot
            files.append(GeneratedFile.of(source, file.read_bytes(), config))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keeps the files, of which some are pages."""
        del nav, config
        self._files = files

    @event_priority(-100)  # after plugins that change pages
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Notes the programs and styles in a page; of posts' pages those in their common frame."""
        self._found |= _inline_of(output)
        common = self._common_inline(output, get_relative_url(".", page.url), config)
        return self._with_policy(output, common)

    @event_priority(-100)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Notes those in pages such as 404.html."""
        if not template_name.endswith(".html"):
            return output
        found = _inline_of(output)
        self._of_templates |= found
        common = self._common_inline(output, urlsplit(config.site_url or "/").path, config)
        return self._with_policy(output, common | found)

    def _common_inline(self, html: str, base: str, config: MkDocsConfig) -> Inline:
        """The programs and styles of all pages, as far as the first one tells; `base` is its way to the root.

        With instant navigation, the policy of the first page rules all that follow. So it is the same in all pages,
        and those of posts are written before other pages are: their texts are known by then, and their frame is the
        same but for the way to the root.
        """
        if self._common is None:
            pages = self._files.documentation_pages()
            texts = "\n".join(file.page.content for file in pages if file.page and file.page.content)
            depths = {file.dest_uri.count("/") for file in self._files if file.dest_uri.endswith(".html")}
            bases = ["/".join([".."] * depth) or "." for depth in depths]
            frame = inline_at(html, base, bases) | inline_at(squeezed(html), base, bases)
            self._common = _inline_of(texts) | frame
        return self._common

    def _with_policy(self, html: str, found: Inline) -> str:
        if self.options.host in HEADER_HOSTS or self._serving:
            return html
        element = self._element(found)
        self._written[element] = found
        return with_element(html, element)

    def _element(self, found: Inline) -> str:
        return policy_element(found, self.options.allow, any_style=self.options.inline_styles)

    @event_priority(-100)  # after the last page was written
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the host's own files, and the policies of pages anew where one of them had more than was foreseen."""
        found = self._found | self._of_templates
        site = HostedSite(
            config.site_url or "",
            self._hub.settings.private,
            content_security_policy(found, self.options.allow, any_style=self.options.inline_styles),
            self._hub.addresses.redirects,
            self._hashed,
            self.options.hsts,
        )
        if self.options.host == "cloudflare" and (length := len(site.policy)) > CLOUDFLARE_TAKES:
            log.warning(TOO_LONG, f"{length:,}", f"{CLOUDFLARE_TAKES:,}")
        for path, content in host_files(self.options.host, site).items():
            if not Path(config.docs_dir, path).is_file():
                Path(config.site_dir, path).write_text(content, "utf-8", newline="\n")
        grown = {old: self._element(known | self._found) for old, known in self._written.items()}
        if changed := {old: new for old, new in grown.items() if old != new}:
            _replace_in_pages(Path(config.site_dir), changed)


def _inline_of(html: str) -> Inline:
    """The scripts and styles inside a page, with its indentation and without, as in posts' pages."""
    return inline_of(html) | inline_of(squeezed(html))


def _replace_in_pages(site: Path, changed: Mapping[str, str]) -> None:
    for page in sorted(site.rglob("*.html")):
        before = after = page.read_bytes()
        for old, new in changed.items():
            after = after.replace(old.encode(), new.encode(), 1)
        if after != before:
            page.write_bytes(after)
