"""The stylesheets of a page: stylesheets for all pages, and stylesheets that the page requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_FOLDER = "assets/advocacy/css/"
ON_ALL_PAGES = (f"{_FOLDER}tokens.css", f"{_FOLDER}base.css")
"""The first sets the layer order, so it must come before all other stylesheets."""
CARDS = ("components/cards", "components/page")
"""The stylesheets for a list of cards."""
_ASKED = "advocacy_styles"
_LEFT_OUT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/|(?<=\n)\s+""", re.DOTALL)


def ask_for(page: object, sheets: Iterable[str]) -> None:
    """Request stylesheets for an MkDocs page, by path below `css/`, such as `components/cards`."""
    asked: set[str] = vars(page).setdefault(_ASKED, set())  # not in page.meta, which belongs to the writer
    asked.update(sheets)


def path_of(sheet: str) -> str:
    """Return the path of a stylesheet, relative to the hub's root."""
    return f"{_FOLDER}{sheet}.css"


def with_asked(extra_css: Sequence[str], page: object) -> list[str]:
    """Return `extra_css` for one MkDocs page. The page's stylesheets come before the hub's, which can override them.

    They are sorted by path, as in theme/assets/advocacy/styles.js.
    """
    asked = [path_of(sheet) for sheet in sorted(vars(page).get(_ASKED, ()))]
    place = extra_css.index(ON_ALL_PAGES[-1]) + 1 if ON_ALL_PAGES[-1] in extra_css else 0
    return [*extra_css[:place], *asked, *extra_css[place:]]


def squeezed_css(css: str) -> str:
    """Return the stylesheet without comments, indentation and empty lines."""
    return _LEFT_OUT.sub(r"\1", css).strip() + "\n"
