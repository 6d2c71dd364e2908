"""The files of brand sets, as MkDocs and the plugin write them into the site."""

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
    """A file of a set, which is published only as it was examined."""

    asset: BrandFile

    @classmethod
    def of(cls, asset: BrandFile, found: File, config: MkDocsConfig) -> ExaminedFile:
        """The file of the set that MkDocs found."""
        file = cls(
            asset.path,
            config.docs_dir,
            config.site_dir,
            use_directory_urls=True,
            dest_uri=found.dest_uri,
            inclusion=found.inclusion,
        )
        file.asset = asset
        return file

    def copy_file(self, dirty: bool = False) -> None:
        """Leaves the file to the plugin."""
        del dirty

    def write(self) -> None:
        """Copies the file, unless something else lies in its place by now."""
        if stamp_of(Path(str(self.abs_src_path))) == self.asset.stamp:
            super().copy_file()
        else:
            log.warning("%s was changed during the build and is not published: build again", self.src_uri)


class ArchiveFile(MadeFile):
    """The archive of a set, which takes as long to write as all of its files."""

    def copy_file(self, dirty: bool = False) -> None:
        """Leaves the archive to the plugin."""
        del dirty

    def write(self) -> None:
        """Writes the archive."""
        super().copy_file()


class RenditionFile(OwnFile):
    """A rendition, of which a site on the same disk needs no copy of its own."""

    @classmethod
    def at(cls, path: str, source: str, config: MkDocsConfig) -> Self:
        """The file at `path` in the site of the rendition that lies at `source`."""
        file = cls.generated(config, path, abs_src_path=source, inclusion=InclusionLevel.NOT_IN_NAV)
        assert isinstance(file, cls)
        return file

    def copy_file(self, dirty: bool = False) -> None:
        """Leaves the rendition to the plugin."""
        del dirty

    def write(self) -> None:
        """Gives the file a second name; what edits the site in place is found out by its time, size and record."""
        source = str(self.abs_src_path)
        if give_second_name(source, self.abs_dest_path):
            return
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # what is written into a second name changes the first
        if give_second_name(source, self.abs_dest_path):
            return
        try:
            if not is_regular(source):
                raise FileNotFoundError
            copyfile(source, path)
        except FileNotFoundError:
            name = Path(source).name
            message = f"{name} was taken out of {CACHE.as_posix()} during the build: build again"
            raise PluginError(message) from None


SetFile = ArchiveFile | RenditionFile | ExaminedFile
"""A file of a set that is written beside the work of MkDocs."""
