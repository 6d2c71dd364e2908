"""From the plan to files: what is there already is taken, what is missing is made, what cannot be made is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from mkdocs_advocacy.brand.renditions.model import Job, Limits, Rendition, Renditions
from mkdocs_advocacy.brand.renditions.store import Store
from mkdocs_advocacy.brand.renditions.workshop import worked_off
from mkdocs_advocacy.problems import Problem, Severity

Refusal = tuple[str, str]


def produced(
    plan: Mapping[str, Renditions],
    docs: Path,
    shown: str,
    store: Store,
    limits: Limits,
    processes: int,
    progress: Callable[[int, int], None],
) -> tuple[dict[str, Renditions], list[Problem]]:
    """What of the plan lies in the store now, with its sizes in bytes, and a problem for each picture that lacks some.

    `docs` is the folder that is published, and `shown` it as writers know it. `progress` hears how many pictures are
    done, and of how many.
    """
    pictures = {renditions.source: renditions for renditions in plan.values()}
    sizes: dict[str, int] = {}
    refused: dict[str, Refusal] = {}
    missing: dict[str, list[Rendition]] = {}
    for source, renditions in pictures.items():
        for one in _all(renditions):
            if one.key in sizes or one.key in refused:
                continue
            if size := store.size(one):
                sizes[one.key] = size
            elif refusal := store.refusal(one):
                refused[one.key] = refusal
            else:
                missing.setdefault(source, []).append(one)
    jobs = [
        Job(str(docs / source), tuple((one.recipe, str(store.place(one))) for one in renditions))
        for source, renditions in missing.items()
    ]
    outcomes = worked_off(jobs, limits, processes, lambda done: progress(done, len(jobs)))
    for wanted, came in zip(missing.values(), outcomes, strict=True):
        for one, outcome in zip(wanted, came, strict=True):
            if outcome.refusal is None:
                sizes[one.key] = outcome.bytes
                store.keep(one)
                continue
            refused[one.key] = outcome.refusal
            if outcome.for_good:
                store.note_refusal(one, outcome.refusal)
    problems = [
        problem
        for source, renditions in pictures.items()
        for problem in _problems(str(PurePosixPath(shown, source)), renditions, refused)
    ]
    made = {source: _only(renditions, sizes) for source, renditions in pictures.items()}
    return {name: made[renditions.source] for name, renditions in plan.items()}, problems


def _all(renditions: Renditions) -> Iterable[Rendition]:
    return (*renditions.previews, *renditions.downloads)


def _only(renditions: Renditions, sizes: Mapping[str, int]) -> Renditions:
    """Those that were made."""

    def made(some: Iterable[Rendition]) -> tuple[Rendition, ...]:
        return tuple(replace(one, bytes=sizes[one.key]) for one in some if one.key in sizes)

    return replace(renditions, previews=made(renditions.previews), downloads=made(renditions.downloads))


def _problems(shown: str, renditions: Renditions, refused: Mapping[str, Refusal]) -> Iterable[Problem]:
    """At most one: all that is wrong with the picture."""
    found = list(dict.fromkeys(refused[one.key] for one in _all(renditions) if one.key in refused))
    if found:
        message = "; ".join(message for message, _ in found)
        yield Problem(shown, 1, 1, Severity.WARNING, message, found[0][1])
