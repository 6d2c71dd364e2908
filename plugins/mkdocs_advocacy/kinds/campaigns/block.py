"""Check lists of campaigns: the fenced block `campaigns` in Markdown pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.page_blocks import Block, check_blocks, read_optional
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Audience, Language, Model
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.campaigns.model import CampaignTemplate

NAME = "campaigns"
REFERENCE = """## List of campaigns: a fenced block in any Markdown page

````
```campaigns
calls: true
limit: 3
```
````

The page shows the campaigns that haven't ended, the newest first, with their last day. All keys are optional. In a
[newsletter](newsletter.md#choose-what-it-shows), the campaigns must also be for the issue's audience.

"""
"""The section in docs/formats.md."""


class CampaignBlock(Model):
    """A list of campaigns: the fenced block `campaigns` in any Markdown page."""

    calls: Annotated[bool, Field(description="Whether to show only campaigns with a call.")] = False
    audience: Annotated[Audience | None, Field(description="Only campaigns for this audience.")] = None
    language: Annotated[
        Language | None, Field(description="The language of its texts. Default: that of the page, or the hub's first.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=50, description="The maximum number of campaigns, the newest first.")] = 3

    def takes(self, campaign: CampaignTemplate) -> bool:
        """Return whether the block shows a campaign."""
        has_call = campaign.call is not None
        return (has_call or not self.calls) and (self.audience is None or self.audience in campaign.audience)


def campaign_block_of(
    block: Block, file: str, audiences: Sequence[str]
) -> tuple[CampaignBlock | None, Document | None, list[Problem]]:
    """Parse a block. Return its keys, its document, and problems, which are reported for `file`."""
    return read_optional(CampaignBlock, block, file, "the campaigns block", audiences)


def check_campaign_blocks(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Yield the problems with the blocks in the hub's Markdown files."""
    return check_blocks(pages, reading, NAME, campaign_block_of)
