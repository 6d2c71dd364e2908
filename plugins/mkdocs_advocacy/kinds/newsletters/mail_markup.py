"""Find markup in the Markdown of an issue that its email can't show."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from mkdocs_advocacy.content.page_blocks import blocks_in
from mkdocs_advocacy.core.yaml_words import place_at
from mkdocs_advocacy.kinds.newsletters.mail_lint import Finding, facts, fill, find_unsupported_in_markup
from mkdocs_advocacy.kinds.newsletters.outline import Fence

_CODE = re.compile(r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d+[.)])[ \t]")
_IMAGE = re.compile(
    r"!\[[^\]]*\]\(\s*(?:<([^>\n]*)>|([^\s)]+))|<img\b[^>]*?\ssrc\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE
)
_REFERENCE = re.compile(r"!\[([^\]]*)\](?:\[([^\]]*)\])?(?![(\[])")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]]+)\]:[ \t]*<?([^\s>]+)", re.MULTILINE)
_NOT_IN_BRAND_SET = "the email doesn't show this image, because it isn't in a brand set of this hub"
_MOVE = "save it as PNG or JPEG in a brand set, and insert it from there"


def find_in_markdown(text: str, is_shown: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield the markup in a text that emails can't show. `is_shown` tells whether they show the image at an address."""
    text = re.sub("\r\n?", "\n", text)
    plain = _without_code(text)
    images = [*_find_images(plain)]
    without_images = _blank(plain, [(place, place + len(address)) for place, address in images])
    for finding in find_unsupported_in_markup(without_images):
        yield replace(finding, message=f"{finding.message}, so the email leaves this out")
    for place, address in images:
        if not is_shown(address):
            yield _explain_missing(address, *place_at(plain, place))
    yield from _find_extensions(text, plain)


def _explain_missing(address: str, line: int, column: int) -> Finding:
    """Return why emails don't show an image: because of its format, or because its size isn't known."""
    found = next(find_unsupported_in_markup(f'<img src="{html.escape(address)}">'), None)
    if found is None:
        return Finding(line, column, _NOT_IN_BRAND_SET, _MOVE)
    return Finding(line, column, f"{found.message}, so the email leaves this one out", found.instead)


def _find_extensions(text: str, plain: str) -> Iterator[Finding]:
    """Yield the extensions of Markdown that emails show as plain text."""
    lines = plain.split("\n")
    for extension in facts().markdown:
        found = [
            (number, match.start(1) + 1, match[1].strip())
            for number, line in enumerate(lines, 1)
            for match in re.finditer(extension.pattern, line)
        ]
        blocks = blocks_in(text, extension.block) if extension.block else ()
        found += [(block.line, block.column, extension.block or "") for block in blocks]
        for line, column, typed in found:
            name = fill(extension.name, {"found": typed if len(typed) <= 40 else f"{typed[:39]}…"})
            yield Finding(line, column, f"the email shows {name} as plain text", extension.instead)


def _find_images(text: str) -> Iterator[tuple[int, str]]:
    """Yield the place and the address of each image."""
    defined = {found[1].casefold(): (found.start(2), found[2]) for found in _DEFINITION.finditer(text)}
    for found in _IMAGE.finditer(text):
        group = next(number for number in (1, 2, 3) if found[number] is not None)
        yield found.start(group), found[group]
    for found in _REFERENCE.finditer(text):
        if target := defined.get((found[2] or found[1]).casefold()):
            yield target


def _without_code(text: str) -> str:
    """Return a text with spaces instead of its code and comments."""
    lines: list[str] = []
    fence, is_listing, was_blank = Fence(), False, True
    for line in text.splitlines(keepends=True):
        is_fenced = fence.read(line)
        is_indented = line.startswith(("    ", "\t"))
        is_code = is_fenced or (is_indented and was_blank and not is_listing)
        lines.append(_blank(line, [(0, len(line))]) if is_code else line)
        if line.strip() and not is_indented:
            is_listing = bool(_LIST_ITEM.match(line))
        was_blank = not line.strip() or (is_code and not is_fenced)
    without_blocks = "".join(lines)
    spans = [found.span() for found in _COMMENT.finditer(without_blocks)]
    without_comments = _blank(without_blocks, spans)
    return _blank(without_comments, [found.span(2) for found in _CODE.finditer(without_comments)])


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with spaces in some spans, which keep their line breaks."""
    parts, done = [], 0
    for start, end in sorted(spans):
        if start >= done:
            parts += [text[done:start], re.sub(r"[^\r\n]", " ", text[start:end])]
            done = end
    return "".join((*parts, text[done:]))
