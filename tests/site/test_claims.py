"""Only files that a plugin claims are published from the docs folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from tests.site.sites import Site, build, built, post, write_hub

SECRET = "s3cr3tw0rds"
STRAY = (
    *("posts/secret.yml.bak", "posts/secret.yml~", "posts/secret.yml.txt", "posts/secret.yml.orig"),
    "posts/secret.json",
    *("posts/calendar.xlsx", "posts/calendar.csv", "posts/~$calendar.xlsx", "posts/secret.html", "posts/secret.svg"),
    *("posts/secret.md", "posts/drafts/secret.md", "posts/README.md", "posts/.secret.yml.swp", "posts/#secret.yml#"),
    *("campaigns/secret.yml.old", "campaigns/secret.yaml.bak", "campaigns/secret.md", "campaigns/plan.docx"),
    *("brand/soda/brand.yml.bak", "brand/soda/brand.yml~", "brand/secret.html", "brand/soda/notes.md"),
    *("people/ada.yml", "results/clicks.csv", "results/results.yml", "post/secret.yml", "tales/secret.yml"),
    *("calendar.xlsx", "secret.yml", "secret.json", "secret.txt", "secret.docx", "index.md.bak", "index.md~"),
    *(".DS_Store", "downloads/~$secret.pdf", "pages/~$secret.md"),
    *("downloads/secret.xlsx", "downloads/Thumbs.db", "downloads/secret.pptx", "redirects.yml.bak", "redirects.yaml"),
)
WEBSITE = (
    *("robots.txt", "CNAME", "_headers", "_redirects", "favicon.ico", "site.webmanifest", "manifest.json"),
    *("downloads/guide.pdf", "clips/film.mp4", "clips/film.vtt", "pages/raw.html", "img/Team.JPG", "fonts/soda.woff2"),
)


def write(folder: Path, names: tuple[str, ...], words: str) -> None:
    for name in names:
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("stray")
    write(folder, STRAY, SECRET)
    write(folder, WEBSITE, "what websites serve")
    write(folder, ("brand/soda/brand.yml",), "title: Soda")
    plugins = ["search", {"advocacy": {}}, "advocacy/guidelines", "advocacy/brand", "advocacy/posts"]
    return build(write_hub(folder, {"ginger": post()}, plugins=plugins))


@pytest.mark.parametrize("name", STRAY)
def test_a_stray_file_is_not_published(site: Site, name: str) -> None:
    assert site.exit_code == 0, site.output
    assert name not in site.files
    assert name.removesuffix(".md") + "/index.html" not in site.files


def test_the_text_of_stray_files_is_nowhere_in_the_output(site: Site) -> None:
    assert site.holding(SECRET) == []


@pytest.mark.parametrize("name", WEBSITE)
def test_common_website_files_are_published(site: Site, name: str) -> None:
    assert name in site.files


def test_the_page_of_a_campaign_is_published_with_the_campaign(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n", "campaigns/launch.md": f"# Launch\n\n{SECRET}\n"}
    hub = {"campaigns": {"launch": {"title": "Launch", "starts": "2027-02-01"}}, "pages": pages}
    before = built(tmp_path, {"ginger": post()}, now="2027-01-31T23:59:59Z", **hub)
    assert before.holding(SECRET) == before.holding("campaigns/launch") == []
    after = built(tmp_path, {"ginger": post()}, now="2027-02-01T00:00:00Z", **hub)
    assert "campaigns/launch/index.html" in after.holding(SECRET)


def test_links_of_an_embargoed_page_are_checked_early_and_do_not_fail_its_first_build(tmp_path: Path) -> None:
    campaigns = {"falcon": {"title": "Falcon", "starts": "2027-02-01"}, "owl": {"title": "Owl", "starts": "2027-03-01"}}
    posts = {"due": post(publish="2027-02-01"), "later": post(publish="2027-02-02")}
    links = "# Falcon\n\n[due](../posts/due.yml) [can](../brand/soda/can.png) [set](../brand/soda.md)"
    pages = {"campaigns/falcon.md": links}
    plugins = ["search", {"advocacy": {}}, "advocacy/guidelines", "advocacy/brand", "advocacy/posts"]
    hub = write_hub(tmp_path, posts, campaigns=campaigns, pages=pages, plugins=plugins)
    soda = tmp_path / "content/brand/soda"
    soda.mkdir(parents=True)
    Image.new("RGB", (40, 30)).save(soda / "can.png")
    (soda / "brand.yml").write_text("publish: 2027-02-01\nassets: {can: {alt: A can}}\n")
    for now in ("2027-01-15T12:00:00Z", "2027-02-01T00:00:00Z"):
        site = build(hub, "--strict", now=now)
        assert site.exit_code == 0, site.output
    for link in ("nowhere.md", "owl.md", "../posts/later.yml"):
        (hub / "content/campaigns/falcon.md").write_text(f"{links} [x]({link})")
        site = build(hub, "--strict")
        assert site.exit_code == 1
        assert link.removeprefix("../") in site.output
        assert "campaigns/falcon.md" in site.output
        assert site.holding("Falcon") == []


def test_generated_files_of_other_plugins_are_kept_but_stray_files_are_not(tmp_path: Path) -> None:
    write(tmp_path, ("posts/secret.yml.bak", "data.json"), SECRET)
    (tmp_path / "hook.py").write_text(
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.json', content='{}'))\n"
        "    files.append(File.generated(config, 'posts/made.yml', content='made'))\n"
        "    files.append(File('posts/secret.yml.bak', config.docs_dir, config.site_dir, True))\n"
        "    path = config.docs_dir + '/data.json'\n"
        "    files.append(File.generated(config, 'copied.json', abs_src_path=path))\n"
        "    return files\n"
    )
    site = built(tmp_path, {"ginger": post()}, hooks=["hook.py"])
    assert {"made.json", "posts/made.yml"} <= set(site.files)
    assert site.holding(SECRET) == []


def test_symbolic_links_to_withheld_or_outside_files_are_not_published(tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    write(hub, ("brand/soda/secret.svg", "assets/open.pdf"), SECRET)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/key.png").write_text(SECRET)
    (hub / ".git").mkdir()
    (hub / ".git/config.html").write_text(SECRET)
    (hub / "shared").mkdir()
    (hub / "shared/open.css").write_text("body {}")
    for name, target in {
        "sets": "brand",
        "soda": "brand/soda",
        "logo.svg": "brand/soda/secret.svg",
        "drafts": "posts",
        "draft.html": "posts/secret.yml",
        "key.png": "../../elsewhere/key.png",
        "etc": "../../elsewhere",
        "git": "../.git",
        "rules": "../guidelines",
        "gone.png": "nowhere.png",
        "style": "../shared",
    }.items():
        (hub / "content" / name).symlink_to(target)
    (hub / "content/assets/open.pdf").write_text("open")
    secret = post(SECRET, publish="2099-01-01")
    site = build(write_hub(hub, {"ginger": post(), "secret": secret}))
    assert site.exit_code == 0, site.output
    assert site.holding(SECRET) == []
    assert {"style/open.css", "assets/open.pdf"} <= set(site.files)
    assert "content/key.png:1:1: warning: the link is not followed" in site.output.replace("\n", "")


def test_a_theme_folder_cannot_publish_withheld_files(tmp_path: Path) -> None:
    write(tmp_path, ("brand/soda/secret.svg",), SECRET)
    theme = tmp_path / "overrides"
    (theme / "assets").mkdir(parents=True)
    (tmp_path / "guidelines").mkdir()
    (tmp_path / "guidelines/plan.css").write_text(SECRET)
    (theme / "assets/own.css").write_text("body {}")
    (theme / "assets/own.json").write_text("{}")
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere.css"
    for outside in (elsewhere, tmp_path / ".env"):
        outside.write_text(SECRET)
    for name in ("main.html.bak", "main.html~", "notes.yml"):
        (theme / name).write_text(SECRET)
    for name, target in {
        "logo.svg": "../content/brand/soda/secret.svg",
        "post.css": "../content/posts/secret.yml",
        "plan.css": "../guidelines/plan.css",
        "env.txt": "../.env",
        "assets/host.css": str(elsewhere),
    }.items():
        (theme / name).symlink_to(target)
    (theme / "assets/same.css").symlink_to("own.css")
    secret = post(SECRET, publish="2099-01-01")
    site = build(write_hub(tmp_path, {"ginger": post(), "secret": secret}, theme={"custom_dir": "overrides"}))
    assert site.exit_code == 0, site.output
    assert site.holding(SECRET) == []
    assert {"assets/own.css", "assets/own.json", "assets/same.css"} <= set(site.files)


def test_another_spelling_of_a_path_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    hub = write_hub(
        tmp_path / "hub", {"ginger": post(), "secret": post(SECRET, publish="2099-01-01")}, hooks=["hook.py"]
    )
    (hub / "content").rename(tmp_path / "real")
    (hub / "content").symlink_to("../real")
    (hub / "link").symlink_to("content/posts")  # from there, “..” leads elsewhere than its path suggests
    (hub / "hook.py").write_text(
        "import os\n"
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    real, link = os.path.realpath(config.docs_dir), os.path.dirname(config.docs_dir) + '/link/..'\n"
        "    for number, docs in enumerate((real, config.docs_dir + '/../content', link)):\n"
        "        path = docs + '/posts/secret.yml'\n"
        "        files.append(File.generated(config, f'copy{number}.yml', abs_src_path=path))\n"
        "    return files\n"
    )
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert site.holding(SECRET) == site.holding("copy0") == site.holding("copy1") == site.holding("copy2") == []


def test_a_dirty_build_warns_that_it_may_keep_withdrawn_files(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"ginger": post()})
    assert "--dirty keeps files of earlier builds" in build(hub, "--dirty").output


def test_a_well_known_file_is_removed_when_its_source_is_deleted(tmp_path: Path) -> None:
    write(tmp_path, (".well-known/key.txt", ".well-known/key.txt~"), SECRET)
    plugins = ["search", {"advocacy": {}}, "advocacy/posts", {"advocacy/hosting": {"well_known": True}}]
    hub = write_hub(tmp_path, {"ginger": post()}, plugins=plugins)
    assert build(hub).holding(SECRET) == [".well-known/key.txt"]
    (hub / "content/.well-known/key.txt").unlink()
    assert build(hub).holding(SECRET) == []
