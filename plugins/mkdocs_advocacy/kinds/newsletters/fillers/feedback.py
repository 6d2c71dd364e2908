"""Feedback in newsletters: the answers of the period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.events.kind import EVENTS
from mkdocs_advocacy.kinds.feedback.block import FeedbackBlock, feedback_block_of
from mkdocs_advocacy.kinds.feedback.details import Describer, feedback_of
from mkdocs_advocacy.kinds.feedback.links import Links
from mkdocs_advocacy.kinds.feedback.model import Feedback
from mkdocs_advocacy.kinds.feedback.render import DID
from mkdocs_advocacy.kinds.newsletters.fillers.posts import may_show, may_show_language, wording_in
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filler, Issue
from mkdocs_advocacy.kinds.newsletters.letter import Item, Section
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.kinds.posts.selection import PostSelection
from mkdocs_advocacy.kinds.stories.kind import STORIES
from mkdocs_advocacy.rendering.addresses import address_in


def choose_feedback(block: FeedbackBlock, issue: Issue) -> Sequence[Choice]:
    """Return the feedback that was answered in the period, the newest answer first."""
    found = [
        (entry.template.answer.date, entry.id)
        for entry in feedback_of(issue.hub).values()
        if entry.template.answer and issue.covers(entry.template.answer.date) and _matches(block, entry, issue)
    ]
    found.sort(key=lambda dated: (-dated[0].toordinal(), dated[1]))
    return [Choice(name) for _, name in found[: block.limit]]


def show_feedback(block: FeedbackBlock, choices: Sequence[Choice], issue: Issue) -> Section:
    """Return the feedback with its answers as they are now: an answer may be corrected, but not taken back."""
    del block
    return Section("feedback", list(_show_each(choices, issue)), more=_link_to_answers(issue))


def _matches(block: FeedbackBlock, entry: Feedback, issue: Issue) -> bool:
    template = entry.template
    return (
        not entry.has_ended
        and issue.is_for(template.audience)
        and block.stage in (None, template.stage)
        and (block.addressee is None or block.addressee in template.addressees)
    )


def _show_each(choices: Sequence[Choice], issue: Issue) -> Iterator[Item]:
    describer, entries = Describer(issue.hub, issue.words), feedback_of(issue.hub)
    for choice in choices:
        original = entries.get(choice.id)
        if original is None or original.has_ended or not issue.is_for(original.template.audience):
            continue
        entry = original.current_in(issue.words.language)
        details = describer.describe(entry)
        if details.answer:
            yield Item(
                id=entry.id,
                title=entry.title,
                language=entry.language,
                address=entry.address,
                context=" · ".join((details.stage_title, details.answer.by.text)),
                text=details.answer.text,
                actions=_list_became(entry, issue),
            )


def _list_became(entry: Feedback, issue: Issue) -> Sequence[Link]:
    """Return links to what became of feedback, without entries whose titles may not be in the issue."""
    links = Links(issue.hub, issue.words)
    named = (name for name in entry.template.became if _may_name(name, issue))
    return [_link_as_released(link, issue) for link in links.find_became(named)]


def _may_name(name: str, issue: Issue) -> bool:
    """Return whether an entry or address is for a reader of the issue, and a story's permission covers its place."""
    kind, _, entry_id = name.partition("/")
    if kind == "posts":
        post = issue.hub.once(PostSelection).by_id.get(entry_id)
        return post is not None and may_show(post, issue)
    if kind == "stories":
        story = issue.hub.of(STORIES).shown_in(issue.place).get(entry_id)
        return story is not None and issue.is_for(story.template.audience)
    shown = {"campaigns": issue.hub.of(CAMPAIGNS), "events": issue.hub.of(EVENTS)}.get(kind)
    return shown is None or (entry_id in shown and issue.is_for(shown[entry_id].template.audience))


def _link_as_released(link: Link, issue: Issue) -> Link:
    """Return a link to a post with the title that it had when the issue was released."""
    kind, _, rest = link.address.partition("/")
    post = issue.hub.once(PostSelection).by_id.get(rest.partition("/")[0]) if kind == "posts" else None
    if post is None or post.has_ended or post.id not in issue.wording:
        return link
    version = in_language(post, issue.words.language)
    shown = version if may_show_language(version, issue) else post
    return Link(shown.address, wording_in(shown, issue).title)


def _link_to_answers(issue: Issue) -> Link:
    address = address_in(DID, issue.words.language, issue.hub.language)
    return Link(address, issue.words("newsletter_more_feedback"))


FEEDBACK_FILLER: Filler[FeedbackBlock] = Filler(
    "feedback",
    feedback_block_of,
    choose_feedback,
    show_feedback,
)
