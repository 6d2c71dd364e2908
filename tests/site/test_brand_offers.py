"""Unsafe files in the brand folder are not published: links, pages with scripts, drawings that freeze a page."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from PIL import Image
from tests.site.sites import as_yaml, build, post, write_hub

from mkdocs_advocacy.mkdocs_plugins.brand import BrandPlugin

PLUGINS = ["search", {"advocacy": {"networks": ["linkedin"]}}, "advocacy/brand", "advocacy/posts"]
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>{}</svg>"
SCRIPT = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert('{}')</script></svg>"


TURBULENCE = "<feTurbulence baseFrequency='0.05' numOctaves='10'/>" * 500
SLOW = f"<filter id='f'>{TURBULENCE}</filter><rect width='40' height='20' filter='url(#f)'/>"
REPEATS = "<rect id='a0'/>" + "".join(f"<g id='a{n}'>" + f"<use href='#a{n - 1}'/>" * 10 + "</g>" for n in range(1, 9))


@pytest.fixture
def token() -> str:
    return f"t{secrets.token_hex(8)}"


def write_file(folder: Path, name: str, content: str) -> Path:
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
def test_symbolic_links_to_hidden_files_are_not_published(tmp_path: Path, token: str, link: str, target: str) -> None:
    write_file(tmp_path, "brand/hidden/secret.svg", SVG.format(f"<title>{token}</title>"))
    write_file(tmp_path, "brand/hidden/brand.yml", as_yaml({"publish": "2099-01-01"}))
    write_file(tmp_path, "drafts/secret.pdf", token)
    write_file(tmp_path, "brand/open/mark.svg", SVG.format(""))
    path = tmp_path / "content" / link.format(token)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(tmp_path / "content" / target)
    site = build(write_hub(tmp_path, {"one": post()}, plugins=PLUGINS))
    assert site.exit_code == 1
    assert f"content/{link.format(token)}:1:1: error: this" in site.output
    assert site.files == {}


def test_files_that_a_set_does_not_offer_are_nowhere_in_the_output(tmp_path: Path, token: str) -> None:
    names = ["{}.svg", "{}.html", "open/{}.html", "open/{}.xhtml", "open/{}.xml", "open/{}.svgz", "open/deep/{}.js"]
    names += ["open/{}.css", "open/{}.svg.bak", "open/~${}.pptx", "open/{}.fig", "open/{}"]
    for name in names:
        write_file(tmp_path, f"brand/{name.format(token)}", SCRIPT.format(token))
    write_file(tmp_path, "brand/open/mark.svg", SVG.format("<path d='M0 0h9v9z'/>"))
    write_file(tmp_path, "brand/open/brand.yml", as_yaml({"assets": {"mark": {"alt": "A mark"}}}))
    write_file(tmp_path, "brand/open/guide.pdf", "%PDF-1.4")
    write_file(tmp_path, "brand/open.md", "# Open\n")
    site = build(write_hub(tmp_path, {"one": post()}, plugins=PLUGINS))
    assert site.exit_code == 0, site.output
    assert site.holding(token) == []
    assert {"brand/open/mark.svg", "brand/open/guide.pdf", "brand/open/index.html"} <= site.files.keys()
    lines = [line for line in site.output.splitlines() if line.startswith("WARNING")]
    assert len(lines) == 1, lines  # about the page that is offered as a document


def test_a_drawing_that_freezes_a_page_is_nowhere_and_another_format_replaces_it(tmp_path: Path, token: str) -> None:
    slow = SVG.format(SLOW)
    frozen = {
        "slow": (slow, "seconds"),
        "letters": (slow.replace("</svg>", "<text>words</text></svg>"), "seconds"),
        "no-size": (slow.replace("viewBox='0 0 40 20'", ""), "seconds"),
        "damaged": (slow.replace("viewBox='0 0 40 20'", "width='0' height='0'"), "cannot be rendered"),
        "repeats": (SVG.format(REPEATS), "it repeats its elements too often"),
    }
    hub = write_hub(tmp_path, {"one": post(media=[f"open/{token}-slow"])}, plugins=PLUGINS)

    def draw(name: str) -> None:
        drawing, _ = frozen[name]
        write_file(tmp_path, f"brand/open/{token}-{name}.svg", drawing.replace("<svg ", f"<svg data-name='{token}' "))

    write_file(tmp_path, "brand/open/mark.svg", SVG.format("<path d='M0 0h9v9z'/>"))
    Image.new("RGB", (1300, 700), "purple").save(tmp_path / f"content/brand/open/{token}-slow.png")
    write_file(tmp_path, "brand/open/guide.pdf", "%PDF-1.4")
    write_file(tmp_path, "brand/open/brand.yml", as_yaml({"assets": {"*": {"alt": "A picture"}}}))
    for name in ("damaged", "repeats"):
        draw(name)
    assert build(hub, to="before").exit_code == 0  # creates the renditions, so that one second is enough from now on
    for name in ("slow", "letters", "no-size"):
        draw(name)
    plugins = [*PLUGINS[:2], {"advocacy/brand": {"max_seconds": 1}}, "advocacy/posts"]
    write_hub(tmp_path, plugins=plugins)
    for site in (build(hub), build(hub, to="again")):
        assert site.exit_code == 0, site.output
        warnings = sorted(line for line in site.output.splitlines() if line.startswith("WARNING"))
        assert len(warnings) == len(frozen), warnings
        for name, (_, reason) in frozen.items():
            (warning,) = [line for line in warnings if f"{name}.svg:" in line]
            assert "the SVG is not published: " in warning
            assert reason in warning
            assert site.holding(f"{token}-{name}.svg") == []
        assert site.holding(f"data-name='{token}") == site.holding("feturbulence") == []
        assert {f"brand/open/{token}-slow.png", "brand/open/mark.svg", "brand/open/open.zip"} <= site.files.keys()
        assert site.island("posts/one/")["media"][0]["sizes"]


def test_a_file_that_is_replaced_during_the_build_is_not_published(
    tmp_path: Path, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(token)
    paths = [
        write_file(tmp_path, f"brand/open/{name}", "%PDF-1.4") for name in ("linked.pdf", "written.pdf", "same.pdf")
    ]
    before = BrandPlugin.on_files

    def replacing(plugin: BrandPlugin, files: Files, *, config: MkDocsConfig) -> Files:
        found = before(plugin, files, config=config)
        paths[0].unlink()
        paths[0].symlink_to(secret)
        paths[1].write_text(token)
        return found

    monkeypatch.setattr(BrandPlugin, "on_files", replacing)
    site = build(write_hub(tmp_path, {"one": post()}, plugins=PLUGINS))
    assert site.exit_code == 0, site.output
    assert site.holding(token) == []
    assert [name for name in site.files if name.endswith(".pdf")] == ["brand/open/same.pdf"]
    assert site.output.count("changed during the build and is not published; build again") == 2


def test_an_undrawable_drawing_does_not_fail_the_build_when_its_embargo_ends(tmp_path: Path, token: str) -> None:
    drawing = SVG.format(f"<title>{token}</title>").replace("viewBox='0 0 40 20'", "width='0' height='0'")
    write_file(tmp_path, "brand/open/soon.svg", drawing)
    write_file(
        tmp_path, "brand/open/brand.yml", as_yaml({"assets": {"soon": {"alt": "Soon", "publish": "2027-02-01"}}})
    )
    hub = write_hub(tmp_path, {"one": post()}, plugins=PLUGINS)
    for now in ("2027-01-31T23:59:59Z", "2027-02-01T00:00:00Z"):
        site = build(hub, "--strict", now=now)
        assert site.exit_code == 0, site.output
        assert site.holding(token) == []
    assert "soon.svg:1:1: warning: the SVG is not published" in site.output
    write_file(tmp_path, "brand/open/brand.yml", as_yaml({"assets": {"soon": {"alt": "Soon"}}}))
    assert build(hub, "--strict").exit_code == 1, "without a date it is the writer's change that fails"


def test_without_the_brand_plugin_no_drawings_are_published(tmp_path: Path) -> None:
    write_file(tmp_path, "brand/open/mark.svg", SVG.format("<path d='M0 0h9v9z'/>"))
    write_file(tmp_path, "brand/open/guide.pdf", "%PDF-1.4")
    write_file(tmp_path, "brand/open/brand.yml", as_yaml({"assets": {"mark": {"alt": "A mark"}}}))
    site = build(write_hub(tmp_path, {"one": post()}))
    assert site.exit_code == 0, site.output
    assert [name for name in site.files if name.startswith("brand/")] == ["brand/open/guide.pdf"]
