"""Check a post against the rest of the hub: campaigns, networks, lengths, images."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.fingerprint import fingerprint
from mkdocs_advocacy.core.hashtags import hashtag_problems
from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.core.placeholders import WrongBrace, names, pieces, place_of
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.core.validation import name_of
from mkdocs_advocacy.kinds.brand.model import Brand
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.posts.campaign_of_post import campaign_problems, early_problems, taken_from_campaign
from mkdocs_advocacy.kinds.posts.compose import Composer, variants_for
from mkdocs_advocacy.kinds.posts.disclosure_check import disclosure_problems
from mkdocs_advocacy.kinds.posts.link_check import link_problems, named_text
from mkdocs_advocacy.kinds.posts.media_check import media_problems
from mkdocs_advocacy.kinds.posts.model import FILLED_BY_THE_HUB, Offer, Offers, PostTemplate
from mkdocs_advocacy.kinds.posts.story_of_post import StoriesForPosts, credit_problems, network_of_story, story_problems
from mkdocs_advocacy.kinds.posts.tracking import links_of
from mkdocs_advocacy.networks.measure import Measure
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.model import Weight
from mkdocs_advocacy.rules.ruleset import Rules


@dataclass(frozen=True)
class Context:
    """The parts of the hub that posts are checked against."""

    settings: Settings
    networks: Mapping[str, Network]
    """All known networks, including dead ones."""
    offered: tuple[str, ...]
    """The ids of the networks that the hub offers, in its order."""
    campaigns: Mapping[str, Campaign]
    broken_campaigns: frozenset[str] = frozenset()
    """The ids of campaigns that failed to load."""
    words: Words = field(default_factory=Words)
    brand: Brand = field(default_factory=Brand)
    rules: Rules = field(default_factory=Rules)
    hashtags: tuple[str, ...] = ()
    """The hashtags of the hub's campaigns and guidelines."""
    stories: StoriesForPosts = field(default_factory=StoriesForPosts)

    @cached_property
    def digest(self) -> str:
        """A digest that is stable across processes; empty if the context contains a value without a fingerprint."""
        try:
            return fingerprint(self)
        except TypeError:
            return ""


@dataclass(slots=True)
class Checked:
    """The result of a check."""

    offers: Offers = field(default_factory=dict)
    composer: Composer | None = None
    """None if a text has placeholder errors."""
    utm_campaign: str = ""
    hashtags: tuple[str, ...] = ()
    story_network: str = ""
    problems: list[Problem] = field(default_factory=list)


def checked(draft: Draft, context: Context) -> Checked:
    """Check the post: find the networks that it can be offered on, and its problems."""
    result = Checked()
    result.problems += [*_reference_problems(draft, context), *media_problems(draft, context)]
    result.problems += story_problems(draft, context)
    placeholder_problems = list(_placeholder_problems(draft))
    result.problems += placeholder_problems if draft.says("text") else []
    if any(problem.severity is Severity.ERROR for problem in placeholder_problems):
        return result
    result.problems += [*disclosure_problems(draft), *credit_problems(draft, context)]
    words = context.words(draft.language)
    result.utm_campaign, result.hashtags = taken_from_campaign(draft, context)
    links = links_of(draft.id, draft.template.link, result.utm_campaign, context.settings.utm)
    disclosing = context.rules.disclosing(words.language)
    result.story_network = network_of_story(draft.template, context.stories)
    composer = result.composer = Composer(
        draft.template, links, result.hashtags, words("link_in_bio"), disclosing, story_network=result.story_network
    )
    offers: dict[str, tuple[Offer, ...]] = {}
    weight = context.settings.weights["too-long"]
    for network_id in context.offered:
        if draft.template.networks and network_id not in draft.template.networks:
            continue
        network = context.networks[network_id]
        fitting, problems = _fitting(draft, network, composer, weight)
        if draft.says("text"):
            result.problems += problems
        if fitting:
            offers[network_id] = tuple(fitting)
    result.offers = offers
    if not offers and not any(problem.severity is Severity.ERROR for problem in result.problems):
        message = "this post can't be shared on any network"
        result.problems.append(draft.document.problem(("text",), message, severity=Severity.WARNING, key=True))
    return result


def _reference_problems(draft: Draft, context: Context) -> Iterator[Problem]:
    template, document = draft.template, draft.document
    if draft.says("campaign"):
        yield from campaign_problems(document, template.campaign, context)
    yield from early_problems(draft, context)
    if draft.says("language"):
        yield from language_problems(document, template.language, context)
    ends = end_of(template.expire, context.settings.zone) if template.expire and draft.says("expire") else None
    if template.publish and ends and template.publish >= ends:
        yield document.problem(
            ("expire",), f"expire is {template.expire}, before the post is published", severity=Severity.WARNING
        )
    yield from link_problems(draft)
    if draft.says("hashtags"):
        yield from hashtag_problems(document, template.hashtags or ())
    for position, network_id in enumerate(template.networks or ()):
        if draft.says("networks"):
            yield from network_problems(document, network_id, ("networks", position), context)
    for key in template.text:
        if draft.says("text") and key != "any":
            yield from network_problems(document, key, ("text", key), context)
            if template.networks and key not in template.networks and key in context.networks:
                message = f"text.{key} is never used: networks does not include {key}"
                yield document.problem(("text", key), message, severity=Severity.WARNING, key=True)
    if template.networks and draft.says("networks") and "any" not in template.text:
        for position, network_id in enumerate(template.networks):
            if network_id in context.networks and network_id not in template.text:
                message = f"networks includes {network_id}, but there is no text for it"
                yield document.problem(("networks", position), message, hint=f"add text.{network_id} or text.any")


def language_problems(document: Document, language: str | None, context: Context) -> Iterator[Problem]:
    """Yield a problem if the value of `language` is not one of the hub's languages."""
    if language and language not in context.settings.languages:
        message = f"language: “{language}” is not a language of this hub"
        hint = nearest(language, context.settings.languages) + "; or add it to languages: in mkdocs.yml"
        yield document.problem(("language",), message, hint=hint)


def network_problems(
    document: Document, network_id: str, path: tuple[str | int, ...], context: Context
) -> Iterator[Problem]:
    """Yield a problem if the network's id at `path` is unknown, or the network is dead or not offered by the hub."""
    network = context.networks.get(network_id)
    named, key = name_of(path), path[0] == "text"
    if network is None:
        known = {name: network for name, network in context.networks.items() if network.status == "active"}
        hint = nearest(network_id, ["any", *known] if path[0] == "text" else known, limit=24)
        for name, other in known.items():
            if network_id in (other.name.lower(), other.utm.name):
                hint = f"did you mean “{name}”?"
        if key and network_id in PostTemplate.model_fields:
            hint = f"if {network_id}: is a key of the post, remove the spaces before it"
        message = f"{named}: unknown network “{network_id}”"
        yield document.problem(path, message, hint=hint, key=key)
    elif network.status == "dead":
        message = f"{named}: {network.name} is not offered. {network.status_note or ''}".strip()
        yield document.problem(path, message, severity=Severity.WARNING, key=key)
    elif network_id not in context.offered:
        message = f"{named}: this hub does not offer {network.name}"
        yield document.problem(path, message, severity=Severity.NOTICE, key=key)


_EXAMPLES = {
    "link": "link: https://example.com/",
    "disclosure": 'disclosure: "I work at Example."',
    "credit": "story: the-id-of-a-story",
}
"""Sample lines for keys whose values replace placeholders."""


def _placeholder_problems(draft: Draft) -> Iterator[Problem]:
    """Yield problems with stray braces, unknown or unfilled placeholders, and values that no text uses."""
    template, document = draft.template, draft.document
    used: set[str] = set()
    allowed = (*(name for name in FILLED_BY_THE_HUB if name != "credit" or template.story), *template.fields)
    for key, variants in template.text.items():
        for position, variant in enumerate(variants):
            path = ("text", key, position, "text")
            named = named_text(document, key, position)
            try:
                placeholders = dict.fromkeys(names(pieces(variant.text)))
            except WrongBrace as brace:
                line, column = document.place_within(path, brace.text, variant.text[: brace.offset].count(brace.text))
                message = f"{named}: “{brace.text}” is not a placeholder"
                listed = ", ".join(f"{{{name}}}" for name in allowed)
                hint = f"write {{{{ and }}}} for literal braces; allowed: {listed}"
                yield Problem(document.file, line, column, Severity.ERROR, message, hint)
                continue
            used.update(placeholders)
            for name in placeholders:
                if name not in (*allowed, "credit"):
                    message, hint = f"{named}: unknown placeholder “{{{name}}}”", nearest(name, allowed)
                elif name == "credit" and template.story:
                    continue  # an unknown story, or one without a credit, is reported elsewhere
                elif name in ("link", "disclosure", "credit") and not getattr(template, name):
                    message = f"{named}: “{{{name}}}” is used, but the post has no {name}"
                    file = " to the original post" if draft.is_translation and name == "link" else ""
                    hint = f"add a line such as {_EXAMPLES[name]}{file}, without indentation"
                else:
                    continue
                spelled = f"{{{name}}}"
                before = variant.text[: place_of(name, variant.text)]
                line, column = document.place_within(path, spelled, before.count(spelled))
                yield Problem(document.file, line, column, Severity.ERROR, message, hint)
    if draft.is_translation:
        return
    for name, post_field in template.fields.items():
        if post_field.example and len(post_field.example) > post_field.max_length:
            length, limit = len(post_field.example), post_field.max_length
            message = f"fields.{name}.example has {length:,} characters, but max_length is {limit:,}"
            hint = "shorten the example, or increase max_length"
            yield document.problem(("fields", name, "example"), message, hint=hint)
        if name not in used:
            yield document.problem(
                ("fields", name), f"no text uses the field “{name}”", severity=Severity.WARNING, key=True
            )
    if template.hashtags and "hashtags" not in used:
        message = "no text uses the hashtags"
        yield document.problem(
            ("hashtags",), message, hint="add {hashtags} to a text", severity=Severity.NOTICE, key=True
        )


_UNITS = {"utf8_bytes": "bytes", "href": "characters as a mail link", "weighted": "characters as X counts them"}


def _fitting(draft: Draft, network: Network, composer: Composer, weight: Weight) -> tuple[list[Offer], list[Problem]]:
    """Return the variants that fit the network, and a problem for each variant that does not."""
    key, _ = variants_for(draft.template, network.id)
    named_by_writer = key != "any" or network.id in (draft.template.networks or ())
    severity = Severity.NOTICE if weight == "off" or not named_by_writer else Severity(weight)
    fitting: list[Offer] = []
    problems: list[Problem] = []
    for position, (wording, length, excess) in enumerate(composer.measured(network)):
        if not length:
            message = f"{named_text(draft.document, key, position)}: the text is empty on {network.name}"
            hint = "write some text besides the placeholders"
            problems.append(
                draft.document.problem(("text", key, position, "text"), message, hint=hint, severity=severity)
            )
            continue
        if excess is None:
            fitting.append((position, wording, length))
            continue
        if weight == "off":
            continue
        message = f"{named_text(draft.document, key, position)}: {_too_long(excess, network)}"
        hint = f"shorten by {excess.length - (excess.limit or 0):,}"
        path = ("text", key, position, "text")
        problems.append(draft.document.problem(path, message, hint=hint, severity=severity, rule="too-long"))
    return fitting, problems


def _too_long(measure: Measure, network: Network) -> str:
    return (
        f"{measure.length:,} {_UNITS.get(measure.unit, 'characters')}, but {network.name} allows only {measure.limit:,}"
    )
