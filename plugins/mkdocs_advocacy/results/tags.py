"""Match the tags of visits with the hub's campaigns, posts and networks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mkdocs_advocacy.core.letters import position_of
from mkdocs_advocacy.core.problems import nearest_of
from mkdocs_advocacy.results.counts import Dimension, Key, Record
from mkdocs_advocacy.results.logs.arrivals import Arrival

_CONTENT = re.compile(r"(?P<post>[a-z0-9]+(?:-[a-z0-9]+)*)-(?P<variant>[a-z]{1,2})")
"""The value of utm_content in tracked links: the id of the post and the letter of the version."""


@dataclass(frozen=True, slots=True)
class Known:
    """The hub's content by the values that its tracked links contain."""

    campaigns: Mapping[str, str]
    """The ids of campaigns by utm_campaign. The value for posts without a campaign has an empty id."""
    posts: Mapping[str, int]
    """The number of versions of each post by its id, expired posts included."""
    sources: frozenset[str]
    """The values of utm_source, one for each network."""
    mediums: frozenset[str]
    """The values of utm_medium."""
    languages: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The languages of posts by id and path of the link, for links that only one language has."""

    campaigns_of_posts: Mapping[str, str] = field(default_factory=dict)
    """The id of the campaign of each post that has one, for exports without campaigns."""
    offered: Sequence[Key] = ()
    """The combinations in the tracked links of all posts, including combinations without clicks."""

    def language_of(self, post: str, path: str) -> str:
        """Return the language of a post's link with this path; empty if several languages or none have it."""
        return self.languages.get((post, _without_end(path)), "") if path else ""

    def simplify(self, arrival: Arrival) -> Arrival:
        """Return an arrival as it is matched: tags in lower case, and the page only where it tells a language."""
        source, medium, campaign, content = (text.strip().lower() for text in arrival.tags)
        tells = self.language_of(content.rpartition("-")[0], arrival.path)
        return Arrival(source, medium, campaign, content, _without_end(arrival.path) if tells else "")


def _without_end(path: str) -> str:
    """Return a path without the slash at its end, because sites accept both."""
    return path.rstrip("/") or "/"


@dataclass
class Unmatched:
    """The visits whose tags don't belong to the hub, counted for the report on the import. Never stored."""

    untagged: int = 0
    """Visits without utm_campaign."""
    of_other_campaigns: Counter[str] = field(default_factory=Counter)
    of_other_mediums: Counter[str] = field(default_factory=Counter)
    of_other_sources: Counter[str] = field(default_factory=Counter)
    of_other_posts: Counter[str] = field(default_factory=Counter)
    """Visits that count for their campaign only, because utm_content names no post."""
    without_post: Counter[str] = field(default_factory=Counter)
    """The same in an export without campaigns, so that they don't count at all."""

    @staticmethod
    def note(counts: Counter[str], value: str, visits: int) -> None:
        """Add visits to a counter; a record of programs alone has none."""
        if visits:
            counts[value] += visits


class Matcher:
    """Finds the combination that tags name. Case doesn't matter, as analytics tools keep the case of an address."""

    def __init__(self, known: Known, grain: frozenset[Dimension]) -> None:
        """`grain` lists the dimensions of the export: a missing dimension isn't a missing tag."""
        self.known, self._grain = known, grain
        self._campaigns = {value.lower(): campaign for value, campaign in known.campaigns.items()}
        self.unmatched = Unmatched()

    def find(self, record: Record) -> Key | None:
        """Return the combination, or None for visits that don't belong to the hub, which are counted apart."""
        unmatched, visits = self.unmatched, record.clicks
        campaign, source, medium = (text.strip().lower() for text in (record.campaign, record.source, record.medium))
        if "campaign" in self._grain:
            if not campaign:
                unmatched.untagged += visits
                return None
            if campaign not in self._campaigns:
                unmatched.note(unmatched.of_other_campaigns, campaign, visits)
                return None
        if medium and medium not in self.known.mediums:
            unmatched.note(unmatched.of_other_mediums, medium, visits)
            return None
        if "source" in self._grain and source not in self.known.sources:
            unmatched.note(unmatched.of_other_sources, source, visits)
            return None
        post, variant = self._find_post(record)
        if "campaign" not in self._grain and not post:
            return None
        language = self.known.language_of(post, record.path)
        own = self.known.campaigns_of_posts.get(post, "")
        found = self._campaigns.get(campaign, "") if "campaign" in self._grain else own
        return Key(found, post, variant, source, language)

    def _find_post(self, record: Record) -> tuple[str, str]:
        """Return the id of the post and the letter of the version; empty if the content names none."""
        if "content" not in self._grain:
            return "", ""
        content = record.content.strip().lower()
        found = _CONTENT.fullmatch(content)
        if found and position_of(found["variant"]) < self.known.posts.get(found["post"], 0):
            return found["post"], found["variant"]
        unmatched = self.unmatched
        counts = unmatched.of_other_posts if "campaign" in self._grain else unmatched.without_post
        unmatched.note(counts, content, record.clicks)
        return "", ""

    def meant_campaign(self, campaign: str) -> str:
        """Return the nearest campaign to a value that no campaign has, or an empty text."""
        return nearest_of(campaign, sorted(self._campaigns))

    def meant_post(self, content: str) -> str:
        """Return the nearest post to the value of utm_content that names no post, or an empty text.

        It's also empty if the value names a post, but none of its versions.
        """
        post = content.rpartition("-")[0] or content
        return "" if {post, content} & self.known.posts.keys() else nearest_of(post, sorted(self.known.posts))
