"""Approval columns: rows without approval become drafts, even if their status means `ready`."""

from __future__ import annotations

import pytest
from tests.hubs import LoadedHub
from tests.importing.reading import read
from tests.importing.sheets import as_csv, sheet


def find_drafts(hub: LoadedHub, heading: str, cells: list[str]) -> list[str]:
    """Return the cells whose rows became drafts, and check that all have the same notice."""
    rows = [(f"Words {number}", "2026-12-03", "Scheduled", cell) for number, cell in enumerate(cells)]
    plan = read(hub, as_csv(rows, header=("Text", "Publish", "Status", heading)))
    assert len(plan.changes) == len(cells)
    assert {problem.line for problem in plan.problems} == {
        change.row for change in plan.changes if "status: draft" in change.text
    }
    assert len({problem.message for problem in plan.problems}) <= 1
    return [cells[problem.line - 2] for problem in plan.problems]


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        ("Approved", ["Yes", "y"], ["No", "", "n"]),
        ("Approved?", ["TRUE", "1"], ["FALSE", "0"]),
        ("Legal OK?", ["yes, Anna"], ["no", "no (Tom)", "yes, but not before May"]),
        (
            "Legal OK",
            ["Yes"],
            ["yes, but after 20 April", "Yes?", "Yes once fixed", "Yes - X only"],
        ),
        ("Freigabe?", ["ja"], ["ja, wenn Anna zustimmt", "ja, nach Ostern"]),
        ("Sign-off", ["✓", "✅"], ["✗", "❌", "x", "?"]),
        ("Ready to post", ["x"], [""]),
        ("Reviewed", ["done"], ["tbd", "ask Anna"]),
        ("Approval", ["Approved"], ["Pending", "in review"]),
        ("Publish?", ["yes"], ["no"]),
        ("Freigabe", ["ja"], ["nein", "offen"]),
        ("Freigegeben?", ["wahr"], ["falsch"]),
        ("Validé", ["oui"], ["non"]),
        ("Aprobado", ["sí", "si"], ["no"]),
        ("Approvato", ["sì"], ["no"]),
        ("Akkoord", ["ja"], ["nee"]),
        ("Aprovado", ["sim"], ["não", "nao"]),
        ("Approval needed", ["no", ""], ["yes"]),
    ],
)
def test_a_row_without_a_yes_is_a_draft(empty_hub: LoadedHub, heading: str, yes: list[str], no: list[str]) -> None:
    assert find_drafts(empty_hub, heading, [*yes, *no]) == no
    assert find_drafts(empty_hub, heading, yes) == []


def test_the_notice_explains_how_to_approve_the_row(empty_hub: LoadedHub) -> None:
    plan = read(empty_hub, sheet("Text,Approved?", "One,no"))
    assert list(map(str, plan.problems)) == [
        "a.csv:2:2: notice: column “Approved?”: the row is not approved: the post is a draft (once it is approved, "
        'write status: ready in its file; or ignore the column: --map "Approved?=ignore")'
    ]
    plan = read(empty_hub, sheet("Text,Approved?", "One,no"), {"Approved?": "ignore"})
    assert "status" not in plan.changes[0].text


def test_an_approval_mapped_to_the_status_does_not_override_the_status(empty_hub: LoadedHub) -> None:
    content = sheet("Text,Status,Approved", "One,Draft,Yes", "Two,Scheduled,Yes", "Three,Scheduled,No")
    plan = read(empty_hub, content, {"Approved": "status"})
    assert [change.row for change in plan.changes if "status: draft" in change.text] == [2, 4]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [("Approved by", ["Anna", "Tom"]), ("Legal text", ["Terms apply", ""]), ("Public", ["CEOs", "all"])],
)
def test_a_column_without_yes_or_no_requires_no_approval(empty_hub: LoadedHub, heading: str, cells: list[str]) -> None:
    plan = read(empty_hub, as_csv([(f"Words {cell}", cell) for cell in cells], header=("Text", heading)))
    assert not [change for change in plan.changes if "status: draft" in change.text]
