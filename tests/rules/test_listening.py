"""Finding the topics of texts, and naming topics and departments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.rules.listening import Listening, Topic


def listen(**terms: list[str]) -> Listening:
    topics = {
        name: Topic.model_validate({"title": name, "for": "product", "terms": own}) for name, own in terms.items()
    }
    return Listening({"product": {"any": "Product", "de": "Produkt"}}, topics)


@pytest.mark.parametrize(
    ("term", "text", "is_found"),
    [
        ("cap", "The CAP doesn’t close", True),
        ("cap", "Two caps, no soda", True),
        ("cap", "A capable machine", False),
        ("bottle cap", "bottle-caps", True),
        ("bottle cap", "the bottle. Cap it", False),
        ("Deckel", "der DECKEL klemmt", True),
        ("Deckel", "der Flaschendeckel klemmt", False),
        ("bouchon*", "les bouchonnées", True),
        ("crème*", "Crèmes brûlées", True),
        ("süß", "viel zu SÜSS", True),
        ("瓶盖", "这个瓶盖打不开", True),
        ("غطاء", "غِطَاء الزجاجة", True),
        ("PET", "my pet likes it", False),
        ("PET", "no PET bottles", True),
        ("cap", "see https://cap.example/cap", False),
        ("cap", "", False),
        ("press cap*", "press capsules", True),
        ("press cap*", "press", False),
    ],
)
def test_a_topic_is_found_by_its_terms(term: str, text: str, is_found: bool) -> None:
    assert ("caps" in listen(caps=[term]).find_topics(text)) is is_found


def test_a_text_has_every_topic_of_which_it_has_a_term() -> None:
    topics = listen(bottles=["bottle"], caps=["bottle cap", "lid"], lids=["lid"], price=["price"])
    assert topics.find_topics("The bottle cap") == {"bottles", "caps"}
    assert topics.find_topics("a lid") == {"caps", "lids"}
    assert topics.find_topics("Tea") == frozenset()


def test_a_hub_without_the_file_has_no_topics() -> None:
    assert Listening().find_topics("any text") == frozenset()


@given(st.text(), st.text("ab*", min_size=1, max_size=5))
def test_any_text_can_be_searched(text: str, term: str) -> None:
    assert "two" in listen(one=[term], two=["zz"]).find_topics(f"{text}\n\nzz.")


def test_the_stamp_of_a_topic_follows_its_terms_alone() -> None:
    first, reordered = listen(caps=["cap", "lid"], price=["price"]), listen(caps=["Lid", "cap"], price=["cost"])
    assert first.stamp_of("caps") == reordered.stamp_of("caps")
    assert first.stamp_of("price") != reordered.stamp_of("price")
    assert listen(pet=["PET"]).stamp_of("pet") != listen(pet=["pet"]).stamp_of("pet")


def test_names_are_in_the_readers_language_or_else_in_the_hubs() -> None:
    topics = listen(caps=["cap"])
    assert topics.name_department("product", "de-AT", "en") == "Produkt"
    assert topics.name_department("product", "fr", "en") == "Product"
    assert topics.name_department("legal", "fr", "en") == "legal"
    assert topics.name_topic("caps", "fr", "en") == "caps"
    assert topics.name_topic("gone", "fr", "en") == "gone"
    assert topics.topics_of("product") == ["caps"]
