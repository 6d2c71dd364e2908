"""`advocacy results import` with mentions and reviews: what is written, what is said, and what gets nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.kinds.campaigns.results.samples import write_results_hub
from tests.results.mentions import shapes

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.results.source import Source

LISTENING = """\
departments: {product: Product}
topics:
  caps: {title: Caps, for: product, terms: [cap, lid]}
  price: {title: Price, for: product, terms: [price, teuer]}
"""

MAPPING = """\
mentions:
  - {name: Mine, recognised_by: [Words], columns: {day: Day, texts: [Words], link: Link}}
"""


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    files = {"guidelines/rules/listening.yml": LISTENING}
    options = {"now": "2027-01-15T12:00:00Z"}
    return write_results_hub(tmp_path / "hub", files, results={"period": "month"}, options=options)


def run(hub: Path, *arguments: str | Path, code: int = 0) -> Result:
    done = CliRunner().invoke(main, ["results", "import", *map(str, arguments), "-f", str(hub / "mkdocs.yml")])
    assert not done.exception or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == code, done.output
    return done


def save(hub: Path, source: Source) -> Path:
    path = hub.parent / source.name
    path.write_bytes(source.data)
    return path


def rows_of(hub: Path) -> list[str]:
    return (hub / "results/mentions.csv").read_text("utf-8").splitlines()[1:]


def test_mentions_are_imported(hub: Path) -> None:
    file = save(hub, shapes.brandwatch())
    assert run(hub, file).output.splitlines() == [
        "Brandwatch: 7 mentions",
        "Counted with an unknown sentiment, as “unrated”: 1 mention",
        "Not stored, because it may be personal data: Title, Snippet, Url, Author, Full Name, Avatar, Gender, Full "
        "Text, Professions, Twitter Author ID",
        "Added: 2026-11-01 to 2026-11-30",
        "Counted: 5 mentions. Counted separately: duplicates (1), retweets (1)",
    ]
    assert rows_of(hub) == ["2026-11-01,2026-11-30,,,,,5,,"], "each part of five is too small"
    assert (
        (hub / "results/mentions-imports.csv")
        .read_text("utf-8")
        .splitlines()[1]
        .startswith("2026-11-01,2026-11-30,2027-01-15,Brandwatch,Carl's Soda in public,caps:")
    )
    before = {path.name: path.read_bytes() for path in (hub / "results").iterdir()}
    assert "Unchanged: 2026-11-01 to 2026-11-30. No number changed by 5 or more." in run(hub, file).output
    assert {path.name: path.read_bytes() for path in (hub / "results").iterdir()} == before


def test_mentions_and_reviews_are_counted_together(hub: Path) -> None:
    files = [save(hub, source) for source in (shapes.brandwatch(), shapes.google_play())]
    assert "Added: 2026-11-01 to 2026-11-30" in run(hub, *files).output
    assert rows_of(hub) == [
        "2026-11-01,2026-11-30,,,,,10,,",
        "2026-11-01,2026-11-30,google-play,,,,5,,",
        "2026-11-01,2026-11-30,other,,,,5,,",
    ], "seven are in German, but the three others would follow from that"


def test_no_personal_data_and_no_text_is_written_or_printed(hub: Path) -> None:
    shapes_of_all = (
        *(shapes.brandwatch(), shapes.meltwater(), shapes.talkwalker(), shapes.google_play()),
        shapes.google_alert(1, 5, 9),
    )
    said = ""
    for source in shapes_of_all:
        said += run(hub, save(hub, source), "--dry-run").output
    said += run(hub, *(save(hub, source) for source in shapes_of_all[:-1]), "--period", "2026-11").output
    damaged = shapes.brandwatch().text.replace("2026-11-05 11:00:00.0", "Zoltan Quibble")
    said += run(hub, save(hub, Source("damaged.csv", damaged.encode())), code=2).output
    written = [path for path in hub.rglob("*") if path.is_file()]
    assert any(path.name == "mentions.csv" for path in written)
    for secret in shapes.SECRETS:
        assert secret not in said
        for path in written:
            assert secret.encode() not in path.read_bytes() + path.name.encode()
            assert secret.encode("utf-16-le") not in path.read_bytes()


def test_a_dry_run_writes_nothing(hub: Path) -> None:
    assert "Dry run: nothing was written." in run(hub, save(hub, shapes.google_play()), "--dry-run").output
    assert not (hub / "results").exists()


def test_a_feed_warns_that_it_drops_old_entries(hub: Path) -> None:
    said = run(hub, save(hub, shapes.google_alert(3, 5, 9))).output
    assert "Left out, because the files cover only a part of them: 2026-11-01 to 2026-11-30" in said
    assert "what its feed no longer shows can't be imported" in said
    assert not (hub / "results").exists()


def test_other_tools_are_refused_for_the_same_month(hub: Path) -> None:
    run(hub, save(hub, shapes.brandwatch()))
    said = run(hub, save(hub, shapes.google_play()), code=2).output
    assert "the mentions of 2026-11-01 to 2026-11-30 come from Brandwatch, not from Google Play" in said
    assert "Nothing was imported." in said


def test_a_survey_cannot_take_the_name_of_the_file(hub: Path) -> None:
    assert "is another file of results" in run(hub, "a.csv", "--survey", "mentions", code=2).output


def test_the_notice_for_a_works_council_tells_about_mentions(hub: Path) -> None:
    run(hub, save(hub, shapes.brandwatch()))
    said = CliRunner().invoke(main, ["results", "notice", "-f", str(hub / "mkdocs.yml")]).output
    assert "- Public mentions and reviews from Brandwatch" in said
    assert "Authors, texts and addresses\n  aren't stored." in said
    assert "- How often the company was mentioned" in said


def test_mentions_of_a_described_tool_are_imported(hub: Path) -> None:
    (hub / "results").mkdir()
    (hub / "results/results.yml").write_text(MAPPING, "utf-8")
    rows = "".join(f"2026-11-{day:02},A lid,https://a.example/{day}\n" for day in range(1, 31))
    said = run(hub, save(hub, Source("a.csv", f"Day,Words,Link\n{rows}".encode()))).output
    assert "Mine: 30 mentions" in said
    assert "2026-11-01,2026-11-30,,,caps,,30,," in rows_of(hub)


def test_feedback_may_wait_for_the_mentions_that_it_names(tmp_path: Path) -> None:
    plugins = ["search", {"advocacy": {"now": "2027-01-15T12:00:00Z"}}, "advocacy/posts", "advocacy/programme"]
    plugins.append({"advocacy/results": {"period": "month"}})
    finding = "title: Caps\nkind: finding\nstage: open\nevidence: [{result: mentions/caps}]\n"
    files = {"guidelines/rules/listening.yml": LISTENING, "content/feedback/caps.yml": finding}
    hub = write_results_hub(tmp_path / "hub", files, plugins=plugins)
    rows = "".join(f"2026-11-{day:02},A lid,https://a.example/{day}\n" for day in range(1, 31))
    (hub / "results").mkdir()
    (hub / "results/results.yml").write_text(MAPPING, "utf-8")
    checked = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")])
    assert "there are no results for" in checked.output
    run(hub, save(hub, Source("a.csv", f"Day,Words,Link\n{rows}".encode())))
    checked = CliRunner().invoke(main, ["check", "-f", str(hub / "mkdocs.yml")])
    assert "no results" not in checked.output


def test_topics_and_sentiments_are_printed_by_quarter(hub: Path) -> None:
    (hub / "results").mkdir()
    (hub / "results/results.yml").write_text(MAPPING.replace("link: Link", "link: Link, sentiment: Mood"), "utf-8")
    rows = "".join(
        f"2026-11-{day:02},{'A lid' if day < 11 else 'Fizz'},https://a.example/{day}-{mood},{mood}\n"
        for day in range(1, 31)
        for mood in ("positive", "negative")
    )
    run(hub, save(hub, Source("a.csv", f"Day,Words,Link,Mood\n{rows}".encode())))
    printed = CliRunner().invoke(main, ["results", "--format", "md", "-f", str(hub / "mkdocs.yml")]).output
    assert "| caps | 2026-11-01 | 2026-11-30 | 20 | 60 | 22.7 | 45.9 |" in printed
    assert "| all | 2026-11-01 | 2026-11-30 | negative | 60 | 37.7 | 62.3 |" in printed
    assert "| caps | 2026-11-01 | 2026-11-30 | negative" not in printed, "twenty are too few"
