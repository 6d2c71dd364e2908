"""The page of results in each of the hub's languages: `results/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.core.spans import add_months
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.campaigns.results.charts import Charts
from mkdocs_advocacy.kinds.campaigns.results.section import describe_shares
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary
from mkdocs_advocacy.kinds.campaigns.results.tables import SurveyView, Tables
from mkdocs_advocacy.rendering.addresses import address_in, base_of
from mkdocs_advocacy.rendering.entries import Alternate
from mkdocs_advocacy.rendering.search.record import SearchRecord
from mkdocs_advocacy.results.counts import LOGS


@dataclass(frozen=True, slots=True)
class CampaignResults:
    """A campaign on the page."""

    link: Link
    ended: bool
    progress: Markup | None
    shares: str | None
    """The voluntary count of shares."""


@dataclass(frozen=True, slots=True)
class ResultsView:
    """The values that the page shows."""

    title: str
    mark: str | None
    alternates: Sequence[Alternate]
    lead: str | None
    """The clicks of the last month."""
    compared: str | None
    """The clicks of the month before."""
    campaigns: Sequence[CampaignResults]
    unmeasured: str | None
    """Which of their targets aren't measured."""
    top: Markup | None
    weeks: Markup | None
    networks: Markup | None
    by_month: Markup | None
    """The networks by month."""
    languages: Markup | None
    own: Markup | None
    """The posts on the company's own accounts."""
    surveys: Sequence[SurveyView]
    notes: Sequence[str]
    """How the numbers are counted."""


class ResultsRenderer:
    """The renderer of the page in each of the hub's languages."""

    name = "results"
    """The page's name, which is its address and the stem of the writer's file."""
    styles: Sequence[str] = ("components/page", "components/charts", "kinds/results")

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub, self._summary = hub, hub.once(ResultsSummary)
        self._template = environment.get_template("advocacy/campaigns/results.html")

    def address(self, language: str) -> str:
        """Return the page's address in a language of the hub, relative to the hub's root."""
        return address_in(self.name, language, self._hub.language)

    def title(self, language: str) -> str:
        """Return the title of a page without a writer's text."""
        return self._hub.words(language)("results_title")

    def body(self, language: str, heading: bool) -> Markup:
        """Render the page's part below the writer's text, or the whole page with a `heading` if there's no text."""
        base = base_of(self.address(language))
        words = self._hub.words(language)
        return Markup(self._template.render(view=self._view(words, base), t=words, base=base, heading=heading))

    def sections(self, language: str) -> Sequence[tuple[str, str]]:
        """Return the headings of the part below the writer's text, each with its anchor."""
        words = self._hub.words(language)
        view = self._view(words, base_of(self.address(language)))
        parts = (
            ("campaigns", view.campaigns),
            ("top", view.top),
            ("networks", view.networks),
            ("languages", view.languages),
            ("satisfaction", view.surveys),
            ("own", view.own),
            ("notes", view.notes),
        )
        return [(words(f"results_{name}"), name) for name, part in parts if part]

    def search_record(self, language: str) -> SearchRecord:
        """Return the search record of a page without a writer's text. It holds no numbers, which change weekly."""
        titles = (campaign.in_language(language).title for campaign in self._summary.campaigns())
        return SearchRecord(
            kind="pages",
            address=self.address(language),
            title=self.title(language),
            language=language,
            group=self.name,
            text=" · ".join(titles),
        )

    def _view(self, words: Catalogue, base: str) -> ResultsView:
        charts, sums = Charts(self._hub, self._summary, words, base), self._summary.all
        tables = Tables(self._hub, self._summary, words, base)
        months = self._summary.complete_months(sums)
        top = networks = by_month = languages = weeks = None
        if months:
            caption = words.month(months[-1])
            top = charts.posts(sums.of_month(months[-1]), "results-posts", caption)
            since = words("results_since", day=words.day(min(row.period.first for row in sums.rows)))
            networks = charts.networks(sums, "results-networks", since)
            by_month = charts.networks_by_month(sums, "results-networks-by-month")
            languages = charts.languages(sums, "results-languages", since)
            weeks = charts.weeks(sums, "results-weeks")
        return ResultsView(
            title=self.title(words.language),
            mark=None,
            alternates=[
                Alternate(self.address(other), other, words.name_of(other))
                for other in self._hub.settings.languages
                if other != words.language
            ],
            lead=self._lead(words, months[-1], "results_lead") if months else None,
            compared=self._lead(words, months[-2], "results_compared") if _are_consecutive(months[-2:]) else None,
            campaigns=[self._view_campaign(campaign, charts, words) for campaign in self._summary.campaigns()],
            unmeasured=words("results_no_shares") if self._misses_shares() else None,
            top=top,
            weeks=weeks,
            networks=networks,
            by_month=by_month,
            languages=languages,
            own=tables.own_posts("results-own"),
            surveys=[*tables.surveys()],
            notes=describe_counting(self._hub, words),
        )

    def _lead(self, words: Catalogue, month: date, key: str) -> str:
        """Return the clicks of a month in a sentence, with the number of its weeks: some have four, others five."""
        clicks = words.count("clicks", self._summary.all.of_month(month).clicks)
        weeks = self._summary.count_weeks(month)
        return words(key, clicks=clicks, month=words.month(month)) + (
            f" ({words.span(weeks, 'week')})" if weeks else ""
        )

    def _misses_shares(self) -> bool:
        """Return whether a campaign has a target for shares, but nobody counts them."""
        campaigns = (one for one in self._summary.campaigns() if one.template.targets.shares)
        return any(self._summary.shares_of(campaign.id) is None for campaign in campaigns)

    def _view_campaign(self, campaign: Campaign, charts: Charts, words: Catalogue) -> CampaignResults:
        shown, is_unmeasured = campaign.in_language(words.language), self._summary.shares_of(campaign.id) is None
        return CampaignResults(
            link=Link(shown.address, shown.title),
            ended=campaign.has_ended,
            shares=None if is_unmeasured else describe_shares(campaign, self._summary, words),
            progress=charts.progress(campaign, f"results-progress-{campaign.id}"),
        )


def _are_consecutive(months: Sequence[date]) -> bool:
    """Return whether these are a month and the next one, given by their first days."""
    return len(months) == 2 and add_months(months[0], 1) == months[1]


def describe_counting(hub: Hub, words: Catalogue) -> Sequence[str]:
    """Return how the numbers are counted, in sentences."""
    results = hub.results
    tools = dict.fromkeys(
        words("results_server_logs") if one.tool == LOGS else one.tool
        for one in sorted(results.imports, key=lambda one: one.period, reverse=True)
    )
    last = max((one.imported for one in results.imports), default=None)
    return [
        *([words("results_note_tool", tool=words.listed([*tools]), day=words.day(last))] if last else []),
        words("results_note_minimum", minimum=words.number(results.minimum)),
        words("results_note_people"),
        words("results_note_missing"),
    ]
