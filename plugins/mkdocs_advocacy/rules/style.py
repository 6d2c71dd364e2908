"""Rules for style: text that screen readers can't read well, mentions that don't work, and shortened links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

import regex

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.core.source import Path
from mkdocs_advocacy.rules.subject import Finding, Subject, Wording, names_of

_WORD = r"\p{Lu}[\p{Lu}\p{M}'’]*"
_CAPITALS = regex.compile(rf"(?<![\p{{L}}\p{{N}}#@_{{/.-]){_WORD}(?:\s+{_WORD})+(?![\p{{L}}\p{{N}}_/}}.-]*\p{{Ll}})")
_MAYBE_CAPITALS = regex.compile(r"\p{Lu}[\p{Lu}\p{M}'’]")
_MARKS = re.compile(r"[!?！？]{3,}")
_PICTURE = r"(?![©®™\u2190-\u21ff])\p{Extended_Pictographic}\uFE0F?\p{EMod}?"
_SIGN = rf"(?:\p{{RI}}\p{{RI}}|{_PICTURE}(?:\u200D{_PICTURE})*)"
_MAYBE_EMOJI = re.compile(r"[\u203c-\U0010ffff]")
"""The only emoji before this range are © and ®, which count as letters."""
_EMOJI = regex.compile(rf"{_SIGN}(?:[ \t]*{_SIGN})*")
_ONE_EMOJI = regex.compile(_SIGN)
_BULLET = regex.compile(rf"(?m)^[ \t]*({_SIGN})(?=[ \t]*[\p{{L}}\p{{N}}#@{{\"“„«'])")
_MENTION = re.compile(r"(?<![\w/@.])@\w[\w.-]*\w(?:@[\w-]+(?:\.[\w-]+)+)?")
_LINK = re.compile(r"https?://\S+|\S+@\S+\.\S+", re.IGNORECASE)
_NOT_SHOUTED = 4
"""The minimum length of a shouted word. A sequence of shorter words consists of abbreviations."""


def shouting(subject: Subject) -> Iterator[Finding]:
    """Find sequences of words in capitals, and of exclamation or question marks."""
    least = subject.settings.starts_at("shouting")
    for path, text in subject.passages:
        for match in _CAPITALS.finditer(text) if _may_shout(text) else ():
            words = match.group().split()
            letters = [word for word in words if len(word) > 1]
            if len(letters) >= least and sum(len(word) >= _NOT_SHOUTED for word in letters) > 1:
                message = f"“{match.group()}” in capitals reads as shouting, and screen readers may spell it out"
                hint = "use normal capitalisation"
                yield Finding("shouting", path, message, hint, match.group(), match.start(), text)
        for marks in _MARKS.finditer(text):
            message = f"“{marks.group()}” reads as shouting"
            yield Finding(
                "shouting", path, message, "use a single punctuation mark", marks.group(), marks.start(), text
            )


def _may_shout(text: str) -> bool:
    """Return whether a text may contain a word in capitals. False is always correct."""
    return bool(_MAYBE_CAPITALS.search(text))


def emoji_rows(subject: Subject) -> Iterator[Finding]:
    """Find emoji in a row: screen readers read the name of each."""
    least = subject.settings.starts_at("emoji-rows")
    for path, text in subject.passages:
        if not _MAYBE_EMOJI.search(text):
            continue
        for match in _EMOJI.finditer(text):
            number = len(_ONE_EMOJI.findall(match.group()))
            if number >= least:
                first = "".join(sign.group() for sign in islice(_ONE_EMOJI.finditer(match.group()), least))
                message = f"“{first}”: {number} emoji in a row; screen readers read the name of each"
                yield Finding(
                    "emoji-rows", path, message, "keep the most important one", match.group(), match.start(), text
                )


def emoji_bullets(subject: Subject) -> Iterator[Finding]:
    """Find lists with emoji as bullets."""
    least = subject.settings.starts_at("emoji-bullets")
    for wording in subject.wordings:
        bullets = list(_BULLET.finditer(wording.text)) if _MAYBE_EMOJI.search(wording.text) else []
        if len(bullets) >= least:
            message = f"{wording.named}: {len(bullets)} lines start with an emoji; screen readers read the name of each"
            hint = "use “-” or “•” as bullets, or write sentences"
            yield Finding(
                "emoji-bullets", wording.path, message, hint, bullets[0][1], bullets[0].start(1), wording.text
            )


def mentions(subject: Subject) -> Iterator[Finding]:
    """Find mentions in texts for networks that don't link mentions in prefilled posts."""
    for wording in subject.wordings:
        networks = [network for network in wording.networks if network.text.mentions == "plain"]
        if networks and "@" in wording.text:
            plain = _LINK.sub(lambda link: _blank(link.group()), wording.text)
            for match in _MENTION.finditer(plain):
                yield _mention(wording, match, names_of(networks))


def _blank(words: str) -> str:
    """Replace a link or email address with spaces, but keep a mention."""
    return words if words.startswith("@") else " " * len(words)


def _mention(wording: Wording, match: re.Match[str], networks: str) -> Finding:
    message = (
        f"{wording.named}: “{match.group()}” mentions no one on {networks}: mentions in prefilled posts stay plain text"
    )
    hint = "write the name instead"
    return Finding("mentions", wording.path, message, hint, match.group(), match.start(), wording.text)


def short_links(subject: Subject) -> Iterator[Finding]:
    """Find links of URL shorteners."""
    link = subject.template.link
    if link and subject.says("link") and (match := _short().match(link)):
        yield _short_link("link", ("link",), match, link)
    for wording in subject.wordings:
        for match in _short().finditer(wording.text) if "/" in wording.text else ():
            yield _short_link(wording.named, wording.path, match, wording.text)


def _short_link(named: str, path: Path, match: re.Match[str], text: str) -> Finding:
    message = f"{named}: “{match.group()}” hides its target, and its clicks aren't counted with the others"
    return Finding("short-links", path, message, "use the URL that it redirects to", match.group(), match.start(), text)


@cache
def _short() -> re.Pattern[str]:
    hosts = package_data("rules", "shorteners.yml")["hosts"]
    listed = "|".join(map(re.escape, sorted(hosts)))
    return re.compile(
        rf"(?<![\w.@/-])(?:https?://)?(?:www\.)?(?:{listed})/[\w-](?:[^\s)\]>\"'”,]*[\w/=-])?", re.IGNORECASE
    )
