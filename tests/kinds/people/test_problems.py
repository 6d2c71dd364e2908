"""Problems with people's files never quote them, because build logs may be public."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.hubs import LoadedHub

HubOf = Callable[..., LoadedHub]
TOKEN = "Zyxquark"
GOOD = {
    "audience": "customers",
    "adult": "true",
    "name": f"Ada {TOKEN}",
    "role": f"{TOKEN} baker",
    "quote": f"{TOKEN}.",
    "picture": f"{TOKEN}.jpg",
    "links": "[https://zyxquark.example/]",
    "show": "[name, role, picture]",
    "where": "[page]",
    "consent": f"{{given: 2026-01-01, proof: {TOKEN}}}",
    "groups": "[{group: council}]",
    "asked": f"[{{date: 2026-01-01, what: {TOKEN}}}]",
}
WRONG = (
    f"{TOKEN}: more",
    f"[{TOKEN}, two]",
    f"{{{TOKEN}: 1}}",
    f'"{TOKEN}',
    f"'{TOKEN}' {TOKEN}",
    f"@{TOKEN}",
    f"{TOKEN}\n  more: {TOKEN}",
    f"\n- {TOKEN}\n  {TOKEN}: x",
    f"|\n{TOKEN}",
    f"&{TOKEN} *{TOKEN}",
    f"!!{TOKEN} x",
    f"{TOKEN}\x07",
    f"{TOKEN} #{TOKEN}",
    f"https://{TOKEN}@soda.example/",
    f"{TOKEN}\n{TOKEN}: x",
    "",
)


@pytest.mark.parametrize("key", GOOD)
def test_no_problem_quotes_the_file(hub_of: HubOf, key: str) -> None:
    for wrong in WRONG:
        values: dict[str, Any] = {**GOOD, key: wrong}
        text = "".join(f"{name}: {value}\n" for name, value in values.items())
        for spelled in (text, text.replace(f"{key}:", f"{key} :"), text.replace(f"{key}: ", f"{key}:")):
            problems = hub_of({"people/ab2.yml": spelled, "content/index.md": f"# {TOKEN}\n"}).problems
            quoting = [str(problem) for problem in problems if re.search(TOKEN, str(problem), re.IGNORECASE)]
            assert quoting == [], spelled
