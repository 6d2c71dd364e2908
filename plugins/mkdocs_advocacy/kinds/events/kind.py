"""Events as a kind of content."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_advocacy.content.entry import Lifecycle
from mkdocs_advocacy.content.kind import Kind, Loaded, PageBlock, Reading, Sample
from mkdocs_advocacy.content.loader import Entries, load_with_drafts
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.events.block import REFERENCE, EventBlock, check_event_blocks
from mkdocs_advocacy.kinds.events.check import check_event
from mkdocs_advocacy.kinds.events.details import describe_event, shorten_event
from mkdocs_advocacy.kinds.events.due import check_cancellation, check_meetings, check_minutes
from mkdocs_advocacy.kinds.events.model import EventTemplate
from mkdocs_advocacy.kinds.events.private import sources_of_private, without_private_text

_SAMPLE = """\
---
{title}# summary: One line for lists.
# A day, or a time with a zone:
when: 2030-01-31T15:00+01:00
# until: 2030-01-31T16:30+01:00
# The file name of the group that meets, without .md:
# group: council
# where: The café in Harbour Street
# link: https://example.com/meeting
audience: [{audience}]
# executives: [Head of product]
# Drafts aren't published. Delete this line when the page is ready.
status: draft
---

The agenda. After the event, the minutes.
"""


def write_event(sample: Sample) -> str:
    """Return the file of a new event, as a draft."""
    return _SAMPLE.format(title=yaml_text(title=sample.title), audience=sample.audience)


def load(kind: Kind[Entries], reading: Reading) -> Loaded[Entries]:
    """Load all events, without their text if it is private. What is due for a group depends on all of its events."""
    loaded, drafts = load_with_drafts(kind, reading)
    shown = {name: without_private_text(event) for name, event in loaded.content.items()}
    return replace(
        loaded,
        content=shown,
        problems=[*loaded.problems, *check_meetings(drafts, reading)],
        private_texts=frozenset(sources_of_private((*loaded.content.values(), *loaded.unpublished.values()))),
    )


EVENTS: Kind[Entries] = Kind(
    name="events",
    singular="event",
    title="Event",
    files="content/events/*.md",
    model=EventTemplate,
    plugin="advocacy/programme",
    sample=write_event,
    lifecycle=Lifecycle(ends=None),
    translated=("title", "summary", "where", "link", "executives"),
    search=("summary", "where"),
    checks=(check_event, check_minutes, check_cancellation),
    refers_to=("groups", "people"),
    load=load,
    check_pages=check_event_blocks,
    page_blocks=(PageBlock(REFERENCE, EventBlock.model_json_schema()),),
    details=describe_event,
    short=shorten_event,
    styles=("components/actions", "kinds/programme"),
)
