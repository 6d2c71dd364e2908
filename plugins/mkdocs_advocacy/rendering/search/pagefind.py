"""Pagefind as a service: it takes pages and returns the files of an index, without temporary files.

Messages are JSON in Base64, each followed by a comma (Pagefind 1.5.2, 2026-11-29). The `pagefind` package on PyPI
uses this protocol too, but waits 0.1 s for every page and fails if an index exceeds 2 MB.
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
"""IDs of the messages that create the index and request its files."""
_BLOCK = 1 << 20


class SearchFailed(RuntimeError):
    """Pagefind couldn't create an index, for the reason in the message."""


class Pagefind:
    """A Pagefind process, which creates one index."""

    def __init__(self) -> None:
        """Start the process. Raise SearchFailed if that fails."""
        try:
            command = [str(get_executable()), "--service"]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise SearchFailed(f"Pagefind does not start ({error}). Reinstall the package pagefind_bin.") from None

    def index_pages(self, pages: Mapping[int, str], language: str) -> dict[str, bytes]:
        """Index HTML pages by number and return the files of the index by path.

        Page 7 gets the address `/7.html`. `language` names the index. Raise SearchFailed if Pagefind fails.
        """
        writer = Thread(target=self._write, args=(pages, language), daemon=True)
        writer.start()
        try:
            for answer in self._read_answers():
                if answer["payload"]["type"] == "Error":
                    raise SearchFailed(answer["payload"].get("message", "unknown error"))
                if answer["message_id"] == _FILES:
                    files = answer["payload"]["files"]
                    return {file["path"]: base64.b64decode(file["content"]) for file in files}
        finally:
            self.stop()
            writer.join()
        raise SearchFailed("Pagefind ended too early")

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()

    def _write(self, pages: Mapping[int, str], language: str) -> None:
        stdin: IO[bytes] = self._process.stdin  # type: ignore[assignment]  # it is a pipe
        try:
            stdin.write(_encode_message(_NEW, type="NewIndex", config={"force_language": language}))
            for number, page in pages.items():
                file = {"index_id": 0, "url": f"/{number}.html", "file_contents": page}
                stdin.write(_encode_message(_FILES + 1 + number, type="AddFile", **file))
            stdin.write(_encode_message(_FILES, type="GetFiles", index_id=0))
            stdin.flush()
        except OSError:
            return  # the process has ended, which `index_pages` reports

    def _read_answers(self) -> Iterator[Mapping[str, Any]]:
        stdout: IO[bytes] = self._process.stdout  # type: ignore[assignment]  # it is a pipe
        unfinished: list[bytes] = []
        while block := stdout.read1(_BLOCK):  # type: ignore[attr-defined]  # it is buffered
            *finished, rest = block.split(b",")
            for part in finished:
                try:
                    answer = json.loads(base64.b64decode(b"".join((*unfinished, part))))
                except ValueError:
                    raise SearchFailed("Pagefind's answer cannot be read") from None
                yield answer
                unfinished = []
            unfinished.append(rest)


def _encode_message(number: int, **payload: object) -> bytes:
    return base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b","
