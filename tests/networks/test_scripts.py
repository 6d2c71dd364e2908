"""What the browser's scripts are told about networks."""

from __future__ import annotations

import json

from mkdocs_advocacy.networks.load import builtin_networks, load_networks
from mkdocs_advocacy.networks.scripts import script_domains, script_facts


def test_a_script_knows_what_it_needs_to_share_on_a_network() -> None:
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


def test_a_script_knows_where_networks_cut_texts_and_links() -> None:
    found = json.loads(script_facts(builtin_networks(), {}))
    assert found["x"]["addresses"] == {"characters": "ascii"}
    assert found["bluesky"]["intent"]["cut_at"] == [{"system": "ios", "sign": "&"}]


def test_what_is_not_known_is_left_out_and_so_are_dead_networks() -> None:
    facts = script_facts(builtin_networks(), {})
    assert "null" not in facts
    found = json.loads(facts)
    assert list(found) == [name for name, network in builtin_networks().items() if network.status == "active"]
    assert "picture" not in found["email"]
    assert "url" not in found["copy"]["intent"]


def test_a_picture_has_the_shape_that_the_network_shows_in_its_feed() -> None:
    found = json.loads(script_facts(builtin_networks(), {}))
    shapes = {name: found[name]["picture"] for name in ("x", "linkedin", "threads", "pinterest", "tiktok", "whatsapp")}
    assert shapes == {"x": 1.78, "linkedin": 1.91, "threads": 1.0, "pinterest": 0.67, "tiktok": 0.56, "whatsapp": 1.9}


def test_a_hubs_own_facts_reach_its_scripts() -> None:
    networks, _ = load_networks({"guidelines/networks/mastodon.yml": b"text: {limit: 1000}\n"})
    assert json.loads(script_facts(networks, {}))["mastodon"]["text"]["limit"] == 1000


def test_domains_are_a_sorted_list() -> None:
    assert script_domains({"de", "com", "рф"}) == '["com","de","рф"]'
