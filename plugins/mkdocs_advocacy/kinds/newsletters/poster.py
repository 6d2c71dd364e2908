"""The poster of an issue: its posts with the most clicks, or else its first posts."""

from __future__ import annotations

from jinja2 import Environment

from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.newsletters.letter import Item, Letter, Section
from mkdocs_advocacy.rendering.posters import MOST, Poster, PosterItem, render_poster


def render_poster_of(letter: Letter, words: Catalogue, environment: Environment) -> str:
    """Return the page of the issue's poster; empty if the issue has no posts that can still be shared."""
    section = _choose_section(letter)
    items = [_show_post(item) for item in section.items if _is_offered(item)][:MOST] if section else ()
    if section is None or not items:
        return ""
    poster = Poster(
        title=letter.title,
        address=letter.address,
        site=letter.site,
        sender=letter.sender,
        items=items,
        facts=" · ".join(filter(None, (letter.day, section.note))),
        lead=letter.preview,
    )
    return render_poster(poster, words, environment)


def _choose_section(letter: Letter) -> Section | None:
    """Return the first section of posts with numbers of clicks, or else the first with posts."""
    sections = [part for part in letter.parts if isinstance(part, Section) and part.name == "posts"]
    sections = [section for section in sections if any(map(_is_offered, section.items))]
    ranked = (section for section in sections if any(item.value for item in section.items))
    return next(ranked, sections[0] if sections else None)


def _is_offered(item: Item) -> bool:
    return not item.has_ended and item.address is not None


def _show_post(item: Item) -> PosterItem:
    facts = (item.value, item.context)
    return PosterItem(
        title=item.title,
        language=item.language,
        address=item.address or "",
        context=" · ".join(filter(None, facts)) or None,
        quote=item.quote or item.text,
    )
