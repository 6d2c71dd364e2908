"""The plugin `advocacy/programme`: groups, and events with their calendars."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from mkdocs_advocacy.content.hub_keeper import keeper_for
from mkdocs_advocacy.kinds.events.calendar import calendars
from mkdocs_advocacy.rendering.pages import GeneratedFile, require_hub


class ProgrammePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """The plugin that enables groups and events."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Fail early if the `advocacy` plugin is not configured."""
        require_hub(config, "advocacy/programme")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the calendars."""
        hub = keeper_for(config.plugins).hub
        for path, content in calendars(hub, config.site_name, config.site_url or ""):
            files.append(GeneratedFile.of(path, content, config))
        return files
