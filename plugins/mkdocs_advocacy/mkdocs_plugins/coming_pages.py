"""Links of pages under embargo, checked while somebody is at work on them.

MkDocs renders such a page for the first time in the night in which it is published. A link that leads nowhere would
fail that night's strict build, so every build before asks MkDocs for its warnings.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS
from mkdocs_advocacy.mkdocs_plugins.ended_links import EndedLinks


def check_coming_pages(coming: Mapping[str, datetime], files: Files, config: MkDocsConfig, ended: EndedLinks) -> None:
    """Let MkDocs log its warnings of the Markdown pages in `coming`, each as if its day had come.

    `files` are those of the build, `coming` says when each file under embargo is published. Nothing that is rendered
    here is kept, and no other plugin gets to see it.
    """
    for path, begins in coming.items():
        source = Path(config.docs_dir, path)
        if not path.endswith(MARKDOWN_ENDINGS) or files.get_file_from_path(path) or not source.is_file():
            continue
        by_then = [_file(other, config) for other, when in coming.items() if when <= begins]
        page = Page(None, _file(path, config), config)
        page.markdown, _ = meta.get_data(source.read_text("utf-8-sig"))
        ended.page = path
        page.render(config, Files([*files, *by_then]))


def _file(path: str, config: MkDocsConfig) -> File:
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
