"""Loading posts from files: order, translations, and the cache."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from tests.hubs import LoadedHub

from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.posts.load import Memory

HubOf = Callable[..., LoadedHub]
GINGER = "content/posts/ginger.yml"


def post(title: str = "Ginger", more: str = "", text: str = "Hello") -> str:
    return f"title: {title}\n{more}\ntext:\n  any: {text}\n"


def test_posts_are_sorted_newest_first_and_then_by_id(hub_of: HubOf) -> None:
    hub = hub_of(
        {
            "content/posts/z/old.yml": post(more="publish: 2026-01-01"),
            "content/posts/b-timeless.yml": post(),
            "content/posts/new.yml": post(more="publish: 2026-11-01T10:00+01:00"),
            "content/posts/a-timeless.yml": post(),
            "content/posts/newer.yml": post(more="publish: 2026-11-01T09:30Z"),
        }
    )
    assert [found.id for found in hub.posts] == ["newer", "new", "old", "a-timeless", "b-timeless"]


def test_a_post_has_its_own_language_or_the_hubs_first(hub_of: HubOf) -> None:
    hub = hub_of({GINGER: post(), "content/posts/lime.yml": post(more="language: fr")}, languages=["de", "fr"])
    assert {found.id: found.language for found in hub.posts} == {"ginger": "de", "lime": "fr"}


def test_a_translation_contains_only_differences(hub_of: HubOf) -> None:
    fields = "fields:\n  flavour: {label: Flavour, example: Lime}\n  place: {label: Place}"
    own = post(more=f"summary: New\nlink: https://a.example/\nhashtags: [Soda]\n{fields}", text="'{flavour} {place}'")
    other = "title: Ingwer\nfields:\n  flavour: {label: Sorte}\ntext:\n  x: '{flavour}, {place}'\n"
    hub = hub_of({GINGER: own, "content/posts/ginger.de.yml": other}, languages=["en", "de"], networks=["x", "bluesky"])
    assert [str(problem) for problem in hub.problems if problem.severity == "error"] == []
    (ginger,) = hub.posts
    (german,) = ginger.translations
    assert (german.language, german.original, german.address) == ("de", "en", "posts/ginger/de/")
    template = german.template
    assert (template.title, template.summary, template.link) == ("Ingwer", "New", "https://a.example/")
    assert template.hashtags == ("Soda",)
    assert {name: field.label for name, field in template.fields.items()} == {"flavour": "Sorte", "place": "Place"}
    assert list(template.text) == ["x"]
    assert list(ginger.offers) == ["x", "bluesky"]
    assert list(german.offers) == ["x"]


def test_a_translation_has_its_own_state(hub_of: HubOf) -> None:
    files = {
        GINGER: post(),
        "content/posts/ginger.de.yml": "title: Ingwer\npublish: 2026-12-01\n",
        "content/posts/ginger.fr.yml": "title: Gingembre\nstatus: draft\n",
        "content/posts/ginger.es.yml": "title: Jengibre\nexpire: 2026-11-01\n",
    }
    languages = ["en", "de", "fr", "es"]
    (shown,) = hub_of(files, languages=languages).posts
    assert {found.language: found.state for found in shown.translations} == {"es": State.EXPIRED}
    (previewed,) = hub_of(files, languages=languages, drafts=True).posts
    assert {found.language: found.state for found in previewed.translations} == {
        "de": State.EMBARGOED,
        "es": State.EXPIRED,
        "fr": State.DRAFT,
    }


def test_a_draft_hides_its_translations(hub_of: HubOf) -> None:
    hub = hub_of(
        {GINGER: post(more="status: draft"), "content/posts/ginger.de.yml": "title: Ingwer\nstatus: ready\n"},
        languages=["en", "de"],
    )
    assert hub.posts == ()


def test_a_broken_translation_does_not_affect_the_post(hub_of: HubOf) -> None:
    hub = hub_of({GINGER: post(), "content/posts/ginger.de.yml": "title: [\n"}, languages=["en", "de"])
    assert [(found.id, found.translations) for found in hub.posts] == [("ginger", ())]
    assert [problem.file for problem in hub.problems] == ["content/posts/ginger.de.yml"]


# --- the cache ---


def test_a_changed_file_is_read_again(hub_of: HubOf) -> None:
    memory: Memory = {}
    files = {GINGER: post("Ginger"), "content/posts/lime.yml": post("Lime")}
    before = hub_of(files, memory=memory)
    after = hub_of({GINGER: post("Ginger ale")}, memory=memory)
    assert [found.template.title for found in after.posts] == ["Ginger ale", "Lime"]
    assert after.posts[1] is before.posts[1]


def test_a_fixed_file_has_no_problems_anymore(hub_of: HubOf) -> None:
    memory: Memory = {}
    assert hub_of({GINGER: "title: 'Ginger\n"}, memory=memory).problems
    assert hub_of({GINGER: post()}, memory=memory).problems == ()


def test_a_changed_translation_is_read_again(hub_of: HubOf) -> None:
    memory: Memory = {}
    german = "content/posts/ginger.de.yml"
    hub_of({GINGER: post(), german: "title: Ingwer\n"}, memory=memory, languages=["en", "de"])
    (ginger,) = hub_of({german: "title: Ingwerlimo\n"}, memory=memory, languages=["en", "de"]).posts
    assert ginger.translations[0].template.title == "Ingwerlimo"


def test_posts_are_checked_again_after_a_campaign_or_network_changed(hub_of: HubOf) -> None:
    memory: Memory = {}
    hub = hub_of({GINGER: post(more="campaign: launch\nnetworks: [x]")}, memory=memory)
    assert len(hub.problems) == 1
    assert hub_of({"content/campaigns/launch.yml": "title: Launch\n"}, memory=memory).problems == ()
    hub = hub_of({"guidelines/networks/x.yml": "text: {limit: 3}\n"}, memory=memory)
    assert [problem.rule for problem in hub.problems] == ["too-long"]


def test_cached_posts_still_begin_and_expire(hub_of: HubOf) -> None:
    memory: Memory = {}
    files = {GINGER: post(more="publish: 2026-11-01\nexpire: 2026-11-30")}
    states = []
    for day in ("2026-10-31T23:59:59", "2026-11-01T00:00:00", "2026-11-30T23:59:59", "2026-12-01T00:00:00"):
        hub = hub_of(files, now=datetime.fromisoformat(day).replace(tzinfo=UTC), memory=memory, drafts=True)
        states += [found.state for found in hub.posts]
    assert states == [State.EMBARGOED, State.CURRENT, State.CURRENT, State.EXPIRED]
