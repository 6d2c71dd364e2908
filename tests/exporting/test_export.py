"""Export for other programs: tracked links, rows by network and variant, and no spreadsheet formulas."""

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
from mkdocs_advocacy.exporting.formulas import guarded
from mkdocs_advocacy.exporting.sheet import COLUMNS, listed

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


def test_the_spreadsheet_has_a_row_for_each_variant_on_each_network(hub: Path) -> None:
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


def test_drafts_and_embargoed_posts_are_exported_only_with_drafts(hub: Path) -> None:
    assert {row["id"] for row in rows()} == {"now"}
    assert {row["id"] for row in rows("--drafts")} == {"now", "later", "draft"}


def test_the_hootsuite_format(hub: Path) -> None:
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


def test_a_scheduler_file_has_one_language(hub: Path) -> None:
    result = CliRunner().invoke(main, ["export", "--format", "buffer", "--network", "x"])
    assert result.exit_code == 2
    assert "buffer needs one language per file: --language en or --language de" in result.output


WHO = {"who": {"label": "Who", "example": "Carl"}}


def replace_posts(hub: Path, posts: dict[str, Any]) -> None:
    """Replace the hub's posts, and require a disclosure from employees."""
    for old in (hub / "content/posts").glob("*.yml"):
        old.unlink()
    write_hub(hub, posts, options={"languages": ["en"], "networks": ["linkedin", "x"]})
    rules = hub / "guidelines/rules/disclosure.yml"
    rules.parent.mkdir(parents=True, exist_ok=True)
    rules.write_text('employees: {en: I work here.}\naccepted: {en: ["my employer"]}\n')


@pytest.mark.parametrize("form", ["buffer", "hootsuite"])
def test_posts_for_the_brands_own_channels_have_no_disclosure_or_placeholders(hub: Path, form: str) -> None:
    posts = {
        "plain": post("Plain", "We brew.", audience=["employees"]),
        "own": post("Own", "I work at Carl's. We brew well. {disclosure}", disclosure="I work at Carl's."),
        "maybe": post("Maybe", "We are many: {who}", fields={"who": {**WHO["who"], "required": False}}),
    }
    replace_posts(hub, posts)
    result = run("--format", form, "--network", "x")
    assert result.exit_code == 0
    texts = [line.split('"')[3 if form == "hootsuite" else 1] for line in result.stdout.splitlines()]
    assert sorted(set(texts) - {"Text"}) == ["We are many", "We brew well.", "We brew."]


@pytest.mark.parametrize("form", ["buffer", "hootsuite"])
def test_posts_that_need_personal_input_are_skipped_and_named(hub: Path, form: str) -> None:
    posts = {
        "plain": post("Plain", "We brew."),
        "asking": post("Asking", ["I am {who}.", "We are many."], fields=WHO),
        "odd": post("Odd", ["{disclosure}: hi", "(Disclosure: {disclosure}) hi", "Clean.", "My employer brews."]),
        "elsewhere": post("Elsewhere", "{who}", fields=WHO, networks=["linkedin"]),
    }
    replace_posts(hub, posts)
    result = run("--format", form, "--network", "x")
    assert result.exit_code == 0
    assert "We brew." in result.stdout
    assert "Clean." in result.stdout
    for words in ("many", "hi", "employer", "Carl"):
        assert words not in result.stdout
    reason = "is skipped because it is incomplete without the disclosure."
    told = [line.split(" Write ")[0] for line in result.stderr.splitlines()]
    assert sorted(told) == [
        "content/posts/asking.yml: the post is skipped because a person must fill in {who}.",
        *(f"content/posts/odd.yml: variant {letter} {reason}" for letter in "abd"),
    ]


def test_an_export_without_any_posts_fails(hub: Path) -> None:
    replace_posts(hub, {"asking": post("Asking", "I am {who}.", fields=WHO)})
    assert run("--format", "buffer", "--network", "x").exit_code == 1


def test_json_and_csv_keep_disclosures_and_fields_as_placeholders(hub: Path) -> None:
    posts = {
        "asking": post("Asking", "I am {who}. {link} {{x}}", fields=WHO, link="https://example.com/"),
        "own": post("Own", "Tea. {disclosure}", disclosure="I work at Carl's."),
    }
    replace_posts(hub, posts)
    result = run("--format", "json")
    assert result.exit_code == 0
    found = {one["id"]: one for one in json.loads(result.stdout)["posts"]}
    assert found["own"]["disclosure"] == "I work at Carl's."
    assert found["asking"]["fields"] == {"who": {"label": "Who", "example": "Carl", "max_length": 60, "required": True}}
    linkedin, x = found["asking"]["shares"]
    assert x["text"] == f"{{disclosure}} I am {{who}}. https://example.com/?utm_source=twitter&{UTM}=asking-a {{x}}"
    assert x["opens"] is None
    assert linkedin["opens"].startswith("https://www.linkedin.com/sharing/share-offsite/?url=https")
    assert [share["text"] for share in found["own"]["shares"]] == ["Tea. {disclosure}"] * 2
    assert found["own"]["shares"][1]["opens"].endswith("?text=Tea.%20I%20work%20at%20Carl%27s.")
    cells = {(row["id"], row["network"]): row for row in rows("--format", "csv")}
    assert cells["asking", "x"]["text"] == x["text"]
    assert cells["asking", "x"]["share link"] == ""
    assert cells["own", "x"]["text"] == "Tea. {disclosure}"


def test_hootsuite_gets_a_separate_link_for_networks_that_take_one(hub: Path) -> None:
    result = run("--format", "hootsuite", "--network", "linkedin", "--language", "en")
    link = f"https://example.com/?utm_source=linkedin&{UTM}=now-a"
    assert list(csv.reader(StringIO(result.stdout, newline=""))) == [["", "Longer\n\nwords #Soda", link]]


def test_the_buffer_format(hub: Path) -> None:
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


def test_times_are_in_the_hubs_time_zone(hub: Path) -> None:
    posts = {"later": post("Later", publish="2026-12-01", expire="2026-12-31", networks=["x"])}
    write_hub(hub, posts, options={"timezone": "America/New_York", "networks": ["x"]})
    (hub / "content/posts/now.de.yml").unlink()  # in a language that the hub no longer offers
    assert '"2026-12-01 00:00"' in run("--format", "buffer", "--network", "x", "--drafts").stdout
    berlin = run("--format", "buffer", "--network", "x", "--drafts", "--timezone", "Europe/Berlin").stdout
    assert '"2026-12-01 06:00"' in berlin
    (row,) = (row for row in rows("--drafts") if row["id"] == "later")
    assert (row["publish"], row["expire"]) == ("2026-12-01", "2026-12-31")


def test_the_json_format(hub: Path) -> None:
    found: dict[str, Any] = json.loads(run("--format", "json", "--network", "linkedin").stdout)
    assert found["version"] == 2
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


def test_a_file_is_written_completely(hub: Path) -> None:
    result = run("-o", "out.csv")
    assert result.output == "Wrote 2 posts in 8 rows to out.csv.\n"
    assert (hub / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfid,language,title")
    assert "cannot be written: No such file or directory." in run("-o", "no/out.csv").output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "buffer"], "buffer needs one network per file: --network linkedin or --network x or"),
        (["--network", "linkdin"], "the hub has no “linkdin” (did you mean “linkedin”?"),
        (["--campaign", "none"], "the hub has no “none”\n"),
        (["--language", "fr"], "the hub has no “fr”"),
        (
            ["--timezone", "Mars", "--format", "json"],
            "“Mars” is not a time zone (use an IANA name such as Europe/Berlin, or UTC)",
        ),
    ],
)
def test_unknown_values_are_refused(hub: Path, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@a", "\tx", "'=1", "''-"])
def test_formulas_are_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "'a", "", " 1"])
def test_plain_text_is_not_changed(cell: str) -> None:
    assert guarded(cell) == cell


@pytest.mark.parametrize(
    ("entries", "cell"), [(None, ""), ([], "[]"), (["a", "b c"], "a, b c"), (["a, b"], '["a, b"]'), (["[x"], '["[x"]')]
)
def test_lists_are_written_to_one_cell(entries: list[str] | None, cell: str) -> None:
    assert listed(entries) == cell
