"""Read the tags of tracked links from addresses, as logs and exports contain them."""

from __future__ import annotations

import re
from urllib.parse import unquote

TAG_NAMES = ("source", "medium", "campaign", "content")
"""The tags that results use, without the prefix `utm_`."""
_HOST = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?]*")


def tags_of(url: str) -> tuple[str, dict[str, str]]:
    """Return the path and the tags of an address: a URL, a path with a query, or a query that begins with `?`.

    A missing tag is empty. Names are accepted in any case, because servers and people change it; the case of values
    stays. If a tag is repeated, the first value counts. Values are decoded once, so `%2520` becomes `%20`; a broken
    escape stays as it is. `&amp;`, which pages with a faulty link leave behind, separates like `&`.
    """
    before, _, query = url.strip().replace("&amp;", "&").partition("#")[0].partition("?")
    tags = dict.fromkeys(TAG_NAMES, "")
    for part in query.split("&"):
        name, _, value = part.partition("=")
        prefix, tag = name[:4].lower(), name[4:].lower()
        if prefix == "utm_" and tag in tags and not tags[tag]:
            tags[tag] = unquote(value.replace("+", " ")).strip()
    return unquote(_HOST.sub("", before, count=1)), tags
