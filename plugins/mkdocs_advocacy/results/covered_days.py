"""The days that an export covers, if the user names them with the flag `--period`.

Days without visits have no rows, so the first and the last row may not tell all days of an export.
"""

from __future__ import annotations

from dataclasses import replace

from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.refusal import Refused

_WAY_OUT = "give all days that you exported with --period, or leave the option out"


def state_days(export: Export, period: Period | None) -> Export:
    """Return an export with the days that the user names. Raises Refused if its own days or rows contradict them."""
    if period is None:
        return export
    if export.covered not in (None, period):
        raise Refused(f"the file states that it covers {export.covered}, not {period}", _WAY_OUT)
    days = [record.day for record in export.records if record.day]
    if days and not period.covers(rows := Period(min(days), max(days))):
        raise Refused(f"the file has rows of {rows}, which are not all within {period}", _WAY_OUT)
    return replace(export, covered=period)


def extend_days(export: Export, period: Period | None) -> Export:
    """Return counts of single requests or events with the days that the user names.

    They state no days: `covered` is from the first to the last one. Raises Refused if the named days lack one of those.
    """
    if period is None or export.covered is None:
        return export
    if not period.covers(export.covered):
        raise Refused(f"the files cover {export.covered}, which is not all within {period}", _WAY_OUT)
    return replace(export, covered=period)
