"""Events whose text is private: the agenda and the minutes stay out of everything that is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mkdocs_advocacy.kinds.events.model import Event


def without_private_text(event: Event) -> Event:
    """Return the event and its translations without the text if it is private."""
    if not event.template.is_private:
        return event
    translations = tuple(replace(translation, body="") for translation in event.translations)
    return replace(event, body="", translations=translations)


def sources_of_private(events: Iterable[Event]) -> Iterator[str]:
    """Yield the files with a private text, relative to the published folder."""
    for event in events:
        if event.template.is_private:
            yield from (version.source for version in event.all_languages)
