"""The audiences of a hub: the people that its content is for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import ValidationInfo
from pydantic_core import PydanticKnownError

EMPLOYEES, CUSTOMERS = "employees", "customers"
DEFAULT_AUDIENCES = (EMPLOYEES, CUSTOMERS)
"""The audiences of a hub that names none."""


USUAL_AUDIENCES = (EMPLOYEES,)
"""The audiences of a file that names none. Another hub's first audience takes their place, see `fill_audiences`."""


def fill_audiences(value: Any, info: ValidationInfo) -> Any:
    """Return the hub's first audience for a file that names none, and other values as they are."""
    known = (info.context or {}).get("audiences", DEFAULT_AUDIENCES)
    return tuple(known)[:1] if value is USUAL_AUDIENCES and known else value


def address_of_audience(audience: str, translation: str = "") -> str:
    """Return the address of the page with the selection for an audience, relative to the hub's root.

    `translation` is the page's language, if it isn't the hub's first one.
    """
    return f"for/{audience}/{translation}/" if translation else f"for/{audience}/"


def selection_addresses(audiences: Iterable[str], languages: Sequence[str]) -> Iterator[str]:
    """Yield the addresses of the selections for audiences in each of the hub's languages, the main language first."""
    for audience in audiences:
        for translation in ("", *languages[1:]):
            yield address_of_audience(audience, translation)


def check_audience(name: str, info: ValidationInfo) -> str:
    """Reject an id that isn't in `audiences` of the context, the hub's audiences. None there accepts all ids."""
    known = (info.context or {}).get("audiences", DEFAULT_AUDIENCES)
    if known is not None and name not in known:
        raise unknown_audience(known)
    return name


def unknown_audience(known: Iterable[str]) -> PydanticKnownError:
    """Return the error of a value that is not one of the `known` audiences."""
    return PydanticKnownError("literal_error", {"expected": " or ".join(f"'{name}'" for name in known)})


def audiences_of(template: Any) -> tuple[str, ...]:
    """Return the audiences of a file; none if it is for everyone."""
    named: str | tuple[str, ...] = getattr(template, "audience", None) or ()
    return (named,) if isinstance(named, str) else tuple(dict.fromkeys(named))


def shown_audiences(template: Any, audience: str | None) -> tuple[str, ...]:
    """Return the audiences of a file that a build for `audience` tells its readers about: itself; None for all."""
    return tuple(name for name in audiences_of(template) if audience in (None, name))


def is_for(template: Any, audience: str | None) -> bool:
    """Return whether a file is for `audience`, or for everyone. None stands for all audiences."""
    named = audiences_of(template)
    return audience is None or not named or audience in named
