"""The reference of formats and networks, made from the models and the facts themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs_advocacy.content.kind import FileType, Kind, PageBlock
from mkdocs_advocacy.content.schema import file_types, schema
from mkdocs_advocacy.core.languages import FALLBACK, known_languages, package_words
from mkdocs_advocacy.networks.load import builtin_networks
from mkdocs_advocacy.networks.model import Network

_FORMATS = """# Formats

<!-- Made by scripts/docs.py from the models: change those. -->

Every file is YAML in UTF-8, or begins with YAML as guidelines do. The name of a file is its id: lower-case letters,
digits and hyphens. Unknown keys are errors, so that a misspelt one cannot be lost. Editors that know JSON Schema get it
from `advocacy schema KIND`.

A day such as `2026-11-01` begins and ends at midnight in the hub's time zone, the option
[`timezone`](options.md#time). A time needs its zone, as in `2026-11-01T09:00+01:00`.

In the text of a post, `{link}`, `{hashtags}` and `{disclosure}` are filled by the hub, and the names under `fields`
by the advocate. `{{` and `}}` are braces. A text without `{link}` gets the link at its end where the network wants
it in the text, and beside the text where the network takes it apart; a text without `{disclosure}` gets that at its
end. A text for `any` that is too long for a network leaves that network out; a text of a network's own that is too
long for it is an error.

Where a network cuts links at characters of other scripts, as X does, an address in a text goes out in ASCII:
`https://bücher.example/日本語` as `https://xn--bcher-kva.example/%E6%97%A5…`. In scripts without spaces, put a space
before and after it: without one, the address ends where the network ends it.

The `media` of a post are pictures (`.png`, `.jpg`, `.webp` or `.gif`) in `content/brand/<set>/` and the folders
below, each by its set and its file's name without the ending. The file `brand.yml` of the set has their alt texts,
without which no post can use them. Where several pictures of a set have the same name, each is called with as much of
its folder as tells them apart: `<set>/<folder>/<file stem>`.

A set needs no `brand.yml` for the plugin `advocacy/brand` to make a page of it. Pictures whose names and folders differ
only in words such as horizontal, stacked, color, black or white stand together as variants; files that differ only in
their endings are one picture in several formats. All files of a set are published, but `brand.yml`, drafts, what is
before its `publish`, and what is after its `expires`, the end of its licence, or `retired`. An SVG is published where
it can do nothing but be looked at.

Of every picture the plugin makes renditions: previews for pages, and downloads in the sizes that networks take. They
are cropped around the picture's `focus`; logos (drawings, pictures that can be seen through, and what is called logo,
icon, symbol or badge) and pictures with a `background` are set on it whole. Letters in a drawing have to be paths.

A file `guidelines/networks/<id>.yml` says what differs from what the package knows, or describes a network that it
does not know, which needs no more than a `name` and an address: [Networks](networks.md).
"""

_NETWORKS = """# Networks

<!-- Made by scripts/docs.py from the facts: change those. -->

What the package knows, with its sources, is in `plugins/mkdocs_advocacy/networks/facts/`.

## A network of your own

`advocacy add network Yodel` begins the file `guidelines/networks/yodel.yml`. Three keys matter:

```yaml
name: Yodel
intent: {url: "https://yodel.example.com/share?text={text}"}
text: {limit: 500}
```

`{text}` and `{link}` in the address are filled in. Where the address takes no text, people get it copied; where there
is no address at all, set `home: https://yodel.example.com/` to have that page opened. [Formats](formats.md) lists all
other keys. `source` and `verified` are for your own records; the page of a guideline shows them. If `mkdocs.yml` has a
line `networks:`, add `yodel` to it. Pages show the networks in that order, and a small screen shows the first ones
until people ask for more.

## Correct a fact

For a network that the package knows, write only the facts that differ; `guidelines/networks/mastodon.yml`:

```yaml
text: {limit: 1000}
```

## The networks that are known

"""


_WORDS = """# Words

<!-- Made by scripts/docs.py from the package's English words: change those. -->

The package speaks {spoken}. The page of a post, a campaign, a guideline or a brand set
speaks the language in which that is written, and so does the page of its translation; the feed, the changes and the
lists of campaigns and brand sets speak the first of the hub's `languages`. Dates, numbers, lists and the direction of
writing follow the language.

A hub says a sentence otherwise, or adds a language, with a file `guidelines/languages/<language>.yml` beside its
`mkdocs.yml`. It holds only what differs:

```yaml
share_on: Post it on {{network}}
posts_one: One story
posts_other: "{{count}} stories"
```

- Gaps such as `{{network}}` are filled by the hub; `{{{{` and `}}}}` are braces. A gap that is not known is an
  error, one that is left out a warning.
- `de-AT.yml` holds what differs from `de.yml`. What a language does not say is said in English; `advocacy check`
  names it.
- Sentences with a number have one key for each plural form of the language, as the [plural rules of Unicode][plural]
  name them: English has `_one` and `_other`; Arabic has `_zero`, `_one`, `_two`, `_few`, `_many` and `_other`.
- The theme's own words, such as those of search, are set by `theme.language` in `mkdocs.yml`.
- Scripts get the words of a language from `assets/advocacy/words/<language>.json`.

Editors that know JSON Schema get all keys from `advocacy schema language`.

[plural]: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html

"""


def formats(kinds: Sequence[Kind[Any]]) -> str:
    """The reference of all types of files, and of the lists that pages can have, as Markdown."""
    described = [one for one in file_types(kinds).values() if one.name != "language"]  # docs/words.md has its keys
    files = (line for one in described for line in _file_type(one))
    blocks = (line for kind in kinds for block in kind.page_blocks for line in _page_block(block))
    return "\n".join([_FORMATS, *files, *blocks])


def networks() -> str:
    """The reference of the networks that the package knows, as Markdown."""
    rows = [
        "| id | name | longest text | counted in | sharing | link | `utm_source` | read on |",
        "|---|---|---|---|---|---|---|---|",
        *(_network(name, network) for name, network in builtin_networks().items()),
    ]
    return _NETWORKS + "\n".join(rows) + "\n"


def words() -> str:
    """The reference of the hub's own words, as Markdown."""
    spoken = ", ".join(f"`{language}`" for language in known_languages())
    rows = ["| key | in English |", "|---|---|"]
    rows += [f"| `{key}` | {sentence} |" for key, sentence in package_words(FALLBACK).items()]
    return _WORDS.format(spoken=spoken) + "\n".join(rows) + "\n"


def _network(name: str, network: Network) -> str:
    text = network.text
    limit = f"{text.limit:,}" if text.limit else "–"
    unit = f"{text.unit}, {text.byte_limit:,} bytes" if text.byte_limit else text.unit
    verified = max(day for day in (text.verified, network.intent.verified) if day)
    cells = (
        f"`{name}`",
        network.name,
        limit,
        unit,
        _sharing(network),
        network.link.replace("_", " "),
        f"`{network.utm.name}`",
        verified,
    )
    return f"| {' | '.join(map(str, cells))} |"


def _sharing(network: Network) -> str:
    if network.status == "dead":
        return "dead, not offered"
    if network.kind == "tool":
        return "on the device"
    if not network.intent.url:
        return "copy and open"
    return "text arrives" if network.intent.takes_text else "link only, copy the text"


def _file_type(one: FileType) -> Iterator[str]:
    title, found = one.title, schema(one.model)
    yield f"## {title}: {one.place}"
    yield ""
    yield from _table(found)
    for name, part in found.get("$defs", {}).items():
        if "properties" in part:
            yield f"### {title}: {name}"
            yield ""
            yield f"{part.get('description', '')}"
            yield ""
            yield from _table(part)


def _page_block(block: PageBlock) -> Iterator[str]:
    yield from (block.reference.rstrip("\n"), "", *_table(block.schema))
    for name, part in block.schema.get("$defs", {}).items():
        yield from (f"### {name}", "", part.get("description", ""), "", *_table(part))


def _table(part: Mapping[str, Any]) -> Iterator[str]:
    yield "| key | value | meaning |"
    yield "|---|---|---|"
    required = set(part.get("required", ()))
    for name, value in part["properties"].items():
        needed = " **Required.**" if name in required else _default(value)
        yield f"| `{name}` | {_type(value)} | {value.get('description', '')}{needed} |"
    yield ""


def _default(value: Mapping[str, Any]) -> str:
    default = value.get("default")
    return "" if default in (None, [], {}) or isinstance(default, (list, dict)) else f" Default: `{_plain(default)}`."


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _type(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        return str(value["$ref"]).rpartition("/")[2]
    if options := value.get("anyOf"):
        return " or ".join(dict.fromkeys(_type(option) for option in options if option.get("type") != "null"))
    if "enum" in value or "const" in value:
        return ", ".join(f"`{name}`" for name in value.get("enum", [value.get("const")]))
    if value.get("type") == "array":
        return f"list of {_type(value.get('items', {}))}"
    if value.get("type") == "object":
        below = value.get("additionalProperties")
        return f"names with {_type(below)}" if isinstance(below, Mapping) else "names with values"
    if value.get("format") == "date":
        return "date"
    words = {"string": "text", "integer": "whole number", "boolean": "`true` or `false`"}
    return words.get(str(value.get("type")), "value")
