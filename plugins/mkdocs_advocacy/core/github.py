"""Links to GitHub's page for a new file, prefilled with content."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator

from mkdocs_advocacy.core.model import HttpsUrl


def _check_repository(url: str) -> str:
    parts = urlsplit(url)
    if "gitlab" in (parts.hostname or ""):
        raise ValueError("GitLab doesn't support prefilled new files; use mail instead")
    if len(parts.path.strip("/").split("/")) != 2 or parts.query or parts.fragment:
        raise ValueError(f"“{url}” is not the address of a repository such as https://github.com/org/hub")
    return url.rstrip("/").removesuffix(".git")


Repository = Annotated[HttpsUrl, AfterValidator(_check_repository)]
"""The https address of a repository on GitHub, without `.git`."""


def link_new_file(repository: str, branch: str, path: str, content: str) -> str:
    """Return the address of GitHub's page for a new file at `path`, prefilled with `content`."""
    filename, value = quote(path, safe=""), quote(content, safe="")
    return f"{repository}/new/{quote(branch, safe='')}?filename={filename}&value={value}"
