"""The first line of a post's text, for its card."""

from __future__ import annotations

import re

import regex

from mkdocs_advocacy.core.hashtags import TAG
from mkdocs_advocacy.core.placeholders import pieces, settled
from mkdocs_advocacy.kinds.posts.compose import variants_for
from mkdocs_advocacy.kinds.posts.model import Post

LONGEST = 120
"""How long a quote is at most, in characters; it ends at a word."""

_LINK = re.compile(r"https?://\S+")
_TAGS_AT_THE_END = regex.compile(rf"(?:(?:^|\s+)#{TAG})+\s*$")
_SIGN_OF_A_TAG = regex.compile(rf"#(?={TAG})")
_WORDS = re.compile(rf".{{{LONGEST // 2},{LONGEST - 1}}}(?=\s)")
_INNER = str.maketrans("“”„«»", "‘’‚‹›")
"""Quotation marks within a quotation, whose own are the card's."""
_LETTER = regex.compile(r"[\p{L}\p{N}]")


def quote_of(post: Post, network: str) -> str | None:
    """The first line of the first text for `network`, fields filled with their examples; without link and hashtags."""
    lines = map(_without_links, first_text(post, network).splitlines())
    return next((_shortened(line).translate(_INNER) for line in lines if _LETTER.search(line)), None)


def first_text(post: Post, network: str) -> str:
    """The first text for `network`, fields filled with their examples; without link and hashtags."""
    template = post.template
    _, variants = variants_for(template, network)
    text = variants[post.offers[network][0][0]].text
    filled = settled(pieces(text), {**template.examples, "link": "", "hashtags": "", "disclosure": ""})
    return "".join(part for part in filled if isinstance(part, str))


def _without_links(line: str) -> str:
    """The line without addresses and the hashtags at its end; a hashtag within a sentence becomes a word."""
    line = _TAGS_AT_THE_END.sub("", _LINK.sub("", line))
    return " ".join(_SIGN_OF_A_TAG.sub("", line).split())


def _shortened(line: str) -> str:
    if len(line) <= LONGEST:
        return line
    words = _WORDS.match(line)
    # Some scripts have no spaces: then the cut is between two characters as people see them.
    kept = words[0] if words else "".join(regex.findall(r"\X", line)[: LONGEST - 1])
    return f"{kept.rstrip(' ,;:–—-')}…"
