"""Pagefind as a service: pages in, files of an index out, without files in between.

Messages are JSON in Base64, each followed by a comma (Pagefind 1.5.2, 2026-11-29). The `pagefind` package on PyPI
speaks this protocol too, but waits 0.1 s for every page, and fails on indexes of more than 2 MB.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator, Mapping
from threading import Thread
from typing import IO, Any

from pagefind_bin import get_executable

_NEW, _FILES = 0, 1
"""Numbers of the messages that create the index and ask for its files."""
_BLOCK = 1 << 20


class SearchFailed(RuntimeError):
    """Pagefind could not make an index; the message is its reason."""


class Pagefind:
    """One run of Pagefind, which makes one index."""

    def __init__(self) -> None:
        """Start the program."""
        command = [str(get_executable()), "--service"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def indexed(self, pages: Mapping[int, str], language: str) -> dict[str, bytes]:
        """Index pages of HTML and return the files of the index by their paths.

        `pages` have numbers; page 7 gets the address `/7.html`. `language` names the index. Raise SearchFailed if
        Pagefind fails.
        """
        writer = Thread(target=self._write, args=(pages, language), daemon=True)
        writer.start()
        try:
            for answer in self._answers():
                if answer["payload"]["type"] == "Error":
                    raise SearchFailed(answer["payload"].get("message", "unknown error"))
                if answer["message_id"] == _FILES:
                    files = answer["payload"]["files"]
                    return {file["path"]: base64.b64decode(file["content"]) for file in files}
        finally:
            self.stop()
            writer.join()
        raise SearchFailed("it ended too early")

    def stop(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()

    def _write(self, pages: Mapping[int, str], language: str) -> None:
        stdin: IO[bytes] = self._process.stdin  # type: ignore[assignment]  # it is a pipe
        try:
            stdin.write(_message(_NEW, type="NewIndex", config={"force_language": language}))
            for number, page in pages.items():
                added = {"index_id": 0, "url": f"/{number}.html", "file_contents": page}
                stdin.write(_message(_FILES + 1 + number, type="AddFile", **added))
            stdin.write(_message(_FILES, type="GetFiles", index_id=0))
            stdin.flush()
        except OSError:
            return  # the program has ended: the reader says so

    def _answers(self) -> Iterator[Mapping[str, Any]]:
        stdout: IO[bytes] = self._process.stdout  # type: ignore[assignment]  # it is a pipe
        unfinished: list[bytes] = []
        while block := stdout.read1(_BLOCK):  # type: ignore[attr-defined]  # it is buffered
            *ends, rest = block.split(b",")
            for end in ends:
                yield json.loads(base64.b64decode(b"".join((*unfinished, end))))
                unfinished = []
            unfinished.append(rest)


def _message(number: int, **payload: object) -> bytes:
    return base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","
