"""The hub: everything that its files say, loaded and checked. No MkDocs in it."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from mkdocs_advocacy.content.claims import Claim, Claims, claimed_files
from mkdocs_advocacy.content.docs_folder import docs_files
from mkdocs_advocacy.content.ledger.addresses import Addresses, Content, load_addresses
from mkdocs_advocacy.content.redirects.model import REDIRECTS
from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import MARKDOWN_ENDINGS, YAML_ENDINGS, source_files, yaml_files
from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.core.languages.load import load_words
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem, Severity, in_order, nearest
from mkdocs_advocacy.kinds.brand.load import load_brand
from mkdocs_advocacy.kinds.brand.model import Asset, Brand
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.renditions.plan import left_out
from mkdocs_advocacy.kinds.campaigns.load import load_campaigns
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.guidelines.load import load_guidelines
from mkdocs_advocacy.kinds.guidelines.model import Guideline
from mkdocs_advocacy.kinds.posts.block import block_problems
from mkdocs_advocacy.kinds.posts.check import Context
from mkdocs_advocacy.kinds.posts.load import Memory, load_posts
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.networks.load import load_networks
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.elsewhere import file_problems, page_problems, path_problems
from mkdocs_advocacy.rules.load import load_rules
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.words import NetworkWords

POSTS, CAMPAIGNS, BRAND = "posts", "campaigns", "brand"
"""The folders of posts, campaigns and brand assets, below the folder that is published."""


KINDS_OF_PAGES = ("posts", "brand", "guidelines")
"""The kinds of content for which there is a plugin `advocacy/…`."""


@dataclass(frozen=True)
class Places:
    """Where a hub's files are."""

    root: Path
    """The hub's folder; problems name files relative to it."""
    docs: Path
    """The folder that is published."""

    @property
    def shown(self) -> str:
        """The folder that is published, as problems name it."""
        return Path(os.path.relpath(self.docs, self.root)).as_posix()

    @property
    def guidelines(self) -> Path:
        """The folder with what the hub says of itself and of networks; it is not published."""
        return self.root / "guidelines"

    @property
    def private(self) -> tuple[Path, ...]:
        """The folders whose files nothing may publish under another name."""
        kinds = (self.docs / kind for kind in (POSTS, CAMPAIGNS, BRAND))
        return (*kinds, self.guidelines, self.root / "people", self.root / "results")

    @property
    def networks(self) -> Path:
        """The folder with the hub's own network facts."""
        return self.guidelines / "networks"

    @property
    def rules(self) -> Path:
        """The folder with the rules for all networks."""
        return self.guidelines / "rules"

    @property
    def languages(self) -> Path:
        """The folder with the hub's own words."""
        return self.guidelines / "languages"


@dataclass(frozen=True)
class Hub:
    """What may be published at one moment, and every problem of its files."""

    settings: Settings
    now: datetime
    kinds: frozenset[str]
    """The kinds of content of which it makes pages."""
    networks: Mapping[str, Network]
    """Those that are offered, in the hub's order."""
    campaigns: Mapping[str, Campaign]
    """Those that have started, by id."""
    all_campaigns: Mapping[str, Campaign]
    """With those that are still to start: their hashtags and UTM values hold already, but nothing of them is shown."""
    posts: tuple[Post, ...]
    """Those that have a page, newest first, expired and retired ones included."""
    brand: Brand
    problems: tuple[Problem, ...]
    words: Words
    """The sentences of its pages, by language."""
    rules: Rules
    guidelines: Mapping[str, Guideline]
    """By id, that for all networks first."""
    addresses: Addresses
    """Those that must answer for good, and those that lead elsewhere."""
    context: Context
    """What its posts refer to, and were checked against."""
    published: frozenset[str]
    """The files of the published folder that go into the site, relative to it: a build copies no other one."""
    coming: Mapping[str, datetime]
    """When each file under embargo that a page can link to is published, relative to the published folder."""

    @property
    def assets(self) -> Mapping[str, Asset]:
        """The pictures that posts can use, by id."""
        return self.brand.assets

    @property
    def today(self) -> date:
        """The day on which it is, in its time zone."""
        return day_of(self.now, self.settings.zone)

    @cached_property
    def guideline_of(self) -> Mapping[str, Guideline]:
        """The guideline of each network that is offered and has one, where the hub makes pages of them."""
        if "guidelines" not in self.kinds:
            return {}
        about = {one.network: one for one in self.guidelines.values() if one.network}
        return {network: about[network] for network in self.networks if network in about}

    @cached_property
    def current(self) -> tuple[Post, ...]:
        """The posts that may be shared now, newest first; with drafts where the hub shows them."""
        return tuple(post for post in self.posts if not post.gone)

    @cached_property
    def current_in_all_languages(self) -> tuple[Post, ...]:
        """The posts that may be shared now, newest first, each followed by its translations that may."""
        return tuple(one for post in self.posts for one in (post, *post.translations) if not one.gone)

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The languages in which the hub has pages, its own first."""
        pages = (one.language for post in self.posts for one in (post, *post.translations))
        return tuple(dict.fromkeys((self.settings.languages[0], *sorted(pages))))

    @cached_property
    def _by_campaign(self) -> Mapping[str, tuple[Post, ...]]:
        groups: dict[str, list[Post]] = {}
        for post in self.current:
            groups.setdefault(post.template.campaign or "", []).append(post)
        return {campaign: tuple(posts) for campaign, posts in groups.items()}

    @cached_property
    def places_in_campaigns(self) -> Mapping[str, int]:
        """Where each post that may be shared stands among those of its campaign, by id."""
        return {post.id: place for posts in self._by_campaign.values() for place, post in enumerate(posts)}

    def of_campaign(self, campaign_id: str | None) -> tuple[Post, ...]:
        """The posts of a campaign that may be shared now, newest first; with None those of no campaign."""
        return self._by_campaign.get(campaign_id or "", ())


def load_hub(
    places: Places,
    settings: Settings,
    now: datetime,
    memory: Memory | None = None,
    kinds: Collection[str] = KINDS_OF_PAGES,
    limits: Limits | None = None,
) -> Hub:
    """The hub at `now`, an aware time. `memory` makes a second load of the same hub faster.

    `kinds` are those of which the hub makes pages. Pictures beyond the `limits` are left out.
    """
    post_files, problems = yaml_files(places.docs / POSTS, below=places.docs, root=places.root)
    campaign_files, unreadable = yaml_files(places.docs / CAMPAIGNS, below=places.docs, root=places.root)
    problems += unreadable
    network_files, unreadable = yaml_files(places.networks, below=places.root, root=places.root)
    networks, wrong = load_networks({file.shown: file.data for file in network_files})
    problems += unreadable + wrong
    offered, wrong = _offered(networks, settings)
    campaigns, broken, found = load_campaigns(campaign_files, settings.zone)
    problems += wrong + found
    word_files, unreadable = yaml_files(places.languages, below=places.root, root=places.root)
    words, wrong = load_words(word_files, settings.languages)
    problems += unreadable + wrong
    brand, wrong = load_brand(
        places.docs / BRAND,
        below=places.docs,
        root=places.root,
        now=now,
        zone=settings.zone,
        drafts=settings.drafts,
        limits=limits,
    )
    problems += wrong
    if "brand" in kinds:
        problems += left_out(brand, {name: networks[name] for name in offered}, places.shown)
    rule_files, unreadable = yaml_files(places.rules, below=places.root, root=places.root)
    rules, wrong = load_rules(rule_files, settings, now)
    problems += unreadable + wrong
    today = day_of(now, settings.zone)
    guideline_files, unreadable = source_files(places.guidelines, MARKDOWN_ENDINGS, below=places.root, root=places.root)
    guidelines, wrong = load_guidelines(guideline_files, networks, offered, settings.languages, today)
    problems += unreadable + wrong
    rules = replace(rules, of_networks=_words_of_networks(guidelines.values()))
    tagging = [campaign.template for campaign in campaigns.values()] + [one.template for one in guidelines.values()]
    hashtags = tuple(dict.fromkeys(tag for template in tagging for tag in template.hashtags))
    context = Context(settings, networks, offered, campaigns, broken, words, brand, rules, hashtags)
    posts, found = load_posts(post_files, context, now, {} if memory is None else memory)
    problems += found
    pages, unreadable = source_files(
        places.docs, MARKDOWN_ENDINGS, below=places.docs, root=places.root, follow_links=True
    )
    started = {name: campaign for name, campaign in campaigns.items() if campaign.started(now)}
    docs_paths, wrong = docs_files(places.docs, places.root, places.private)
    problems += wrong
    drawn = brand if "brand" in kinds else brand.without(brand.drawings)  # nobody has tried to draw them
    claims = Claims(_kind_claims(docs_paths, campaigns, started, drawn, places.shown), settings.publish, (REDIRECTS,))
    published, wrong = claimed_files(claims, docs_paths, places.shown)
    problems += wrong
    topics = {topic for post in posts for topic in post.template.topics}
    problems += unreadable + block_problems((*pages, *guideline_files), context, topics)
    content = Content(posts, campaigns, brand, guidelines, (*post_files, *campaign_files), published)
    addresses, wrong = load_addresses(places.root, places.docs, content, kinds, now)
    problems += wrong
    brand_files, _ = yaml_files(places.docs / BRAND, below=places.docs, root=places.root)
    problems += [
        *file_problems((*campaign_files, *brand_files, *network_files), rules.secrets, settings.zone),
        *file_problems((file for file in rule_files if file.stem != "confidential"), rules.secrets, settings.zone),
        *page_problems((*pages, *guideline_files), rules.secrets),
        *path_problems(
            (path for path in sorted(published) if not path.endswith(MARKDOWN_ENDINGS)), places.shown, rules.secrets
        ),
        *rules.secrets.slow(),
    ]
    return Hub(
        settings=settings,
        now=now,
        kinds=frozenset(kinds),
        networks={network_id: networks[network_id] for network_id in offered},
        campaigns=started,
        all_campaigns=campaigns,
        posts=tuple(shown for post in posts if (shown := _shown(post, settings))),
        brand=brand,
        problems=in_order(problems),
        words=words,
        addresses=addresses,
        context=context,
        published=published,
        coming=_coming(docs_paths, posts, campaigns.values(), brand, now),
        rules=rules,
        guidelines=guidelines,
    )


def _kind_claims(
    paths: Iterable[str], campaigns: Collection[str], started: Collection[str], brand: Brand, shown: str
) -> tuple[Claim, ...]:
    """What the kinds claim of the files at `paths`, below the folder that writers know as `shown`.

    The page of an entry is published when the entry is.
    """
    own = {path for path in paths if not path.endswith(MARKDOWN_ENDINGS)}
    yaml = frozenset(path for path in own if path.lower().endswith(YAML_ENDINGS))
    pages = frozenset(paths) - own
    coming = _pages_of(pages, CAMPAIGNS, campaigns) - _pages_of(pages, CAMPAIGNS, started)
    coming_sets = _pages_of(pages, BRAND, brand.coming)
    return (
        Claim(POSTS, "posts (.yml) and index.md", frozenset((f"{POSTS}/index.md",)), yaml),
        Claim(CAMPAIGNS, "campaigns (.yml) and their pages, <id>.md", _pages(CAMPAIGNS, started), yaml | coming),
        Claim(
            BRAND,
            "sets of assets and their pages, <set>.md",
            brand.published | _pages(BRAND, brand.sets),
            frozenset(own - brand.unoffered.keys()) | coming_sets,
            {path: Problem(f"{shown}/{path}", 1, 1, Severity.NOTICE, *why) for path, why in brand.unoffered.items()},
        ),
    )


def _coming(
    paths: Sequence[str], posts: Iterable[Post], campaigns: Iterable[Campaign], brand: Brand, now: datetime
) -> dict[str, datetime]:
    """When each file under embargo is published: of `paths`, and the pages that are made of entries."""
    embargoed = (post for post in posts if post.state is State.EMBARGOED)
    coming = {post.source: post.template.publish for post in embargoed if post.template.publish}
    pages = [path for path in paths if path.endswith(MARKDOWN_ENDINGS)]
    for campaign in campaigns:
        if campaign.since and campaign.since > now:
            own = {f"{CAMPAIGNS}/{campaign.id}.md", *_pages_of(pages, CAMPAIGNS, (campaign.id,))}
            coming |= dict.fromkeys(own, campaign.since)
    for one in brand.coming.values():
        if one.template.publish:
            own = {f"{BRAND}/{one.id}.md", *_pages_of(pages, BRAND, (one.id,))}
            coming |= dict.fromkeys(own, one.template.publish)
    return coming | dict(brand.embargoed)


def _pages_of(pages: Iterable[str], folder: str, entries: Collection[str]) -> frozenset[str]:
    """The pages that belong to one of the entries, by a part of their path: `<id>.md`, `<id>.de.md`, `<id>/more.md`."""
    below = (page for page in pages if page.startswith(f"{folder}/"))
    return frozenset(page for page in below if any(part.partition(".")[0] in entries for part in page.split("/")[1:]))


def _pages(folder: str, entries: Iterable[str]) -> frozenset[str]:
    """The Markdown pages that a writer may write for these entries, and for all of them."""
    of_entries = (page for entry in entries for page in (f"{folder}/{entry}.md", f"{folder}/{entry}/index.md"))
    return frozenset((f"{folder}/index.md", *of_entries))


def _words_of_networks(guidelines: Iterable[Guideline]) -> Mapping[str, NetworkWords]:
    return {
        one.network: NetworkWords(one.template.say, one.template.avoid)
        for one in guidelines
        if one.network and (one.template.say or one.template.avoid)
    }


def _offered(networks: Mapping[str, Network], settings: Settings) -> tuple[tuple[str, ...], list[Problem]]:
    problems = []
    for network_id in settings.networks or ():
        if network_id not in networks:
            message = f"plugins.advocacy.networks: there is no network “{network_id}”"
            problems.append(
                Problem("mkdocs.yml", 1, 1, Severity.ERROR, message, nearest(network_id, networks, limit=24))
            )
    wanted = [name for name in settings.networks or networks if name in networks]
    return tuple(name for name in wanted if networks[name].status == "active"), problems


def _shown(post: Post, settings: Settings) -> Post | None:
    """The post without what must not be out yet, or None where that is all of it."""
    hidden = () if settings.drafts else (State.DRAFT, State.EMBARGOED)
    if post.state in hidden:
        return None
    translations = tuple(translation for translation in post.translations if translation.state not in hidden)
    if translations == post.translations:
        return post
    return replace(post, translations=translations)
