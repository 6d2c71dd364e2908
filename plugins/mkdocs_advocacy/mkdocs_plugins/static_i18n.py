"""Support for mkdocs-static-i18n, which only handles files from the published folder and the theme.

The plugin builds the site once per language. Generated files belong to the first build, for the default language,
because the hub handles translations itself. Later builds link to them.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_advocacy.rendering.pages import GeneratedFile

NAME = "i18n"
"""The plugin's name in mkdocs.yml."""


class LinkedFile(GeneratedFile):
    """A file of the first build that pages of later builds link to."""

    def is_documentation_page(self) -> bool:
        """Return False, so that MkDocs doesn't render the page again."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: the first build has written the file."""
        del dirty


def is_later_build(config: MkDocsConfig) -> bool:
    """Return whether this build is for a language other than the default."""
    return not getattr(config.plugins.get(NAME), "is_default_language_build", True)


def builds_once_more(config: MkDocsConfig) -> bool:
    """Return whether this process may build the site again after this build, for another language."""
    return NAME in config.plugins


def put_aside(files: Files, config: MkDocsConfig) -> list[GeneratedFile]:
    """Remove the generated files from `files` before static-i18n sorts files by language."""
    aside = [file for file in files if isinstance(file, GeneratedFile)] if builds_once_more(config) else []
    for file in aside:
        files.remove(file)
    return aside


def put_back(aside: list[GeneratedFile], files: Files, config: MkDocsConfig) -> None:
    """Add the generated files again, or in a later build files that stand in for them."""
    for file in aside:
        files.append(_link_to(file, config) if is_later_build(config) else file)


def _link_to(file: GeneratedFile, config: MkDocsConfig) -> LinkedFile:
    directory_urls = file.use_directory_urls
    return LinkedFile.of(file.src_uri, b"", config, dest_uri=file.dest_uri, use_directory_urls=directory_urls)
