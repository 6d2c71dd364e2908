"""Remarks in columns that aren't imported: which remarks make a post a draft."""

from __future__ import annotations

import pytest
from tests.hubs import LoadedHub
from tests.importing.reading import read
from tests.importing.sheets import as_csv

HEADER = ("Text", "Publish", "Network", "Notes")
HELD_BACK = {
    "embargo": """
        nicht vor 10.4.2027|not before 10 April|pas avant le 10 avril|niet voor 10 april|no antes del 10 de abril
        non prima del 10 aprile|não antes de 10 de abril|Veröffentlichung erst ab 10.4.|noch nicht online stellen
        frühestens April|au plus tôt lundi|not until the fair""",
    "stopped": """
        hold|HOLD!|hold please|STOP|STOP - client unhappy|delete|delete this post|CANCELLED|canceled|ABGESAGT|annulé
        cancelado|annullato|geannuleerd|abgelehnt|refusé|rechazado|rifiutato|afgewezen|rejeitado|gelöscht
        in review|on ice|Don't use|Never post this|do not send|Can't go live before press release|cannot go out yet
        still in review|Legal still reviewing|skip this week|no longer needed|Not to be shared|keep private|NDA
        nicht benutzen|fällt aus|gecancelt|Kommt später|à revoir|ne pas la publier""",
    "postponed": """
        postponed|moved to next week|verschoben auf Mai|reporté|aplazado|adiado|rinviato|uitgesteld|spostato a maggio
        verplaatst naar mei|movido al lunes|transferido para maio""",
    "pending": """
        pending approval|wait for legal|erst nach Freigabe durch Legal|en attente de validation|aguardando aprovação
        in attesa di approvazione|wacht op akkoord|pendiente de aprobación|only after press release|subject to legal""",
    "another date": "10 April|20.4.|Anna: 2027-04-10|publish on Apr 10|10/04/2027|3 or 5 December",
    "another time": "Anna: 18:00|18 Uhr|6 pm|18h30",
    "another network": "LinkedIn only|Facebook statt X|Insta|FB und IG|nur Threads|LI",
}
HARMLESS = """
    nice picture|Anna has the logo|check spelling|ask Anna|use the blue logo|good to go|approved by legal|freigegeben
    validé|Approved 28 Nov|3 December|3.12.|09:30|2 hashtags|photo 3 of 5|16:9|0:45 long|budget 12.50 €
    see https://linkedin.com/2027-04-10|2027-04-10-linkedin.jpg|ask anna@linkedin.com|x
    for X only|can't wait for this|not cancelled|kein Embargo
    the team lines up|ne pas oublier le logo|Logo nicht vergessen|deleted scene|stopwatch in the picture"""


def split_remarks(table: str) -> list[str]:
    """Return the remarks of a table."""
    return [remark.strip() for line in table.splitlines() for remark in line.split("|") if remark.strip()]


def find_drafts(hub: LoadedHub, remarks: list[str], heading: str = "Notes") -> list[str]:
    """Return the remarks whose rows became drafts, and check that each has a notice."""
    # a column with only dates would have to be mapped
    written = [*remarks, *("nice picture" for _ in range(len(remarks) + 1))]
    rows = [(f"Words {number}", "2026-12-03 09:30 UTC", "X", remark) for number, remark in enumerate(written)]
    plan = read(hub, as_csv(rows, header=(*HEADER[:3], heading)))
    assert len(plan.changes) == len(written)
    named = {problem.line for problem in plan.problems if "the post is a draft" in problem.message}
    assert named == {change.row for change in plan.changes if "status: draft" in change.text}
    return [remark for number, remark in enumerate(remarks, 2) if number in named]


@pytest.mark.parametrize("kind", HELD_BACK)
def test_a_remark_that_postpones_a_post_makes_it_a_draft(empty_hub: LoadedHub, kind: str) -> None:
    remarks = split_remarks(HELD_BACK[kind])
    assert find_drafts(empty_hub, remarks) == remarks


def test_other_remarks_do_not_make_a_draft(empty_hub: LoadedHub) -> None:
    assert find_drafts(empty_hub, split_remarks(HARMLESS)) == []


def test_a_remark_that_names_a_date_or_network_makes_a_draft_if_the_row_lacks_it(empty_hub: LoadedHub) -> None:
    rows = [("One", "1 November"), ("Two", "9:00"), ("Three", "LinkedIn only"), ("Four", "nice picture")]
    plan = read(empty_hub, as_csv(rows, header=("Text", "Notes")))
    assert [change.row for change in plan.changes if "status: draft" in change.text] == [2, 3, 4]
    assert str(plan.problems[-1]) == (
        "a.csv:4:2: notice: column “Notes”: “LinkedIn only” contains a network that the row does not have: the post is "
        "a draft (once it may be published, delete the remark and write status: ready in its file; "
        'or ignore the column: --map "Notes=ignore")'
    )


@pytest.mark.parametrize(
    ("heading", "cell"), [("Created at", "2027-01-05"), ("Week", "30 Nov – 4 Dec"), ("Source", "LinkedIn")]
)
def test_unrelated_columns_are_not_read_as_remarks(empty_hub: LoadedHub, heading: str, cell: str) -> None:
    assert find_drafts(empty_hub, [cell], heading) == []


@pytest.mark.parametrize(
    ("network", "held"),
    [
        ("LinkedIn (EMBARGO until 20 April)", True),
        ("LinkedIn (draft)", True),
        ("LinkedIn [on hold]", True),
        ("X (if approved)", True),
        ("LinkedIn (cancelled) / X", True),
        ("X (Twitter)", False),
        ("LinkedIn (company page)", False),
        ("Instagram (Reel), LinkedIn", False),
    ],
)
def test_a_remark_in_a_network_cell_makes_a_draft(empty_hub: LoadedHub, network: str, held: bool) -> None:
    rows = [("Words", "2026-12-03 09:30 UTC", network), ("More", "2026-12-04 09:30 UTC", "X")]
    plan = read(empty_hub, as_csv(rows, header=HEADER[:3]))
    assert ["status: draft" in change.text for change in plan.changes] == [held, False]
    assert any("the post is a draft" in problem.message for problem in plan.problems) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("*** EMBARGOED UNTIL 12 APRIL *** The fair", True),
        ("[LinkedIn] [EMBARGO] The fair", True),
        ("The fair is here [EMBARGO until 12 April]", True),
        ("【EMBARGO】 The fair", True),
        ("<EMBARGO> The fair", True),
        ("*** The fair *** is here", False),
        ("The fair is here (in hall 3)", False),
        ("The fair 🎪", False),
    ],
)
def test_a_remark_in_a_text_cell_makes_a_draft(empty_hub: LoadedHub, text: str, held: bool) -> None:
    plan = read(empty_hub, as_csv([(text, "2026-12-03 09:30 UTC", "X")], header=HEADER[:3]))
    assert ["status: draft" in change.text for change in plan.changes] == [held]


@pytest.mark.parametrize("time", ["09:00-10:00", "08:00-12:00", "9:00-10:00"])
def test_a_range_of_times_is_not_read_as_a_time_with_an_offset(empty_hub: LoadedHub, time: str) -> None:
    rows = [("Words", "2026-12-03", time), ("More", "2026-12-03", "10:00")]
    plan = read(empty_hub, as_csv(rows, header=("Text", "Publish", "Time")))
    assert [problem.message.partition(": ")[2] for problem in plan.problems][:1] == [
        f"“{time}” may be a range or a time with a zone"
    ]
