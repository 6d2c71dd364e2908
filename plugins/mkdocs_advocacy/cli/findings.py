"""The command `advocacy findings`: draft a finding for each topic whose share of mentions changed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal, get_args

import click

from mkdocs_advocacy.cli.hub import CLEAN, CannotRun, Opened, errors_of, of_hub, open_hub, say
from mkdocs_advocacy.cli.results_import import options_of
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.feedback.kind import FEEDBACK
from mkdocs_advocacy.results.mentions.figures import Figures, Move, find_moves, month_of, quarter_of
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.scaffold.write import write_new

Unit = Literal["quarter", "month"]
_UNITS: Mapping[Unit, Callable[[Period], Period]] = {"quarter": quarter_of, "month": month_of}
_DRAFT = """\
# A draft from `advocacy findings`. Pages compute the numbers; say what people mean, and what you recommend.
{title}# summary: One line for lists.
kind: finding
heard: {{in: mentions, date: {day}}}
evidence:
  - {{result: mentions/{topic}, from: {later_first}, to: {later_last}}}
  - {{result: mentions/{topic}, from: {earlier_first}, to: {earlier_last}}}
for: [{department}]
# Drafts aren't published. Delete this line when the finding is ready.
status: draft
"""


@click.command()
@click.option(
    "--by",
    type=click.Choice(get_args(Unit)),
    default="quarter",
    show_default=True,
    help="Compare the last two quarters or the last two months.",
)
@of_hub
def findings(by: Unit, config_file: Path) -> None:
    """Draft a finding for each topic that moved.

    A topic moved if its share of all mentions changed by more than chance between the last two complete quarters: the
    95% intervals don't overlap, and the tool, the searches and the topic's terms are the same. Exit codes: 0 drafted
    or nothing moved, 2 the hub has no results or errors.
    """
    opened = open_hub(config_file)
    options_of(opened)
    if errors := errors_of(opened.hub):
        raise CannotRun(f"{errors}\nCorrect these errors first: files with errors would be left out.")
    if FEEDBACK.capability not in opened.hub.plugins:
        raise CannotRun(f"The hub has no feedback: add the line “- {FEEDBACK.plugin}” under plugins: in mkdocs.yml.")
    hub = opened.hub
    figures = Figures(hub.results.mentions, hub.results.minimum)
    topics = hub.rules.listening.topics
    moves = find_moves(figures, topics, _UNITS[by])
    say("\n".join(_describe(move, hub) for move in moves) or f"No topic moved between the last two complete {by}s.")
    _write(opened, {_choose_id(move, by): _compose_draft(move, hub) for move in moves})
    sys.exit(CLEAN)


def _describe(move: Move, hub: Hub) -> str:
    title = hub.rules.listening.name_topic(move.topic, hub.language, hub.language)
    before, after = (
        f"{share.estimate.low:.1%} to {share.estimate.high:.1%} of {share.of:,}" for share in (move.before, move.after)
    )
    return f"{title}: {after} mentions, before {before}"


def _choose_id(move: Move, by: Unit) -> str:
    """Return the id of a finding, by the topic and the quarter or month."""
    first = _UNITS[by](move.later[0]).first
    time = f"{first:%Y}-q{(first.month + 2) // 3}" if by == "quarter" else f"{first:%Y-%m}"
    return f"{move.topic}-{time}"


def _compose_draft(move: Move, hub: Hub) -> str:
    words, listening = hub.words(hub.language), hub.rules.listening
    topic = listening.name_topic(move.topic, hub.language, hub.language)
    return _DRAFT.format(
        title=yaml_text(title=words("feedback_more_about" if move.is_rise else "feedback_less_about", topic=topic)),
        day=move.later[-1].last,
        topic=move.topic,
        department=listening.topics[move.topic].department,
        later_first=move.later[0].first,
        later_last=move.later[-1].last,
        earlier_first=move.earlier[0].first,
        earlier_last=move.earlier[-1].last,
    )


def _write(opened: Opened, drafts: Mapping[str, str]) -> None:
    """Write the drafts that don't exist yet, and print the path of each draft."""
    root = opened.places.root
    new = {f"{opened.shown}/feedback/{name}.yml": text.encode() for name, text in drafts.items()}
    existing = [name for name in new if (root / name).exists()]
    write_new(root, {name: data for name, data in new.items() if name not in existing}, below=opened.places.docs)
    for name in new:
        say(f"{'Already exists' if name in existing else 'Drafted'}: {name}")
