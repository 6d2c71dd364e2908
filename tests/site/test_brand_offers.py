"""What lies in the brand folder and is not for everyone: links, pages with scripts, drawings that freeze a page."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from tests.site.sites import as_yaml, build, post, write_hub

PLUGINS = ["search", {"advocacy": {"networks": ["linkedin"]}}, "advocacy/brand", "advocacy/posts"]
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>{}</svg>"
SCRIPT = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert('{}')</script></svg>"


@pytest.fixture
def token() -> str:
    return f"t{secrets.token_hex(8)}"


def written(folder: Path, name: str, content: str) -> Path:
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("brand/open/{}.svg", "brand/hidden/secret.svg"),
        ("brand/{}", "brand/hidden"),
        ("brand/open/deep/{}", "drafts"),
        ("brand/{}.svg", "brand/hidden/secret.svg"),
        ("posts/{}", "brand/hidden"),
        ("posts/{}.svg", "brand/hidden/secret.svg"),
        ("campaigns/{}", "drafts"),
    ],
)
def test_nothing_is_published_where_a_link_could_hold_what_is_hidden(
    tmp_path: Path, token: str, link: str, target: str
) -> None:
    written(tmp_path, "brand/hidden/secret.svg", SVG.format(f"<title>{token}</title>"))
    written(tmp_path, "brand/hidden/brand.yml", as_yaml({"publish": "2099-01-01"}))
    written(tmp_path, "drafts/secret.pdf", token)
    written(tmp_path, "brand/open/mark.svg", SVG.format(""))
    path = tmp_path / "content" / link.format(token)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(tmp_path / "content" / target)
    site = build(write_hub(tmp_path, {"one": post()}, plugins=PLUGINS))
    assert site.exit_code == 1
    assert f"content/{link.format(token)}:1:1: error: this" in site.said
    assert site.files == {}


def test_what_a_set_does_not_offer_is_nowhere(tmp_path: Path, token: str) -> None:
    names = ["{}.svg", "{}.html", "open/{}.html", "open/{}.xhtml", "open/{}.xml", "open/{}.svgz", "open/deep/{}.js"]
    names += ["open/{}.css", "open/{}.svg.bak", "open/~${}.pptx", "open/{}.fig", "open/{}"]
    for name in names:
        written(tmp_path, f"brand/{name.format(token)}", SCRIPT.format(token))
    written(tmp_path, "brand/open/mark.svg", SVG.format("<path d='M0 0h9v9z'/>"))
    written(tmp_path, "brand/open/brand.yml", as_yaml({"assets": {"mark": {"alt": "A mark"}}}))
    written(tmp_path, "brand/open/guide.pdf", "%PDF-1.4")
    written(tmp_path, "brand/open.md", "# Open\n")
    site = build(write_hub(tmp_path, {"one": post()}, plugins=PLUGINS))
    assert site.exit_code == 0, site.said
    assert site.holding(token) == []
    assert {"brand/open/mark.svg", "brand/open/guide.pdf", "brand/open/index.html"} <= site.files.keys()
    said = [line for line in site.said.splitlines() if line.startswith("WARNING")]
    assert len(said) == 1, said  # of the page that says that it is a document
