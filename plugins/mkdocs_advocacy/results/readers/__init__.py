"""Readers of exports, one module per tool. Each recognises its files by their content.

To add a reader, write a module with `recognises` and `read`, as `reader.py` describes them, and list it in `READERS`.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_advocacy.results.readers import (
    ga4,
    goatcounter,
    google_alerts,
    linkedin,
    matomo,
    matomo_visits,
    mention_formats,
    mention_tables,
    meta,
    owner_shares,
    plausible,
    shlink,
    simple_analytics,
    survey,
    umami,
    visits_table,
    x,
    youtube,
)
from mkdocs_advocacy.results.readers.reader import Reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source

READERS: tuple[Reader, ...] = (
    Reader("Google Analytics 4", ga4.recognises, ga4.read),
    Reader("Matomo", matomo.recognises, matomo.read),
    Reader("Matomo", matomo_visits.recognises, matomo_visits.read),
    Reader("Plausible", plausible.recognises, plausible.read),
    Reader("Umami", umami.recognises, umami.read),
    Reader("GoatCounter", goatcounter.recognises, goatcounter.read),
    Reader("Simple Analytics", simple_analytics.recognises, simple_analytics.read),
    Reader("Shlink", shlink.recognises, shlink.read),
    Reader("LinkedIn", linkedin.recognises, linkedin.read),
    Reader("X", x.recognises, x.read),
    Reader("Meta Business Suite", meta.recognises, meta.read),
    Reader("YouTube Studio", youtube.recognises, youtube.read),
    Reader("survey tools", survey.recognises, survey.read),
    *map(mention_tables.make_reader, mention_formats.FORMATS),
    Reader("Google Alerts", google_alerts.recognises, google_alerts.read),
    Reader("counts of shares", owner_shares.recognises, owner_shares.read),
    Reader(visits_table.NAME, visits_table.recognises, visits_table.read),
)


def find_reader(source: Source, mapped: Sequence[Reader] = ()) -> Reader:
    """Return the reader of a file. `mapped` are the readers of the hub's `results/results.yml`, which come first.

    Raises Refused if no reader recognises the file, or several do.
    """
    for readers in (mapped, READERS):
        found = [reader for reader in readers if reader.recognises(source)]
        if len(found) > 1:
            names = " and ".join(reader.name for reader in found)
            message = f"the file could be an export of {names}"
            raise Refused(message, "describe its columns in results/results.yml, under headings that only it has")
        if found:
            return found[0]
    names = ", ".join(dict.fromkeys(reader.name for reader in (*mapped, *READERS)))
    message = f"the file is not an export of a known tool. Known: {names}, and access logs in usual formats"
    raise Refused(message, "save workbooks as CSV, and describe the columns of other files in results/results.yml")
