"""From the plan to files: what is there already is taken, what is missing is made, what cannot be made is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.brand.renditions.model import Job, Limits, Outcome, Refusal, Rendition, Renditions
from mkdocs_advocacy.kinds.brand.renditions.progress import Progress
from mkdocs_advocacy.kinds.brand.renditions.store import Store
from mkdocs_advocacy.kinds.brand.renditions.workshop import worked_off


class NoRoom(Exception):
    """Renditions could be put nowhere; the message is the reason that the system gives."""


class Produced(NamedTuple):
    """What came of a plan."""

    renditions: dict[str, Renditions]
    """Those that were made, with their sizes in bytes."""
    problems: list[Problem]
    """At most one for each picture."""
    undrawn: frozenset[str]
    """The paths of drawings that could not be drawn within the limits: a browser must not be given them."""


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
    """What of the plan lies in the store now, and a problem for each picture that lacks some.

    `proofs` show of each drawing, by its path, that it can be drawn. `docs` is the folder that is published, and
    `shown` it as writers know it. `progress` hears how far it is.
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
                continue  # another picture of the same bytes has it
            if size := store.size(one):
                sizes[one.key] = size
            elif refusal := store.refusal(one):
                refused[one.key] = refusal
            else:
                to_be_made.add(one.key)
                missing.setdefault(source, []).append(one)
    outcomes = _worked_off(missing, docs, store, limits, processes, progress)
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
    made = {source: _only(renditions, sizes) for source, renditions in pictures.items()}
    return Produced({name: made[renditions.source] for name, renditions in plan.items()}, problems, undrawn)


def _worked_off(
    missing: Mapping[str, Sequence[Rendition]],
    docs: Path,
    store: Store,
    limits: Limits,
    processes: int,
    progress: Callable[[Progress], None],
) -> dict[str, Outcome]:
    """What came of the missing renditions by their keys.

    For those that find no room in the store, there may be some elsewhere.
    """
    outcomes: dict[str, Outcome] = {}
    for room in (store.room, store.room_elsewhere):
        if not (sources := list(missing)):
            break

        def heard(done: int, working: Sequence[int], sources: Sequence[str] = sources) -> None:
            progress(Progress(done, len(sources), tuple(sources[number] for number in working)))

        try:
            jobs = [
                Job(str(docs / source), tuple((one.recipe, room(one)) for one in wanted), wanted[0].key)
                for source, wanted in missing.items()
            ]
            came = worked_off(jobs, limits, processes, heard)
        except OSError as error:  # there is no temporary folder
            raise NoRoom(error.strerror or str(error)) from None
        for wanted, found in zip(missing.values(), came, strict=True):
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


def _only(renditions: Renditions, sizes: Mapping[str, int]) -> Renditions:
    """Those that were made."""

    def made(some: Iterable[Rendition]) -> tuple[Rendition, ...]:
        return tuple(
            [Rendition(one.path, one.key, one.recipe, one.uses, sizes[one.key]) for one in some if one.key in sizes]
        )

    return replace(renditions, previews=made(renditions.previews), downloads=made(renditions.downloads))


def _problems(
    shown: str, wanted: Iterable[Rendition], refused: Mapping[str, Refusal], *, undrawn: bool
) -> Iterable[Problem]:
    """At most one: all that is wrong with the picture."""
    found = list(dict.fromkeys(refused[one.key] for one in wanted if one.key in refused))
    if found:
        message = "; ".join(message for message, _ in found)
        message = f"the drawing is not published: {message}" if undrawn else message
        yield Problem(shown, 1, 1, Severity.WARNING, message, found[0][1])
