"""Read the files of an import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.readers import plausible
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source


def read_exports(paths: Sequence[Path], answers: Answers) -> Sequence[Export]:
    """Return the exports in the files."""
    exports = []
    for path in paths:
        try:
            source = Source(path.name, path.read_bytes())
        except OSError as error:
            raise Refused(f"{path} cannot be read: {error.strerror or error}") from None
        exports.append(plausible.read(source, answers))
    return exports
