"""From the plan to files: what is there already is taken, what is missing is made, what cannot be made is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.brand.renditions.model import Job, Limits, Refusal, Rendition, Renditions
from mkdocs_advocacy.kinds.brand.renditions.store import Store
from mkdocs_advocacy.kinds.brand.renditions.workshop import worked_off


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
    progress: Callable[[int, int], None],
) -> Produced:
    """What of the plan lies in the store now, and a problem for each picture that lacks some.

    `proofs` show of each drawing, by its path, that it can be drawn. `docs` is the folder that is published, and
    `shown` it as writers know it. `progress` hears how many pictures are done, and of how many.
    """
    pictures = {renditions.source: renditions for renditions in plan.values()}
    pictures |= {source: Renditions(source) for source in proofs if source not in pictures}
    sizes: dict[str, int] = {}
    refused: dict[str, Refusal] = {}
    missing: dict[str, list[Rendition]] = {}
    for source, renditions in pictures.items():
        for one in _all(renditions, proofs):
            if one.key in sizes or one.key in refused:
                continue
            if size := store.size(one):
                sizes[one.key] = size
            elif refusal := store.refusal(one):
                refused[one.key] = refusal
            else:
                missing.setdefault(source, []).append(one)
    jobs = [
        Job(str(docs / source), tuple((one.recipe, str(store.room(one))) for one in renditions))
        for source, renditions in missing.items()
    ]
    outcomes = worked_off(jobs, limits, processes, lambda done: progress(done, len(jobs)))
    given_up: set[str] = set()
    for (source, wanted), came in zip(missing.items(), outcomes, strict=True):
        for one, outcome in zip(wanted, came, strict=True):
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


def _all(renditions: Renditions, proofs: Mapping[str, Rendition]) -> Sequence[Rendition]:
    proof = proofs.get(renditions.source)
    return (*([proof] if proof else []), *renditions.previews, *renditions.downloads)


def _only(renditions: Renditions, sizes: Mapping[str, int]) -> Renditions:
    """Those that were made."""

    def made(some: Iterable[Rendition]) -> tuple[Rendition, ...]:
        return tuple(replace(one, bytes=sizes[one.key]) for one in some if one.key in sizes)

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
