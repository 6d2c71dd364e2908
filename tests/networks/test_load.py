"""Network facts: those of the package, with a hub's corrections and additions."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.networks.links import intent_address
from mkdocs_advocacy.networks.load import builtin_networks, load_networks

NEW = b"""
name: Yodel
home: https://yodel.example/
intent:
  url: "https://yodel.example/new?text={text}&to={link}"
  takes_text: true
  source: [the founder]
  verified: 2026-11-01
text: {limit: 20, unit: utf16, source: [the founder], verified: 2026-11-01}
hashtags: {source: [the founder], verified: 2026-11-01}
pictures: {source: [the founder], verified: 2026-11-01}
utm: {name: yodel, source: [the founder], verified: 2026-11-01}
"""


def test_a_hub_without_files_has_the_networks_of_the_package() -> None:
    assert load_networks({}) == (dict(builtin_networks()), [])


def test_a_hubs_file_contains_only_differences() -> None:
    networks, problems = load_networks(
        {"guidelines/networks/mastodon.yml": b"name: Our Mastodon\ntext: {limit: 1000}\n"}
    )
    assert problems == []
    ours, theirs = networks["mastodon"], builtin_networks()["mastodon"]
    assert (ours.name, ours.text.limit) == ("Our Mastodon", 1000)
    assert ours.text.counting == theirs.text.counting
    assert ours.intent == theirs.intent
    assert theirs.text.limit == 500


def test_a_new_network_is_a_new_file() -> None:
    networks, problems = load_networks({"guidelines/networks/yodel.yml": NEW})
    assert problems == []
    assert (networks["yodel"].id, networks["yodel"].status) == ("yodel", "active")
    assert set(networks) == {*builtin_networks(), "yodel"}


@pytest.mark.parametrize(
    ("address", "takes_text", "link", "parameter"),
    [
        ("https://yodel.example/new?text={text}", True, "in_text", "none"),
        ("https://yodel.example/new?url={link}", False, "attached", "required"),
        ("https://yodel.example/new?text={text}&url={link}", True, "attached", "optional"),
    ],
)
def test_defaults_of_a_new_network_come_from_its_share_address(
    address: str, takes_text: bool, link: str, parameter: str
) -> None:
    file = f"name: Yodel\nintent: {{url: '{address}'}}\ntext: {{limit: 20}}\nhashtags: {{max: 3}}\n".encode()
    networks, problems = load_networks({"guidelines/networks/yodel.yml": file})
    assert problems == []
    yodel = networks["yodel"]
    assert (yodel.intent.takes_text, yodel.link, yodel.intent.link_parameter) == (takes_text, link, parameter)
    assert (yodel.hashtags.prefix, yodel.hashtags.max, yodel.utm.name) == ("#", 3, "yodel")
    assert intent_address(yodel, text="Hi", link="https://soda.example/")


def test_a_new_network_can_override_the_defaults() -> None:
    file = (
        b"name: Yodel\nintent: {url: 'https://yodel.example/?t={text}', takes_text: false}\n"
        b"utm: {name: yo}\nlink: prepended\n"
    )
    yodel = load_networks({"guidelines/networks/yodel.yml": file})[0]["yodel"]
    assert (yodel.intent.takes_text, yodel.link, yodel.utm.name) == (False, "prepended", "yo")


def test_every_fact_of_the_package_has_a_source() -> None:
    for network in builtin_networks().values():
        for group in (network.intent, network.text, network.hashtags, network.pictures, network.utm):
            assert group.source, (network.id, group)
            assert group.verified, (network.id, group)


def test_an_invalid_file_does_not_change_the_networks() -> None:
    networks, problems = load_networks({"guidelines/networks/x.yml": b"text: {limit: many}\n"})
    assert networks == builtin_networks()
    assert [(problem.file, problem.line, problem.column) for problem in problems] == [
        ("guidelines/networks/x.yml", 1, 15)
    ]


@pytest.mark.parametrize("name", ["Big One", "any", "X"])
def test_a_file_whose_name_is_not_an_id_is_a_problem(name: str) -> None:
    networks, problems = load_networks({f"guidelines/networks/{name}.yml": NEW})
    assert [(problem.line, problem.severity) for problem in problems] == [(1, "error")]
    assert set(networks) == set(builtin_networks())


@pytest.mark.parametrize("key", ["home", "intent: {url"])
def test_a_javascript_address_is_refused(key: str) -> None:
    end = "}" if "{" in key else ""
    file = f'{key}: "javascript:alert(1)"{end}\n'
    _, problems = load_networks({"guidelines/networks/mastodon.yml": file.encode()})
    assert [problem.severity for problem in problems] == ["error"]


def test_conditions_for_contests_have_sources_and_are_written_in_five_languages() -> None:
    known = {name: network.contest for name, network in builtin_networks().items() if network.contest}
    assert {"facebook", "instagram", "linkedin", "tiktok", "x", "youtube"} <= set(known)
    for name, contest in known.items():
        assert contest.source, name
        assert contest.verified, name
        assert set(contest.release) in (set(), {"en", "de", "fr", "es", "ar"}), name
    assert known["facebook"].forbids == ("share", "tag")


def test_a_hub_adds_the_conditions_of_its_own_network_for_contests() -> None:
    file = b"contest: {release: {en: Yodel has nothing to do with this.}, forbids: [tag]}\n"
    networks, problems = load_networks({"guidelines/networks/mastodon.yml": file})
    assert not problems
    assert networks["mastodon"].contest is not None
    assert networks["mastodon"].contest.forbids == ("tag",)
