"""The import and export page of the documentation, generated from the known layouts."""

from __future__ import annotations

from pathlib import Path

from mkdocs_advocacy.core.tables.limits import LAST_COLUMN, LONGEST_CELL, MAX_BYTES, MAX_ROWS
from mkdocs_advocacy.exporting.sheet import COLUMNS
from mkdocs_advocacy.importing.layouts import OWN, layouts
from mkdocs_advocacy.importing.model import Layout

_MEANINGS = {
    "id": "The id of the post. Rows with the same id form one post. Default: derived from the title.",
    "language": "The row's language. The first row sets the post's language; other languages become translations.",
    "title": "The title. Without an id, rows with the same title form one post. Default: the first words of the text.",
    "network": "The id or name of the network that the text is for. Empty or `any`: all networks.",
    "variant": "A label for your own use; the import ignores it. Variants keep the order of their rows.",
    "text": "The text as you would post it.",
    "link": "The link to share, an https address. Default: the first address in the text.",
    "hashtags": "Hashtags, with or without #. Default: the hashtags at the end of the text.",
    "campaign": "The id or title of a campaign. Default: the campaign named by `utm_campaign` in the link.",
    "publish": "The date, or date and time, when the post is published.",
    "date": "Same as `publish`. If a row has both, they must agree.",
    "time": "The time for `publish` or `date`.",
    "embargo": (
        "The date, or date and time, when an embargo ends; overrides an earlier `publish`. Other values, such as "
        "“tbd”, make the post a draft; “no” and “–” mean no embargo."
    ),
    "expire": "The last day to share the post.",
    "status": "`draft`, `ready`, `retired` or a word with one of these meanings. Other values make the post a draft.",
    "summary": "One line for the feed.",
    "audience": "The ids of audiences, such as `employees`, `customers`, or both.",
    "topics": "The topics of the post.",
    "networks": "The networks that the post is for.",
    "media": "Brand assets: `<set>/<file stem>`.",
    "disclosure": "The sentence that discloses who is speaking.",
    "fields": "The fields that the advocate fills in, as JSON. Written by the export.",
    "excuse": "Rule findings that the post is excused from, as JSON. Written by the export.",
    "wording for": "The key of the text in the post's file. Written by the export.",
    "wording": (
        "The text as in the post's file: with placeholders such as `{link}`, and literal braces doubled (`{{`, `}}`). "
        "Written by the export."
    ),
    "wording media": "Brand assets for this variant only.",
    "draft": "TRUE makes the post a draft.",
    "picture": (
        "The address of an image. If exactly one brand asset has the same file name, except for the extension, the "
        "post uses it; otherwise, a comment in the post's file contains the address."
    ),
}


def spreadsheets() -> str:
    """Return the page as Markdown."""
    known = layouts()
    page = (Path(__file__).parent / "page.md").read_text("utf-8")
    return page.format(
        rows=f"{MAX_ROWS:,}",
        wide=LAST_COLUMN,
        long=f"{LONGEST_CELL:,}",
        bytes=MAX_BYTES // 1_000_000,
        names=", ".join(f"`{name}`" for name in known),
        own="\n".join(
            f"| `{meaning}` | {_names((*names, *known[OWN].if_cells_agree.get(meaning, ())))} | {_MEANINGS[meaning]} |"
            for meaning, names in known[OWN].columns.items()
        ),
        others="\n\n".join(_layout(name, layout) for name, layout in known.items() if name != OWN),
        columns=", ".join(f"`{name}`" for name in COLUMNS),
    )


def _layout(name: str, layout: Layout) -> str:
    rows = [f"| `{meaning}` | {_names(names)} | {_MEANINGS[meaning]} |" for meaning, names in layout.columns.items()]
    rows += [f"| for `{network}` | {_names(names)} | TRUE or FALSE. |" for network, names in layout.networks.items()]
    doubt = "" if layout.sure else " **Uncertain:** not confirmed by the vendor's documentation."
    sources = ", ".join(f"<{source}>" if source.startswith("http") else source for source in layout.source)
    known_by = f"Not detected: use `--from {name}`."
    if layout.recognised_by:
        known_by = f"Detected by {_names(layout.recognised_by)}."
    return "\n".join(
        [
            f"### {layout.name}: `--from {name}`",
            "",
            f"{known_by} {layout.note}{doubt} Sources as of {layout.read}: {sources}.",
            "",
            "| meaning | headings | value |",
            "|---|---|---|",
            *rows,
        ]
    )


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "only with `--map`"
