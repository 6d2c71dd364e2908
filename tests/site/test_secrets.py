"""Embargoed, draft and withheld content is nowhere in the output."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.site.sites import Site, as_yaml, built, post

PLUGINS_WITH_BRAND = ["search", {"advocacy": {}}, "advocacy/guidelines", "advocacy/brand", "advocacy/posts"]
EMBARGOED = {"date": "2027-01-16", "time": "2027-01-15T12:00:01Z", "zone": "2027-01-15T11:30:00-01:00"}
"""All are after the time of the build, 2027-01-15T12:00:00Z."""


class Tokens:
    """Random words, recorded by name."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        return self.known.setdefault(name, f"t{secrets.token_hex(8)}")


def secret_post(token: Tokens, kind: str, **more: Any) -> dict[str, Any]:
    """Return a post with a token in every text key."""

    def said(key: str) -> str:
        return token(f"{kind} {key}")

    return {
        "title": said("title"),
        "summary": said("summary"),
        "topics": [said("topic")],
        "link": f"https://soda.example/{said('link')}",
        "hashtags": [said("hashtag")],
        "disclosure": said("disclosure"),
        "fields": {said("field"): {"label": said("label"), "example": said("example")}},
        "text": {
            "any": [f"{said('any')} {{{said('field')}}} {{link}} {{hashtags}}"],
            "linkedin": [{"text": said("linkedin")}],
        },
        **more,
    }


def translation_of(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key not in ("topics", "campaign", "audience")}


@pytest.fixture
def token() -> Tokens:
    return Tokens()


def secret_hub(token: Tokens) -> dict[str, Any]:
    """Return posts and campaigns, most of which must be hidden."""
    comment = f"# {token('comment')}\n"
    open_post = post("An open post", "Open words.", campaign="later")
    posts = {
        f"{token('folder')}/{token('draft id')}": secret_post(token, "draft", status="draft"),
        "open": f"{comment}{as_yaml(open_post)}{comment}",
        "open.de": translation_of(secret_post(token, "draft translation", status="draft")),
        "open.fr": translation_of(secret_post(token, "embargoed translation", publish="2027-02-01")),
        "closed": secret_post(token, "original of a draft", status="draft"),
        "closed.de": translation_of(secret_post(token, "ready translation of a draft", status="ready")),
        **{
            f"embargo/{token(f'{name} id')}": secret_post(token, f"embargoed {name}", publish=moment)
            for name, moment in EMBARGOED.items()
        },
    }
    campaigns = {
        token("campaign id"): {
            "title": token("campaign title"),
            "summary": token("campaign summary"),
            "goal": token("campaign goal"),
            "owner": token("campaign owner"),
            "hashtags": [token("campaign hashtag")],
            "utm_campaign": token("campaign utm"),
            "starts": "2099-01-01",
        },
        "later": {
            "title": token("later title"),
            "summary": token("later summary"),
            "goal": token("later goal"),
            "owner": token("later owner"),
            "starts": "2099-01-01",
        },
    }
    return {"posts": posts, "campaigns": campaigns}


def find_tokens(site: Site, token: Tokens) -> dict[str, list[str]]:
    """Return the files that contain each token, by the token's name."""
    return {name: files for name, word in token.known.items() if (files := site.holding(word))}


def test_hidden_posts_and_campaigns_are_nowhere_in_the_output(tmp_path: Path, token: Tokens) -> None:
    hub = secret_hub(token)
    site = built(tmp_path, **hub, options={"languages": ["en", "de", "fr"]})
    assert len(token.known) > 80
    assert find_tokens(site, token) == {}
    assert "posts/open/index.html" in site.files
    assert len(json.loads(site.files["posts/data/0.json"])["cards"]) == 1


def test_the_control_finds_hidden_content_when_drafts_are_shown(tmp_path: Path, token: Tokens) -> None:
    hub = secret_hub(token)
    site = built(tmp_path, **hub, options={"languages": ["en", "de", "fr"], "drafts": True})
    seen = {name for name, files in find_tokens(site, token).items() if files}
    parts = ("title", "summary", "link", "hashtag", "disclosure", "label", "any", "linkedin")
    kinds = (
        "draft",
        "draft translation",
        "embargoed translation",
        "embargoed date",
        "embargoed time",
        "embargoed zone",
    )
    assert {f"{kind} {part}" for kind in kinds for part in parts} <= seen
    assert {"draft id", "date id"} <= seen
    draft = site.page(f"posts/{token('draft id')}/")
    assert draft.all(css="advocacy-mark")[0].text == "Draft: don’t share this yet."
    data = "posts/data/0.json"
    assert all(data in find_tokens(site, token)[f"{kind} title"] for kind in kinds)
    assert {"campaign title", "campaign goal", "later title"} <= seen
    assert "Embargoed until" in site.page("campaigns/later/").one(css="advocacy-mark").text
    assert not seen & {"comment", "folder"}


def test_source_files_are_not_published(tmp_path: Path, token: Tokens) -> None:
    posts = {"one": f"# {token('yml')}\ntitle: One\ntext: {{any: Words}}\n", "one.de": "title: Eins\n"}
    write_more = {
        "index.md": "# Home\n",
        "posts/two.yaml": f"# {token('yaml')}\ntitle: Two\ntext: {{any: Words}}\n",
        "campaigns/summer.YML": f"# {token('YML')}\ntitle: Summer\n",
    }
    site = built(tmp_path, posts, pages=write_more, options={"languages": ["en", "de"]})
    assert find_tokens(site, token) == {}
    assert [name for name in site.files if name.lower().endswith((".yml", ".yaml"))] == []
    assert {"posts/one/de/index.html", "posts/two/index.html", "campaigns/summer/index.html"} <= site.files.keys()


def secret_brand(folder: Path, token: Tokens) -> None:
    """Write an embargoed set, and a set with embargoed and expired files."""
    svg = "<svg xmlns='http://www.w3.org/2000/svg'><title>{}</title></svg>"

    def written(place: str, words: str) -> str:
        path = folder / "content/brand" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(svg.format(token(words)) if place.endswith(".svg") else token(words))
        return path.name

    hidden = token("set")
    written(f"{hidden}/{token('set svg')}.svg", "set drawing")
    written(f"{hidden}/deep/{token('set pdf')}.pdf", "set document")
    values: dict[str, Any] = {
        "title": token("set title"),
        "publish": "2027-01-16",
        "colors": [{"name": token("color"), "hex": "fff"}],
        "changes": [{"date": "2027-01-10", "note": token("set change")}],
    }
    values["assets"] = {"*.svg": {"alt": token("set alt")}}
    (folder / f"content/brand/{hidden}/brand.yml").write_text(as_yaml(values))
    assets: dict[str, Any] = {"*.svg": {"alt": "A link"}}
    for state, rule in {
        "later": {"publish": "2027-01-15T12:00:01Z"},
        "draft": {"status": "draft"},
    }.items():
        name = written(f"open/{token(f'{state} name')}.svg", f"{state} drawing")
        words = {key: token(f"{state} {key}") for key in ("title", "alt", "use")}
        assets[name] = {**words, **rule, "licence": {"name": token(f"{state} licence")}}
    photograph = f"{token('photograph')}.png"
    Image.new("RGB", (1300, 700)).save(folder / "content/brand/open" / photograph)
    assets[photograph] = {"alt": token("photograph alt"), "publish": "2027-01-16"}
    instead = {"status": "retired", "replaced_by": photograph}
    for state, rule in {"ended": {"expires": "2027-01-14"}, "retired": instead}.items():
        assets[written(f"open/{state}.pdf", f"{state} document")] = rule
    for open_file in ("here.svg", "there.svg"):
        written(f"open/{open_file}", "open drawing")
        token.known.pop("open drawing")
    changes = [{"date": "2027-01-16", "note": token("change to come")}]
    assets |= {"here.svg": {"alt": "Here"}, "there.svg": {"alt": "There"}}
    (folder / "content/brand/open/brand.yml").write_text(as_yaml({"assets": assets, "changes": changes}))


def test_embargoed_assets_are_nowhere_in_the_output(tmp_path: Path, token: Tokens) -> None:
    secret_brand(tmp_path, token)
    site = built(tmp_path, {"one": post()}, plugins=PLUGINS_WITH_BRAND)
    assert find_tokens(site, token) == {}
    assert len(token.known) > 18
    assert {"brand/open/here.svg", "brand/open/open.zip", "changes/index.html"} <= site.files.keys()


def test_the_control_finds_assets_after_their_embargo(tmp_path: Path, token: Tokens) -> None:
    secret_brand(tmp_path, token)
    seen = find_tokens(built(tmp_path, {"one": post()}, now="2027-01-16T00:00:00Z", plugins=PLUGINS_WITH_BRAND), token)
    of_set = {"set", "set svg", "set drawing", "set pdf", "set document", "set change"}
    assert {*of_set, "later name", "later drawing", "photograph", "photograph alt", "change to come"} <= seen.keys()
    assert any("/renditions/" in name for name in seen["photograph"])
    assert "brand/open/open.zip" in seen["later drawing"]
    assert not seen.keys() & {"draft name", "draft drawing", "ended document", "retired document"}


def test_hidden_content_of_the_demo_is_nowhere_in_the_output(demo: Site) -> None:
    for hidden in ("a-soda-you-may-heat", "old-cola", "nine-of-fourteen", "goodbye-shrink-wrap", "winter-punch"):
        assert demo.holding(hidden) == [], hidden
    for confidential in ("copper kettle", "copperkettle", "bluebird", "nightjar", "CSW-"):
        assert demo.holding(confidential) == [], confidential
