"""What every content model shares: frozen, strict about names, and forgiving about how YAML writes a value."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from mkdocs_advocacy.core.days import start_of

ID_PATTERN = "^[a-z0-9]+(?:-+[a-z0-9]+)*$"
NETWORK_PATTERN = "^[a-z0-9]+(?:[_-]+[a-z0-9]+)*$"
UTM_PATTERN = "^[a-z0-9._-]+$"
DATE_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
MOMENT_PATTERN = r"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2})?\s?([Zz]|[+-]\d{2}:?\d{2}))?$"
MAX_TEXT = 100_000
_NO_ZONE = "has a time but no zone: add Z (UTC) or an offset such as +01:00"
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_NOT_IN_ADDRESSES = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\"<>\\^`{|}]|%(?![0-9A-Fa-f]{2})")
"""What RFC 3986 allows nowhere in an address. Letters of any language are fine: they are encoded when they are used."""


class Model(BaseModel):
    """Base of everything a writer writes: unknown keys are errors, and a loaded value never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # most commands need a few of them


def inert(text: str) -> str:
    """Refuse characters that no reader sees and that break feeds and pages.

    Line breaks and tabs are fine; so are joiners and direction marks, which real languages and emoji need.
    """
    if found := _INVISIBLE.search(text):
        raise ValueError(
            f"holds the invisible control character U+{ord(found.group()):04X} (character {found.start() + 1})"
        )
    if len(text) > MAX_TEXT:
        raise ValueError(f"is {len(text):,} characters long; {MAX_TEXT:,} are allowed")
    return text


def _filled(text: str) -> str:
    inert(text)
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        raise PydanticCustomError("no_words", "is empty")
    return text


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise ValueError("has several lines; one is allowed")
    return _filled(text).strip()


def network_identifier(text: str, info: ValidationInfo) -> str:
    """Refuse what no network's file can be called; the context may know which network is meant."""
    if not re.fullmatch(NETWORK_PATTERN, text):
        meant = (info.context or {}).get("meant_network")
        lower = text.strip().lower()
        if network_id := (meant and meant(text)) or (lower if re.fullmatch(NETWORK_PATTERN, lower) else ""):
            raise ValueError(f"“{text}” is not a network's id (write {network_id})")
        raise ValueError(f"“{text}” is not a network's id: lower-case letters a-z, digits, “-” and “_” are allowed")
    return text


def _identifier(text: str) -> str:
    if not re.fullmatch(ID_PATTERN, text):
        raise ValueError(f"“{text}” is not an id: lower-case letters a-z, digits and single hyphens are allowed")
    return text


def utm_value(text: str) -> str:
    """Refuse what must not travel in a link: personal data, and spellings that analytics would count apart."""
    if "@" in text:
        raise ValueError(f"“{text}” looks like an e-mail address; links carry no personal data")
    if re.fullmatch(r"[A-Z][\w'’-]+[ ._-][A-Z][\w'’-]+", text):
        raise ValueError(f"“{text}” looks like a person's name; links carry no personal data")
    if not re.fullmatch(UTM_PATTERN, text):
        raise ValueError(f"“{text}” must be lower-case letters a-z, digits, “.”, “_” and “-” only")
    return text


def _https(text: str) -> str:
    if found := re.search(r"[\s<>\"]", text):
        character = "a space or line break" if found.group().isspace() else f"the character {found.group()}"
        raise ValueError(f"“{text}” holds {character}, which a link cannot hold (write it percent-encoded)")
    inert(text)
    if not text.lower().startswith("https://"):
        bare = re.fullmatch(r"((?:[\w-]+\.)+[A-Za-z]{2,}(?:[/?#].*)?)", text)
        raise ValueError(f"“{text}” must start with https://" + (f" (write https://{bare[1]})" if bare else ""))
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or host.startswith(".") or ".." in host:
        raise ValueError(f"“{text}” names no website after https://")
    if "@" in parts.netloc:
        raise ValueError(f"“{text}” holds a user name before the website; links carry no personal data")
    return text


def find_unfit(text: str) -> tuple[str, str] | None:
    """The first character of `text` that no address can hold, in words, and what to do about it; None if it is fit."""
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


def _fit(text: str) -> str:
    if unfit := find_unfit(text):
        raise ValueError(f"“{text}” holds {unfit[0]}, which an address cannot hold: {unfit[1]}")
    return text


def _language(code: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", code):
        raise ValueError(f"“{code}” is not a language code such as en, de or pt-BR")
    return code


def _hashtag(text: str) -> str:
    return _one_line(text).removeprefix("#")


TEXT_CHECKS = frozenset({_filled, _one_line, _hashtag})
"""The checks of texts that people write, as opposed to ids, codes and addresses."""


def _day(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(DATE_PATTERN, value.strip()):
            raise ValueError(f"“{value}” is not a date such as 2027-01-31{_meant_day(value)}")
        return date_of(value.strip())
    return value


_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})(?:\. ?(?P<dotted>\d{1,2})\. ?|[/-](?P<month>\d{1,2})[/-])(?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")


def _meant_day(text: str) -> str:
    """The day as it is to be written, where only one can be meant: dots stand between day and month, in this order."""
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
    """The day that `text` (`YYYY-MM-DD`) names; ValueError in a writer's words where the calendar has no such day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” isn't a real date") from None


def _moment(value: Any, info: ValidationInfo) -> Any:
    zone = (info.context or {}).get("zone")
    if zone is None:
        raise LookupError(f"{info.field_name} may be a day: validate it in the hub's time zone")
    if isinstance(value, datetime):
        return _with_zone(value)
    if isinstance(value, date):
        return start_of(value, zone)
    if not isinstance(value, str):
        return value
    text = value.strip()
    if re.fullmatch(DATE_PATTERN, text):
        return start_of(date_of(text), zone)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2})?", text):
        raise ValueError(f"“{value}” {_NO_ZONE}")
    if not re.fullmatch(MOMENT_PATTERN, text):
        known = "a date such as 2026-11-01 nor a time with a time zone such as 2026-11-01T09:00+01:00"
        message = f"“{value}” is neither {known}"
        raise ValueError(message + _meant_day(value))
    try:
        return _with_zone(datetime.fromisoformat(text.upper().replace(" ", "T", 1).replace(" ", "")))
    except ValueError:
        raise ValueError(f"“{text}” isn't a real time") from None


def _with_zone(value: datetime) -> datetime:
    """The time, if it has a zone and can be said in UTC."""
    if value.tzinfo is None:
        raise ValueError(f"“{value}” {_NO_ZONE}")
    try:
        value.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"“{value}” isn't a real time") from None
    return value


def _with_entries(value: Any) -> Any:
    if not value:
        raise PydanticCustomError("no_entries", "is empty")
    return value


Item = TypeVar("Item")
Name = TypeVar("Name", bound=str)

Some = Annotated[tuple[Item, ...], AfterValidator(_with_entries), Field(json_schema_extra={"minItems": 1})]
"""A list of at least one entry; unlike a length, it does not hide what is wrong inside."""

SomeByName = Annotated[dict[Name, Item], AfterValidator(_with_entries), Field(json_schema_extra={"minProperties": 1})]
"""At least one entry by name."""

Text = Annotated[str, AfterValidator(_filled)]
"""Text of one or more lines, never empty."""

Line = Annotated[str, AfterValidator(_one_line)]
"""Text of one line, never empty."""

Id = Annotated[str, AfterValidator(_identifier), Field(json_schema_extra={"pattern": ID_PATTERN})]
"""A name that stands in addresses: lower-case letters, digits and hyphens."""

NetworkId = Annotated[str, AfterValidator(network_identifier), Field(json_schema_extra={"pattern": NETWORK_PATTERN})]
"""The name of a network's file."""

Language = Annotated[str, AfterValidator(_language)]
"""A language code such as en, de or pt-BR."""

Audience = Literal["employees", "customers"]
"""Who shares."""

UtmValue = Annotated[str, AfterValidator(utm_value), Field(json_schema_extra={"pattern": UTM_PATTERN})]
"""A value of a UTM parameter: lower-case, without spaces, and never personal data."""

HttpsUrl = Annotated[str, AfterValidator(_https), Field(json_schema_extra={"pattern": "^[Hh][Tt][Tt][Pp][Ss]://"})]
"""An absolute https address, kept exactly as written."""

Address = Annotated[Line, AfterValidator(_fit)]
"""An address that goes into the files of a host: only what RFC 3986 allows, and letters of any language."""

ServedUrl = Annotated[HttpsUrl, AfterValidator(_fit)]
"""An https address that goes into the files of a host."""

Hashtag = Annotated[str, AfterValidator(_hashtag)]
"""A hashtag, with or without its leading #; the value has none."""

Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=str), Field(json_schema_extra={"format": "date"})]
"""A calendar day, `YYYY-MM-DD`."""

Moment = Annotated[
    datetime,
    BeforeValidator(_moment, json_schema_input_type=str),
    Field(json_schema_extra={"pattern": MOMENT_PATTERN}),
]
"""A day (its first moment in the hub's time zone) or a time with its zone."""


class ChangeNote(Model):
    """What was changed on a day."""

    date: Annotated[Day, Field(description="The day from which on people may read of it.")]
    note: Annotated[Line, Field(description="What is different, for people who know how it was.")]
