"""The tables of listening tools and stores: the meanings of columns, and columns with personal data and texts.

As collected from documentation, public programs and files on 2026-11-28:
- Brandwatch: about 90 columns below some lines with the report, its query and its days. X's texts may be missing.
  https://developers.brandwatch.com/docs/mention-metadata-field-definitions
- Meltwater: UTF-16LE with tabs in a file that ends in .csv, and UTF-8 with commas. `Source` is a site or a network.
- Talkwalker: names with dots, as CSV or workbook; `published` is a time or milliseconds since 1970; `source_type` may
  be a list; `sentiment` is a number around 0.
- Google Play Console: UTF-16LE with commas, one file a month and app, by the day of the last update. Reviews have no
  author. https://support.google.com/googleplay/android-developer/answer/6135870
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_advocacy.results.mentions.judgement import Scale
from mkdocs_advocacy.results.source import DateOrder

Names = tuple[str, ...]
"""Alternative headings of a column, in order of preference."""


@dataclass(frozen=True, slots=True)
class MentionFormat:
    """A table with a row for each mention or review."""

    tool: str
    marks: tuple[Names, ...]
    """Groups of headings. A header with one heading of each group belongs to the tool."""
    day: Names
    texts: tuple[Names, ...]
    """The columns that make up the text. Of each group, the first one that isn't empty is read."""
    link: Names = ()
    language: Names = ()
    place: Names = ()
    """The column with the kind of website."""
    sentiment: Names = ()
    search: Names = ()
    """The column with the name of the search that found the mention."""
    entry: Names = ()
    """The column that distinguishes retweets from posts."""
    personal: frozenset[str] = frozenset()
    """Other columns with personal data and texts, in lower case."""
    scale: Scale = "words"
    everything_at: str = ""
    """The kind of website of all mentions, for a store."""
    is_site_named: bool = False
    """Whether that column also contains names of websites, so that unknown names count as `web`."""
    dates: DateOrder | None = None
    """The order of day and month, if the tool's export fixes it."""
    has_equal_texts: bool = False
    """Whether equal texts are different mentions, as in reviews."""

    @property
    def columns(self) -> Sequence[str]:
        """The headings of all columns that are read."""
        single = (self.day, self.link, self.language, self.place, self.sentiment, self.search, self.entry)
        return [name for group in (*single, *self.texts) for name in group]

    @property
    def headings(self) -> frozenset[str]:
        """All headings that the format knows, in lower case."""
        marks = (name for group in self.marks for name in group)
        return frozenset(name.casefold() for name in (*marks, *self.columns)) | self.personal


def _split(names: str) -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in names.split(","))


BRANDWATCH = MentionFormat(
    tool="Brandwatch",
    marks=(("query name",), ("page type",), ("full text", "snippet"), ("sentiment",), ("date",)),
    day=("Date",),
    texts=(("Title",), ("Full Text", "Snippet")),
    link=("Url", "Original Url"),
    language=("Language",),
    place=("Page Type",),
    sentiment=("Sentiment",),
    search=("Query Name",),
    entry=("Thread Entry Type",),
    personal=_split(
        "title, full text, snippet, author, full name, avatar, avatar url, gender, account type, professions, "
        "profession, interest, interests, in reply to, reply to, thread author, thread url, parent url, thread id, "
        "twitter author id, twitter reply to, twitter retweet of, facebook author id, instagram posts, "
        "mentioned authors, mentioned urls, expanded urls, media urls, display urls, location name, latitude, "
        "longitude, assignment, notes, "
        "x author id, x reply to, x repost of, author city, author county"
    ),
)
MELTWATER = MentionFormat(
    tool="Meltwater",
    marks=(("hit sentence",), ("headline", "opening text"), ("input name", "keywords"), ("date",), ("url",)),
    day=("Date",),
    texts=(("Headline",), ("Opening Text",), ("Hit Sentence",)),
    link=("URL",),
    language=("Language",),
    place=("Source",),
    sentiment=("Sentiment",),
    search=("Input Name",),
    personal=_split(
        "headline, opening text, hit sentence, source, influencer, key phrases, tweet id, twitter id, twitter client, "
        "twitter screen name, user profile url, twitter bio, twitter followers, twitter following, state, city, image, "
        "x screen name, author, author name, author handle, byline, document tags"
    ),
    is_site_named=True,
)
TALKWALKER = MentionFormat(
    tool="Talkwalker",
    marks=(("published",), ("source_type",), ("sentiment",), ("url",), ("content", "title", "content_snippet")),
    day=("published",),
    texts=(("title",), ("content", "content_snippet")),
    link=("url",),
    language=("lang",),
    place=("source_type",),
    sentiment=("sentiment",),
    personal=_split(
        "title, title_snippet, content, content_snippet, root_url, domain_url, host_url, parent_url, images, "
        "images.url, "
        "extra_author_attributes.name, extra_author_attributes.short_name, extra_author_attributes.url, "
        "extra_author_attributes.image_url, extra_author_attributes.gender, extra_author_attributes.id, "
        "extra_source_attributes.name, extra_article_attributes.url, author, author_name"
    ),
)
GOOGLE_PLAY = MentionFormat(
    tool="Google Play",
    marks=(("package name",), ("star rating",), ("review submit date and time",), ("reviewer language",)),
    day=("Review Last Update Date and Time", "Review Submit Date and Time"),
    texts=(("Review Title",), ("Review Text",)),
    link=("Review Link",),
    language=("Reviewer Language",),
    sentiment=("Star Rating",),
    search=("Package Name",),
    personal=_split("review title, review text, review link, device, developer reply text"),
    scale="stars",
    everything_at="google-play",
    has_equal_texts=True,
)
FORMATS = (BRANDWATCH, MELTWATER, TALKWALKER, GOOGLE_PLAY)
