"""Check a post against the hub's rules."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.posts.check import Checked, Context
from mkdocs_advocacy.kinds.posts.compose import variants_for
from mkdocs_advocacy.kinds.posts.story_of_post import given_for
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.check import rule_problems
from mkdocs_advocacy.rules.subject import Subject


def check_rules(draft: Draft, result: Checked, context: Context) -> Iterator[Problem]:
    """Yield the findings of the hub's rules in the post. `result` is the result of the other checks."""
    serving: dict[str, list[Network]] = {}
    for network_id in result.offers:
        serving.setdefault(variants_for(draft.template, network_id)[0], []).append(context.networks[network_id])
    composer = result.composer
    campaign = context.campaigns.get(draft.template.campaign or "")
    yield from rule_problems(
        Subject(
            document=draft.document,
            template=draft.template,
            language=draft.language,
            rules=context.rules,
            settings=context.settings,
            says=draft.says,
            networks=serving,
            composed=lambda network, wording: composer.composed(network, wording.position) if composer else "",
            campaign_hashtags=campaign.template.hashtags if campaign else (),
            known_hashtags=context.hashtags,
            given=given_for(draft.template, context.stories),
        )
    )
    yield from context.rules.secrets.slow()  # slow patterns are recorded per process
