"""The plugin `advocacy/hosting`: what the host of a site needs beside its pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.base import ConfigErrors, ConfigWarnings
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.core.files import file_paths, is_left_behind
from mkdocs_advocacy.core.validation import checked_options
from mkdocs_advocacy.hosting.model import Hosting
from mkdocs_advocacy.hosting.policy import content_security_policy, script_hashes
from mkdocs_advocacy.hosting.render import HostedSite, host_files, robots, security_txt
from mkdocs_advocacy.mkdocs_plugins.brand_look import config_of
from mkdocs_advocacy.mkdocs_plugins.static_i18n import is_later_build
from mkdocs_advocacy.rendering.fast.frames import squeezed
from mkdocs_advocacy.rendering.pages import GeneratedFile, require_hub

WELL_KNOWN = ".well-known"
_HASHED = re.compile(r"assets/.*\.[0-9a-f]{8}\.min\.(js|css)")
"""The theme's own files whose names change with their content."""


class HostingPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Makes the files of the host's own once all pages are known."""

    options: Hosting
    _hub: Hub
    _hashes: set[str]
    _hashed: list[str]

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

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds what robots and researchers look for, where the writer has not written it."""
        self._hub, self._hashes = keeper_for(config.plugins).hub, set()
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

    @event_priority(-100)  # after plugins that change pages
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Notes the programs in a page; of posts' pages those in their common frame."""
        del page, config
        self._note(output)
        return output

    @event_priority(-100)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Notes the programs in pages such as 404.html."""
        del template_name, config
        self._note(output)
        return output

    def _note(self, html: str) -> None:
        self._hashes.update(script_hashes(html), script_hashes(squeezed(html)))

    @event_priority(-100)  # after the last page was written
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes the host's own files."""
        site = HostedSite(
            config.site_url or "",
            self._hub.settings.private,
            content_security_policy(self._hashes, self.options.allow),
            self._hub.addresses.redirects,
            self._hashed,
        )
        for path, content in host_files(self.options.host, site).items():
            if not Path(config.docs_dir, path).is_file():
                Path(config.site_dir, path).write_text(content, "utf-8", newline="\n")
