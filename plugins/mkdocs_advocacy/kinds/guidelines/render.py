"""Render the pages of guidelines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.guidelines.compare import comparison
from mkdocs_advocacy.kinds.guidelines.facts import COLUMNS, facts_of, row_of
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.kinds.guidelines.model import INDEX, Guideline, VersionNote
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.answers import groups_for_network
from mkdocs_advocacy.rendering.entries import alternates_of
from mkdocs_advocacy.rendering.fast.frames import split_last_section

POSTS_SHOWN = 6
"""The number of posts on the page of a network's guideline."""


class Section(NamedTuple):
    """An entry in a page's table of contents."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """An entry in a guideline's history."""

    title: str
    address: str | None
    """The version's page; None if it is the page that shows the history, or the text isn't kept."""
    change: VersionNote | None
    comparisons: Sequence[tuple[str, str]]
    """The title and address of each comparison with a later version."""


@dataclass(frozen=True, slots=True)
class BehindView:
    """The note on a translation of an earlier version."""

    sentence: str
    latest: Guideline
    """The latest version of the guideline, in its original language."""
    language: str
    """The name of the guideline's original language."""
    comparison: str | None
    """The address of the comparison of both versions; None if the earlier text isn't kept."""


class GuidelineRenderer:
    """The renderer of the pages of a hub's guidelines, each in its own language."""

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub, self._all = hub, hub.of(GUIDELINES).all
        self._page = environment.get_template("advocacy/guidelines/guideline.html")
        self._overview = environment.get_template("advocacy/guidelines/overview.html")
        self._comparison = environment.get_template("advocacy/guidelines/comparison.html")

    def markdown(self, version: Guideline) -> str:
        """Return the Markdown text, followed by a list of posts if this is the current guideline of a network."""
        has_posts = "posts" in self._hub.plugins and version.network in self._hub.networks
        if not has_posts or self.is_earlier(version):
            return version.body
        language = f"language: {version.language}\n" if version.original else ""
        return f"{version.body}\n\n```posts\nnetwork: {version.network}\nlimit: {POSTS_SHOWN}\n{language}```\n"

    def is_earlier(self, version: Guideline) -> bool:
        """Return whether this is an earlier version and not a translation."""
        return version.original is None and version is not self._all[version.id]

    def title(self, version: Guideline) -> str:
        """Return the title of the version's page."""
        words = self._hub.words(version.language)
        number = words("guideline_version", number=words.number(version.version))
        return f"{version.title}, {number}" if self.is_earlier(version) else version.title

    def page(self, version: Guideline, html: str) -> tuple[Markup, list[Section], list[Section]]:
        """Render a version with its text `html`. Return the page and the sections before and after the text."""
        current, words = self._all[version.id], self._hub.words(version.language)
        is_earlier = self.is_earlier(version)
        text, posts = split_last_section(html)
        opening, rest = _split_opening(text)
        network = None if is_earlier else self._hub.networks.get(version.network or "")
        base = base_of(version.address_of_version if is_earlier else version.address)
        history = self._history(version, base, words)
        answers = groups_for_network(self._hub, network, words) if network else ()
        body = self._page.render(
            guideline=version,
            template=version.template,
            current=current if is_earlier else None,
            network=network,
            opening=Markup(opening),
            rest=Markup(rest),
            facts=facts_of(network, words) if network else None,
            posts=Markup(posts),
            history=history,
            answers=answers,
            changed=base + version.comparison_address(current) if is_earlier else None,
            overview=self._overview_address(version.language),
            **self._common(version, words),
            base=base,
        )
        return (
            Markup(body),
            _sections_above(version, words),
            _sections_below(network, words, answers=bool(answers), posts=bool(posts), history=bool(history)),
        )

    def overview(self, html: str, index: Guideline | None) -> Markup:
        """Render the overview, with the principles in `html` at the top, in the language of `index`."""
        language = index.language if index else self._hub.language
        words, networks = self._hub.words(language), self._hub.networks
        base = base_of(index.address if index else "guidelines/")
        about = {
            name: guideline.in_language(language) for name, guideline in self._hub.of(GUIDELINES).of_network.items()
        }
        shown = {name: network for name, network in networks.items() if network.kind == "network"}
        others = (other for other in self._all.values() if other.network is None and other.id != INDEX)
        return Markup(
            self._overview.render(
                title=index.title if index and index.template.title else words("guidelines_title"),
                index=index,
                text=Markup(html),
                written=[(about[name], network) for name, network in shown.items() if name in about],
                columns=[words(key) for key in COLUMNS],
                rows=[(network, about.get(name), row_of(network, words)) for name, network in shown.items()],
                others=[other.in_language(language) for other in others],
                history=self._history(index, base, words) if index else [],
                **(self._common(index, words) if index else {"status": [], "t": words}),
                base=base,
            )
        )

    def _common(self, version: Guideline, words: Catalogue) -> dict[str, Any]:
        """Return the variables that all templates of guidelines share."""
        alternates = [] if self.is_earlier(version) else alternates_of(self._all[version.id], version, words)
        return {
            "status": list(self._status(version, words)),
            "behind": self._behind(version, words),
            "view": {"alternates": alternates, "mark": None},
            "lang": partial(_language_attribute, version),
            "t": words,
        }

    def _overview_address(self, language: str) -> str:
        index = self._all.get(INDEX)
        return index.in_language(language).address if index else "guidelines/"

    def _behind(self, version: Guideline, words: Catalogue) -> BehindView | None:
        """Return the note for a translation of an earlier version, else None."""
        current = self._all[version.id]
        if version.original is None or version.version == current.version:
            return None
        numbers = {"number": words.number(version.version), "latest": words.number(current.version)}
        earlier = next((other for other in current.earlier if other.version == version.version), None)
        compared = earlier.comparison_address(current) if earlier else None
        language = words.name_of(current.language)
        return BehindView(words("guideline_behind", **numbers), current, language, compared)

    def comparison(self, earlier: Guideline, later: Guideline) -> Markup:
        """Render the page that compares two versions."""
        current, words = self._all[earlier.id], self._hub.words(self._hub.language)
        parts = comparison(earlier, later)
        return Markup(
            self._comparison.render(
                title=self.comparison_title(earlier, later),
                current=current,
                parts=[(words(name) if name else None, paragraphs) for name, paragraphs in parts],
                is_same=all(paragraph.is_same for _, paragraphs in parts for paragraph in paragraphs),
                note=self._changes(current).get(later.version),
                t=words,
                base=base_of(earlier.comparison_address(later)),
            )
        )

    def comparison_title(self, earlier: Guideline, later: Guideline) -> str:
        """Return the title of the page that compares two versions."""
        words = self._hub.words(self._hub.language)
        numbers = {"earlier": words.number(earlier.version), "later": words.number(later.version)}
        return words("guideline_compared", title=later.title, **numbers)

    def comparisons(self) -> Iterator[tuple[Guideline, Guideline]]:
        """Yield each earlier version with each later one."""
        for current in self._all.values():
            for place, earlier in enumerate(current.versions):
                for later in current.versions[:place]:
                    yield earlier, later

    def _status(self, version: Guideline, words: Catalogue) -> Iterator[str]:
        """Yield the version, effective date, review date and owner, as sentences."""
        template, is_latest = version.template, version.version == self._all[version.id].version
        yield words("guideline_version", number=words.number(version.version))
        if template.effective and (
            is_latest or version.original is None
        ):  # a translation has the latest version's dates
            holds = template.effective <= self._hub.today
            yield words("guideline_since" if holds else "guideline_from", date=words.day(template.effective))
        if is_latest and template.review_by:
            yield words("guideline_review", date=words.day(template.review_by))
        if template.owner and not self.is_earlier(version):
            yield words("guideline_owner", owner=template.owner)

    def _changes(self, version: Guideline) -> dict[int, VersionNote]:
        """Return the note of each version, by number, without notes dated in the future."""
        changes = reversed(self._all[version.id].template.changes)
        return {change.version: change for change in changes if change.date <= self._hub.today}

    def _history(self, version: Guideline, base: str, words: Catalogue) -> list[VersionView]:
        """Return all versions with a text or a note, newest first; empty if there is only the current text."""
        current, changes = self._all[version.id], self._changes(version)
        if not current.earlier and not changes:
            return []
        by_number = {other.version: other for other in current.versions}
        numbers = sorted({*by_number, *changes}, reverse=True)
        views = []
        for number in numbers:
            shown = by_number.get(number)
            is_here = shown is version or (
                version.original is not None and number == version.version == current.version
            )
            address = None
            if shown and not is_here:
                address = base + (shown.address if shown is current else shown.address_of_version)
            later = [other for other in reversed(current.versions) if shown and other.version > number]
            views.append(
                VersionView(
                    title=words("guideline_version", number=words.number(number)),
                    address=address,
                    change=changes.get(number),
                    comparisons=[
                        (
                            words("guideline_compare", number=words.number(other.version)),
                            base + shown.comparison_address(other),
                        )
                        for other in later
                        if shown
                    ],
                )
            )
        return views


def _sections_above(version: Guideline, words: Catalogue) -> list[Section]:
    sections = [Section("remember", words("guideline_remember"))] if version.template.remember else []
    if _has_glance(version):
        sections.append(Section("glance", words("guideline_glance")))
    if version.template.key_phrases:
        sections.append(Section("phrases", words("guideline_phrases")))
    if version.template.say or version.template.avoid:
        sections.append(Section("words", words("guideline_words")))
    return sections


def _sections_below(
    network: Network | None, words: Catalogue, *, answers: bool, posts: bool, history: bool
) -> list[Section]:
    sections = [Section("answers", words("answers_title"))] if answers else []
    if network:
        sections.append(Section("facts", words("guideline_facts", network=network.name)))
    if network and posts:
        sections.append(Section("posts", words("guideline_posts", network=network.name)))
    if history:
        sections.append(Section("history", words("guideline_history")))
    return sections


def _language_attribute(version: Guideline, key: str) -> Markup:
    """Return a `lang` attribute for a part that a translation takes from the guideline, else nothing."""
    language = version.language_of(key)
    return Markup("") if language == version.language else Markup(' lang="{}"').format(language)


def _split_opening(html: str) -> tuple[str, str]:
    """Split the HTML before the first heading."""
    start = html.find("<h2")
    return (html, "") if start < 0 else (html[:start], html[start:])


def _has_glance(version: Guideline) -> bool:
    template = version.template
    return bool(template.tone or template.do or template.dont or template.hashtags)
