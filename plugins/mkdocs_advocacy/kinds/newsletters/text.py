"""An issue as the plain text of an email: at most 72 columns wide, with unbroken addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.letter import (
    Figure,
    Heading,
    Item,
    Letter,
    Listing,
    Paragraph,
    Part,
    Preformatted,
    Prose,
    Quotation,
    Rule,
    Section,
    Span,
    Spans,
    Table,
)
from mkdocs_advocacy.kinds.newsletters.wrapping import pad, width_of, wrap

WIDTH = 72
"""The columns of a line, so that quotation marks of replies still fit in 80."""
_NARROWEST = 24
"""The columns that remain in deeply nested lists and quotations."""
_ENDS = ("?", "!", ":", "…", "؟")
_COLUMN_GAP = "  "
_SEPARATOR = " · "
_UNDERLINES = {1: "=", 2: "-"}
Lines = Sequence[str]


def write_text(letter: Letter, words: Catalogue) -> str:
    """Return an issue as the plain text of an email, without its header."""
    blocks = _Writer(letter, words).write()
    lines = "\n\n".join("\n".join(block) for block in blocks).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


class _Writer:
    """Writes blocks of lines, which blank lines separate.

    Links in written texts are numbered, and their addresses follow the paragraph, list or table that contains them.
    """

    def __init__(self, letter: Letter, words: Catalogue) -> None:
        self._letter, self._words = letter, words
        self._count = 0
        self._pending: list[str] = []
        """The addresses of links whose text has been written, each with its number."""

    def write(self) -> Iterator[Lines]:
        """Yield the blocks of the whole issue."""
        letter = self._letter
        yield _underline(letter.title, 1, WIDTH)
        yield wrap(_SEPARATOR.join((letter.sender, letter.day)), WIDTH)
        if letter.preview:
            yield wrap(letter.preview, WIDTH)
        for part in letter.parts:
            yield from self._write_part(part, WIDTH)
            if self._pending:
                yield self._pending
                self._pending = []
        yield ["", *self._write_link(Link(letter.address, self._words("newsletter_read_online")), WIDTH)]

    def _write_part(self, part: Part, width: int) -> Iterator[Lines]:
        match part:
            case Section():
                yield from self._write_section(part, width)
            case Heading(level, spans):
                yield ["", *_underline(self._write_spans(spans), level, width)]
            case Paragraph(spans):
                yield wrap(self._write_spans(spans), width)
            case Listing():
                yield from self._write_list(part, width)
            case Quotation(parts):
                yield _prefix(self._join(parts, width - 2), "> ")
            case Figure():
                yield from self._write_figure(part, width)
            case Rule():
                yield ["* * *"]
            case Table():
                yield from self._write_table(part, width)
            case Preformatted(text):
                yield _prefix(text.splitlines(), "    ")

    def _join(self, parts: Iterable[Prose], width: int) -> Lines:
        """Return the lines of several parts within a list or a quotation."""
        lines: list[str] = []
        for part in parts:
            for block in self._write_part(part, max(width, _NARROWEST)):
                lines += ["", *block] if lines else block
        return lines

    def _write_list(self, part: Listing, width: int) -> Iterator[Lines]:
        numbers = range(part.first, part.first + len(part.items)) if part.first is not None else None
        marks = [f"{number}. " for number in numbers] if numbers else ["* "] * len(part.items)
        inner = width - max(map(len, marks), default=0)
        yield from _lay_out([(mark, self._join(item, inner)) for mark, item in zip(marks, part.items, strict=True)])

    def _write_figure(self, part: Figure, width: int) -> Iterator[Lines]:
        """Yield the alt text of an image. An image without alt text is decoration."""
        if part.picture.alt:
            yield wrap(self._write_spans([Span(f"[{part.picture.alt}]", href=part.href)]), width)
        elif part.href is not None:
            yield [self._letter.absolute(part.href)]

    def _write_table(self, part: Table, width: int) -> Iterator[Lines]:
        """Yield a table in columns; if it is too wide, each row as lines."""
        rows = [[self._write_spans(cell).replace("\n", " ") for cell in row] for row in (part.head, *part.rows)]
        count = max(map(len, rows), default=0)
        head, *body = ([*row, *[""] * (count - len(row))] for row in rows)
        widths = [max(map(width_of, column)) for column in zip(head, *body, strict=True)]
        if sum(widths) + len(_COLUMN_GAP) * (count - 1) <= width:
            shown = [head, ["-" * column for column in widths], *body] if any(head) else body
            yield [_COLUMN_GAP.join(map(pad, row, widths)) for row in shown]
        else:
            for row in body or [[""] * count]:
                labelled = (self._label(name, cell) if name else cell for name, cell in zip(head, row, strict=True))
                yield [line for text in labelled if text for line in wrap(text, width)]

    def _write_spans(self, spans: Spans) -> str:
        """Return the text of some spans. The number of a link follows it, unless its text is the address itself."""
        text = ""
        for href, group in groupby(spans, key=lambda span: span.href):
            linked = _mark(list(group))
            address = self._letter.absolute(href) if href is not None else None
            if address is None:
                text += linked
            elif linked in _forms_of(address):
                text += address.removeprefix("mailto:")
            else:
                self._count += 1
                self._pending.append(f"[{self._count}] {address.removeprefix('mailto:')}")
                text += f"{linked} [{self._count}]"
        return text

    def _write_section(self, section: Section, width: int) -> Iterator[Lines]:
        if section.note:
            yield wrap(section.note, width)
        ranked = section.name == "posts" and all(item.value for item in section.items)
        marks = [f"{number}. " if ranked else "* " for number in range(1, len(section.items) + 1)]
        inner = width - max(map(len, marks), default=0)
        items = [(mark, self._write_item(item, inner)) for mark, item in zip(marks, section.items, strict=True)]
        yield from _lay_out(items)
        if section.more:
            yield self._write_link(section.more, width)

    def _write_item(self, item: Item, width: int) -> Lines:
        """Return an entry of a block: its facts, its text, its quotation and its addresses."""
        others = [link for link in item.actions if not link.address.startswith(f"{item.address}#")]
        lines = [*wrap(_SEPARATOR.join(filter(None, (item.title, item.value))), width)]
        lines += wrap(item.context, width) if item.context else ()
        lines += wrap(item.text, width) if item.text else ()
        lines += _prefix(wrap(item.quote, width - 2), "> ") if item.quote else ()
        if item.address and len(others) < len(item.actions):  # its page offers all networks
            lines += self._write_link(Link(item.address, self._words("newsletter_read_and_share")), width)
        elif item.address:
            lines.append(self._letter.absolute(item.address))
        for link in others:
            lines += self._write_link(link, width)
        return lines

    def _write_link(self, link: Link, width: int) -> Lines:
        return wrap(self._label(link.text, self._letter.absolute(link.address)), width)

    def _label(self, name: str, value: str) -> str:
        """Return a value behind its name. A question needs no colon."""
        if name.endswith(_ENDS):
            return f"{name} {value}"
        return self._words("newsletter_labelled", name=name, value=value)


def _underline(text: str, level: int, width: int) -> Lines:
    lines = wrap(text, width)
    return [*lines, _UNDERLINES.get(level, "~") * min(max(map(width_of, lines)), width)]


def _lay_out(items: Sequence[tuple[str, Lines]]) -> Iterator[Lines]:
    """Yield the items of a list behind their marks: as one block if each is a line, else as a block each."""
    blocks = [_hang(mark, lines) for mark, lines in items]
    if all(len(block) <= 1 for block in blocks):
        yield [line for block in blocks for line in block]
    else:
        yield from blocks


def _hang(mark: str, lines: Lines) -> Lines:
    return [f"{mark if number == 0 else ' ' * len(mark)}{line}" for number, line in enumerate(lines)]


def _prefix(lines: Lines, mark: str) -> Lines:
    return [mark + line for line in lines]


def _mark(spans: Sequence[Span]) -> str:
    """Return text with *strong* and _emphasised_ words marked, as people do in plain text."""
    text = ""
    for (strong, emphasis), group in groupby(spans, key=lambda span: (span.strong, span.emphasis)):
        run = "".join(span.text for span in group)
        sign = "*" if strong else "_" if emphasis else ""
        core = run.strip()
        before, _, after = run.partition(core) if core else (run, "", "")
        text += f"{before}{sign}{core}{sign}{after}" if core else run
    return text


def _forms_of(address: str) -> Sequence[str]:
    """Return the texts of links that show nothing but their address."""
    bare = address.partition("://")[2]
    return (address, address.removeprefix("mailto:"), bare, bare.rstrip("/"))
