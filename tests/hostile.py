"""Hostile values for every text key of writers' files, generated from the models, so that new keys are covered too."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator
from pydantic_core import PydanticUndefined

from mkdocs_advocacy.core.model import TEXT_CHECKS, Address, HttpsUrl, Text
from mkdocs_advocacy.networks.model import Address as Opened

LINE = (
    "</script></style></title></textarea><script>window.hacked=1</script>\"'><img src=x onerror=window.hacked=1>"
    "<svg/onload=window.hacked=1>' onfocus=window.hacked=1 autofocus x=' [a](javascript:window.hacked=1) ${7*7} "
    "{{7*7}}{%x%} $host %0d%0a '; } \"; } location = /pwn {} # <!-- --> &quot;><i> \\ \u202eabc\u202c \u2028 "
)
"""A line without line breaks or control characters, which are refused."""
TEXT = f"{LINE}\nX: y\n\n<script>window.hacked=1</script>\n"
LINK = "https://soda.example/?a='onload=window.hacked=1&b=javascript:%0d%0aX:y&c=${7*7}&d={{7*7}}&e=$host;#'};"
ADDRESS = "https://soda.example/?a='onload=window.hacked=1&b=javascript:%0d%0aX:y&e=$host;#';"
OPENED = (
    "https://soda.example/'\"><img src=x onerror=window.hacked=1><script>window.hacked=1</script>?a={text}&b={link}"
)
NOTHING = object()
"""The value of a key to leave out."""


@dataclass(frozen=True)
class Hostile:
    """A generator of hostile values for a model, with exceptions for some keys."""

    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Fixed values for keys that cannot be hostile, by key at any depth or by `Model.key`."""
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The names to use in mappings, by key."""
    spelled: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    """Functions that turn a text into a valid value, by top-level key."""

    def values(self, model: type[BaseModel]) -> dict[str, Any]:
        """Return the values of a file with all keys of `model`."""
        return {key: self._spelled(key, value) for key, value in self._of_model(model).items()}

    def _of_model(self, model: type[BaseModel]) -> dict[str, Any]:
        hints = get_type_hints(model, include_extras=True)
        found = {}
        for attribute, said in model.model_fields.items():
            key = said.alias or attribute
            fixed = next((name for name in (f"{model.__name__}.{key}", key) if name in self.fixed), None)
            found[key] = self.fixed[fixed] if fixed else self._value(hints[attribute], key)
            lacks = found[key] is NOTHING and said.is_required() and fixed is None
            assert not lacks, f"define a value for {model.__name__}.{key}"
        return {key: value for key, value in found.items() if value is not NOTHING}

    def _value(self, annotation: Any, key: str, checks: frozenset[Any] = frozenset()) -> Any:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._annotated(arguments[0], arguments[1:], key)
        if origin in (Union, types.UnionType):
            values = (self._value(one, key, checks) for one in arguments)
            return next((value for value in values if value is not NOTHING), NOTHING)
        if origin in (tuple, list):
            value = self._value(arguments[0], key)
            return NOTHING if value is NOTHING else [value]
        if origin is dict:
            name = self._value(arguments[0], key)
            names = self.names.get(key, [] if name is NOTHING else [name])
            of_names = {name: self._value(arguments[1], key) for name in names}
            return {name: value for name, value in of_names.items() if value is not NOTHING} or NOTHING
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._of_model(annotation) or NOTHING
        if annotation is str:
            return _text(checks)
        known = annotation is Any or annotation is type(None) or origin is Literal or isinstance(annotation, type)
        assert known, f"{key} is {annotation}: define a hostile value for it"
        return NOTHING

    def _annotated(self, inner: Any, metadata: Sequence[Any], key: str) -> Any:
        if isinstance(inner, type) and issubclass(inner, date):
            return NOTHING
        for one in metadata:
            if isinstance(one, BeforeValidator) and one.json_schema_input_type is not PydanticUndefined:
                return self._value(one.json_schema_input_type, key)
        return self._value(inner, key, frozenset(one.func for one in metadata if isinstance(one, AfterValidator)))

    def _spelled(self, key: str, value: Any) -> Any:
        spell = self.spelled.get(key)
        if spell is None:
            return value
        if isinstance(value, Mapping):
            return {name: self._spelled(key, one) for name, one in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [self._spelled(key, one) for one in value]
        return spell(value) if isinstance(value, str) else value


def _checks(annotation: Any) -> frozenset[Any]:
    return frozenset(one.func for one in annotation.__metadata__ if isinstance(one, AfterValidator))


def _text(checks: frozenset[Any]) -> Any:
    if not checks or checks <= _checks(Text):
        return TEXT if checks else LINE
    if checks <= TEXT_CHECKS:
        return LINE.strip()
    if checks & _checks(Address) - TEXT_CHECKS:
        return ADDRESS
    if checks & _checks(Opened) - TEXT_CHECKS:
        return OPENED
    return LINK if checks & _checks(HttpsUrl) else NOTHING
