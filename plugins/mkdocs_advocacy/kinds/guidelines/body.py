"""The text of a guideline, below its front matter."""

from __future__ import annotations

import re

_TITLE = re.compile(r"\A\s*# +(?P<title>[^\n]+?)(?: +#+)? *(?:\n|\Z)")


def split_title(markdown: str) -> tuple[str | None, str]:
    """Split off the heading at the start of the text. Return it, or None, and the rest."""
    heading = _TITLE.match(markdown)
    text = markdown[heading.end() :] if heading else markdown
    return heading["title"] if heading else None, text.strip("\n") + "\n"
