"""Recognise the owner's file of voluntary counts: `month`, `shares`, and `campaign` or `post`."""

from __future__ import annotations

from mkdocs_advocacy.results.readers.reader import SharesFile
from mkdocs_advocacy.results.source import Answers, Source


def recognises(source: Source) -> bool:
    """Return whether the file counts shares by month."""
    header = source.head[0].replace('"', "").replace(";", ",").split(",") if source.head else []
    names = {name.strip().casefold() for name in header}
    return {"month", "shares"} <= names and not names.isdisjoint({"campaign", "post"})


def read(source: Source, answers: Answers) -> SharesFile:
    """Return the file itself: it has the columns of results/shares.csv."""
    del answers
    return SharesFile(source)
