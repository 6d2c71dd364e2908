"""The quote on a post's card: the first line of its text."""

from __future__ import annotations

import re

import regex

from mkdocs_advocacy.core.hashtags import TAG
from mkdocs_advocacy.core.placeholders import pieces, settled
from mkdocs_advocacy.kinds.posts.compose import variants_for
from mkdocs_advocacy.kinds.posts.model import Post

LONGEST = 120
"""The maximum length of a quote, in characters. A longer line is cut at a word boundary."""

_LINK = re.compile(r"https?://\S+")
_TAGS_AT_THE_END = regex.compile(rf"(?:(?:^|\s+)#{TAG})+\s*$")
_SIGN_OF_A_TAG = regex.compile(rf"#(?={TAG})")
_WORDS = re.compile(rf".{{{LONGEST // 2},{LONGEST - 1}}}(?=\s)")
_INNER = str.maketrans("“”„«»", "‘’‚‹›")
"""Replaces double quotation marks with single ones, because the card adds its own."""
_LETTER = regex.compile(r"[\p{L}\p{N}]")


def quote_of(post: Post, network: str) -> str | None:
    """Return the first line of the first variant for `network` that contains a letter or digit, or None."""
    lines = map(_remove_links, first_text(post, network).splitlines())
    return next((_shorten(line).translate(_INNER) for line in lines if _LETTER.search(line)), None)


def first_text(post: Post, network: str) -> str:
    """Return the first variant for `network` with sample answers, without link, hashtags and disclosure."""
    template = post.template
    _, variants = variants_for(template, network)
    text = variants[post.offers[network][0][0]].text
    filled = settled(pieces(text), {**template.examples, "link": "", "hashtags": "", "disclosure": ""})
    return "".join(part for part in filled if isinstance(part, str))


def _remove_links(line: str) -> str:
    """Remove URLs and trailing hashtags from the line. Hashtags within a sentence lose their “#”."""
    line = _TAGS_AT_THE_END.sub("", _LINK.sub("", line))
    return " ".join(_SIGN_OF_A_TAG.sub("", line).split())


def _shorten(line: str) -> str:
    if len(line) <= LONGEST:
        return line
    words = _WORDS.match(line)
    # Some scripts have no spaces: cut those between grapheme clusters.
    start = words[0] if words else "".join(regex.findall(r"\X", line)[: LONGEST - 1])
    return f"{start.rstrip(' ,;:–—-')}…"
