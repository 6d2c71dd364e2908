"""A local server, and the placeholder address for hubs that several processes share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, cast

import pytest
from tests.once import made_once

PORT = b"48613"
ANYWHERE = f"http://127.0.0.1:{PORT.decode()}/"
"""The address to build for: each server replaces this port with its own in all files that it sends."""
BLANK = "/an-empty-page"


class Quiet(SimpleHTTPRequestHandler):
    """A request handler without logging for a folder's files and one empty page."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: object) -> None:
        del format, arguments

    def do_GET(self) -> None:
        if self.path == BLANK:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        if "/assets/" not in self.path:
            self.send_header("Cache-Control", "no-store")  # tests can rebuild their hubs
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file with this server's port. The length is unchanged: both ports have equally many digits."""
        port = str(cast(ThreadingHTTPServer, self.server).server_port).encode()
        content = source.read()
        for host in (b"127.0.0.1:", b"127.0.0.1%3A"):
            content = content.replace(host + PORT, host + port)
        outputfile.write(content)


@contextmanager
def served(folder: Path, answering: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve `folder` and yield its address."""
    handler = partial(answering, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    while len(str(server.server_port)) != len(PORT):
        server.server_close()
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def served_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Iterator[str]:
    """Build a hub for `ANYWHERE` once for all processes, serve it from each, and yield its address."""
    with served(made_once(factory, name, make) / "site") as address:
        yield address
