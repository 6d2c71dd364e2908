"""Posts for other programs: with tracked links, by network and variant, and nothing that a spreadsheet computes."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.site.sites import post, write_hub

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.exporting.sheet import COLUMNS, guarded, listed

UTM = "utm_medium=social&utm_campaign=advocacy&utm_content"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 2026-11-22T12:00:00Z
    return write_hub(
        tmp_path,
        {
            "now": post(
                "Now",
                {"any": ["=Sum {link}", "@all Words"], "linkedin": "Longer\n\nwords {hashtags}"},
                link="https://example.com/",
                hashtags=["Soda"],
                topics=["a, b", "c"],
            ),
            "now.de": {"title": "Jetzt", "text": {"any": "Worte"}},
            "later": post("Later", publish="2026-12-01T09:00+01:00", networks=["x"]),
            "draft": post("Draft", status="draft", networks=["x"]),
            "gone": post("Gone", status="retired"),
        },
        options={"languages": ["en", "de"], "networks": ["linkedin", "x", "instagram"]},
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments], catch_exceptions=False)


def rows(*arguments: str) -> list[dict[str, str]]:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(StringIO(result.stdout.removeprefix("\ufeff"), newline="")))


def test_the_spreadsheet_has_a_row_for_each_wording_on_each_network(hub: Path) -> None:
    found = rows()
    assert tuple(found[0]) == COLUMNS
    assert [(row["id"], row["language"], row["network"], row["variant"], row["wording for"]) for row in found] == [
        ("now", "en", "x", "a", "any"),
        ("now", "en", "instagram", "a", "any"),
        ("now", "en", "x", "b", "any"),
        ("now", "en", "instagram", "b", "any"),
        ("now", "en", "linkedin", "a", "linkedin"),
        ("now", "de", "linkedin", "a", "any"),
        ("now", "de", "x", "a", "any"),
        ("now", "de", "instagram", "a", "any"),
    ]
    first = found[0]
    assert first["tracked link"] == f"https://example.com/?utm_source=twitter&{UTM}=now-a"
    assert first["text"] == f"'=Sum {first['tracked link']}"
    assert first["wording"] == "'=Sum {link}"
    assert first["share link"].startswith("https://x.com/intent/tweet?text=%3DSum%20https%3A%2F%2F")
    assert first["page"] == "https://hub.example/posts/now/"
    assert first["topics"] == '["a, b", "c"]'
    assert found[2]["wording"] == "'@all Words"


def test_drafts_and_what_is_still_to_come_only_when_asked_for(hub: Path) -> None:
    assert {row["id"] for row in rows()} == {"now"}
    assert {row["id"] for row in rows("--drafts")} == {"now", "later", "draft"}


def test_hootsuite(hub: Path) -> None:
    result = run(
        *("--format", "hootsuite", "--network", "x", "--language", "en", "--drafts", "--timezone", "Europe/Berlin")
    )
    link = f"https://example.com/?utm_source=twitter&{UTM}=now"
    assert list(csv.reader(StringIO(result.stdout, newline=""))) == [
        ["12/01/2026 09:00", "Some words.", ""],
        ["", "Some words.", ""],
        ["", f" =Sum {link}-a", ""],
        ["", " @all Words", f"{link}-b"],
    ]
    german = run("--format", "hootsuite", "--network", "x", "--language", "de")
    assert list(csv.reader(StringIO(german.stdout, newline=""))) == [["", "Worte", f"{link}-a"]]


def test_a_scheduler_takes_one_language(hub: Path) -> None:
    result = CliRunner().invoke(main, ["export", "--format", "buffer", "--network", "x"])
    assert result.exit_code == 2
    assert "buffer takes one language a file: --language en or --language de" in result.output


@pytest.mark.parametrize("form", ["buffer", "hootsuite"])
def test_the_brands_own_channels_disclose_nobody_and_have_no_gaps(hub: Path, form: str) -> None:
    field = {"who": {"label": "Who", "example": "Carl"}}
    posts = {
        "plain": post("Plain", "We brew.", audience=["employees"]),
        "own": post("Own", "We brew well. {disclosure}", disclosure="I work at Carl's."),
        "gap": post("Gap", ["I am {who}.", "We are many."], fields=field),
    }
    write_hub(hub, posts, options={"languages": ["en"], "networks": ["x"]})
    rules = hub / "guidelines/rules/disclosure.yml"
    rules.parent.mkdir(parents=True, exist_ok=True)
    rules.write_text("employees: {en: I work here.}\n")
    for old in (hub / "content/posts").glob("*.yml"):
        if old.stem not in posts:
            old.unlink()
    result = run("--format", form, "--network", "x")
    assert "I work" not in result.stdout
    assert "Carl" not in result.stdout
    for words in ("We brew.", "We brew well.", "We are many."):
        assert words in result.stdout
    assert "posts/gap.yml: wording a is left out: a person fills {who} in it." in result.stderr
    assert "I work here." in run("--format", "csv").stdout


def test_hootsuite_gets_the_link_beside_where_the_network_takes_it_so(hub: Path) -> None:
    result = run("--format", "hootsuite", "--network", "linkedin", "--language", "en")
    link = f"https://example.com/?utm_source=linkedin&{UTM}=now-a"
    assert list(csv.reader(StringIO(result.stdout, newline=""))) == [["", "Longer\n\nwords #Soda", link]]


def test_buffer(hub: Path) -> None:
    result = run("--format", "buffer", "--network", "linkedin", "--language", "en")
    link = f"https://example.com/?utm_source=linkedin&{UTM}=now-a"
    assert list(csv.reader(StringIO(result.stdout, newline=""))) == [
        ["Text", "Image URL", "Tags", "Posting Time"],
        [f"Longer\n\nwords #Soda\n{link}", "", "a, b,c", ""],
    ]
    later = run(
        "--format", "buffer", "--network", "x", "--language", "en", "--drafts", "--timezone", "America/New_York"
    ).stdout
    assert '"Some words.","","","2026-12-01 03:00"' in later


def test_days_and_times_are_those_of_the_zone_of_the_hub(hub: Path) -> None:
    posts = {"later": post("Later", publish="2026-12-01", expire="2026-12-31", networks=["x"])}
    write_hub(hub, posts, options={"timezone": "America/New_York", "networks": ["x"]})
    assert '"2026-12-01 00:00"' in run("--format", "buffer", "--network", "x", "--drafts").stdout
    berlin = run("--format", "buffer", "--network", "x", "--drafts", "--timezone", "Europe/Berlin").stdout
    assert '"2026-12-01 06:00"' in berlin
    (row,) = (row for row in rows("--drafts") if row["id"] == "later")
    assert (row["publish"], row["expire"]) == ("2026-12-01", "2026-12-31")


def test_json(hub: Path) -> None:
    found: dict[str, Any] = json.loads(run("--format", "json", "--network", "linkedin").stdout)
    assert found["version"] == 1
    english, german = found["posts"]
    assert (english["id"], english["language"], german["language"]) == ("now", "en", "de")
    assert german["page"] == "https://hub.example/posts/now/de/"
    assert english["shares"] == [
        {
            "network": "linkedin",
            "variant": "a",
            "text": "Longer\n\nwords #Soda",
            "link": f"https://example.com/?utm_source=linkedin&{UTM}=now-a",
            "opens": "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fexample.com%2F%3F"
            "utm_source%3Dlinkedin%26utm_medium%3Dsocial%26utm_campaign%3Dadvocacy%26utm_content%3Dnow-a",
            "length": 19,
        }
    ]


def test_a_file_is_written_whole(hub: Path) -> None:
    result = run("-o", "out.csv")
    assert result.output == "out.csv has 2 posts in 8 rows for networks.\n"
    assert (hub / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfid,language,title")
    assert "cannot be written: No such file or directory." in run("-o", "no/out.csv").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "buffer"], "buffer takes one network a file: --network linkedin or --network x or"),
        (["--network", "linkdin"], "the hub has no “linkdin” (did you mean “linkedin”?"),
        (["--campaign", "none"], "the hub has no “none”"),
        (["--language", "fr"], "the hub has no “fr”"),
        (
            ["--timezone", "Mars", "--format", "json"],
            "“Mars” is not a time zone (write an IANA name such as Europe/Berlin, or UTC)",
        ),
    ],
)
def test_what_is_not_there_is_said(hub: Path, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\tx", "'=1", "''-"])
def test_nothing_is_computed(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "'a", "", " =1"])
def test_plain_words_stay(cell: str) -> None:
    assert guarded(cell) == cell


@pytest.mark.parametrize(
    ("entries", "cell"), [(None, ""), ([], "[]"), (["a", "b c"], "a, b c"), (["a, b"], '["a, b"]'), (["[x"], '["[x"]')]
)
def test_lists_in_a_cell(entries: list[str] | None, cell: str) -> None:
    assert listed(entries) == cell
