"""Visitors: a fresh browser state for each test, with one reused page.

A new page costs about a second, because the browser starts a process for it and compiles all scripts again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Frame, Page
from tests.browser.serving import BLANK

STATE = """async () => ({
  stored: localStorage.length + sessionStorage.length + (await indexedDB.databases()).length + document.cookie.length,
  size: [innerWidth, innerHeight],
  media: ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(forced-colors: active)", "print"].map(
    (query) => matchMedia(query).matches,
  ),
  clipboard: (await navigator.permissions.query({ name: "clipboard-read" })).state,
  timed: String(setTimeout).includes("[native code]"),
  scripts: [Math.random, navigator.share, Object.keys(window), Object.keys(navigator)].map(String),
})"""
"""A script that returns everything that a page could find stored. The result must be the same on every visit."""
FORGET = "localStorage.clear(); sessionStorage.clear()"


class Visitor:
    """A browser with one page that is reused between tests without keeping any data."""

    def __init__(self, browser: Browser, settings: dict[str, Any], nowhere: str) -> None:
        """Open an empty page to record what a fresh page finds there."""
        self.settings = settings
        self.context: BrowserContext = browser.new_context(**settings)
        self.page: Page = self.context.new_page()
        self._scripts: list[Any] = []
        self._origins: set[str] = set()
        for owner in (self.context, self.page):
            owner.add_init_script = self._noted(owner.add_init_script)  # type: ignore[method-assign]
        self.page.on("framenavigated", self._note)
        self._as_new = self._state(nowhere)

    def reset(self) -> bool:
        """Undo the test's changes; return False if that is impossible, and fail if data remains."""
        if self.page.is_closed():
            return False
        for page in self.context.pages:
            if page != self.page:
                self._add(page.url)
                page.close()
        for script in self._scripts:
            script.close()
        self._scripts.clear()
        self.page.unroute_all()
        self.context.unroute_all()
        self.context.clear_permissions()
        self.context.clear_cookies()
        if permissions := self.settings.get("permissions"):
            self.context.grant_permissions(permissions)
        self.page.set_viewport_size(self.settings["viewport"])
        self.page.emulate_media(
            media="null",
            color_scheme=self.settings.get("color_scheme", "light"),
            reduced_motion=self.settings["reduced_motion"],
            forced_colors="null",
        )
        self.page.mouse.move(-1, -1)
        found = [self._state(origin) for origin in self._origins]
        self._origins.clear()
        if any(not (state["empty"] and state["timed"]) for state in found):
            return False  # Playwright cannot remove a fake clock
        for state in found:
            assert state == self._as_new
        return True

    def close(self) -> None:
        self.context.close()

    def _state(self, origin: str) -> dict[str, Any]:
        """Return what a page finds at `origin` after all its data is deleted."""
        answer = self.page.goto(origin + BLANK)
        self.page.evaluate(FORGET)
        # only our own servers have the blank page
        return {**self.page.evaluate(STATE), "empty": bool(answer and answer.ok)}

    def _note(self, frame: Frame) -> None:
        if frame == self.page.main_frame:
            self._add(frame.url)

    def _add(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme.startswith("http") and parts.hostname == "127.0.0.1":
            self._origins.add(f"{parts.scheme}://{parts.netloc}")

    def _noted(self, add: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **options: Any) -> Any:
            self._scripts.append(add(*arguments, **options))
            return self._scripts[-1]

        return noted
