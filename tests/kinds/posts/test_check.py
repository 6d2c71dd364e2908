"""Checks of posts that depend on other files or settings; most cases are in golden/."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.hubs import LoadedHub

HubOf = Callable[..., LoadedHub]
GINGER = "content/posts/ginger.yml"


@pytest.mark.parametrize(
    "extra",
    [
        "hashtags: [Soda]",
        "fields: {flavour: {label: Flavour}}",
        "hashtags: ['no tag']",
        "expire: 2026-01-01\npublish: 2026-02-01",
    ],
)
def test_a_warning_removes_no_network(hub_of: HubOf, extra: str) -> None:
    hub = hub_of({GINGER: f"title: Ginger\n{extra}\ntext: {{any: Hello}}\n"}, networks=["x", "linkedin"])
    assert hub.problems
    assert [list(post.offers) for post in hub.posts] == [["x", "linkedin"]]


def test_a_warning_hides_no_error(hub_of: HubOf) -> None:
    hub = hub_of({GINGER: f"title: Ginger\nhashtags: [Soda]\ntext: {{x: {'a' * 281}}}\n"})
    assert [(problem.severity, problem.rule) for problem in hub.problems] == [("notice", ""), ("error", "too-long")]


def test_an_example_may_not_exceed_the_maximum_length(hub_of: HubOf) -> None:
    field = "flavour: {label: Flavour, example: Ginger and lime, max_length: 10}"
    (problem,) = hub_of({GINGER: f"title: Ginger\nfields:\n  {field}\ntext: {{any: '{{flavour}}!'}}\n"}).problems
    assert problem.line == 3
    assert "example" in problem.message


def test_a_hub_can_change_the_severity_of_too_long_only(hub_of: HubOf) -> None:
    files = {GINGER: f"title: Ginger\nstatus: redy\ntext: {{x: {'a' * 281}}}\n"}
    assert [problem.severity for problem in hub_of(files, rules={"too-long": "notice"}).problems] == ["error"]
    files = {GINGER: f"title: Ginger\ntext: {{x: {'a' * 281}}}\n"}
    for weight in ("error", "warning", "notice"):
        problems = hub_of(files, rules={"too-long": weight}).problems
        assert [problem.severity for problem in problems if problem.rule == "too-long"] == [weight]


def test_a_text_for_any_network_is_at_most_a_notice_if_no_network_is_named(hub_of: HubOf) -> None:
    files = {GINGER: f"title: Ginger\ntext: {{any: {'a' * 281}}}\n"}
    problems = hub_of(files, networks=["x", "linkedin"], rules={"too-long": "error"}).problems
    assert [problem.severity for problem in problems] == ["notice"]


def test_the_longest_variant_letter_counts(hub_of: HubOf) -> None:
    """The link of the 27th variant ends with -aa, one letter more than that of the first."""
    link = "https://a.example/"
    tagged = f"{link}?utm_source=bluesky&utm_medium=social&utm_campaign=advocacy&utm_content=ginger-a"
    texts = "".join(f"\n    - {'a' * (300 - len(tagged) - 1)}" for _ in range(27))
    hub = hub_of({GINGER: f"title: Ginger\nlink: {link}\nnetworks: [bluesky]\ntext:\n  any:{texts}\n"})
    assert [position for position, _, _ in hub.posts[0].offers["bluesky"]] == list(range(26))
