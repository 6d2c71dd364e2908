"""The network facts for the browser's scripts."""

from __future__ import annotations

import json

from mkdocs_advocacy.networks.load import builtin_networks, load_networks
from mkdocs_advocacy.networks.scripts import script_domains, script_facts


def test_scripts_get_the_facts_needed_for_sharing() -> None:
    line = json.loads(script_facts(builtin_networks(), {}))["line"]
    assert sorted(line.pop("advice")) == ["ar", "de", "en", "es", "fr"]
    assert line == {
        "name": "LINE",
        "kind": "network",
        "link": "attached",
        "intent": {
            "url": "https://social-plugins.line.me/lineit/share?url={link}&text={text}",
            "takes_text": True,
            "link_parameter": "required",
            "mobile": True,
            "alternatives": [
                {"url": "https://line.me/R/share?text={text}", "platform": "mobile", "takes_text": True},
            ],
            "cut_at": [],
            "workaround": [],
        },
        "text": {"limit": 5000, "unit": "utf16", "counting": "plain"},
        "picture": 1.9,
    }


def test_scripts_get_the_characters_at_which_networks_cut_texts_and_links() -> None:
    found = json.loads(script_facts(builtin_networks(), {}))
    assert found["x"]["addresses"] == {"characters": "ascii"}
    assert found["bluesky"]["intent"]["cut_at"] == [{"system": "ios", "sign": "&"}]


def test_unknown_facts_and_inactive_networks_are_omitted() -> None:
    facts = script_facts(builtin_networks(), {})
    assert "null" not in facts
    found = json.loads(facts)
    assert list(found) == [name for name, network in builtin_networks().items() if network.status == "active"]
    assert "picture" not in found["email"]
    assert "url" not in found["copy"]["intent"]


def test_an_image_has_the_aspect_ratio_of_the_networks_feed() -> None:
    found = json.loads(script_facts(builtin_networks(), {}))
    shapes = {name: found[name]["picture"] for name in ("x", "linkedin", "threads", "pinterest", "tiktok", "whatsapp")}
    assert shapes == {"x": 1.78, "linkedin": 1.91, "threads": 1.0, "pinterest": 0.67, "tiktok": 0.56, "whatsapp": 1.9}


def test_scripts_get_the_hubs_own_facts() -> None:
    networks, _ = load_networks({"guidelines/networks/mastodon.yml": b"text: {limit: 1000}\n"})
    assert json.loads(script_facts(networks, {}))["mastodon"]["text"]["limit"] == 1000


def test_domains_are_a_sorted_list() -> None:
    assert script_domains({"de", "com", "рф"}) == '["com","de","рф"]'
