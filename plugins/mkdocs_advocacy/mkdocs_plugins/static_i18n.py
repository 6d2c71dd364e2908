"""Generated files beside mkdocs-static-i18n, which knows files of the published folder and of the theme, and no others.

It builds the site once for each language. Generated files belong to the first build, that of the default language: the
hub has translations of its own. Later builds link to them.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_advocacy.rendering.pages import GeneratedFile

NAME = "i18n"
"""Of the plugin, in mkdocs.yml."""


class LinkedFile(GeneratedFile):
    """A file of the first build, to which the pages of a later one link."""

    def is_documentation_page(self) -> bool:
        """Whether MkDocs renders it: it must not be rendered again."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Leaves the file as it is."""
        del dirty


def is_later_build(config: MkDocsConfig) -> bool:
    """Whether the site is built for another language than the default one."""
    return not getattr(config.plugins.get(NAME), "is_default_language_build", True)


def put_aside(files: Files, config: MkDocsConfig) -> list[GeneratedFile]:
    """Take the generated files out of `files`, before static-i18n sorts those by language."""
    aside = [file for file in files if isinstance(file, GeneratedFile)] if NAME in config.plugins else []
    for file in aside:
        files.remove(file)
    return aside


def put_back(aside: list[GeneratedFile], files: Files, config: MkDocsConfig) -> None:
    """Put them in again, or what stands for them in a later build."""
    for file in aside:
        files.append(_linked(file, config) if is_later_build(config) else file)


def _linked(file: GeneratedFile, config: MkDocsConfig) -> LinkedFile:
    directory_urls = file.use_directory_urls
    return LinkedFile.of(file.src_uri, b"", config, dest_uri=file.dest_uri, use_directory_urls=directory_urls)
