"""Groups as a kind of content."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_advocacy.content.kind import Kind, Loaded, Reading, Sample
from mkdocs_advocacy.content.loader import Entries, load_with_drafts
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.badges.banner import group_of_banner
from mkdocs_advocacy.kinds.badges.check import check_badge, check_translated_badges
from mkdocs_advocacy.kinds.badges.pages import address_of_badge, addresses_of_badges
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.groups.check import check_group, check_references
from mkdocs_advocacy.kinds.groups.details import describe_group, shorten_group
from mkdocs_advocacy.kinds.groups.gifts import check_gifts, check_limits, check_translated_gifts
from mkdocs_advocacy.kinds.groups.model import GroupTemplate

_SAMPLE = """\
---
{title}# summary: One line for lists.
# programme, team, council or space:
kind: programme
audience: [{audience}]
# open, application, invitation or election. Recognition looks for people who care, not for follower counts.
joins: application
join: advocacy@example.com
# Where people nominate others, who are asked first:
# nominate: advocacy@example.com
# cap: 100
# term: 2 years
# meets: quarterly
# minutes_within: 14 days
ask_at_most: 2 a quarter
gives:
  - {{what: News two weeks before everybody else, each: launch}}
asks:
  - {{what: Tell us what you would not tell your friends}}
# badge: {{title: One of us, criteria: Invited and came, picture: badges/one-of-us, valid: 1 year}}
# Drafts aren't published. Delete this line when the page is ready.
status: draft
---

What the group is for, what we give and ask, and why it isn't a bribe.
"""


def write_group(sample: Sample) -> str:
    """Return the file of a new group, as a draft."""
    return _SAMPLE.format(title=yaml_text(title=sample.title), audience=sample.audience)


def load(kind: Kind[Entries], reading: Reading) -> Loaded[Entries]:
    """Load all groups with their badges. Each may refer to any other."""
    loaded, drafts = load_with_drafts(kind, reading)
    ids = {file.stem.partition(".")[0] for file in loaded.files}
    problems = [
        *loaded.problems,
        *check_references(drafts, ids),
        *check_limits(reading),
        *check_translated_badges(drafts),
        *check_translated_gifts(drafts),
    ]
    groups, brand = {**loaded.content, **loaded.unpublished}.values(), reading.of(BRAND).content
    badges = addresses_of_badges(groups, brand, reading.places.docs, reading.now, reading.settings.zone)
    broken = {*loaded.broken_addresses, *map(address_of_badge, loaded.broken_addresses)}
    return replace(loaded, problems=problems, pages=(*loaded.pages, *badges), broken_addresses=broken)


GROUPS: Kind[Entries] = Kind(
    name="groups",
    singular="group",
    title="Group",
    files="content/groups/*.md",
    model=GroupTemplate,
    plugin="advocacy/programme",
    sample=write_group,
    translated=("title", "summary", "looks_for", "gives", "asks", "badge"),
    search=("summary", "looks_for"),
    checks=(check_group, check_badge, check_gifts),
    refers_to=("brand",),
    load=load,
    overviews=("groups/", "programme/"),
    details=describe_group,
    short=shorten_group,
    owner_of=group_of_banner,
    styles=("components/actions", "kinds/programme"),
)
