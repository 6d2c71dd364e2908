"""The published form of a hub's rules: no confidential terms, and no files for a hub without rules."""

from __future__ import annotations

import gzip
import json
import secrets
from pathlib import Path
from typing import Any

from tests.site.sites import Site, as_yaml, build, built, post, write_hub

RULES = "assets/advocacy/rules/en.json"


def check_rules(folder: Path, **files: Any) -> None:
    for name, content in files.items():
        path = folder / f"guidelines/rules/{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else as_yaml(content), "utf-8")


def hashes(site: Site) -> int:
    return len(json.loads(site.files[RULES])["secret"]["hashes"])


def test_confidential_terms_are_nowhere_in_the_output(tmp_path: Path) -> None:
    words = [f"t{secrets.token_hex(6)}" for _ in range(12)]
    terms = [
        {"term": f"{words[0].upper()} {words[1]}", "why": words[2]},
        {"term": words[3], "why": words[4], "until": "2027-02-01"},
        {"pattern": rf"\b{words[5]}\d+", "why": words[6]},
        {"term": f"{words[7]} {words[8]}", "until": "2027-01-01", "why": words[9]},
    ]
    check_rules(tmp_path, confidential=f"# {words[10]}\n{as_yaml({'terms': terms})}")
    site = built(tmp_path, {"one": post()})
    assert {word: site.holding(word) for word in words if site.holding(word)} == {}
    assert hashes(site) == 2, "one is a pattern and one is no longer confidential"
    later = build(tmp_path, "--strict", now="2027-02-01T00:00:00Z")
    assert hashes(later) == 1


def test_a_public_term_is_published_with_its_reason(tmp_path: Path) -> None:
    check_rules(tmp_path, confidential={"terms": [{"term": "Copper Kettle", "why": "Soon.", "public": "true"}]})
    site = built(tmp_path, {"one": post()})
    assert json.loads(site.files[RULES])["avoid"] == [{"forms": ["copper kettle"], "public": 1, "why": "Soon."}]


def test_a_failed_build_does_not_print_the_term(tmp_path: Path) -> None:
    check_rules(tmp_path, confidential={"terms": ["Copper Kettle"]})
    site = build(write_hub(tmp_path, {"one": post("The copper kettle is here")}))
    assert site.exit_code == 1
    assert "one.yml:1:12: error: title contains a confidential term" in site.output
    assert "kettle" not in site.output.lower()


def test_a_hub_without_rules_has_no_rules_file(tmp_path: Path) -> None:
    site = built(tmp_path, {"one": post()})
    assert [name for name in site.files if "/rules/" in name] == []
    assert "rules" not in site.island("posts/one/")


def test_a_post_gets_the_disclosure_of_its_audience(tmp_path: Path) -> None:
    disclosure = {"employees": {"en": "I work here."}, "customers": {"en": "I shop here.", "de": "Ich kaufe hier."}}
    check_rules(tmp_path, disclosure=disclosure)
    posts = {
        "staff": post("Staff", "Tea is ready."),
        "guests": post("Guests", "Tea is ready.", audience=["customers"]),
        "guests.de": {"text": {"any": "Der Tee ist fertig."}},
        "placed": post("Placed", "Tea. {disclosure} Really."),
        "own": post("Own", "Tea is ready.", disclosure="I made it."),
    }
    site = built(tmp_path, posts, options={"languages": ["en", "de"]})
    addresses = ("posts/staff/", "posts/guests/", "posts/guests/de/", "posts/placed/", "posts/own/")
    assert [site.island(address)["texts"][0] for address in addresses] == [
        "I work here. Tea is ready.",
        "I shop here. Tea is ready.",
        "Ich kaufe hier. Der Tee ist fertig.",
        "Tea. I work here. Really.",
        "I made it. Tea is ready.",
    ]
    assert site.island("posts/staff/")["disclosure"] == "I work here."


def test_the_same_rules_give_the_same_bytes(tmp_path: Path) -> None:
    check_rules(tmp_path, confidential={"terms": ["Copper Kettle", "Blue Bird"]})
    first = built(tmp_path, {"one": post()}).files[RULES]
    assert build(tmp_path, to="again").files[RULES] == first


def test_the_scripts_for_rules_are_small(tmp_path: Path) -> None:
    site = built(tmp_path, {"one": post()})
    names = ("core/tokens", "core/phrases", "core/secrets", "composer/hints")
    packed = [len(gzip.compress(site.files[f"assets/advocacy/{name}.js"], 6)) for name in names]
    assert sum(packed) <= 3 * 1024, packed
