"""The `advocacy/hosting` plugin: generates the files and policies that a site's host needs."""

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
from mkdocs_advocacy.kinds.posts.contributing import PostsOptions, invite_script
from mkdocs_advocacy.mkdocs_plugins.brand_look import config_of
from mkdocs_advocacy.mkdocs_plugins.static_i18n import is_later_build
from mkdocs_advocacy.rendering.fast.frames import squeezed
from mkdocs_advocacy.rendering.pages import GeneratedFile, require_hub

log = logging.getLogger("mkdocs.plugins.advocacy")

WELL_KNOWN = ".well-known"
CLOUDFLARE_TAKES = 2000 - len("  Content-Security-Policy: ")
"""The maximum length of a policy. A line of `_headers` is limited to 2,000 characters."""
TOO_LONG = (
    "The security policy has %s characters, but Cloudflare Pages allows at most %s: "
    "move inline scripts and styles to files and list them under extra_javascript: and extra_css:"
)
_HASHED = re.compile(r"assets/.*\.[0-9a-f]{8}\.min\.(js|css)")
"""Theme files with a content hash in their names."""


class HostingPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The plugin that generates host-specific files once all pages are rendered."""

    options: Hosting
    _hub: Hub
    _files: Files
    _in_pages: Inline
    """Inline scripts and styles of all pages."""
    _in_templates: Inline
    """Inline scripts and styles of pages such as 404.html, which no other page links to."""
    _common: Inline | None
    """Inline scripts and styles predicted when the first page is rendered, for the policy in pages."""
    _written: dict[str, Inline]
    """The inline scripts and styles that each policy element in pages allows."""
    _hashed: list[str]
    _serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview, where MkDocs adds its live-reload script after all plugins have run."""
        del dirty
        self._serving = command == "serve"

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check the options and report errors in plain language."""
        checked, errors = checked_options(
            Hosting, options, config=config_of(config_file_path), plugin="advocacy/hosting"
        )
        if checked:
            self.options = checked
        return errors, []

    def on_config(self, config: MkDocsConfig) -> None:
        """Fail early if the `advocacy` plugin is not configured."""
        require_hub(config, "advocacy/hosting")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop the build if the folder `.well-known` cannot be read."""
        docs = Path(config.docs_dir)
        if self.options.well_known and (problems := unreadable_folders(docs / WELL_KNOWN, docs.parent)):
            raise PluginError("\n".join(map(str, problems)))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add robots.txt and security.txt, unless the writer provides them, and the files of `.well-known`."""
        self._hub = keeper_for(config.plugins).hub
        self._in_pages, self._in_templates, self._common, self._written = Inline(), Inline(), None, {}
        self._hashed = sorted(file.dest_uri for file in files if _HASHED.fullmatch(file.dest_uri))
        site, settings = config.site_url or "", self._hub.settings
        generated = {"robots.txt": robots(site, settings.private)}
        if security := self.options.security:
            generated[f"{WELL_KNOWN}/security.txt"] = security_txt(security, site, settings.languages, self._hub.now)
        for path, content in generated.items():
            if not Path(config.docs_dir, path).is_file():
                files.append(GeneratedFile.of(path, content, config))
        docs = Path(config.docs_dir)
        if not is_later_build(config):
            shutil.rmtree(Path(config.site_dir, WELL_KNOWN), ignore_errors=True)  # MkDocs doesn't clean hidden folders
        for file in file_paths(docs / WELL_KNOWN, below=docs) if self.options.well_known else ():
            if is_left_behind(file.name):
                continue
            source = file.relative_to(config.docs_dir).as_posix()  # MkDocs skips names that begin with a dot
            files.append(GeneratedFile.of(source, file.read_bytes(), config))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Store the files, which include all pages."""
        del nav, config
        self._files = files

    @event_priority(-100)  # after plugins that change pages
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Collect a page's inline scripts and styles. Pages of posts are covered by their shared frame."""
        self._in_pages |= _find_inline(output)
        common = self._predict_inline(output, get_relative_url(".", page.url), config)
        return self._add_policy(output, common)

    @event_priority(-100)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Collect the inline scripts and styles of pages such as 404.html."""
        if not template_name.endswith(".html"):
            return output
        inline = _find_inline(output)
        self._in_templates |= inline
        common = self._predict_inline(output, urlsplit(config.site_url or "/").path, config)
        return self._add_policy(output, common | inline)

    def _predict_inline(self, html: str, base: str, config: MkDocsConfig) -> Inline:
        """Predict the inline scripts and styles of all pages from the first; `base` is its relative path to the root.

        With instant navigation, the first page's policy applies to every page that follows, so all pages have the
        same policy. Pages of posts are written before other pages, so the policy must be known early. By then, the
        content of other pages is available, and their frames only differ in the path to the root.
        """
        if self._common is None:
            pages = self._files.documentation_pages()
            texts = "\n".join(file.page.content for file in pages if file.page and file.page.content)
            depths = {file.dest_uri.count("/") for file in self._files if file.dest_uri.endswith(".html")}
            bases = ["/".join([".."] * depth) or "." for depth in depths]
            frame = inline_at(html, base, bases) | inline_at(squeezed(html), base, bases)
            own = _find_inline_of_posts(config)
            self._common = _find_inline(texts) | frame | own
            self._in_pages |= own
        return self._common

    def _add_policy(self, html: str, inline: Inline) -> str:
        if self.options.host in HEADER_HOSTS or self._serving:
            return html
        element = self._make_element(inline)
        self._written[element] = inline
        return with_element(html, element)

    def _make_element(self, inline: Inline) -> str:
        return policy_element(inline, self.options.allow, any_style=self.options.inline_styles)

    @event_priority(-100)  # after the last page is written
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the host's files, and rewrite policies in pages if a page has more than was predicted."""
        inline = self._in_pages | self._in_templates
        site = HostedSite(
            config.site_url or "",
            self._hub.settings.private,
            content_security_policy(inline, self.options.allow, any_style=self.options.inline_styles),
            self._hub.addresses.redirects,
            self._hashed,
            self.options.hsts,
            has_calendars="programme" in self._hub.plugins,
            has_reminders={"programme", "posts"} <= self._hub.plugins,
        )
        if self.options.host == "cloudflare" and (length := len(site.policy)) > CLOUDFLARE_TAKES:
            log.warning(TOO_LONG, f"{length:,}", f"{CLOUDFLARE_TAKES:,}")
        for path, content in host_files(self.options.host, site).items():
            if not Path(config.docs_dir, path).is_file():
                Path(config.site_dir, path).write_text(content, "utf-8", newline="\n")
        updated = {old: self._make_element(known | self._in_pages) for old, known in self._written.items()}
        if changed := {old: new for old, new in updated.items() if old != new}:
            _replace_in_pages(Path(config.site_dir), changed)


def _find_inline_of_posts(config: MkDocsConfig) -> Inline:
    """Return the inline scripts of post pages that aren't part of their frame."""
    options = getattr(config.plugins.get("advocacy/posts"), "options", None)
    has_script = isinstance(options, PostsOptions) and options.contribute
    return inline_of(f"<script>{invite_script()}</script>") if has_script else Inline()


def _find_inline(html: str) -> Inline:
    """Return a page's inline scripts and styles, both as written and without indentation, as in pages of posts."""
    return inline_of(html) | inline_of(squeezed(html))


def _replace_in_pages(site: Path, changed: Mapping[str, str]) -> None:
    for page in sorted(site.rglob("*.html")):
        before = after = page.read_bytes()
        for old, new in changed.items():
            after = after.replace(old.encode(), new.encode(), 1)
        if after != before:
            page.write_bytes(after)
