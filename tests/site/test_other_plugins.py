"""Generated files work with other plugins that read files and pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from material.plugins.search.plugin import SearchPlugin
from tests.site.references import dead_links
from tests.site.sites import build, built, post, write_hub

from mkdocs_advocacy.mkdocs_plugins import static_i18n

ALL = ["search", {"advocacy": {"languages": ["en", "de"]}}, "advocacy/guidelines", "advocacy/brand", "advocacy/posts"]
POSTS = {"one": post("One", campaign="two"), "one.de": {"title": "Eins", "text": {"any": "Worte"}}}
CAMPAIGNS = {"two": {"title": "Two"}, "two.de": {"title": "Zwei"}}
RULES = {"../guidelines/linkedin.md": "# LinkedIn\n\nBe kind.\n", "index.md": "# Home\n\n[All](posts/index.md)\n"}

READS_EVERY_SOURCE = """
from pathlib import Path

def on_files(files, config):
    for file in files:
        Path(file.abs_src_path).read_bytes()

def on_page_content(html, page, config, files):
    assert Path(page.file.abs_src_path).read_text("utf-8-sig") == page.file.content_string
    return html

def on_page_context(context, page, config, nav):
    Path(page.file.abs_src_path).read_bytes()
"""
SORTS_BY_FOLDER = """
from pathlib import Path
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

@event_priority(-100)
def on_files(files, config):
    kept = []
    for file in files:
        if Path(file.abs_src_path).is_relative_to(config.docs_dir):
            file = File(file.src_path, config.docs_dir, config.site_dir, config.use_directory_urls)
            kept.append(file)
        elif file.is_documentation_page():
            raise ValueError(f"{file.src_uri} is neither a file of the hub nor of the theme")
        else:
            kept.append(file)
    return Files(kept)
"""
"""As mkdocs-static-i18n does."""


def write_hub_with(hook: str, folder: Path) -> Path:
    write_hub(folder, POSTS, campaigns=CAMPAIGNS, pages=RULES, plugins=ALL, hooks=["hook.py"])
    (folder / "hook.py").write_text(hook)
    return folder


def test_every_file_has_a_readable_source(tmp_path: Path) -> None:
    site = build(write_hub_with(READS_EVERY_SOURCE, tmp_path), "--strict")
    assert site.exit_code == 0, site.output
    assert site.page("campaigns/two/").one("h1").text == "Two"
    assert list(tmp_path.glob(".cache/advocacy/sources-*")) == []


def test_a_cache_that_cannot_be_written_is_tolerated(tmp_path: Path) -> None:
    hub = write_hub_with(READS_EVERY_SOURCE, tmp_path)
    (hub / ".cache").write_text("no folder")
    site = build(hub)
    assert site.exit_code == 0, site.output


def test_materials_social_cards_are_supported(tmp_path: Path) -> None:
    plugins = ["social", *ALL]
    site = build(write_hub(tmp_path, POSTS, campaigns=CAMPAIGNS, plugins=plugins))  # its image libraries may be missing
    assert site.exit_code == 0, site.output
    assert site.page("posts/one/").one("h1").text == "One"
    assert not [tag for tag in site.page("posts/one/").all("meta") if "og:image" in tag.attributes.values()]


def test_the_meta_plugin_is_supported(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", ".meta.yml": "description: All about soda\n"}
    site = built(tmp_path, POSTS, campaigns=CAMPAIGNS, pages=pages, plugins=["meta", *ALL])
    assert site.page().one("meta", name="description")["content"] == "All about soda"
    assert [name for name in site.files if ".meta" in name] == []


def test_hidden_files_exist_while_the_navigation_is_built(tmp_path: Path) -> None:
    hub = write_hub_with("def on_nav(nav, config, files):\n    assert '.pages' in files.src_uris\n", tmp_path)
    (hub / "content/.pages").write_text("nav: []\n")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert [name for name in site.files if ".pages" in name] == []


def test_plugins_that_only_handle_files_in_folders_are_supported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(static_i18n, "NAME", "material/search")
    site = build(write_hub_with(SORTS_BY_FOLDER, tmp_path / "beside"), "--strict")
    assert site.exit_code == 0, site.output
    hooks = {"hooks": None}
    alone = built(tmp_path / "alone", POSTS, campaigns=CAMPAIGNS, pages=RULES, plugins=ALL, **hooks)
    assert site.files.keys() == alone.files.keys()
    assert site.files["posts/one/de/index.html"] == alone.files["posts/one/de/index.html"]


def test_a_second_build_in_another_language_only_links_to_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(static_i18n, "NAME", "material/search")
    monkeypatch.setattr(SearchPlugin, "is_default_language_build", False, raising=False)
    site = build(write_hub_with(SORTS_BY_FOLDER, tmp_path), "--strict", to="second")
    assert dead_links(site) != []
    assert [name for name in site.files if name.endswith(".html")] == ["404.html", "index.html"]
    assert site.page().one("a", href="posts/").text == "All"
