"""People as a kind of content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.content.entry import Lifecycle
from mkdocs_advocacy.content.kind import Kind, PageBlock, Reading, Sample
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.people.block import REFERENCE, PeopleBlock, check_people_blocks
from mkdocs_advocacy.kinds.people.check import check_person
from mkdocs_advocacy.kinds.people.kept import check_texts
from mkdocs_advocacy.kinds.people.load import load
from mkdocs_advocacy.kinds.people.model import PersonTemplate
from mkdocs_advocacy.kinds.people.shown import People

_SAMPLE = """\
# Nothing in this file is published, except the keys that show: lists, and only while consent holds.
# employees or customers:
audience: customers
adult: true
# name: The name that the person uses in public.
# role: What the person does.
# picture: portrait.jpg
# What the person agreed to show:
# show: [name, role]
# Where: page, newsletter (email, chat, and its page on the hub), print, posts or badge.
# where: [page]
# consent:
#   given: 2030-01-31
#   until: 2032-01-31
#   proof: Where the signed record is kept.
# groups:
#   - {group: council, since: 2030-01-31, invited_by: council}
"""


def write_person(sample: Sample) -> str:
    """Return the file of a new person, of whom nothing is shown."""
    del sample
    return _SAMPLE


def check_pages(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Report problems with lists of people in pages, and names in texts of people who don't show them."""
    yield from check_people_blocks(pages, reading)
    yield from check_texts(pages, reading)


PEOPLE: Kind[People] = Kind(
    name="people",
    singular="person",
    title="Person",
    files="people/*.yml",
    model=PersonTemplate,
    plugin="advocacy/programme",
    sample=write_person,
    lifecycle=Lifecycle(None, None, None),
    translated=(),
    checks=(check_person,),
    refers_to=("groups",),
    search=(),
    load=load,
    check_pages=check_pages,
    page_blocks=(PageBlock(REFERENCE, PeopleBlock.model_json_schema()),),
    has_renderer=True,
    has_pages=False,
)
