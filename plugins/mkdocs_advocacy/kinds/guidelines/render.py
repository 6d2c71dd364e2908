"""Guidelines as pages: the views that the templates fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.guidelines.compare import comparison
from mkdocs_advocacy.kinds.guidelines.facts import COLUMNS, facts_of, row_of
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import INDEX, Guideline, VersionNote
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.fast.frames import split_last_section

POSTS_SHOWN = 6
"""How many posts the page of a network's guideline shows."""


class Section(NamedTuple):
    """A part of a page that its table of contents names."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """An entry in a guideline's history."""

    title: str
    address: str | None
    """Where it can be read; None for the page that it stands on."""
    change: VersionNote | None
    comparisons: Sequence[tuple[str, str]]
    """Its comparisons with later versions: what each is called, and its address."""


class GuidelineRenderer:
    """Renders the pages of a hub's guidelines, in the hub's own language."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub = hub
        self._words = hub.words(hub.settings.languages[0])
        self._page = environment.get_template("advocacy/guidelines/guideline.html")
        self._overview = environment.get_template("advocacy/guidelines/overview.html")
        self._comparison = environment.get_template("advocacy/guidelines/comparison.html")

    def markdown(self, version: Guideline) -> str:
        """What the writer wrote, and below it, in the version that holds for a network, a list of posts."""
        is_current = version is self._hub.of(GUIDELINES).all[version.id]
        if not is_current or "posts" not in self._hub.plugins or version.network not in self._hub.networks:
            return version.body
        return f"{version.body}\n\n```posts\nnetwork: {version.network}\nlimit: {POSTS_SHOWN}\n```\n"

    def title(self, version: Guideline) -> str:
        """What a page's title says."""
        number = self._words("guideline_version", number=self._words.number(version.version))
        current = self._hub.of(GUIDELINES).all[version.id]
        return version.title if version is current else f"{version.title}, {number}"

    def page(self, version: Guideline, html: str) -> tuple[Markup, list[Section], list[Section]]:
        """The page of a version whose text is `html`, and what stands before and after that text in it."""
        current = self._hub.of(GUIDELINES).all[version.id]
        is_current = version is current
        text, posts = split_last_section(html)
        opening, rest = _opened(text)
        network = self._hub.networks.get(version.network or "") if is_current else None
        base = base_of(version.address if is_current else version.address_of_version)
        history = self._history(version, base)
        body = self._page.render(
            guideline=version,
            template=version.template,
            current=None if is_current else current,
            network=network,
            opening=Markup(opening),
            rest=Markup(rest),
            facts=facts_of(network, self._words) if network else None,
            posts=Markup(posts),
            history=history,
            status=list(self._status(version)),
            changed=None if is_current else base + version.comparison_address(current),
            t=self._words,
            base=base,
        )
        return Markup(body), self._sections(version), self._further(network, bool(posts), bool(history))

    def overview(self, html: str) -> Markup:
        """The page of all guidelines, below the principles in `html`."""
        words, networks = self._words, self._hub.networks
        about = self._hub.of(GUIDELINES).of_network
        index = self._hub.of(GUIDELINES).all.get(INDEX)
        shown = {name: one for name, one in networks.items() if one.kind == "network"}
        return Markup(
            self._overview.render(
                title=index.title if index and index.template.title else words("guidelines_title"),
                index=index,
                text=Markup(html),
                written=[(about[name], one) for name, one in shown.items() if name in about],
                columns=[words(key) for key in COLUMNS],
                rows=[(one, about.get(name), row_of(one, words)) for name, one in shown.items()],
                others=[
                    one for one in self._hub.of(GUIDELINES).all.values() if one.network is None and one.id != INDEX
                ],
                history=self._history(index, "../") if index else [],
                status=list(self._status(index)) if index else [],
                t=words,
                base="../",
            )
        )

    def comparison(self, earlier: Guideline, later: Guideline) -> Markup:
        """The page that compares two versions."""
        current = self._hub.of(GUIDELINES).all[earlier.id]
        parts = comparison(earlier, later)
        return Markup(
            self._comparison.render(
                title=self.comparison_title(earlier, later),
                current=current,
                parts=[(self._words(name) if name else None, paragraphs) for name, paragraphs in parts],
                is_same=all(paragraph.is_same for _, paragraphs in parts for paragraph in paragraphs),
                note=_change(current, later.version),
                t=self._words,
                base=base_of(earlier.comparison_address(later)),
            )
        )

    def comparison_title(self, earlier: Guideline, later: Guideline) -> str:
        """What the page that compares two versions is called."""
        number = self._words.number
        return self._words(
            "guideline_compared", title=later.title, earlier=number(earlier.version), later=number(later.version)
        )

    def comparisons(self) -> Iterator[tuple[Guideline, Guideline]]:
        """Each earlier version with each later one."""
        for current in self._hub.of(GUIDELINES).all.values():
            for place, earlier in enumerate(current.versions):
                for later in current.versions[:place]:
                    yield earlier, later

    def _status(self, version: Guideline) -> Iterator[str]:
        """Which version it is, since when, until when, and whom to ask."""
        words, template = self._words, version.template
        yield words("guideline_version", number=words.number(version.version))
        if template.effective:
            holds = template.effective <= self._hub.today
            yield words("guideline_since" if holds else "guideline_from", date=words.day(template.effective))
        if version is self._hub.of(GUIDELINES).all[version.id]:
            if template.review_by:
                yield words("guideline_review", date=words.day(template.review_by))
            if template.owner:
                yield words("guideline_owner", owner=template.owner)

    def _history(self, version: Guideline, base: str) -> list[VersionView]:
        """All versions, the latest first, and those whose text is not kept but whose change is known; else none."""
        current, words = self._hub.of(GUIDELINES).all[version.id], self._words
        if not current.earlier and not current.template.changes:
            return []
        kept = {one.version: one for one in current.versions}
        numbers = sorted({*kept, *(change.version for change in current.template.changes)}, reverse=True)
        views = []
        for number in numbers:
            one = kept.get(number)
            address = None
            if one and one is not version:
                address = base + (one.address if one is current else one.address_of_version)
            later = [other for other in reversed(current.versions) if one and other.version > number]
            views.append(
                VersionView(
                    title=words("guideline_version", number=words.number(number)),
                    address=address,
                    change=_change(current, number),
                    comparisons=[
                        (
                            words("guideline_compare", number=words.number(other.version)),
                            base + one.comparison_address(other),
                        )
                        for other in later
                        if one
                    ],
                )
            )
        return views

    def _sections(self, version: Guideline) -> list[Section]:
        words = self._words
        found = [Section("remember", words("guideline_remember"))] if version.template.remember else []
        if _glance(version):
            found.append(Section("glance", words("guideline_glance")))
        if version.template.key_phrases:
            found.append(Section("phrases", words("guideline_phrases")))
        if version.template.say or version.template.avoid:
            found.append(Section("words", words("guideline_words")))
        return found

    def _further(self, network: Network | None, has_posts: bool, has_history: bool) -> list[Section]:
        words = self._words
        found = [Section("facts", words("guideline_facts", network=network.name))] if network else []
        if network and has_posts:
            found.append(Section("posts", words("guideline_posts", network=network.name)))
        if has_history:
            found.append(Section("history", words("guideline_history")))
        return found


def _opened(html: str) -> tuple[str, str]:
    """What stands before the first heading, and the rest."""
    start = html.find("<h2")
    return (html, "") if start < 0 else (html[:start], html[start:])


def _glance(version: Guideline) -> bool:
    template = version.template
    return bool(template.tone or template.do or template.dont or template.hashtags)


def _change(current: Guideline, number: int) -> VersionNote | None:
    return next((change for change in current.template.changes if change.version == number), None)
