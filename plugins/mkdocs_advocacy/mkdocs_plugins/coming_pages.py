"""Check the links of embargoed pages before they are published.

MkDocs first renders such a page in the nightly build that publishes it. A broken link would then fail that strict
build, so every earlier build lets MkDocs log its warnings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS
from mkdocs_advocacy.mkdocs_plugins.ended_links import EndedLinks


def check_coming_pages(
    coming: Mapping[str, datetime], unseen: Iterable[str], files: Files, config: MkDocsConfig, ended: EndedLinks
) -> None:
    """Let MkDocs log its warnings about the Markdown pages in `coming`, as if each had just been published.

    `coming` maps embargoed files to their publication times. `unseen` are the files that only unpublished pages use and
    that are published with them; `files` are the files of this build. The rendered pages are discarded, and no other
    plugin sees them.
    """
    with_pages = [_make_file(path, config) for path in unseen]
    for path, begins in coming.items():
        source = Path(config.docs_dir, path)
        if not path.endswith(MARKDOWN_ENDINGS) or files.get_file_from_path(path) or not source.is_file():
            continue
        by_then = [_make_file(other, config) for other, when in coming.items() if when <= begins]
        page = Page(None, _make_file(path, config), config)
        page.markdown, _ = meta.get_data(source.read_text("utf-8-sig"))
        ended.page = path
        page.render(config, Files([*files, *by_then, *with_pages]))


def _make_file(path: str, config: MkDocsConfig) -> File:
    return File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
