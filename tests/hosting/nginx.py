"""A real nginx that uses the configuration in a folder."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

CONFIG = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
  access_log off;
  types {{ text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; }}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/site; include {folder}/site/_nginx.conf; }}
}}
"""


def free_port() -> int:
    """Return a local port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serve_nginx(folder: Path, port: int) -> Iterator[None]:
    """Serve the folder's `site` with nginx, after checking the configuration."""
    program = os.environ.get("ADVOCACY_NGINX") or shutil.which("nginx", path="/usr/sbin:/usr/bin")
    if not program:
        pytest.skip("no nginx found: set ADVOCACY_NGINX to its program")
    user = "" if os.geteuid() else "user root;"  # test folders are readable only by their owner
    (folder / "nginx.conf").write_text(CONFIG.format(folder=folder, port=port, user=user))
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    assert "[warn]" not in tried.stderr, tried.stderr
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        try:
            _wait_for(port, server)
            yield
        finally:
            server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, server.stderr and server.stderr.read().decode()
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


def fetch(address: str) -> tuple[int, dict[str, str], bytes]:
    """Return the status, headers and body of an address without following redirects."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request("GET", parts.path)
        response = connection.getresponse()
        return response.status, dict(response.headers), response.read()
    finally:
        connection.close()
