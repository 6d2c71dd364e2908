"""Render the `result` blocks of Markdown pages."""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.page_blocks import Block
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.results.block import NAME, ResultBlock, result_of
from mkdocs_advocacy.kinds.campaigns.results.charts import Charts
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary, Sums
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.page_blocks import BlockSlots


class ResultBlocks:
    """The renderer of `result` blocks, in the hub's main language."""

    def __init__(self, hub: Hub) -> None:
        self._hub, self._summary, self._words = hub, ResultsSummary(hub), hub.words(hub.language)
        self._slots = BlockSlots(NAME, self._parse)

    def taken_out(self, markdown: str, source: str) -> tuple[str, list[Problem]]:
        """Replace the blocks in the page at `source` with slots. Return the new Markdown and the blocks' problems."""
        return self._slots.taken_out(markdown, source)

    def are_in(self, source: str) -> bool:
        """Return whether the page at `source` has such blocks."""
        return self._slots.are_in(source)

    def put_in(self, html: str, source: str, address: str) -> str:
        """Fill the slots in the HTML of the page at `source`. `address` is the page's path from the hub's root."""
        charts = Charts(self._hub, self._summary, self._words, base_of(address))
        return self._slots.put_in(html, source, lambda block, number: self._draw(block, charts, f"result-{number + 1}"))

    def _parse(self, block: Block, source: str) -> tuple[ResultBlock | None, list[Problem]]:
        result, _, problems = result_of(block, source)
        return result, problems

    def _draw(self, block: ResultBlock, charts: Charts, name: str) -> Markup:
        drawn = self._choose(block, charts, name) or Markup("<p>{}</p>").format(self._words("results_empty"))
        return Markup('<div class="advocacy advocacy-results">{}</div>').format(drawn)

    def _choose(self, block: ResultBlock, charts: Charts, name: str) -> Markup | None:
        """Draw the part that the block names; None if there is nothing to show."""
        sums, words = self._select(block), self._words
        if block.show == "progress":
            campaign = self._hub.of(CAMPAIGNS).get(block.campaign or "")
            return charts.progress(campaign, name) if campaign else None
        if block.show == "posts":
            months = self._summary.complete_months(sums)
            month = block.first_day or (months[-1] if months else None)
            caption = words.month(month) if month else words("results_top")
            return charts.posts(sums.of_month(month) if month else sums, name, caption, block.limit)
        if block.show == "weeks":
            return charts.weeks(sums, name, level=3)
        if block.show == "languages":
            return charts.languages(sums, name, self._describe_time(block, sums))
        return charts.networks(sums, name, self._describe_time(block, sums))

    def _select(self, block: ResultBlock) -> Sums:
        sums = self._summary.of_campaign(block.campaign) if block.campaign else self._summary.all
        return sums.of_month(block.first_day) if block.first_day else sums

    def _describe_time(self, block: ResultBlock, sums: Sums) -> str:
        if block.first_day or not sums.rows:
            return self._words.month(block.first_day) if block.first_day else self._words("results_title")
        return self._words("results_since", day=self._words.day(min(row.period.first for row in sums.rows)))
