"""The standing of a permission: what it allows today, by scope, whatever the checks report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.kinds.stories.model import Scope, StoryTemplate
from mkdocs_advocacy.kinds.stories.permission import Standing, standing_of

TODAY = date(2027, 1, 15)
GRANTED = {"granted": "2027-01-02", "proof": "Mail 7", "scope": ["page", "posts"], "others": "none"}
NONE, AWAITED, ALLOWED, ENDED = Standing.NONE, Standing.AWAITED, Standing.GRANTED, Standing.ENDED
HubOf = Callable[..., LoadedHub]


def story(permission: Mapping[str, Any] | None, **values: Any) -> StoryTemplate:
    kept = {key: value for key, value in (permission or {}).items() if value is not None}
    data = {"title": "A", "kind": "picture", "given": "none", "credit": "Ada", "media": ["a/b"], **values}
    return StoryTemplate.model_validate(data if permission is None else {**data, "permission": kept})


@pytest.mark.parametrize(
    ("permission", "scope", "standing"),
    [
        (None, "page", NONE),
        ({}, "page", NONE),
        ({"asked": "2027-01-01"}, "page", AWAITED),
        ({**GRANTED, "granted": "2027-01-16"}, "page", AWAITED),
        ({**GRANTED, "granted": "2027-01-15"}, "page", ALLOWED),
        (GRANTED, "page", ALLOWED),
        (GRANTED, "posts", ALLOWED),
        (GRANTED, "newsletter", NONE),
        ({**GRANTED, "proof": None}, "page", NONE),
        ({**GRANTED, "scope": []}, "page", NONE),
        ({**GRANTED, "others": None}, "page", NONE),
        ({**GRANTED, "minor": True}, "page", NONE),
        ({**GRANTED, "minor": True, "guardian": "Folder 2"}, "page", ALLOWED),
        ({**GRANTED, "territories": ["AT"]}, "page", NONE),
        ({**GRANTED, "territories": ["world"]}, "page", ALLOWED),
        ({**GRANTED, "until": "2027-01-15"}, "page", ALLOWED),
        ({**GRANTED, "until": "2027-01-14"}, "page", ENDED),
        ({**GRANTED, "revoked": "2027-01-03"}, "page", ENDED),
        ({**GRANTED, "revoked": "2030-01-01"}, "posts", ENDED),
        ({"asked": "2027-01-01", "revoked": "2027-01-03"}, "page", ENDED),
    ],
)
def test_a_permission_has_one_standing(permission: Mapping[str, Any] | None, scope: Scope, standing: Standing) -> None:
    assert standing_of(story(permission), scope, TODAY, ()) is standing


def test_a_story_without_the_authors_wish_for_a_name_is_not_permitted() -> None:
    assert standing_of(story(GRANTED, credit=None), "page", TODAY, ()) is NONE


@pytest.mark.parametrize(
    ("territories", "readers", "standing"),
    [(["AT", "DE"], ["DE"], ALLOWED), (["AT"], ["AT", "DE"], NONE), (["EU"], ["DE", "FR"], ALLOWED)],
)
def test_a_limited_permission_covers_the_countries_where_the_hub_is_read(
    territories: list[str], readers: list[str], standing: Standing
) -> None:
    assert standing_of(story({**GRANTED, "territories": territories}), "page", TODAY, readers) is standing


@pytest.mark.parametrize("lack", ["proof", "scope", "credit", "others", "guardian", "territories"])
def test_renderers_receive_no_story_whose_file_has_an_error(hub_of: HubOf, lack: str) -> None:
    """The build fails because of the error, but no code may rely on that."""
    permission: dict[str, Any] = {**GRANTED, "minor": "true", "guardian": "Folder 2"}
    permission |= {"territories": "[AT]"} if lack == "territories" else {}
    lines = [f"  {key}: {value}\n" for key, value in permission.items() if key != lack or key == "territories"]
    credit = "" if lack == "credit" else "credit: Ada\n"
    hub = hub_of(
        {
            "content/stories/canal.yml": "title: The canal\nkind: quote\ngiven: none\nmedia: [a/b]\n"
            f"{credit}permission:\n{''.join(lines)}".replace("'", ""),
            "content/posts/picnic.yml": "title: A picnic\nstory: canal\ntext: {any: 'By {credit}, here'}\n",
        },
        now=datetime(2027, 1, 15, 12, tzinfo=UTC),
    )
    assert any(problem.rule == "permission-missing" for problem in hub.problems)
    assert list(hub.hub.content["stories"]) == []
    assert hub.hub.content["posts"].all == ()
