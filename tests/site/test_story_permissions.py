"""A story's permission in all its states, searched in every byte and every pixel of the site."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image, UnidentifiedImageError
from tests.site.references import dead_links
from tests.site.sites import CHECKOUT, NOW, QUIET, Site, as_yaml, build, epoch, write_hub

from mkdocs_advocacy.cli import main

TOKEN = "zyxquark"
"""Part of every text of the story and of the post that shows it."""
COLOUR = (250, 0, 250)
"""The colour of the story's image, which nothing else has."""
GRANTED = {"asked": "2027-01-01", "granted": "2027-01-02", "proof": f"{TOKEN} 7", "scope": ["page", "posts"]}
STATES: Mapping[str, tuple[Mapping[str, Any] | None, bool]] = {
    "asked": ({"asked": "2027-01-01"}, True),
    "not yet": ({**GRANTED, "granted": "2027-01-16"}, True),
    "wrong scope": ({**GRANTED, "scope": ["newsletter", "print", "ads"]}, False),
    "expired": ({**GRANTED, "until": "2027-01-14"}, True),
    "revoked": ({**GRANTED, "revoked": "2027-01-10"}, True),
    "revoked in future": ({**GRANTED, "revoked": "2027-09-10"}, True),
    "minor": ({**GRANTED, "minor": True}, False),
    "territory": ({**GRANTED, "territories": ["AT"]}, False),
    "others unknown": ({**GRANTED, "others": None}, False),
    "no proof": ({**GRANTED, "proof": None}, False),
    "none": (None, False),
}
"""The permission in each state, and whether the hub can be built with it."""
PLUGINS = ["advocacy/brand", "advocacy/posts", "advocacy/programme"]


def story_with(permission: Mapping[str, Any] | None, **values: Any) -> str:
    story: dict[str, Any] = {
        "title": f"{TOKEN} on the canal",
        "summary": f"{TOKEN} summary",
        "kind": "picture",
        "credit": f"@{TOKEN} on Instagram",
        "source": f"https://www.instagram.com/p/{TOKEN}",
        "network": "instagram",
        "text": {"en": f"{TOKEN} words", "de": f"{TOKEN} Worte"},
        "media": ["customers/canal"],
        "given": f"a case of {TOKEN}",
        "verified": TOKEN,
        "topics": [TOKEN],
        "audience": ["employees", "customers"],
        **values,
    }
    if permission is not None:
        record = {"others": "none", **permission}
        story["permission"] = {key: value for key, value in record.items() if value}
    return as_yaml(story)


POST = {
    "title": f"The {TOKEN} picnic",
    "summary": f"{TOKEN} in a post",
    "story": "canal",
    "topics": [TOKEN],
    "link": f"https://example.com/{TOKEN}",
    "text": {"any": f"{{credit}} took {TOKEN} bottles. {{link}}"},
}


def write_story_hub(folder: Path, permission: Mapping[str, Any] | None, **options: Any) -> Path:
    hub = write_hub(
        folder,
        {"picnic": POST, "other": {"title": "Another post", "text": {"any": "Other words."}}},
        pages={"index.md": "# Home\n\n```posts\nlimit: 9\n```\n"},
        plugins=["search", {"advocacy": {"languages": ["en", "de"], **options}}, *PLUGINS],
    )
    files = {
        "content/stories/canal.yml": story_with(permission),
        "content/stories/canal.de.yml": f"title: {TOKEN} am Kanal\nsummary: {TOKEN} kurz\n",
        "content/posts/picnic.de.yml": f"title: Das {TOKEN} Picknick\ntext: {{any: '{{credit}} mit {TOKEN}'}}\n",
        "content/brand/customers/brand.yml": f"only_in: stories\nassets: {{canal: {{alt: {TOKEN} alt}}}}\n",
    }
    for name, text in files.items():
        (hub / name).parent.mkdir(parents=True, exist_ok=True)
        (hub / name).write_text(text, "utf-8")
    Image.new("RGB", (1280, 720), COLOUR).save(hub / "content/brand/customers/canal.png")
    return hub


def holds_picture(content: bytes) -> bool:
    """Return whether a file is an image in the colour of the story's image."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            red, green, blue = image.convert("RGB").resize((1, 1)).getpixel((0, 0))
    except (UnidentifiedImageError, OSError, ValueError):
        return False
    return red > 200 and green < 90 and blue > 200


def traces_of(site: Site) -> list[str]:
    """Return the files with any text or image of the story."""
    return [*site.holding(TOKEN), *(name for name, content in site.files.items() if holds_picture(content))]


def test_a_permitted_story_is_on_its_page_in_the_gallery_and_in_its_post(tmp_path: Path) -> None:
    site = build(write_story_hub(tmp_path, GRANTED))
    assert site.exit_code == 0, site.output
    page = site.page("stories/canal/")
    assert page.one("blockquote").text == f"{TOKEN} words"
    assert page.one("figcaption").text == f"@{TOKEN} on Instagram"
    assert f"a case of {TOKEN}" in page.text
    assert page.one("img", alt=f"{TOKEN} alt")["src"].startswith("../../brand/customers/renditions/canal-")
    assert f"{TOKEN} on the canal" in site.page("stories/").text
    assert f"{TOKEN} words" in site.page("stories/canal/de/").one("details", "advocacy-story__original").text
    assert site.page("stories/canal/de/").all("blockquote")[0].text == f"{TOKEN} Worte"
    assert dead_links(site) == []
    island = site.island("posts/picnic/")
    assert island["media"][0]["address"] == "brand/customers/canal.png"
    assert any(holds_picture(content) for name, content in site.files.items() if "/renditions/" in name)


def test_the_record_of_a_permission_is_nowhere(tmp_path: Path) -> None:
    record = {
        "asked": "1931-05-01",
        "granted": "1931-05-02",
        "by": "qwertz one",
        "how": "qwertz two",
        "proof": "qwertz three",
        "scope": ["page", "posts"],
        "guardian": "qwertz four",
        "until": "2093-05-04",
    }
    hub = write_story_hub(tmp_path, record)
    (hub / "content/stories/canal.yml").write_text(story_with(record, by="qw3rt", thanked="1931-05-09"), "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert [word for word in ("qwertz", "qw3rt", "1931") if site.holding(word)] == []


def test_a_mention_is_only_a_mention_on_its_own_network(tmp_path: Path) -> None:
    site = build(write_story_hub(tmp_path, GRANTED))
    networks = site.island("posts/picnic/")["networks"]
    texts = site.island("posts/picnic/").get("texts", [])

    def text_on(network: str) -> str:
        text = networks[network][0]["text"]
        return str(texts[text] if isinstance(text, int) else text)

    assert text_on("instagram").startswith(f"@{TOKEN} on Instagram took")
    assert text_on("x").startswith(f"{TOKEN} on Instagram took")


@pytest.mark.parametrize("drafts", [False, True], ids=["site", "preview"])
@pytest.mark.parametrize("state", STATES)
def test_a_story_without_permission_is_nowhere(tmp_path: Path, state: str, drafts: bool) -> None:
    permission, can_build = STATES[state]
    hub = write_story_hub(tmp_path, permission, drafts=drafts)
    site = build(hub)
    assert traces_of(site) == []
    assert (site.exit_code == 0) is can_build, site.output
    if can_build:
        assert dead_links(site) == []
        ended = "expired" in state or "revoked" in state
        assert ("stories/canal/index.html" in site.files) is ended
        assert ("posts/picnic/index.html" in site.files) is ended


@pytest.mark.parametrize("state", [state for state, (_, can_build) in STATES.items() if can_build])
def test_a_story_is_gone_after_the_next_build(tmp_path: Path, state: str) -> None:
    hub = write_story_hub(tmp_path, GRANTED)
    assert len(traces_of(build(hub))) > 10
    ledger = [f"2027-01-02 {address} {TOKEN}\n" for address in ("stories/canal/", "posts/picnic/", "posts/picnic/de/")]
    (hub / "permalinks.txt").write_text("".join(ledger), "utf-8")
    (hub / "content/stories/canal.yml").write_text(story_with(STATES[state][0]), "utf-8")
    assert traces_of(build(hub)) == []


@pytest.mark.parametrize("state", ["asked", "expired", "revoked"])
@pytest.mark.parametrize("page", ["canal.md", "canal/index.md", "canal/more.md"])
def test_the_written_page_of_a_story_goes_with_it(tmp_path: Path, state: str, page: str) -> None:
    hub = write_story_hub(tmp_path, GRANTED, publish=["stories/canal/more.md"])
    for name in ("posts/picnic.yml", "posts/picnic.de.yml"):
        (hub / "content" / name).unlink()
    (hub / "content/stories" / page).parent.mkdir(exist_ok=True)
    (hub / "content/stories" / page).write_text("# The making of xylophage\n\nMore about xylophage.\n", "utf-8")
    shown = build(hub)
    assert shown.exit_code == 0, shown.output
    assert shown.holding("xylophage")
    (hub / "content/stories/canal.yml").write_text(story_with(STATES[state][0]), "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert [*traces_of(site), *site.holding("xylophage")] == []
    assert dead_links(site) == []


@pytest.mark.parametrize("page", ["canal.md", "canal/index.md"])
def test_the_end_of_a_story_breaks_no_link_to_its_written_page(tmp_path: Path, page: str) -> None:
    hub = write_story_hub(tmp_path, {**GRANTED, "until": "2027-01-14"})
    for name in ("posts/picnic.yml", "posts/picnic.de.yml"):
        (hub / "content" / name).unlink()
    (hub / "content/stories" / page).parent.mkdir(exist_ok=True)
    (hub / "content/stories" / page).write_text("# The making of\n\nMore words.\n", "utf-8")
    (hub / "content/index.md").write_text(f"# Home\n\n[The picnic](stories/{page})\n", "utf-8")
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    assert site.page("stories/canal/").one("h1").text == "This story is no longer shown"
    assert dead_links(site) == []


def test_the_rest_of_the_story_stays_after_its_end(tmp_path: Path) -> None:
    site = build(write_story_hub(tmp_path, STATES["revoked"][0]))
    assert site.page("stories/canal/").one("h1").text == "This story is no longer shown"
    assert "Another post" in site.page("posts/picnic/").text
    post = site.page("posts/picnic/")
    assert post.one("h1").text == "This post is no longer offered"
    assert "This post is no longer available." in post.one(css="advocacy-gone").text
    assert "fit any network" not in post.text
    assert "stories/canal" not in site.page("stories/").text
    assert not [card for card in site.search if "canal" in card["location"] or "picnic" in card["location"]]


@pytest.mark.parametrize("values", [{"status": "draft"}, {"publish": "2027-02-01"}, {"audience": ["customers"]}])
def test_a_post_is_never_shown_before_or_beside_its_story(tmp_path: Path, values: Mapping[str, Any]) -> None:
    hub = write_story_hub(tmp_path, GRANTED)
    (hub / "content/stories/canal.yml").write_text(story_with(GRANTED, **values), "utf-8")
    site = build(hub)
    assert site.exit_code == 1
    assert traces_of(site) == []
    assert re.search(r"content/posts/picnic\.yml:3:\d+: error: the story “canal”", site.output)


@pytest.mark.parametrize("limit", ["status: draft", "publish: 2027-02-01", "expires: 2027-01-10", "status: retired"])
@pytest.mark.parametrize("scope", ["page", "posts"])
def test_an_image_that_is_limited_itself_is_nowhere(tmp_path: Path, limit: str, scope: str) -> None:
    hub = write_story_hub(tmp_path, {**GRANTED, "scope": [scope]})
    if scope == "page":
        for name in ("posts/picnic.yml", "posts/picnic.de.yml"):
            (hub / "content" / name).unlink()
    settings = f"only_in: stories\nassets: {{canal: {{alt: A canal, {limit}}}}}\n"
    (hub / "content/brand/customers/brand.yml").write_text(settings, "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert site.holding(f"{TOKEN} words" if scope == "page" else f"took {TOKEN} bottles")
    assert [name for name, content in site.files.items() if holds_picture(content)] == []
    assert dead_links(site) == []


@pytest.mark.parametrize("values", [{"status": "draft"}, {"publish": "2027-02-01"}, {"audience": ["customers"]}, {}])
def test_exports_leave_out_what_sites_leave_out(tmp_path: Path, values: Mapping[str, Any]) -> None:
    hub = write_story_hub(tmp_path, GRANTED)
    command = ["export", "--format", "json", "-f", str(hub / "mkdocs.yml")]
    environment = {**QUIET, "SOURCE_DATE_EPOCH": epoch(NOW)}
    assert TOKEN in CliRunner().invoke(main, command, env=environment).stdout
    by = {} if values else {"by": "qw3rt"}
    (hub / "people").mkdir()
    (hub / "people/qw3rt.yml").write_text("audience: customers\nadult: false\n", "utf-8")
    (hub / "content/stories/canal.yml").write_text(story_with(GRANTED, **values, **by), "utf-8")
    for drafts in ([], ["--drafts"]):
        done = CliRunner().invoke(main, [*command, *drafts], env=environment)
        assert done.exit_code == 1
        assert "Other words." in done.stdout
        assert TOKEN not in done.stdout
        assert "Files with errors were skipped." in done.stderr


@pytest.mark.parametrize("own", [{}, {"expire": "2027-12-31"}])
def test_a_post_ends_with_the_permission_of_its_story(tmp_path: Path, own: Mapping[str, Any]) -> None:
    hub = write_story_hub(tmp_path, {**GRANTED, "until": "2027-06-30"})
    (hub / "content/posts/picnic.yml").write_text(as_yaml({**POST, **own}), "utf-8")
    site = build(hub)
    for address in ("posts/picnic/", "stories/canal/"):
        assert "2027-07-01T00:00:00+00:00" in {
            element.attributes.get("data-advocacy-expires") for element in site.page(address).walk()
        }


def test_a_story_that_is_deleted_or_broken_publishes_no_image(tmp_path: Path) -> None:
    hub = write_story_hub(tmp_path, GRANTED)
    for name in ("posts/picnic.yml", "posts/picnic.de.yml", "stories/canal.de.yml", "stories/canal.yml"):
        (hub / "content" / name).unlink()
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert traces_of(site) == []


def test_an_image_of_a_story_is_in_no_other_post(tmp_path: Path) -> None:
    hub = write_story_hub(tmp_path, GRANTED)
    thief = {"title": "Thief", "media": ["customers/canal"], "text": {"any": "Words."}}
    (hub / "content/posts/thief.yml").write_text(as_yaml(thief), "utf-8")
    site = build(hub)
    assert site.exit_code == 1
    assert "content/posts/thief.yml:3:3: error: media[0]: “customers/canal” is shown only with the story" in site.output
    assert "(add story: canal, or use another image) [permission-missing]" in site.output


def test_a_page_only_story_has_neither_its_original_nor_crops_in_the_site(tmp_path: Path) -> None:
    hub = write_story_hub(tmp_path, {**GRANTED, "scope": ["page"]})
    for name in ("posts/picnic.yml", "posts/picnic.de.yml"):
        (hub / "content" / name).unlink()
    site = build(hub)
    assert site.exit_code == 0, site.output
    pictures = [name for name, content in site.files.items() if holds_picture(content)]
    assert {name.rpartition("-")[2] for name in pictures} == {
        *("480x270.webp", "960x540.webp", "1280x720.webp", "960x540.jpg")
    }


@pytest.mark.parametrize("plugins", [["advocacy/brand"], ["advocacy/posts"], ["advocacy/brand", "advocacy/posts"]])
def test_a_hub_without_stories_publishes_no_image_of_them(tmp_path: Path, plugins: list[str]) -> None:
    hub = write_story_hub(tmp_path, GRANTED)
    for name in ("posts/picnic.yml", "posts/picnic.de.yml", "index.md"):
        (hub / "content" / name).unlink()
    config = yaml.safe_load((hub / "mkdocs.yml").read_text("utf-8"))
    (hub / "mkdocs.yml").write_text(as_yaml({**config, "plugins": [*config["plugins"][:2], *plugins]}), "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert traces_of(site) == []


def test_a_posts_only_story_has_no_page(tmp_path: Path) -> None:
    site = build(write_story_hub(tmp_path, {**GRANTED, "scope": ["posts"]}))
    assert site.exit_code == 0, site.output
    assert "stories/canal/index.html" not in site.files
    assert f"{TOKEN} on the canal" not in site.page("stories/").text
    assert "brand/customers/canal.png" in site.files


def test_no_story_is_in_an_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = write_story_hub(tmp_path, GRANTED)
    shutil.copytree(CHECKOUT / "guidelines", hub / "guidelines")
    feedback = {
        "title": "More picnics",
        "kind": "suggestion",
        "heard": {"in": "phone", "date": "2027-01-02"},
        "for": ["product"],
        "stage": "done",
        "since": "2027-01-03",
        "answer": {"by": "product", "date": "2027-01-04", "text": {"en": "Yes."}},
        "became": ["stories/canal", "posts/picnic"],
    }
    files = {
        "campaigns/contest.yml": as_yaml({"title": "A contest", "call": {"kind": "contest", "winners": ["canal"]}}),
        "feedback/picnics.yml": as_yaml(feedback),
        "stories/canal.md": f"# {TOKEN} written\n",
    }
    for name, text in files.items():
        (hub / "content" / name).parent.mkdir(exist_ok=True)
        (hub / "content" / name).write_text(text, "utf-8")
    (hub / "permalinks.txt").write_text(f"2027-01-02 stories/canal/ {TOKEN}\n", "utf-8")
    assert len(traces_of(build(hub))) > 10
    monkeypatch.setenv("MIKE_DOCS_VERSION", "2027-1")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert traces_of(site) == []
    assert "Another post" in site.page("posts/").text
    assert dead_links(site) == []


def test_an_image_in_a_revoked_story_is_in_no_other_story(tmp_path: Path) -> None:
    hub = write_story_hub(tmp_path, GRANTED)
    revoked = {**GRANTED, "revoked": "2027-01-10"}
    (hub / "content/stories/again.yml").write_text(story_with(revoked), "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert [name for name, content in site.files.items() if holds_picture(content)] == []
    assert f"{TOKEN} words" in site.page("stories/canal/").text


def test_a_retired_story_ends_its_posts_and_translations(tmp_path: Path) -> None:
    hub = write_story_hub(tmp_path, GRANTED)
    (hub / "content/stories/canal.de.yml").write_text(f"title: {TOKEN} am Kanal\nstatus: ready\n", "utf-8")
    (hub / "content/stories/canal.yml").write_text(story_with(GRANTED, status="retired"), "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert traces_of(site) == []
    assert site.page("posts/picnic/").one("h1").text == "This post is no longer offered"
