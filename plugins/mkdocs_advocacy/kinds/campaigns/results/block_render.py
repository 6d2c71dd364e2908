"""Render the `result` blocks of Markdown pages."""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.page_blocks import Block
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.results.block import NAME, ResultBlock, result_of
from mkdocs_advocacy.kinds.campaigns.results.charts import Charts
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary, Sums
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.page_blocks import BlockSlots


class ResultBlocks:
    """The renderer of `result` blocks."""

    def __init__(self, hub: Hub) -> None:
        self._hub, self._summary = hub, hub.once(ResultsSummary)
        self._slots = BlockSlots(NAME, self._parse)

    def taken_out(self, markdown: str, source: str) -> tuple[str, list[Problem]]:
        """Replace the blocks in the page at `source` with slots. Return the new Markdown and the blocks' problems."""
        return self._slots.taken_out(markdown, source)

    def are_in(self, source: str) -> bool:
        """Return whether the page at `source` has such blocks."""
        return self._slots.are_in(source)

    def put_in(self, html: str, source: str, address: str, language: str) -> str:
        """Fill the slots in the HTML of the page at `source`.

        `address` is the page's path from the hub's root, `language` is that of blocks that don't name one.
        """
        return self._slots.put_in(
            html,
            source,
            lambda block, number: self._draw(block, base_of(address), f"result-{number + 1}", language),
        )

    def _parse(self, block: Block, source: str) -> tuple[ResultBlock | None, list[Problem]]:
        result, _, problems = result_of(block, source)
        return result, problems

    def _draw(self, block: ResultBlock, base: str, name: str, language: str) -> Markup:
        words = self._hub.words(block.language or language)
        charts = Charts(self._hub, self._summary, words, base)
        drawn = self._choose(block, charts, name, words) or Markup("<p>{}</p>").format(words("results_empty"))
        # In Material's search, an excluded element ends at the first end tag of its kind. No chart has sections.
        attributes = Markup('lang="{}" dir="{}" data-search-exclude').format(words.language, words.direction)
        return Markup('<section class="advocacy advocacy-results" {}>{}</section>').format(attributes, drawn)

    def _choose(self, block: ResultBlock, charts: Charts, name: str, words: Catalogue) -> Markup | None:
        """Draw the part that the block names; None if there is nothing to show."""
        sums = self._select(block)
        if block.show == "progress":
            campaign = self._hub.of(CAMPAIGNS).get(block.campaign or "")
            return charts.progress(campaign, name) if campaign else None
        if block.show == "posts":
            months = self._summary.complete_months(sums)
            month = block.first_day or (months[-1] if months else None)
            caption = words.month(month) if month else words("results_top")
            return charts.posts(sums.of_month(month) if month else sums, name, caption, block.limit)
        if block.show == "weeks":
            return charts.weeks(sums, name)  # no other level is right on every page; this one skips none
        if block.show == "languages":
            return charts.languages(sums, name, _describe_time(block, sums, words))
        return charts.networks(sums, name, _describe_time(block, sums, words))

    def _select(self, block: ResultBlock) -> Sums:
        sums = self._summary.of_campaign(block.campaign) if block.campaign else self._summary.all
        return sums.of_month(block.first_day) if block.first_day else sums


def _describe_time(block: ResultBlock, sums: Sums, words: Catalogue) -> str:
    if block.first_day or not sums.rows:
        return words.month(block.first_day) if block.first_day else words("results_title")
    return words("results_since", day=words.day(min(row.period.first for row in sums.rows)))
