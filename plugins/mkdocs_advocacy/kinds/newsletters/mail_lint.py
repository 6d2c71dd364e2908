"""Find markup that email programs don't show, in rendered emails and in the Markdown of issues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html.parser import HTMLParser

from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.core.package_data import package_data

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(r"(?P<property>[\w-]+)\s*:\s*(?P<value>(?:[^;(){}\"']|\([^)]*\)|\"[^\"]*\"|'[^']*')+)")
_AT_RULE = re.compile(r"@([\w-]+)")


class Feature(Model):
    """Markup that some email programs don't show. It is reported where all given patterns match in full."""

    name: str
    """Its name in messages."""
    element: str = ".*"
    attribute: str | None = None
    property: str | None = None
    value: str = "(?s:.*)"
    """The value of the attribute or property."""
    at_rule: str | None = None
    missing: Sequence[str] = ()
    """Attributes of which at least one is missing."""
    outside_head: bool = False
    lacking: Sequence[str]
    """The programs that don't show it."""
    instead: str
    source: str
    checked: date


class Extension(Model):
    """An extension of Markdown that emails don't support."""

    name: str
    pattern: str = "(?!)"
    """Its first group is quoted."""
    block: str | None = None
    """The name of a fenced block."""
    instead: str


class Facts(Model):
    """The markup that email programs can't show."""

    programs: Mapping[str, str]
    features: Sequence[Feature]
    mail: Sequence[Feature]
    """Markup that is only wrong in a complete email."""
    markdown: Sequence[Extension]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A use of markup that email programs don't show."""

    line: int
    """From 1, as is the column."""
    column: int
    message: str
    instead: str


@cache
def facts() -> Facts:
    """Return the markup that email programs can't show."""
    return Facts.model_validate(package_data("kinds", "newsletters", "mail_clients.yml"))


def find_unsupported(html: str) -> Iterator[Finding]:
    """Yield the unsupported markup in a complete email. Conditional comments for Outlook are skipped."""
    yield from _find(html, (*facts().features, *facts().mail))


def find_unsupported_in_markup(html: str) -> Iterator[Finding]:
    """Yield the unsupported HTML in a text."""
    yield from _find(html, facts().features)


def _find(html: str, features: Sequence[Feature]) -> Iterator[Finding]:
    finder = _Finder(features)
    finder.feed(html)
    finder.close()
    yield from dict.fromkeys(finder.found)


class _Finder(HTMLParser):
    """Compares each element, attribute and declaration with the features."""

    def __init__(self, features: Sequence[Feature]) -> None:
        super().__init__()
        self._features = features
        self._is_in_head = self._is_style = False
        self.found: list[Finding] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in_head = tag == "head" or (self._is_in_head and tag != "body")
        self._is_style = tag == "style"
        attributes = {name: value or "" for name, value in attrs}
        for feature in self._features:
            if re.fullmatch(feature.element, tag) and not feature.at_rule:
                self._compare(feature, tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._is_style = False

    def handle_endtag(self, tag: str) -> None:
        self._is_in_head = self._is_in_head and tag != "head"
        self._is_style = False

    def handle_data(self, data: str) -> None:
        """Find at-rules in stylesheets. Other rules in the head are allowed, because emails work without them."""
        if self._is_style:
            names = _AT_RULE.findall(_COMMENT.sub("", data))
            for feature in self._features:
                if feature.at_rule and any(re.fullmatch(feature.at_rule, name.lower()) for name in names):
                    self._report(feature, "style")

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Skip declarations such as `<![if !mso]>`, which the parser rejects if they are unknown."""
        return self.parse_bogus_comment(i, bool(report))

    def _compare(self, feature: Feature, tag: str, attributes: Mapping[str, str]) -> None:
        if feature.missing:
            if any(name not in attributes for name in feature.missing):
                self._report(feature, tag)
        elif feature.property:
            for name, value in _declarations(attributes.get("style", "")):
                if re.fullmatch(feature.property, name) and re.fullmatch(feature.value, value):
                    self._report(feature, tag, property=name, value=value)
        elif feature.attribute:
            for name, value in attributes.items():
                if re.fullmatch(feature.attribute, name) and re.fullmatch(feature.value, value):
                    self._report(feature, tag, attribute=name, value=value)
        elif not (feature.outside_head and self._is_in_head):
            self._report(feature, tag)

    def _report(self, feature: Feature, tag: str, **values: str) -> None:
        line, offset = self.getpos()
        names = {"element": tag, **{name: _shorten(value) for name, value in values.items()}}
        message = f"{_list_programs(feature)} support {fill(feature.name, names)}"
        self.found.append(Finding(line, offset + 1, message, feature.instead))


def fill(name: str, values: Mapping[str, str]) -> str:
    """Return the name of a feature with its values, which may contain braces."""
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], ""), name)


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    """Yield the properties of a style attribute, in lower case, with their values."""
    for found in _DECLARATION.finditer(_COMMENT.sub("", style)):
        value = re.sub(r"\s*!\s*important\s*$", "", found["value"].strip(), flags=re.IGNORECASE)
        yield found["property"].lower(), value if found["property"].startswith("--") else value.lower()


def _list_programs(feature: Feature) -> str:
    names = [facts().programs[name] for name in feature.lacking]
    return f"{', '.join(names[:-1])} and {names[-1]} don't" if len(names) > 1 else f"{names[0]} doesn't"


def _shorten(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:37]}…"
