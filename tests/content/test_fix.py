"""Problems that `advocacy check --fix` fixes, and values that it never changes."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.content.fix import HASHTAGS, ORDER, SPACE, TEXTS, fixed, spellings
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.settings.model import BrandTemplate
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import PostTemplate, Translation

KNOWN = {"carlssoda": "CarlsSoda"}


def fix(text: str, known: Mapping[str, str] = KNOWN) -> tuple[str, tuple[str, ...]]:
    data, what = fixed(dedent(text).encode(), PostTemplate, known)
    assert fixed(data, PostTemplate, known) == (data, ()), "fixing again changes nothing"
    return data.decode(), what


def test_keys_are_sorted_as_in_the_reference_and_keep_their_comments() -> None:
    text, what = fix(
        """\
        # A file of the launch team.

        text:
          # the short one
          any: Hello  # yes
        # who and what
        title: Ginger
        campaign: launch
        """
    )
    assert (text, what) == (
        "# A file of the launch team.\n\n# who and what\ntitle: Ginger\ncampaign: launch\n"
        "text:\n  # the short one\n  any: Hello  # yes\n",
        (ORDER,),
    )


def test_hashtags_are_spelled_as_in_the_hub() -> None:
    text, what = fix("title: A\nhashtags: [carlssoda, '#Ginger Up', soft-drink, IT, '2026']\ntext: {any: Hi}\n")
    assert text == "title: A\nhashtags: [CarlsSoda, GingerUp, SoftDrink, IT, '2026']\ntext: {any: Hi}\n"
    assert what == (HASHTAGS,)


def test_whitespace_and_line_endings_are_fixed_outside_of_texts() -> None:
    text, what = fix("\ufefftitle: A  \r\n  \r\ntext:\r\n  any: |\r\n    two blanks  \r\n    end\r\n\r\n\r\n")
    assert (text, what) == ("title: A\n\ntext:\n  any: |\n    two blanks  \n    end\n", (SPACE,))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("any: Hello #GingerUp is here", 'any: "Hello #GingerUp is here"'),
        ("any: Hello #GingerUp # the new one", 'any: "Hello #GingerUp" # the new one'),
        ('any: "Hello: you" #GingerUp', 'any: "Hello: you #GingerUp"'),
        ("any: Hello\n    #GingerUp #NoSugar", 'any: "Hello #GingerUp #NoSugar"'),
        ("any: #GingerUp is here", 'any: "#GingerUp is here"'),
        ("any: &more to come", 'any: "&more to come"'),
        ("any: ! Important", 'any: "! Important"'),
        ("any: *really* good", 'any: "*really* good"'),
        ("any: @carl: it's here", 'any: "@carl: it\'s here"'),
        ('any: Carl: "it is here"', "any: 'Carl: \"it is here\"'"),
        ("any:\n    -Hello\n    -Hi", "any:\n    - Hello\n    - Hi"),
        ("any:\n    •\u00a0Hello\n    •\u00a0Hi", "any:\n    - Hello\n    - Hi"),
        ("any:\n    - Hello\n    -Hi", "any:\n    - Hello\n    - Hi"),
        ("\u00a0\u00a0any: Hello\n\u00a0 x: Hi", "  any: Hello\n  x: Hi"),
        ("any: Hello\nhashtags: #GingerUp #NoSugar", "any: Hello\nhashtags: [GingerUp, NoSugar]"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_texts_that_yaml_misreads_are_quoted(before: str, after: str, end: str) -> None:
    head = "title: Ginger\ntext:\n  " if not before.startswith("\u00a0") else "title: Ginger\ntext:\n"
    data, done = fixed(f"{head}{before}\n".replace("\n", end).encode(), PostTemplate, {})
    wanted, _ = fixed(f"{head}{after}\n".encode(), PostTemplate, {})
    assert (data.decode(), done[0]) == (wanted.decode(), TEXTS)
    assert fixed(data, PostTemplate, {}) == (data, ())


@pytest.mark.parametrize(
    "text",
    [
        "any: Hello #not before Friday",
        "any: Hello #1 check the number",
        "any: Hello # GingerUp",
        "any: Hello #TODO",
        "any: Hello #GingerUp\nstatus: draft #GingerUp\npublish: 2026-11-01 #NoSugar",
        "any: 'Hello",
        'any: "Hello" world',
        "any: Hello\n    x: Hi",
        "any: &short Hello\n  x: *short",
        "any:\n    -Hello\n    Hi",
        "any: -Hello",
        "any:\n    - Hello\n    – Hi",
        "any: Hello: you\n  any: Hi",
        "any: text: Hello",
        "any: “Hello: you”",
    ],
)
def test_comments_and_ambiguous_values_are_kept(text: str) -> None:
    written = f"title: Ginger\ntext:\n  {text}\n"
    data, _ = fixed(written.encode(), PostTemplate, {})
    kept = written.replace("any: Hello #GingerUp\n", 'any: "Hello #GingerUp"\n')
    assert sorted(data.decode().splitlines()) == sorted(kept.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "title: [\n",
        "title: A\ntitle: B\ntext: {any: Hi}  \n",
        "text: {any: Hi}\ntitel: A\n",
        "{text: {any: Hi}, title: A}\n",
        "title: A\ntext: {any: Hi}\n",
    ],
    ids=["broken", "duplicate key", "unknown key", "flow style", "correct"],
)
def test_files_without_safe_fixes_are_not_changed(text: str) -> None:
    data, what = fixed(text.encode(), PostTemplate, {})
    assert (data.decode(), set(what) - {SPACE}) == (text, set())


def test_files_with_aliases_keep_their_order() -> None:
    text = "summary: &same Hello\ntitle: *same\ntext: {any: Hi}\n"
    assert fixed(text.encode(), PostTemplate, {}) == (text.encode(), ())


def test_the_most_frequent_spelling_wins() -> None:
    assert spellings(["CarlsSoda", "CarlsSoda", "CarlsSODA", "carlssoda", "IT", "it", "a b"]) == KNOWN


def test_the_type_of_a_file_depends_on_its_path() -> None:
    models = [POSTS.model_of("posts/a/b.yml"), POSTS.model_of("posts/b.de.yml"), BRAND.model_of("brand/logo/brand.yml")]
    assert models == [PostTemplate, Translation, BrandTemplate]
    assert CAMPAIGNS.model_of("campaigns/launch.de.yml") is CAMPAIGNS.translation
    assert BRAND.model_of("brand/logo/old/brand.yml") is None
    assert POSTS.model_of("campaigns/a.yml") is None


words = st.text(st.sampled_from("aB #:-'\"|{}\\é\u200f\n 😀"), max_size=12)
documents = st.fixed_dictionaries(
    {"text": st.dictionaries(st.sampled_from(["any", "x"]), words, min_size=1), "title": words},
    optional={"hashtags": st.lists(words, max_size=3), "summary": words},
)


@given(documents, st.sampled_from([None, True, False]), st.sampled_from(["\n", "\r\n"]))
def test_fixing_changes_no_value_but_hashtags(value: dict[str, object], flow: bool | None, end: str) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, default_flow_style=flow).replace("\n", end)
    data, _ = fixed(written.encode(), PostTemplate, KNOWN)
    before, after = yaml.safe_load(written), yaml.safe_load(data)
    assert {**before, "hashtags": 0} == {**after, "hashtags": 0}
    assert fixed(data, PostTemplate, KNOWN)[0] == data
