"""Feed the lines of access logs to a database through a pipe."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import TracebackType

from mkdocs_advocacy.results.logs.arrivals import shorten
from mkdocs_advocacy.results.logs.formats import Combined
from mkdocs_advocacy.results.logs.lines import has_tags
from mkdocs_advocacy.results.logs.question import Question
from mkdocs_advocacy.results.logs.reading import Logs
from mkdocs_advocacy.results.logs.request import Parser, Request

READ = "\x02"
"""The first character of a line whose request was read by our parsers. Lines of files never contain it."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def pack(request: Request, question: Question) -> str | None:
    """Return a request as cells that are separated by tabs, without its address; None if its target has no tags."""
    if not has_tags(request.target):
        return None
    visitor = question.visitor(request.address, request.agent)
    cells = (f"{request.method} {request.status}", request.moment, visitor, shorten(request.target), request.agent)
    return "\t".join(_CONTROLS.sub("", str(cell)) for cell in cells)


class Feeder:
    """Writes lines of the combined format as they are, and the requests of other formats, in a thread of its own."""

    def __init__(self, logs: Logs, question: Question, pipe: Path) -> None:
        self._logs, self._question, self._pipe = logs, question, pipe
        self._thread = Thread(target=self._run, daemon=True)
        self._error: BaseException | None = None

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._thread.is_alive():
            # a reader that comes and goes ends the wait of a thread whose database failed
            os.close(os.open(self._pipe, os.O_RDONLY | os.O_NONBLOCK))
            self._thread.join(0.05)
        if self._error:
            raise self._error

    def _run(self) -> None:
        try:
            with suppress(BrokenPipeError), self._pipe.open("wb", buffering=0) as pipe:
                for block in self._blocks():
                    rest = memoryview(block)
                    while rest:
                        rest = rest[pipe.write(rest) or 0 :]
        except BaseException as error:  # raised again in the thread that waits
            self._error = error

    def _blocks(self) -> Iterator[bytes]:
        for file in self._logs.files:
            for parser, block in self._logs.read_blocks(file):
                yield _mend(block) if isinstance(parser, Combined) else self._read(parser, block)

    def _read(self, parser: Parser, block: bytes) -> bytes:
        packed = (pack(request, self._question) for request in self._logs.parse(parser, block))
        return "".join(f"{READ}{line}\n" for line in packed if line).encode(errors="replace")


def _mend(block: bytes) -> bytes:
    """Replace bytes that aren't UTF-8, which databases refuse."""
    try:
        block.decode()
    except UnicodeDecodeError:
        return block.decode(errors="replace").encode()
    return block
