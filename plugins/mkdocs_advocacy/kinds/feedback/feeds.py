"""The feeds of answers: JSON Feed 1.1 and RSS 2.0, in each of the hub's languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.core.days import start_of
from mkdocs_advocacy.kinds.feedback.details import AnswerView
from mkdocs_advocacy.kinds.feedback.did_page import DidRenderer
from mkdocs_advocacy.kinds.feedback.render import FeedbackView
from mkdocs_advocacy.rendering.rss import rss


def answer_feeds(hub: Hub, page: DidRenderer, title: str, site: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each feed and its content. `title` is the hub's name, `site` its absolute URL."""
    for language in hub.settings.languages:
        address, name = page.address(language), f"{page.title(language)} · {title}"
        views = [(view, view.details.answer) for view in page.answers(language)]
        answered = [(view, answer, start_of(answer.day, hub.settings.zone)) for view, answer in views if answer]
        items = [_rss_item(view, answer, moment, site) for view, answer, moment in answered]
        feed = f"{address}feed.xml"
        yield feed, rss(items, name, site + address, language, hub.now, site + feed).encode()
        yield f"{address}feed.json", _json_feed(name, language, answered, site, address)


def _rss_item(view: FeedbackView, answer: AnswerView, moment: datetime, site: str) -> str:
    address = escape(site + view.address)
    return (
        f"<item><title>{escape(_title_of(view))}</title><link>{address}</link>"
        f'<guid isPermaLink="false">{escape(_id_of(view, answer, site))}</guid>'
        f"<description>{escape(answer.text)}</description>"
        f"<category>{escape(view.details.stage_title)}</category><pubDate>{format_datetime(moment)}</pubDate></item>"
    )


def _json_feed(
    name: str, language: str, answered: Sequence[tuple[FeedbackView, AnswerView, datetime]], site: str, address: str
) -> bytes:
    """Return a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/, read 2026-11-22)."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name,
        "home_page_url": site + address,
        "feed_url": f"{site}{address}feed.json",
        "language": language,
        "items": [
            {
                "id": _id_of(view, answer, site),
                "url": site + view.address,
                "title": _title_of(view),
                "content_text": answer.text,
                "language": answer.language,
                "date_published": moment.isoformat(),
                "tags": [view.details.stage_title],
            }
            for view, answer, moment in answered
        ],
    }
    return f"{compact_json(feed)}\n".encode()


def _id_of(view: FeedbackView, answer: AnswerView, site: str) -> str:
    """Return the id of an answer. A later answer to the same entry has another one, so that readers see it."""
    return f"{site}{view.address}#{answer.day}"


def _title_of(view: FeedbackView) -> str:
    return f"{view.title} · {view.details.stage_title}"
