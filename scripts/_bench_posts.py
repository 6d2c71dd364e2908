"""The posts that `bench.py` builds: generated, varied and deterministic."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

NOW = datetime(2026, 1, 1, tzinfo=UTC)
"""The build time of all sites. Every post is published by then."""

VARIANT_LENGTH = (120, 143)
"""The length of a variant in characters. With hashtags and a tracked link, it still fits every network."""
LONG_LENGTH = (700, 1200)
"""The length of a LinkedIn text in characters."""
FIELD_LENGTH = 24

_THEMES = ("ginger", "refill", "lemon", "glass", "people")
_OCCASIONS = ("launch", "week", "school", "tour", "stories")
_TOPICS = ("product", "sustainability", "careers", "community", "recipes", "company")
_TAGS = ("Refill", "Ginger", "LessWaste", "TeamWork", "Soda", "GlassAgain", "OpenDay", "Craft")
_FLAVOURS = ("Ginger & Lime", "Plain Lemon", "Rhubarb", "Ginger & Pear", "Old Cola", "Blood Orange")

_WHO = (
    *("Our lab", "The night shift", "My team", "The bottling crew", "A group of apprentices", "The tasting panel"),
    *("Our drivers", "The label press", "A small café", "The recipe desk", "Everyone on line two", "The repair shop"),
)
_DID = (
    *("tried", "weighed", "rebuilt", "counted", "tasted", "repaired", "measured", "shared", "shipped", "rethought"),
    *("washed", "compared", "drew", "simplified", "opened", "photographed"),
)
_HOW_MANY = ("twelve", "forty", "three hundred", "nine", "two dozen", "sixty", "a thousand", "seventeen", "five")
_WHAT = (
    *("crates", "bottles", "recipes", "labels", "deliveries", "school visits", "old machines", "tanks of lemonade"),
    *("letters from customers", "caps", "refill stands", "ideas from the canteen", "sacks of root", "pallets"),
)
_WHEN = (
    *("last week", "before lunch", "in one long night", "since spring", "over the summer", "in two days", "this year"),
    *("on a rainy Monday", "for the third time", "without a single break"),
)
_WHERE = ("Leeds", "Ghent", "Turin", "Porto", "Graz", "Bergen", "Lyon", "Cork", "Malmö", "Basel", "Gdańsk", "Bilbao")
_CLOSINGS = (
    *("I was there.", "Worth a look.", "Ask me how.", "See for yourself.", "It shows.", "Here is how it went."),
    *("The numbers are in.", "I did not expect that.", "Small steps count.", "More of this, please."),
    *("Nobody wanted to go home.", "Next time, come along.", "We wrote down what we learned."),
)
_FIELD_SENTENCES = ("My pick is {favourite}.", "I stay with {favourite}.", "For me it is {favourite}, every time.")


@dataclass(frozen=True)
class Campaign:
    """The content of a campaign."""

    id: str
    title: str
    summary: str
    goal: str
    hashtags: tuple[str, ...]


@dataclass(frozen=True)
class Post:
    """The content of a post."""

    id: str
    campaign: str
    title: str
    summary: str
    topics: tuple[str, ...]
    link: str
    hashtags: tuple[str, ...]
    publish: date
    example: str | None
    """The example of the field `favourite`, or None without the field."""
    variants: tuple[str, ...]
    """The texts for any network."""
    linkedin: str | None


def campaigns() -> list[Campaign]:
    """Return 25 campaigns."""
    generated = []
    for theme in _THEMES:
        for occasion in _OCCASIONS:
            chance = random.Random(f"campaign {theme} {occasion}")
            title = f"{theme.capitalize()} {occasion}"
            tags = ("CarlsSoda", chance.choice(_TAGS))
            generated.append(
                Campaign(f"{theme}-{occasion}", title, _make_sentence(chance), _make_sentence(chance), tags)
            )
    return generated


def posts(count: int) -> Iterator[Post]:
    """Yield the first `count` posts of an endless, fixed sequence."""
    campaign_ids = [campaign.id for campaign in campaigns()]
    for number in range(count):
        yield _make_post(number, campaign_ids)


def _make_post(number: int, campaign_ids: list[str]) -> Post:
    chance = random.Random(f"post {number}")
    place, what = chance.choice(_WHERE), chance.choice(_WHAT)
    has_field = number // 3 % 3 == 0
    return Post(
        id=f"{what.split()[0]}-{number:05}",
        campaign=campaign_ids[chance.randrange(len(campaign_ids))],
        title=f"{chance.choice(_HOW_MANY).capitalize()} {what} in {place}, {chance.choice(_WHEN)}",
        summary=f"{_make_sentence(chance)} {chance.choice(_CLOSINGS)}",
        topics=tuple(chance.sample(_TOPICS, chance.choice((1, 2)))),
        link=f"https://example.com/stories/{number}",
        hashtags=("CarlsSoda", *chance.sample(_TAGS, chance.choice((1, 2)))),
        publish=NOW.date() - timedelta(days=1 + chance.randrange(700)),
        example=chance.choice(_FLAVOURS) if has_field else None,
        variants=tuple(f"{_make_text(chance, has_field=has_field)} {{link}} {{hashtags}}" for _ in range(2)),
        linkedin=_make_long_text(chance, has_field=has_field) if number % 3 == 0 else None,
    )


def _make_text(chance: random.Random, *, has_field: bool) -> str:
    """Return two or three sentences within a variant's length, even if the field is filled completely."""
    shortest, longest = VARIANT_LENGTH
    while True:
        sentences = [_make_sentence(chance) for _ in range(chance.choice((1, 2)))]
        sentences.append(chance.choice(_FIELD_SENTENCES if has_field else _CLOSINGS))
        text = " ".join(sentences)
        if shortest <= len(text) and len(text.replace("{favourite}", "x" * FIELD_LENGTH)) <= longest:
            return text


def _make_long_text(chance: random.Random, *, has_field: bool) -> str:
    """Return paragraphs, followed by the link and the hashtags."""
    aim = chance.randrange(LONG_LENGTH[0], LONG_LENGTH[1] - 150)
    paragraphs = [" ".join(_make_sentence(chance) for _ in range(2))]
    if has_field:
        paragraphs.append(chance.choice(_FIELD_SENTENCES))
    while len("\n\n".join(paragraphs)) < aim - 40:
        several = " ".join(_make_sentence(chance) for _ in range(chance.choice((1, 2))))
        paragraphs.append(f"{several} {chance.choice(_CLOSINGS)}")
    return "\n\n".join([*paragraphs, "{link}", "{hashtags}"])


def _make_sentence(chance: random.Random) -> str:
    done = f"{chance.choice(_DID)} {chance.choice(_HOW_MANY)} {chance.choice(_WHAT)}"
    forms = (
        f"{chance.choice(_WHO)} {done} {chance.choice(_WHEN)}.",
        f"{chance.choice(_WHO)} in {chance.choice(_WHERE)} {done}.",
        f"{chance.choice(_WHO)} {done} and {chance.choice(_DID)} the {chance.choice(_WHAT)} {chance.choice(_WHEN)}.",
    )
    return chance.choice(forms)
