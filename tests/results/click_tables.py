"""Tables of counts as texts, for tests.

A line is a row: campaign, post, source (`*` for the others of the post), then clicks, visitors, conversions, bots.
"""

from __future__ import annotations

from dataclasses import replace

from mkdocs_advocacy.results.counts import Counts, Key

Table = dict[Key, Counts]


def read(text: str) -> Table:
    """Read a table of counts: an empty text is `-`, and numbers at the end may be left out."""
    rows: Table = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        campaign, post, source, *numbers = line.split()
        key = Key("" if campaign == "-" else campaign, "" if post == "-" else post)
        if source != "-":
            key = replace(key, variant="*") if source == "*" else replace(key, source=source)
        clicks, *rest = [None if number == "-" else int(number) for number in numbers]
        rows[key] = Counts(clicks or 0, *rest)
    return rows
