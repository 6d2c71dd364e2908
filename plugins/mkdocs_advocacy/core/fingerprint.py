"""Digests of values that are identical in every process, for persistent caches."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date, tzinfo
from enum import Enum
from re import Pattern
from typing import Any

from pydantic import BaseModel


def fingerprint(value: Any) -> str:
    """Return the digest of a frozen value made of models, dataclasses, collections and plain values.

    Raises TypeError for other types, since different values might get the same digest.
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in _flatten(value):
        digest.update(f"{len(part)}:{part}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _flatten(value: Any) -> list[str]:
    if value is None or isinstance(value, (str, int, float, bytes, Enum, date)):  # datetime is a subclass of date
        return [f"{type(value).__name__} {value!r}"]
    if isinstance(value, tzinfo):
        return [f"zone {value}"]
    if isinstance(value, Pattern):
        return [f"pattern {value.pattern} {value.flags}"]
    if isinstance(value, BaseModel):
        return [
            type(value).__qualname__,
            *_flatten_pairs({name: getattr(value, name) for name in type(value).model_fields}),
        ]
    if is_dataclass(value) and not isinstance(value, type):
        return [
            type(value).__qualname__,
            *_flatten_pairs({field.name: getattr(value, field.name) for field in _list_compared_fields(value)}),
        ]
    if isinstance(value, Mapping):
        return ["map", *_flatten_pairs(value)]
    if isinstance(value, Set):
        return ["set", str(len(value)), *sorted(fingerprint(item) for item in value)]
    if isinstance(value, Sequence):
        return ["list", str(len(value)), *(part for item in value for part in _flatten(item))]
    raise TypeError(f"a {type(value).__name__} has no fingerprint")


def _list_compared_fields(value: Any) -> list[Any]:
    return [field for field in fields(value) if field.compare]


def _flatten_pairs(pairs: Mapping[Any, Any]) -> list[str]:
    return [str(len(pairs)), *(part for key, item in pairs.items() for part in (*_flatten(key), *_flatten(item)))]
