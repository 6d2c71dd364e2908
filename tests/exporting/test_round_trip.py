"""Exporting and importing gives the same posts for any content, and a second import changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import NOW
from tests.hubs import LoadedHub
from tests.hubs import load as load_from
from tests.site.sites import as_yaml

from mkdocs_advocacy.content.loader import group_files
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.exporting.select import Wanted, wordings
from mkdocs_advocacy.exporting.sheet import as_sheet
from mkdocs_advocacy.importing.model import Reading
from mkdocs_advocacy.importing.plan import Plan
from mkdocs_advocacy.importing.run import planned
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.load import load_posts
from mkdocs_advocacy.kinds.posts.model import Post

SETTINGS = Settings.model_validate(
    {
        "languages": ["en", "de"],
        "networks": ["linkedin", "x", "email"],
        "drafts": True,
        "rules": {"too-long": "warning"},
    }
)
SIGNS = st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters="{}\u2028\u2029\ufeff")
LINES = st.one_of(
    st.sampled_from(
        [
            "=1+1",
            "＝1+1",
            "a;=b",
            " =c",
            "\u200b@d",
            "'=x",
            "-y",
            "@z",
            "+1",
            "a, b",
            "a; b",
            '["x"]',
            "It's",
            "[x",
            "'",
            "a: b #c",
            "null",
            "12",
        ]
    ),
    st.text(SIGNS, min_size=1, max_size=12).filter(lambda text: text.strip().isprintable() and text.strip() != ""),
)
WORDS = st.lists(
    LINES | st.sampled_from(["\n", "\n\n", "\n=1", ";'=1", "\n@f(", "{{", "}}", "{{x}}", " "]), min_size=1, max_size=4
).map("".join)


def wording(*names: str) -> st.SearchStrategy[str]:
    """Return a strategy for texts with words and optional placeholders."""
    pieces = st.lists(WORDS | st.sampled_from([f"{{{name}}}" for name in names]), max_size=3).map(" ".join)
    return st.tuples(st.sampled_from(["Words", "=Sum", "' quoted"]), pieces).map(" ".join)


@st.composite
def posts(draw: st.DrawFn) -> dict[str, dict[str, Any]]:
    """Draw the files of some posts and their translations, by stem."""
    files: dict[str, dict[str, Any]] = {}
    for number in range(draw(st.integers(1, 3))):
        own = draw(post_values())
        own["language"] = draw(st.sampled_from(["en", "de"]))
        files[f"post-{number}"] = own
        if draw(st.booleans()):
            other = draw(post_values())
            kept = draw(
                st.sets(st.sampled_from(["title", "summary", "hashtags", "publish", "expire", "status", "text"]))
            )
            translation = {key: value for key, value in other.items() if key in kept | {"title"}}
            if "text" in translation:
                translation["text"] = {"any": ["Only words"]}
            files[f"post-{number}.{'de' if own['language'] == 'en' else 'en'}"] = translation
    return files


@st.composite
def post_values(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the values of a post."""
    values: dict[str, Any] = {"title": draw(LINES)}
    names = ["hashtags"]
    for key, strategy in {
        "summary": LINES,
        "campaign": st.just("careers"),
        "audience": st.sampled_from([["employees"], ["customers"], ["customers", "employees"]]),
        "topics": st.lists(LINES, min_size=1, max_size=3),
        "link": st.sampled_from(
            ["https://example.com/", "https://a.example/?utm_source=x&b=%20c#d", "https://b.example/=,;"]
        ),
        "networks": st.sampled_from([["linkedin"], ["x", "linkedin"]]),
        "status": st.sampled_from(["draft", "retired"]),
        "publish": st.sampled_from(
            ["2026-01-01", "2027-02-03T04:05+06:00", "2026-01-01T00:00:07Z", "2026-05-05T00:00+02:00"]
        ),
        "expire": st.sampled_from(["2026-01-31", "2028-02-29"]),
        "hashtags": st.sampled_from([[], ["Soda"], ["Été", "日本"]]),
        "disclosure": LINES,
        "fields": st.just({"team": {"label": "Your, team", "example": "a=b", "max_length": 20, "required": False}}),
        "excuse": st.just([{"rule": "shouting", "why": "It's “fine”, really"}]),
    }.items():
        if draw(st.booleans()):
            values[key] = draw(strategy)
    names += [name for name in ("link", "disclosure") if name in values] + (["team"] if "fields" in values else [])
    values["text"] = {
        key: draw(st.lists(wording(*names), min_size=1, max_size=3, unique_by=lambda text: text.rstrip("\n")))
        for key in draw(st.sampled_from([["any"], ["linkedin", "any"], ["any", "x", "email"]]))
    }
    return values


def load_hub_with(folder: Path, files: Mapping[str, Any], timezone: str) -> LoadedHub:
    written = {f"posts/{stem}": values for stem, values in files.items()} | {"campaigns/careers": {"title": "Careers"}}
    for name, values in written.items():
        path = folder / f"content/{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_yaml(values), "utf-8", newline="\n")
    return load_from(folder, SETTINGS.model_copy(update={"timezone": timezone}), NOW)


def without_source(post: Post) -> Post:
    """Return the post without its path and without trailing line breaks in its texts."""
    text = {
        key: tuple(variant.model_copy(update={"text": variant.text.rstrip("\n")}) for variant in variants)
        for key, variants in post.template.text.items()
    }
    template = post.template.model_copy(update={"text": text, "language": post.language})
    return replace(post, template=template, source="", translations=tuple(map(without_source, post.translations)))


def import_plan(hub: LoadedHub, data: bytes, existing: list[SourceFile], *, update: bool = False) -> Plan:
    plan = planned("all.csv", data, Reading(), hub.context, existing, NOW, folder="", update=update)
    assert [str(problem) for problem in plan.problems if problem.severity == "error"] == []
    return plan


@given(posts(), st.sampled_from(["UTC", "America/New_York", "Asia/Kolkata"]))
@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_export_and_import_give_the_same_posts(files: dict[str, Any], timezone: str) -> None:
    with TemporaryDirectory() as folder:
        hub = load_hub_with(Path(folder), files, timezone)
    assert [str(problem) for problem in hub.problems if problem.severity == "error"] == []
    all_posts = [one for post in hub.posts for one in (post, *post.translations)]
    data = as_sheet(wordings(hub.hub, all_posts, Wanted()), "https://hub.example/", hub.hub.settings.zone).encode(
        "utf-8-sig"
    )
    plan = import_plan(hub, data, [])
    sources = [SourceFile(change.path, change.shown, change.text.encode()) for change in plan.changes]
    again, problems = load_posts(group_files(POSTS, sources)[0], hub.context, NOW, {})
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert [without_source(post) for post in again] == [without_source(post) for post in hub.posts]
    assert {change.state for change in import_plan(hub, data, sources).changes} <= {"unchanged"}
    assert {change.state for change in import_plan(hub, data, sources, update=True).changes} <= {"unchanged"}
