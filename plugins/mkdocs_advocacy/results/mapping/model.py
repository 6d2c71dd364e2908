"""Model of the mapping file `results/results.yml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PositiveInt, model_validator

from mkdocs_advocacy.core.model import Line, Model, Some

DayFormat = Literal["ymd", "dmy", "mdy"]
Delimiter = Literal["comma", "semicolon", "tab", "pipe"]


class Columns(Model):
    """The headings of an export's columns, as the export writes them."""

    clicks: Annotated[Line, Field(description="The number of clicks, visits or sessions.")]
    day: Annotated[
        Line | None,
        Field(description="The day. Without it, name the period when you import: `--period 2026-11`."),
    ] = None
    link: Annotated[
        Line | None,
        Field(
            description="The address that a link leads to, with its tags: source, campaign and content come from it."
        ),
    ] = None
    source: Annotated[Line | None, Field(description="The value of utm_source.")] = None
    medium: Annotated[Line | None, Field(description="The value of utm_medium.")] = None
    campaign: Annotated[Line | None, Field(description="The value of utm_campaign.")] = None
    content: Annotated[Line | None, Field(description="The value of utm_content: the post and its version.")] = None
    visitors: Annotated[Line | None, Field(description="The number of different visitors. Not together with day.")] = (
        None
    )
    conversions: Annotated[Line | None, Field(description="The number of conversions, such as orders.")] = None

    @model_validator(mode="after")
    def _check_tags(self) -> Columns:
        tags = [self.source, self.medium, self.campaign, self.content]
        if self.link and any(tags):
            raise ValueError("name either link, or source, medium, campaign and content")
        if not self.link and not self.campaign and not self.content:
            raise ValueError("name link, campaign or content, so that clicks can be assigned to a campaign")
        if self.visitors and self.day:
            raise ValueError("leave out visitors or day, because visitors of several days can't be added up")
        return self


class MappedExport(Model):
    """An export of a tool that isn't known by itself."""

    name: Annotated[Line, Field(description="The tool's name, as results show it.")]
    recognised_by: Annotated[
        Some[Line],
        Field(description="Headings that only files of this tool have. A file with all of them is read this way."),
    ]
    columns: Annotated[Columns, Field(description="The columns to read. No other column is read.")]
    day_format: Annotated[
        DayFormat | None,
        Field(
            description="The order of day, month and year: `ymd`, `dmy` or `mdy`. Default: only days "
            "such as 2026-11-30 are read."
        ),
    ] = None
    decimal: Annotated[
        Literal["comma", "point"] | None,
        Field(description="The decimal sign. Default: an import stops at a number that could be read in two ways."),
    ] = None
    skip_lines: Annotated[
        PositiveInt | None, Field(le=50, description="The number of lines above the headings to skip.")
    ] = None
    delimiter: Annotated[
        Delimiter | None, Field(description="The character between cells. Default: detected from the headings.")
    ] = None
    measure: Annotated[
        Line, Field(description="The noun for what the tool counts: clicks, visits, sessions, page views.")
    ] = "clicks"
    zone: Annotated[
        Line | None, Field(description="The time zone of the days, such as UTC, for the notes on results.")
    ] = None


class MentionColumns(Model):
    """The headings of an export with a row for each mention or review, as the export writes them."""

    day: Annotated[Line, Field(description="The day of the mention.")]
    texts: Annotated[
        tuple[Line, ...],
        Field(description="The columns with the title and the text. They're searched for topics, but not stored."),
    ] = ()
    link: Annotated[
        Line | None,
        Field(description="The address of the mention, to find duplicates and networks. It isn't stored."),
    ] = None
    place: Annotated[Line | None, Field(description="The kind of website: a network, news, blog, forum.")] = None
    language: Annotated[Line | None, Field(description="The language, as a code or in English.")] = None
    sentiment: Annotated[
        Line | None, Field(description="The sentiment: positive, neutral or negative, or a number from -5 to 5.")
    ] = None
    stars: Annotated[Line | None, Field(description="From 1 to 5 stars, instead of a sentiment.")] = None
    search: Annotated[Line | None, Field(description="The name of the search or alert that found the mention.")] = None

    @model_validator(mode="after")
    def _check_sentiment(self) -> MentionColumns:
        if self.sentiment and self.stars:
            raise ValueError("name either sentiment or stars")
        return self


class MappedMentions(Model):
    """An export of mentions or reviews from a tool that the package doesn't know."""

    name: Annotated[Line, Field(description="The tool's name, as results show it.")]
    recognised_by: Annotated[
        Some[Line],
        Field(description="Headings that only files of this tool have. A file with all of them is read this way."),
    ]
    columns: Annotated[MentionColumns, Field(description="The columns to read. No other column is read.")]
    day_format: Annotated[
        Literal["dmy", "mdy"] | None,
        Field(description="The order in days such as 03/04/2026. Default: the import stops at a day that isn't clear."),
    ] = None


class Mapping(Model):
    """Exports of tools that aren't known by themselves: `results/results.yml`."""

    exports: Annotated[
        tuple[MappedExport, ...], Field(description="The exports of clicks, one entry for each kind of file.")
    ] = ()
    mentions: Annotated[
        tuple[MappedMentions, ...],
        Field(description="The exports of mentions and reviews, one entry for each kind of file."),
    ] = ()

    @model_validator(mode="after")
    def _check_any(self) -> Mapping:
        if not self.exports and not self.mentions:
            raise ValueError("the file describes no exports")
        return self
