"""Sums of published results, joined with the hub's campaigns, posts and networks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.spans import add_months
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign, Targets
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.results.clicks import ClickRow
from mkdocs_advocacy.results.network_posts import NetworkMonth, add_up
from mkdocs_advocacy.results.periods import Period

MONTHS_OF_OWN_POSTS = 12
"""How many months of own posts are added up."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a campaign is on the way to its target."""

    clicks: int | None
    """The clicks in closed periods; None without results, which isn't zero."""
    target: int | None
    days: int | None
    """The length of the campaign in days; None if it has no first or no last day."""
    days_gone: int | None
    """How many of its days are over."""


class Sums:
    """Sums over a selection of rows. Rows are never added across grains: each period has one."""

    def __init__(self, rows: Iterable[ClickRow]) -> None:
        self.rows = tuple(rows)

    @cached_property
    def clicks(self) -> int:
        """All clicks."""
        return sum(row.counts.clicks for row in self.rows)

    @cached_property
    def conversions(self) -> int | None:
        """The conversions of the rows that publish them; None if none does."""
        known = [row.counts.conversions for row in self.rows if row.counts.conversions is not None]
        return sum(known) if known else None

    @property
    def all_conversions(self) -> int | None:
        """The conversions of all rows; None unless each row publishes them, because a rate needs them all."""
        is_complete = all(row.counts.conversions is not None for row in self.rows)
        return self.conversions if is_complete else None

    def where(self, condition: Callable[[ClickRow], bool]) -> Sums:
        """Return the sums of the rows that fulfil the condition."""
        return Sums(filter(condition, self.rows))

    def by(self, name_of: Callable[[ClickRow], str]) -> Mapping[str, int]:
        """Return the clicks by a name, the most clicks first, then by name."""
        counts: Counter[str] = Counter()
        for row in self.rows:
            counts[name_of(row)] += row.counts.clicks
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @cached_property
    def by_period(self) -> Mapping[Period, int]:
        """The clicks by period, in order."""
        counts: Counter[Period] = Counter()
        for row in self.rows:
            counts[row.period] += row.counts.clicks
        return dict(sorted(counts.items()))

    @property
    def months(self) -> Sequence[date]:
        """The first days of the months with results, in order."""
        return sorted({period.month for period in self.by_period})

    def of_month(self, month: date) -> Sums:
        """Return the sums of a month, given by its first day."""
        periods = {period for period in self.by_period if period.month == month}
        return self.where(lambda row: row.period in periods)


class ResultsSummary:
    """The results of a hub by campaign, post, network and period."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self.all = Sums(hub.results.clicks)
        self._posts = {post.id: post for post in hub.of(POSTS).all if post.template.status != "retired"}
        """The posts that lists of results name. Pages don't point to retired ones."""
        self._campaigns_of_posts = {post.id: post.template.campaign for post in hub.of(POSTS).all}

    def of_campaign(self, campaign_id: str) -> Sums:
        """Return the sums of a campaign, given by its id."""
        return self._by_campaign.get(campaign_id) or Sums(())

    @cached_property
    def _by_campaign(self) -> Mapping[str, Sums]:
        """The sums of each campaign. Rows are grouped once, because a hub may have 200,000."""
        rows: dict[str, list[ClickRow]] = defaultdict(list)
        for row in self.all.rows:
            rows[row.key.campaign].append(row)
        return {campaign: Sums(of_campaign) for campaign, of_campaign in rows.items()}

    def complete_months(self, sums: Sums) -> Sequence[date]:
        """Return the months of these sums whose last day or last week was imported, or else all their months."""
        periods = {*self.all.by_period, *(one.period for one in self._hub.results.imports)}
        ended = {period.month for period in periods if period.following.month != period.month}
        return [month for month in sums.months if month in ended] or sums.months

    def count_weeks(self, month: date) -> int:
        """Return how many weeks of a month were imported, given by its first day; none if months were imported."""
        periods = {*self.all.by_period, *(one.period for one in self._hub.results.imports)}
        return sum(period.month == month and period.span == "week" for period in periods)

    def shares_of(self, campaign_id: str) -> int | None:
        """Return the voluntary count of a campaign's shares, those of its posts included; None without a count."""
        counts = [
            row.shares
            for row in self._hub.results.shares
            if campaign_id in (row.campaign, self._campaigns_of_posts.get(row.post))
        ]
        return sum(counts) if counts else None

    def progress(self, campaign: Campaign) -> Progress:
        """Return how far a campaign is on the way to its target of clicks."""
        sums, template = self.of_campaign(campaign.id), campaign.template
        starts, ends = template.starts, template.ends
        days = gone = None
        if starts and ends:
            days = (ends - starts).days + 1
            gone = min(days, max(0, (self._hub.today - starts).days))
        return Progress(sums.clicks if sums.rows else None, template.targets.clicks, days, gone)

    def campaigns(self) -> Sequence[Campaign]:
        """Return campaigns with results, or with a target that they can still reach: those with a last day first."""
        clicks = {campaign.id: self.of_campaign(campaign.id).clicks for campaign in self._hub.of(CAMPAIGNS).values()}
        found = [
            campaign
            for campaign in self._hub.of(CAMPAIGNS).values()
            if clicks[campaign.id] or not (campaign.has_ended or campaign.template.targets == Targets())
        ]
        return sorted(found, key=lambda one: (one.has_ended, not one.template.ends, -clicks[one.id], one.id))

    def top_posts(self, sums: Sums, limit: int = 5) -> Sequence[tuple[Post, Sums]]:
        """Return the posts with the most clicks, then the most conversions, then by id."""
        rows: dict[str, list[ClickRow]] = defaultdict(list)
        for row in sums.rows:
            rows[row.key.post].append(row)
        found = [(self._posts[post], Sums(of_post)) for post, of_post in rows.items() if post in self._posts]
        found.sort(key=lambda pair: (-pair[1].clicks, -(pair[1].conversions or 0), pair[0].id))
        return found[:limit]

    def own_posts(self) -> Sequence[NetworkMonth]:
        """Return the sums of the posts on the company's own accounts by network, over the last 12 months with posts."""
        rows = self._hub.results.network_posts
        last = max((row.month.first for row in rows), default=date.min)
        first = add_months(last, 1 - MONTHS_OF_OWN_POSTS) if rows else last
        months: dict[str, list[NetworkMonth]] = defaultdict(list)
        for row in rows:
            if row.month.first >= first:
                months[row.network].append(row)
        return [total for network in sorted(months) if (total := add_up(months[network]))]

    def network_name(self, source: str) -> str:
        """Return the name of the network with this value of utm_source, or an empty text for several together."""
        networks = self._hub.known_networks.values()
        return next((network.name for network in networks if network.utm.name == source), "")
