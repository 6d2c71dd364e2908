"""The `welcome` block on the home page."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from tests.site.sites import Element, build, built, post, write_hub

PLUGINS = ["search", {"advocacy": {"languages": ["de"]}}, "advocacy/brand", "advocacy/posts"]
ATTACK = '</h1><script>alert(1)</script> "& {{ 7 * 7 }}'


def page_of(folder: Path, block: str, **hub: object) -> Element:
    pages = {"index.md": f"Before.\n\n```welcome\n{block}\n```\n\nAfter.\n"}
    return built(folder, {"one": post()}, pages=pages, **hub).page()  # type: ignore[arg-type]


def test_it_has_a_heading_a_button_and_three_steps(tmp_path: Path) -> None:
    page = page_of(tmp_path, "title: Good stories\ntext: Take one.")
    welcome = page.one("section", "advocacy-welcome")
    assert page.one("h1").text == "Good stories"
    (button,) = welcome.all("a")
    assert (button.text, button["href"]) == ("Find something to share", "posts/")
    assert [step.one("strong").text for step in welcome.one("ol").all("li")] == ["Choose", "Make it yours", "Share"]
    assert welcome.all("img") == []
    assert [sheet for sheet in page.all("link") if "components/welcome.css" in (sheet.attributes.get("href") or "")]
    text = " ".join(page.one("article").text.split())
    assert text.index("Before.") < text.index("Good stories") < text.index("After.")


def test_texts_can_be_changed_and_an_image_added(tmp_path: Path) -> None:
    place = tmp_path / "content/brand/set"
    place.mkdir(parents=True)
    Image.new("RGB", (1600, 900), "purple").save(place / "can.png")
    (place / "brand.yml").write_text("assets: {can: {alt: Zwei Dosen}}", "utf-8")
    block = "title: Hallo\npicture: set/can\nbutton: Los\nsteps: [{title: Lesen}, {title: Teilen, text: Gern.}]"
    welcome = page_of(tmp_path, block, plugins=PLUGINS).one("section", "advocacy-welcome")
    picture = welcome.one("img")
    assert (picture["alt"], picture["fetchpriority"]) == ("Zwei Dosen", "high")
    assert "loading" not in picture.attributes
    assert "1200w" in welcome.one("source")["srcset"] or "960w" in welcome.one("source")["srcset"]
    assert welcome.one("a").text == "Los"
    assert [step.text for step in welcome.one("ol").all("li")] == ["Lesen", "Teilen Gern."]


def test_texts_are_escaped(tmp_path: Path) -> None:
    block = "".join(f"{key}: '{ATTACK}'\n" for key in ("title", "text", "button")) + f"steps: [{{title: '{ATTACK}'}}]"
    page = page_of(tmp_path, block)
    welcome = page.one("section", "advocacy-welcome")
    assert welcome.all("script") == []
    assert welcome.one("h1").text == welcome.one("a").text == welcome.one("strong").text == ATTACK


def test_a_page_without_a_title_gets_that_of_its_welcome_block(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "hello.md": "```welcome\ntitle: Good stories\n```\n"}
    site = built(tmp_path, {"one": post()}, pages=pages)
    assert site.page("hello/").one("title").text == "Good stories - Test hub"
    assert site.page("hello/").one("section", "advocacy-welcome").one("a")["href"] == "../posts/"


def test_an_expired_image_is_omitted(tmp_path: Path) -> None:
    place = tmp_path / "content/brand/set"
    place.mkdir(parents=True)
    Image.new("RGB", (1600, 900), "purple").save(place / "can.png")
    (place / "brand.yml").write_text("assets: {can: {alt: Cans, expires: 2026-12-31}}", "utf-8")
    pages = {"index.md": "```welcome\ntitle: Hello\npicture: set/can\n```\n"}
    site = build(write_hub(tmp_path, {"one": post()}, pages=pages, plugins=PLUGINS), "--strict")
    assert site.exit_code == 0, site.output
    assert site.page().one("section", "advocacy-welcome").all("img") == []
