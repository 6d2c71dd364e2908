"""Checks of a group's file beyond the schema."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.problems import Problem, Severity, nearest


def check_group(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report seats that contradict other keys, and promises without a meeting."""
    del reading
    template, document = draft.template, draft.document
    if draft.is_translation:
        return
    seats = sum(template.seats.values())
    for audience in template.seats:
        if audience not in template.audience:
            message = f"seats for {audience}, but audience is {', '.join(template.audience)}"
            hint = f"add {audience} to audience:, or remove the seats"
            yield document.problem(("seats", audience), message, hint=hint, key=True)
    if template.cap and seats > template.cap:
        yield document.problem(
            ("seats",), f"{seats} seats are more than cap: {template.cap}", hint="change one of them"
        )
    for audience in template.members_from:
        if audience not in template.audience:
            message = f"members_from names {audience}, but audience is {', '.join(template.audience)}"
            hint = f"add {audience} to audience:, or remove the line"
            yield document.problem(("members_from", audience), message, hint=hint, key=True)
    for group, number in template.also_in.items():
        if seats and number > seats:
            message = f"{number} members are also in “{group}”, but there are only {seats} seats"
            yield document.problem(("also_in", group), message, hint="lower the number, or raise seats:")
    if template.minutes_within and not template.meets:
        message = "the group promises minutes, but the file does not say how often it meets"
        yield document.problem(
            ("minutes_within",),
            message,
            hint="add meets:, such as meets: quarterly",
            severity=Severity.WARNING,
            key=True,
        )
    if template.joins == "open" and not (template.join or template.space):
        message = "everybody may join, but the page can't say where"
        yield document.problem(("title",), message, hint="add join: or space:", severity=Severity.WARNING)


def check_references(drafts: Iterable[Draft], ids: Collection[str]) -> Iterator[Problem]:
    """Report references to unknown groups. `ids` are the ids of all groups."""
    for draft in drafts:
        yield from _check_references_of(draft, ids)


def _check_references_of(draft: Draft, ids: Collection[str]) -> Iterator[Problem]:
    for key in ("over", "works_with", "also_in", "members_from"):
        for path, name in _list_references(draft, key):
            is_key = key == "also_in"
            if name == draft.id:
                message = f"the group names itself under {key}"
                yield draft.document.problem(path, message, hint="name another group", key=is_key)
            elif name not in ids:
                message = f"there is no group “{name}”"
                hint = nearest(name, ids) or f"add groups/{name}.md"
                yield draft.document.problem(path, message, hint=hint, key=is_key)


def _list_references(draft: Draft, key: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the position and the id of each group that `key` refers to."""
    value = getattr(draft.template, key) if draft.says(key) else ()
    if isinstance(value, Mapping):
        yield from (((key, name), name if key == "also_in" else value[name]) for name in value)
    else:
        yield from (((key, place), name) for place, name in enumerate(value))
