"""What the blocks of an issue choose: period, limit, readers, language and order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from tests.hubs import LoadedHub
from tests.kinds.campaigns.results.samples import clicks_of, row

from mkdocs_advocacy.kinds.newsletters.issue import Place
from mkdocs_advocacy.kinds.newsletters.issues import issue_of, pieces_of
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.newsletters.letter import Item, Section
from mkdocs_advocacy.kinds.newsletters.period import period_of_issue

HubOf = Callable[..., LoadedHub]
OCTOBER, SEPTEMBER = ("2026-10-01", "2026-10-31"), ("2026-09-01", "2026-09-30")
ISSUE = "---\ntitle: November\ndate: 2026-11-20\n{front}---\n\n{block}"


def issue_file(block: str, front: str = "from: 2026-11-01\n") -> str:
    return ISSUE.format(front=front, block=block)


def block(name: str, *keys: str) -> str:
    return "\n".join([f"```{name}", *keys, "```", ""])


def show(hub_of: HubOf, files: Mapping[str, str], text: str, *, place: Place = "newsletter", **more: Any) -> list[Item]:
    """Return the items of the only block of an issue of 20 November with this text; none if it is empty."""
    front = more.pop("front", "from: 2026-11-01\n")
    results: dict[str, Any] = {"results": {}} if "results/clicks.csv" in files else {}
    written = {"content/index.md": "# Home\n", **files, "content/newsletters/now.md": issue_file(text, front)}
    hub = hub_of(written, languages=["en", "de", "fr"], **results, **more).hub
    pieces = pieces_of(hub.of(NEWSLETTERS)["now"], hub, place)
    return [item for piece in pieces if isinstance(piece, Section) for item in piece.items]


def titles(items: list[Item]) -> list[str]:
    return [item.title for item in items]


def post(title: str, *keys: str) -> str:
    return "\n".join([f"title: {title}", "text: {any: Words.}", *keys, ""])


POSTS = {
    "content/posts/old.yml": post("Old", "publish: 2026-10-31"),
    "content/posts/first.yml": post("First", "publish: 2026-11-01", "topics: [product]"),
    "content/posts/last.yml": post("Last", "publish: 2026-11-20"),
    "content/posts/after.yml": post("After", "publish: 2026-11-21"),
    "content/posts/coming.yml": post("Coming", "publish: 2026-11-23"),
    "content/posts/others.yml": post("Others", "publish: 2026-11-10", "audience: [customers]"),
    "content/posts/last.de.yml": "title: Letzter\n",
}


@pytest.mark.parametrize(
    ("keys", "front", "expected"),
    [
        ((), "from: 2026-11-01\n", ["Last", "First"]),
        (("limit: 1",), "from: 2026-11-01\n", ["Last"]),
        (("topic: product",), "from: 2026-11-01\n", ["First"]),
        ((), "from: 2026-11-01\nlanguage: de\n", ["Letzter", "First"]),
        ((), "from: 2026-11-01\naudience: [customers]\n", ["Others"]),
        ((), "from: 2026-10-01\nto: 2026-10-31\n", ["Old"]),
        ((), "from: 2026-06-01\nto: 2026-06-30\n", ["After", "Last", "First"]),
    ],
    ids=["period", "limit", "topic", "language", "readers", "another period", "nothing new"],
)
def test_the_posts_of_the_period_come_first(
    hub_of: HubOf, keys: tuple[str, ...], front: str, expected: list[str]
) -> None:
    assert titles(show(hub_of, POSTS, block("posts", *keys), front=front)) == expected


def test_a_post_without_a_translation_is_shown_in_the_first_language_of_the_hub(hub_of: HubOf) -> None:
    files = {
        "content/posts/leergut.yml": post("Leergut", "language: de"),
        "content/posts/leergut.en.yml": "title: Empties\n",
        "content/posts/pfand.yml": post("Pfand", "language: de"),
    }
    shown = {
        language: titles(show(hub_of, files, block("posts"), front=f"language: {language}\n"))
        for language in ("en", "de", "fr")
    }
    assert shown == {"en": ["Empties", "Pfand"], "de": ["Leergut", "Pfand"], "fr": ["Empties", "Pfand"]}


def test_the_posts_with_the_most_clicks(hub_of: HubOf) -> None:
    rows = [
        row(40, post="old", days=OCTOBER),
        row(90, post="first", days=OCTOBER),
        row(99, post="last", days=SEPTEMBER),
    ]
    rows += [row(95, post="coming", days=OCTOBER), row(97, post="others", days=OCTOBER)]
    files = {**POSTS, **clicks_of(rows)}
    items = show(hub_of, files, block("posts", "sort: clicks"))
    assert [(item.title, item.value, item.ratio) for item in items] == [
        ("First", "90 clicks", 1.0),
        ("Old", "40 clicks", 40 / 90),
    ]
    assert titles(show(hub_of, files, block("posts", "sort: clicks", "limit: 1"))) == ["First"]
    assert titles(show(hub_of, files, block("posts", "sort: clicks", "of: 2026-09"))) == ["Last"]
    assert show(hub_of, files, block("posts", "sort: clicks", "of: 2026-08")) == []


def event(title: str, when: str, *keys: str) -> str:
    return "\n".join(["---", f"title: {title}", f"when: {when}", *keys, "---", "", "Words.", ""])


EVENTS = {
    "content/events/past.md": event("Past", "2026-11-19"),
    "content/events/today.md": event("Today", "2026-11-20"),
    "content/events/later.md": event("Later", "2026-12-10"),
    "content/events/soon.md": event("Soon", "2026-12-01"),
    "content/events/others.md": event("Others", "2026-12-02", "audience: [customers]"),
    "content/events/off.md": event("Off", "2026-12-03", "status: cancelled", "revised: [2026-11-01]"),
}


def test_the_next_events(hub_of: HubOf) -> None:
    assert titles(show(hub_of, EVENTS, block("events"))) == ["Today", "Soon", "Later"]
    assert titles(show(hub_of, EVENTS, block("events", "limit: 1"))) == ["Today"]


FEEDBACK = "title: {title}\nkind: idea\nstage: done\nanswer: {{by: us, date: {day}, text: Done.}}\n"


def test_the_answers_of_the_period(hub_of: HubOf) -> None:
    files = {
        "content/feedback/a.yml": FEEDBACK.format(title="First", day="2026-11-01"),
        "content/feedback/b.yml": FEEDBACK.format(title="Last", day="2026-11-20"),
        "content/feedback/c.yml": FEEDBACK.format(title="Before", day="2026-10-31"),
        "content/feedback/d.yml": FEEDBACK.format(title="After", day="2026-11-21"),
        "content/feedback/a-others.yml": FEEDBACK.format(title="Others", day="2026-11-20") + "audience: [customers]\n",
        "content/feedback/a-retired.yml": FEEDBACK.format(title="Retired", day="2026-11-20") + "status: retired\n",
        "content/feedback/f.yml": "title: Open\nkind: idea\nstage: open\n",
    }
    assert titles(show(hub_of, files, block("feedback"))) == ["Last", "First"]
    assert titles(show(hub_of, files, block("feedback", "limit: 1"))) == ["Last"]
    assert show(hub_of, files, block("feedback", "stage: declined")) == []


def test_answers_name_what_became_of_them_as_far_as_it_is_for_the_same_readers(hub_of: HubOf) -> None:
    event = "---\ntitle: {title}\nwhen: 2026-12-01\naudience: [{reader}]\n---\n\nWords.\n"
    files = {
        path.format(reader=reader): text
        for reader in ("employees", "customers")
        for path, text in {
            "content/posts/{reader}.yml": post(f"Post for {reader}", f"audience: [{reader}]"),
            "content/campaigns/{reader}.yml": f"title: Campaign for {reader}\naudience: [{reader}]\n",
            "content/events/{reader}.md": event.format(title=f"Event for {reader}", reader=reader),
        }.items()
    }
    became = "became: [posts/{0}, campaigns/{0}, events/{0}, posts/{1}, campaigns/{1}, events/{1}, 'https://a.example']"
    answer = FEEDBACK.format(title="Caps", day="2026-11-20") + became.format("employees", "customers") + "\n"
    items = show(hub_of, {**files, "content/feedback/caps.yml": answer}, block("feedback"))
    named = [link.text for item in items for link in item.actions]
    assert named == ["Post for employees", "Campaign for employees", "Event for employees", "a.example"]


def test_the_newest_campaigns_that_have_not_ended(hub_of: HubOf) -> None:
    files = {
        "content/campaigns/a.yml": "title: Older\nstarts: 2026-01-01\n",
        "content/campaigns/b.yml": "title: Newer\nstarts: 2026-11-01\n",
        "content/campaigns/c.yml": "title: Ended\nends: 2026-11-21\n",
        "content/campaigns/d.yml": "title: Coming\nstarts: 2026-12-01\n",
        "content/campaigns/e.yml": "title: Others\nstarts: 2026-11-02\naudience: [customers]\n",
    }
    assert titles(show(hub_of, files, block("campaigns"))) == ["Newer", "Older"]
    assert titles(show(hub_of, files, block("campaigns", "limit: 1"))) == ["Newer"]
    assert show(hub_of, files, block("campaigns", "calls: true")) == []


@pytest.mark.parametrize("status", ["ready", "retired"])
@pytest.mark.parametrize("name", ["feedback", "events"])
def test_entries_are_in_their_own_language_once_a_translation_is_retired(hub_of: HubOf, name: str, status: str) -> None:
    files = {
        "content/feedback/caps.yml": FEEDBACK.format(title="Caps", day="2026-11-20"),
        "content/feedback/caps.de.yml": f"title: Deckel\nstatus: {status}\n",
        "content/events/picnic.md": "---\ntitle: Picnic\nwhen: 2026-12-01\n---\n\nWords.\n",
        "content/events/picnic.de.md": f"---\ntitle: Picknick\nstatus: {status}\n---\n\nWorte.\n",
    }
    items = show(hub_of, files, block(name), front="from: 2026-11-01\nlanguage: de\n")
    current, original = {"feedback": ("Deckel", "Caps"), "events": ("Picknick", "Picnic")}[name]
    assert titles(items) == [current if status == "ready" else original]


def test_the_changes_for_the_readers_of_an_issue(hub_of: HubOf) -> None:
    guideline = (
        "---\ntitle: {0}\nversion: 1\n{1}changes: [{{version: 1, date: 2026-11-10, note: New}}]\n---\n\nWords.\n"
    )
    brand = "title: {0}\n{1}changes: [{{date: 2026-11-09, note: Brighter}}]\n"
    files = {
        path.format(reader=reader or "all"): text.format(
            f"For {reader or 'all'}", f"audience: [{reader}]\n" if reader else ""
        )
        for reader in ("", "employees", "customers")
        for path, text in {"guidelines/{reader}.md": guideline, "content/brand/{reader}/brand.yml": brand}.items()
    }
    for reader, other in (("employees", "customers"), ("customers", "employees")):
        front = f"from: 2026-11-01\naudience: [{reader}]\n"
        found = [
            item for item in titles(show(hub_of, files, block("changes", "limit: 9"), front=front)) if "For" in item
        ]
        assert len(found) == 4, found
        assert not [title for title in found if other in title]


STORY = """\
title: {title}
kind: quote
credit: Ada
given: none
text: {{en: "English {title}", de: "Deutsch {title}"}}
permission: {{granted: {day}, proof: Letter, scope: [{scope}]}}
"""


def test_the_stories_permitted_in_the_period(hub_of: HubOf) -> None:
    both = "page, newsletter, print"
    files = {
        "content/stories/a.yml": STORY.format(title="First", day="2026-11-01", scope=both),
        "content/stories/b.yml": STORY.format(title="Last", day="2026-11-20", scope="newsletter"),
        "content/stories/c.yml": STORY.format(title="Before", day="2026-10-31", scope=both),
        "content/stories/d.yml": STORY.format(title="After", day="2026-11-21", scope=both),
        "content/stories/e.yml": STORY.format(title="Page", day="2026-11-10", scope="page, posts, print"),
        "content/stories/a-others.yml": STORY.format(title="Others", day="2026-11-20", scope=both)
        + "audience: [customers]\n",
    }
    items = show(hub_of, files, block("stories"))
    assert titles(items) == ["Last", "First"]
    assert [item.address for item in items] == [None, "stories/a/"]
    assert titles(show(hub_of, files, block("stories"), place="print")) == ["Page", "First"]
    assert titles(show(hub_of, files, block("stories", "limit: 1"))) == ["Last"]
    german = show(hub_of, files, block("stories"), front="from: 2026-11-01\nlanguage: de\n")
    assert [item.quote for item in german] == ["Deutsch Last", "Deutsch First"]


def test_a_story_without_a_translation_is_quoted_in_the_language_of_its_title(hub_of: HubOf) -> None:
    texts = 'text: {{de: "Deutsch {title}", en: "English {title}"}}'
    story = STORY.replace('text: {{en: "English {title}", de: "Deutsch {title}"}}', texts)
    files = {"content/stories/a.yml": story.format(title="First", day="2026-11-01", scope="page, newsletter")}
    for language, expected in (("en", "English First"), ("de", "Deutsch First"), ("fr", "English First")):
        items = show(hub_of, files, block("stories"), front=f"from: 2026-11-01\nlanguage: {language}\n")
        assert [(item.quote, item.quote_language) for item in items] == [(expected, expected[:2].lower())]


PERSON = "audience: {audience}\nadult: true\nname: {name}\nshow: [name]\nwhere: [{where}]\n"
CONSENT = "consent: {given: 2026-01-01, proof: Form}\n"


def test_the_people_who_took_part_in_the_period(hub_of: HubOf) -> None:
    def person(name: str, where: str = "page, newsletter", audience: str = "employees") -> str:
        return PERSON.format(name=name, where=where, audience=audience) + CONSENT

    files = {
        "people/a1.yml": person("Zoe"),
        "people/b2.yml": person("Abe", audience="customers"),
        "people/c3.yml": person("Eve", "page"),
        "people/d4.yml": person("Ida"),
        "content/events/now.md": event("Now", "2026-11-10", "present: [a1, c3]"),
        "content/events/before.md": event("Before", "2026-10-10", "present: [d4]"),
        "content/events/cancelled.md": event("Cancelled", "2026-11-11", "cancelled: true\npresent: [d4]"),
        "content/feedback/a.yml": FEEDBACK.format(title="Heard", day="2026-11-20")
        + "heard: {in: event, date: 2026-11-01, by: b2}\n",
    }
    assert titles(show(hub_of, files, block("people"))) == ["Abe", "Zoe"]
    assert titles(show(hub_of, files, block("people", "limit: 1"))) == ["Abe"]
    assert titles(show(hub_of, files, block("people", "codes: [d4]"))) == ["Ida"]
    assert show(hub_of, files, block("people"), place="print") == []


def test_the_results_of_the_last_month_before_the_issue(hub_of: HubOf) -> None:
    rows = [row(40, post="old", language="en", days=OCTOBER), row(90, post="first", language="de", days=SEPTEMBER)]
    files = {**POSTS, **clicks_of(rows)}
    assert [(one.title, one.value) for one in show(hub_of, files, block("result", "show: posts"))] == [
        ("Old", "40 clicks")
    ]
    september = show(hub_of, files, block("result", "show: posts", "month: 2026-09"))
    assert [(one.title, one.value) for one in september] == [("First", "90 clicks")]
    assert show(hub_of, POSTS, block("result", "show: networks")) == []


def test_results_name_only_what_is_offered_to_the_readers(hub_of: HubOf) -> None:
    names = ("others", "retired", "first")
    rows = [row(40, post=name, language="en", days=OCTOBER) for name in names]
    rows.append(row(40, campaign="others", language="en", days=OCTOBER))
    files = {
        **POSTS,
        "content/posts/retired.yml": post("Retired", "status: retired"),
        "content/campaigns/others.yml": "title: Campaign for others\naudience: [customers]\n",
        **clicks_of(rows),
    }
    assert titles(show(hub_of, files, block("result", "show: posts"))) == ["First"]
    progress = block("result", "show: progress", "campaign: others")
    assert show(hub_of, files, progress) == []
    assert titles(show(hub_of, files, progress, front="audience: [customers]\n")) == ["Campaign for others"]


ISSUES = {
    "content/newsletters/a.md": "---\ntitle: A\ndate: 2026-09-30\naudience: [employees]\n---\n",
    "content/newsletters/b.md": "---\ntitle: B\ndate: 2026-10-15\naudience: [customers]\n---\n",
    "content/newsletters/draft.md": "---\ntitle: C\ndate: 2026-11-01\nstatus: draft\n---\n",
    "content/newsletters/next.md": "---\ntitle: D\ndate: 2026-12-31\n---\n",
}


@pytest.mark.parametrize(
    ("front", "files", "first", "last"),
    [
        ("", {}, "2026-10-21", "2026-11-20"),
        ("", ISSUES, "2026-10-01", "2026-11-20"),
        ("audience: [customers]\n", ISSUES, "2026-10-16", "2026-11-20"),
        ("audience: [employees, customers]\n", ISSUES, "2026-10-16", "2026-11-20"),
        ("from: 2026-11-05\n", ISSUES, "2026-11-05", "2026-11-20"),
        ("to: 2026-11-10\n", ISSUES, "2026-10-01", "2026-11-10"),
        ("to: 2026-09-15\n", ISSUES, "2026-09-15", "2026-09-15"),
    ],
    ids=["first issue", "since the last", "other readers", "all readers", "from", "to", "to before from"],
)
def test_an_issue_reports_since_the_previous_one(
    hub_of: HubOf, front: str, files: Mapping[str, str], first: str, last: str
) -> None:
    hub = hub_of({**files, "content/index.md": "# Home\n", "content/newsletters/now.md": issue_file("", front)}).hub
    issues = hub.of(NEWSLETTERS)
    period = period_of_issue(issues["now"], [*issues.values()], hub.settings.zone)
    assert (str(period.first), str(period.last)) == (first, last)
    assert issue_of(issues["now"], hub, "newsletter").period == period


def test_changes_of_networks_that_the_hub_does_not_offer_are_left_out(hub_of: HubOf) -> None:
    shown = titles(show(hub_of, {}, block("changes", "limit: 50"), front="from: 2026-01-01\nto: 2026-12-31\n"))
    assert "XING" not in shown
