"""The options of the plugin `advocacy/results`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mkdocs_advocacy.core.model import Line, Model, NetworkId
from mkdocs_advocacy.core.spans import Span

MINIMUM = 5


class ResultsOptions(Model):
    """The options of the plugin `advocacy/results`."""

    minimum: Annotated[
        int, Field(ge=MINIMUM, le=1000, description="The smallest count that is published, at least 5.")
    ] = MINIMUM
    period: Annotated[
        Literal["week", "month"],
        Field(description="The length of the periods into which imports divide visits: `week` or `month`."),
    ] = "week"
    hide: Annotated[
        tuple[NetworkId, ...],
        Field(description="Networks that results never show, such as networks that only a few advocates use."),
    ] = ()
    posts: Annotated[bool, Field(description="Whether the pages of posts show their clicks.")] = False
    engine: Annotated[
        Line | None,
        Field(
            description="The address of a database with requests that outgrow one machine, as Ibis writes it, such as "
            "trino://user@host:8080/catalog/schema."
        ),
    ] = None
    keep: Annotated[
        Span | None,
        Field(description="How long to keep results, such as 2 years: imports delete older periods. Default: forever."),
    ] = None
