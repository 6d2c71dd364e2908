"""The steps of “Make it yours” in a new hub."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image
from tests.new_hubs import new_hub
from tests.site.sites import CHECKOUT, Site, build
from tests.site.test_colours import check

sys.path.append(str(CHECKOUT / "scripts"))
from _own_hub import LOGO, Step, steps

DOCS = CHECKOUT / "docs"
PAGE = (DOCS / "make-it-yours.md").read_text("utf-8")
STEPS = list(steps(PAGE))
NOTICE = next(line for line in PAGE.splitlines() if ": notice: " in line)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: Path(step.picture).stem)
def test_each_step_has_a_small_image_of_its_result(step: Step) -> None:
    picture = DOCS / step.picture
    assert picture.stat().st_size < 40_000
    assert Image.open(picture).size == (914, 300)


def test_an_owner_follows_the_steps(tmp_path: Path) -> None:
    assert [Path(step.picture).stem.removeprefix("own-") for step in STEPS] == [
        *("logo", "colour", "fonts", "page", "words", "address")
    ]
    hub = new_hub(tmp_path / "hub", "--timezone", "UTC")
    for path, content in (("brand/logo/logo.svg", LOGO), ("fonts/brand.woff2", "a font")):
        (hub / "content" / path).parent.mkdir(parents=True)
        (hub / "content" / path).write_text(content, "utf-8")
    for step in STEPS:
        step.do(hub)
        assert [line for line in check(hub) if "error" in line or "warning" in line] == []
    assert [line.partition(" ")[2] for line in check(hub) if "links on a dark page" in line] == [
        NOTICE.partition(" ")[2]
    ]
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    check_steps(site)


def check_steps(site: Site) -> None:
    """Check the result of each step."""
    page = site.page("posts/")
    assert {image["src"].rpartition("/")[2] for image in page.all("img", alt="logo")} == {"logo.svg"}
    assert b"#6A1B9A" in site.files["assets/advocacy/css/brand-colors.css"]
    assert page.all("link", rel="stylesheet")[-1]["href"].endswith("fonts/fonts.css")
    assert {"fonts/brand.woff2", "help/index.html"} <= site.files.keys()
    assert [tab.text.strip() for tab in page.one("nav", css="md-tabs").all("a")][-1] == "Help"
    assert page.one("h1").text == "Pass it on"
    assert page.one("link", rel="canonical")["href"] == "https://www.example.com/share/posts/"
