"""Results in newsletters, as numbers with bars: every email program shows them, unlike charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.results.block import ResultBlock, result_of
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary, Sums
from mkdocs_advocacy.kinds.newsletters.fillers.posts import may_show, version_of, wording_in
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filler, Issue
from mkdocs_advocacy.kinds.newsletters.letter import Item, Section
from mkdocs_advocacy.kinds.posts.selection import PostSelection
from mkdocs_advocacy.results.clicks import ClickRow
from mkdocs_advocacy.results.counts import OTHERS
from mkdocs_advocacy.results.periods import period_of, read_period

_WEEKS = 8
"""How many weeks are shown. An email isn't wide enough for more."""
_KEYS: Mapping[str, Callable[[ClickRow], str]] = {
    "posts": lambda row: row.key.post,
    "networks": lambda row: row.key.source,
    "languages": lambda row: row.key.language,
}
Named = tuple[str, str | None]
"""What a number counts, and the address of its page if it has one."""


def choose_result(block: ResultBlock, issue: Issue) -> Sequence[Choice]:
    """Return the published counts that the block shows."""
    summary = issue.hub.once(ResultsSummary)
    sums = summary.of_campaign(block.campaign) if block.campaign else summary.all
    if block.show == "progress":
        return [Choice(block.campaign or "", sums.clicks)] if sums.rows else ()
    if block.show == "weeks":
        weeks = [(period, clicks) for period, clicks in sums.by_period.items() if period.last <= issue.period.last]
        return [Choice(f"{period.first}..{period.last}", clicks) for period, clicks in weeks[-_WEEKS:]]
    month = _month_of(block, issue)
    return _count(block, sums.of_month(month)) if month else ()


def show_result(block: ResultBlock, choices: Sequence[Choice], issue: Issue) -> Section:
    """Return the counts with their labels. Counts below the hub's minimum are left out."""
    safe = [choice for choice in choices if (choice.number or 0) >= issue.hub.results.minimum]
    month = _month_of(block, issue)
    has_month = month and block.show not in ("progress", "weeks")
    return Section(
        "result",
        list(_show_each(block, safe, issue)),
        note=issue.words("newsletter_clicks_of", month=issue.words.month(month)) if has_month and month else None,
        more=Link("results/", issue.words("results_how")) if "results" in issue.hub.plugins else None,
    )


def _month_of(block: ResultBlock, issue: Issue) -> date | None:
    return block.first_day or issue.hub.once(PostSelection).last_complete_month(until=issue.period.last)


def _pin_month(block: ResultBlock, issue: Issue) -> ResultBlock:
    """Return the block with its month. Progress and weeks have none."""
    month = None if block.show in ("progress", "weeks") else _month_of(block, issue)
    return block.model_copy(update={"month": month and f"{month:%Y-%m}"})


def _count(block: ResultBlock, sums: Sums) -> Sequence[Choice]:
    """Return the counts by name, the largest first and others last. Posts without a name aren't counted."""
    counts = [Choice(name or OTHERS, clicks) for name, clicks in sums.by(_KEYS[block.show]).items()]
    named = [choice for choice in counts if choice.id != OTHERS]
    if block.show == "posts":
        return named[: block.limit]
    rest = sum(choice.number or 0 for choice in counts if choice.id == OTHERS)
    return [*named, *([Choice(OTHERS, rest)] if rest else [])]


def _show_each(block: ResultBlock, choices: Sequence[Choice], issue: Issue) -> Iterator[Item]:
    named = [(choice, name) for choice in choices if (name := _name(block, choice.id, issue))]
    largest = max((choice.number or 0 for choice, _ in named), default=0)
    for choice, (title, address) in named:
        number = choice.number or 0
        yield Item(
            id=choice.id,
            title=title,
            language=issue.words.language,
            address=address,
            context=_describe_target(choice, issue) if block.show == "progress" else None,
            value=issue.words.count("clicks", number),
            ratio=number / largest if block.show != "progress" and largest else None,
        )


def _name(block: ResultBlock, name: str, issue: Issue) -> Named | None:
    """Return the label and the address of a count, or None if its subject may no longer be shown."""
    hub, words = issue.hub, issue.words
    if block.show == "progress":
        campaign = hub.of(CAMPAIGNS).get(name)
        shown = campaign and issue.is_for(campaign.template.audience) and campaign.current_in(words.language)
        return (shown.title, shown.address) if shown else None
    if block.show == "posts":
        found = hub.once(PostSelection).by_id.get(name)
        post = found if found and not found.has_ended else None
        version = post and may_show(post, issue) and version_of(post, issue)
        return (wording_in(version, issue).title, version.address) if version else None
    if block.show == "weeks":
        period = read_period(name)
        if period is None:
            return None
        is_month = period_of(period.first, "month") == period
        return (words.month(period.first) if is_month else words.days(period.first, period.last)), None
    if name == OTHERS:
        return words("results_others"), None
    if block.show == "languages":
        return words.name_of(name), None
    return hub.once(ResultsSummary).network_name(name) or name, None


def _describe_target(choice: Choice, issue: Issue) -> str | None:
    campaign = issue.hub.of(CAMPAIGNS)[choice.id]
    target, words = campaign.template.targets.clicks, issue.words
    if not target:
        return None
    return words("results_of_target", clicks=words.number(choice.number or 0), target=words.count("clicks", target))


RESULT_FILLER: Filler[ResultBlock] = Filler(
    "result",
    lambda block, file, audiences: result_of(block, file),
    choose_result,
    show_result,
    pinned=("show", "campaign", "month"),
    pin=_pin_month,
)
