"""Base class and field types shared by all content models: frozen, strict about keys, lenient about YAML spelling."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Annotated, Any, Self, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from mkdocs_advocacy.core.audiences import DEFAULT_AUDIENCES, check_audience, fill_audiences
from mkdocs_advocacy.core.days import start_of

ID_PATTERN = "^[a-z0-9]+(?:-+[a-z0-9]+)*$"
NETWORK_PATTERN = "^[a-z0-9]+(?:[_-]+[a-z0-9]+)*$"
UTM_PATTERN = "^[a-z0-9._-]+$"
MONTH_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])$"
DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
MOMENT_PATTERN = r"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2})?\s?([Zz]|[+-]\d{2}:?\d{2}))?$"
MAX_TEXT = 100_000
_NO_ZONE = "has a time but no time zone: add Z (UTC) or an offset such as +01:00"
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that change the direction of text. They could make a link look like one to another website."""
_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
"""Characters that RFC 3986 doesn't allow in a URL. Non-ASCII letters are accepted and encoded on use."""


class Model(BaseModel):
    """Base of all models of files that people write: rejects unknown keys, immutable once loaded."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # most commands need only a few models

    def emptied(self, kept: Collection[str], **values: Any) -> Self:
        """Return a copy in which every key has its default, except the `kept` ones and those with new `values`.

        Required keys without a new value stay as they are.
        """
        fields = type(self).model_fields.items()
        defaults = {name: field.get_default() for name, field in fields if name not in kept and not field.is_required()}
        return self.model_copy(update={**defaults, **values})


def attributes_by_key(model: type[BaseModel]) -> dict[str, str]:
    """Return a model's attributes by the key that writers use, which differs for words that Python reserves."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


_given: dict[frozenset[str], set[str]] = {}


def share_given_names(model: BaseModel) -> None:
    """Make models in which the same fields were given share the set of their names.

    Pydantic keeps a set for each model, which takes more memory than a short post. Frozen models never change it.
    """
    names = model.model_fields_set
    object.__setattr__(model, "__pydantic_fields_set__", _given.setdefault(frozenset(names), names))


def inert(text: str) -> str:
    """Reject invisible characters that break feeds and pages.

    Line breaks, tabs, joiners and direction marks are allowed: real languages and emoji need them.
    """
    if found := _INVISIBLE.search(text):
        raise ValueError(
            f"contains the invisible control character U+{ord(found.group()):04X} (character {found.start() + 1})"
        )
    if len(text) > MAX_TEXT:
        raise ValueError(f"is {len(text):,} characters long; the limit is {MAX_TEXT:,}")
    return text


def _refuse_empty(text: str) -> str:
    inert(text)
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        raise PydanticCustomError("no_words", "is empty")
    return text


def _validate_line(text: str) -> str:
    if "\n" in text.strip():
        raise ValueError("must be a single line")
    return _refuse_empty(text).strip()


def network_identifier(text: str, info: ValidationInfo) -> str:
    """Reject text that isn't a valid network id; `meant_network` in the context suggests the network that was meant."""
    if not re.fullmatch(NETWORK_PATTERN, text):
        meant = (info.context or {}).get("meant_network")
        lower = text.strip().lower()
        if network_id := (meant and meant(text)) or (lower if re.fullmatch(NETWORK_PATTERN, lower) else ""):
            raise ValueError(f"“{text}” is not a valid network id (write {network_id})")
        raise ValueError(f"“{text}” is not a valid network id: use lower-case letters a-z, digits, “-” and “_”")
    return text


def _validate_id(text: str) -> str:
    if not re.fullmatch(ID_PATTERN, text):
        raise ValueError(f"“{text}” is not a valid id: use lower-case letters a-z, digits and single hyphens")
    return sys.intern(text)  # thousands of posts name the same campaigns


def utm_value(text: str) -> str:
    """Reject personal data and spellings that analytics would count as separate values."""
    if "@" in text:
        raise ValueError(f"“{text}” looks like an email address; links must not contain personal data")
    if re.fullmatch(r"[A-Z][\w'’-]+[ ._-][A-Z][\w'’-]+", text):
        raise ValueError(f"“{text}” looks like a person's name; links must not contain personal data")
    if not re.fullmatch(UTM_PATTERN, text):
        raise ValueError(f"“{text}” may contain only lower-case letters a-z, digits, “.”, “_” and “-”")
    return text


def _validate_https(text: str) -> str:
    if found := re.search(r"[\s<>\"]", text):
        character = "a space or line break" if found.group().isspace() else f"the character {found.group()}"
        raise ValueError(f"“{text}” contains {character}, which isn't allowed in a link (percent-encode it)")
    inert(text)
    if found := _DIRECTIONS.search(text):
        raise ValueError(f"contains the invisible character U+{ord(found.group()):04X} (delete it from the link)")
    if not text.lower().startswith("https://"):
        bare = re.fullmatch(r"((?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#].*)?)", text)
        raise ValueError(f"“{text}” must start with https://" + (f" (write https://{bare[1]})" if bare else ""))
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or host.startswith(".") or ".." in host:
        raise ValueError(f"“{text}” has no host name after https://")
    if "@" in parts.netloc:
        raise ValueError(f"“{text}” contains a user name; links must not contain personal data")
    return text


def find_unfit(text: str) -> tuple[str, str] | None:
    """Return a description of the first character not allowed in a URL and how to fix it, or None if all are valid."""
    found = _NOT_IN_ADDRESSES.search(text)
    if not found:
        return None
    sign = found.group()
    if sign in "\r\n":
        return "a line break", "write the address on one line"
    if not sign.isprintable() and sign != " ":
        return f"the invisible character U+{ord(sign):04X}", "delete it"
    name = {" ": "a space", "%": "a “%” without a code"}.get(sign, f"the character {sign}")
    return name, f"write %{ord(sign):02X}"


def _refuse_unfit(text: str) -> str:
    if unfit := find_unfit(text):
        raise ValueError(f"“{text}” contains {unfit[0]}, which isn't allowed in an address: {unfit[1]}")
    return text


def _validate_language(code: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", code):
        raise ValueError(f"“{code}” is not a language code such as en, de or pt-BR")
    return code


def _strip_hash(text: str) -> str:
    return sys.intern(_validate_line(text).removeprefix("#"))  # thousands of posts have the same hashtags


TEXT_CHECKS = frozenset({_refuse_empty, _validate_line, _strip_hash})
"""Validators of prose that people write, as opposed to ids, codes and URLs."""


def parse_day(value: Any) -> Any:
    """Return the date that a text means, and other values as they are."""
    if isinstance(value, str):
        if not re.fullmatch(DATE_PATTERN, value.strip()):
            raise ValueError(f"“{value}” is not a date such as 2027-01-31{_suggest_day(value)}")
        return date_of(value.strip())
    return value


_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:\. ?(?P<dotted>\d{1,2})\. ?|[/-](?P<month>\d{1,2})[/-])(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")


def _suggest_day(text: str) -> str:
    """Return a hint with the ISO date if `text` is unambiguous: in dotted dates, the day precedes the month."""
    found = _DAY_FIRST.fullmatch(text.strip()) or _YEAR_FIRST.fullmatch(text.strip())
    if not found:
        return ""
    day, month = int(found["day"]), int(found.groupdict().get("dotted") or found["month"])
    if found.re is _DAY_FIRST and not found["dotted"]:
        if day <= 12 and month <= 12 and day != month:
            return ""
        day, month = (month, day) if month > 12 else (day, month)
    try:
        return f" (write {date(int(found['year']), month, day)})"
    except ValueError:
        return ""


def date_of(text: str) -> date:
    """Parse a `YYYY-MM-DD` date. Raises ValueError with a readable message if there is no such date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” isn't a real date") from None


def _validate_month(text: str) -> str:
    if not re.fullmatch(MONTH_PATTERN, text):
        raise ValueError(f"“{text}” is not a month such as 2026-11")
    return text


def _parse_moment(value: Any, info: ValidationInfo) -> Any:
    zone = (info.context or {}).get("zone")
    if zone is None:
        raise LookupError(f"{info.field_name} may be a day: validate it in the hub's time zone")
    found = _parse_day_or_time(value)
    return start_of(found, zone) if isinstance(found, date) and not isinstance(found, datetime) else found


def _parse_day_or_time(value: Any) -> Any:
    """Return the day or the time that a text means, and other values as they are."""
    if isinstance(value, datetime):
        return _require_zone(value)
    if not isinstance(value, str):
        return value
    text = value.strip()
    if re.fullmatch(DATE_PATTERN, text):
        return date_of(text)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2})?", text):
        raise ValueError(f"“{value}” {_NO_ZONE}")
    if not re.fullmatch(MOMENT_PATTERN, text):
        known = "a date such as 2026-11-01 nor a time with a time zone such as 2026-11-01T09:00+01:00"
        message = f"“{value}” is neither {known}"
        raise ValueError(message + _suggest_day(value))
    try:
        return _require_zone(datetime.fromisoformat(text.upper().replace(" ", "T", 1).replace(" ", "")))
    except ValueError:
        raise ValueError(f"“{text}” isn't a real time") from None


def _validate_day_or_time(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    found = _parse_day_or_time(value)
    return found if isinstance(found, date) else validate(found)


def _require_zone(value: datetime) -> datetime:
    """Return the time if it has a zone and is representable in UTC, otherwise raise ValueError."""
    if value.tzinfo is None:
        raise ValueError(f"“{value}” {_NO_ZONE}")
    try:
        value.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"“{value}” isn't a real time") from None
    return value


def _refuse_no_entries(value: Any) -> Any:
    if not value:
        raise PydanticCustomError("no_entries", "is empty")
    return value


Item = TypeVar("Item")
Name = TypeVar("Name", bound=str)

Some = Annotated[tuple[Item, ...], AfterValidator(_refuse_no_entries), Field(json_schema_extra={"minItems": 1})]
"""A non-empty list. Unlike `min_length`, this validator doesn't hide errors inside the list."""

SomeByName = Annotated[
    dict[Name, Item], AfterValidator(_refuse_no_entries), Field(json_schema_extra={"minProperties": 1})
]
"""A non-empty mapping."""

Text = Annotated[str, AfterValidator(_refuse_empty)]
"""Non-empty text of one or more lines."""

Line = Annotated[str, AfterValidator(_validate_line)]
"""A non-empty single line of text."""

Id = Annotated[str, AfterValidator(_validate_id), Field(json_schema_extra={"pattern": ID_PATTERN})]
"""An id used in URLs: lower-case letters, digits and hyphens."""

NetworkId = Annotated[str, AfterValidator(network_identifier), Field(json_schema_extra={"pattern": NETWORK_PATTERN})]
"""A network's id, which is also the name of its file."""

Language = Annotated[str, AfterValidator(_validate_language)]
"""A language code such as en, de or pt-BR."""

Audience = Annotated[
    str,
    AfterValidator(check_audience),
    Field(json_schema_extra={"anyOf": [{"enum": list(DEFAULT_AUDIENCES)}, {"type": "string", "pattern": ID_PATTERN}]}),
]
"""The id of one of the hub's audiences, which the option `audiences` names."""

Audiences = Annotated[Some[Audience], BeforeValidator(fill_audiences), Field(validate_default=True)]
"""The audiences of an entry. The default must be `USUAL_AUDIENCES`."""

UtmValue = Annotated[str, AfterValidator(utm_value), Field(json_schema_extra={"pattern": UTM_PATTERN})]
"""A UTM parameter value: lower-case, without spaces or personal data."""

HttpsUrl = Annotated[
    str, AfterValidator(_validate_https), Field(json_schema_extra={"pattern": "^[Hh][Tt][Tt][Pp][Ss]://"})
]
"""An absolute https URL, kept exactly as written."""

Address = Annotated[Line, AfterValidator(_refuse_unfit)]
"""An address for hosting configuration files: characters allowed by RFC 3986, plus letters of any language."""

ServedUrl = Annotated[HttpsUrl, AfterValidator(_refuse_unfit)]
"""An https URL for hosting configuration files."""

ANY_LANGUAGE = "any"
"""The key of a line for all languages."""


def _by_language(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("no_words", "is empty")
    return {ANY_LANGUAGE: value} if isinstance(value, str) else value


ByLanguage = Annotated[
    dict[Language, Line], BeforeValidator(_by_language, json_schema_input_type=str | dict[Language, Line])
]
"""A line for each language, by language code, or a single line for all languages."""

TextByLanguage = Annotated[
    dict[Language, Text], BeforeValidator(_by_language, json_schema_input_type=str | dict[Language, Text])
]
"""A text for each language, by language code, or a single text for all languages."""

Hashtag = Annotated[str, AfterValidator(_strip_hash)]
"""A hashtag, written with or without a leading #; stored without it."""

Day = Annotated[
    date, BeforeValidator(parse_day, json_schema_input_type=str), Field(json_schema_extra={"format": "date"})
]
"""A calendar date, `YYYY-MM-DD`."""

Moment = Annotated[
    datetime,
    BeforeValidator(_parse_moment, json_schema_input_type=str),
    Field(json_schema_extra={"pattern": MOMENT_PATTERN}),
]
"""A time with a zone, or a date, which means the start of that day in the hub's time zone."""

MonthName = Annotated[str, AfterValidator(_validate_month), Field(json_schema_extra={"pattern": MONTH_PATTERN})]
"""A calendar month, `YYYY-MM`."""

DayOrTime = Annotated[
    date,
    WrapValidator(_validate_day_or_time, json_schema_input_type=str),
    Field(json_schema_extra={"pattern": MOMENT_PATTERN}),
]
"""A calendar date, or a time with a zone."""


class ChangeNote(Model):
    """A dated note about a change."""

    date: Annotated[Day, Field(description="The publication date of the note.")]
    note: Annotated[Line, Field(description="What changed, for readers who know the previous version.")]
