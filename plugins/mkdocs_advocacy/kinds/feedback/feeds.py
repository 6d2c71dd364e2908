"""The feeds of answers: JSON Feed 1.1 and RSS 2.0, in each of the hub's languages."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import start_of
from mkdocs_advocacy.kinds.feedback.details import AnswerView
from mkdocs_advocacy.kinds.feedback.did_page import DidRenderer
from mkdocs_advocacy.kinds.feedback.render import FeedbackView
from mkdocs_advocacy.rendering.feeds import Feed, FeedItem


def answer_feeds(hub: Hub, page: DidRenderer, title: str, site: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each feed and its content. `title` is the hub's name, `site` its absolute URL."""
    for language in hub.settings.languages:
        address, name = page.address(language), f"{page.title(language)} · {title}"
        views = [(view, view.details.answer) for view in page.answers(language)]
        items = [_item_of(view, answer, hub, site) for view, answer in views if answer]
        yield from Feed(name, language, site + address, site, items, hub.now).files(f"{address}feed")


def _item_of(view: FeedbackView, answer: AnswerView, hub: Hub, site: str) -> FeedItem:
    """Return an answer. A later answer to the same entry has another id, so that readers see it."""
    return FeedItem(
        id=f"{site}{view.address}#{answer.day}",
        address=site + view.address,
        title=f"{view.title} · {view.details.stage_title}",
        text=answer.text,
        language=answer.language,
        published=start_of(answer.day, hub.settings.zone),
        tags=(view.details.stage_title,),
    )
