"""A WebSocket client for the browser protocol WebDriver BiDi (https://w3c.github.io/webdriver-bidi/)."""

from __future__ import annotations

import json
import socket
from typing import Any

MASK = 0x55
"""The mask for each byte that a client sends; Firefox closes the connection if it is zero."""


class Refused(AssertionError):
    """The browser's refusal of a command, for example on a removed element."""


class BiDi:
    """A session with a local browser. It answers commands and collects the events reported in between."""

    def __init__(self, port: int, *events: str) -> None:
        """Start a session and subscribe to these events."""
        self.reports: list[dict[str, Any]] = []
        self._wire = _Wire(port)
        self._count = 0
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=list(events))

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return the browser's answer."""
        self._count += 1
        self._wire.send(json.dumps({"id": self._count, "method": method, "params": parameters}))
        while True:
            message: dict[str, Any] = json.loads(self._wire.receive())
            if message.get("id") != self._count:
                self.reports.append(message)
            elif message["type"] == "success":
                result: dict[str, Any] = message["result"]
                return result
            else:
                raise Refused(f"{method}: {message['error']}: {message['message']}")

    def close(self) -> None:
        """Close the connection."""
        self._wire.close()


class _Wire:
    """A minimal WebSocket client (RFC 6455) for text messages."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._stream = self._socket.makefile("rb")
        hello = (
            "GET /session HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
        )
        self._socket.sendall("".join(f"{line}\r\n" for line in (*hello, "")).encode())
        answer = self._stream.readline()
        assert b" 101 " in answer, f"the browser refused the connection: {answer!r}"
        while self._stream.readline().strip():
            pass

    def send(self, text: str) -> None:
        content = text.encode()
        size = len(content)
        if size < 126:
            head = bytes((0x81, 0x80 | size))
        elif size < 1 << 16:
            head = bytes((0x81, 0xFE)) + size.to_bytes(2, "big")
        else:
            head = bytes((0x81, 0xFF)) + size.to_bytes(8, "big")
        self._socket.sendall(head + bytes([MASK] * 4) + bytes(one ^ MASK for one in content))

    def receive(self) -> str:
        """Return the next text message, which can arrive in fragments."""
        content, last = b"", False
        while not last:
            kind, size = self._exactly(2)
            if size > 125:
                size = int.from_bytes(self._exactly(2 if size == 126 else 8), "big")
            part = self._exactly(size)
            if kind & 0x0F < 8:  # the other kinds are pings and close frames
                content, last = content + part, kind >= 0x80
        return content.decode()

    def _exactly(self, size: int) -> bytes:
        found = self._stream.read(size)
        assert len(found) == size, "the browser closed the connection"
        return found

    def close(self) -> None:
        self._stream.close()
        self._socket.close()
