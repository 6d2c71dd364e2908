"""Nominating others for a group: a prefilled mail or a form, and an invitation in the reader's language."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.contracts.entries import write
from tests.site.sites import Element, Site, as_yaml, build, write_hub

PLUGINS = ["search", {"advocacy": {"languages": ["en", "de", "ar"]}}, "advocacy/programme"]
HUNDRED = {
    "title": "The hundred & one",
    "summary": "They taste first.",
    "joins": "invitation",
    "looks_for": "People who notice things.",
    "nominate": "hundred+new@soda.example",
}


def built(folder: Path, groups: dict[str, dict[str, Any]], **config: Any) -> Site:
    hub = write_hub(folder, plugins=PLUGINS, **config)
    write(hub, {f"content/groups/{name}.md": f"---\n{as_yaml(keys)}---\n\nWords.\n" for name, keys in groups.items()})
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    groups = {
        "hundred": HUNDRED,
        "hundred.de": {"title": "Die Hundert", "looks_for": "Leute, denen etwas auffällt."},
        "hundred.ar": {"title": "المئة"},
        "form": {**HUNDRED, "title": "Form", "nominate": "https://soda.example/form?x=1&y=2"},
        "none": {"title": "None", "joins": "election"},
        "over": {**HUNDRED, "title": "Over", "expire": "2026-12-31", "nominate": "zyxquark@soda.example"},
        "later": {**HUNDRED, "title": "Later", "publish": "2027-09-01", "nominate": "vroonk@soda.example"},
    }
    return built(tmp_path_factory.mktemp("nominating"), groups)


def section(site: Site, address: str) -> Element:
    return site.page(address).one("section", "advocacy-nominate")


def read_mail(site: Site, address: str) -> tuple[str, str, str]:
    link = urlsplit(section(site, address).one("a")["href"])
    values = parse_qs(link.query, strict_parsing=True)
    return f"{link.scheme}:{link.path}", values["subject"][0], values["body"][0]


def test_a_mail_is_prefilled(site: Site) -> None:
    to, subject, body = read_mail(site, "groups/hundred/")
    assert to == "mailto:hundred%2Bnew@soda.example"
    assert subject == "Nomination: The hundred & one"
    assert "nominate someone for The hundred & one." in body
    assert "I’ve asked them" in body
    assert "\r\n\r\nHow you can reach them:\r\n" in body


def test_it_is_in_the_language_of_the_page(site: Site) -> None:
    _, subject, body = read_mail(site, "groups/hundred/de/")
    assert subject == "Vorschlag: Die Hundert"
    assert "So ist die Person zu erreichen:" in body
    invitation = section(site, "groups/hundred/de/").one("button")["data-copy"]
    assert "Leute, denen etwas auffällt." in invitation
    assert "https://hub.example/groups/hundred/de/" in invitation


def test_addresses_in_invitations_read_from_left_to_right(site: Site) -> None:
    found = section(site, "groups/hundred/ar/")
    address = found.one("blockquote").one("bdi", dir="ltr")
    assert address.text == "https://hub.example/groups/hundred/ar/"
    assert found.one("button")["data-copy"] == found.one("blockquote").text


def test_an_invitation_can_be_copied(site: Site) -> None:
    found = section(site, "groups/hundred/")
    assert found.one("button")["data-copy"] == found.one("blockquote").text
    assert found.one("blockquote").text.splitlines() == [
        "Hello! I think you’d be a good fit for “The hundred & one”.",
        "They taste first.",
        "Who they’re looking for: People who notice things.",
        "It’s your choice. If you’d rather not, that’s fine too.",
        "More about it: https://hub.example/groups/hundred/",
    ]


def test_a_form_is_linked_as_it_is(site: Site) -> None:
    assert section(site, "groups/form/").one("a")["href"] == "https://soda.example/form?x=1&y=2"


def test_other_groups_take_no_nominations(site: Site) -> None:
    for address in ("groups/none/", "groups/over/"):
        assert site.page(address).all("section", "advocacy-nominate") == []
    assert site.holding("zyxquark") + site.holding("vroonk") == []


def test_without_an_address_of_the_hub_the_invitation_has_no_link(tmp_path: Path) -> None:
    text = section(built(tmp_path, {"hundred": HUNDRED}, site_url=None), "groups/hundred/").one("blockquote").text
    assert "://" not in text
    assert text.endswith("that’s fine too.")
