"""Newsletters as a kind of content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.content.entry import Lifecycle, Short
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind, Loaded, PageBlock, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.newsletters.changes_block import REFERENCE, ChangesBlock, check_changes_blocks
from mkdocs_advocacy.kinds.newsletters.check import check_names_of_blocks, check_newsletter
from mkdocs_advocacy.kinds.newsletters.details import describe_issue
from mkdocs_advocacy.kinds.newsletters.feeds import link_to_feeds
from mkdocs_advocacy.kinds.newsletters.load import Newsletters, load
from mkdocs_advocacy.kinds.newsletters.model import Newsletter, NewsletterTemplate
from mkdocs_advocacy.kinds.newsletters.named_people import check_named_people
from mkdocs_advocacy.kinds.newsletters.record import RECORD
from mkdocs_advocacy.kinds.newsletters.sample import write_newsletter


def find_mail_problems(loaded: Loaded[Newsletters], hub: Hub, site: str) -> Iterator[Problem]:
    """Yield the problems with issues as emails."""
    from mkdocs_advocacy.kinds.newsletters.mail_check import check_mails  # which needs this kind

    return check_mails(loaded, hub, site)


def shorten_newsletter(newsletter: Newsletter, hub: Hub, words: Catalogue) -> Short | None:
    """Return an issue's line in short lists: its day, the newest first."""
    if newsletter.has_ended:
        return None
    day = day_of(newsletter.template.date, hub.settings.zone)
    return Short(words.day(day), -day.toordinal())


def _check_pages(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Report problems with names of blocks, lists of changes, and codes of people who haven't agreed to be shown."""
    yield from check_names_of_blocks(pages)
    yield from check_changes_blocks(pages, reading)
    yield from check_named_people(pages, reading)


NEWSLETTERS: Kind[Newsletters] = Kind(
    name="newsletters",
    singular="newsletter",
    title="Newsletter",
    files="content/newsletters/*.md",
    model=NewsletterTemplate,
    plugin="advocacy/programme",
    load=load,
    sample=write_newsletter,
    lifecycle=Lifecycle(begins="date", ends=None),
    checks=(check_newsletter,),
    check_pages=_check_pages,
    check_hub=find_mail_problems,
    page_blocks=(PageBlock(REFERENCE, ChangesBlock.model_json_schema()),),
    refers_to=("posts", "campaigns", "brand", "guidelines", "groups", "events", "stories", "feedback", "people"),
    details=describe_issue,
    overview_details=link_to_feeds,
    short=shorten_newsletter,
    keeps_ended_text=False,
    beside=(RECORD,),
    styles=("components/actions", "kinds/newsletters", "kinds/programme"),
)
