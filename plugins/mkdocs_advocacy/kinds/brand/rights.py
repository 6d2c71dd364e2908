"""Licences, embargoes and expiry of a set's files."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.brand.settings.model import AssetTemplate, BrandTemplate, Licence


def rights_of(template: BrandTemplate, settings: AssetTemplate) -> tuple[Licence | None, datetime | None, date | None]:
    """Return the licence of a file with these settings, the end of its embargo, and its last day."""
    licence = settings.licence or template.licence
    publish = max((moment for moment in (settings.publish, template.publish) if moment), default=None)
    last_day = min((day for day in (settings.expires, licence and licence.expires) if day), default=None)
    return licence, publish, last_day


def audience_of(template: BrandTemplate, settings: AssetTemplate) -> tuple[str, ...] | None:
    """Return who may use a file with these settings: its own audiences that its set is for too; None for everyone."""
    if template.audience is None or settings.audience is None:
        return settings.audience or template.audience
    return tuple(name for name in settings.audience if name in template.audience)


def state_of(
    settings: AssetTemplate, publish: datetime | None, last_day: date | None, now: datetime, zone: tzinfo
) -> State:
    """Return the state at `now` of a file with these settings and dates, in a build that is for its audience."""
    if settings.status == "draft":
        return State.DRAFT
    if publish and publish > now:
        return State.EMBARGOED
    if settings.status == "retired":
        return State.RETIRED
    return State.EXPIRED if last_day and end_of(last_day, zone) <= now else State.CURRENT
