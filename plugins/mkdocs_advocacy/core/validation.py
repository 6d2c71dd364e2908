"""Validation of documents against models, with messages that writers understand."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mkdocs_advocacy.core.audiences import DEFAULT_AUDIENCES
from mkdocs_advocacy.core.config_file import option_path
from mkdocs_advocacy.core.model import attributes_by_key
from mkdocs_advocacy.core.model_paths import wanted_at, wants_day_at
from mkdocs_advocacy.core.problems import Problem, Severity, nearest, nearest_of
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.core.value_hints import LISTS, MAPS, hint_of, misread_line, quoted_wrongly
from mkdocs_advocacy.core.yaml_lines import clipped, in_quotes
from mkdocs_advocacy.core.yaml_swallowed import find_comments

_WANTED = {
    "string_type": "write some text",
    "list_type": "write a list: lines that start with “- ”",
    "tuple_type": "write a list: lines that start with “- ”",
    "dict_type": "write lines of the form “key: value”",
    "model_type": "write lines of the form “key: value”",
    "model_attributes_type": "write lines of the form “key: value”",
    "int_type": "use a whole number",
    "bool_type": "use true or false",
    "date_type": "use a date such as 2027-01-31",
    "datetime_type": "use a date, or a time with a time zone",
    "literal_error": "write a single name",
}
_MUST = {
    "string_type": "must be text",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dict_type": "must contain lines of the form “key: value”",
    "model_type": "must contain lines of the form “key: value”",
    "model_attributes_type": "must contain lines of the form “key: value”",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "date_type": "must be a date such as 2027-01-31",
    "datetime_type": "must be a date, or a time with a time zone",
    "literal_error": "must be a single name",
}

M = TypeVar("M", bound=BaseModel)


def validated(
    model: type[M],
    document: Document,
    zone: tzinfo | None,
    *,
    original: type[BaseModel] | None = None,
    meant_network: Callable[[str], str] | None = None,
    audiences: Collection[str] = DEFAULT_AUDIENCES,
) -> tuple[M | None, list[Problem]]:
    """Validate a document as `model` and return the value with all problems.

    `original` is the model of the file that the document translates: keys that only it has belong in the original.
    `meant_network` returns the network id meant by a name such as “Twitter”. `audiences` are the hub's audiences.

    A date in a `Moment` field starts in `zone`, the hub's; None raises LookupError if the model has such a field.

    If unknown keys are the only problems, they are ignored and the model is still built, so that later checks can run.
    """
    context = {"zone": zone, "meant_network": meant_network, "audiences": audiences}
    cut_off = {
        found.path: found for found in find_comments(document.text, document.root, lambda path: wanted_at(model, path))
    }
    blank = [path for path in _find_blanks(document.value) if path not in cut_off and wants_day_at(model, path)]
    problems = [_report_blank_day(document, path) for path in blank]
    try:
        made = model.model_validate(document.value, context=context)
        problems += (found.problem(document.file, document.text) for found in cut_off.values())
        return (None if blank else made), problems
    except ValidationError as error:
        details = error.errors(include_url=False)
    elsewhere = attributes_by_key(original).keys() - attributes_by_key(model).keys() if original else frozenset()
    for detail in _find_causes(model, document, details):
        path = tuple(as_written(_clean_path(detail["loc"]), document.value, inside=False))
        if path in blank:
            continue
        if path in cut_off and (detail["input"] is None or detail["type"] in LISTS):
            cut_off[path] = replace(cut_off[path], severity=Severity.ERROR)
        else:
            problems.append(_report(model, document, detail, elsewhere))
    problems += (found.problem(document.file, document.text) for found in cut_off.values())
    if blank or any(detail["type"] != "extra_forbidden" for detail in details):
        return None, problems
    known = copy.deepcopy(document.value)
    for detail in details:
        _remove(known, as_written(_clean_path(detail["loc"]), document.value, inside=True))
    try:
        return model.model_validate(known, context=context), problems
    except ValidationError:
        return None, problems


def _find_blanks(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of keys and items without a value."""
    if value is None:
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _find_blanks(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _find_blanks(inner, (*path, number))


def _report_blank_day(document: Document, path: tuple[str | int, ...]) -> Problem:
    """Return an error: without its day, `publish:` would end an embargo, and `revoked:` would revoke nothing."""
    return document.problem(path, f"{name_of(path)} is empty", hint="write a date, or delete the line")


def _find_causes(model: type[BaseModel], document: Document, details: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors that don't merely follow from others: a misspelt key is also reported as missing."""
    extra = [_clean_path(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"]
    followers = {(*path[:-1], nearest_of(str(path[-1]), sorted(_list_keys(model, path[:-1])))) for path in extra}
    followers |= {(*path[:-1], "text") for path in extra if _is_text(model, path, document)}
    emptied = {
        (name,)
        for path in extra
        if (name := _find_empty_key_above(document, path)) and not nearest_of(str(path[-1]), _list_keys(model, ()))
    }
    return [
        detail
        for detail in details
        if not (detail["type"] == "missing" and _clean_path(detail["loc"]) in followers)
        and not (detail["input"] is None and _clean_path(detail["loc"]) in emptied)
    ]


def _remove(value: Any, path: Sequence[str | int]) -> None:
    for step in path[:-1]:
        value = value[step]
    value.pop(path[-1], None)


def checked_options(
    model: type[M],
    options: Mapping[str, Any],
    zone: tzinfo | None = None,
    *,
    config: Document | None = None,
    plugin: str = "",
    meant_network: Callable[[str], str] | None = None,
) -> tuple[M | None, list[tuple[str, Exception]]]:
    """Validate a plugin's options as `model`; return the model, or messages with option names for MkDocs.

    For `zone` and `meant_network`, see `validated`. `config` is mkdocs.yml, used for positions.
    """
    try:
        return model.model_validate(dict(options), context={"zone": zone, "meant_network": meant_network}), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, [
        (name_of(_clean_path(detail["loc"])), ValueError(_describe_option(model, detail, config, plugin)))
        for detail in details
    ]


def _describe_option(model: type[BaseModel], detail: ErrorDetails, config: Document | None, plugin: str) -> str:
    """Return a message about a wrong option, with its position in mkdocs.yml."""
    path, is_unknown = _clean_path(detail["loc"]), detail["type"] == "extra_forbidden"
    place = ""
    if config:
        written = option_path(config, plugin, path)
        line, column = config.place(written, key=is_unknown)
        place = f"{config.file}:{line}:{column}: "
    if is_unknown:
        message, hint = "is not a known key", nearest(str(path[-1]), _list_keys(model, path[:-1]))
    else:
        message, hint = _describe_error(detail["type"], detail, detail["input"])
        message = _add_actual_type(message, hint, detail["input"])
        if detail["input"] is None and config and "#" in config.line(written):
            hint = "a # after a space starts a comment: put the value in quotes"
    return f"{place}{name_of(path)}: {message}{f' ({hint})' if hint else ''}"


def _report(model: type[BaseModel], document: Document, detail: ErrorDetails, elsewhere: Collection[str]) -> Problem:
    kind, path, value = detail["type"], _clean_path(detail["loc"]), detail["input"]
    named = name_of(as_written(path, document.value, inside=kind in ("missing", "extra_forbidden")))
    key = kind == "extra_forbidden" or detail["loc"][-1:] == ("[key]",)
    if kind == "missing":
        return document.problem(path[:-1], f"{named} is missing", key=True)
    if kind == "extra_forbidden":
        names = _list_keys(model, path[:-1])
        if len(path) == 1 and path[0] in elsewhere:
            message = f"{named} belongs in the original file, because it applies to all languages"
            if path[0] == "language":
                message = "a translation's language is set by its file name"
            return document.problem(path, message, hint="delete it here", key=True)
        hint = nearest(str(path[-1]), names)
        if not nearest_of(str(path[-1]), names) and (above := _find_empty_key_above(document, path)):
            hint = f"if it belongs under {above}:, indent it by two spaces"
        if _is_text(model, path, document):
            return _create_colon_problem(document, path, value)
        return document.problem(path, f"“{named}” is not a known key", hint=hint, key=True)
    written = as_written(path, document.value, inside=False)
    if kind in MAPS and "text" in wanted_at(model, written):
        kind = "string_type"
    if misread := misread_line(document, written, value) if kind in MAPS else None:
        offset, message, hint = misread
        line, column = document.place(written)
        return Problem(document.file, line, column + offset, Severity.ERROR, message, hint)
    if misquoted := quoted_wrongly(path, value):
        message, hint = misquoted
        return document.problem(path, f"{named}: {message}", hint=hint, key=key)
    message, hint = _describe_error(kind, detail, value)
    hint = hint_of(model, document, written, kind, value) or hint
    message = _add_actual_type(message, hint, value)
    if not path:
        return document.problem((), f"it {message}", hint=hint)
    if value is None and hint.startswith("a # "):
        line, column = document.place(written)
        column = max(column, document.line(written).find("#", column - 1) + 1)
        return Problem(document.file, line, column, Severity.ERROR, f"{named} {message}", hint)
    return document.problem(
        path, f"{named} {message}" if not message.startswith("“") else f"{named}: {message}", hint=hint, key=key
    )


def _is_text(model: type[BaseModel], path: Sequence[str | int], document: Document) -> bool:
    """Return whether the unknown key at `path` is really the start of an unquoted text that contains a colon."""
    name, above = str(path[-1]), as_written(path, document.value, inside=True)[:-1]
    if not above or not isinstance(above[-1], int) or re.fullmatch("[a-z_]+", name):
        return False
    return " " in name or (not nearest_of(name, _list_keys(model, path[:-1])) and "text" in wanted_at(model, path[:-1]))


def _create_colon_problem(document: Document, path: Sequence[str | int], value: Any) -> Problem:
    """Return the problem with an unquoted text whose start was read as a key because a colon follows."""
    line, column = document.place(path, key=True)
    before, name, behind = document.line(path, key=True).partition(str(path[-1]))
    whole = f"{name}{behind}".strip() if isinstance(value, str) else f"{path[-1]}:"
    message = "text with a colon followed by a space must be in quotes"
    hint = f"write {clipped(before.strip() + ' ' + in_quotes(whole))}"
    return Problem(document.file, line, column + len(str(path[-1])), Severity.ERROR, message, hint)


def _find_empty_key_above(document: Document, path: Sequence[str | int]) -> str:
    """Return the key directly above if it has no value, since the key at `path` may belong below it."""
    names = list(document.value)
    if len(path) != 1 or path[0] not in names[1:]:
        return ""
    above = names[names.index(path[0]) - 1]
    return above if document.value[above] is None else ""


def _describe_error(kind: str, detail: ErrorDetails, value: Any) -> tuple[str, str]:
    context = detail.get("ctx") or {}
    if value is None:
        return "is empty", _WANTED.get(kind, "write a value, or delete the line")
    if kind == "value_error":
        return str(context["error"]), ""
    if kind == "literal_error" and isinstance(value, str):
        return f"is “{value}”", nearest(value, _parse_literals(str(context["expected"])))
    if kind in _WANTED:
        return _MUST[kind], "lines that start with “- ”" if kind in LISTS else ""
    if kind in ("int_parsing", "int_from_float", "bool_parsing"):
        return f"is “{value}”", _WANTED["int_type" if kind.startswith("int") else "bool_type"]
    if kind in ("greater_than_equal", "less_than_equal"):
        bound, word = next((context[name], word) for name, word in (("ge", "least"), ("le", "most")) if name in context)
        return f"is {value}", f"it must be at {word} {bound}"
    if kind == "no_words":
        return "is empty", ""
    if kind == "no_entries":
        return "is empty", "add an entry, or delete the line"
    return f"is invalid: {detail['msg']}", ""


def as_written(path: Sequence[str | int], value: Any, *, inside: bool) -> list[str | int]:
    """Return `path` as the file spells it: a single text may replace a list of mappings, so steps may be missing.

    With `inside`, the last step is a key that is missing or unknown.
    """
    taken: list[str | int] = []
    for place, step in enumerate(path):
        last = inside and place == len(path) - 1
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif isinstance(value, Mapping) and (step in value or last):
            value = value.get(step)
        elif not last:
            continue
        taken.append(step)
    return taken


def name_of(path: Iterable[str | int]) -> str:
    """Format a path for writers: `text.linkedin[0]`."""
    name = ""
    for step in path:
        name += f"[{step}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def _clean_path(location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return tuple(step for step in location if step != "[key]")


def _parse_literals(expected: str) -> list[str]:
    return [name.strip("' ") for name in expected.replace(" or ", ", ").split(", ")]


def _add_actual_type(message: str, hint: str, value: Any) -> str:
    """Add the type of the actual value to the message, unless a hint says what to write."""
    return f"{message}, not {_describe_value(value)}" if message in _MUST.values() and not hint else message


def _describe_value(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, Mapping):
        return "keys with values"
    return f"the text “{value}”"


def _list_keys(model: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """Return the keys that the model at `path` below `model` accepts."""
    current: Any = model
    for step in path:
        if not isinstance(current, type):
            break
        if issubclass(current, BaseModel) and (attribute := attributes_by_key(current).get(str(step))):
            current = _find_model(current.model_fields[attribute].annotation)
    return list(attributes_by_key(current)) if isinstance(current, type) and issubclass(current, BaseModel) else []


def _find_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_find_model(argument) for argument in get_args(annotation))
    return next((model for model in found if model is not None), None)
