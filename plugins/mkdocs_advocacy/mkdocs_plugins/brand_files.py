"""MkDocs file types for the files, archives and renditions of brand sets."""

from __future__ import annotations

import logging
from pathlib import Path
from shutil import copyfile
from typing import Self

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from mkdocs_advocacy.core.files import stamp_of
from mkdocs_advocacy.core.writing import give_second_name, is_regular
from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.brand.renditions.complete import CACHE
from mkdocs_advocacy.rendering.pages import MadeFile, OwnFile

log = logging.getLogger("mkdocs.plugins.advocacy")


class ExaminedFile(File):
    """A file of a set, published only if it hasn't changed since it was examined."""

    asset: BrandFile

    @classmethod
    def of(cls, asset: BrandFile, original: File, config: MkDocsConfig) -> ExaminedFile:
        """Return a file of the set that replaces `original`, the file that MkDocs found."""
        file = cls(
            asset.path,
            config.docs_dir,
            config.site_dir,
            use_directory_urls=True,
            dest_uri=original.dest_uri,
            inclusion=original.inclusion,
        )
        file.asset = asset
        return file

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: the plugin writes the file."""
        del dirty

    def write(self) -> None:
        """Copy the file, unless it has changed since it was examined."""
        if stamp_of(Path(str(self.abs_src_path))) == self.asset.stamp:
            super().copy_file()
        else:
            log.warning("%s changed during the build and is not published; build again", self.src_uri)


class ArchiveFile(MadeFile):
    """A set's archive, which takes as long to write as all of the set's files."""

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: the plugin writes the archive."""
        del dirty

    def write(self) -> None:
        """Write the archive."""
        super().copy_file()


class RenditionFile(OwnFile):
    """A rendition, hard-linked into the site if the cache is on the same disk."""

    @classmethod
    def at(cls, path: str, source: str, config: MkDocsConfig) -> Self:
        """Return the file that publishes the rendition `source` at `path` in the site."""
        file = cls.generated(config, path, abs_src_path=source, inclusion=InclusionLevel.NOT_IN_NAV)
        assert isinstance(file, cls)
        return file

    def copy_file(self, dirty: bool = False) -> None:
        """Do nothing: the plugin writes the rendition."""
        del dirty

    def write(self) -> None:
        """Hard-link the rendition, or copy it. The cache detects in-place edits by time, size and record."""
        source = str(self.abs_src_path)
        if give_second_name(source, self.abs_dest_path):
            return
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # writing to a hard link would change the cached rendition
        if give_second_name(source, self.abs_dest_path):
            return
        try:
            if not is_regular(source):
                raise FileNotFoundError
            copyfile(source, path)
        except FileNotFoundError:
            name = Path(source).name
            message = f"{name} was removed from {CACHE.as_posix()} during the build; build again"
            raise PluginError(message) from None


SetFile = ArchiveFile | RenditionFile | ExaminedFile
"""A file of a set that is written in parallel with MkDocs."""
