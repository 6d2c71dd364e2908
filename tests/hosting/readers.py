"""Independent readers for the files of hosts, based only on the documentation that the hosts publish.

- nginx: `ngx_conf_read_token` in nginx 1.22, and the rules of `location`, `return` and `add_header` for variables.
- `_redirects`: https://docs.netlify.com/manage/routing/redirects/redirect-options/ and
  https://developers.cloudflare.com/pages/configuration/redirects/
- `_headers`: https://docs.netlify.com/manage/routing/headers/ and
  https://developers.cloudflare.com/pages/configuration/headers/
- security.txt: RFC 9116, section 4. For robots.txt, tests use `urllib.robotparser`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

PLACEHOLDER = re.compile(r":[A-Za-z]\w*|\*")


@dataclass
class Directive:
    """An nginx directive, with its block if it has one."""

    words: list[str]
    block: list[Directive] | None = None


def read_nginx(text: str) -> list[Directive]:
    """Return the directives of a configuration."""
    tokens = list(_nginx_tokens(text))
    found, rest = _directives(tokens, 0)
    assert rest == len(tokens), "an extra closing brace"
    return found


def _directives(tokens: list[tuple[str, str]], place: int) -> tuple[list[Directive], int]:
    found: list[Directive] = []
    words: list[str] = []
    while place < len(tokens):
        kind, word = tokens[place]
        place += 1
        if kind == "word":
            words.append(word)
        elif word == ";":
            found.append(Directive(words))
            words = []
        elif word == "{":
            block, place = _directives(tokens, place)
            assert tokens[place] == ("mark", "}"), "a block is never closed"
            place += 1
            found.append(Directive(words, block))
            words = []
        else:
            assert not words, f"{words} has no semicolon"
            return found, place - 1
    assert not words, f"{words} has no semicolon"
    return found, place


def _nginx_tokens(text: str) -> Iterator[tuple[str, str]]:
    place = 0
    while place < len(text):
        sign = text[place]
        if sign in " \t\r\n":
            place += 1
        elif sign == "#":
            place = text.find("\n", place) % (len(text) + 1)
        elif sign in ";{}":
            yield "mark", sign
            place += 1
        elif sign in "\"'":
            word, place = _quoted(text, place)
            assert place == len(text) or text[place] in " \t\r\n;{)", f"unexpected “{text[place]}” after {word}"
            yield "word", word
        else:
            start = place
            while place < len(text) and text[place] not in " \t\r\n;{":
                assert text[place] != "\\", "escapes outside of quotes are not supported"
                place += 1
            yield "word", text[start:place]


def _quoted(text: str, place: int) -> tuple[str, int]:
    mark, word = text[place], ""
    place += 1
    while text[place] != mark:
        assert text[place] != "\0", "nginx ends words at NUL"
        if text[place] == "\\":
            following = text[place + 1]
            word += {"t": "\t", "r": "\r", "n": "\n"}.get(following) or (
                following if following in "\\\"'" else f"\\{following}"
            )
            place += 2
        else:
            word += text[place]
            place += 1
    return word, place + 1


@dataclass(frozen=True)
class Rule:
    """A line of `_redirects`."""

    source: str
    target: str
    status: str


def read_redirects(text: str) -> list[Rule]:
    """Return the rules; fail if one has a placeholder, splat, query or condition."""
    rules = []
    for line in re.split(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text):
        words = re.sub(r"(^|\s)#.*", "", line).split()
        if words:
            source, target, status = words
            assert source.startswith("/")
            assert target.startswith(("/", "https://")), target
            assert re.fullmatch(r"301!?", status)
            for word in (source, target.removeprefix("https:")):
                assert not PLACEHOLDER.search(word), f"{word} has a placeholder"
            rules.append(Rule(source, target, status))
    return rules


@dataclass
class HeaderRule:
    """A path of `_headers` and the headers it sets."""

    path: str
    headers: list[tuple[str, str]] = field(default_factory=list)


def read_headers(text: str) -> list[HeaderRule]:
    """Return the rules. As on Cloudflare, any line that looks like a path starts a rule, even if indented."""
    rules: list[HeaderRule] = []
    for raw in re.split(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if re.match(r"[^\s:]+://|/", line):
            rules.append(HeaderRule(line))
            continue
        name, colon, value = line.partition(":")
        assert colon, f"{line} is neither a path nor a header"
        assert not line.startswith("!"), "a header is removed"
        assert not re.search(":[A-Za-z]", value), f"{value} has a placeholder"
        rules[-1].headers.append((name.strip(), value.strip()))
    return rules


def read_fields(text: str) -> list[tuple[str, str]]:
    """Return the fields of a security.txt or robots.txt file, without comments."""
    fields = []
    for line in re.split(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", text):
        if line.strip() and not line.startswith("#"):
            name, colon, value = line.partition(":")
            assert colon
            assert re.fullmatch(r"[A-Za-z-]+", name), f"{line!r} is not a field"
            fields.append((name, value.strip()))
    return fields


def read_policy(text: str) -> dict[str, list[str]]:
    """Return the directives of a content security policy with their sources (CSP3, section 2.2.1)."""
    policy: dict[str, list[str]] = {}
    assert "," not in text, "the header contains two policies"
    for directive in text.split(";"):
        name, *sources = directive.split()
        assert name not in policy, f"{name} occurs twice"
        policy[name] = sources
    return policy
