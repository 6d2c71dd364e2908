"""Lookup of the type that a model expects at a path."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator
from pydantic_core import PydanticUndefined

from mkdocs_advocacy.core.audiences import DEFAULT_AUDIENCES, check_audience
from mkdocs_advocacy.core.model import TEXT_CHECKS, attributes_by_key, network_identifier


def wanted_at(model: type[BaseModel], path: Sequence[str | int]) -> frozenset[str]:
    """Return whether the model accepts prose ("text"), a list of prose ("list"), both or neither at `path`."""
    return frozenset(_find_wanted(model, tuple(path)))


def _find_wanted(annotation: Any, path: tuple[str | int, ...], checks: frozenset[Any] = frozenset()) -> Iterator[str]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _resolve_annotated(arguments[0], arguments[1:], path)
    elif origin in (Union, types.UnionType):
        for argument in arguments:
            yield from _find_wanted(argument, path, checks)
    elif origin in (tuple, list) and arguments:
        if path and isinstance(path[0], int):
            yield from _find_wanted(arguments[0], path[1:])
        elif not path and "text" in set(_find_wanted(arguments[0], ())):
            yield "list"
    elif origin is dict and path:
        yield from _find_wanted(arguments[1], path[1:])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel) and path:
        hints = _hints_of(annotation)
        if attribute := attributes_by_key(annotation).get(str(path[0])):
            yield from _find_wanted(hints[attribute], path[1:])
    elif annotation is str and not path and checks <= TEXT_CHECKS:
        yield "text"


@cache
def _hints_of(model: type[BaseModel]) -> Mapping[str, Any]:
    """Return the annotations of a model. Evaluating them takes milliseconds, and a hub has thousands of values."""
    return get_type_hints(model, include_extras=True)


def _resolve_annotated(inner: Any, metadata: Sequence[Any], path: tuple[str | int, ...]) -> Iterator[str]:
    if isinstance(inner, type) and issubclass(inner, date):
        return
    for constraint in metadata:
        if isinstance(constraint, BeforeValidator) and constraint.json_schema_input_type is not PydanticUndefined:
            yield from _find_wanted(constraint.json_schema_input_type, path)
            return
    checks = frozenset(constraint.func for constraint in metadata if isinstance(constraint, AfterValidator))
    yield from _find_wanted(inner, path, checks)


def names_of_items(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """Return the names allowed in the list at `path` of `model`, or an empty tuple if any text is allowed.

    For audiences, these are the usual names, since a hub can name others.
    """
    parts = [item for annotation in _find_annotations(model, tuple(path)) for item in _flatten(annotation)]
    if any(_has_check(item, check_audience) for item in parts):
        return DEFAULT_AUDIENCES
    return tuple(str(name) for item in parts if get_origin(item) is Literal for name in get_args(item))


def names_networks(model: type[BaseModel], path: Sequence[str | int]) -> bool:
    """Return whether the keys of the mapping at `path` of `model` are network ids."""
    return any(
        _has_check(get_args(part)[0], network_identifier)
        for annotation in _find_annotations(model, tuple(path))
        for part in _flatten(annotation)
        if get_origin(part) is dict
    )


def wants_day_at(model: type[BaseModel], path: Sequence[str | int]) -> bool:
    """Return whether the model accepts a day or a moment at `path`."""
    parts = (part for annotation in _resolve(model, tuple(path)) for part in _flatten(annotation))
    return any(isinstance(part, type) and issubclass(part, date) for part in parts)


def _resolve(annotation: Any, path: tuple[str | int, ...]) -> Iterator[Any]:
    """Yield the annotations of the value at `path`."""
    if not path:
        yield annotation
        return
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _resolve(arguments[0], path)
    elif origin in (Union, types.UnionType):
        for argument in arguments:
            yield from _resolve(argument, path)
    elif origin in (tuple, list) and arguments and isinstance(path[0], int):
        yield from _resolve(arguments[0], path[1:])
    elif origin is dict:
        yield from _resolve(arguments[1], path[1:])
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        attribute = attributes_by_key(annotation).get(str(path[0]))
        yield from _resolve(_hints_of(annotation)[attribute], path[1:]) if attribute else ()


def _has_check(annotation: Any, check: Any) -> bool:
    """Return whether values of the annotated type are validated by the function `check`."""
    metadata = getattr(annotation, "__metadata__", ())
    return any(isinstance(part, AfterValidator) and part.func is check for part in metadata)


def _find_annotations(model: type[BaseModel], path: tuple[str | int, ...]) -> Iterator[Any]:
    attribute = attributes_by_key(model).get(str(path[0])) if len(path) == 1 else None
    if attribute:
        yield _hints_of(model)[attribute]


def _flatten(annotation: Any) -> Iterator[Any]:
    """Yield the annotation and all annotations nested in it."""
    yield annotation
    for argument in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from _flatten(argument)
