"""Read a written text: Markdown, reduced to the parts that every shape of an issue can show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import groupby

import markdown

from mkdocs_advocacy.kinds.newsletters.letter import (
    LINE_BREAK,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Preformatted,
    Prose,
    Quotation,
    Rule,
    Span,
    Spans,
    Table,
)

_EXTENSIONS = ("attr_list", "fenced_code", "md_in_html", "sane_lists", "tables")
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
_LEFT_OUT = frozenset(
    (
        *("audio", "button", "canvas", "form", "head", "iframe", "input", "link", "math", "meta", "noscript"),
        *("object", "script", "select", "style", "svg", "template", "textarea", "title", "video"),
    )
)
"""Elements that are left out with everything in them."""
_HEADINGS = {f"h{level}": max(level, 2) for level in range(1, 7)}
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption"),
        *("figure", "footer", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table"),
        *("ul", *_HEADINGS),
    )
)
_STRONG, _EMPHASIS, _CODE = ("b", "dt", "strong", "summary", "th"), ("cite", "em", "i", "q"), ("code", "kbd", "samp")
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Targets:
    """Resolves the addresses in a text."""

    link: Callable[[str], str | None]
    """Returns the address of a link's target; None if it isn't published, so that only its text is shown."""
    picture: Callable[[str, str], Picture | None]
    """Returns an image by its address and alt text; None if it can't be shown everywhere."""


def read_prose(text: str, targets: Targets) -> Sequence[Prose]:
    """Return the parts of a Markdown text. HTML without a counterpart in Markdown is left out."""
    parser = _Parser()
    parser.feed(markdown.markdown(text, extensions=_EXTENSIONS))
    parser.close()
    return list(_Reader(targets).read(parser.root.children))


@dataclass(slots=True)
class _Element:
    """An element of the HTML that Markdown becomes."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Element | str] = field(default_factory=list)


class _Parser(HTMLParser):
    """Builds a tree of elements. End tags without a start are ignored, and open elements end with their parents."""

    def __init__(self) -> None:
        super().__init__()
        self.root = _Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(_Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Skip declarations such as `<![if !mso]>`. The standard library rejects unknown ones with an exception."""
        return self.parse_bogus_comment(i, bool(report))


class _Reader:
    """Turns elements into parts."""

    def __init__(self, targets: Targets) -> None:
        self._targets = targets

    def read(self, children: Iterable[_Element | str]) -> Iterator[Prose]:
        """Yield the parts of some elements. Text between them becomes paragraphs."""
        for is_block, group in groupby(children, key=_is_block):
            if not is_block:
                yield from self._read_paragraph([*group])
                continue
            for element in group:
                if isinstance(element, _Element) and element.tag not in _LEFT_OUT:
                    yield from self._read_block(element)

    def _read_block(self, element: _Element) -> Iterator[Prose]:
        tag, children = element.tag, element.children
        if tag in _HEADINGS:
            spans = self._read_spans(children)
            if spans:
                yield Heading(_HEADINGS[tag], spans)
        elif tag in ("p", "summary", "dt"):
            yield from self._read_paragraph(children, strong=tag != "p")
        elif tag in ("ul", "ol"):
            items = [[*self.read(item.children)] for item in _find(element, "li")]
            first = element.attributes.get("start", "1") if tag == "ol" else None
            if any(items):
                yield Listing([item for item in items if item], int(first) if first and first.isdecimal() else None)
        elif tag == "blockquote":
            if parts := [*self.read(children)]:
                yield Quotation(parts)
        elif tag == "hr":
            yield Rule()
        elif tag == "pre":
            yield Preformatted(_text_of(element).strip("\n"))
        elif tag == "table":
            yield from self._read_table(element)
        else:
            yield from self.read(children)

    def _read_paragraph(self, children: Sequence[_Element | str], *, strong: bool = False) -> Iterator[Prose]:
        """Yield a paragraph, and its images after it."""
        spans = self._read_spans(children, Span("", strong=strong))
        if spans:
            yield Paragraph(spans)
        yield from self._find_figures(children, None)

    def _find_figures(self, children: Iterable[_Element | str], href: str | None) -> Iterator[Figure]:
        for child in children:
            if not isinstance(child, _Element) or child.tag in _LEFT_OUT:
                continue
            if child.tag == "img":
                picture = self._targets.picture(child.attributes.get("src", ""), child.attributes.get("alt", ""))
                if picture:
                    yield Figure(picture, href)
            own = self._targets.link(child.attributes.get("href", "")) if child.tag == "a" else href
            yield from self._find_figures(child.children, own)

    def _read_table(self, table: _Element) -> Iterator[Table]:
        rows = [[*_find(row, "th", "td")] for row in _find(table, "tr")]
        cells = [[self._read_spans(cell.children) for cell in row] for row in rows]
        has_head = bool(rows and rows[0] and all(cell.tag == "th" for cell in rows[0]))
        if any(spans for row in cells for spans in row):
            yield Table(cells[0] if has_head else (), cells[1:] if has_head else cells)

    def _read_spans(self, children: Iterable[_Element | str], style: Span | None = None) -> Spans:
        """Return the text of some elements, with white space as browsers show it."""
        spans: list[Span] = []
        for span in self._list_spans(children, style or Span("")):
            if span.text == "\n":
                if spans:
                    spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(" "))
                spans.append(LINE_BREAK)
                continue
            text = _SPACE.sub(" ", span.text)
            if not spans or spans[-1].text.endswith((" ", "\n")):
                text = text.lstrip(" ")
            if spans and spans[-1] is not LINE_BREAK and replace(spans[-1], text="") == replace(span, text=""):
                spans[-1] = replace(span, text=spans[-1].text + text)
            elif text:
                spans.append(replace(span, text=text))
        while spans and not spans[-1].text.strip():
            spans.pop()
        if spans:
            spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
        return spans

    def _list_spans(self, children: Iterable[_Element | str], style: Span) -> Iterator[Span]:
        for child in children:
            if isinstance(child, str):
                yield replace(style, text=child if child != "\n" else " ")
            elif child.tag == "br":
                yield LINE_BREAK
            elif child.tag not in _LEFT_OUT:
                gap = [replace(style, text=" ")] if child.tag in _BLOCKS else []  # such as paragraphs of a cell
                yield from (*gap, *self._list_spans(child.children, self._style_of(child, style)), *gap)

    def _style_of(self, element: _Element, style: Span) -> Span:
        if element.tag == "a" and element.attributes.get("href"):
            return replace(style, href=self._targets.link(element.attributes["href"]))
        return replace(
            style,
            strong=style.strong or element.tag in _STRONG,
            emphasis=style.emphasis or element.tag in _EMPHASIS,
            code=style.code or element.tag in _CODE,
        )


def _is_block(child: _Element | str) -> bool:
    return isinstance(child, _Element) and (child.tag in _BLOCKS or child.tag in _LEFT_OUT)


def _find(element: _Element, *tags: str) -> Iterator[_Element]:
    """Yield the nearest elements with these tags, but none within such an element or a table of its own."""
    for child in element.children:
        if isinstance(child, _Element) and child.tag not in _LEFT_OUT:
            if child.tag in tags:
                yield child
            elif child.tag != "table":
                yield from _find(child, *tags)


def _text_of(element: _Element) -> str:
    return "".join(child if isinstance(child, str) else _text_of(child) for child in element.children)
