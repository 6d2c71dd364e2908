"""Which of the product's style sheets a page loads: what every page needs, and what a page asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_FOLDER = "assets/advocacy/css/"
ON_ALL_PAGES = (f"{_FOLDER}tokens.css", f"{_FOLDER}base.css")
"""The first one gives the layers their order, so it comes before all others."""
CARDS = ("components/cards", "components/page")
"""What a list of cards is made of."""
_ASKED = "advocacy_styles"
_LEFT_OUT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/|(?<=\n)\s+""", re.DOTALL)


def ask_for(page: object, sheets: Iterable[str]) -> None:
    """Have a page of MkDocs load sheets, named by their path below the folder `css`, as in `components/cards`."""
    asked: set[str] = vars(page).setdefault(_ASKED, set())  # no front matter, which is the writer's
    asked.update(sheets)


def path_of(sheet: str) -> str:
    """The path of a sheet that pages ask for by that name, below the hub's root."""
    return f"{_FOLDER}{sheet}.css"


def with_asked(extra_css: Sequence[str], page: object) -> list[str]:
    """The list `extra_css` for one page of MkDocs: its sheets before the hub's own, which may overrule them.

    They are in the order of their paths, as theme/assets/advocacy/styles.js keeps them.
    """
    asked = [path_of(sheet) for sheet in sorted(vars(page).get(_ASKED, ()))]
    place = extra_css.index(ON_ALL_PAGES[-1]) + 1 if ON_ALL_PAGES[-1] in extra_css else 0
    return [*extra_css[:place], *asked, *extra_css[place:]]


def squeezed_css(css: str) -> str:
    """The style sheet without comments, indentation and empty lines."""
    return _LEFT_OUT.sub(r"\1", css).strip() + "\n"
