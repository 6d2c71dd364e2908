"""Production of planned renditions: reuses stored ones, creates missing ones and reports failures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.brand.renditions.model import Job, Limits, Outcome, Refusal, Rendition, Renditions
from mkdocs_advocacy.kinds.brand.renditions.progress import Progress
from mkdocs_advocacy.kinds.brand.renditions.store import Store
from mkdocs_advocacy.kinds.brand.renditions.workshop import run_jobs


class NoRoom(Exception):
    """Renditions could not be written anywhere; the message is the system's reason."""


class Produced(NamedTuple):
    """The results of a plan."""

    renditions: dict[str, Renditions]
    """The available renditions, with their sizes in bytes."""
    problems: list[Problem]
    """At most one problem for each image."""
    undrawn: frozenset[str]
    """The paths of SVGs that could not be drawn within the limits, which must not be published."""


def produced(
    plan: Mapping[str, Renditions],
    proofs: Mapping[str, Rendition],
    docs: Path,
    shown: str,
    store: Store,
    limits: Limits,
    processes: int,
    progress: Callable[[Progress], None],
) -> Produced:
    """Create the missing renditions of a plan, and report each image whose renditions are incomplete.

    `proofs` has a test rendition for each SVG, by path. `docs` is the published folder, and `shown` its path in
    problems. `progress` is called at least once a second while images are processed.
    """
    pictures = {renditions.source: renditions for renditions in plan.values()}
    pictures |= {source: Renditions(source) for source in proofs if source not in pictures}
    sizes: dict[str, int] = {}
    refused: dict[str, Refusal] = {}
    missing: dict[str, list[Rendition]] = {}
    to_be_made: set[str] = set()
    for source, renditions in pictures.items():
        for one in _all(renditions, proofs):
            if one.key in sizes or one.key in refused or one.key in to_be_made:
                continue  # an identical image has the same rendition
            if size := store.size(one):
                sizes[one.key] = size
            elif refusal := store.refusal(one):
                refused[one.key] = refusal
            else:
                to_be_made.add(one.key)
                missing.setdefault(source, []).append(one)
    outcomes = _create_missing(missing, docs, store, limits, processes, progress)
    given_up: set[str] = set()
    for source, wanted in missing.items():
        for one in wanted:
            outcome = outcomes[one.key]
            if outcome.refusal is None:
                sizes[one.key] = outcome.bytes
                store.note_made(one, outcome.bytes)
                continue
            refused[one.key] = outcome.refusal
            if outcome.for_good:
                store.note_refusal(one, outcome.refusal)
            else:
                given_up.add(source)
    undrawn = frozenset(source for source, proof in proofs.items() if proof.key in refused or source in given_up)
    problems = [
        problem
        for source, renditions in pictures.items()
        for problem in _problems(
            str(PurePosixPath(shown, source)), _all(renditions, proofs), refused, undrawn=source in undrawn
        )
    ]
    made = {source: _select_created(renditions, sizes) for source, renditions in pictures.items()}
    return Produced({name: made[renditions.source] for name, renditions in plan.items()}, problems, undrawn)


def _create_missing(
    missing: Mapping[str, Sequence[Rendition]],
    docs: Path,
    store: Store,
    limits: Limits,
    processes: int,
    progress: Callable[[Progress], None],
) -> dict[str, Outcome]:
    """Create the missing renditions and return their outcomes by key.

    Renditions that can't be written to the store go to a temporary folder.
    """
    outcomes: dict[str, Outcome] = {}
    for destination in (store.destination, store.temporary_destination):
        if not (sources := list(missing)):
            break

        def report(done: int, working: Sequence[int], sources: Sequence[str] = sources) -> None:
            progress(Progress(done, len(sources), tuple(sources[number] for number in working)))

        try:
            jobs = [
                Job(str(docs / source), tuple((one.recipe, destination(one)) for one in wanted), wanted[0].key)
                for source, wanted in missing.items()
            ]
            results = run_jobs(jobs, limits, processes, report)
        except OSError as error:  # no temporary folder is writable
            raise NoRoom(error.strerror or str(error)) from None
        for wanted, found in zip(missing.values(), results, strict=True):
            outcomes |= {one.key: outcome for one, outcome in zip(wanted, found, strict=True)}
        missing = {
            source: left
            for source, wanted in missing.items()
            if (left := [one for one in wanted if outcomes[one.key].no_room])
        }
    if full := next((outcome.no_room for outcome in outcomes.values() if outcome.no_room), ""):
        raise NoRoom(full)
    return outcomes


def _all(renditions: Renditions, proofs: Mapping[str, Rendition]) -> Sequence[Rendition]:
    proof = proofs.get(renditions.source)
    return (*([proof] if proof else []), *renditions.previews, *renditions.downloads)


def _select_created(renditions: Renditions, sizes: Mapping[str, int]) -> Renditions:
    """Return only the renditions that were created, with their sizes."""

    def select(some: Iterable[Rendition]) -> tuple[Rendition, ...]:
        return tuple(
            [Rendition(one.path, one.key, one.recipe, one.uses, sizes[one.key]) for one in some if one.key in sizes]
        )

    return replace(renditions, previews=select(renditions.previews), downloads=select(renditions.downloads))


def _problems(
    shown: str, wanted: Iterable[Rendition], refused: Mapping[str, Refusal], *, undrawn: bool
) -> Iterable[Problem]:
    """Yield at most one problem, with all reasons why the image lacks renditions."""
    found = list(dict.fromkeys(refused[one.key] for one in wanted if one.key in refused))
    if found:
        message = "; ".join(message for message, _ in found)
        message = f"the SVG is not published: {message}" if undrawn else message
        yield Problem(shown, 1, 1, Severity.WARNING, message, found[0][1])
