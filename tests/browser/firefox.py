"""The machine's Firefox with a new profile, and an advocate's window in it.

Playwright brings its own Firefox, and can drive another only if it is newer than Debian's.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import compress
from pathlib import Path
from typing import Any

import pytest
from tests.browser.bidi import BiDi, Refused

FIREFOXES = ("firefox-esr", "firefox")
PREFERENCES: dict[str, bool | int | str] = {
    # send requests to other hosts to a proxy that does not exist
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 1,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 1,
    # no requests of Firefox's own, neither at startup nor later
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.newtabpage.enabled": False,
    "browser.region.network.url": "",
    "browser.safebrowsing.provider.google4.updateURL": "",
    "browser.safebrowsing.provider.google5.updateURL": "",
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "browser.search.update": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.topsites.contile.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.http.speculative-parallel-limit": 0,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "",
    # the same display settings as in the other browser tests
    "focusmanager.testmode": True,
    "ui.prefersReducedMotion": 1,
}
VARIABLES = {"MOZ_REMOTE_SETTINGS_DEVTOOLS": "1", "MOZ_CRASHREPORTER_DISABLE": "1"}
"""Firefox ignores the preference for its settings server unless the first variable is set."""
SIGNS = {
    "Tab": "\ue004",
    "Shift": "\ue008",
    "Enter": "\ue007",
    "Control": "\ue009",
    "End": "\ue010",
    "Down": "\ue015",
}
"""Code points for non-character keys, as defined by the WebDriver standard."""
PATIENCE = 20.0
"""How many seconds to wait; generous for busy machines, and free when the page is fast."""
SEEN = """(...all) => all.map((one) =>
  one.checkVisibility({ visibilityProperty: true }) && one.offsetWidth * one.offsetHeight > 0)"""
NAMES = "(...all) => all.map((one) => one.ariaLabel ?? (one.labels?.[0] ?? one).textContent.trim())"
IN_THE_WAY = """(one) => {
  one.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = one.getClientRects()[0];
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return one.contains(hit) ? "" : (hit?.outerHTML.slice(0, 100) ?? "the edge of the window");
}"""
PAPER = """() => {
  const paper = document.body.appendChild(document.createElement("textarea"));
  paper.id = "paper";
  paper.focus();
}"""
What = str | tuple[str, str]
"""An element: a CSS selector, alone or with the accessible names to match.

BiDi can also locate elements by role and name, but Firefox takes more than a second for it on a page with many
elements.
"""


@contextmanager
def firefox(folder: Path) -> Iterator[BiDi]:
    """Run a headless Firefox with a fresh profile in this empty folder."""
    named = os.environ.get("ADVOCACY_FIREFOX")
    program = shutil.which(named) if named else next(filter(None, map(shutil.which, FIREFOXES)), None)
    if program is None:
        pytest.skip("no Firefox found: set ADVOCACY_FIREFOX to its program")
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
    (folder / "user.js").write_text("".join(lines))
    command = (program, "--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port=0")
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, env={**os.environ, **VARIABLES}, stdout=log, stderr=log)
    try:
        port = _port(folder, process)
        browser = BiDi(port, "browsingContext.contextCreated", "log.entryAdded", "network.beforeRequestSent")
        try:
            yield browser
        finally:
            browser.close()
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _port(folder: Path, process: subprocess.Popen[bytes]) -> int:
    """Return the port that Firefox writes to its profile."""
    note, end = folder / "WebDriverBiDiServer.json", time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        try:
            return int(json.loads(note.read_text())["ws_port"])
        except (OSError, ValueError):  # not written yet, or incomplete
            time.sleep(0.05)
    raise AssertionError(f"Firefox did not start: {(folder / 'log.txt').read_text(errors='replace')}")


class Window:
    """A browser window of a first-time visitor."""

    def __init__(self, browser: BiDi, size: dict[str, int], script: str) -> None:
        """Open a window; `script` runs in each page before the page's own scripts."""
        self._browser = browser
        self._opened = self._closed = len(browser.reports)
        self.user: str = browser.ask("browser.createUserContext")["userContext"]
        browser.ask("script.addPreloadScript", functionDeclaration=f"() => {{ {script} }}", userContexts=[self.user])
        self.id: str = browser.ask("browsingContext.create", type="tab", userContext=self.user)["context"]
        browser.ask("browsingContext.setViewport", context=self.id, viewport=size)

    def close(self) -> None:
        """Close the window and everything it opened, and delete its stored data."""
        self._browser.ask("browser.removeUserContext", userContext=self.user)

    def go(self, address: str, wait: str = "complete") -> None:
        """Load a page and wait for this readiness state of the WebDriver standard."""
        self._ask("browsingContext.navigate", url=address, wait=wait)

    def run(self, script: str, *nodes: str) -> Any:
        """Call a JavaScript function with these elements and return its result."""
        answer = self._ask(
            "script.callFunction",
            functionDeclaration=f"async (...given) => JSON.stringify(await ({script})(...given) ?? null)",
            arguments=[{"sharedId": node} for node in nodes],
            target={"context": self.id},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise Refused(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def all(self, what: What) -> list[str]:
        """Return all visible elements that match."""
        selector, *names = (what,) if isinstance(what, str) else what
        locator = {"type": "css", "value": selector}
        found = [node["sharedId"] for node in self._ask("browsingContext.locateNodes", locator=locator)["nodes"]]
        seen = list(compress(found, self.run(SEEN, *found)))
        return list(compress(seen, (name in names for name in self.run(NAMES, *seen)))) if names else seen

    def one(self, what: What) -> str:
        """Wait until a matching element is visible and return the first."""
        found: list[str] = []

        def look() -> bool:
            found[:] = self.all(what)
            return bool(found)

        until(look, True, f"{what} is visible")
        return found[0]

    def read(self, what: What, script: str = "(one) => one.textContent.trim()") -> Any:
        """Return the element's text, or the result of `script` for it."""
        return self.run(script, self.one(what))

    def click(self, what: What) -> None:
        """Click the centre of the element, once nothing covers it."""
        node = self.one(what)
        until(lambda: self.run(IN_THE_WAY, node), "", f"the element that covers {what}")
        there = {"type": "element", "element": {"sharedId": node}}
        moves = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": there},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._ask("input.performActions", actions=[{"type": "pointer", "id": "mouse", "actions": moves}])

    def press(self, *keys: str) -> None:
        """Press keys together and release them."""
        signs = [SIGNS.get(key, key) for key in keys]
        down = [{"type": "keyDown", "value": sign} for sign in signs]
        self._keys([*down, *({"type": "keyUp", "value": sign} for sign in reversed(signs))])

    def type(self, text: str) -> None:
        """Type the text key by key."""
        self._keys([{"type": kind, "value": sign} for sign in text for kind in ("keyDown", "keyUp")])

    def clipboard(self) -> str:
        """Return the clipboard's content by pasting it with the keyboard."""
        self.run(PAPER)
        self.press("Control", "v")
        return str(self.read("#paper", "(one) => (one.remove(), one.value)"))

    def opened(self) -> str:
        """Close the window that was opened and return its address."""
        until(lambda: bool(self.foreign()), True, "a window requests an address on another host")
        for one in self._own() - {self.id}:
            self._browser.ask("browsingContext.close", context=one)
        self._ask("browsingContext.activate")
        addresses = list(dict.fromkeys(self.foreign()))
        self._closed = len(self._browser.reports)
        assert len(addresses) == 1, f"expected a request to one other host, got {addresses}"
        return addresses[0]

    def foreign(self) -> list[str]:
        """Return the requests to other hosts since the last window was closed."""
        asked = [one["request"]["url"] for one in self._reported("network.beforeRequestSent", self._closed)]
        return [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))]

    def errors(self) -> list[str]:
        """Return the error messages from scripts."""
        return [one["text"] for one in self._reported("log.entryAdded", self._opened) if one["level"] == "error"]

    def _own(self) -> set[str]:
        tree = self._browser.ask("browsingContext.getTree", maxDepth=0)["contexts"]
        return {one["context"] for one in tree if one["userContext"] == self.user}

    def _reported(self, event: str, since: int) -> list[dict[str, Any]]:
        self._browser.ask("session.status")  # makes sure that earlier events have arrived
        return [one["params"] for one in self._browser.reports[since:] if one["method"] == event]

    def _keys(self, actions: list[dict[str, str]]) -> None:
        self._ask("input.performActions", actions=[{"type": "key", "id": "keys", "actions": actions}])

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        where = {} if method.startswith("script.") else {"context": self.id}
        return self._browser.ask(method, **where, **parameters)


def until(look: Callable[[], object], expected: object, meaning: str) -> None:
    """Wait until `look` returns `expected`; a page that is unloading answers nothing."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            seen = look()
        except Refused as refusal:
            seen = refusal
        if seen == expected:
            return
        assert time.monotonic() < end, f"{meaning}: expected {expected!r}, got {seen!r}"
        time.sleep(0.05)
