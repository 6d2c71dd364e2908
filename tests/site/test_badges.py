"""Badges through a real build: their pages, banners and addresses, and what they keep to themselves."""

from __future__ import annotations

import io
import json
import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, PngImagePlugin
from tests.contracts.entries import write
from tests.kinds.badges.mail_html import problems_in_mail
from tests.site.references import dead_links
from tests.site.sites import NOW, Site, as_yaml, build, write_hub

HOSTILE = '<img src=x onerror="alert(1)"> & "quotes" <!--person-->'
BADGE = {"title": "One of us", "criteria": "Came.\n\nStayed.", "picture": "caps/cap", "valid": "1 year"}
GROUP = {"title": "The hundred", "joins": "invitation", "badge": BADGE}
SET = "assets:\n  cap: {alt: {en: A crown cap, de: Ein Kronkorken}}\n"
TOKEN, AUTHOR = "Zyxquark", "Quorlwix"
BANNER = re.compile(r"badges/[a-z-]+/banner-[0-9a-f]{12}\.png")


def page_of(values: Mapping[str, Any], text: str = "Words.") -> str:
    return f"---\n{as_yaml(dict(values))}---\n\n{text}\n"


def with_badge(**badge: Any) -> dict[str, Any]:
    return {**GROUP, "badge": {**BADGE, **badge}}


def draw_cap(hub: Path, color: str = "#6A1B9A", size: tuple[int, int] = (600, 600), name: str = "cap") -> None:
    place = hub / "content/brand/caps"
    place.mkdir(parents=True, exist_ok=True)
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Author", AUTHOR)
    Image.new("RGBA", size, color).save(place / f"{name}.png", pnginfo=hidden)


def hub_with(folder: Path, groups: Mapping[str, str], brand: str = SET, **config: Any) -> Path:
    options = {"languages": ["en", "de", "ar"]}
    plugins = ["search", {"advocacy": options}, "advocacy/brand", "advocacy/programme"]
    hub = write_hub(folder, plugins=plugins, **config)
    draw_cap(hub)
    write(hub, {f"content/groups/{name}.md": text for name, text in groups.items()})
    write(hub, {"content/brand/caps/brand.yml": brand})
    return hub


def built(folder: Path, groups: Mapping[str, str], brand: str = SET, now: str = NOW, **config: Any) -> Site:
    site = build(hub_with(folder, groups, brand, **config), "--strict", now=now)
    assert site.exit_code == 0, site.output
    return site


def banners_of(site: Site) -> list[str]:
    return [name for name in site.files if BANNER.fullmatch(name)]


def is_empty(image: bytes) -> bool:
    with Image.open(io.BytesIO(image)) as opened:
        return opened.convert("RGBA").getchannel("A").getextrema() == (0, 0)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(
        tmp_path_factory.mktemp("badges"),
        {
            "hundred": page_of(GROUP),
            "hundred.de": page_of(
                {"title": "Die Hundert", "badge": {"title": "Eine von uns", "criteria": "Gekommen."}}
            ),
            "hundred.ar": page_of({"title": "المئة"}),
            "plain": page_of({**GROUP, "title": "Without", "badge": {"title": "Plain", "criteria": "Nothing."}}),
            "hostile": page_of({**GROUP, "title": HOSTILE, "badge": {**BADGE, "title": HOSTILE, "criteria": HOSTILE}}),
            "none": page_of({"title": "No badge", "joins": "invitation"}),
            "later": page_of({**with_badge(title=TOKEN), "publish": "2027-09-01"}),
            "draft": page_of({**with_badge(title=TOKEN), "status": "draft"}),
        },
        site_name="Soda <hub>",
    )


def test_a_page_says_what_the_badge_stands_for_and_who_awards_it(site: Site) -> None:
    page = site.page("badges/hundred/")
    assert page.one("h1").text == "One of us"
    text = " ".join(page.text.split())
    assert "Came. Stayed." in text
    assert "Awarded by The hundred, Soda <hub>" in text
    assert "Valid for 1 year" in text
    assert "../../groups/hundred/" in [link["href"] for link in page.all("a")]
    assert page.one("img", alt="A crown cap", width="600")["src"].startswith("../../brand/caps/")


def test_a_badge_has_a_page_in_each_language_of_its_group(site: Site) -> None:
    german, arabic = site.page("badges/hundred/de/"), site.page("badges/hundred/ar/")
    assert german.one("h1").text == "Eine von uns"
    assert "Gekommen." in german.text
    assert "Gültig für" in german.text
    assert german.all("img", alt="Ein Kronkorken")
    assert arabic.one("h1").text == "One of us"
    assert arabic.one("body")["dir"] == "rtl"


def test_the_groups_page_links_to_its_badge(site: Site) -> None:
    for address, link in (
        ("groups/hundred/", "../../badges/hundred/"),
        ("groups/hundred/de/", "../../../badges/hundred/de/"),
    ):
        assert link in [found["href"] for found in site.page(address).all("a")]
    assert "badges" not in site.page("groups/none/").one("div", "advocacy-group").text.lower()
    assert dead_links(site) == []


def test_search_and_the_sitemap_know_badges(site: Site) -> None:
    assert "badges/hundred/" in [record["location"] for record in site.search]
    assert "https://hub.example/badges/hundred/de/" in site.sitemap


def test_texts_are_escaped(site: Site) -> None:
    page = site.page("badges/hostile/")
    assert page.one("h1").text == HOSTILE
    assert page.all("img", onerror="alert(1)") == []
    section = page.one("section", "advocacy-signature")
    html = section["data-before"] + section["data-after"]
    assert "onerror=&#34;alert(1)&#34;" in html
    assert problems_in_mail(html) == []
    assert json.loads(site.files["badges/hostile/achievement.json"])["name"] == HOSTILE


def test_a_signature_works_in_mail_programs(site: Site) -> None:
    for address in ("badges/hundred/", "badges/hundred/de/", "badges/hundred/ar/", "badges/plain/"):
        section = site.page(address).one("section", "advocacy-signature")
        html = section["data-before"] + "<strong>Ada</strong><br>Role" + section["data-after"]
        assert problems_in_mail(html) == []
        assert f'href="https://hub.example/{address}"' in html
        assert section["data-text"].endswith(f"\nhttps://hub.example/{address}")
    arabic = site.page("badges/hundred/ar/").one("section", "advocacy-signature")["data-before"]
    assert 'dir="rtl"' in arabic
    assert '<td align="right"' in arabic


def test_a_banner_is_sharp_and_small_and_has_no_metadata(site: Site) -> None:
    (name,) = [name for name in banners_of(site) if "/hundred/" in name]
    section = site.page("badges/hundred/").one("section", "advocacy-signature")
    assert f'<img src="https://hub.example/{name}" width="100" height="100" alt="A crown cap"' in section["data-after"]
    with Image.open(io.BytesIO(site.files[name])) as image:
        assert (image.format, image.size) == ("PNG", (200, 200))
        assert not getattr(image, "text", {})
    assert AUTHOR.encode() not in site.files[name]
    assert len(site.files[name]) <= 50_000


def test_the_image_of_a_signature_has_the_alt_text_in_its_language(site: Site) -> None:
    for address, alt in (("badges/hundred/de/", "Ein Kronkorken"), ("badges/hundred/ar/", "A crown cap")):
        after = site.page(address).one("section", "advocacy-signature")["data-after"]
        assert f'width="100" height="100" alt="{alt}"' in after


def test_a_badge_without_an_image_has_no_banner(site: Site) -> None:
    assert not [name for name in banners_of(site) if "/plain/" in name]
    assert "<img" not in site.page("badges/plain/").one("section", "advocacy-signature")["data-after"]
    assert "image" not in json.loads(site.files["badges/plain/achievement.json"])


def test_a_badge_is_withheld_with_its_group(site: Site) -> None:
    assert [name for name in site.files if name.startswith(("badges/later", "badges/draft"))] == []
    assert site.holding(TOKEN) == []


@pytest.mark.parametrize(
    ("size", "shown"),
    [((1200, 200), (300, 50)), ((200, 1200), (17, 100)), ((90, 40), (45, 20)), ((4000, 4), (300, 1))],
)
def test_a_banner_keeps_its_proportions_and_is_never_enlarged(
    tmp_path: Path, size: tuple[int, int], shown: tuple[int, int]
) -> None:
    hub = hub_with(tmp_path, {"hundred": page_of(GROUP)})
    draw_cap(hub, size=size)
    site = build(hub)
    assert site.exit_code == 0, site.output
    html = site.page("badges/hundred/").one("section", "advocacy-signature")["data-after"]
    assert f'width="{shown[0]}" height="{shown[1]}"' in html
    with Image.open(io.BytesIO(site.files[banners_of(site)[0]])) as image:
        assert image.size == (2 * shown[0], 2 * shown[1])


def test_an_image_full_of_details_still_fits(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, {"hundred": page_of(GROUP)})
    noise = Image.frombytes("RGB", (1200, 400), random.Random(1).randbytes(1200 * 400 * 3))
    noise.save(hub / "content/brand/caps/cap.png")
    site = build(hub)
    (name,) = banners_of(site)
    assert len(site.files[name]) <= 50_000
    with Image.open(io.BytesIO(site.files[name])) as image:
        width, height = image.size
    html = site.page("badges/hundred/").one("section", "advocacy-signature")["data-after"]
    assert f'width="{width // 2}" height="{height // 2}"' in html


@pytest.mark.parametrize(
    "group",
    [{**GROUP, "status": "retired"}, {**GROUP, "expire": "2027-01-01"}, with_badge(expire="2027-01-01")],
    ids=["retired", "expired", "no longer awarded"],
)
def test_a_badge_that_ended_says_so_and_its_banner_is_empty(tmp_path: Path, group: dict[str, Any]) -> None:
    before = built(tmp_path / "before", {"hundred": page_of(GROUP)})
    site = built(tmp_path / "after", {"hundred": page_of(group)})
    assert banners_of(site) == banners_of(before)
    (name,) = banners_of(site)
    assert is_empty(site.files[name])
    assert not is_empty(before.files[name])
    page = site.page("badges/hundred/")
    assert "This badge is no longer awarded." in page.text
    assert page.all("section", "advocacy-signature") == []
    assert "badges/hundred/" not in [record["location"] for record in site.search]
    assert "https://hub.example/badges/hundred/" not in site.sitemap
    assert "../../badges/hundred/" not in [link["href"] for link in site.page("groups/hundred/").all("a")]


def test_a_badge_is_awarded_until_the_end_of_its_last_day(tmp_path: Path) -> None:
    site = built(tmp_path, {"hundred": page_of(with_badge(expire="2027-01-15"))})
    assert "Awarded until January 15, 2027" in " ".join(site.page("badges/hundred/").text.split())


def test_an_image_that_ended_is_nowhere_and_its_banner_is_empty(tmp_path: Path) -> None:
    before = built(tmp_path / "before", {"hundred": page_of(GROUP)})
    ended = SET.replace("cap: {", "cap: {expires: 2027-01-01, ")
    site = built(tmp_path / "after", {"hundred": page_of(GROUP)}, ended)
    assert banners_of(site) == banners_of(before)
    assert is_empty(site.files[banners_of(site)[0]])
    assert not [name for name in site.files if name.startswith("brand/caps/") and name.endswith((".png", ".webp"))]
    assert "image" not in json.loads(site.files["badges/hundred/achievement.json"])
    assert "<img" not in site.page("badges/hundred/").one("section", "advocacy-signature")["data-after"]


def test_an_embargoed_image_stops_the_build(tmp_path: Path) -> None:
    later = SET.replace("cap: {", "cap: {publish: 2027-09-01, ")
    site = build(hub_with(tmp_path, {"hundred": page_of(GROUP)}, later))
    assert site.exit_code == 1
    assert "is embargoed until 2027-09-01 00:00 UTC, but the badge is published earlier" in site.output


def test_every_banner_in_the_ledger_keeps_an_image(tmp_path: Path) -> None:
    """Mails that were sent show old banners: after the image changed, and after the badge was removed."""
    hub = hub_with(tmp_path, {"hundred": page_of(GROUP)})
    (old,) = banners_of(build(hub))
    ledger = hub / "permalinks.txt"
    ledger.write_text(f"2027-01-01 {old} One of us\n2027-01-01 groups/hundred/ The hundred\n", "utf-8")
    draw_cap(hub, "#FF0000")
    changed = build(hub, "--strict")
    assert changed.exit_code == 0, changed.output
    (new,) = set(banners_of(changed)) - {old}
    assert is_empty(changed.files[old])
    assert not is_empty(changed.files[new])
    write(hub, {"content/groups/hundred.md": page_of({"title": "The hundred", "joins": "invitation"})})
    removed = build(hub, "--strict")
    assert removed.exit_code == 0, removed.output
    assert is_empty(removed.files[old])


def test_a_build_for_one_audience_holds_no_badge_of_another(tmp_path: Path) -> None:
    """Not even the address of an earlier banner, which names the group."""
    badge = {**BADGE, "title": TOKEN}
    groups = {"hundred": page_of({**GROUP, "audience": ["customers"]})}
    groups |= {"quibble": page_of({**GROUP, "audience": ["employees"], "title": TOKEN, "badge": badge})}
    hub = hub_with(tmp_path, groups)
    (old,) = [name for name in banners_of(build(hub)) if "quibble" in name]
    draw_cap(hub, "#FF0000")
    ledger = {address: f"2027-01-01 {address} {TOKEN}\n" for address in (old, "badges/quibble/", "groups/quibble/")}
    config = hub / "mkdocs.yml"
    settings = config.read_text("utf-8").replace("- advocacy:\n", "- advocacy:\n    audience: customers\n")
    config.write_text(settings, "utf-8")
    for has_badge in (True, False):
        if not has_badge:
            del ledger["badges/quibble/"]
            write(hub, {"content/groups/quibble.md": page_of({**GROUP, "audience": ["employees"], "badge": None})})
        (hub / "permalinks.txt").write_text("".join(ledger.values()), "utf-8")
        site = build(hub, "--strict")
        assert site.exit_code == 0, site.output
        assert "badges/hundred/index.html" in site.files
        assert site.holding("quibble") + site.holding(TOKEN) == []


def test_a_badges_page_and_banner_are_permalinks(site: Site) -> None:
    listed = site.files["permalinks.txt"].decode()
    assert "badges/hundred/ One of us\n" in listed
    assert "badges/hundred/de/ Eine von uns\n" in listed
    assert f"{next(name for name in banners_of(site) if '/hundred/' in name)} One of us\n" in listed
    assert "badges/later" not in listed


def test_a_badges_page_that_was_published_cannot_vanish(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, {"hundred": page_of({"title": "The hundred", "joins": "invitation"})})
    (hub / "permalinks.txt").write_text("2027-01-01 badges/hundred/ One of us\n", "utf-8")
    site = build(hub)
    assert site.exit_code == 1
    assert "badges/hundred/ was published, but has no page any more" in site.output


def test_a_page_in_the_place_of_a_badge_is_an_error(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, {"hundred": page_of(GROUP)})
    write(hub, {"content/badges/hundred.md": "# Mine\n"})
    assert "the address badges/hundred/ belongs to the page of content/groups/hundred.md" in build(hub).output


@pytest.mark.parametrize("address", [None, "http://intranet.example/"])
def test_without_an_https_address_there_is_no_signature(tmp_path: Path, address: str | None) -> None:
    site = built(tmp_path, {"hundred": page_of(GROUP)}, site_url=address)
    page = site.page("badges/hundred/")
    assert page.all("section", "advocacy-signature") == []
    assert "once the hub is published at an https address" in page.text
    assert ("badges/hundred/achievement.json" in site.files) is (address is not None)
    assert ("badges/issuer.json" in site.files) is (address is not None)
    assert banners_of(site)


def test_a_preview_marks_the_badges_of_drafts(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, {"draft": page_of({**GROUP, "status": "draft"})})
    plugins = ["search", {"advocacy": {"drafts": True}}, "advocacy/brand", "advocacy/programme"]
    write_hub(hub, plugins=plugins)
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert site.page("badges/draft/").one("p", "advocacy-mark").text.startswith("Draft")
    assert not is_empty(site.files[banners_of(site)[0]])


def test_a_preview_shows_the_signature(tmp_path: Path) -> None:
    site = built(tmp_path, {"hundred": page_of(GROUP)}, site_url="http://127.0.0.1:8000/")
    assert site.page("badges/hundred/").all("section", "advocacy-signature")


def test_a_hub_without_the_brand_plugin_has_badges_too(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, {"hundred": page_of(GROUP)})
    write_hub(hub, plugins=["search", {"advocacy": {}}, "advocacy/programme"])
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert not is_empty(site.files[banners_of(site)[0]])
    assert "badges/hundred/banner-" in site.page("badges/hundred/").one("section", "advocacy-signature")["data-after"]


def test_two_builds_are_identical(tmp_path: Path) -> None:
    groups = {"hundred": page_of(GROUP), "hundred.de": page_of({"title": "Die Hundert"})}
    one, two = built(tmp_path / "one", groups), built(tmp_path / "two", groups)
    badges = {name: content for name, content in one.files.items() if name.startswith("badges/")}
    assert badges == {name: content for name, content in two.files.items() if name.startswith("badges/")}
    assert len(badges) == 5
