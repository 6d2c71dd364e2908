"""Take the screenshots of docs/make-it-yours.md from a new hub, after each of the page's steps."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _environment import CHECKOUT, PYTHON, QUIET, ensure, find_browser, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DOCS = CHECKOUT / "docs"
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
"""A typeface that is easy to tell from the default. It's part of the package fonts-dejavu-core."""
WIDTH, HEIGHT = 1280, 420
"""The size of a page in pixels. Two pages side by side have half the width each."""
SIZE = (914, 300)
"""The size of a screenshot in pixels."""
COLORS = 64
PAGES = {"own-page": "help/", "own-words": "posts/"}
"""The page that a screenshot shows, if it isn't the home page."""
VARIABLES = {**QUIET, "SOURCE_DATE_EPOCH": "1795867200"}
FRAME = """\
<body style="margin:0;font:17px sans-serif;background:#dfe1e5">
  <div style="margin:8px 12px;padding:6px 14px;border-radius:16px;background:#fff">{address}</div>
  <img src="data:image/png;base64,{picture}" style="display:block;width:100%">
</body>"""


def main() -> int:
    """Create a hub, and after each step build it and take a screenshot."""
    if Path(sys.prefix) != PYTHON.parents[1]:
        ensure()
        return run(PYTHON, Path(__file__))
    from playwright.sync_api import sync_playwright

    from _own_hub import LOGO, steps

    with tempfile.TemporaryDirectory(prefix="advocacy-picture-") as folder, sync_playwright() as playwright:
        hub, browser = Path(folder) / "our-hub", playwright.chromium.launch(executable_path=find_browser())
        _run_advocacy("new", str(hub), "--name", "Our hub", "--timezone", "UTC")
        (hub / "content/brand/logo").mkdir()
        (hub / "content/brand/logo/logo.svg").write_text(LOGO, "utf-8")
        (hub / "content/fonts").mkdir()
        (hub / "content/fonts/brand.woff2").write_bytes(FONT.read_bytes())
        for step in steps((DOCS / "make-it-yours.md").read_text("utf-8")):
            step.do(hub)
            (DOCS / step.picture).write_bytes(_take_picture(browser, _build(hub), Path(step.picture).stem))
        browser.close()
    return 0


def _run_advocacy(*arguments: str) -> None:
    subprocess.run([PYTHON.with_name("advocacy"), *arguments], check=True, stdout=subprocess.DEVNULL)


def _build(hub: Path) -> Path:
    """Build the hub and return its site folder."""
    command: list[str | Path] = [PYTHON, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=hub, env={**os.environ, **VARIABLES}, check=True)
    return hub / "site"


def _take_picture(browser: Browser, site: Path, name: str) -> bytes:
    """Take the screenshot `name`, with few colours to reduce the file size."""
    from PIL import Image

    from weigh import serve

    with serve(site) as address:
        page = f"{address}{PAGES.get(name, '')}"
        if name == "own-colour":
            shots = [_capture(browser, page, WIDTH // 2, scheme) for scheme in ("light", "dark")]
        elif name == "own-address":
            shots = [_frame(browser, _capture(browser, page, WIDTH, "light"), "www.example.com/share/")]
        else:
            shots = [_capture(browser, page, WIDTH, "light")]
    image = Image.new("RGB", (WIDTH, HEIGHT))
    for index, shot in enumerate(shots):
        image.paste(Image.open(io.BytesIO(shot)), (index * WIDTH // 2, 0))
    output = io.BytesIO()
    image = image.resize(SIZE, Image.Resampling.LANCZOS)
    image.quantize(COLORS, dither=Image.Dither.NONE).save(output, "PNG", optimize=True)
    return output.getvalue()


def _capture(browser: Browser, address: str, width: int, scheme: Any) -> bytes:
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    shot = page.screenshot(animations="disabled")
    page.close()
    return shot


def _frame(browser: Browser, shot: bytes, address: str) -> bytes:
    """Frame a screenshot with a browser's address bar."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.set_content(FRAME.format(address=address, picture=b64encode(shot).decode()))
    shot = page.screenshot()
    page.close()
    return shot


if __name__ == "__main__":
    sys.exit(main())
