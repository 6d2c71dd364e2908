"""Templates for a new call: a campaign with all parts to fill in, and the page with the rules."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_advocacy.content.kind import Sample
from mkdocs_advocacy.core.yaml_writing import yaml_text
from mkdocs_advocacy.kinds.campaigns.call.model import CallKind

_HEAD = """\
{title}# summary: One line for lists.
# The campaign and its rules aren't published before the first day:
starts: 2099-01-01
ends: 2099-01-31
audience: [{audience}]
# owner: The team to contact
# contact: campaign@example.com
# Replace all texts below. advocacy check reports missing parts, but it can't tell you that a call is complete or
# lawful, and it is not legal advice: have a lawyer read the rules.
call:
  kind: {kind}
"""
_PRIZES = """\
  # link, mail, hashtag, post, comment, share, tag (friends), follow, like. Networks don't allow all of them.
  entry: [link]
  how: What people do to enter.
  link: https://example.com/form
  # networks: [instagram]
  # hashtag: OneWord
  free_entry: Nothing has to be bought.
"""
_CHOICE = """\
  prizes:
    - {what: The prize, worth: 50 EUR, number: 1}
  # Country codes such as DE, AT or US, EU for all its countries, or world. Each country has its own laws.
  countries: [DE]
  min_age: 18
  employees_may: false
  sponsor: Your company, street, town
  # The day on which the winners are drawn or chosen:
  decided: 2099-02-15
  told: How and when you notify the winners.
  data: What you use names and addresses for, and when you delete them.
  rules: {id}/rules.md
  # Afterwards, the ids of the winners' stories. Pages show only stories with permission:
  # winners: [first-winner]
"""
_BODIES: Mapping[CallKind, str] = {
    "contest": f"""\
{_PRIZES}  # jury, votes or chance:
  chosen_by: jury
  criteria: How the jury or the voters decide.
  # stages:
  #   - {{title: The vote, starts: 2099-02-01, ends: 2099-02-10, link: "https://example.com/vote"}}
{_CHOICE}""",
    "draw": f"""\
{_PRIZES}  criteria: Who draws the winners, and how.
{_CHOICE}""",
    "ideas": """\
  asks: Which ideas you're looking for.
  how: How people submit an idea.
  link: https://example.com/ideas
  # reach: {support: 100, within: 60 days}
  sponsor: Your company, street, town
  # The day by which all ideas are answered:
  decided: 2099-02-15
  told: Where people find your answer.
  data: What you use names and addresses for, and when you delete them.
  rules: {id}/rules.md
""",
    "survey": """\
  asks: What you ask.
  takes: 5 minutes
  link: https://example.com/survey
  sponsor: Your company, street, town
  data: What happens to the answers, and when you delete them.
  told: Where people find the results.
  # Shows the latest results of results/pulse.csv:
  # results: surveys/pulse
""",
}
_RULES = """\
---
title: Rules
---

# Rules: {title}

## Who runs it

Your company, street, town, and an email address.

## Who may take part

Country, age, and whether people who work for you may.

## Dates

The first and the last day, with the time zone.

## How to enter

What people do, how often, and that nothing has to be bought.

## How the winners are chosen

Who decides, by which criteria, when, and how winners are notified. In a draw in the United States: the odds, where it
is void, and where people get the list of winners.

## The prizes

How many there are, and what each is worth.

## Rights in the entries

What you may do with entries, for how long, and what people get for it.

## Data

What you use names and addresses for, on what legal basis, until when, and who to ask.

## Networks

The sentence of each network where people enter. The campaign's page shows it too.

[Back](../{id}.md)
"""
_TERMS = """\
---
title: What happens to ideas
---

# What happens to ideas: {title}

## Who may use them

What you may do with an idea, and what its author may still do with it.

## If you had the same idea

How you show that you had it first.

## What people get

A name on the result, a share, or nothing: say it now.

## When you answer

By which day, and where.

[Back](../{id}.md)
"""


def write_call(sample: Sample, kind: CallKind) -> tuple[str, str | None]:
    """Return the file of a campaign with a call, and its rules page if it needs one."""
    head = _HEAD.format(title=yaml_text(title=sample.title), audience=sample.audience, kind=kind)
    rules = {"survey": None, "ideas": _TERMS}.get(kind, _RULES)
    page = rules.format(title=sample.title, id=sample.id) if rules else None
    return head + _BODIES[kind].replace("{id}", sample.id), page
