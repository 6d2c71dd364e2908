"""`advocacy findings`: drafts of findings for topics that moved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.kinds.campaigns.results.samples import write_results_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.results.mentions.file import write_mentions
from mkdocs_advocacy.results.mentions.origins import write_origins
from mkdocs_advocacy.results.mentions.values import MentionCounts, MentionImport, MentionKey, MentionRow
from mkdocs_advocacy.results.periods import Period, period_of

MONTHS = [period_of(date(2026, month, 1), "month") for month in range(4, 10)]
LISTENING = """\
departments: {product: Product, sales: Sales}
topics:
  caps: {title: {en: Bottle caps, de: Verschlüsse}, for: product, terms: [cap]}
  price: {title: Price, for: sales, terms: [price]}
"""
DRAFT = """\
# A draft from `advocacy findings`. Pages compute the numbers; say what people mean, and what you recommend.
title: "Talked about more: Bottle caps"
# summary: One line for lists.
kind: finding
heard: {in: mentions, date: 2026-09-30}
evidence:
  - {result: mentions/caps, from: 2026-07-01, to: 2026-09-30}
  - {result: mentions/caps, from: 2026-04-01, to: 2026-06-30}
for: [product]
# Drafts aren't published. Delete this line when the finding is ready.
status: draft
"""


def write_results(tools: dict[Period, str] | None = None) -> dict[str, str]:
    """Return the files of half a year in which caps are mentioned twice as often from July on."""
    counts = {period: {"": 1000, "caps": 100 if period.first.month < 7 else 200, "price": 100} for period in MONTHS}
    rows = [
        MentionRow(period, MentionKey(topic=topic), MentionCounts(count))
        for period, of_period in counts.items()
        for topic, count in of_period.items()
    ]
    stamps = {"caps": "0" * 8, "price": "1" * 8}
    imports = [
        MentionImport(period, date(2026, 10, 2), (tools or {}).get(period, "Brandwatch"), "Soda", stamps)
        for period in MONTHS
    ]
    return {
        "results/mentions.csv": write_mentions(rows).decode(),
        "results/mentions-imports.csv": write_origins(imports).decode(),
        "guidelines/rules/listening.yml": LISTENING,
    }


def write(folder: Path, files: dict[str, str], *, has_feedback: bool = True) -> Path:
    options = {"languages": ["en", "de"], "now": "2026-11-15T12:00:00Z"}
    extra = ["advocacy/programme"] if has_feedback else []
    plugins = ["search", {"advocacy": options}, "advocacy/posts", *extra, "advocacy/results"]
    return write_results_hub(folder, files, plugins=plugins)


def run(hub: Path, *arguments: str, code: int = 0) -> list[str]:
    done = CliRunner().invoke(main, ["findings", *arguments, "-f", str(hub / "mkdocs.yml")])
    assert not done.exception or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == code, done.output
    return done.output.splitlines()


def test_a_topic_that_moved_gets_a_draft(tmp_path: Path) -> None:
    hub = write(tmp_path / "hub", write_results())
    assert run(hub) == [
        "Bottle caps: 18.6% to 21.5% of 3,000 mentions, before 9.0% to 11.1% of 3,000",
        "Drafted: content/feedback/caps-2026-q3.yml",
    ]
    file = hub / "content/feedback/caps-2026-q3.yml"
    assert file.read_text("utf-8") == DRAFT
    done = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")])
    assert "caps-2026-q3" not in done.output, "the draft is valid"


def test_a_draft_is_never_overwritten(tmp_path: Path) -> None:
    hub = write(tmp_path / "hub", write_results())
    run(hub)
    file = hub / "content/feedback/caps-2026-q3.yml"
    file.write_text(DRAFT.replace("Talked about more: Bottle caps", "The cap hurts"), "utf-8")
    assert "Already exists: content/feedback/caps-2026-q3.yml" in run(hub)
    assert "The cap hurts" in file.read_text("utf-8")


def test_months_can_be_compared(tmp_path: Path) -> None:
    files = write_results()
    hub = write(tmp_path / "hub", files)
    assert run(hub, "--by", "month") == ["No topic moved between the last two complete months."]
    files = {
        name: "".join(line for line in text.splitlines(keepends=True) if not line.startswith(("2026-08", "2026-09")))
        for name, text in files.items()
    }
    assert run(write(tmp_path / "other", files), "--by", "month")[-1] == "Drafted: content/feedback/caps-2026-07.yml"


def test_a_change_of_tool_is_no_move(tmp_path: Path) -> None:
    hub = write(tmp_path / "hub", write_results(dict.fromkeys(MONTHS[3:], "Meltwater")))
    assert run(hub) == ["No topic moved between the last two complete quarters."]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("- advocacy/programme\n", "", "The hub has no feedback"),
        ("- advocacy/results", "", "The hub has no results"),
    ],
)
def test_a_hub_without_feedback_or_results_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    hub = write(tmp_path / "hub", write_results())
    config = (hub / "mkdocs.yml").read_text("utf-8")
    assert old in config
    (hub / "mkdocs.yml").write_text(config.replace(old, new), "utf-8")
    assert message in "\n".join(run(hub, code=2))
