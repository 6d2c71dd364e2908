"""`advocacy results`: imports of all kinds of files, what is refused, and what is printed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.contracts.entries import write
from tests.kinds.campaigns.results.samples import WEEK_BEFORE, clicks_of, row, write_results_hub
from tests.results.logs.writing import Visit, combined, pretty_caddy
from tests.results.readers.test_network_readers import X_NEW
from tests.results.readers.test_plausible import HEADER
from tests.site.sites import as_yaml, post, write_hub

from mkdocs_advocacy.cli import main

OPTIONS = {"now": "2027-01-15T12:00:00Z"}
POSTS = {"range": post("The range", campaign="ginger"), "two": post("Two | =1+1", ["One", "Two"], campaign="ginger")}
NAME = "imported_sources_20261228_20270103.csv"
SHARES = "month,campaign,shares\n2026-12,ginger,40\n"


def visits(count: int, content: str, day: str = "2026-12-29", campaign: str = "ginger") -> str:
    """Return a row of Plausible's export."""
    return f"{day},LinkedIn,,linkedin,social,{campaign},{content},,{count},{count},{count},1,1"


PLAUSIBLE = "\n".join((HEADER, visits(41, "range-a"), visits(7, "two-b"), visits(9, "rnge-a"), ""))


def write_survey(answers: int = 40) -> str:
    rows = "".join(
        f"a{number},{number % 11},completed,2026-12-03 02:39:31,,2026-12-03 02:41:38,653e97acae,\n"
        for number in range(answers)
    )
    head = "Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags"
    return f"#,How likely are you to recommend us?,{head}\n{rows}"


def write_log() -> str:
    target = "/range?utm_source=linkedin&utm_medium=social&utm_campaign=ginger&utm_content=range-a"
    return "".join(
        combined(Visit(f"2026-12-{28 + number % 4}T10:00:00+00:00", f"192.0.2.{number}", target=target))
        for number in range(40)
    ) + combined(Visit("2027-01-04T10:00:00+00:00", target=target))


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return write_results_hub(tmp_path / "hub", {}, posts=POSTS, options=OPTIONS)


def run(hub: Path, *arguments: str | Path, code: int = 0) -> Result:
    done = CliRunner().invoke(main, ["results", *map(str, arguments), "-f", str(hub / "mkdocs.yml")])
    assert not done.exception or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code == code, done.output
    return done


def export(hub: Path, text: str | bytes, name: str = NAME) -> Path:
    """Write a file beside the hub."""
    path = hub.parent / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def files_of(hub: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((hub / "results").glob("*"))}


def test_visits_are_imported(hub: Path) -> None:
    assert run(hub, "import", export(hub, PLAUSIBLE)).output.splitlines() == [
        "Read visits of Plausible.",
        "Added: 2026-12-28 to 2027-01-03",
        "57 visits belong to your campaigns; 57 are published.",
        "Counted for the campaign only: 9 visits with an unknown utm_content: “rnge-a” 9 (did you mean range?)",
    ]
    assert {name: data.decode().splitlines()[1:] for name, data in files_of(hub).items()} == {
        "clicks.csv": [
            "2026-12-28,2027-01-03,linkedin,ginger,,,,9,,,",
            "2026-12-28,2027-01-03,linkedin,ginger,range,a,,41,,,",
            "2026-12-28,2027-01-03,linkedin,ginger,two,b,,7,,,",
        ],
        "imports.csv": [
            "2026-12-28,2027-01-03,2027-01-15,Plausible,visits,campaign content day source,the site's",
        ],
    }


def test_visits_that_the_first_import_lacked_are_reported(hub: Path) -> None:
    before = visits(9, "two-a")
    run(hub, "import", export(hub, "\n".join((HEADER, before, visits(41, "range-a", campaign="gnger"), ""))))
    line = "Not added: 41 visits that weren't published when their period was first imported."
    for _ in range(2):
        output = run(hub, "import", export(hub, "\n".join((HEADER, before, visits(41, "range-a"), "")))).output
        assert "Unchanged: 2026-12-28 to 2027-01-03" in output
        assert line in output


@pytest.mark.parametrize("content", ["two-c", "two"])
def test_a_post_without_such_a_version_is_not_suggested(hub: Path, content: str) -> None:
    output = run(hub, "import", export(hub, "\n".join((HEADER, visits(9, content), "")))).output
    assert f"9 visits with an unknown utm_content: “{content}” 9\n" in output


def test_addresses_in_tags_and_names_in_other_cells_are_not_printed(hub: Path) -> None:
    campaigns = ("ada@carls-soda.example", "ada%40carls-soda.example", "192.0.2.7")
    lines = [HEADER, visits(9, "range-a"), *(visits(9, "range-a", campaign=campaign) for campaign in campaigns)]
    output = run(hub, "import", export(hub, "\n".join((*lines, "")))).output
    assert output.count("(an email or IP address) 9") == 3
    shifted = PLAUSIBLE.replace("2026-12-29,", "Ada Lovelace,", 1)
    assert "the cell is not a day" in run(hub, "import", export(hub, shifted), code=2).output
    shares = export(hub, SHARES.replace("ginger", "ada@carls-soda.example"), "shares.csv")
    assert "an email or IP address is not an id" in run(hub, "import", shares, code=2).output


def test_posts_in_exports_without_campaigns_are_left_out(hub: Path) -> None:
    text = "label,nb_visits,metadata_segment\nrange-a,41,campaignContent==range-a\nad,9,campaignContent==ad\n"
    output = run(hub, "import", export(hub, text, "matomo.csv"), "--period", "2026-12").output
    assert "Left out: 9 visits with an unknown utm_content: “ad” 9" in output


IMPORTS: Mapping[str, tuple[str, str, str]] = {
    "access log": (write_log(), "access.log", "clicks.csv"),
    "survey": (write_survey(), "responses.csv", "survey.csv"),
    "own posts": (X_NEW, "account_analytics_content_2026-11-01_2026-11-30.csv", "network-posts.csv"),
    "shares": (SHARES, "counted.csv", "shares.csv"),
}


@pytest.mark.parametrize("kind", IMPORTS)
def test_other_files_are_imported(hub: Path, kind: str) -> None:
    text, name, stored = IMPORTS[kind]
    run(hub, "import", export(hub, text, name))
    assert stored in files_of(hub)
    assert run(hub, "--format", "json").exit_code == 0


def test_shares_of_what_the_hub_does_not_have_are_reported(hub: Path) -> None:
    text = f"{SHARES.replace('shares', 'network,shares').replace(',40', ',linkdin,40')}2026-12,gingr,x,7\n"
    line = "Not in this hub: campaign “gingr” (did you mean ginger?), network “linkdin” (did you mean linkedin?)\n"
    assert line in run(hub, "import", export(hub, text, "shares.csv")).output
    assert "Not in this hub" not in run(hub, "import", export(hub, SHARES, "shares.csv")).output


def test_counts_of_shares_that_a_file_replaces_are_reported(hub: Path) -> None:
    run(hub, "import", export(hub, SHARES, "a.csv"))
    line = "Deleted: earlier counts of the same months (1)"
    assert line not in run(hub, "import", export(hub, SHARES, "a.csv")).output
    assert (
        line
        in run(
            hub, "import", export(hub, SHARES.replace("campaign,", "post,").replace("ginger", "two"), "b.csv")
        ).output
    )


def test_a_log_without_user_agents_is_refused(hub: Path) -> None:
    lines = "".join(line.rsplit(' "" ', 1)[0] + "\n" for line in write_log().splitlines())
    assert "access logs" in run(hub, "import", export(hub, lines, "access.log"), code=2).output


def test_files_of_all_kinds_are_imported_at_once_and_twice(hub: Path) -> None:
    files = [export(hub, PLAUSIBLE), *(export(hub, *IMPORTS[kind][:2]) for kind in ("survey", "own posts", "shares"))]
    run(hub, "import", *files)
    before = files_of(hub)
    assert [*before] == ["clicks.csv", "imports.csv", "network-posts.csv", "shares.csv", "survey.csv"]
    assert "Unchanged: 2026-12-28 to 2027-01-03" in run(hub, "import", *reversed(files)).output
    assert files_of(hub) == before


def test_a_log_of_objects_on_several_lines_is_recognised(hub: Path) -> None:
    file = export(hub, pretty_caddy(Visit()), "caddy.json")
    assert "Read visits of access logs." in run(hub, "import", file).output


def test_the_name_of_a_survey_is_that_of_its_file(hub: Path) -> None:
    file = export(hub, write_survey(), "responses.csv")
    run(hub, "import", file, "--survey", "pulse-2026")
    assert [*files_of(hub)] == ["pulse-2026.csv"]
    for name in ("../pulse", "Pulse"):
        assert "can't be the name of a survey" in run(hub, "import", file, "--survey", name, code=2).output
    for name in ("clicks", "imports", "network-posts"):
        assert "is another file of results" in run(hub, "import", file, "--survey", name, code=2).output


@pytest.mark.parametrize("kind", IMPORTS)
def test_a_dry_run_writes_nothing(hub: Path, kind: str) -> None:
    text, name, _ = IMPORTS[kind]
    output = run(hub, "import", export(hub, text, name), "--dry-run").output
    assert output.endswith("Dry run: nothing was written.\n")
    assert not (hub / "results").exists()


WRONG: Mapping[str, tuple[str | bytes, str]] = {
    "empty": (b"", "wrong.csv:1:1: error: the file is empty (export it again)"),
    "blank": (b"\n \n", "wrong.csv:1:1: error: the file is empty (export it again)"),
    "binary": (bytes(range(256)) * 9, "wrong.csv:1:1: error: the file is not an export of a known tool."),
    "another table": ("a,b\n1,2\n", "wrong.csv:1:1: error: the file is not an export of a known tool."),
    "a damaged archive": (b"PK\x03\x04" + b"\x00" * 40, "wrong.csv:1:1: error: "),
    "a damaged row": (f"{HEADER}\n2026-12-29,LinkedIn\n", "wrong.csv:2:"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_one_wrong_file_stops_the_import(hub: Path, kind: str) -> None:
    data, message = WRONG[kind]
    good, wrong = export(hub, PLAUSIBLE), export(hub, data, "wrong.csv")
    output = run(hub, "import", good, wrong, code=2).output
    assert output.startswith(f"Error: {message}")
    assert output.endswith("\n1 error\nNothing was imported.\n")
    assert not (hub / "results").exists()


def test_all_files_that_cannot_be_read_are_named(hub: Path) -> None:
    (hub.parent / "loop").symlink_to("loop")
    output = run(hub, "import", hub / "missing.csv", hub.parent / "loop", code=2).output
    assert "missing.csv:1:1: error: the file cannot be read: No such file or directory" in output
    assert "loop:1:1: error: the file cannot be read: Too many levels of symbolic links" in output
    assert "2 errors" in output


def test_a_folder_is_refused(hub: Path) -> None:
    assert f"File '{hub.parent}' is a directory." in run(hub, "import", hub.parent, code=2).output


def test_files_that_count_the_same_days_are_refused(hub: Path) -> None:
    file = export(hub, PLAUSIBLE)
    assert "two files cover the same days" in run(hub, "import", file, file, code=2).output
    assert not (hub / "results").exists()


@pytest.mark.parametrize(
    "period",
    ["2026-13", "November", "2026-11-30..2026-11-02", "9999-12", "2026-1", "20261101", "2026-11-01..9999-12-31"],
)
def test_a_period_that_is_none_is_refused(hub: Path, period: str) -> None:
    output = run(hub, "import", export(hub, PLAUSIBLE), "--period", period, code=2).output
    assert "is neither a month such as 2026-11 nor days such as 2026-11-02..2026-11-08" in output


MAPPING = "exports:\n- {name: Ads, recognised_by: [Camp, Hits], columns: {campaign: Camp, clicks: Hits}}\n"
DAYLESS = "Camp,Hits\nginger,15\n"
TABLE = "day,utm_source,utm_medium,utm_campaign,utm_content,visits\n2026-12-29,linkedin,social,ginger,range-a,41\n"
WEEK = "2026-12-28..2027-01-03"


def test_the_period_of_a_mapped_file_without_days_is_named(hub: Path) -> None:
    write(hub, {"results/results.yml": MAPPING})
    file = export(hub, DAYLESS, "ads.csv")
    assert "add --period" in run(hub, "import", file, code=2).output
    done = run(hub, "import", file, "--period", "2026-12")
    assert "Added: 2026-12-01 to 2026-12-31" in done.output


@pytest.mark.parametrize(("name", "text"), [("visits.csv", TABLE), ("access.log", write_log().splitlines()[0] + "\n")])
def test_days_without_visits_are_covered_if_the_period_is_named(hub: Path, name: str, text: str) -> None:
    file = export(hub, text, name)
    assert "cover only a part of them: 2026-12-28 to 2027-01-03" in run(hub, "import", file).output
    assert "Added: 2026-12-28 to 2027-01-03" in run(hub, "import", file, "--period", WEEK).output


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (NAME, PLAUSIBLE, "the file states that it covers 2026-12-28 to 2027-01-03, not 2026-11-01 to 2026-11-30"),
        ("visits.csv", TABLE, "the file has rows of 2026-12-29 to 2026-12-29, which are not all within 2026-11-01"),
        ("access.log", write_log(), "the files cover 2026-12-28 to 2027-01-04, which is not all within 2026-11-01"),
    ],
)
def test_a_period_that_contradicts_a_file_is_refused(hub: Path, name: str, text: str, message: str) -> None:
    file = export(hub, text, name)
    assert message in run(hub, "import", file, "--period", "2026-11", code=2).output
    assert not (hub / "results/clicks.csv").exists()


@pytest.mark.parametrize("arguments", [("import", __file__), ("notice",), (), ("--format", "json")])
def test_a_hub_without_the_plugin_says_which_line_to_add(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    output = run(write_hub(tmp_path), *arguments, code=2).output
    assert output == (
        "Error: The hub has no results: add the line “- advocacy/results” under plugins: in mkdocs.yml.\n"
    )


@pytest.mark.parametrize("arguments", [("import", __file__), ()])
def test_problems_in_results_come_first(hub: Path, arguments: tuple[str, ...]) -> None:
    write(hub, clicks_of([row(3, "ginger")]))
    before = files_of(hub)
    output = run(hub, *arguments, code=2).output
    assert "results/clicks.csv:2:1: error: clicks is 3, but no number below 5 may be published" in output
    assert "Correct these errors first" in output
    assert files_of(hub) == before


def test_nothing_is_imported_while_a_campaign_cannot_be_read(hub: Path) -> None:
    """Its visits would be missing from these periods for ever."""
    write(hub, {"content/campaigns/lime.yml": "titel: Lime\n"})
    output = run(hub, "import", export(hub, PLAUSIBLE), code=2).output
    assert "content/campaigns/lime.yml:1:1: error:" in output
    assert output.endswith("Correct these errors first. Nothing was imported.\n")
    assert not (hub / "results").exists()


def test_two_accounts_of_a_network_are_not_mixed_up(hub: Path) -> None:
    text, name, stored = IMPORTS["own posts"]
    files = [export(hub, text, name), export(hub, text, name.replace(".csv", " (1).csv"))]
    assert "two files have the posts of x in 2026-11" in run(hub, "import", *files, code=2).output
    assert not (hub / "results" / stored).exists()


@pytest.mark.parametrize("name", ["access.log", "access.log.1", "access.log.2.gz", "raw/answers.xlsx", "events.ndjson"])
def test_an_export_in_the_folder_of_results_is_refused(hub: Path, name: str) -> None:
    write(hub, {f"results/{name}": write_log(), "results/README.md": "Sums.\n", "results/.keep": ""})
    output = run(hub, "import", hub / "results" / name, code=2).output
    assert f"results/{name}:1:1: error: results/ is for sums only" in output
    assert output.count("error:") == 1


def test_a_heading_that_is_an_address_is_not_quoted(hub: Path) -> None:
    file = export(hub, SHARES.replace("shares", "shares,ada@carls-soda.example").replace("40", "40,7"), "shares.csv")
    assert "the column an email or IP address is not allowed" in run(hub, "import", file, code=2).output


def test_a_linked_folder_is_refused(hub: Path) -> None:
    (hub.parent / "elsewhere").mkdir()
    (hub / "results").symlink_to(hub.parent / "elsewhere")
    output = run(hub, "import", export(hub, PLAUSIBLE), code=2).output
    assert output.startswith("Error: results:1:1: error: this folder is a symbolic link")
    assert list((hub.parent / "elsewhere").iterdir()) == []


def test_a_failed_write_leaves_all_files_as_they_were(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(hub, "import", export(hub, PLAUSIBLE))
    before = files_of(hub)
    replace = Path.replace

    def fail(path: Path, target: Path) -> Any:
        if target.name == "imports.csv":
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    later = "\n".join((HEADER, visits(99, "range-a", "2027-01-05"), ""))
    output = run(hub, "import", export(hub, later, "imported_sources_20270104_20270110.csv"), code=2).output
    assert output.endswith("results/imports.csv cannot be written: No space left on device. Nothing was written.\n")
    assert files_of(hub) == before


def test_a_failed_first_write_leaves_no_files(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def fail(path: Path, target: Path) -> Any:
        if target.name == "imports.csv":
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)
    run(hub, "import", export(hub, PLAUSIBLE), code=2)
    assert files_of(hub) == {}


def test_the_config_file_may_come_before_the_command(hub: Path) -> None:
    mkdocs = str(hub / "mkdocs.yml")
    for arguments in (["import", str(export(hub, PLAUSIBLE))], ["notice"]):
        done = CliRunner().invoke(main, ["results", "-f", mkdocs, *arguments])
        assert done.exit_code == 0, done.output
    assert [*files_of(hub)] == ["clicks.csv", "imports.csv"]


RESULTS = {
    **clicks_of(
        [
            row(41, "ginger", "range", variant="a", language="en"),
            row(7, "ginger", "two", variant="b", source="twitter", language="de"),
            row(30, "ginger", "*", source=""),
            row(12, "", "range", variant="a", days=WEEK_BEFORE),
        ]
    ),
    "results/shares.csv": SHARES,
    "results/survey.csv": "from,to,question,kind,score,answers\n"
    + "".join(f"2026-12-01,2026-12-31,Recommend?,nps,{score},20\n" for score in ("0 to 6", "7 to 8", "9 to 10")),
    "results/network-posts.csv": "from,to,network,posts,impressions,engagements,link_clicks,as_of\n"
    "2026-12-01,2026-12-31,linkedin,9,12000,300,,2027-01-10\n2025-12-01,2025-12-31,linkedin,9,12000,300,,2027-01-10\n",
}
TEXT = """\
Campaigns
campaign  title          clicks  target  shares  target of shares  days over  days
ginger    Ginger launch      78     500      40                 –          –     –

Posts, 2026-12
post   title       clicks  conversions
range  The range       53            –
two    Two | =1+1       7            –

Networks
source    network   clicks
linkedin  LinkedIn      53
others    others        30
twitter   X              7

Languages
language             clicks
others or not known      42
en                       41
de                        7

Periods
from        to          clicks
2026-12-21  2026-12-27      12
2026-12-28  2027-01-03      78

Own posts, 12 months
network   posts  impressions  engagements
linkedin      9       12,000          300

Surveys
survey  question    from        to          score  low  high  answers
survey  Recommend?  2026-12-01  2026-12-31      0  -20    20       60
"""


def test_results_are_printed_as_text(hub: Path) -> None:
    write(hub, RESULTS)
    assert run(hub).output == TEXT


def test_results_are_printed_as_markdown(hub: Path) -> None:
    write(hub, RESULTS)
    lines = run(hub, "--format", "md").output.splitlines()
    assert lines[:8] == [
        "## Campaigns",
        "",
        "| campaign | title | clicks | target | shares | target of shares | days over | days |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
        "| ginger | Ginger launch | 78 | 500 | 40 | – | – | – |",
        "",
        "## Posts, 2026-12",
        "",
    ]
    assert r"| two | Two \| =1+1 | 7 | – |" in lines


def test_results_are_printed_as_one_table(hub: Path) -> None:
    write(hub, {**RESULTS, "content/posts/two.yml": as_yaml(post("=1+1", campaign="ginger"))})
    lines = run(hub, "--format", "csv").output.splitlines()
    assert lines[:4] == [
        "table,row,column,value",
        "Campaigns,1,campaign,ginger",
        "Campaigns,1,title,Ginger launch",
        "Campaigns,1,clicks,78",
    ]
    assert '"Posts, 2026-12",2,title,\'=1+1' in lines
    assert "Surveys,1,low,-20" in lines


def test_a_hub_without_results_says_how_to_import_some(tmp_path: Path) -> None:
    hub = write_results_hub(tmp_path, {}, campaigns={}, posts={})
    for form in ("text", "md"):
        assert run(hub, "--format", form).output.startswith("There are no results yet. Import an export")
    assert run(hub, "--format", "csv").output == "table,row,column,value\n"


def test_an_unknown_format_is_refused(hub: Path) -> None:
    assert "'xml' is not one of 'text', 'csv', 'json', 'md'" in run(hub, "--format", "xml", code=2).output


SECTION = """\
## What is read

- Plausible: visits by day, network, campaign, post and version
- Exports of surveys: the scores that people chose, and the days. Comments and names aren't read.
- Voluntary counts of shares, which the owner of the programme writes down.
- Exports of the company's own accounts: impressions and engagements of its own posts.

Exports are read once, on the computer of the person who imports them. They aren't stored in the hub. From access logs,
IP addresses and user agents (the names of browsers) are only used to leave out programs and to count repeated requests
once: addresses are replaced by random values"""
PUBLISHED = """\
## What is published

- Sums of clicks for months that are over, by campaign, post, version, network and language. The hub's file
  `results/clicks.csv` also has the sums of visitors, conversions (such as orders) and requests by programs.
- Nothing of these below **8**. Smaller numbers are added up: by post, or else by campaign, or else for all
  campaigns together. Such a sum has at least four of them, and it is published only if each of them could still be any
  number from 0 to 7. Otherwise they are left out. Nothing can be found by subtraction.
- A published month can be revised once a month at most, and only by differences of at least 8. Sums of small
  numbers are never revised.
- Answers to surveys by groups of scores, from 30 answers on.
- No group of scores with 1 to 7 answers.
- How often a campaign or a post was shared in a month, from 8 on.
- Sums for the company's own posts by network, also small ones.
- Nothing about XING, WhatsApp on the site. The hub's files keep what was imported before a
  network was hidden, until somebody deletes it.

Everybody who can open the hub sees the same numbers.

## How long results are kept

2 years. Each import of clicks deletes the clicks of older periods. Other results are kept until somebody deletes them.
Earlier versions remain"""


def test_the_notice_describes_the_settings_and_what_was_imported(tmp_path: Path) -> None:
    settings = {"minimum": 8, "period": "month", "hide": ["xing", "whatsapp"], "keep": "2 years"}
    hub = write_results_hub(tmp_path, RESULTS, posts=POSTS, options=OPTIONS, results=settings)
    output = run(hub, "notice").output
    assert output.startswith("# Test hub: what its results count\n\n> This is a draft, made from the hub's settings on")
    assert SECTION in output
    assert PUBLISHED in output


def test_the_notice_of_a_new_hub(hub: Path) -> None:
    output = run(hub, "notice").output
    assert "## What is read\n\nNothing has been imported yet.\n" in output
    assert "Without a limit, until somebody deletes them." in output
    assert "{" not in output


def test_the_notice_says_that_a_database_counts(tmp_path: Path) -> None:
    hub = write_results_hub(tmp_path, RESULTS, posts=POSTS, options=OPTIONS, results={"engine": "duckdb://"})
    assert (
        "- Requests in a database, which are counted there: for each, the time, the tags, the page"
        in run(hub, "notice").output
    )


def test_the_list_of_commands_is_not_cut_off() -> None:
    output = CliRunner().invoke(main, ["results", "-h"]).output
    assert "..." not in output.partition("Commands:")[2]


@pytest.mark.parametrize("command", [(), ("import",), ("notice",)])
def test_the_help_describes_each_option(command: tuple[str, ...]) -> None:
    output = CliRunner().invoke(main, ["results", *command, "-h"], terminal_width=200).output
    lines = [line.strip() for line in output.partition("Options:")[2].splitlines() if line.startswith("  -")]
    assert lines
    for line in lines:
        assert line.partition("  ")[2].strip()[:1].isupper(), line


TABLE = "day,utm_source,utm_campaign,utm_content,visits\n2026-12-29,linkedin,ginger,range-a,41\n"
"""A week without visits on its first and its last day."""
LOG = "".join(write_log().splitlines(keepends=True)[1:40:4])


@pytest.mark.parametrize("content", [TABLE, LOG])
def test_the_user_states_the_days_of_a_week_with_quiet_days(hub: Path, content: str) -> None:
    export = hub.parent / "export"
    export.write_text(content, "utf-8")
    week = "2026-12-28 to 2027-01-03"
    assert f"the files cover only a part of them: {week}" in run(hub, "import", export).output
    assert f"Added: {week}" in run(hub, "import", export, "--period", "2026-12-28..2027-01-03").output


def test_an_export_without_a_visit_to_the_hub_is_refused(hub: Path) -> None:
    """Weeks that are stored as empty couldn't be filled later."""
    export = hub.parent / NAME
    export.write_text("\n".join((HEADER, visits(41, "range-a", campaign="gingr"), "")), "utf-8")
    assert run(hub, "import", export, code=2).output.splitlines() == [
        "Error: None of the visits in this export of Plausible belong to your campaigns.",
        "Left out: 41 visits of other campaigns: “gingr” 41 (did you mean ginger?)",
        "Nothing was imported. Check that the export has campaigns and posts, of a website that your posts link to.",
    ]
    assert not (hub / "results").exists()
