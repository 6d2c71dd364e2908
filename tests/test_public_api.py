"""The public API for programs that use the package."""

from __future__ import annotations

import dataclasses
import inspect
from datetime import date

import pytest

import mkdocs_advocacy
from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.networks.model import Fact

IDS = [
    *("linkedin", "x", "facebook", "instagram", "threads", "bluesky", "mastodon", "whatsapp", "telegram", "reddit"),
    *("pinterest", "tiktok", "youtube", "line", "xing", "slack", "teams", "email", "copy", "web_share"),
]


def test_the_package_exports_four_names() -> None:
    assert sorted(mkdocs_advocacy.__all__) == ["Measure", "measure", "share_intent", "tracked_link"]
    assert all(hasattr(mkdocs_advocacy, name) for name in mkdocs_advocacy.__all__)


@pytest.mark.parametrize(
    ("name", "signature"),
    [
        ("measure", "(text: 'str', network: 'str') -> 'Measure'"),
        ("tracked_link", "(url: 'str', utm: 'Mapping[str, str]') -> 'str'"),
        ("share_intent", "(network: 'str', *, text: 'str' = '', link: 'str' = '', title: 'str' = '') -> 'str | None'"),
    ],
)
def test_a_function_keeps_its_signature(name: str, signature: str) -> None:
    assert str(inspect.signature(getattr(mkdocs_advocacy, name))) == signature
    assert inspect.getdoc(getattr(mkdocs_advocacy, name))


def test_a_measure_is_an_immutable_value() -> None:
    found = mkdocs_advocacy.measure("Hello", "x")
    assert dataclasses.asdict(found) == {"length": 5, "limit": 280, "unit": "weighted", "fits": True}
    assert found == mkdocs_advocacy.Measure(5, 280, "weighted", True)
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.length = 6  # type: ignore[misc]


def test_there_are_twenty_networks() -> None:
    assert list(builtin_networks()) == IDS
    assert all(network.id == name for name, network in builtin_networks().items())


def test_xing_is_inactive_with_a_reason() -> None:
    assert [name for name, network in builtin_networks().items() if network.status == "dead"] == ["xing"]
    assert "job board" in (builtin_networks()["xing"].status_note or "")
    assert mkdocs_advocacy.share_intent("xing", text="Hello", link="https://a.example/") is None


def test_tools_are_not_networks() -> None:
    assert [name for name, network in builtin_networks().items() if network.kind == "tool"] == ["copy", "web_share"]


@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize("group", ["intent", "text", "hashtags", "pictures", "utm"])
def test_every_fact_has_a_source_and_a_date(name: str, group: str) -> None:
    fact = getattr(builtin_networks()[name], group)
    assert isinstance(fact, Fact)
    assert fact.source
    assert date(2025, 1, 1) <= fact.verified <= date(2026, 11, 22)


def test_no_two_networks_have_the_same_utm_source() -> None:
    sources = [network.utm.name for network in builtin_networks().values()]
    assert len(sources) == len(set(sources))


@pytest.mark.parametrize("name", IDS)
def test_a_share_address_has_the_placeholders_declared_in_the_facts(name: str) -> None:
    network = builtin_networks()[name]
    url = network.intent.url or ""
    assert not url or url.startswith(("https://", "mailto:"))
    assert ("{text}" in url) == network.intent.takes_text
    assert ("{link}" in url) == (network.intent.link_parameter != "none")
    assert network.link != "in_text" or "{link}" not in url


@pytest.mark.parametrize("name", IDS)
def test_every_offered_network_can_be_opened(name: str) -> None:
    network = builtin_networks()[name]
    if network.kind == "network" and network.status == "active":
        assert network.intent.url or network.home
