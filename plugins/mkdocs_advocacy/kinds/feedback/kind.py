"""Feedback as a kind of content."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from mkdocs_advocacy.content.entry import Lifecycle
from mkdocs_advocacy.content.kind import Kind, Loaded, PageBlock, Reading, Sample
from mkdocs_advocacy.content.loader import Entries, load_with_drafts
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.feedback.block import REFERENCE, FeedbackBlock, check_feedback_blocks
from mkdocs_advocacy.kinds.feedback.check import check_feedback, check_merged, check_names
from mkdocs_advocacy.kinds.feedback.details import shorten_feedback
from mkdocs_advocacy.kinds.feedback.due import check_answer, check_due
from mkdocs_advocacy.kinds.feedback.evidence_check import check_evidence
from mkdocs_advocacy.kinds.feedback.model import Feedback, FeedbackTemplate
from mkdocs_advocacy.kinds.groups.kind import GROUPS

_SAMPLE = """\
{title}# summary: One line for lists.
# finding, idea or suggestion:
kind: suggestion
# Where you heard it: mentions, reviews, council, space, survey, contest, shop, phone, event or interview.
# heard: {{in: shop, date: 2030-01-31}}
# Results from which the page computes numbers:
# evidence:
#   - {{result: mentions/bottle-caps, from: 2030-01-01, to: 2030-01-31}}
# Departments in guidelines/rules/listening.yml, or groups:
# for: [product]
# open, gathering, review, planned, doing, done, declined or merged:
stage: open
# since: 2030-01-31
# decide_by: 2030-03-31
# answer:
#   by: product
#   date: 2030-03-01
#   text: What we do, or why we don't.
# became: [posts/new-caps]
audience: [{audience}]
# Drafts aren't published. Delete this line when the page is ready.
status: draft
"""


def write_feedback(sample: Sample) -> str:
    """Return the file of new draft feedback."""
    return _SAMPLE.format(title=yaml_text(title=sample.title), audience=sample.audience)


def load(kind: Kind[Entries], reading: Reading) -> Loaded[Entries]:
    """Load all feedback, without the ids of groups that aren't published. Merged entries refer to others."""
    loaded, drafts = load_with_drafts(kind, reading)
    ids = {file.stem.partition(".")[0] for file in loaded.files}
    groups = reading.of(GROUPS)
    hidden = groups.unpublished.keys() - groups.content.keys()
    shown = {name: _without_teams(entry, hidden) for name, entry in loaded.content.items()}
    return replace(loaded, content=shown, problems=[*loaded.problems, *check_merged(drafts, ids)])


def _without_teams(entry: Feedback, hidden: Collection[str]) -> Feedback:
    """Return an entry without the team of its answer if that is one of these unpublished groups."""
    answer = entry.template.answer
    if answer is None or answer.by not in hidden:
        return entry
    template = entry.template.model_copy(update={"answer": answer.model_copy(update={"by": ""})})
    others = tuple(_without_teams(translation, hidden) for translation in entry.translations)
    return replace(entry, template=template, translations=others)


FEEDBACK: Kind[Entries] = Kind(
    name="feedback",
    singular="feedback",
    is_countable=False,
    title="Feedback",
    files="content/feedback/*.yml",
    model=FeedbackTemplate,
    plugin="advocacy/programme",
    sample=write_feedback,
    lifecycle=Lifecycle(ends=None),
    translated=("title", "summary"),
    search=("summary",),
    checks=(check_feedback, check_names, check_answer, check_due),
    refers_to=("campaigns", "posts", "events", "stories", "groups", "people"),
    load=load,
    overviews=("feedback/", "you-said-we-did/"),
    short=shorten_feedback,
    check_pages=check_feedback_blocks,
    check_results=check_evidence,
    page_blocks=(PageBlock(REFERENCE, FeedbackBlock.model_json_schema()),),
    has_renderer=True,
)
