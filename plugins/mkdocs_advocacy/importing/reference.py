"""The page on spreadsheets, made from the layouts that the import knows."""

from __future__ import annotations

from pathlib import Path

from mkdocs_advocacy.exporting.sheet import COLUMNS
from mkdocs_advocacy.importing.layouts import OWN, layouts
from mkdocs_advocacy.importing.limits import LAST_COLUMN, LONGEST_CELL, MAX_BYTES, MAX_ROWS
from mkdocs_advocacy.importing.model import Layout

_MEANINGS = {
    "id": "The name of the post's file. Rows with the same id are one post. Default: made of the title.",
    "language": "The language of the row. The first row of a post says its own; other languages become translations.",
    "title": "The title. Without an id, rows with the same title are one post. Default: the first words of the text.",
    "network": "The network that the text is for, by its id or its name; empty or `any`: for all.",
    "variant": "Which version it is; for people. Versions stand in the order of their rows.",
    "text": "The words as they would be posted.",
    "link": "Where readers are sent: an https address. Default: the first in the text.",
    "hashtags": "With or without #. Default: those that the text ends with.",
    "campaign": "The id or the title of a campaign. Default: the one that `utm_campaign` in the link names.",
    "publish": "The day, or day and time, before which the post is nowhere.",
    "date": "The same as `publish`. If a row has both, they must agree.",
    "time": "The time of `publish` or `date`.",
    "embargo": "The day, or day and time, before which nothing comes out, whatever `publish` says. Words make a draft.",
    "expire": "The last day on which it may be shared.",
    "status": "`draft`, `ready` or `retired`, or a word that means one of them; any other makes a draft.",
    "summary": "One line for the feed.",
    "audience": "`employees`, `customers`, or both.",
    "topics": "What it is about.",
    "networks": "The networks that the whole post is for.",
    "media": "Brand assets: `<set>/<file stem>`.",
    "disclosure": "The sentence that says who is speaking.",
    "fields": "The gaps that the advocate fills, as JSON; export writes it.",
    "excuse": "What rules find and is right all the same, as JSON; export writes it.",
    "wording for": "Where the wording stands in the post's file; export writes it.",
    "wording": "The words as they stand in the post's file, with `{link}` and `{{`; export writes them.",
    "wording media": "Brand assets of this wording alone.",
    "draft": "TRUE makes a draft.",
    "picture": "The address of a picture. One whose name a brand asset has is taken; any other is noted in the file.",
}


def spreadsheets() -> str:
    """The page, as Markdown."""
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
    found = "" if layout.sure else " **Uncertain:** no document of the program's maker could be read."
    sources = ", ".join(f"<{source}>" if source.startswith("http") else source for source in layout.source)
    known_by = f"Say `--from {name}`: it is not recognised."
    if layout.recognised_by:
        known_by = f"Recognised by {_names(layout.recognised_by)}."
    return "\n".join(
        [
            f"### {layout.name}: `--from {name}`",
            "",
            f"{known_by} {layout.note}{found} Found on {layout.read} in {sources}.",
            "",
            "| meaning | names | what |",
            "|---|---|---|",
            *rows,
        ]
    )


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "by `--map` alone"
