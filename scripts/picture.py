"""Take the pictures of docs/make-it-yours.md: of a new hub in which its steps are done one after the other."""

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
"""A typeface that anybody can tell from the usual one; it comes with the package fonts-dejavu-core."""
WIDTH, HEIGHT = 1280, 420
"""Pixels of a page; where two stand side by side, each has half the width."""
SIZE = (914, 300)
"""Pixels of a picture."""
COLORS = 64
PAGES = {"own-page": "help/", "own-words": "posts/"}
"""What a picture shows, if it is not the first page."""
VARIABLES = {**QUIET, "SOURCE_DATE_EPOCH": "1795867200"}
FRAME = """\
<body style="margin:0;font:17px sans-serif;background:#dfe1e5">
  <div style="margin:8px 12px;padding:6px 14px;border-radius:16px;background:#fff">{address}</div>
  <img src="data:image/png;base64,{picture}" style="display:block;width:100%">
</body>"""


def main() -> int:
    """Begin a hub, and after each step build it and take the picture."""
    if Path(sys.prefix) != PYTHON.parents[1]:
        ensure()
        return run(PYTHON, Path(__file__))
    from playwright.sync_api import sync_playwright

    from _own_hub import LOGO, steps

    with tempfile.TemporaryDirectory(prefix="advocacy-picture-") as folder, sync_playwright() as playwright:
        hub, browser = Path(folder) / "our-hub", playwright.chromium.launch(executable_path=find_browser())
        _advocacy("new", str(hub), "--name", "Our hub", "--timezone", "UTC")
        (hub / "content/brand/logo").mkdir()
        (hub / "content/brand/logo/logo.svg").write_text(LOGO, "utf-8")
        (hub / "content/fonts").mkdir()
        (hub / "content/fonts/brand.woff2").write_bytes(FONT.read_bytes())
        for step in steps((DOCS / "make-it-yours.md").read_text("utf-8")):
            step.do(hub)
            (DOCS / step.picture).write_bytes(_picture(browser, _built(hub), Path(step.picture).stem))
        browser.close()
    return 0


def _advocacy(*arguments: str) -> None:
    subprocess.run([PYTHON.with_name("advocacy"), *arguments], check=True, stdout=subprocess.DEVNULL)


def _built(hub: Path) -> Path:
    """The site of the hub as it is now."""
    command: list[str | Path] = [PYTHON, "-m", "mkdocs", "build", "--quiet", "--strict"]
    subprocess.run(command, cwd=hub, env={**os.environ, **VARIABLES}, check=True)
    return hub / "site"


def _picture(browser: Browser, site: Path, name: str) -> bytes:
    """The picture of that name, in few colours and so in few bytes."""
    from PIL import Image

    from weigh import _served

    with _served(site) as address:
        page = f"{address}{PAGES.get(name, '')}"
        if name == "own-colour":
            shots = [_shot(browser, page, WIDTH // 2, scheme) for scheme in ("light", "dark")]
        elif name == "own-address":
            shots = [_framed(browser, _shot(browser, page, WIDTH, "light"), "www.example.com/share/")]
        else:
            shots = [_shot(browser, page, WIDTH, "light")]
    whole = Image.new("RGB", (WIDTH, HEIGHT))
    for place, shot in enumerate(shots):
        whole.paste(Image.open(io.BytesIO(shot)), (place * WIDTH // 2, 0))
    found = io.BytesIO()
    whole = whole.resize(SIZE, Image.Resampling.LANCZOS)
    whole.quantize(COLORS, dither=Image.Dither.NONE).save(found, "PNG", optimize=True)
    return found.getvalue()


def _shot(browser: Browser, address: str, width: int, scheme: Any) -> bytes:
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    shot = page.screenshot(animations="disabled")
    page.close()
    return shot


def _framed(browser: Browser, shot: bytes, address: str) -> bytes:
    """The shot in a browser's window that shows an address."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.set_content(FRAME.format(address=address, picture=b64encode(shot).decode()))
    framed = page.screenshot()
    page.close()
    return framed


if __name__ == "__main__":
    sys.exit(main())
