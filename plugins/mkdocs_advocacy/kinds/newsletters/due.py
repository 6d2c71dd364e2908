"""The day on which the next issue is due, and the notice about it, which never fails a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.config_file import CONFIG
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.spans import MONTHS_OF, Rhythm, add_months
from mkdocs_advocacy.kinds.groups.options import ProgrammeOptions
from mkdocs_advocacy.kinds.newsletters.model import NewsletterTemplate

RULE = "newsletter-due"


def due_day(templates: Iterable[NewsletterTemplate], reading: Reading) -> date | None:
    """Return the day on which the next issue is due, or None if the hub has no rhythm or hasn't published an issue."""
    rhythm, zone, today = _rhythm_in(reading), reading.settings.zone, day_of(reading.now, reading.settings.zone)
    days = [day_of(template.date, zone) for template in templates if template.status != "draft"]
    last = max((day for day in days if day <= today), default=None)
    return add_months(last, MONTHS_OF[rhythm]) if rhythm and last else None


def check_due(drafts: Sequence[Draft], reading: Reading) -> Iterator[Problem]:
    """Report at the last issue that the next one is due, unless it is scheduled."""
    rhythm, zone, today = _rhythm_in(reading), reading.settings.zone, day_of(reading.now, reading.settings.zone)
    days = {draft.id: day_of(draft.template.date, zone) for draft in drafts if not draft.is_translation}
    issues = sorted(
        (draft for draft in drafts if not draft.is_translation), key=lambda draft: (days[draft.id], draft.id)
    )
    finished = [draft for draft in issues if draft.template.status != "draft"]
    due = due_day((draft.template for draft in finished), reading)
    if not rhythm or any(days[draft.id] > today for draft in finished) or (due and due > today):
        return
    begun = [draft for draft in issues if draft.template.status == "draft"]
    hint = f"finish the draft {begun[-1].document.file}" if begun else "begin it with: advocacy add newsletter"
    if due:
        message = f"the newsletter is {rhythm}, so the next issue has been due since {due}"
        yield finished[-1].document.problem(("date",), message, hint=hint, severity=Severity.NOTICE, rule=RULE)
    else:
        message = f"plugins.advocacy/programme.newsletter: the newsletter is {rhythm}, but no issue is published yet"
        yield Problem(CONFIG, 1, 1, Severity.NOTICE, message, hint, RULE)


def _rhythm_in(reading: Reading) -> Rhythm | None:
    options = reading.options.get("programme")
    return options.newsletter if isinstance(options, ProgrammeOptions) else None
