"""`advocacy add`: the file is in the right folder, has a valid name and no problems, and never overwrites another."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.new_hubs import new_hub
from tests.site.sites import Site, write_hub

from mkdocs_advocacy.cli import main


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    hub = new_hub(tmp_path / "hub", "--languages", "en,de")
    monkeypatch.chdir(hub)
    return hub


def add(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["add", *arguments], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output.rstrip("\n")


def check() -> str:
    result = CliRunner().invoke(main, ["check", "--strict"], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_every_added_file_passes_the_check_and_builds(hub: Path, build_new: Callable[..., Site]) -> None:
    assert add("post", "Größe: alles!") == "Added content/posts/grosse-alles.yml."
    assert add("post", "  Two\n words ", "--campaign", "careers") == "Added content/posts/careers/two-words.yml."
    assert add("post", "Deutsch", "--language", "de", "--folder", "a/b") == "Added content/posts/a/b/deutsch.yml."
    assert add("post", "日本", "--id", "nihon") == "Added content/posts/nihon.yml."
    assert add("campaign", "Shop week") == "Added content/campaigns/shop-week.yml."
    assert add("brand", "Summer: pictures") == "Added content/brand/summer-pictures/brand.yml."
    assert add("guideline", "Bluesky") == "Added guidelines/bluesky.md."
    assert add("guideline", "x") == "Added guidelines/x.md."
    assert add("guideline", "Questions we: hear") == "Added guidelines/questions-we-hear.md."
    assert check() == "no problems\n"
    site = build_new(hub)
    assert site.holding("grosse-alles") == [], "a new post is a draft"
    assert "campaigns/shop-week/index.html" in site.files
    assert site.page("guidelines/bluesky/").one("h1").text == "Bluesky"
    assert site.page("guidelines/questions-we-hear/").one("h1").text == "Questions we: hear"


def test_a_new_network_is_offered_once_it_is_in_the_configuration(hub: Path, build_new: Callable[..., Site]) -> None:
    config = hub / "mkdocs.yml"
    assert add("network", "Our: Yodel", "--id", "yodel") == (
        "Added guidelines/networks/yodel.yml.\nTo offer it, add yodel to networks: in mkdocs.yml."
    )
    assert "guidelines/networks/yodel.yml:1:1: notice: the network is not offered" in check()
    config.write_text(config.read_text("utf-8").replace("mastodon]", "mastodon, yodel]"), "utf-8")
    assert add("guideline", "yodel") == "Added guidelines/yodel.md."
    assert check() == "no problems\n"
    site = build_new(hub)
    share = site.island("posts/our-new-website/")["networks"]["yodel"][0]
    assert "Our: Yodel" in site.page("posts/our-new-website/").text
    assert "utm_source=yodel" in share["link"]
    assert site.page("guidelines/yodel/").all(css="advocacy-facts__sources") == []


def test_adding_a_known_network_explains_how_to_correct_it(hub: Path) -> None:
    known = "Error: {} is built in. To change one of its facts, write only that fact in guidelines/networks/{}.yml"
    assert add("network", "linkedin", code=2).startswith(known.format("LinkedIn", "linkedin"))
    assert add("network", "Microsoft teams", code=2).startswith(known.format("Microsoft Teams", "teams"))
    assert add("network", "linked in", code=2).startswith(known.format("LinkedIn", "linkedin"))
    assert add("network", "E-Mail", code=2).startswith(known.format("Email", "email"))
    add("network", "Yodel")
    assert (
        add("network", "Yodel", code=2) == "Error: guidelines/networks/yodel.yml already exists. Nothing was written."
    )


@pytest.mark.parametrize("name", ["any", "true", "123", "null", "On", "0x1"])
def test_a_network_id_that_yaml_misreads_is_refused(hub: Path, name: str) -> None:
    output = add("network", name, code=2)
    assert output.endswith(f". Choose another name with --id, such as --id {name.lower()}-net.")
    assert not (hub / "guidelines/networks").exists()
    assert add("network", name, "--id", f"{name.lower()}-net").startswith("Added")


def test_a_new_post_is_ready_when_its_draft_status_is_removed(hub: Path, build_new: Callable[..., Site]) -> None:
    add("post", "One", "--language", "de")
    path = hub / "content/posts/one.yml"
    text = path.read_text("utf-8")
    assert "\nlanguage: de\n" in text
    assert "Hier steht dein Text." in text
    path.write_text(text.replace("status: draft\n", ""), "utf-8")
    check()
    assert "posts/one/index.html" in build_new(hub).files


def test_a_translation_contains_the_texts_to_translate(hub: Path, build_new: Callable[..., Site]) -> None:
    assert add("translation", "said-by-you", "--language", "de") == "Added content/posts/said-by-you.de.yml."
    path = hub / "content/posts/said-by-you.de.yml"
    assert path.read_text("utf-8") == (
        "# Translate the texts below. Keys that are the same in both languages, such as images, are left out.\n"
        "# Drafts aren't published. Delete this line when the translation is ready.\n"
        "status: draft\n"
        "title: Made for you, said by you\n"
        "summary: For customers who would have told their friends anyway.\n"
        "# The URL for readers of this language, if it differs:\n"
        "# link: https://example.com/\n"
        "text:\n"
        '  any: "{disclosure} I would have told you anyway. {link}"\n'
    )
    assert check() == "no problems\n"
    path.write_text(path.read_text("utf-8").replace("status: draft\n", ""), "utf-8")
    assert "posts/said-by-you/de/index.html" in build_new(hub).files


TRANSLATED = {
    "content/campaigns/careers.yml": "title: Careers\nsummary: Come\nstarts: 2026-01-01\nhashtags: [Jobs]\n",
    "content/brand/samples/brand.yml": """\
title: Samples
guidance: |
  Use **all** of it.

  Always.
do: [Put it on light ground]
publish: 2026-01-01
colors:
  - {name: Plum, hex: "#663399", use: Headings}
  - {name: Foam, hex: "#FFFFFF"}
typography:
  - {name: Carl Sans, use: Headings}
assets:
  circles: {title: Circles, alt: {en: Three circles, de: Drei Kreise}, status: ready}
  rings: {alt: Two rings}
  "*": {alt: A drawing}
""",
    "guidelines/about.md": "---\ntitle: About us\nversion: 3\ndo: [Be kind]\n---\n\nWords **below**.\n",
}
WRITTEN = {
    "content/campaigns/careers.de.yml": "title: Careers\nsummary: Come\nhashtags: [Jobs]\n",
    "content/brand/samples/brand.de.yml": """\
title: Samples
guidance: |
  Use **all** of it.

  Always.
do: [Put it on light ground]
colors:
  Plum:
    name: Plum
    use: Headings
  Foam:
    name: Foam
typography:
  Carl Sans:
    use: Headings
assets:
  circles:
    title: Circles
    alt: Drei Kreise
  rings:
    alt: Two rings
  "*":
    alt: A drawing
""",
    "guidelines/about.de.md": "title: About us\ndo: [Be kind]\n---\n\nWords **below**.\n",
}


def test_translations_of_other_kinds_contain_the_texts_to_translate(hub: Path, build_new: Callable[..., Site]) -> None:
    for name, content in TRANSLATED.items():
        (hub / name).write_text(content, "utf-8")
    for name, wanted in WRITTEN.items():
        entry_id = {"brand.de.yml": "samples"}.get(Path(name).name, Path(name).name.partition(".")[0])
        assert add("translation", entry_id, "--language", "de", "--kind", kind_of(name)) == f"Added {name}."
        words = (hub / name).read_text("utf-8")
        comments = [line for line in words.splitlines() if line.startswith("# ")]
        assert [line.split()[1] for line in comments] == ["Translate", "This"]
        assert words.partition(f"{comments[-1]}\n")[2] == wanted
    assert check() == "no problems\n"
    site = build_new(hub)
    assert {f"{place}/de/index.html" for place in ("campaigns/careers", "brand/samples", "guidelines/about")} <= {
        *site.files
    }


def kind_of(name: str) -> str:
    return {"campaigns": "campaign", "brand": "brand", "about.de.md": "guideline"}[name.split("/")[1]]


def test_an_ambiguous_id_needs_the_kind(hub: Path) -> None:
    add("campaign", "LinkedIn")
    asked = add("translation", "linkedin", "--language", "de", code=2)
    assert "“linkedin” is a campaign (content/campaigns/linkedin.yml) and a guideline (guidelines/linkedin.md)" in asked
    assert add("translation", "linkedin", "--language", "de", "--kind", "campaign").endswith("linkedin.de.yml.")


def test_the_comments_of_a_new_file_can_be_uncommented(hub: Path) -> None:
    add("post", "One")
    path = hub / "content/posts/one.yml"
    kept = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#   name: {label")]
    text = "\n".join(kept).replace("# link:", "link:").replace("# media:", "media:").replace("# hashtags:", "hashtags:")
    text = text.replace("# publish:", "publish:").replace("# expire:", "expire:").replace("# networks:", "networks:")
    text = text.replace("  # linkedin: |-\n  #   Longer", "  linkedin: |-\n    Longer").replace(
        "# summary:", "summary:"
    )
    text = text.replace("Your words here.", '"Your words: {link} {hashtags}"')
    path.write_text(text, "utf-8")
    check()


def test_in_a_hub_without_rules_added_files_have_no_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_hub(tmp_path, {}))
    for arguments in (["post", "One"], ["campaign", "Two"], ["brand", "Three"], ["guideline", "x"]):
        add(*arguments)
    check()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["post", "日本"], "No file name can be derived from “日本”. Choose one with --id."),
        (
            ["post", "x", "--id", "Not Right"],
            "“Not Right” is not a valid id. Use lower-case letters a-z, digits and hyphens, such as",
        ),
        (["post", " "], "The title is empty."),
        (["post", "We are hiring"], "content/posts/careers/we-are-hiring.yml already uses the id “we-are-hiring”."),
        (["post", "x", "--campaign", "carers"], "There is no campaign “carers” (did you mean “careers”?"),
        (["post", "x", "--language", "fr"], "“fr” is not a language of this hub"),
        (["post", "x", "--folder", "../brand"], "the folder must be below content/posts"),
        (
            ["translation", "said-by-yu", "--language", "de"],
            "There is no entry “said-by-yu” (did you mean “said-by-you”?",
        ),
        (["translation", "said-by-you", "--language", "fr"], "“fr” is not a language of this hub"),
        (["translation", "said-by-you", "--language", "en"], "The post is already in “en”."),
        (["translation", "we-are-hiring", "--language", "de"], "careers/we-are-hiring.de.yml already exists"),
        (["campaign", "Careers"], "content/campaigns/careers.yml already uses the id “careers”."),
        (["guideline", "linkedin"], "guidelines/linkedin.md already exists. Nothing was written."),
        (["guideline", "日本"], "No file name can be derived from “日本”. Choose one with --id."),
        (["event", "Index"], "“index” is the name of a folder's own page. Choose another id with --id."),
        (["brand", "Samples"], "content/brand/samples/brand.yml already exists. Nothing was written."),
    ],
)
def test_invalid_additions_are_refused_and_nothing_is_written(hub: Path, arguments: list[str], message: str) -> None:
    before = {path: path.read_bytes() for path in hub.rglob("*") if path.is_file()}
    assert message in add(*arguments, code=2)
    assert {path: path.read_bytes() for path in hub.rglob("*") if path.is_file()} == before


def test_a_hub_without_campaigns_suggests_none(hub: Path) -> None:
    shutil.rmtree(hub / "content/campaigns")
    assert add("post", "x", "--campaign", "spring", code=2).endswith("There is no campaign “spring”.")


def test_a_guideline_cannot_have_the_address_of_translated_principles(hub: Path) -> None:
    (hub / "guidelines/index.de.md").write_text("Seid nett.\n", "utf-8")
    output = add("guideline", "de", code=2)
    assert "The page guidelines/de/ already belongs to guidelines/index.de.md. Choose another name" in output
    assert not (hub / "guidelines/de.md").exists()
    add("guideline", "Germany: DE", "--id", "germany")
    check()


@pytest.mark.parametrize("kind", ["contest", "draw", "ideas", "survey"])
def test_a_new_call_has_all_parts_and_stays_hidden(hub: Path, build_new: Callable[..., Site], kind: str) -> None:
    rules = "" if kind == "survey" else "\nAdded content/campaigns/win-a-hat/rules.md."
    assert add("call", "--kind", kind, "Win: a hat") == f"Added content/campaigns/win-a-hat.yml.{rules}"
    assert add("translation", "win-a-hat", "--language", "de") == "Added content/campaigns/win-a-hat.de.yml."
    assert check() == "no problems\n"
    assert build_new(hub).holding("win-a-hat") == []


def test_a_new_call_overwrites_no_rules(hub: Path) -> None:
    rules = hub / "content/campaigns/win/rules.md"
    rules.parent.mkdir(parents=True)
    rules.write_text("# Mine\n", "utf-8")
    assert "content/campaigns/win/rules.md already exists. Nothing was written." in add("call", "Win", code=2)
    assert not (hub / "content/campaigns/win.yml").exists()
