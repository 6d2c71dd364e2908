"""An advocate downloads a post's image and copies its alt text, with a mouse or the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_composer import DEAL_FIRST, Hands, browser_context_args, hands, open_post, read_clipboard
from tests.once import made_once
from tests.site.sites import built, post
from tests.site.test_pictures import write_images

__all__ = ["browser_context_args", "hands"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Serve a hub with one post with an image; yield its folder and address."""

    def make(folder: Path) -> None:
        write_images(folder)
        built(folder, {"one": post("One", media=["ginger/can hero"])}, site_url=ANYWHERE)

    with served_once(tmp_path_factory, "gallery", make) as address:
        yield made_once(tmp_path_factory, "gallery", make), address


def test_an_image_is_downloaded_and_its_alt_text_copied(
    page: Page, gallery: tuple[Path, str], hands: Hands, watch: Watch
) -> None:
    folder, address = gallery
    page.add_init_script(DEAL_FIRST)
    open_post(page, f"{address}posts/one/#instagram", watch)
    with page.expect_download() as download:
        hands.press(page.get_by_role("link", name="Download image"))
    assert download.value.path().read_bytes() == (folder / "content/brand/ginger/can hero.png").read_bytes()
    hands.press(page.get_by_role("button", name="Copy alt text"))
    expect(page.get_by_text("Alt text copied.")).to_be_visible()
    assert read_clipboard(page) == 'A "can" & a <root>'
    assert watch.foreign == []
