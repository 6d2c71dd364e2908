"""Read the requests with tags from access logs, and the days that the logs cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from mkdocs_advocacy.results.logs.formats import find_parser
from mkdocs_advocacy.results.logs.lines import Damaged, find_lines, join_objects, read_blocks
from mkdocs_advocacy.results.logs.question import CUT_SHORT, NOT_UNDERSTOOD, Report
from mkdocs_advocacy.results.logs.request import Parser, Request
from mkdocs_advocacy.results.logs.w3c import FIELDS
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import LogFile

_HEAD = 200
"""The number of lines by which a format is recognised."""


def recognises(file: LogFile) -> bool:
    """Return whether a file is an access log of a known format, compressed or not."""
    try:
        block = next(read_blocks(file.path, lambda _: None), b"")
    except Damaged:
        return False
    return _find_parser(block) is not None


class Logs:
    """Several access logs, which may have different formats."""

    def __init__(self, files: Sequence[LogFile], report: Report | None = None) -> None:
        self.files, self._report = files, report
        self._total = sum(file.path.stat().st_size for file in files)
        self._before = 0
        self.left_out: Counter[str] = Counter()
        self.moments: list[int] = []
        """The moments of the first and last request of each file."""

    def read_requests(self) -> Iterator[Request]:
        """Yield the requests of lines with tags. Raises Refused for a file that isn't an access log."""
        for file in self.files:
            for parser, block in self.read_blocks(file):
                yield from self.parse(parser, block)

    def read_blocks(self, file: LogFile) -> Iterator[tuple[Parser, bytes]]:
        """Yield blocks of lines with their parser, and note the first and the last moment."""
        parser, last = None, b""
        try:
            for block in self._read(file):
                if parser is None:
                    parser = _recognise(file, block)
                    self._note_moment(parser, block.split(b"\n"))
                yield parser, block
                last = block
        except Damaged:
            self.left_out[CUT_SHORT] += 1
        if parser:
            self._note_moment(parser, [line for line in reversed(last.split(b"\n")) if not line.startswith(b"#")])
        self._before += file.path.stat().st_size

    def parse(self, parser: Parser, block: bytes) -> Iterator[Request]:
        """Yield the requests in those lines of a block that have tags."""
        for line in find_lines(block, FIELDS.encode()):
            if request := self.parse_line(parser, decode(line)):
                yield request

    def parse_line(self, parser: Parser, line: str) -> Request | None:
        """Return the request in a line; None if it's a comment or not understood, which is counted."""
        try:
            return parser.read(line)
        except ValueError:
            self.left_out[NOT_UNDERSTOOD] += 1
            return None

    def _read(self, file: LogFile) -> Iterator[bytes]:
        blocks: Iterator[bytes] = read_blocks(file.path, self._note_progress)
        first = next(blocks, b"")
        blocks = chain([first] if first else [], blocks)
        return join_objects(blocks) if _is_pretty(first) else blocks

    def _note_progress(self, done: int) -> None:
        if self._report:
            self._report(self._before + done, self._total)

    def _note_moment(self, parser: Parser, lines: Sequence[bytes]) -> None:
        """Note the moment of the first of these lines that is a request."""
        for line in lines:
            try:
                request = parser.read(decode(line))
            except ValueError:
                continue
            if request:
                self.moments.append(request.moment)
                return


def decode(line: bytes) -> str:
    """Return a line as text. Bytes that aren't UTF-8 are replaced."""
    return line.decode(errors="replace")


def _is_pretty(block: bytes) -> bool:
    """Return whether a block begins with a JSON object that is spread over several lines."""
    return block.lstrip()[:2] == b"{\n"


def _find_parser(block: bytes) -> Parser | None:
    lines = next(join_objects(iter([block])), b"") if _is_pretty(block) else block
    return find_parser([decode(line) for line in lines.split(b"\n", _HEAD)[:_HEAD]])


def _recognise(file: LogFile, block: bytes) -> Parser:
    parser = _find_parser(block)
    if parser is None:
        message = f"{file.name} is not an access log of a known format"
        hint = "use the combined format of Apache and nginx, or logs of CloudFront, S3, IIS, Caddy or Bunny"
        raise Refused(message, hint)
    return parser
